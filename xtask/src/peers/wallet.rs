//! A wallet that we write and files that we relocate, used by `oracledb.connect`.

mod folder;
mod listener;

use std::io;
use std::path::Path;

use serde_json::{Value as Json, json};
use tns_wallet::Wallet;

use super::compare::{Cases, Outcome, Report, compare};
use super::process::Process;
use super::python::Installation;
use crate::rng::Rng;
use crate::soak::Amount;
use folder::Folder;
use listener::Listener;

/// Names of directories; some have to stand in quotes.
const DIRECTORIES: [&str; 5] = ["wallet", "my wallet", "wallet (1)", "a=b,c", "Geldbörse"];

/// The spellings of the parameter that says where the wallet lies.
const PARAMETERS: [&str; 2] = ["MY_WALLET_DIRECTORY", "WALLET_LOCATION"];

/// Passwords of wallets that last for a second.
const PASSWORDS: [&str; 3] = ["Welcome1", "two words", "pässwörd\"'\\"];

/// A wallet and a file that leads to it.
struct Case {
    directory: &'static str,
    parameter: &'static str,
    password: &'static str,
}

/// Lets it connect twice for each case: told where the wallet lies, and left to the descriptor.
pub(super) fn run(installation: &Installation, amount: Amount) -> io::Result<Report> {
    let mut python = installation.start(include_str!("wallet.py"))?;
    let wallet = folder::new_wallet()?;
    let cases = Cases { make: Case::random, smaller: |_| Vec::new() };
    compare(&cases, amount, |case| {
        let told = case.difference(true, &wallet, &mut python)?;
        let untold = case.difference(false, &wallet, &mut python)?;
        Ok(Outcome { difference: told.or(untold), listed: Vec::new() })
    })
}

impl Case {
    fn random(rng: &mut Rng) -> Self {
        let mut word = |from: &[&'static str]| rng.pick(from).copied().unwrap_or_default();
        Self { directory: word(&DIRECTORIES), parameter: word(&PARAMETERS), password: word(&PASSWORDS) }
    }

    /// What is wrong with a connection.
    fn difference(&self, told: bool, wallet: &Wallet, python: &mut Process) -> io::Result<Option<String>> {
        let listener = Listener::start()?;
        let folder = Folder::of(self, listener.port(), wallet)?;
        let answer = python.ask(&self.question(folder.path(), told))?;
        let hello = listener.first_bytes()?;
        let wrong = match answer {
            _ if folder.changes != [1, 1] => Some(format!("{:?} values were relocated", folder.changes)),
            Err(error) => Some(format!("the key cannot be opened: {error}")),
            Ok(said) if listener::is_client_hello(&hello) && is_about_the_server(&said) => None,
            Ok(said) => Some(format!("it sends {hello:02x?} and says {said}")),
        };
        let Self { directory, parameter, .. } = self;
        let by = if told { "wallet_location" } else { parameter };
        Ok(wrong.map(|wrong| format!("{directory:?} by {by}: {wrong}")))
    }

    /// The arguments of `connect`.
    fn question(&self, folder: &Path, told: bool) -> Json {
        let mut question =
            json!({ "dsn": folder::ALIAS, "config_dir": folder, "wallet_password": self.password });
        if told {
            question["wallet_location"] = json!(folder);
        }
        question
    }
}

/// Whether it complains about a server that does not answer, and about no wallet.
fn is_about_the_server(said: &Json) -> bool {
    said.as_str().is_some_and(|said| said.starts_with("DPY-6005") && !said.contains("DPY-2018"))
}
