//! A wallet, whatever its format.

use std::fmt;

use zeroize::Zeroizing;

use crate::cert::{Certificate, CertificateRequest};
use crate::contents::Contents;
use crate::key::PrivateKey;
use crate::sso::{self, LocalLogin};
use crate::{Secret, WalletError, limits, pem, pkcs12};

/// The format of a wallet file, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WalletFormat {
    /// `ewallet.pem`: text, for thin clients.
    Pem,
    /// `ewallet.p12`: PKCS#12 under a password.
    Pkcs12,
    /// `cwallet.sso`: opens without a password.
    AutoLogin,
    /// `cwallet.sso` that opens for one user on one host.
    AutoLoginLocal,
}

impl WalletFormat {
    /// Its name in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pem => "PEM",
            Self::Pkcs12 => "PKCS#12",
            Self::AutoLogin => "auto-login",
            Self::AutoLoginLocal => "local auto-login",
        }
    }

    /// Tells the format of `bytes`; nothing where they are no wallet.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            _ if sso::is_sso(bytes) && sso::is_local(bytes) => Some(Self::AutoLoginLocal),
            _ if sso::is_sso(bytes) => Some(Self::AutoLogin),
            _ if pkcs12::is_pkcs12(bytes) => Some(Self::Pkcs12),
            _ if pem::is_pem(bytes) => Some(Self::Pem),
            _ => None,
        }
    }
}

/// An open wallet.
///
/// Its `Debug` counts what it holds and shows nothing of it.
#[derive(Default)]
pub struct Wallet {
    pub(crate) contents: Contents,
}

impl Wallet {
    /// An empty wallet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens `bytes` in any of the formats. Auto-login wallets and unencrypted text need no password.
    ///
    /// # Errors
    /// Any [`WalletError`]: the file is damaged, unknown or too costly, or `password` is missing or wrong.
    pub fn open(bytes: &[u8], password: Option<&Secret>) -> Result<Self, WalletError> {
        limits::check_size(bytes)?;
        let contents = match WalletFormat::of(bytes).ok_or(WalletError::UnknownFormat)? {
            WalletFormat::Pem => pem::read(bytes, password)?,
            WalletFormat::Pkcs12 => pkcs12::read(bytes, 0, password.ok_or(WalletError::PasswordNeeded)?)?,
            WalletFormat::AutoLogin | WalletFormat::AutoLoginLocal => sso::read(bytes, None)?,
        };
        Ok(Self { contents })
    }

    /// Opens what of a wallet needs no password: the certificates of `ewallet.pem`. PKCS#12 is
    /// tried with an empty password, so that a damaged file is told from a locked one.
    ///
    /// # Errors
    /// As [`Wallet::open`]; [`WalletError::PasswordNeeded`] for PKCS#12 that is not damaged.
    pub fn open_public(bytes: &[u8]) -> Result<Self, WalletError> {
        match WalletFormat::of(bytes) {
            Some(WalletFormat::Pem) => {
                limits::check_size(bytes)?;
                Ok(Self { contents: pem::read_without_keys(bytes)? })
            }
            Some(WalletFormat::Pkcs12) => match Self::open(bytes, Some(&Secret::from(""))) {
                Err(WalletError::WrongPassword) => Err(WalletError::PasswordNeeded),
                opened => opened,
            },
            _ => Self::open(bytes, None),
        }
    }

    /// Opens an auto-login wallet, also one that is local to the host and user of `login`.
    ///
    /// # Errors
    /// As [`Wallet::open`]; [`WalletError::LocalWallet`] where it is for another host or user.
    pub fn open_local(bytes: &[u8], login: &LocalLogin) -> Result<Self, WalletError> {
        limits::check_size(bytes)?;
        match sso::is_sso(bytes) {
            true => Ok(Self { contents: sso::read(bytes, Some(login))? }),
            false => Err(WalletError::UnknownFormat),
        }
    }

    /// The private key; the first, where a file holds several.
    #[must_use]
    pub fn private_key(&self) -> Option<&PrivateKey> {
        self.contents.keys.first()
    }

    /// The certificates of the user, each with its private key, in the order of the file.
    #[must_use]
    pub fn identities(&self) -> Vec<(&Certificate, &PrivateKey)> {
        let all = self.contents.certificates.iter().zip(self.contents.owners());
        all.filter_map(|(certificate, owner)| Some((certificate, self.contents.keys.get(owner?)?))).collect()
    }

    /// The certificates of the private key.
    #[must_use]
    pub fn user_certificates(&self) -> Vec<&Certificate> {
        self.certificates(true)
    }

    /// All other certificates: those that the wallet trusts.
    #[must_use]
    pub fn trusted_certificates(&self) -> Vec<&Certificate> {
        self.certificates(false)
    }

    fn certificates(&self, user: bool) -> Vec<&Certificate> {
        let all = self.contents.certificates.iter().zip(self.contents.owners());
        all.filter(|(_, owner)| owner.is_some() == user).map(|(certificate, _)| certificate).collect()
    }

    /// The requests for certificates.
    #[must_use]
    pub fn requests(&self) -> &[CertificateRequest] {
        &self.contents.requests
    }

    /// Adds a certificate; it is the user's if its public key is that of the private key.
    pub fn add_certificate(&mut self, certificate: Certificate) {
        self.contents.certificates.push(certificate);
    }

    /// Takes over what another wallet holds; its private key counts where it has one.
    pub fn merge(&mut self, other: Self) {
        let Contents { keys, certificates, requests, entries, others } = other.contents;
        if !keys.is_empty() {
            self.contents.keys = keys;
        }
        self.contents.certificates.extend(certificates);
        self.contents.requests.extend(requests);
        self.contents.entries.extend(entries);
        self.contents.others.extend(others);
    }

    /// Sets the private key in place of any other.
    pub fn set_private_key(&mut self, key: PrivateKey) {
        self.contents.keys = vec![key];
    }

    /// Writes `ewallet.pem`; the key is encrypted (PBES2, AES-256) if there is a password.
    ///
    /// # Errors
    /// [`WalletError::NotStorable`] where the wallet has credentials, which this format cannot hold.
    pub fn to_pem(&self, password: Option<&Secret>) -> Result<Zeroizing<String>, WalletError> {
        pem::write(&self.contents, password)
    }

    /// Writes `ewallet.p12`: PBES2 with AES-256, checked by HMAC-SHA256.
    ///
    /// # Errors
    /// [`WalletError::NoRandom`] or [`WalletError::Unencodable`].
    pub fn to_pkcs12(&self, password: &Secret) -> Result<Vec<u8>, WalletError> {
        pkcs12::write(&self.contents, password, pkcs12::MODERN)
    }

    /// Writes `cwallet.sso`, local to the host and user of `login` where there is one.
    ///
    /// Whoever can read it can open it: give it mode 600.
    ///
    /// # Errors
    /// [`WalletError::NoRandom`] or [`WalletError::Unencodable`].
    pub fn to_auto_login(&self, login: Option<&LocalLogin>) -> Result<Vec<u8>, WalletError> {
        sso::write(&self.contents, login)
    }
}

impl fmt::Debug for Wallet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wallet")
            .field("private_keys", &self.contents.keys.len())
            .field("certificates", &self.contents.certificates.len())
            .field("requests", &self.contents.requests.len())
            .field("secrets", &self.contents.entries.len())
            .finish()
    }
}
