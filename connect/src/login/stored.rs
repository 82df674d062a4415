//! External authentication: what a wallet knows about who logs in.

use secrecy::SecretString;
use tns_wallet::Wallet;

use crate::dial::Setup;
use crate::error::{Class, Failure, Phase};
use crate::plan::Attempt;
use crate::tls::open_wallet;

/// What a wallet has for a login.
pub(super) enum Stored {
    /// User and password for the connect string.
    Login(String, SecretString),
    /// A certificate that TLS shows.
    Certificate,
}

/// Looks in the wallet of `attempt`.
///
/// # Errors
/// Where there is no wallet, or nothing in it that helps.
pub(super) fn find(attempt: &Attempt, setup: &Setup) -> Result<Stored, Failure> {
    let Some(folder) = &attempt.login.wallet else { return Err(by_system()) };
    let wallet = open_wallet(folder, setup).map_err(|failure| Failure { phase: Phase::Plan, ..failure })?;
    let found = attempt.login.names.iter().find_map(|name| wallet.credential(name));
    match found.and_then(|found| Some((found.user_name?, found.password?))) {
        Some((user, password)) => Ok(Stored::Login(user.to_owned(), password.expose().into())),
        None if attempt.tls.is_some() && !wallet.identities().is_empty() => Ok(Stored::Certificate),
        None => Err(nothing(attempt, &wallet).caused_by(format!("the wallet is {}", folder.display()))),
    }
}

/// Nobody says who logs in.
fn by_system() -> Failure {
    let message = "there is no user, no token and no wallet to log in with; authentication by the operating \
                   system is only possible with Oracle's client libraries";
    failure(message).hint(
        "give a user and a password, or name a wallet with WALLET_LOCATION in sqlnet.ora or the descriptor",
    )
}

fn nothing(attempt: &Attempt, wallet: &Wallet) -> Failure {
    let names = attempt.login.names.join(" or ");
    let names = if names.is_empty() { "this descriptor".to_owned() } else { names };
    let others = wallet.credentials().len();
    let message = match (attempt.tls.is_some(), others) {
        (true, _) => format!("the wallet has no credential for {names}, and no certificate of its own"),
        (false, 0) => "the wallet has no credential".to_owned(),
        (false, _) => format!("the wallet has no credential for {names}, only for others"),
    };
    failure(&message).hint(match attempt.tls.is_some() {
        true => {
            "add one with `tnslint wallet credential add` or mkstore -createCredential, or a certificate with \
             its private key"
        }
        false => {
            "add one with `tnslint wallet credential add` or mkstore -createCredential; a certificate counts \
             only with PROTOCOL=TCPS"
        }
    })
}

fn failure(message: &str) -> Failure {
    Failure::new(Phase::Plan, Class::Config, Some("ORA-01017"), message)
}
