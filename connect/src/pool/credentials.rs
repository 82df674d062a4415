//! Credentials that somebody brings to a pool.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

use crate::login::Auth;

/// Whose session somebody wants of a pool that is not homogeneous: another user, or the pool's own who
/// works as another.
#[derive(Clone)]
pub struct Credentials {
    user: Option<(String, SecretString)>,
    schema: Option<String>,
}

impl Credentials {
    /// A user with a password: `scott`, or `app[hr]` for the user `app` who works as `hr`.
    pub fn password(user: &str, password: impl Into<SecretString>) -> Self {
        Self { user: Some((user.to_owned(), password.into())), schema: None }
    }

    /// The pool's own user, who works as this one: a proxy user.
    #[must_use]
    pub fn proxy(schema: &str) -> Self {
        Self { user: None, schema: Some(schema.to_owned()) }
    }

    /// Works as another user, who needs no password: `[schema]` of `user[schema]`.
    #[must_use]
    pub fn schema(self, schema: &str) -> Self {
        Self { schema: Some(schema.to_owned()), ..self }
    }

    /// What the pool says, with these credentials instead.
    pub(super) fn apply(&self, auth: Auth) -> Auth {
        let auth = match &self.user {
            Some((user, password)) => auth.of_user(user, password.clone()),
            None => auth,
        };
        self.schema.iter().fold(auth, |auth, schema| auth.schema(schema))
    }
}

impl PartialEq for Credentials {
    fn eq(&self, other: &Self) -> bool {
        let same_user = match (&self.user, &other.user) {
            (Some((one, password)), Some((two, other))) => {
                let [password, other] = [password, other].map(|secret| secret.expose_secret().as_bytes());
                one == two && bool::from(password.ct_eq(other))
            }
            (None, None) => true,
            _ => false,
        };
        same_user && self.schema == other.schema
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.user.as_ref().map(|(user, _)| user);
        f.debug_struct("Credentials")
            .field("user", &user)
            .field("schema", &self.schema)
            .finish_non_exhaustive()
    }
}
