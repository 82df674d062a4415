# The negotiation, for either side; it goes on where sealing.py ends.
import secrets

SUPERVISOR, AUTHENTICATION, ENCRYPTION, CHECKSUM = 4, 1, 2, 3

# RFC 2409 and RFC 3526: primes of the form 2^n - 2^(n-64) - 1 + 2^64 * (floor(2^(n-130) pi) + k).
PI_OFFSETS = {768: 149686, 1024: 129093, 1536: 741804, 2048: 124476, 3072: 1690314}


def pi_times_two_to(bits):
    """floor(2^bits * pi), by Machin's formula in whole numbers."""
    guard = 64
    one = 1 << (bits + guard)

    def arctan_of_inverse(n):
        power, total, divisor, sign = one // n, 0, 1, 1
        while power:
            total += sign * (power // divisor)
            power //= n * n
            divisor += 2
            sign = -sign
        return total

    return (4 * (4 * arctan_of_inverse(5) - arctan_of_inverse(239))) >> guard


def prime_of(bits):
    return 2**bits - 2 ** (bits - 64) - 1 + 2**64 * (pi_times_two_to(bits - 130) + PI_OFFSETS[bits])


def is_strong(version):
    return version >> 24 >= 23 or (version >> 12) & 0xFF != 0


def field(kind, data):
    return len(data).to_bytes(2, "big") + kind.to_bytes(2, "big") + data


def number(kind, value, size):
    return field(kind, value.to_bytes(size, "big"))


def service(kind, fields, error=0):
    head = kind.to_bytes(2, "big") + len(fields).to_bytes(2, "big") + error.to_bytes(4, "big")
    return head + b"".join(fields)


def listed(numbers):
    body = b"".join(number.to_bytes(2, "big") for number in numbers)
    return field(1, bytes.fromhex("deadbeef0003") + len(numbers).to_bytes(4, "big") + body)


def message(version, services):
    body = b"".join(services)
    head = bytes.fromhex("deadbeef") + (13 + len(body)).to_bytes(2, "big")
    return head + version.to_bytes(4, "big") + len(services).to_bytes(2, "big") + b"\0" + body


def parsed(data):
    assert data[:4].hex() == "deadbeef" and int.from_bytes(data[4:6], "big") == len(data), "no message"
    at, services = 13, {}
    for _ in range(int.from_bytes(data[10:12], "big")):
        kind, count = int.from_bytes(data[at : at + 2], "big"), int.from_bytes(data[at + 2 : at + 4], "big")
        error, at, fields = int.from_bytes(data[at + 4 : at + 8], "big"), at + 8, []
        for _ in range(count):
            size = int.from_bytes(data[at : at + 2], "big")
            fields.append((int.from_bytes(data[at + 2 : at + 4], "big"), data[at + 4 : at + 4 + size]))
            at += 4 + size
        services[kind] = (error, fields)
    assert at == len(data), "bytes behind the services"
    return services


def offered(wish):
    ids = bytes(wish["ids"])
    return {"REJECTED": b"\0", "ACCEPTED": b"\0" + ids, "REQUESTED": ids + b"\0", "REQUIRED": ids}[wish["level"]]


def level_of(offer):
    if 0 not in offer:
        return "REQUIRED"
    if len(offer) == 1:
        return "REJECTED"
    return "REQUESTED" if offer[-1] == 0 else "ACCEPTED"


def decided(offer, wish):
    """The number of the algorithm, and the number of an error."""
    levels = {level_of(offer), wish["level"]}
    common = [id for id in wish["ids"] if id in offer]
    if "REJECTED" in levels:
        return 0, 12660 if "REQUIRED" in levels else 0
    if levels == {"ACCEPTED"}:
        return 0, 0
    if not common:
        return 0, 12650 if "REQUIRED" in levels else 0
    return common[0], 0


class Client:
    def __init__(self, wanted):
        self.version = wanted["version"]
        version = number(5, self.version, 4)
        self.sealing, self.error = None, 0
        self.first = message(self.version, [
            service(SUPERVISOR, [version, field(1, bytes.fromhex("0000101c66ec28ea")), listed([4, 1, 2, 3])]),
            service(AUTHENTICATION, [version, number(3, 0xE0E1, 2), number(6, 0xFCFF, 2)]),
            service(ENCRYPTION, [version, field(1, offered(wanted["encryption"])), number(2, 1, 1)]),
            service(CHECKSUM, [version, field(1, offered(wanted["checksum"]))]),
        ])

    def receive(self, data):
        services = parsed(data)
        errors = [error for error, _ in services.values() if error]
        if errors:
            self.error = errors[0]
            return None
        assert services[SUPERVISOR][1][1] == (6, b"\x00\x1f"), "the supervisor's status"
        assert services[AUTHENTICATION][1][1] == (6, b"\xfb\xff"), "the authentication's status"
        encryption, fields = services[ENCRYPTION][1][1][1][0], services[CHECKSUM][1]
        checksum = fields[1][1][0]
        if len(fields) == 2:
            assert (encryption, checksum) == (0, 0), "no keys"
            return None
        generator, prime, public = (int.from_bytes(fields[at][1], "big") for at in (4, 5, 6))
        size, exponent = len(fields[5][1]), secrets.randbits(1024) + 2
        secret = pow(public, exponent, prime).to_bytes(size, "big")
        strong = is_strong(self.version) and is_strong(int.from_bytes(fields[0][1], "big"))
        self.sealing = Sealing("client", encryption, checksum, Keys(secret, fields[7][1], strong))
        answer = pow(generator, exponent, prime).to_bytes(size, "big")
        return message(self.version, [service(CHECKSUM, [field(1, answer)])])


class Server:
    def __init__(self, wanted):
        self.wanted, self.sealing, self.error, self.first, self.chosen = wanted, None, 0, None, None

    def receive(self, data):
        return self.finish(data) if self.chosen else self.answer(parsed(data))

    def answer(self, services):
        wanted, version = self.wanted, number(5, self.wanted["version"], 4)
        client = int.from_bytes(services[SUPERVISOR][1][0][1], "big")
        encryption, refused = decided(services[ENCRYPTION][1][1][1], wanted["encryption"])
        checksum, doubted = decided(services[CHECKSUM][1][1][1], wanted["checksum"])
        weak = (encryption or checksum) and not is_strong(client) and wanted["strong_only"]
        self.error = refused or doubted or (12269 if weak else 0)
        fields = [version, number(2, checksum, 1)]
        if (encryption or checksum) and not self.error:
            fields += self.keys(encryption, checksum, is_strong(client) and is_strong(wanted["version"]))
        active = [4, 1] + [kind for kind, id in ((2, encryption), (3, checksum)) if id]
        status = [version, number(6, 31, 2), listed(active)]
        return message(0, [
            service(SUPERVISOR, [version], 12269) if weak else service(SUPERVISOR, status),
            service(AUTHENTICATION, [version, number(6, 0xFBFF, 2)]),
            service(ENCRYPTION, [version] if refused else [version, number(2, encryption, 1)], refused),
            service(CHECKSUM, [version] if doubted else fields, doubted),
        ])

    def keys(self, encryption, checksum, strong):
        bits = self.wanted["bits"]
        prime, self.exponent, sent = prime_of(bits), secrets.randbits(1024) + 2, secrets.token_bytes(32)
        self.chosen = (encryption, checksum, prime, sent, strong)
        size = bits // 8
        raw = [field(1, part.to_bytes(size, "big")) for part in (2, prime, pow(2, self.exponent, prime))]
        return [number(3, bits, 2), number(3, bits, 2), *raw, field(1, sent)]

    def finish(self, data):
        encryption, checksum, prime, sent, strong = self.chosen
        public = int.from_bytes(parsed(data)[CHECKSUM][1][0][1], "big")
        secret = pow(public, self.exponent, prime).to_bytes((prime.bit_length() + 7) // 8, "big")
        self.sealing = Sealing("server", encryption, checksum, Keys(secret, sent, strong))
        return None


end = None


def answer(question):
    global end
    said = question["op"]
    if said in ("client", "server"):
        end = Client(question) if said == "client" else Server(question)
        return {"send": end.first.hex() if end.first else None}
    if said == "receive":
        sent = end.receive(bytes.fromhex(question["data"]))
        return {"send": sent.hex() if sent else None, "error": end.error, "sealed": end.sealing is not None}
    if said == "seal":
        return end.sealing.outward.seal(bytes.fromhex(question["data"]), end.sealing.mark).hex()
    if said == "open":
        return end.sealing.inward.open(bytes.fromhex(question["data"])).hex()
    if said == "reset":
        end.sealing.outward.reset()
        return end.sealing.inward.reset()
    return end.sealing.fold(bytes.fromhex(question["key"]))
