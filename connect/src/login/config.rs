//! From what the user says, and the plan, to what the protocol needs.

use std::net::SocketAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use secrecy::ExposeSecret as _;
use tns_wire::auth::SigningKey;
use tns_wire::login::{Credential, LoginConfig, ProxyUser, Purity, Token, TokenProof, UserError};

use super::auth::Proof;
use super::stored::{self, Stored};
use super::{AccessToken, Auth, token};
use crate::dial::{Setup, endpoint};
use crate::error::{Class, Failure, Phase};
use crate::plan::{Attempt, ForLogin, Plan};

/// A login that can be tried: nothing in it contradicts the plan, and its token holds.
#[derive(Clone)]
pub(crate) struct Prepared {
    auth: Auth,
    user: ProxyUser,
    token: Option<AccessToken>,
}

impl Prepared {
    /// Looks whether `auth` can work with `plan`, and asks for its token; nobody is dialled. It may
    /// block as long as the source of the token does.
    ///
    /// # Errors
    /// What cannot work, and why.
    pub(crate) fn new(auth: &Auth, plan: &Plan) -> Result<Self, Failure> {
        let user = user(auth).map_err(|error| refuse(&error.to_string(), hint(error)))?;
        check(auth, plan)?;
        let token = match &auth.proof {
            Proof::Token(source) => Some(token::fetch(&**source)?),
            Proof::Password(_) | Proof::External => None,
        };
        Ok(Self { auth: auth.clone(), user, token })
    }

    /// What the protocol needs for the address of `attempt`. It may read a wallet.
    ///
    /// # Errors
    /// Why nobody can log in there.
    pub(crate) fn config(&self, attempt: &Attempt, setup: &Setup) -> Result<LoginConfig, Failure> {
        let Self { auth, user, .. } = self;
        let mut user = user.clone();
        let credential = match &auth.proof {
            Proof::Password(password) => Credential::Password(password.clone()),
            Proof::Token(_) => self.token(attempt)?,
            Proof::External => match stored::find(attempt, setup)? {
                Stored::Login(name, password) => {
                    user = stored_user(&name, user.client)?;
                    Credential::Password(password)
                }
                Stored::Certificate => Credential::External,
            },
        };
        let purity = purity(auth, &attempt.login)?;
        let config = LoginConfig {
            new_password: auth.new_password.clone(),
            mode: auth.mode,
            class: auth.class.clone().or_else(|| attempt.login.class.clone()),
            purity,
            edition: auth.edition.clone(),
            contexts: auth.contexts.clone(),
            time_zone: auth.time_zone.clone(),
            tls: attempt.tls.is_some(),
            urgent: attempt.may_send_urgent(),
            ..LoginConfig::new(user, credential, auth.client.clone())
        };
        let to = endpoint(&attempt.host, attempt.port);
        config.check().map_err(|error| Failure::login(&to, Phase::Plan, &error))?;
        Ok(config)
    }

    fn token(&self, attempt: &Attempt) -> Result<Credential, Failure> {
        let AccessToken { text, key } = self.token.clone().ok_or_else(|| refuse("there is no token", ""))?;
        let proof = key.map(|pem| -> Result<_, Failure> {
            let key = SigningKey::from_pem(pem.expose_secret());
            let key =
                key.map_err(|error| refuse(&error.to_string(), "give the key that belongs to the token"))?;
            let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
            let host = endpoint(&attempt.host, attempt.port);
            Ok(Box::new(TokenProof { key, time, service: attempt.login.service.clone(), host }))
        });
        Ok(Credential::Token(Token { text, proof: proof.transpose()? }))
    }
}

/// The same, knowing the other end of the TCP connection: that is the host which a token's proof names, as
/// an address with its port. So do python-oracledb (`getpeername`) and node-oracledb (`remoteAddress`), also
/// behind a redirect; neither puts brackets round an address of IPv6.
pub(crate) fn of_peer(mut config: LoginConfig, peer: SocketAddr) -> LoginConfig {
    if let Credential::Token(Token { proof: Some(proof), .. }) = &mut config.credential {
        proof.host = format!("{}:{}", peer.ip(), peer.port());
    }
    config
}

impl Attempt {
    /// Whether urgent data may be tried out: TCP alone carries it.
    pub(crate) fn may_send_urgent(&self) -> bool {
        self.tls.is_none() && !self.login.no_urgent
    }
}

/// The user and for whom, from `user[schema]` or from both parts.
fn user(auth: &Auth) -> Result<ProxyUser, UserError> {
    let mut user = ProxyUser::parse(&auth.user)?;
    match (&auth.schema, &user.client) {
        (Some(_), Some(_)) => return Err(UserError::Brackets),
        (Some(schema), None) => user.client = Some(schema.clone()),
        (None, _) => {}
    }
    user.check(matches!(auth.proof, Proof::Password(_)))?;
    Ok(user)
}

fn hint(error: UserError) -> &'static str {
    match error {
        UserError::Brackets => "name the other user once: in brackets or apart",
        UserError::NoUser => "give the user who knows the password",
        UserError::ExternalUser => "leave the user out, or give a password",
    }
}

/// A user of the wallet's store may be written with brackets of its own.
fn stored_user(name: &str, client: Option<String>) -> Result<ProxyUser, Failure> {
    let user = ProxyUser::parse(name).map_err(|error| {
        refuse(
            &format!("the user name in the wallet cannot be used: {error}"),
            "add it again with `tnslint wallet credential`, or correct it with mkstore",
        )
    })?;
    Ok(ProxyUser { client: client.or(user.client), user: user.user })
}

/// What the plan rules out for all its addresses.
fn check(auth: &Auth, plan: &Plan) -> Result<(), Failure> {
    if matches!(auth.proof, Proof::Token(_)) {
        let mut attempts = plan.descriptions.iter().flat_map(|rounds| &rounds.attempts);
        if let Some(open) = attempts.find(|attempt| attempt.tls.is_none()) {
            let to = endpoint(&open.host, open.port);
            let message = format!("a token is only sent over TLS, and the address {to} has PROTOCOL=TCP");
            return Err(refuse(&message, "write PROTOCOL=TCPS and the port of TLS for every address"));
        }
    }
    Ok(())
}

fn purity(auth: &Auth, login: &ForLogin) -> Result<Purity, Failure> {
    let written = match login.purity.as_deref().map(str::to_ascii_uppercase).as_deref() {
        Some("NEW") => Purity::New,
        Some("SELF") => Purity::Reuse,
        None | Some("DEFAULT") => Purity::Default,
        Some(word) => {
            let message = format!("POOL_PURITY: `{word}` is neither NEW nor SELF");
            return Err(refuse(&message, "write (POOL_PURITY=SELF) or (POOL_PURITY=NEW)"));
        }
    };
    Ok(match (auth.purity, written) {
        (Purity::Default, Purity::Default) if !login.pooled => Purity::Default,
        (Purity::Default, Purity::Default) if auth.is_pool => Purity::Reuse,
        (Purity::Default, Purity::Default) => Purity::New,
        (Purity::Default, written) => written,
        (said, _) => said,
    })
}

fn refuse(message: &str, hint: &str) -> Failure {
    Failure::new(Phase::Plan, Class::Config, None, message).hint(hint)
}
