//! Passwords.

use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

/// A password: of a wallet, or one that a wallet keeps.
///
/// It has no `Debug`, `Display` or `Serialize`, and its memory is wiped when it is dropped.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Takes over `text`, which is not copied.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(SecretString::from(text))
    }

    /// The text itself; keep it no longer than it is needed.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// UTF-16, most significant byte first, and two zero bytes, as PKCS#12 derives keys (RFC 7292 B.1).
    pub(crate) fn bmp(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(2 * self.expose().len() + 2));
        for unit in self.expose().encode_utf16() {
            bytes.extend_from_slice(&unit.to_be_bytes());
        }
        bytes.extend_from_slice(&[0, 0]);
        bytes
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned())
    }
}
