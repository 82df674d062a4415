//! Where passwords come from: standard input, the environment, the terminal.
//! Never from an argument, which other users of the machine can see.

use std::env;
use std::io::{self, BufRead, IsTerminal, Read};

use tns_wallet::Secret;

/// The longest line that is taken for a password.
const MAX_LINE: u64 = 64 * 1024;

/// A password that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Password {
    Wallet,
    NewWallet,
    Credential,
    Login,
    NewLogin,
}

impl Password {
    /// The environment variable that holds it.
    pub(crate) const fn variable(self) -> &'static str {
        match self {
            Self::Wallet => "TNSLINT_WALLET_PASSWORD",
            Self::NewWallet => "TNSLINT_NEW_WALLET_PASSWORD",
            Self::Credential => "TNSLINT_CREDENTIAL_PASSWORD",
            Self::Login => "TNSLINT_PASSWORD",
            Self::NewLogin => "TNSLINT_NEW_PASSWORD",
        }
    }

    const fn prompt(self) -> &'static str {
        match self {
            Self::Wallet => "Wallet password: ",
            Self::NewWallet => "Password of the new wallet: ",
            Self::Credential => "Password of the credential: ",
            Self::Login => "Password: ",
            Self::NewLogin => "New password: ",
        }
    }
}

/// The sources of passwords of one run.
pub(crate) struct Passwords {
    stdin: bool,
}

impl Passwords {
    /// `stdin`: read them from standard input, a line each.
    pub(crate) fn new(stdin: bool) -> Self {
        Self { stdin }
    }

    /// Whether a password is there without a person who types it.
    pub(crate) fn given(&self, which: Password) -> bool {
        self.stdin || env::var_os(which.variable()).is_some()
    }

    /// The password.
    ///
    /// # Errors
    /// Where it was not given and nobody can be asked.
    pub(crate) fn get(&self, which: Password) -> io::Result<Secret> {
        if self.stdin {
            return line();
        }
        match env::var(which.variable()) {
            Ok(text) => Ok(Secret::from(text)),
            Err(_) if io::stdin().is_terminal() => {
                rpassword::prompt_password(which.prompt()).map(Secret::from)
            }
            Err(_) => Err(io::Error::other(format!(
                "a password is needed: give it by --password-stdin or {}",
                which.variable()
            ))),
        }
    }

    /// A password that is set; who types it, types it twice.
    ///
    /// # Errors
    /// As [`get`](Self::get), and where the two are not the same.
    pub(crate) fn choose(&self, which: Password) -> io::Result<Secret> {
        let first = self.get(which)?;
        if !self.given(which) {
            let again = rpassword::prompt_password("Once more: ").map(Secret::from)?;
            if first.expose() != again.expose() {
                return Err(io::Error::other("the two passwords are not the same"));
            }
        }
        Ok(first)
    }
}

/// One line without its line end.
fn line() -> io::Result<Secret> {
    let mut text = String::new();
    let mut input = io::stdin().lock().take(MAX_LINE);
    if input.read_line(&mut text)? == 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "no password is left on standard input"));
    }
    text.truncate(text.trim_end_matches(['\n', '\r']).len());
    Ok(Secret::from(text))
}
