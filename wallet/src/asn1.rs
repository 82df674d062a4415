//! The ASN.1 of PKCS#5, #8 and #12, as far as wallets use it, and helpers over `der`.

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use der::{
    Choice, Decode, DecodeValue, Encode, ErrorKind, Header, Length, Reader as _, Sequence, SliceReader, Tag,
};
use x509_cert::spki::AlgorithmIdentifierRef;
use zeroize::Zeroizing;

use crate::WalletError;

/// PBES2 (RFC 8018 A.4).
#[derive(Sequence)]
pub(crate) struct Pbes2<'a> {
    pub(crate) kdf: AlgorithmIdentifierRef<'a>,
    pub(crate) cipher: AlgorithmIdentifierRef<'a>,
}

/// PBKDF2 (RFC 8018 A.2).
#[derive(Sequence)]
pub(crate) struct Pbkdf2<'a> {
    pub(crate) salt: &'a OctetStringRef,
    pub(crate) rounds: u32,
    pub(crate) key_len: Option<u32>,
    pub(crate) prf: Option<AlgorithmIdentifierRef<'a>>,
}

/// scrypt (RFC 7914 section 7).
#[derive(Sequence)]
pub(crate) struct Scrypt<'a> {
    pub(crate) salt: &'a OctetStringRef,
    pub(crate) n: u64,
    pub(crate) r: u32,
    pub(crate) p: u32,
    pub(crate) key_len: Option<u32>,
}

/// The parameters of the schemes of PKCS#12 itself (RFC 7292 appendix C).
#[derive(Sequence)]
pub(crate) struct Pkcs12Pbe<'a> {
    pub(crate) salt: &'a OctetStringRef,
    pub(crate) rounds: u32,
}

/// An encrypted private key (RFC 5958 section 3).
#[derive(Sequence)]
pub(crate) struct EncryptedKey<'a> {
    pub(crate) algorithm: AlgorithmIdentifierRef<'a>,
    pub(crate) data: &'a OctetStringRef,
}

/// A type and what it says (RFC 5652 section 3).
#[derive(Sequence)]
pub(crate) struct ContentInfo<'a> {
    pub(crate) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT", optional = "true")]
    pub(crate) content: Option<AnyRef<'a>>,
}

/// PKCS#7 encrypted data (RFC 5652 section 8).
#[derive(Sequence)]
pub(crate) struct EncryptedData<'a> {
    pub(crate) version: u8,
    pub(crate) content: EncryptedContent<'a>,
}

/// Its content.
#[derive(Sequence)]
pub(crate) struct EncryptedContent<'a> {
    pub(crate) kind: ObjectIdentifier,
    pub(crate) algorithm: AlgorithmIdentifierRef<'a>,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    pub(crate) data: Option<&'a OctetStringRef>,
}

/// A PKCS#12 file (RFC 7292 section 4).
#[derive(Sequence)]
pub(crate) struct Pfx<'a> {
    pub(crate) version: u8,
    pub(crate) safes: ContentInfo<'a>,
    pub(crate) mac: Option<MacData<'a>>,
}

/// Its integrity check; one round where none are written.
#[derive(Sequence)]
pub(crate) struct MacData<'a> {
    pub(crate) digest: DigestInfo<'a>,
    pub(crate) salt: &'a OctetStringRef,
    pub(crate) rounds: Option<u32>,
}

/// A hash and its algorithm.
#[derive(Sequence)]
pub(crate) struct DigestInfo<'a> {
    pub(crate) algorithm: AlgorithmIdentifierRef<'a>,
    pub(crate) digest: &'a OctetStringRef,
}

/// One object of a wallet with its attributes (RFC 7292 section 4.2).
#[derive(Sequence)]
pub(crate) struct SafeBag<'a> {
    pub(crate) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(crate) value: AnyRef<'a>,
    /// Not read as a SET OF: writers differ on its order.
    pub(crate) attributes: Option<AnyRef<'a>>,
}

/// A certificate or a secret: a type and a value.
#[derive(Sequence)]
pub(crate) struct TypedValue<'a> {
    pub(crate) kind: ObjectIdentifier,
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    pub(crate) value: AnyRef<'a>,
}

/// One attribute; its values are a SET.
#[derive(Sequence)]
pub(crate) struct Attribute<'a> {
    pub(crate) kind: ObjectIdentifier,
    pub(crate) values: AnyRef<'a>,
}

/// Decodes all of `bytes`; `what` names it in the error.
pub(crate) fn read<'a, T: Decode<'a>>(bytes: &'a [u8], what: &'static str) -> Result<T, WalletError> {
    T::from_der(bytes).map_err(|_| WalletError::Malformed { what })
}

/// Decodes what an `ANY` holds.
pub(crate) fn read_any<'a, T>(any: AnyRef<'a>, what: &'static str) -> Result<T, WalletError>
where
    T: Choice<'a> + DecodeValue<'a>,
{
    any.decode_as().map_err(|_| WalletError::Malformed { what })
}

/// The parameters of an algorithm.
pub(crate) fn parameters<'a, T>(
    algorithm: &AlgorithmIdentifierRef<'a>,
    what: &'static str,
) -> Result<T, WalletError>
where
    T: Choice<'a> + DecodeValue<'a>,
{
    read_any(algorithm.parameters.ok_or(WalletError::Malformed { what })?, what)
}

/// The one SEQUENCE that a file is, without the zero bytes or line ends that some tools leave behind it.
///
/// `offset` is where `bytes` starts in the file.
pub(crate) fn whole<'a>(bytes: &'a [u8], offset: usize, what: &'static str) -> Result<&'a [u8], WalletError> {
    let truncated = WalletError::Truncated { offset: offset + bytes.len(), what };
    let mut reader = SliceReader::new(bytes).map_err(|_| WalletError::Malformed { what })?;
    let header = match Header::decode(&mut reader) {
        Ok(header) if header.tag() == Tag::Sequence => header,
        Ok(_) => return Err(WalletError::Malformed { what }),
        Err(error) => match error.kind() {
            ErrorKind::Incomplete { .. } => return Err(truncated),
            ErrorKind::IndefiniteLength => {
                return Err(WalletError::algorithm("file", "the indefinite lengths of BER"));
            }
            _ => return Err(WalletError::Malformed { what }),
        },
    };
    let length = usize::try_from(header.length()).ok().and_then(|length| {
        let head = usize::try_from(reader.position()).ok()?;
        head.checked_add(length)
    });
    let length = length.ok_or(WalletError::Malformed { what })?;
    let (sequence, rest) = bytes.split_at_checked(length).ok_or(truncated)?;
    match rest.iter().all(|byte| matches!(byte, 0 | b'\r' | b'\n')) {
        true => Ok(sequence),
        false => Err(WalletError::Malformed { what }),
    }
}

/// Encodes `value`; its buffer is wiped when dropped.
pub(crate) fn write<T: Encode>(value: &T) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    value.to_der().map(Zeroizing::new).map_err(|_| WalletError::Unencodable)
}

/// Encodes a constructed value of `tag` around encoded `parts`.
pub(crate) fn wrap<B: AsRef<[u8]>>(tag: Tag, parts: &[B]) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let total: usize = parts.iter().map(|part| part.as_ref().len()).sum();
    let length = Length::try_from(total).map_err(|_| WalletError::Unencodable)?;
    let head = Header::new(tag, length).to_der().map_err(|_| WalletError::Unencodable)?;
    // Of its full size at once: a vector that grows leaves its old copy behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(head.len() + total));
    bytes.extend_from_slice(&head);
    parts.iter().for_each(|part| bytes.extend_from_slice(part.as_ref()));
    Ok(bytes)
}

/// The elements of a constructed value, in the order of the file.
pub(crate) fn elements<'a, T: Decode<'a>>(
    value: &'a [u8],
    what: &'static str,
) -> impl Iterator<Item = Result<T, WalletError>> {
    let mut reader = SliceReader::new(value).ok();
    std::iter::from_fn(move || {
        let current = reader.as_mut().filter(|reader| !reader.is_finished())?;
        let element = T::decode(current).map_err(|_| WalletError::Malformed { what });
        if element.is_err() {
            reader = None;
        }
        Some(element)
    })
}
