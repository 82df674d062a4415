//! What a login needs to know.

use secrecy::SecretString;

use super::{LoginError, ProxyUser};
use crate::auth::SigningKey;
use crate::ttc::AuthMode;

/// What a login needs to know.
pub struct LoginConfig {
    /// The user, and for whom.
    pub user: ProxyUser,
    /// What proves who it is.
    pub credential: Credential,
    /// The new password, where it is to be changed with the login.
    pub new_password: Option<SecretString>,
    /// SYSDBA and the like; [`AuthMode::default`] is an ordinary login. With [`AuthMode::PRELIM`], while the
    /// instance is down, no time zone is set, and the server may tell next to nothing about itself. That
    /// is inferred from Oracle's manuals.
    pub mode: AuthMode,
    /// Who the client is.
    pub client: Client,
    /// The connection class of a resident pool (DRCP).
    pub class: Option<String>,
    /// Which sessions of a resident pool will do.
    pub purity: Purity,
    /// The edition.
    pub edition: Option<String>,
    /// Application contexts.
    pub contexts: Vec<Context>,
    /// The time zone of the session: `+02:00`, `LOCAL`, `DBTIMEZONE` or a region.
    pub time_zone: String,
    /// The connect string, for those who watch sessions.
    pub connect_string: Option<String>,
    /// Whether TLS protects the connection: tokens go over nothing else.
    pub tls: bool,
    /// Whether urgent data can be sent and may be tried out.
    pub urgent: bool,
}

/// What proves who a user is.
pub enum Credential {
    /// A password.
    Password(SecretString),
    /// A token of an identity provider.
    Token(Token),
    /// Something outside of the login: a certificate.
    External,
}

/// A token, with or without proof of possession.
pub struct Token {
    /// The token.
    pub text: SecretString,
    /// What proves that it is the client's own.
    pub proof: Option<Box<TokenProof>>,
}

/// What proves the possession of a token.
pub struct TokenProof {
    /// The key that the token names.
    pub key: SigningKey,
    /// The time, in seconds since 1970.
    pub time: u64,
    /// The name of the service.
    pub service: String,
    /// The other end of the connection: an address with its port, `192.0.2.7:1522`.
    pub host: String,
}

/// Who a client is, as V$SESSION shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// The program.
    pub program: String,
    /// The host it runs on.
    pub machine: String,
    /// The terminal.
    pub terminal: String,
    /// The user of the operating system.
    pub os_user: String,
    /// The number of the process.
    pub pid: u32,
    /// The name of the driver.
    pub driver: String,
    /// The version of the driver.
    pub version: [u8; 3],
}

/// Which sessions of a resident pool will do. Other drivers take [`Purity::New`] on their own where a
/// single connection asks for a pooled server, and [`Purity::Reuse`] in a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purity {
    /// As the server likes.
    #[default]
    Default,
    /// Only a new one.
    New,
    /// One that was used before will do.
    Reuse,
}

impl Purity {
    /// Its number; the default is not sent.
    pub(super) fn number(self) -> Option<u8> {
        match self {
            Self::Default => None,
            Self::New => Some(1),
            Self::Reuse => Some(2),
        }
    }
}

/// A value of an application context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The namespace.
    pub namespace: String,
    /// The attribute.
    pub name: String,
    /// The value.
    pub value: String,
}

impl LoginConfig {
    /// An ordinary login.
    pub fn new(user: ProxyUser, credential: Credential, client: Client) -> Self {
        Self {
            user,
            credential,
            new_password: None,
            mode: AuthMode::default(),
            client,
            class: None,
            purity: Purity::Default,
            edition: None,
            contexts: Vec::new(),
            time_zone: "+00:00".to_owned(),
            connect_string: None,
            tls: false,
            urgent: false,
        }
    }

    /// Whether nobody may run SQL: the instance is not up.
    pub(super) fn is_preliminary(&self) -> bool {
        self.mode.has(AuthMode::PRELIM)
    }

    /// Refuses what cannot work, before anything is sent; [`super::Login::new`] looks as well.
    ///
    /// # Errors
    /// What contradicts itself.
    pub fn check(&self) -> Result<(), LoginError> {
        let may_start = self.mode.has(AuthMode::SYSDBA) || self.mode.has(AuthMode::SYSOPER);
        if self.is_preliminary() && !may_start {
            return Err(LoginError::PrelimPrivilege);
        }
        if self.is_preliminary() && (self.class.is_some() || self.purity != Purity::Default) {
            return Err(LoginError::PrelimPooled);
        }
        let with_password = matches!(self.credential, Credential::Password(_));
        self.user.check(with_password)?;
        match &self.credential {
            Credential::Token(_) if !self.tls => Err(LoginError::TokenWithoutTls),
            Credential::Token(_) | Credential::External if self.new_password.is_some() => {
                Err(LoginError::NewPasswordWithoutOld)
            }
            _ => Ok(()),
        }
    }
}
