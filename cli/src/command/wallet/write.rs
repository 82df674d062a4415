//! `wallet create` and `wallet convert`

use std::fs;
use std::io;
use std::path::Path;

use tns_wallet::{Certificate, PrivateKey, Secret, Wallet, WalletError, WalletFiles};

use super::{Done, Failure, about, open, this_login};
use crate::args::{CreateArgs, OutArgs, WalletConvertArgs, WrittenWallet};
use crate::exit::Status;
use crate::output::complain;
use crate::replace;
use crate::secret::{Password, Passwords};

pub(super) fn create(args: &CreateArgs) -> Done {
    let passwords = Passwords::new(args.password.password_stdin);
    let mut wallet = Wallet::new();
    for path in &args.parts {
        add(&mut wallet, path, &passwords)?;
    }
    save(&wallet, &args.path, &args.out, None, &passwords)
}

pub(super) fn convert(args: &WalletConvertArgs) -> Done {
    let passwords = Passwords::new(args.password.password_stdin);
    let files = WalletFiles::of_path(&args.wallet).map_err(|error| about(&args.wallet, error))?;
    let file = files.first_wallet().ok_or_else(|| about(&args.wallet, "there is no wallet in it"))?;
    let (wallet, password) = open(file.content(), &passwords)?;
    save(&wallet, &args.path, &args.out, password, &passwords)
}

/// Takes over the certificates and the key of a file.
fn add(wallet: &mut Wallet, path: &Path, passwords: &Passwords) -> Result<(), Failure> {
    let bytes = zeroize::Zeroizing::new(fs::read(path).map_err(|error| about(path, error))?);
    if let Ok(certificate) = Certificate::from_der(&bytes) {
        wallet.add_certificate(certificate);
        return Ok(());
    }
    if let Ok(key) = PrivateKey::from_pkcs8(&bytes) {
        wallet.set_private_key(key);
        return Ok(());
    }
    match open(&bytes, passwords) {
        Ok((part, _)) => {
            wallet.merge(part);
            Ok(())
        }
        Err(Failure::Told(message)) => Err(about(path, message)),
        Err(failure) => Err(failure),
    }
}

/// Writes a wallet in the format that was asked for.
fn save(wallet: &Wallet, path: &Path, out: &OutArgs, used: Option<Secret>, passwords: &Passwords) -> Done {
    let format = out
        .to
        .or_else(|| of_name(path))
        .ok_or_else(|| about(path, "the name tells no format: call it .pem, .p12 or .sso, or say --to"))?;
    if path.exists() && !out.force {
        return Err(about(path, "it is there already; --force replaces it"));
    }
    if out.local && format != WrittenWallet::Sso || out.unencrypted && format != WrittenWallet::Pem {
        return Err(Failure::Told("--local is for cwallet.sso, --unencrypted for ewallet.pem".to_owned()));
    }
    let password = match format {
        WrittenWallet::Sso => None,
        WrittenWallet::Pem if out.unencrypted || wallet.private_key().is_none() => None,
        _ => Some(new_password(out, used, passwords).map_err(|error| Failure::Told(error.to_string()))?),
    };
    let bytes = bytes(wallet, format, out.local, password.as_ref())?;
    replace::create(path, &bytes, out.force).map_err(|error| about(path, error))?;
    complain(&format!("`{}` written", path.display()));
    Ok(Status::Clean)
}

fn of_name(path: &Path) -> Option<WrittenWallet> {
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "pem" => Some(WrittenWallet::Pem),
        "p12" | "pfx" => Some(WrittenWallet::P12),
        "sso" => Some(WrittenWallet::Sso),
        _ => None,
    }
}

/// The password of the new wallet: the one of the old, unless another is wanted.
fn new_password(out: &OutArgs, used: Option<Secret>, passwords: &Passwords) -> io::Result<Secret> {
    let variable = std::env::var_os(Password::NewWallet.variable()).is_some();
    match used {
        Some(password) if !out.new_password && !variable => Ok(password),
        _ => passwords.get(Password::NewWallet),
    }
}

fn bytes(
    wallet: &Wallet,
    format: WrittenWallet,
    local: bool,
    password: Option<&Secret>,
) -> Result<zeroize::Zeroizing<Vec<u8>>, WalletError> {
    let bytes = match format {
        WrittenWallet::Pem => wallet.to_pem(password)?.as_bytes().to_vec(),
        WrittenWallet::P12 => wallet.to_pkcs12(password.ok_or(WalletError::PasswordNeeded)?)?,
        WrittenWallet::Sso if local => {
            wallet.to_auto_login(Some(&this_login().ok_or(WalletError::LocalWallet)?))?
        }
        WrittenWallet::Sso => wallet.to_auto_login(None)?,
    };
    Ok(zeroize::Zeroizing::new(bytes))
}
