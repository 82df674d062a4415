//! Writes PKCS#12 as orapki lays it out: one encrypted part with all bags, and the integrity check.

use std::collections::HashSet;

use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef, Utf8StringRef};
use der::{Encode as _, Tag};
use zeroize::Zeroizing;

use super::{WHAT, label, mac};
use crate::asn1::{self, ContentInfo, EncryptedContent, EncryptedData, Pfx, SafeBag, TypedValue};
use crate::contents::Contents;
use crate::crypto::{self, Digest, random};
use crate::key::Label;
use crate::{Secret, WalletError, oid};
use label::Kind;

type Bytes = Zeroizing<Vec<u8>>;

/// How a file is protected; the encryption is PBES2 with AES-256 in each.
#[derive(Clone, Copy)]
pub(crate) struct Protection {
    rounds: u32,
    digest: Digest,
}

/// For a file under a password of the user.
pub(crate) const MODERN: Protection = Protection { rounds: 100_000, digest: Digest::Sha256 };
/// What orapki 23.26 writes; used below auto-login, where more rounds protect nothing.
pub(crate) const ORAPKI: Protection = Protection { rounds: 10_000, digest: Digest::Sha1 };

/// Writes `contents` under `password`.
pub(crate) fn write(
    contents: &Contents,
    password: &Secret,
    protection: Protection,
) -> Result<Vec<u8>, WalletError> {
    let bags = asn1::wrap(Tag::Sequence, &Bags::new(contents).all()?)?;
    let encrypted = crypto::encrypt(password, protection.rounds, &bags, |algorithm, data| {
        let content = EncryptedContent { kind: oid::DATA, algorithm, data: Some(data) };
        asn1::write(&EncryptedData { version: 0, content })
    })?;
    let safe = asn1::write(&info(oid::ENCRYPTED_DATA, &encrypted)?)?;
    let safes = asn1::wrap(Tag::Sequence, &[safe])?;
    let salt: [u8; 8] = random()?;
    mac::make(protection.digest, protection.rounds, &salt, &safes, password, |mac| {
        let octets = octet_string(&safes)?;
        let pfx = Pfx { version: 3, safes: info(oid::DATA, &octets)?, mac: Some(mac) };
        pfx.to_der().map_err(|_| WalletError::Unencodable)
    })
}

fn info(kind: ObjectIdentifier, content: &[u8]) -> Result<ContentInfo<'_>, WalletError> {
    Ok(ContentInfo { kind, content: Some(asn1::read(content, WHAT)?) })
}

fn octet_string(bytes: &[u8]) -> Result<Bytes, WalletError> {
    asn1::write(&OctetStringRef::new(bytes).map_err(|_| WalletError::Unencodable)?)
}

/// Encodes the bags of a wallet and gives identifiers to those that have none.
struct Bags<'a> {
    contents: &'a Contents,
    used: HashSet<Vec<u8>>,
    number: u64,
}

impl<'a> Bags<'a> {
    fn new(contents: &'a Contents) -> Self {
        let certificates = contents.certificates.iter().map(|certificate| &certificate.label);
        let labels = contents.keys.iter().map(|key| &key.label).chain(certificates);
        let labels = labels.chain(contents.requests.iter().map(|request| &request.label));
        let labels = labels.chain(contents.entries.iter().map(|entry| &entry.label));
        Self { contents, used: labels.filter_map(|label| label.local_id.clone()).collect(), number: 0 }
    }

    fn all(mut self) -> Result<Vec<Bytes>, WalletError> {
        let contents = self.contents;
        let mut bags = Vec::new();
        let mut keys = Vec::new();
        for key in &contents.keys {
            let label = self.labelled(&key.label, Kind::Key);
            bags.push(bag(oid::KEY_BAG, key.expose_pkcs8(), &label)?);
            keys.push(label);
        }
        for request in &contents.requests {
            let label = self.labelled(&request.label, Kind::Request);
            bags.push(typed(oid::SECRET_BAG, oid::ORACLE_REQUEST, &octet_string(request.der())?, &label)?);
        }
        bags.extend(self.certificates(&keys)?);
        bags.extend(self.secrets()?);
        bags.extend(contents.others.iter().cloned());
        Ok(bags)
    }

    /// The certificates; one of a key carries the identifier of that key.
    fn certificates(&mut self, keys: &[Label]) -> Result<Vec<Bytes>, WalletError> {
        let mut bags = Vec::new();
        for (certificate, owner) in self.contents.certificates.iter().zip(self.contents.owners()) {
            let mut label = self.labelled(&certificate.label, Kind::Trusted);
            if let Some(key) = owner.and_then(|owner| keys.get(owner)) {
                label.local_id.clone_from(&key.local_id);
            }
            let der = octet_string(certificate.der())?;
            bags.push(typed(oid::CERT_BAG, oid::X509_CERTIFICATE, &der, &label)?);
        }
        Ok(bags)
    }

    fn secrets(&mut self) -> Result<Vec<Bytes>, WalletError> {
        let mut bags = Vec::new();
        for entry in &self.contents.entries {
            let label = self.labelled(&entry.label, Kind::Secret);
            let value = asn1::wrap(Tag::Sequence, &[text(&entry.name)?, text(entry.value.expose())?])?;
            bags.push(typed(oid::SECRET_BAG, oid::ORACLE_SECRET, &value, &label)?);
        }
        Ok(bags)
    }

    /// The label with an identifier that no other item has.
    fn labelled(&mut self, label: &Label, kind: Kind) -> Label {
        let local_id = label.local_id.clone().unwrap_or_else(|| {
            loop {
                self.number += 1;
                let id = label::local_id(kind, self.number);
                if self.used.insert(id.clone()) {
                    return id;
                }
            }
        });
        Label { alias: label.alias.clone(), local_id: Some(local_id) }
    }
}

fn text(text: &str) -> Result<Bytes, WalletError> {
    asn1::write(&Utf8StringRef::new(text).map_err(|_| WalletError::Unencodable)?)
}

fn typed(
    bag_kind: ObjectIdentifier,
    kind: ObjectIdentifier,
    value: &[u8],
    label: &Label,
) -> Result<Bytes, WalletError> {
    bag(bag_kind, &asn1::write(&TypedValue { kind, value: asn1::read(value, WHAT)? })?, label)
}

fn bag(kind: ObjectIdentifier, value: &[u8], label: &Label) -> Result<Bytes, WalletError> {
    let attributes = label::write(label)?;
    let value: AnyRef<'_> = asn1::read(value, WHAT)?;
    asn1::write(&SafeBag { kind, value, attributes: Some(asn1::read(&attributes, WHAT)?) })
}
