//! The secure external password store.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;
use tns_dsn::wallet::CredentialSummary;
use tns_wallet::{Secret, Wallet, WalletError, WalletFile, WalletFileKind, WalletFiles, WalletFormat};

use super::{Done, Failure, about, look, open, this_login};
use crate::args::{AddArgs, RemoveArgs, ShowArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{clean, complain, json, stdout};
use crate::replace::replace;
use crate::secret::{Password, Passwords};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    credentials: &'a [CredentialSummary],
}

pub(super) fn list(args: &ShowArgs) -> Done {
    let summary = look(&args.wallet, &Passwords::new(args.password.password_stdin))?;
    if let Some((name, _)) = summary.wallets().find(|(_, wallet)| wallet.locked)
        && summary.wallets().all(|(_, wallet)| wallet.credentials.is_empty())
    {
        return Err(Failure::Told(format!("{name}: {}", WalletError::PasswordNeeded)));
    }
    let mut credentials: Vec<_> =
        summary.wallets().flat_map(|(_, wallet)| wallet.credentials.clone()).collect();
    credentials.sort_by(|a, b| a.connect_string.cmp(&b.connect_string));
    credentials.dedup();
    let mut out = stdout();
    let shown = match args.output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, credentials: &credentials }),
        TextOrJson::Text => credentials
            .iter()
            .try_for_each(|one| writeln!(out, "{}: {}", clean(&one.connect_string), clean(&one.user_name))),
    };
    shown.and_then(|()| out.flush()).map_err(Failure::Output)?;
    Ok(Status::Clean)
}

pub(super) fn add(args: &AddArgs) -> Done {
    let passwords = Passwords::new(args.password.password_stdin);
    let mut opened = Opened::of(&args.wallet, &passwords)?;
    let password = passwords.get(Password::Credential).map_err(|error| Failure::Told(error.to_string()))?;
    opened.change(|wallet| {
        wallet.add_credential(&args.connect_string, &args.user, password.clone()).map(|_| ())
    })
}

pub(super) fn remove(args: &RemoveArgs) -> Done {
    let passwords = Passwords::new(args.password.password_stdin);
    Opened::of(&args.wallet, &passwords)?.change(|wallet| wallet.remove_credential(&args.connect_string))
}

/// The wallet files that keep credentials: ewallet.p12 and cwallet.sso, which hold the same.
struct Opened {
    wallets: Vec<(PathBuf, WalletFormat, Wallet)>,
    password: Option<Secret>,
}

impl Opened {
    fn of(path: &Path, passwords: &Passwords) -> Result<Self, Failure> {
        let files = WalletFiles::of_path(path).map_err(|error| about(path, error))?;
        let place = |file: &WalletFile| if path.is_dir() { path.join(file.name()) } else { path.to_owned() };
        let mut opened = Self { wallets: Vec::new(), password: None };
        for kind in [WalletFileKind::Pkcs12, WalletFileKind::AutoLogin] {
            let Some(file) = files.get(kind) else { continue };
            let format = WalletFormat::of(file.content()).ok_or(WalletError::UnknownFormat)?;
            let (wallet, password) = open(file.content(), passwords)?;
            opened.wallets.push((place(file), format, wallet));
            opened.password = opened.password.or(password);
        }
        match opened.wallets.is_empty() {
            true => {
                Err(about(path, "there is neither an ewallet.p12 nor a cwallet.sso to keep credentials in"))
            }
            false => Ok(opened),
        }
    }

    /// Changes every file, or none where one cannot be changed.
    fn change(&mut self, change: impl Fn(&mut Wallet) -> Result<(), WalletError>) -> Done {
        let mut written = Vec::new();
        for (path, format, wallet) in &mut self.wallets {
            change(wallet)?;
            let bytes = match (*format, &self.password) {
                (WalletFormat::Pkcs12, Some(password)) => wallet.to_pkcs12(password)?,
                (WalletFormat::AutoLoginLocal, _) => {
                    wallet.to_auto_login(Some(&this_login().ok_or(WalletError::LocalWallet)?))?
                }
                (WalletFormat::AutoLogin, _) => wallet.to_auto_login(None)?,
                _ => return Err(WalletError::PasswordNeeded.into()),
            };
            written.push((path, zeroize::Zeroizing::new(bytes)));
        }
        for (path, bytes) in written {
            replace(path, &bytes).map_err(|error| about(path, error))?;
            complain(&format!("`{}` written", path.display()));
        }
        Ok(Status::Clean)
    }
}
