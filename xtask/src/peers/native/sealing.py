# Native network encryption once more, written from the description of the protocol alone: keys, ciphers
# and checksums of sealed packets, for either side.
import hashlib

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

MODERN_AES = {15: 16, 16: 24, 17: 32}
STREAMS = {1: 5, 8: 7, 10: 16, 6: 32}
DIGESTS = {1: hashlib.md5, 3: hashlib.sha1, 4: hashlib.sha512, 5: hashlib.sha256, 6: hashlib.sha384}


class Rc4:
    def __init__(self, key):
        self.box, self.x, self.y = list(range(256)), 0, 0
        at = 0
        for index in range(256):
            at = (at + self.box[index] + key[index % len(key)]) % 256
            self.box[index], self.box[at] = self.box[at], self.box[index]

    def over(self, data):
        out = bytearray()
        for byte in data:
            self.x = (self.x + 1) % 256
            self.y = (self.y + self.box[self.x]) % 256
            self.box[self.x], self.box[self.y] = self.box[self.y], self.box[self.x]
            out.append(byte ^ self.box[(self.box[self.x] + self.box[self.y]) % 256])
        return bytes(out)


class Cbc:
    """AES in CBC mode whose chain goes on from call to call."""

    def __init__(self, key, vector):
        self.encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()

    def over(self, data):
        return self.encryptor.update(data)


def aes(key, vector, data, encrypt):
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector))
    context = cipher.encryptor() if encrypt else cipher.decryptor()
    return context.update(data) + context.finalize()


class Direction:
    """What seals, or opens, the packets that one side sends."""

    def __init__(self, side, encryption, checksum, keys):
        self.side, self.encryption, self.checksum, self.keys = side, encryption, checksum, keys
        secret, sent, derived, strong = keys.secret, keys.sent, keys.derived, keys.strong
        if checksum in (1, 3):
            if strong and checksum == 3:
                self.width, material = 15, secret[:15] + b"\xff" + derived
            else:
                self.width, material = 5, secret[-5:] + b"\xff" + sent
            self.maker = Rc4(material)
        elif checksum:
            self.width = 15 if strong else 5
            vector = derived[:16] if strong else sent[:16]
            first = (secret[: self.width] + b"\xff").ljust(16, b"\0")
            self.maker, self.block = Cbc(first, vector), bytes(32)
        if encryption in STREAMS:
            self.maker_of_cipher = Rc4(secret[-STREAMS[encryption]:] + b"\x7b" + sent)
        self.reset()

    def reset(self):
        mark = 0x5A if self.side == "client" else 0xB4
        if self.checksum in (1, 3):
            self.stream = Rc4(self.maker.over(bytes(self.width)) + bytes([mark]))
        elif self.checksum:
            self.block = self.maker.over(self.block)
            key, vector = self.block[:16], self.block[16:]
            self.maker = Cbc(key, vector)
            self.stream = Cbc(key[: self.width] + bytes([mark]) + key[self.width + 1:], vector)
            self.running = bytes(DIGESTS[self.checksum]().digest_size)
        if self.encryption in STREAMS:
            width = STREAMS[self.encryption]
            key = bytearray(self.maker_of_cipher.over((bytes(15) + b" " * 21)[:width]))
            key[-1] ^= 0 if self.side == "client" else 0xAA
            self.cipher = Rc4(key)

    def sum_of(self, data):
        size = DIGESTS[self.checksum]().digest_size
        if self.checksum in (1, 3):
            behind = self.stream.over(bytes(size))
        else:
            behind = self.running = self.stream.over(self.running)
        return DIGESTS[self.checksum](data + behind).digest()

    def vector(self):
        return self.keys.derived[:16] if self.keys.strong else bytes(16)

    def seal(self, data, mark):
        if self.checksum:
            data += self.sum_of(data)
        if self.encryption in MODERN_AES:
            missing = -len(data) % 16
            key = self.keys.secret[: MODERN_AES[self.encryption]]
            data = aes(key, self.vector(), data + bytes(missing), True) + bytes([missing + 1])
        elif self.encryption:
            data = self.cipher.over(data) + b"\0"
        return data + bytes([mark])

    def open(self, body):
        data = body[:-1]
        if self.encryption in MODERN_AES:
            missing = data[-1] - 1
            key = self.keys.secret[: MODERN_AES[self.encryption]]
            data = aes(key, self.vector(), data[:-1], False)
            data = data[: len(data) - missing]
        elif self.encryption:
            data = self.cipher.over(data[:-1])
        if self.checksum:
            size = DIGESTS[self.checksum]().digest_size
            data, found = data[:-size], data[-size:]
            if found != self.sum_of(data):
                raise ValueError("checksum differs")
        return data


class Keys:
    def __init__(self, secret, sent, strong):
        self.secret, self.sent, self.derived, self.strong = secret, sent, secret[32:64], strong

    def folded(self, login):
        keys = Keys(mixed(self.secret, login), self.sent, self.strong)
        keys.derived = mixed(self.derived, login)
        return keys


def mixed(data, key):
    key = key[: len(data)].ljust(len(data), b"\0")
    return bytes(a ^ b for a, b in zip(data, key))


class Sealing:
    def __init__(self, side, encryption, checksum, keys):
        self.side, self.other = side, "server" if side == "client" else "client"
        self.encryption, self.checksum, self.mark = encryption, checksum, 0
        self.use(keys)

    def use(self, keys):
        self.keys = keys
        self.outward = Direction(self.side, self.encryption, self.checksum, keys)
        self.inward = Direction(self.other, self.encryption, self.checksum, keys)

    def fold(self, login):
        if self.keys.strong:
            self.use(self.keys.folded(login))
            self.mark = 1
