//! Logins that the server refuses.

use std::fmt;

use crate::ttc::{OraError, Warning};

/// Why the server refuses a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RefusalKind {
    /// The user or the password is wrong.
    WrongPassword,
    /// The password has expired: a login with a new one will do.
    Expired,
    /// The account is locked.
    Locked,
    /// The new password is not good enough, or was used before.
    NewPassword,
    /// The user may not create a session.
    NotAllowed,
    /// The user may not work for that other one.
    ProxyNotAllowed,
    /// The user logs in as SYSDBA or the like only, or may not.
    Privilege,
    /// No verifier of the password fits what the server allows.
    Verifier,
    /// The token is not accepted.
    Token,
    /// There is no such edition.
    Edition,
    /// The database is not open, or is being shut down.
    NotOpen,
    /// There are too many sessions or processes.
    TooMany,
    /// Every other reason.
    Other,
}

impl RefusalKind {
    /// The kind of an ORA number.
    pub fn of(number: u32) -> Self {
        match number {
            1005 | 1017 => Self::WrongPassword,
            28001 => Self::Expired,
            28000 | 28014 => Self::Locked,
            28003 | 28007 | 28008 | 988 => Self::NewPassword,
            1045 | 1035 => Self::NotAllowed,
            28150 | 28151 | 28153 | 28183 => Self::ProxyNotAllowed,
            1031 | 28009 => Self::Privilege,
            28040 => Self::Verifier,
            25707..=25722 => Self::Token,
            38802 => Self::Edition,
            1033 | 1034 | 1089 | 1090 | 1109 | 12528 => Self::NotOpen,
            18 | 20 | 2391 => Self::TooMany,
            _ => Self::Other,
        }
    }
}

/// A login that the server refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub kind: RefusalKind,
    /// The ORA number.
    pub number: u32,
    /// What the server says.
    pub text: String,
}

impl From<OraError> for Refusal {
    fn from(error: OraError) -> Self {
        Self { kind: RefusalKind::of(error.number), number: error.number, text: error.text }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.text.starts_with("ORA-") {
            true => f.write_str(&self.text),
            false => write!(f, "ORA-{:05}: {}", self.number, self.text),
        }
    }
}

/// Whether a number is a warning of a login that succeeds: the password or the account ends soon.
pub(super) fn is_warning(number: u32) -> bool {
    matches!(number, 28002 | 28011)
}

/// The days that a warning gives the user to change the password: the first number behind the code.
pub(super) fn days_left(warnings: &[Warning]) -> Option<u32> {
    let warning = warnings.iter().find(|warning| is_warning(warning.number.into()))?;
    let words = warning.text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-');
    words.filter(|word| !word.starts_with("ORA")).find_map(|word| word.parse().ok())
}
