//! What a wallet folder, or the zip it was downloaded as, holds.

mod archive;
mod directory;

use zeroize::Zeroizing;

use crate::{Wallet, WalletError, WalletFormat};

/// The files of a wallet download, by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum WalletFileKind {
    /// `tnsnames.ora`: the connect descriptors.
    Tnsnames,
    /// `sqlnet.ora`: where a thick client finds the wallet.
    Sqlnet,
    /// `ewallet.pem`: the wallet of thin clients.
    Pem,
    /// `ewallet.p12`: the wallet under its password.
    Pkcs12,
    /// `cwallet.sso`: the wallet that opens without a password.
    AutoLogin,
    /// `keystore.jks`: the private key for Java.
    Keystore,
    /// `truststore.jks`: the trusted certificates for Java.
    Truststore,
    /// `ojdbc.properties`: connection properties for JDBC.
    OjdbcProperties,
    /// `README`: says when the certificates expire.
    Readme,
}

/// Each kind and its file name.
const NAMES: [(WalletFileKind, &str); 9] = [
    (WalletFileKind::Tnsnames, "tnsnames.ora"),
    (WalletFileKind::Sqlnet, "sqlnet.ora"),
    (WalletFileKind::Pem, "ewallet.pem"),
    (WalletFileKind::Pkcs12, "ewallet.p12"),
    (WalletFileKind::AutoLogin, "cwallet.sso"),
    (WalletFileKind::Keystore, "keystore.jks"),
    (WalletFileKind::Truststore, "truststore.jks"),
    (WalletFileKind::OjdbcProperties, "ojdbc.properties"),
    (WalletFileKind::Readme, "README"),
];

impl WalletFileKind {
    /// The kind of a file of this name; letter case does not count.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(kind, _)| *kind)
    }

    /// The file name of this kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// Whether the file gives access by itself or with its password, so that only its owner should read it.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        matches!(
            self,
            Self::Pem
                | Self::Pkcs12
                | Self::AutoLogin
                | Self::Keystore
                | Self::Truststore
                | Self::OjdbcProperties
        )
    }
}

/// One file, with its content; it has no `Debug`, since the content may be a key.
pub struct WalletFile {
    kind: WalletFileKind,
    name: String,
    mode: Option<u32>,
    content: Zeroizing<Vec<u8>>,
}

impl WalletFile {
    /// What the file is.
    #[must_use]
    pub const fn kind(&self) -> WalletFileKind {
        self.kind
    }

    /// Its name in the folder, or its path in the zip.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its permission bits, of a folder on Unix.
    #[must_use]
    pub const fn mode(&self) -> Option<u32> {
        self.mode
    }

    /// Its content.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// Whether it is secret and group or others may read or write it.
    #[must_use]
    pub fn is_exposed(&self) -> bool {
        self.kind.is_secret() && self.mode.is_some_and(|mode| mode & 0o066 != 0)
    }
}

/// The files of a wallet, at most one of each kind.
#[derive(Default)]
pub struct WalletFiles {
    files: Vec<WalletFile>,
}

impl WalletFiles {
    /// The file of this kind.
    #[must_use]
    pub fn get(&self, kind: WalletFileKind) -> Option<&WalletFile> {
        self.files.iter().find(|file| file.kind == kind)
    }

    /// All files, in the order of [`WalletFileKind`].
    pub fn iter(&self) -> impl Iterator<Item = &WalletFile> {
        self.files.iter()
    }

    /// Opens the wallet that needs least: auto-login, then PEM, then PKCS#12.
    ///
    /// Nothing where there is none of them.
    ///
    /// # Errors
    /// Those of [`Wallet::open`] for the file that was chosen. An auto-login wallet that is
    /// local is passed over while there is another.
    pub fn open_wallet(&self, password: Option<&crate::Secret>) -> Option<Result<Wallet, WalletError>> {
        Some(Wallet::open(self.first_wallet()?.content(), password))
    }

    /// The wallet that needs least: auto-login, then PEM, then PKCS#12; a local
    /// auto-login wallet only where there is no other.
    #[must_use]
    pub fn first_wallet(&self) -> Option<&WalletFile> {
        let kinds = [WalletFileKind::AutoLogin, WalletFileKind::Pem, WalletFileKind::Pkcs12];
        let mut found = kinds.iter().filter_map(|kind| self.get(*kind));
        let first = found.next()?;
        let local = WalletFormat::of(first.content()) == Some(WalletFormat::AutoLoginLocal);
        Some(if local { found.next().unwrap_or(first) } else { first })
    }

    /// Adds a file; false where its kind is there already.
    fn add(&mut self, file: WalletFile) -> bool {
        match self.files.binary_search_by_key(&file.kind, |known| known.kind) {
            Ok(_) => false,
            Err(place) => {
                self.files.insert(place, file);
                true
            }
        }
    }
}
