//! The bags of PKCS#12 (RFC 7292 section 4.2), Oracle's among them.

use der::Tagged as _;
use der::asn1::{AnyRef, OctetStringRef};
use der::{Decode as _, Tag};

use super::{Reader, WHAT, label};
use crate::asn1::{self, SafeBag, TypedValue};
use crate::cert::{Certificate, CertificateRequest};
use crate::contents::Entry;
use crate::key::{Label, PrivateKey};
use crate::limits::MAX_DEPTH;
use crate::{Secret, WalletError, oid};

impl Reader<'_> {
    /// Takes all bags of a SafeContents.
    pub(super) fn bags(&mut self, bytes: &[u8], depth: usize) -> Result<(), WalletError> {
        if depth > MAX_DEPTH {
            return Err(WalletError::TooMany { what: "levels of nested bags", limit: MAX_DEPTH });
        }
        let bags: AnyRef<'_> = asn1::read(bytes, WHAT)?;
        if bags.tag() != Tag::Sequence {
            return Err(WalletError::malformed(WHAT));
        }
        for bag in asn1::elements::<AnyRef<'_>>(bags.value(), WHAT) {
            self.budget.item()?;
            self.bag(bag?, depth)?;
        }
        Ok(())
    }

    fn bag(&mut self, any: AnyRef<'_>, depth: usize) -> Result<(), WalletError> {
        let bag: SafeBag<'_> = asn1::read_any(any, WHAT)?;
        let label = label::read(bag.attributes)?;
        let known = match bag.kind {
            oid::KEY_BAG => self.key(PrivateKey::from_pkcs8(&asn1::write(&bag.value)?)?, label),
            oid::SHROUDED_KEY_BAG => {
                let der = asn1::write(&bag.value)?;
                let key = PrivateKey::from_encrypted(&der, Some(self.password), &mut self.budget)?;
                self.decrypted = true;
                self.key(key, label)
            }
            oid::CERT_BAG => self.certificate(&asn1::read_any(bag.value, WHAT)?, label)?,
            oid::SECRET_BAG => self.secret(&asn1::read_any(bag.value, WHAT)?, label)?,
            oid::SAFE_BAG => {
                self.bags(&asn1::write(&bag.value)?, depth + 1)?;
                true
            }
            _ => false,
        };
        if !known {
            self.contents.others.push(asn1::write(&any)?);
        }
        Ok(())
    }

    fn key(&mut self, mut key: PrivateKey, label: Label) -> bool {
        key.label = label;
        self.contents.keys.push(key);
        true
    }

    fn certificate(&mut self, bag: &TypedValue<'_>, label: Label) -> Result<bool, WalletError> {
        if bag.kind != oid::X509_CERTIFICATE {
            return Ok(false);
        }
        let der: &OctetStringRef = asn1::read_any(bag.value, WHAT)?;
        let mut certificate = Certificate::from_der(der.as_bytes())?;
        certificate.label = label;
        self.contents.certificates.push(certificate);
        Ok(true)
    }

    fn secret(&mut self, bag: &TypedValue<'_>, label: Label) -> Result<bool, WalletError> {
        match bag.kind {
            oid::ORACLE_REQUEST => {
                let der: &OctetStringRef = asn1::read_any(bag.value, WHAT)?;
                let mut request = CertificateRequest::from_der(der.as_bytes())?;
                request.label = label;
                self.contents.requests.push(request);
            }
            oid::ORACLE_SECRET => {
                let (name, value) = name_and_value(bag.value)?;
                self.contents.entries.push(Entry { name, value, label });
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// A SEQUENCE of two UTF-8 strings; some tools put it into an OCTET STRING.
fn name_and_value(any: AnyRef<'_>) -> Result<(String, Secret), WalletError> {
    const ENTRY: &str = "an entry of the secret store";
    let pair = match any.tag() {
        Tag::OctetString => AnyRef::from_der(any.value()).map_err(|_| WalletError::malformed(ENTRY))?,
        _ => any,
    };
    let mut texts = asn1::elements::<AnyRef<'_>>(pair.value(), ENTRY);
    let mut text = || {
        let any = texts.next().ok_or(WalletError::malformed(ENTRY))??;
        std::str::from_utf8(any.value()).map(str::to_owned).map_err(|_| WalletError::malformed(ENTRY))
    };
    Ok((text()?, Secret::new(text()?)))
}
