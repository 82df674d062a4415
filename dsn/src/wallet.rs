//! What is to be known of a wallet from outside: its files, their modes, names
//! and dates in its certificates. Never a secret.
//!
//! The crate `tns-wallet` looks; [`check`] says what is wrong for a client, and
//! [`hint`] how to connect with it.

mod check;
mod hint;

use std::path::Path;

use serde::{Deserialize, Serialize};

pub use check::{Finding, Level, Use, Wanted, check};
pub use hint::{Hint, hint};

/// The way by which wallets are seen here, so that rules and tests can bring their own.
pub trait WalletFacts {
    /// Looks at a wallet directory, at a downloaded zip, or at one wallet file.
    ///
    /// # Errors
    /// One sentence for the user where nothing can be read there.
    fn look(&self, place: &Path) -> Result<WalletSummary, String>;
}

/// Where nothing can look into wallets: none is found, so that rules about them keep quiet.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoWallets;

impl WalletFacts for NoWallets {
    fn look(&self, _: &Path) -> Result<WalletSummary, String> {
        Err("wallets are not looked into here".to_owned())
    }
}

/// A wallet: its files in the order of their kinds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WalletSummary {
    /// The files that belong to a wallet.
    pub files: Vec<WalletFileSummary>,
}

/// One file of a wallet.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WalletFileSummary {
    /// Its name, without directories.
    pub name: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// Its permission bits, in a directory on Unix; octal in JSON.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "octal",
        deserialize_with = "of_octal"
    )]
    pub mode: Option<u32>,
    /// Whether it is secret and others than its owner may read or write it.
    pub exposed: bool,
    /// What it holds, if it is a wallet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wallet: Option<WalletContents>,
    /// The text of a configuration file.
    #[serde(skip)]
    pub text: Option<Vec<u8>>,
}

/// What a wallet file holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WalletContents {
    /// `PEM`, `PKCS#12`, `auto-login` or `local auto-login`.
    pub format: String,
    /// Whether it needs a password.
    pub encrypted: bool,
    /// Whether that password was not given: keys and credentials are not known then.
    pub locked: bool,
    /// Why it cannot be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Whether it holds a private key that could be read.
    pub private_key: bool,
    /// The certificates, those of the private key first.
    pub certificates: Vec<CertificateSummary>,
    /// The subjects of its certificate requests.
    pub requests: Vec<String>,
    /// The credentials of the secure external password store.
    pub credentials: Vec<CredentialSummary>,
}

/// A certificate.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CertificateSummary {
    /// Whether the private key of the wallet belongs to it.
    pub of_user: bool,
    /// Whom it names.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// Its serial number, hexadecimal.
    pub serial: String,
    /// X.509 version: 1 to 3.
    pub version: u8,
    /// When it begins to count, RFC 3339.
    pub not_before: String,
    /// When it expires, RFC 3339.
    pub not_after: String,
    /// Whole days until it expires; negative since it has.
    pub days_left: i64,
    /// Whether it does not count yet.
    pub not_yet: bool,
    /// Its alternative names: `DNS:db.example.com`.
    pub names: Vec<String>,
    /// Algorithm of its key: `RSA`, `EC`.
    pub key: String,
    /// Length of its key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bits: Option<usize>,
    /// Algorithm of its signature.
    pub signature: String,
}

impl CertificateSummary {
    /// Whether it is made out to a name: its subject in any order and case, its
    /// common name, or one of its alternative names. A `*` stands for one label.
    pub fn has_name(&self, name: &str) -> bool {
        let subject = parts(&self.subject);
        let common = subject.iter().filter_map(|part| part.strip_prefix("CN="));
        let others = self.names.iter().filter_map(|known| known.split_once(':').map(|(_, known)| known));
        subject == parts(name) || common.chain(others).any(|known| covers(known, name))
    }
}

/// The parts of a distinguished name in an order and case that do not depend on who wrote it.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<_> = name.split(',').map(|part| part.trim().to_ascii_uppercase()).collect();
    parts.sort_unstable();
    parts
}

fn covers(known: &str, name: &str) -> bool {
    let below = |known: &str| {
        name.split_once('.')
            .is_some_and(|(label, rest)| !label.is_empty() && rest.eq_ignore_ascii_case(known))
    };
    known.eq_ignore_ascii_case(name) || known.strip_prefix("*.").is_some_and(below)
}

/// A credential without its password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CredentialSummary {
    /// What it is looked up by: an alias or a connect string.
    pub connect_string: String,
    /// The user it is for.
    pub user_name: String,
}

fn octal<S: serde::Serializer>(mode: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{:03o}", mode.unwrap_or_default()))
}

fn of_octal<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let text = String::deserialize(deserializer)?;
    u32::from_str_radix(&text, 8).map(Some).map_err(serde::de::Error::custom)
}

impl WalletSummary {
    /// The file of a name in any case.
    pub fn file(&self, name: &str) -> Option<&WalletFileSummary> {
        self.files.iter().find(|file| file.name.eq_ignore_ascii_case(name))
    }

    /// The wallet files with what they hold.
    pub fn wallets(&self) -> impl Iterator<Item = (&str, &WalletContents)> {
        self.files.iter().filter_map(|file| Some((file.name.as_str(), file.wallet.as_ref()?)))
    }
}

impl WalletContents {
    /// What a certificate in it is for. A locked wallet does not tell whose they are.
    pub fn purpose(&self, certificate: &CertificateSummary) -> &'static str {
        match certificate.of_user {
            true => "client certificate",
            false if self.locked => "certificate",
            false => "trusted certificate",
        }
    }

    /// The certificate that a client shows.
    pub fn user_certificate(&self) -> Option<&CertificateSummary> {
        self.certificates.iter().find(|certificate| certificate.of_user)
    }
}
