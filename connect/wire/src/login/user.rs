//! Names of users, with or without a proxy.

/// A user as it is written: `user`, `user[schema]` or `[schema]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ProxyUser {
    /// Who logs in; empty with external authentication.
    pub user: String,
    /// For whom: the session belongs to this user.
    pub client: Option<String>,
}

/// A user that cannot log in so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UserError {
    /// A bracket without the other one, or without a name between them.
    #[error("a proxy user is written user[schema], with one name between the brackets")]
    Brackets,
    /// No user where one is needed.
    #[error("a login with a password needs a user before the brackets: user[schema]")]
    NoUser,
    /// A user where none may be.
    #[error(
        "with external authentication or a token the database finds out who logs in: leave the user out, \
         or write [schema] alone to work for another one"
    )]
    ExternalUser,
}

impl ProxyUser {
    /// Reads a user as it is written; blanks round it do not count. Brackets within double quotes
    /// belong to the name.
    ///
    /// # Errors
    /// [`UserError::Brackets`] where they are odd.
    pub fn parse(text: &str) -> Result<Self, UserError> {
        let text = text.trim();
        let mut is_quoted = false;
        let open = text.find(|sign| {
            is_quoted ^= sign == '"';
            sign == '[' && !is_quoted
        });
        let Some(open) = open else {
            return match text.ends_with(']') {
                true => Err(UserError::Brackets),
                false => Ok(Self { user: text.to_owned(), client: None }),
            };
        };
        let (user, client) = (text[..open].trim_end(), &text[open + 1..]);
        let client = client.strip_suffix(']').ok_or(UserError::Brackets)?.trim();
        let has_bracket = !client.starts_with('"') && client.contains(['[', ']']);
        if client.is_empty() || has_bracket {
            return Err(UserError::Brackets);
        }
        Ok(Self { user: user.to_owned(), client: Some(client.to_owned()) })
    }

    /// Whether such a user can log in with a password, or with external authentication.
    ///
    /// # Errors
    /// [`UserError::NoUser`] and [`UserError::ExternalUser`].
    pub fn check(&self, with_password: bool) -> Result<(), UserError> {
        match (with_password, self.user.is_empty()) {
            (true, true) => Err(UserError::NoUser),
            (false, false) => Err(UserError::ExternalUser),
            _ => Ok(()),
        }
    }
}
