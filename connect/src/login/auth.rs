//! What a user says about who logs in.

use std::sync::Arc;

use secrecy::SecretString;
use tns_wire::login::{Client, Context, Purity};
use tns_wire::ttc::AuthMode;

use super::client::{client_of_process, time_zone_of_process};
use super::{Mode, TokenSource};

/// Who logs in, with what, and as what. It has no `Debug`, and can be used for any number of logins.
///
/// What cannot work is refused by the login, with the reason, before anybody is asked.
#[derive(Clone)]
pub struct Auth {
    pub(super) user: String,
    pub(super) proof: Proof,
    pub(super) new_password: Option<SecretString>,
    pub(super) schema: Option<String>,
    pub(super) mode: AuthMode,
    pub(super) client: Client,
    pub(super) time_zone: String,
    pub(super) edition: Option<String>,
    pub(super) contexts: Vec<Context>,
    pub(super) class: Option<String>,
    pub(super) purity: Purity,
    pub(super) is_pool: bool,
}

/// What proves who a user is.
#[derive(Clone)]
pub(super) enum Proof {
    Password(SecretString),
    Token(Arc<dyn TokenSource>),
    External,
}

impl Auth {
    /// A user with a password: `scott`, or `app[hr]` for the user `app` who works as `hr`.
    pub fn password(user: &str, password: impl Into<SecretString>) -> Self {
        Self::new(user, Proof::Password(password.into()))
    }

    /// A token says who logs in; it goes over TLS only.
    pub fn token(source: impl TokenSource + 'static) -> Self {
        Self::new("", Proof::Token(Arc::new(source)))
    }

    /// The wallet says who logs in: the user and password that it keeps for the connect string or
    /// alias (secure external password store), else its certificate, which the server asks for over
    /// TLS.
    #[must_use]
    pub fn external() -> Self {
        Self::new("", Proof::External)
    }

    fn new(user: &str, proof: Proof) -> Self {
        Self {
            user: user.to_owned(),
            proof,
            new_password: None,
            schema: None,
            mode: AuthMode::default(),
            client: client_of_process(),
            time_zone: time_zone_of_process(),
            edition: None,
            contexts: Vec::new(),
            class: None,
            purity: Purity::Default,
            is_pool: false,
        }
    }

    /// As SYSDBA or the like.
    #[must_use]
    pub fn mode(self, mode: Mode) -> Self {
        let prelim = if self.mode.has(AuthMode::PRELIM) { AuthMode::PRELIM } else { AuthMode::default() };
        Self { mode: mode.bits().with(prelim), ..self }
    }

    /// To a database that is not started: for starting it, together with SYSDBA or SYSOPER.
    #[must_use]
    pub fn prelim(self) -> Self {
        Self { mode: self.mode.with(AuthMode::PRELIM), ..self }
    }

    /// Changes the password with the login, also one that has expired.
    #[must_use]
    pub fn new_password(self, password: impl Into<SecretString>) -> Self {
        Self { new_password: Some(password.into()), ..self }
    }

    /// Works as another user, who needs no password: `[schema]` of `user[schema]`.
    #[must_use]
    pub fn schema(self, schema: &str) -> Self {
        Self { schema: Some(schema.to_owned()), ..self }
    }

    /// The edition that the session sees.
    #[must_use]
    pub fn edition(self, edition: &str) -> Self {
        Self { edition: Some(edition.to_owned()), ..self }
    }

    /// A value of an application context, set before a logon trigger runs.
    #[must_use]
    pub fn context(mut self, namespace: &str, name: &str, value: &str) -> Self {
        let [namespace, name, value] = [namespace, name, value].map(str::to_owned);
        self.contexts.push(Context { namespace, name, value });
        self
    }

    /// The connection class of a resident pool (DRCP), instead of POOL_CONNECTION_CLASS.
    #[must_use]
    pub fn class(self, class: &str) -> Self {
        Self { class: Some(class.to_owned()), ..self }
    }

    /// Which sessions of a resident pool (DRCP) will do, instead of POOL_PURITY.
    #[must_use]
    pub fn purity(self, purity: Purity) -> Self {
        Self { purity, ..self }
    }

    /// For sessions that a pool of ours keeps: where nobody says which sessions of a resident pool
    /// (DRCP) will do, one that was used before is asked for instead of a new one.
    #[must_use]
    pub fn of_pool(self) -> Self {
        Self { is_pool: true, ..self }
    }

    /// The same for another user, who has a password.
    pub(crate) fn of_user(self, user: &str, password: SecretString) -> Self {
        Self { user: user.to_owned(), proof: Proof::Password(password), schema: None, ..self }
    }

    /// The connection class where none was said.
    pub(crate) fn class_or(self, class: &str) -> Self {
        Self { class: self.class.or_else(|| Some(class.to_owned())), ..self }
    }

    /// Whether the wallet says who logs in.
    pub(crate) fn is_external(&self) -> bool {
        matches!(self.proof, Proof::External)
    }

    /// What V$SESSION shows of the client, instead of what is known about this process.
    #[must_use]
    pub fn client(self, client: Client) -> Self {
        Self { client, ..self }
    }

    /// The time zone of the session: `+02:00`, `LOCAL`, `DBTIMEZONE` or a region. By default it is
    /// that of this process.
    #[must_use]
    pub fn time_zone(self, zone: &str) -> Self {
        Self { time_zone: zone.to_owned(), ..self }
    }
}
