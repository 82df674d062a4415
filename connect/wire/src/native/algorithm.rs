use super::{NativeError, Service};

/// An algorithm of native encryption or of its checksums.
pub trait Algorithm: Copy + Eq + std::fmt::Debug + 'static {
    /// All that can be used, best first.
    const ALL: &'static [Self];

    /// What it is used for.
    const SERVICE: Service;

    /// Names that are known and cannot be used.
    const REFUSED: &'static [&'static str];

    /// Its number in the negotiation.
    fn id(self) -> u8;

    /// Its name in sqlnet.ora.
    fn name(self) -> &'static str;

    /// Whether it is only used where legacy algorithms are allowed.
    fn is_legacy(self) -> bool;

    /// Whether it stands in the list of those who name no algorithms.
    fn is_default(self) -> bool;

    /// The algorithm of a number.
    fn from_id(id: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|algorithm| algorithm.id() == id)
    }

    /// Reads a name of sqlnet.ora, in any case.
    ///
    /// # Errors
    /// [`NativeError::Unproven`] for a name of Oracle's that is not implemented here,
    /// [`NativeError::Unknown`] for every other one.
    fn from_name(name: &str) -> Result<Self, NativeError> {
        let is_it = |known: &str| known.eq_ignore_ascii_case(name.trim());
        if let Some(name) = Self::REFUSED.iter().find(|known| is_it(known)) {
            return Err(NativeError::Unproven { name });
        }
        let found = Self::ALL.iter().copied().find(|algorithm| is_it(algorithm.name()));
        found.ok_or_else(|| NativeError::Unknown { service: Self::SERVICE, name: name.trim().to_owned() })
    }
}

/// What keeps the traffic secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encryption {
    /// AES with a key of 256 bits.
    Aes256,
    /// AES with a key of 192 bits.
    Aes192,
    /// AES with a key of 128 bits.
    Aes128,
    /// RC4 with a key of 256 bits.
    Rc4x256,
    /// RC4 with a key of 128 bits.
    Rc4x128,
    /// RC4 with a key of 56 bits.
    Rc4x56,
    /// RC4 with a key of 40 bits.
    Rc4x40,
}

impl Encryption {
    /// The bytes of its key.
    pub(super) fn key_len(self) -> usize {
        match self {
            Self::Aes256 | Self::Rc4x256 => 32,
            Self::Aes192 => 24,
            Self::Aes128 | Self::Rc4x128 => 16,
            Self::Rc4x56 => 7,
            Self::Rc4x40 => 5,
        }
    }
}

impl Algorithm for Encryption {
    const ALL: &'static [Self] =
        &[Self::Aes256, Self::Aes192, Self::Aes128, Self::Rc4x256, Self::Rc4x128, Self::Rc4x56, Self::Rc4x40];
    const SERVICE: Service = Service::Encryption;
    const REFUSED: &'static [&'static str] =
        &["3DES168", "3DES112", "DES", "DES40", "ARIA256", "ARIA192", "ARIA128", "SEED128", "GOST256"];

    fn id(self) -> u8 {
        match self {
            Self::Aes256 => 17,
            Self::Aes192 => 16,
            Self::Aes128 => 15,
            Self::Rc4x256 => 6,
            Self::Rc4x128 => 10,
            Self::Rc4x56 => 8,
            Self::Rc4x40 => 1,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Aes256 => "AES256",
            Self::Aes192 => "AES192",
            Self::Aes128 => "AES128",
            Self::Rc4x256 => "RC4_256",
            Self::Rc4x128 => "RC4_128",
            Self::Rc4x56 => "RC4_56",
            Self::Rc4x40 => "RC4_40",
        }
    }

    fn is_legacy(self) -> bool {
        !matches!(self, Self::Aes256 | Self::Aes192 | Self::Aes128)
    }

    fn is_default(self) -> bool {
        !self.is_legacy()
    }
}

/// What finds changes of the traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Checksum {
    /// SHA-512.
    Sha512,
    /// SHA-384.
    Sha384,
    /// SHA-256.
    Sha256,
    /// SHA-1, for servers before 12.1.
    Sha1,
    /// MD5.
    Md5,
}

impl Checksum {
    /// The bytes of a checksum.
    pub(super) fn len(self) -> usize {
        match self {
            Self::Sha512 => 64,
            Self::Sha384 => 48,
            Self::Sha256 => 32,
            Self::Sha1 => 20,
            Self::Md5 => 16,
        }
    }
}

impl Algorithm for Checksum {
    const ALL: &'static [Self] = &[Self::Sha512, Self::Sha384, Self::Sha256, Self::Sha1, Self::Md5];
    const SERVICE: Service = Service::Checksum;
    const REFUSED: &'static [&'static str] = &[];

    fn id(self) -> u8 {
        match self {
            Self::Sha512 => 4,
            Self::Sha384 => 6,
            Self::Sha256 => 5,
            Self::Sha1 => 3,
            Self::Md5 => 1,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Sha512 => "SHA512",
            Self::Sha384 => "SHA384",
            Self::Sha256 => "SHA256",
            Self::Sha1 => "SHA1",
            Self::Md5 => "MD5",
        }
    }

    fn is_legacy(self) -> bool {
        self == Self::Md5
    }

    fn is_default(self) -> bool {
        !matches!(self, Self::Sha1 | Self::Md5)
    }
}
