//! Tokens of an identity provider: OAuth 2.0, Oracle Cloud IAM.

use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64ct::{Base64UrlUnpadded, Encoding};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::error::{Class, Failure, Phase};

/// Why a source has no token.
pub type TokenError = Box<dyn Error + Send + Sync>;

/// A token, with or without the private key that proves whose it is. It has no `Debug`.
#[derive(Clone)]
pub struct AccessToken {
    pub(super) text: SecretString,
    pub(super) key: Option<SecretString>,
}

impl AccessToken {
    /// A token that is enough by itself (OAuth 2.0).
    pub fn new(text: impl Into<SecretString>) -> Self {
        Self { text: text.into(), key: None }
    }

    /// The private key that belongs to it, as PEM (Oracle Cloud IAM): possession is proven with it.
    #[must_use]
    pub fn with_private_key(self, pem: impl Into<SecretString>) -> Self {
        Self { key: Some(pem.into()), ..self }
    }

    /// When it expires, as the token itself says; nothing where it says nothing that can be read.
    #[must_use]
    pub fn expires(&self) -> Option<SystemTime> {
        #[derive(Deserialize)]
        struct Claims {
            exp: u64,
        }
        let claims = self.text.expose_secret().split('.').nth(1)?;
        let claims = Base64UrlUnpadded::decode_vec(claims.trim_end_matches('=')).map(Zeroizing::new).ok()?;
        let Claims { exp } = serde_json::from_slice(&claims).ok()?;
        UNIX_EPOCH.checked_add(Duration::from_secs(exp))
    }

    fn has_expired(&self, now: SystemTime) -> bool {
        self.expires().is_some_and(|end| end <= now)
    }
}

/// Gives tokens. Every login asks it once, and once more with `refresh` where what it gave has
/// expired. It may block; logins of a pool ask it from several threads.
///
/// A closure is one, and so is a token that is always the same.
pub trait TokenSource: Send + Sync {
    /// A token: the one that is kept, or with `refresh` a new one.
    ///
    /// # Errors
    /// Why there is none; the login fails with it.
    fn token(&self, refresh: bool) -> Result<AccessToken, TokenError>;
}

impl TokenSource for AccessToken {
    fn token(&self, _: bool) -> Result<AccessToken, TokenError> {
        Ok(self.clone())
    }
}

impl<F: Fn(bool) -> Result<AccessToken, TokenError> + Send + Sync> TokenSource for F {
    fn token(&self, refresh: bool) -> Result<AccessToken, TokenError> {
        self(refresh)
    }
}

/// A token that holds now.
pub(super) fn fetch(source: &dyn TokenSource) -> Result<AccessToken, Failure> {
    let ask = |refresh| {
        source.token(refresh).map_err(|error| failure("there is no token to log in with").caused_by(error))
    };
    let now = SystemTime::now();
    let token = ask(false)?;
    let token = if token.has_expired(now) { ask(true)? } else { token };
    match token.has_expired(now) {
        true => Err(failure("the token to log in with has expired")
            .hint("get a new token from the identity provider; its `exp` says how long it holds")),
        false => Ok(token),
    }
}

fn failure(message: &str) -> Failure {
    Failure::new(Phase::Plan, Class::Config, None, message)
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    /// A token that expires so many seconds after 1970.
    fn token(exp: u64) -> AccessToken {
        let claims = Base64UrlUnpadded::encode_string(format!("{{\"exp\":{exp}}}").as_bytes());
        AccessToken::new(format!("e30.{claims}.x"))
    }

    #[test]
    fn the_end_of_a_token_is_read() {
        assert_eq!(token(5).expires(), Some(UNIX_EPOCH + Duration::from_secs(5)));
        for text in ["", "a.b.c", "no dots", "e30.e30.x"] {
            assert_eq!(AccessToken::new(text.to_owned()).expires(), None, "{text}");
        }
    }

    #[test]
    fn a_source_is_asked_once_more_where_its_token_has_expired() {
        let asked = Mutex::new(Vec::new());
        let source = |refresh: bool| -> Result<AccessToken, TokenError> {
            asked.lock().expect("nobody panicked").push(refresh);
            Ok(token(if refresh { u64::from(u32::MAX) } else { 1 }))
        };
        let fetched = fetch(&source).map(|token| token.expires()).expect("a token");
        assert_eq!(fetched, Some(UNIX_EPOCH + Duration::from_secs(u32::MAX.into())));
        assert_eq!(*asked.lock().expect("nobody panicked"), [false, true]);
        let message = fetch(&token(1)).err().expect("it has expired").message;
        assert_eq!(message, "the token to log in with has expired");
        let source = |_: bool| -> Result<AccessToken, TokenError> { Err("no network".into()) };
        assert_eq!(fetch(&source).err().expect("none").cause.as_deref(), Some("no network"));
    }
}
