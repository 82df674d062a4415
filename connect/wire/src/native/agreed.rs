use super::{Checksum, Encryption, Seal, Version};

/// What two ends agreed on.
#[derive(Debug)]
pub struct Agreed {
    /// The encryption, if any.
    pub encryption: Option<Encryption>,
    /// The checksum, if any.
    pub checksum: Option<Checksum>,
    /// The version of the other end.
    pub version: Version,
    /// Whether both ends derive the longer keys.
    pub strong: bool,
    /// The bits of the key exchange; 0 where there was none.
    pub bits: u32,
    /// What seals and opens packets; `None` where nothing is on.
    pub seal: Option<Seal>,
}

impl Agreed {
    /// What the user should know about it.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut warnings = Vec::new();
        if self.seal.is_some() {
            warnings.push(
                "the key exchange of native encryption is anonymous: it does not prove who the server is; \
                 TLS (TCPS) does",
            );
        }
        if self.encryption.is_some() && self.checksum.is_none() {
            warnings.push("the traffic is encrypted without checksums: changes on its way are not found");
        }
        if self.checksum.is_some() && self.encryption.is_none() {
            warnings.push("the traffic has checksums and is not encrypted: everybody on its way can read it");
        }
        if self.checksum.is_some() && !self.strong {
            warnings.push(
                "the server derives the key of checksums from 40 bits; the update of July 2021 ends that",
            );
        }
        warnings
    }
}
