//! The messages that a login sends.

use secrecy::ExposeSecret as _;

use super::config::{Client, Credential, LoginConfig, TokenProof};
use crate::auth::{AuthError, ComboKey, Proof, Random, proof_header};
use crate::ttc::{AuthMode, AuthRequest, Pairs, UTF8};

/// The first step: who wants to log in, and from where?
pub(super) fn first_step(config: &LoginConfig) -> AuthRequest {
    AuthRequest { user: config.user.user.clone(), mode: mode(config), pairs: client(&config.client) }
}

/// The second step with a password.
pub(super) fn password_step(config: &LoginConfig, proof: &Proof) -> AuthRequest {
    let mut pairs = Pairs::default();
    if let Some(client) = &config.user.client {
        pairs.push("PROXY_CLIENT_NAME", client.as_str(), 0);
    }
    pairs.push("AUTH_SESSKEY", proof.session_key.as_str(), 1);
    if let Some(speedy) = &proof.speedy_key {
        pairs.push("AUTH_PBKDF2_SPEEDY_KEY", speedy.as_str(), 0);
    }
    pairs.push("AUTH_PASSWORD", proof.password.as_str(), 0);
    if let Some(new) = &proof.new_password {
        pairs.push("AUTH_NEWPASSWORD", new.as_str(), 0);
    }
    session(config, &mut pairs);
    let change = if config.new_password.is_some() { AuthMode::CHANGE_PASSWORD } else { AuthMode::default() };
    let mode = mode(config).with(AuthMode::WITH_PASSWORD).with(change);
    AuthRequest { user: config.user.user.clone(), mode, pairs }
}

/// The only step without a password.
pub(super) fn only_step(config: &LoginConfig) -> Result<AuthRequest, AuthError> {
    let mut pairs = Pairs::default();
    if let Some(client) = &config.user.client {
        pairs.push("PROXY_CLIENT_NAME", client.as_str(), 0);
    }
    let mut mode = mode(config);
    let token = match &config.credential {
        Credential::Token(token) => Some(token),
        Credential::Password(_) | Credential::External => None,
    };
    if let Some(token) = token {
        pairs.push("AUTH_TOKEN", token.text.expose_secret(), 0);
    }
    session(config, &mut pairs);
    if let Some(TokenProof { key, time, service, host }) = token.and_then(|token| token.proof.as_deref()) {
        let header = proof_header(*time, service, host);
        pairs.push("AUTH_SIGNATURE", key.sign(&header)?, 0);
        pairs.push("AUTH_HEADER", header, 0);
        mode = mode.with(AuthMode::SIGNED_TOKEN);
    }
    Ok(AuthRequest { user: config.user.user.clone(), mode, pairs })
}

/// A change of the password on an open session.
pub(crate) fn change_password(
    user: &str,
    key: &ComboKey,
    (old, new): (&[u8], &[u8]),
    random: &mut dyn Random,
) -> Result<AuthRequest, AuthError> {
    let mut pairs = Pairs::default();
    pairs.push("AUTH_PASSWORD", key.encrypt_password(old, random)?, 0);
    pairs.push("AUTH_NEWPASSWORD", key.encrypt_password(new, random)?, 0);
    let mode = AuthMode::WITH_PASSWORD.with(AuthMode::CHANGE_PASSWORD);
    Ok(AuthRequest { user: user.to_owned(), mode, pairs })
}

fn mode(config: &LoginConfig) -> AuthMode {
    let logon = if config.new_password.is_some() { AuthMode::default() } else { AuthMode::LOGON };
    config.mode.with(logon)
}

fn client(client: &Client) -> Pairs {
    let mut pairs = Pairs::default();
    pairs.push("AUTH_TERMINAL", client.terminal.as_str(), 0);
    pairs.push("AUTH_PROGRAM_NM", client.program.as_str(), 0);
    pairs.push("AUTH_MACHINE", client.machine.as_str(), 0);
    pairs.push("AUTH_PID", client.pid.to_string(), 0);
    pairs.push("AUTH_SID", client.os_user.as_str(), 0);
    pairs
}

/// What the session will be like.
fn session(config: &LoginConfig, pairs: &mut Pairs) {
    let [major, minor, patch] = config.client.version.map(u32::from);
    pairs.push("SESSION_CLIENT_CHARSET", UTF8.to_string(), 0);
    pairs.push("SESSION_CLIENT_DRIVER_NAME", config.client.driver.as_str(), 0);
    pairs.push("SESSION_CLIENT_VERSION", (major << 24 | minor << 20 | patch << 12).to_string(), 0);
    if !config.is_preliminary() {
        pairs.push("AUTH_ALTER_SESSION", time_zone(&config.time_zone), 1);
    }
    if let Some(class) = &config.class {
        pairs.push("AUTH_KPPL_CONN_CLASS", class.as_str(), 0);
    }
    if let Some(purity) = config.purity.number() {
        pairs.push("AUTH_KPPL_PURITY", purity.to_string(), 1);
    }
    if let Some(edition) = &config.edition {
        pairs.push("AUTH_ORA_EDITION", edition.as_str(), 0);
    }
    for context in &config.contexts {
        pairs.push("AUTH_APPCTX_NSPACE\0", context.namespace.as_str(), 0);
        pairs.push("AUTH_APPCTX_ATTR\0", context.name.as_str(), 0);
        pairs.push("AUTH_APPCTX_VALUE\0", context.value.as_str(), 0);
    }
    if let Some(connect_string) = &config.connect_string {
        pairs.push("AUTH_CONNECT_STRING", connect_string.as_str(), 0);
    }
}

/// The statement that sets the time zone; two of its values are words of SQL.
fn time_zone(zone: &str) -> String {
    match zone.to_ascii_uppercase().as_str() {
        word @ ("LOCAL" | "DBTIMEZONE") => format!("ALTER SESSION SET TIME_ZONE={word}\0"),
        _ => format!("ALTER SESSION SET TIME_ZONE='{}'\0", zone.replace('\'', "''")),
    }
}
