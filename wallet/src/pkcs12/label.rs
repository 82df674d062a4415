//! The attributes of a bag: a name for people, and the identifier that links a key to its certificates.

use der::asn1::{AnyRef, OctetStringRef};
use der::{Encode as _, Tag};
use zeroize::Zeroizing;

use super::WHAT;
use crate::asn1::{self, Attribute};
use crate::key::Label;
use crate::{WalletError, oid};

/// What stands in the identifier that orapki gives an item.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// A key and its certificates.
    Key = 1,
    Request = 2,
    Trusted = 3,
    Secret = 6,
}

/// The identifier of an item as orapki makes it: a mark, 4, the kind, and a number.
///
/// Oracle's readers look at the mark and the kind; the rest only has to differ.
pub(super) fn local_id(kind: Kind, number: u64) -> Vec<u8> {
    let mut id = Vec::from([0xE6, 0xB6, 0x52, 0xDD, 0, 0, 0, 4, 0, 0, 0, 0]);
    id.extend_from_slice(&(kind as u32).to_be_bytes());
    id.extend_from_slice(&number.to_be_bytes());
    id
}

pub(super) fn read(attributes: Option<AnyRef<'_>>) -> Result<Label, WalletError> {
    let mut label = Label::default();
    let Some(attributes) = attributes else { return Ok(label) };
    for attribute in asn1::elements::<Attribute<'_>>(attributes.value(), WHAT) {
        let Attribute { kind, values } = attribute?;
        let Some(value) = asn1::elements::<AnyRef<'_>>(values.value(), WHAT).next().transpose()? else {
            continue;
        };
        match kind {
            oid::FRIENDLY_NAME => label.alias = Some(utf16(value.value())),
            oid::LOCAL_KEY_ID => label.local_id = Some(value.value().to_vec()),
            _ => {}
        }
    }
    Ok(label)
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The SET of attributes that says `label`.
pub(super) fn write(label: &Label) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let mut attributes = Vec::new();
    if let Some(alias) = &label.alias {
        let units: Vec<u8> = alias.encode_utf16().flat_map(u16::to_be_bytes).collect();
        attributes.push(attribute(oid::FRIENDLY_NAME, &asn1::wrap(Tag::BmpString, &[units])?)?);
    }
    if let Some(id) = &label.local_id {
        let id = OctetStringRef::new(id).and_then(|id| id.to_der()).map_err(|_| WalletError::Unencodable)?;
        attributes.push(attribute(oid::LOCAL_KEY_ID, &id)?);
    }
    // DER wants a set in the order of its bytes.
    attributes.sort_by(|one, other| one.as_slice().cmp(other.as_slice()));
    asn1::wrap(Tag::Set, &attributes)
}

fn attribute(kind: der::asn1::ObjectIdentifier, value: &[u8]) -> Result<Zeroizing<Vec<u8>>, WalletError> {
    let values = asn1::wrap(Tag::Set, &[value])?;
    asn1::write(&Attribute { kind, values: asn1::read(&values, WHAT)? })
}
