//! Who logs in: from arguments, files and passwords.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tns_connect::login::{AccessToken, Auth, SecretString, TokenError};
use tns_wallet::Secret;

use crate::args::LoginArgs;
use crate::secret::{Password, Passwords};

const SLASH: &str = "-u takes a user without a password, which others could see there; give it by \
                     --password-stdin or TNSLINT_PASSWORD";

/// Looks for a password in the arguments; nothing of it is said.
///
/// # Errors
/// Where one might be there.
pub(super) fn check(args: &LoginArgs) -> Result<(), String> {
    let mut is_quoted = false;
    let has_slash = args.user.iter().flat_map(|user| user.chars()).any(|sign| {
        is_quoted ^= sign == '"';
        sign == '/' && !is_quoted
    });
    if has_slash { Err(SLASH.to_owned()) } else { Ok(()) }
}

/// Who logs in; the terminal is asked for passwords that are not given.
///
/// # Errors
/// Where a password or a file is missing.
pub(super) fn auth(args: &LoginArgs) -> Result<Auth, String> {
    let passwords = Passwords::new(args.password_stdin);
    let mut auth = proof(args, &passwords)?;
    if args.new_password {
        auth = auth.new_password(password(passwords.choose(Password::NewLogin))?);
    }
    if let Some(mode) = args.mode {
        auth = auth.mode(mode.into());
    }
    if args.prelim {
        auth = auth.prelim();
    }
    if let Some(schema) = &args.proxy_user {
        auth = auth.schema(schema);
    }
    if let Some(edition) = &args.edition {
        auth = auth.edition(edition);
    }
    if let Some(class) = &args.class {
        auth = auth.class(class);
    }
    if let Some(purity) = args.purity {
        auth = auth.purity(purity.into());
    }
    Ok(auth)
}

fn proof(args: &LoginArgs, passwords: &Passwords) -> Result<Auth, String> {
    match (&args.user, &args.token_file) {
        (Some(user), _) => Ok(Auth::password(user, password(passwords.get(Password::Login))?)),
        (None, Some(file)) => {
            let (file, key) = (file.clone(), args.token_key.clone());
            // A file that cannot be read is wrong use, not a login that failed.
            token(&file, key.as_deref()).map_err(|error| error.to_string())?;
            Ok(Auth::token(move |_| -> Result<AccessToken, TokenError> { Ok(token(&file, key.as_deref())?) }))
        }
        (None, None) => Ok(Auth::external()),
    }
}

fn password(given: io::Result<Secret>) -> Result<SecretString, String> {
    let given = given.map_err(|error| error.to_string())?;
    match given.expose() {
        "" => Err("the password is empty".to_owned()),
        text => Ok(SecretString::from(text)),
    }
}

#[derive(Debug, thiserror::Error)]
#[error("cannot read `{}`: {error}", .path.display())]
struct Unreadable {
    path: PathBuf,
    error: io::Error,
}

/// Reads the token, each time anew: who fetches tokens replaces the file.
fn token(file: &Path, key: Option<&Path>) -> Result<AccessToken, Unreadable> {
    let read = |path: &Path| {
        let text = fs::read_to_string(path).map(zeroize::Zeroizing::new);
        text.map_err(|error| Unreadable { path: path.to_owned(), error })
    };
    let token = AccessToken::new(read(file)?.trim());
    Ok(match key {
        Some(key) => token.with_private_key(read(key)?.as_str()),
        None => token,
    })
}
