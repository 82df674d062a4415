//! Certificates and requests for them.

use std::time::SystemTime;

use der::asn1::{AnyRef, ObjectIdentifier, UintRef};
use der::{DateTime, Decode as _, Encode as _, Reader as _, SliceReader};
use sha2::Digest as _;
use x509_cert::certificate::{CertificateInner, Raw};
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::name::Name;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::key::Label;
use crate::{WalletError, asn1, oid};

const WHAT: &str = "a certificate";

/// An X.509 certificate of a wallet, of version 1 or 3.
#[derive(Clone)]
pub struct Certificate {
    der: Vec<u8>,
    pub(crate) label: Label,
}

/// What a certificate says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// 1 or 3; old wallet tools write 1.
    pub version: u8,
    /// Whose it is: a distinguished name in the form `CN=db1,O=Example` (RFC 4514).
    pub subject: String,
    /// Who signed it, in the same form.
    pub issuer: String,
    /// The serial number in hexadecimal.
    pub serial: String,
    /// When it starts to hold.
    pub not_before: SystemTime,
    /// When it stops to hold.
    pub not_after: SystemTime,
    /// The other names of its subject: `DNS:db1.example.com`, `IP:10.0.0.1`, `email:…`, `URI:…`, `DN:…`.
    pub alternative_names: Vec<String>,
    /// How it is signed: a name such as `sha256WithRSAEncryption`, or the object identifier.
    pub signature_algorithm: String,
    /// The algorithm of its key: `RSA`, `EC`, `Ed25519`, or the object identifier.
    pub key_algorithm: String,
    /// The size of its key in bits, where the algorithm is known.
    pub key_bits: Option<usize>,
}

/// Where a moment lies against a certificate's validity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// The certificate holds only later.
    NotYet,
    /// It holds for this many more whole days.
    Valid {
        /// Whole days until it expires.
        days_left: u64,
    },
    /// It has expired this many whole days ago.
    Expired {
        /// Whole days since it expired.
        days_ago: u64,
    },
}

impl CertificateFacts {
    /// Whether the certificate holds at `now`; both of its bounds belong to it.
    #[must_use]
    pub fn validity_at(&self, now: SystemTime) -> Validity {
        const DAY: u64 = 24 * 60 * 60;
        if now < self.not_before {
            return Validity::NotYet;
        }
        match self.not_after.duration_since(now) {
            Ok(left) => Validity::Valid { days_left: left.as_secs() / DAY },
            Err(past) => Validity::Expired { days_ago: past.duration().as_secs() / DAY },
        }
    }

    /// The last day on which it holds: `2027-01-31`.
    #[must_use]
    pub fn last_day(&self) -> String {
        let date = DateTime::from_system_time(self.not_after);
        date.map_or_else(
            |_| String::new(),
            |date| date.to_string().split('T').next().unwrap_or_default().to_owned(),
        )
    }

    /// Whether subject and issuer are the same, as in a root.
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.subject == self.issuer
    }
}

/// What a check of signatures needs to know of a certificate, all of it in DER.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateParts {
    /// What the issuer has signed.
    pub body: Vec<u8>,
    /// How it is signed.
    pub algorithm: Vec<u8>,
    /// The signature itself, without its DER.
    pub signature: Vec<u8>,
    /// The name of the issuer.
    pub issuer: Vec<u8>,
    /// The name of the subject.
    pub subject: Vec<u8>,
    /// The public key of the subject and its algorithm.
    pub public_key: Vec<u8>,
}

/// A name in DER, as servers send the names of issuers, in the form `CN=db1,O=Example` (RFC 4514).
///
/// # Errors
/// [`WalletError::Malformed`] where `der` is no name.
pub fn distinguished_name(der: &[u8]) -> Result<String, WalletError> {
    asn1::read::<Name>(der, "a name").map(|name| name.to_string())
}

/// A public key, comparable.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct PublicKey {
    pub(crate) algorithm: ObjectIdentifier,
    pub(crate) bits: Vec<u8>,
}

impl Certificate {
    /// Takes a certificate in its DER form.
    ///
    /// Only its outline is looked at here: a trusted certificate with an odd
    /// part must not make a wallet unreadable. [`Certificate::facts`] reads all of it.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where `der` is not one SEQUENCE of three.
    pub fn from_der(der: &[u8]) -> Result<Self, WalletError> {
        signed(der, WHAT)?;
        Ok(Self { der: der.to_vec(), label: Label::default() })
    }

    /// The DER form.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// The name that the wallet gives the certificate, if any.
    #[must_use]
    pub fn alias(&self) -> Option<&str> {
        self.label.alias.as_deref()
    }

    /// Reads what the certificate says.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where a part of it is not valid.
    pub fn facts(&self) -> Result<CertificateFacts, WalletError> {
        let malformed = |_| WalletError::malformed(WHAT);
        let parsed = CertificateInner::<Raw>::from_der(&self.der).map_err(malformed)?;
        let body = parsed.tbs_certificate();
        let key = body.subject_public_key_info();
        Ok(CertificateFacts {
            version: body.version() as u8 + 1,
            subject: body.subject().to_string(),
            issuer: body.issuer().to_string(),
            serial: hex(body.serial_number().as_bytes()),
            not_before: body.validity().not_before.to_system_time(),
            not_after: body.validity().not_after.to_system_time(),
            alternative_names: alternative_names(body)?,
            signature_algorithm: signature_name(parsed.signature_algorithm().oid),
            key_algorithm: key_name(key.algorithm.oid),
            key_bits: key_bits(&key.algorithm, key.subject_public_key.raw_bytes()),
        })
    }

    /// Takes the certificate apart for a check of signatures.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where a part of it is not valid.
    pub fn parts(&self) -> Result<CertificateParts, WalletError> {
        let outer: AnyRef<'_> = asn1::read(&self.der, WHAT)?;
        let read = || -> der::Result<CertificateParts> {
            let body: AnyRef<'_> = SliceReader::new(outer.value())?.decode()?;
            let parsed = CertificateInner::<Raw>::from_der(&self.der)?;
            let names = parsed.tbs_certificate();
            Ok(CertificateParts {
                body: body.to_der()?,
                algorithm: parsed.signature_algorithm().to_der()?,
                signature: parsed.signature().raw_bytes().to_vec(),
                issuer: names.issuer().to_der()?,
                subject: names.subject().to_der()?,
                public_key: names.subject_public_key_info().to_der()?,
            })
        };
        read().map_err(|_| WalletError::malformed(WHAT))
    }

    /// Its SHA-1 thumbprint in upper-case hexadecimal, as tools show it: a name, no protection.
    #[must_use]
    pub fn sha1_thumbprint(&self) -> String {
        hex(&sha1::Sha1::digest(&self.der))
    }

    /// Its SHA-256 thumbprint in upper-case hexadecimal.
    #[must_use]
    pub fn sha256_thumbprint(&self) -> String {
        hex(&sha2::Sha256::digest(&self.der))
    }

    pub(crate) fn public_key(&self) -> Result<PublicKey, WalletError> {
        let malformed = |_| WalletError::malformed(WHAT);
        let parsed = CertificateInner::<Raw>::from_der(&self.der).map_err(malformed)?;
        let key = parsed.tbs_certificate().subject_public_key_info();
        let bits = key.subject_public_key.raw_bytes().to_vec();
        Ok(PublicKey { algorithm: key.algorithm.oid, bits })
    }
}

/// A request for a certificate (PKCS#10), which orapki keeps beside the key.
#[derive(Clone)]
pub struct CertificateRequest {
    der: Vec<u8>,
    pub(crate) label: Label,
}

impl CertificateRequest {
    /// Takes a request in its DER form.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where `der` is not one SEQUENCE of three.
    pub fn from_der(der: &[u8]) -> Result<Self, WalletError> {
        signed(der, "a certificate request")?;
        Ok(Self { der: der.to_vec(), label: Label::default() })
    }

    /// The DER form.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// For whom the certificate is requested, as a distinguished name.
    ///
    /// # Errors
    /// [`WalletError::Malformed`] where the request is not valid.
    pub fn subject(&self) -> Result<String, WalletError> {
        let read = || -> der::Result<String> {
            let outer = AnyRef::from_der(&self.der)?;
            let body: AnyRef<'_> = SliceReader::new(outer.value())?.decode()?;
            let mut reader = SliceReader::new(body.value())?;
            reader.decode::<u8>()?;
            Ok(reader.decode::<Name>()?.to_string())
        };
        read().map_err(|_| WalletError::malformed("a certificate request"))
    }
}

/// Checks the outline of something signed: body, algorithm, signature.
fn signed(der: &[u8], what: &'static str) -> Result<(), WalletError> {
    let outer: AnyRef<'_> = asn1::read(der, what)?;
    let parts = asn1::elements::<AnyRef<'_>>(outer.value(), what).collect::<Result<Vec<_>, _>>()?;
    match parts.len() {
        3 => Ok(()),
        _ => Err(WalletError::malformed(what)),
    }
}

fn alternative_names(
    body: &x509_cert::certificate::TbsCertificateInner<Raw>,
) -> Result<Vec<String>, WalletError> {
    let found = body.get_extension::<SubjectAltName>().map_err(|_| WalletError::malformed(WHAT))?;
    let names = found.map(|(_, names)| names.0).unwrap_or_default();
    Ok(names.iter().map(general_name).collect())
}

fn general_name(name: &GeneralName) -> String {
    match name {
        GeneralName::DnsName(text) => format!("DNS:{}", text.as_str()),
        GeneralName::Rfc822Name(text) => format!("email:{}", text.as_str()),
        GeneralName::UniformResourceIdentifier(text) => format!("URI:{}", text.as_str()),
        GeneralName::DirectoryName(name) => format!("DN:{name}"),
        GeneralName::RegisteredId(id) => format!("ID:{id}"),
        GeneralName::IpAddress(bytes) => format!("IP:{}", address(bytes.as_bytes())),
        _ => "other".to_owned(),
    }
}

fn address(bytes: &[u8]) -> String {
    let of_six = <[u8; 16]>::try_from(bytes).map(|bytes| std::net::Ipv6Addr::from(bytes).to_string());
    let of_four = <[u8; 4]>::try_from(bytes).map(|bytes| std::net::Ipv4Addr::from(bytes).to_string());
    of_four.or(of_six).unwrap_or_else(|_| hex(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// The names that OpenSSL and Java print.
fn signature_name(algorithm: ObjectIdentifier) -> String {
    let text = algorithm.to_string();
    let name = match text.as_str() {
        "1.2.840.113549.1.1.2" => "md2WithRSAEncryption",
        "1.2.840.113549.1.1.4" => "md5WithRSAEncryption",
        "1.2.840.113549.1.1.5" => "sha1WithRSAEncryption",
        "1.2.840.113549.1.1.10" => "rsassaPss",
        "1.2.840.113549.1.1.11" => "sha256WithRSAEncryption",
        "1.2.840.113549.1.1.12" => "sha384WithRSAEncryption",
        "1.2.840.113549.1.1.13" => "sha512WithRSAEncryption",
        "1.2.840.10045.4.1" => "ecdsa-with-SHA1",
        "1.2.840.10045.4.3.2" => "ecdsa-with-SHA256",
        "1.2.840.10045.4.3.3" => "ecdsa-with-SHA384",
        "1.2.840.10045.4.3.4" => "ecdsa-with-SHA512",
        "1.3.101.112" => "Ed25519",
        "1.3.101.113" => "Ed448",
        _ => return text,
    };
    name.to_owned()
}

fn key_name(algorithm: ObjectIdentifier) -> String {
    match algorithm {
        oid::RSA => "RSA".to_owned(),
        oid::RSA_PSS => "RSA-PSS".to_owned(),
        oid::EC => "EC".to_owned(),
        oid::ED25519 => "Ed25519".to_owned(),
        oid::ED448 => "Ed448".to_owned(),
        other => other.to_string(),
    }
}

fn key_bits(algorithm: &AlgorithmIdentifierOwned, key: &[u8]) -> Option<usize> {
    match algorithm.oid {
        oid::RSA | oid::RSA_PSS => rsa_bits(key),
        oid::EC => curve_bits(algorithm.parameters.as_ref()?.decode_as().ok()?),
        oid::ED25519 => Some(256),
        oid::ED448 => Some(456),
        _ => None,
    }
}

fn curve_bits(curve: ObjectIdentifier) -> Option<usize> {
    match curve {
        oid::P224 => Some(224),
        oid::P256 => Some(256),
        oid::P384 => Some(384),
        oid::P521 => Some(521),
        _ => None,
    }
}

fn rsa_bits(key: &[u8]) -> Option<usize> {
    let body = AnyRef::from_der(key).ok()?;
    let modulus: UintRef<'_> = SliceReader::new(body.value()).ok()?.decode().ok()?;
    let bytes = modulus.as_bytes();
    let unused = bytes.first()?.leading_zeros() as usize;
    Some(8 * bytes.len() - unused)
}
