use super::error::{self, BuildError};
use crate::Description;

/// The kind of server process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// A process of its own.
    Dedicated,
    /// A shared server behind a dispatcher.
    Shared,
}

impl Server {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Dedicated => "DEDICATED",
            Self::Shared => "SHARED",
        }
    }
}

/// Whether a pooled server may have been used before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purity {
    /// `SELF`: a session of the same class may be used again.
    Reuse,
    /// `NEW`: the session has to be new.
    New,
}

/// Database resident connection pooling: SERVER=POOLED and how.
#[derive(Clone, Debug, Default)]
pub struct Drcp {
    class: Option<String>,
    purity: Option<Purity>,
}

impl Drcp {
    /// Class and purity are left to the program.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// POOL_CONNECTION_CLASS: sessions are shared within a class.
    #[must_use]
    pub fn class(self, name: &str) -> Self {
        Self { class: Some(name.to_owned()), ..self }
    }

    /// POOL_PURITY.
    #[must_use]
    pub fn purity(self, purity: Purity) -> Self {
        Self { purity: Some(purity), ..self }
    }

    pub(super) fn check(&self, errors: &mut Vec<BuildError>) {
        let class = self.class.as_deref();
        errors.extend(class.and_then(|class| error::text("POOL_CONNECTION_CLASS", class).err()));
    }

    pub(super) fn apply(self, mut made: Description) -> Description {
        made = made.connect("SERVER", "POOLED");
        if let Some(class) = self.class {
            made = made.connect("POOL_CONNECTION_CLASS", class);
        }
        match self.purity {
            Some(Purity::Reuse) => made.connect("POOL_PURITY", "SELF"),
            Some(Purity::New) => made.connect("POOL_PURITY", "NEW"),
            None => made,
        }
    }
}

/// SECURITY of a descriptor with TLS. The name of the server is checked unless
/// that is switched off.
#[derive(Clone, Debug)]
pub struct Security {
    dn_match: bool,
    cert_dn: Option<String>,
    wallet: Option<String>,
}

impl Default for Security {
    fn default() -> Self {
        Self { dn_match: true, cert_dn: None, wallet: None }
    }
}

impl Security {
    /// The server's name is checked; the client's own wallet settings count.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// SSL_SERVER_CERT_DN: the exact name in the server's certificate.
    #[must_use]
    pub fn cert_dn(self, name: &str) -> Self {
        Self { cert_dn: Some(name.to_owned()), ..self }
    }

    /// WALLET_LOCATION: the directory of the wallet.
    #[must_use]
    pub fn wallet(self, directory: &str) -> Self {
        Self { wallet: Some(directory.to_owned()), ..self }
    }

    /// Takes any server whose certificate is trusted for the one that was meant.
    #[must_use]
    pub fn without_name_check(self) -> Self {
        Self { dn_match: false, ..self }
    }

    pub(super) fn check(&self, errors: &mut Vec<BuildError>) {
        for (name, value) in [("SSL_SERVER_CERT_DN", &self.cert_dn), ("WALLET_LOCATION", &self.wallet)] {
            errors.extend(value.as_deref().and_then(|value| error::text(name, value).err()));
        }
    }

    pub(super) fn apply(self, mut made: Description) -> Description {
        made = made.secure("SSL_SERVER_DN_MATCH", self.dn_match);
        if let Some(name) = self.cert_dn {
            made = made.secure("SSL_SERVER_CERT_DN", name);
        }
        match self.wallet {
            Some(directory) => made.secure("WALLET_LOCATION", directory),
            None => made,
        }
    }
}
