//! Private keys.

use der::asn1::{AnyRef, BitStringRef, Null, ObjectIdentifier, OctetStringRef, UintRef};
use der::{Encode as _, Reader as _, Sequence, SliceReader, Tag, TagNumber, Tagged as _};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use crate::asn1::{self, EncryptedKey};
use crate::cert::{Certificate, PublicKey};
use crate::limits::Budget;
use crate::{Secret, WalletError, crypto, oid};

const WHAT: &str = "the private key";

/// A private key, in memory that is wiped when it is dropped; it has no `Debug`.
pub struct PrivateKey {
    pkcs8: Zeroizing<Vec<u8>>,
    /// The public key that belongs to it, where its file says so.
    pub(crate) public: Option<PublicKey>,
    pub(crate) label: Label,
}

/// What a PKCS#12 file says about an item beside the item.
#[derive(Clone, Default)]
pub(crate) struct Label {
    pub(crate) alias: Option<String>,
    pub(crate) local_id: Option<Vec<u8>>,
}

/// PKCS#8 without the parts that may follow (RFC 5958).
#[derive(Sequence)]
struct Pkcs8<'a> {
    version: u8,
    algorithm: AlgorithmIdentifierRef<'a>,
    key: &'a OctetStringRef,
}

/// An elliptic curve key (RFC 5915).
#[derive(Sequence)]
struct Sec1<'a> {
    version: u8,
    key: &'a OctetStringRef,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    curve: Option<ObjectIdentifier>,
    #[asn1(context_specific = "1", tag_mode = "EXPLICIT", optional = "true")]
    public: Option<BitStringRef<'a>>,
}

impl PrivateKey {
    /// Takes a key in its PKCS#8 form.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where `der` is no such key.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, WalletError> {
        let (parsed, public) = parts(der)?;
        let bits = match parsed.algorithm.oid {
            oid::RSA | oid::RSA_PSS => Some(rsa_public(parsed.key.as_bytes())?),
            oid::EC => asn1::read::<Sec1<'_>>(parsed.key.as_bytes(), WHAT)?.public.and_then(bytes_of),
            _ => public,
        };
        let public = bits.map(|bits| PublicKey { algorithm: parsed.algorithm.oid, bits });
        Ok(Self { pkcs8: Zeroizing::new(der.to_vec()), public, label: Label::default() })
    }

    /// Takes an RSA key in its PKCS#1 form.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where `der` is no such key.
    pub fn from_pkcs1(der: &[u8]) -> Result<Self, WalletError> {
        rsa_public(der)?;
        let algorithm = AlgorithmIdentifierRef { oid: oid::RSA, parameters: Some(Null.into()) };
        Self::from_inner(algorithm, der)
    }

    /// Takes an elliptic curve key in its SEC 1 form, which names its curve.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where `der` is no such key.
    pub fn from_sec1(der: &[u8]) -> Result<Self, WalletError> {
        let parsed: Sec1<'_> = asn1::read(der, WHAT)?;
        let curve = parsed.curve.ok_or(WalletError::malformed(WHAT))?;
        let parameters = Some(AnyRef::from(&curve));
        Self::from_inner(AlgorithmIdentifierRef { oid: oid::EC, parameters }, der)
    }

    fn from_inner(algorithm: AlgorithmIdentifierRef<'_>, der: &[u8]) -> Result<Self, WalletError> {
        let key = OctetStringRef::new(der).map_err(|_| WalletError::malformed(WHAT))?;
        let wrapped = Pkcs8 { version: 0, algorithm, key };
        Self::from_pkcs8(&asn1::write(&wrapped)?)
    }

    /// Takes a key in encrypted PKCS#8.
    pub(crate) fn from_encrypted(
        der: &[u8],
        password: Option<&Secret>,
        budget: &mut Budget,
    ) -> Result<Self, WalletError> {
        let EncryptedKey { algorithm, data } = asn1::read(der, "the encrypted private key")?;
        let password = password.ok_or(WalletError::PasswordNeeded)?;
        let decrypted = crypto::decrypt(&algorithm, password, data.as_bytes(), budget)?;
        match asn1::read::<AnyRef<'_>>(&decrypted, WHAT) {
            Ok(_) => Self::from_pkcs8(&decrypted),
            // The padding fitted by chance.
            Err(_) => Err(WalletError::WrongPassword),
        }
    }

    /// The key itself, as PKCS#8; keep no copy of it longer than needed.
    #[must_use]
    pub fn expose_pkcs8(&self) -> &[u8] {
        &self.pkcs8
    }

    /// Whether this is the key of `certificate`; nothing where the file does not tell its public key.
    #[must_use]
    pub fn matches(&self, certificate: &Certificate) -> Option<bool> {
        let public = self.public.as_ref()?;
        certificate.public_key().ok().map(|of_certificate| of_certificate == *public)
    }
}

/// A PKCS#8 key and the public key that may follow it.
fn parts(der: &[u8]) -> Result<(Pkcs8<'_>, Option<Vec<u8>>), WalletError> {
    const PUBLIC: Tag = Tag::ContextSpecific { constructed: false, number: TagNumber(1) };
    let body: AnyRef<'_> = asn1::read(der, WHAT)?;
    let parse = || -> der::Result<(Pkcs8<'_>, Option<Vec<u8>>)> {
        body.tag().assert_eq(Tag::Sequence)?;
        let mut reader = SliceReader::new(body.value())?;
        let key = Pkcs8 { version: reader.decode()?, algorithm: reader.decode()?, key: reader.decode()? };
        let mut public = None;
        while !reader.is_finished() {
            let part: AnyRef<'_> = reader.decode()?;
            if part.tag() == PUBLIC {
                // The first byte of a bit string counts its unused bits: none in a key.
                public = part.value().get(1..).map(<[u8]>::to_vec);
            }
        }
        Ok((key, public))
    };
    parse().map_err(|_| WalletError::malformed(WHAT))
}

fn bytes_of(bits: BitStringRef<'_>) -> Option<Vec<u8>> {
    bits.as_bytes().map(<[u8]>::to_vec)
}

/// The PKCS#1 public key (modulus, exponent) in a PKCS#1 private key.
fn rsa_public(der: &[u8]) -> Result<Vec<u8>, WalletError> {
    let body: AnyRef<'_> = asn1::read(der, WHAT)?;
    let public = || -> der::Result<Vec<u8>> {
        body.tag().assert_eq(Tag::Sequence)?;
        let mut reader = SliceReader::new(body.value())?;
        reader.decode::<u8>()?;
        let (modulus, exponent): (UintRef<'_>, UintRef<'_>) = (reader.decode()?, reader.decode()?);
        vec![modulus, exponent].to_der()
    };
    public().map_err(|_| WalletError::malformed(WHAT))
}
