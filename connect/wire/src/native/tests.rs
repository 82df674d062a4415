//! What needs keys that are no secret.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::exchange::{Exchange, Group};
use super::keys::{Keys, Side};
use super::message::Offer;
use super::{Algorithm, Checksum, Encryption, NativeError, Seal};

/// Digests of packets that the peer in Python sealed.
const SEALS: &str = include_str!("../../tests/native/seals.txt");

const LOGIN: [u8; 32] = [0x3C; 32];

/// Bytes that repeat after 256.
fn bytes(len: usize, step: usize, first: usize) -> Vec<u8> {
    (0..len).map(|at| (at * step + first) as u8).collect()
}

fn seal(encryption: &str, checksum: &str, strong: bool, side: Side) -> Seal {
    let keys = Keys::new(Zeroizing::new(bytes(256, 73, 41)), bytes(32, 29, 7), strong).expect("long enough");
    Seal::new(named::<Encryption>(encryption), named::<Checksum>(checksum), keys, side)
}

fn named<A: Algorithm>(name: &str) -> Option<A> {
    (name != "none").then(|| A::from_name(name).expect("a known name"))
}

/// The rows of the table: encryption, checksum, length of keys, sender, digest.
fn rows() -> impl Iterator<Item = [&'static str; 5]> {
    let lines = SEALS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let words: Vec<_> = line.split(' ').collect();
        words.try_into().expect("five words")
    })
}

fn side(name: &str) -> Side {
    if name == "client" { Side::Client } else { Side::Server }
}

#[test]
fn packets_are_sealed_as_the_peer_seals_them() {
    for row in rows() {
        let [encryption, checksum, length, sender, expected] = row;
        let mut seal = seal(encryption, checksum, length == "long", side(sender));
        let mut packets = Vec::new();
        for when in 0..3 {
            for len in [1, 16, 100] {
                packets.extend(seal.seal(&bytes(len, 7, 0)));
            }
            match when {
                0 => seal.reset(),
                _ => seal.fold(&LOGIN),
            }
        }
        let digest = Sha256::digest(&packets);
        let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, expected, "{row:?}");
    }
    assert_eq!(rows().count(), 72);
}

#[test]
fn the_other_end_opens_what_one_seals() {
    for [encryption, checksum, length, sender, _] in rows() {
        let at = |side| seal(encryption, checksum, length == "long", side);
        let (mut one, mut other) = (at(side(sender)), at(side(sender).other()));
        for len in [0, 1, 15, 16, 17, 4000] {
            let data = bytes(len, 7, 0);
            let sealed = one.seal(&data);
            assert!(sealed.len() <= len + one.overhead(), "{len} bytes become {}", sealed.len());
            assert_eq!(other.open(sealed), Ok(data), "{encryption} {checksum} {length}");
        }
    }
}

#[test]
fn each_end_may_begin_with_the_key_of_the_login_when_it_has_it() {
    let (mut client, mut server) =
        (seal("AES256", "SHA256", true, Side::Client), seal("AES256", "SHA256", true, Side::Server));
    client.fold(&LOGIN);
    // The server's answer was on its way before it mixed the key in.
    let late = server.seal(b"late");
    assert_eq!(client.open(late), Ok(b"late".to_vec()));
    server.fold(&LOGIN);
    let (to_server, to_client) = (client.seal(b"hello"), server.seal(b"welcome"));
    assert_eq!(server.open(to_server), Ok(b"hello".to_vec()));
    assert_eq!(client.open(to_client), Ok(b"welcome".to_vec()));
}

#[test]
fn an_end_without_the_key_of_the_login_is_out() {
    let (mut client, mut thief) =
        (seal("AES256", "SHA256", true, Side::Client), seal("AES256", "SHA256", true, Side::Server));
    client.fold(&LOGIN);
    thief.fold(&[0; 32]);
    let sealed = client.seal(b"select");
    assert!(thief.open(sealed).is_err());
}

#[test]
fn every_changed_bit_of_a_packet_is_found() {
    for checksum in Checksum::ALL {
        for encryption in ["none", "AES128", "RC4_128"] {
            let sealed = seal(encryption, checksum.name(), true, Side::Client).seal(b"twenty bytes of text");
            // The last byte only tells which keys to use.
            for bit in 0..(sealed.len() - 1) * 8 {
                let mut changed = sealed.clone();
                changed[bit / 8] ^= 1 << (bit % 8);
                let opened = seal(encryption, checksum.name(), true, Side::Server).open(changed.clone());
                let same = encryption == "RC4_128" && bit / 8 == sealed.len() - 2;
                assert_eq!(opened.is_err(), !same, "{encryption} {} bit {bit}", checksum.name());
            }
        }
    }
}

#[test]
fn a_packet_cannot_come_twice_or_out_of_order() {
    let (mut client, mut server) =
        (seal("none", "SHA512", true, Side::Client), seal("none", "SHA512", true, Side::Server));
    let (first, second) = (client.seal(b"first"), client.seal(b"second"));
    assert_eq!(seal("none", "SHA512", true, Side::Server).open(second), Err(NativeError::Changed));
    assert_eq!(server.open(first.clone()), Ok(b"first".to_vec()));
    assert_eq!(server.open(first), Err(NativeError::Changed));
}

#[test]
fn bytes_of_any_length_are_opened_or_refused() {
    for [encryption, checksum, length, ..] in rows() {
        for len in 0..70 {
            let opened = seal(encryption, checksum, length == "long", Side::Client).open(bytes(len, 91, 3));
            assert!(opened.is_err() || opened.is_ok_and(|data| data.len() < len.max(1)), "{len} bytes");
        }
    }
}

#[test]
fn no_key_is_shown() {
    let shown = format!("{:?}", seal("AES256", "SHA256", true, Side::Client));
    assert_eq!(shown, "Seal { encryption: Some(Aes256), checksum: Some(Sha256), .. }");
}

/// The offer of a server with such a prime.
fn offer(prime: &[u8]) -> Offer {
    Offer {
        generator_bits: 0,
        prime_bits: 0,
        generator: vec![2],
        prime: prime.to_vec(),
        public: vec![3],
        iv: vec![0; 32],
    }
}

#[test]
fn both_ends_of_an_exchange_know_the_same() {
    // No prime of these lengths is needed: the arithmetic is the same modulo any odd number.
    for (bits, first) in [(1024, 0xC5), (1025, 0x01), (1031, 0x55), (2048, 0xFF)] {
        let mut modulus = vec![0xA7; usize::div_ceil(bits, 8)];
        modulus[0] = first;
        let end = || Exchange::new(Group::read(&offer(&modulus), false).expect("a group")).expect("random");
        let (one, other) = (end(), end());
        let secret = one.shared(&other.public()).expect("a number of the group");
        assert_eq!(secret, other.shared(&one.public()).expect("a number of the group"));
        assert_eq!((one.bits() as usize, secret.len()), (bits, modulus.len()));
        assert_eq!(one.public().len(), modulus.len());
    }
}

#[test]
fn numbers_that_give_the_key_away_are_refused() {
    let prime = Exchange::new(Group::standard()).expect("random").offer(&[]).prime;
    let mut last = prime.clone();
    last[255] -= 1;
    let exchange = Exchange::new(Group::standard()).expect("random");
    for public in
        [vec![], vec![0], vec![1], vec![0, 0, 1], last.clone(), prime.clone(), [&[1], &*prime].concat()]
    {
        assert!(matches!(exchange.shared(&public), Err(NativeError::Exchange(_))), "{public:?}");
    }
    assert!(exchange.shared(&[0, 0, 2]).is_ok());
    let read = |offer: &Offer| Group::read(offer, false).map(|_| ()).expect_err("no group");
    assert!(matches!(read(&Offer { generator: vec![1], ..offer(&prime) }), NativeError::Exchange(_)));
    assert!(matches!(read(&offer(&last)), NativeError::Exchange("its prime is even")));
    assert!(matches!(read(&offer(&[0xFF; 513])), NativeError::Exchange("its prime is too long")));
    assert_eq!(read(&offer(&[0xFF; 64])), NativeError::ShortExchange { bits: 512 });
    assert_eq!(read(&offer(&[])), NativeError::ShortExchange { bits: 0 });
    assert!(Group::read(&offer(&[0xFF; 64]), true).is_ok());
    assert!(Group::read(&offer(&[0xFF; 63]), true).is_err());
}
