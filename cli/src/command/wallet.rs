//! `tnslint wallet`

mod check;
mod credential;
mod relocate;
mod show;
mod write;

use std::io::{self, IsTerminal};
use std::path::Path;

use tns_dsn::wallet::WalletSummary;
use tns_wallet::{LocalLogin, Wallet, WalletError, WalletFiles, WalletFormat, Wallets};

use crate::args::{CredentialCommand, WalletCommand};
use crate::exit::Status;
use crate::output::complain;
use crate::secret::{Password, Passwords};

pub(crate) fn run(command: &WalletCommand) -> io::Result<Status> {
    let done = match command {
        WalletCommand::Show(args) => show::run(args),
        WalletCommand::Check(args) => check::run(args),
        WalletCommand::Relocate(args) => relocate::run(args),
        WalletCommand::Create(args) => write::create(args),
        WalletCommand::Convert(args) => write::convert(args),
        WalletCommand::Credential(CredentialCommand::List(args)) => credential::list(args),
        WalletCommand::Credential(CredentialCommand::Add(args)) => credential::add(args),
        WalletCommand::Credential(CredentialCommand::Remove(args)) => credential::remove(args),
    };
    match done {
        Ok(status) => Ok(status),
        Err(Failure::Output(error)) => Err(error),
        Err(Failure::Told(message)) => {
            complain(&message);
            Ok(Status::Failed)
        }
    }
}

/// Why a command ended early.
enum Failure {
    /// Standard output is gone.
    Output(io::Error),
    /// Something the user has to know.
    Told(String),
}

type Done = Result<Status, Failure>;

impl From<WalletError> for Failure {
    fn from(error: WalletError) -> Self {
        Self::Told(error.to_string())
    }
}

/// A failure that has to do with a path.
fn about(path: &Path, error: impl std::fmt::Display) -> Failure {
    Failure::Told(format!("`{}`: {error}", path.display()))
}

/// The host and user that local auto-login wallets are for.
pub(super) fn this_login() -> Option<LocalLogin> {
    Some(LocalLogin::new(&whoami::hostname().ok()?, &whoami::username().ok()?))
}

/// The wallet files at a path, and what they hold; a password is asked for only
/// where nothing can be seen without.
fn look(path: &Path, passwords: &Passwords) -> Result<WalletSummary, Failure> {
    let files = WalletFiles::of_path(path).map_err(|error| about(path, error))?;
    let mut wallets = Wallets { login: this_login(), ..Wallets::default() };
    let summary = wallets.summary(&files);
    let locked = summary.wallets().filter(|(_, wallet)| wallet.locked).count();
    let blind = locked > 0 && locked == summary.wallets().count();
    let ask = locked > 0 && passwords.given(Password::Wallet) || blind && io::stdin().is_terminal();
    if !ask {
        return Ok(summary);
    }
    wallets.password = Some(passwords.get(Password::Wallet).map_err(|error| about(path, error))?);
    Ok(wallets.summary(&files))
}

/// Opens one wallet; the password is asked for if it needs one, and given back.
fn open(bytes: &[u8], passwords: &Passwords) -> Result<(Wallet, Option<tns_wallet::Secret>), Failure> {
    if WalletFormat::of(bytes) == Some(WalletFormat::AutoLoginLocal)
        && let Some(login) = this_login()
    {
        return Ok((Wallet::open_local(bytes, &login)?, None));
    }
    match Wallet::open(bytes, None) {
        Ok(wallet) => Ok((wallet, None)),
        Err(WalletError::PasswordNeeded) => {
            let told = |error: io::Error| Failure::Told(error.to_string());
            let password = passwords.get(Password::Wallet).map_err(told)?;
            Ok((Wallet::open(bytes, Some(&password))?, Some(password)))
        }
        Err(error) => Err(error.into()),
    }
}
