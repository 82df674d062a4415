use super::{Algorithm, Checksum, Encryption, Seal, Version};

/// The bits of a key exchange that are enough today.
const SAFE: u32 = 2048;

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
    /// The certificate of TLS tells who the user is: the authentication service `TCPS` was agreed on.
    pub tcps: bool,
    /// What seals and opens packets; `None` where nothing is on, and where it is at work already.
    pub seal: Option<Seal>,
}

impl Agreed {
    /// Whether packets are encrypted or have checksums.
    pub fn is_on(&self) -> bool {
        self.encryption.is_some() || self.checksum.is_some()
    }

    /// What the user should know about it.
    pub fn warnings(&self) -> Vec<&'static str> {
        let mut warnings = Vec::new();
        if self.is_on() {
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
        if self.encryption.is_some_and(Algorithm::is_legacy)
            || self.checksum.is_some_and(Algorithm::is_legacy)
        {
            warnings.push("a legacy algorithm is in use, which others can break; AES and SHA-2 are safe");
        }
        if self.is_on() && self.bits < SAFE {
            warnings.push("the server exchanges keys of fewer than 2,048 bits, which is too few today");
        }
        warnings
    }
}
