//! What the formats hold, whichever of them it is.

use std::collections::HashMap;

use zeroize::Zeroizing;

use crate::cert::{Certificate, CertificateRequest, PublicKey};
use crate::key::{Label, PrivateKey};
use crate::{Secret, WalletError};

/// A name and its secret, as the secret store keeps them.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) value: Secret,
    pub(crate) label: Label,
}

/// All parts of a wallet, in the order of its file.
#[derive(Default)]
pub(crate) struct Contents {
    pub(crate) keys: Vec<PrivateKey>,
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) requests: Vec<CertificateRequest>,
    pub(crate) entries: Vec<Entry>,
    /// Bags of other kinds, kept as they are.
    pub(crate) others: Vec<Zeroizing<Vec<u8>>>,
}

/// Where certificates stand, by what a key can know of them.
#[derive(Default)]
struct Places<'a> {
    by_id: HashMap<&'a Vec<u8>, Vec<usize>>,
    by_key: HashMap<PublicKey, usize>,
}

impl Contents {
    /// For each certificate, the place of the key that it belongs to; the others are trusted.
    ///
    /// PKCS#12 links them by an identifier. Where it does not, the first
    /// certificate with the public key is meant; a key that does not tell its
    /// public key belongs to the first certificate.
    pub(crate) fn owners(&self) -> Vec<Option<usize>> {
        let mut places = self.places();
        let mut owners = vec![None; self.certificates.len()];
        for (owner, key) in self.keys.iter().enumerate() {
            let linked = key.label.local_id.as_ref().and_then(|id| places.by_id.remove(id));
            let first = match &key.public {
                Some(public) => places.by_key.get(public).copied(),
                None => Some(0),
            };
            let found = linked.unwrap_or_else(|| first.into_iter().collect());
            for place in found {
                if let Some(found) = owners.get_mut(place) {
                    found.get_or_insert(owner);
                }
            }
        }
        owners
    }

    fn places(&self) -> Places<'_> {
        let mut places = Places::default();
        for (place, certificate) in self.certificates.iter().enumerate() {
            if let Some(id) = &certificate.label.local_id {
                places.by_id.entry(id).or_default().push(place);
            }
            if let Ok(public) = certificate.public_key() {
                places.by_key.entry(public).or_insert(place);
            }
        }
        places
    }

    /// User certificates first, then the others.
    pub(crate) fn certificates_in_order(&self) -> Vec<&Certificate> {
        let owners = self.owners();
        let of = |user| {
            let pairs = self.certificates.iter().zip(&owners);
            pairs.filter(move |(_, owner)| owner.is_some() == user).map(|(certificate, _)| certificate)
        };
        of(true).chain(of(false)).collect()
    }

    /// Refuses to lose the secret store in a format that has none.
    pub(crate) fn without_secrets(&self, format: &'static str) -> Result<(), WalletError> {
        match self.entries.is_empty() && self.others.is_empty() {
            true => Ok(()),
            false => Err(WalletError::NotStorable { format, what: "the credentials of the secret store" }),
        }
    }
}
