//! The server name indication of USE_SNI.
//!
//! Oracle's names end in a number (`S3.svc.V3.319`), and rustls takes none that does, since it
//! could be an IPv4 address. So rustls is given the name with `_` for its last dot, and the dot is
//! put back wherever the ClientHello leaves rustls: on its way to the server, where the transcript
//! of the handshake is hashed, and where it is signed. The server and we then speak of the same
//! bytes; were that not so, no handshake would come to an end.

use std::io::{self, Read, Write};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use rustls::crypto::hash::{Context, Hash, HashAlgorithm, Output};
use rustls::crypto::ring;
use rustls::pki_types::ServerName;
use rustls::sign::{Signer, SigningKey};
use rustls::{
    CipherSuiteCommon, Error, SignatureAlgorithm, SignatureScheme, SupportedCipherSuite, Tls12CipherSuite,
    Tls13CipherSuite,
};

/// The name for rustls in place of `text`; nothing where it cannot be sent at all.
pub(super) fn hidden(text: &str) -> Option<ServerName<'static>> {
    let (front, number) = text.rsplit_once('.')?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let name = ServerName::try_from(format!("{front}_{number}")).ok()?;
    (is_number && matches!(name, ServerName::DnsName(_))).then_some(name)
}

/// The same suites with a transcript in which the name is whole.
pub(super) fn suites(of: &[SupportedCipherSuite]) -> Vec<SupportedCipherSuite> {
    // They have to live for ever, so that they are made once.
    static ALL: LazyLock<Vec<SupportedCipherSuite>> =
        LazyLock::new(|| ring::ALL_CIPHER_SUITES.iter().map(|suite| whole(*suite)).collect());
    of.iter().filter_map(|suite| ALL.iter().find(|whole| whole.suite() == suite.suite())).copied().collect()
}

fn whole(suite: SupportedCipherSuite) -> SupportedCipherSuite {
    let common = |common: &CipherSuiteCommon| CipherSuiteCommon {
        suite: common.suite,
        hash_provider: Box::leak(Box::new(Whole(common.hash_provider))),
        confidentiality_limit: common.confidentiality_limit,
    };
    match suite {
        SupportedCipherSuite::Tls13(suite) => {
            let whole = Tls13CipherSuite { common: common(&suite.common), quic: None, ..*suite };
            SupportedCipherSuite::Tls13(Box::leak(Box::new(whole)))
        }
        SupportedCipherSuite::Tls12(suite) => {
            let whole = Tls12CipherSuite { common: common(&suite.common), ..*suite };
            SupportedCipherSuite::Tls12(Box::leak(Box::new(whole)))
        }
    }
}

/// A hash of a transcript in which the name is whole.
struct Whole(&'static dyn Hash);

impl Hash for Whole {
    fn start(&self) -> Box<dyn Context> {
        Box::new(Started { below: self.0.start(), fresh: true })
    }

    fn hash(&self, data: &[u8]) -> Output {
        self.0.hash(data)
    }

    fn output_len(&self) -> usize {
        self.0.output_len()
    }

    fn algorithm(&self) -> HashAlgorithm {
        self.0.algorithm()
    }
}

/// rustls hashes all messages up to the ClientHello at once: that is the first update.
struct Started {
    below: Box<dyn Context>,
    fresh: bool,
}

impl Context for Started {
    fn fork_finish(&self) -> Output {
        self.below.fork_finish()
    }

    fn fork(&self) -> Box<dyn Context> {
        Box::new(Self { below: self.below.fork(), fresh: self.fresh })
    }

    fn finish(self: Box<Self>) -> Output {
        self.below.finish()
    }

    fn update(&mut self, data: &[u8]) {
        match std::mem::take(&mut self.fresh) {
            true => self.below.update(&restored(data)),
            false => self.below.update(data),
        }
    }
}

/// A key that signs transcripts in which the name is whole, as TLS 1.2 asks for.
#[derive(Debug)]
pub(super) struct Key(pub(super) Arc<dyn SigningKey>);

impl SigningKey for Key {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        Some(Box::new(Signing(self.0.choose_scheme(offered)?)))
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        self.0.algorithm()
    }
}

#[derive(Debug)]
struct Signing(Box<dyn Signer>);

impl Signer for Signing {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.0.sign(&restored(message))
    }

    fn scheme(&self) -> SignatureScheme {
        self.0.scheme()
    }
}

/// A connection on which the name is whole; for the handshake only.
pub(super) struct Wire<'a, S>(pub(super) &'a mut S);

impl<S: Read> Read for Wire<'_, S> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        self.0.read(bytes)
    }
}

impl<S: Write> Write for Wire<'_, S> {
    /// Takes a whole record: half of one could not be told from others the next time.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const HEAD: usize = 5;
        const HANDSHAKE: u8 = 22;
        match bytes.split_at_checked(HEAD) {
            Some((head, body)) if head[0] == HANDSHAKE => {
                self.0.write_all(&[head, &restored(body)].concat())?;
            }
            _ => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Handshake messages with the dot put back into the name of each ClientHello.
fn restored(messages: &[u8]) -> Vec<u8> {
    const CLIENT_HELLO: u8 = 1;
    let mut whole = messages.to_vec();
    let mut rest = Bytes { all: messages, at: 0 };
    while let Some((kind, body)) = rest.message() {
        let name = (kind == CLIENT_HELLO).then(|| name(messages.get(..body.end)?, body.start)).flatten();
        if let Some(name) = name {
            let last = whole[name.clone()].iter().rposition(|byte| *byte == b'_');
            last.into_iter().for_each(|last| whole[name.start + last] = b'.');
        }
    }
    whole
}

/// Where the name stands in a ClientHello that begins at `at` (RFC 8446 4.1.2, RFC 6066 3).
fn name(all: &[u8], at: usize) -> Option<Range<usize>> {
    const VERSION_AND_RANDOM: usize = 34;
    const SERVER_NAME: usize = 0;
    let mut bytes = Bytes { all, at: at + VERSION_AND_RANDOM };
    // The session, the cipher suites, the compressions; then the extensions.
    bytes.vector(1)?;
    bytes.vector(2)?;
    bytes.vector(1)?;
    let extensions = bytes.vector(2)?;
    bytes.at = extensions.start;
    while bytes.at < extensions.end {
        let kind = bytes.number(2)?;
        let body = bytes.vector(2)?;
        if kind == SERVER_NAME {
            // The length of the list, and the kind of the name.
            bytes.at = body.start + 3;
            return bytes.vector(2).filter(|name| name.end == body.end);
        }
    }
    None
}

/// Numbers and vectors of TLS, most significant byte first.
struct Bytes<'a> {
    all: &'a [u8],
    at: usize,
}

impl Bytes<'_> {
    fn number(&mut self, size: usize) -> Option<usize> {
        let bytes = self.all.get(self.at..self.at.checked_add(size)?)?;
        self.at += size;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }

    /// Where the content of a vector stands, whose length has so many bytes.
    fn vector(&mut self, size: usize) -> Option<Range<usize>> {
        let length = self.number(size)?;
        let content = self.at..self.at.checked_add(length)?;
        self.all.get(content.clone())?;
        self.at = content.end;
        Some(content)
    }

    /// The kind and the place of a handshake message.
    fn message(&mut self) -> Option<(u8, Range<usize>)> {
        let kind = u8::try_from(self.number(1)?).ok()?;
        Some((kind, self.vector(3)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_as_oracle_makes_them_are_hidden() {
        let shown = |text: &str| hidden(text).map(|name| name.to_str().into_owned());
        assert_eq!(shown("S3.svc.V3.319").as_deref(), Some("S3.svc.V3_319"));
        assert_eq!(shown("S4.my_x.T1.d.V3.319").as_deref(), Some("S4.my_x.T1.d.V3_319"));
        let long = format!("S70.{}.V3.319", "x".repeat(70));
        for text in ["", "S3.svc.V3.", "S3.sv$.V3.319", "S3.své.V3.319", "db.example.com", "319", &long] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn no_bytes_are_too_odd() {
        // A ClientHello with the extension in question, cut and changed at every place.
        let mut hello = vec![1, 0, 0, 0, 3, 3];
        hello.extend([7; 32]);
        hello.extend([0, 0, 2, 0x13, 1, 1, 0, 0, 13, 0, 0, 0, 9, 0, 7, 0, 0, 4]);
        hello.extend(b"a_b_");
        hello[3] = u8::try_from(hello.len() - 4).expect("a short one");
        let whole = restored(&hello);
        assert!(whole.ends_with(b"a_b.") && whole[..whole.len() - 1] == hello[..hello.len() - 1]);
        for place in 0..hello.len() {
            assert_eq!(restored(&hello[..place]), hello[..place], "it is not whole");
            for value in [0, 1, 0xFF, hello[place].wrapping_add(1), hello[place].wrapping_sub(1)] {
                let mut changed = hello.clone();
                changed[place] = value;
                assert_eq!(restored(&changed).len(), hello.len());
            }
        }
    }
}
