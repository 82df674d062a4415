//! Samples of the reference folder, and files that `openssl` makes; tests pass without either, saying so.

#![allow(dead_code, reason = "each test file uses its part")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use tempfile::TempDir;
use tns_wallet::Secret;

/// A sample wallet and its password.
pub(crate) struct Sample {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) password: String,
}

impl Sample {
    pub(crate) fn secret(&self) -> Secret {
        Secret::from(self.password.as_str())
    }

    /// Whether the password has to be right.
    pub(crate) fn is_encrypted(&self) -> bool {
        !self.name.ends_with(".sso")
    }
}

/// The folder of samples: `wallets` in `TNSLINT_SHARED`, or in `../shared` from the project.
pub(crate) fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("TNSLINT_SHARED").map_or_else(beside, PathBuf::from).join("wallets");
    if !folder.is_dir() {
        eprintln!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder)
}

/// The samples that `PASSWORDS` lists: file names, maybe with notes, a colon, the password.
pub(crate) fn samples() -> Vec<Sample> {
    let Some(folder) = folder() else { return Vec::new() };
    let passwords = fs::read_to_string(folder.join("PASSWORDS")).expect("the list of passwords");
    let mut samples = Vec::new();
    for line in passwords.lines() {
        let Some((names, password)) = line.rsplit_once(':') else { continue };
        let is_wallet = |name: &&str| name.starts_with("ewallet") || name.starts_with("cwallet");
        for name in names.split([',', ' ']).filter(is_wallet) {
            let bytes = fs::read(folder.join(name)).expect("a sample");
            samples.push(Sample { name: name.to_owned(), bytes, password: password.trim().to_owned() });
        }
    }
    samples
}

/// Runs `openssl` in `folder`; nothing where the program is absent.
pub(crate) fn openssl(folder: &Path, arguments: &str) -> Option<String> {
    let output = match Command::new("openssl").args(arguments.split_whitespace()).current_dir(folder).output()
    {
        Ok(output) => output,
        Err(_) => {
            eprintln!("skipped: openssl is absent");
            return None;
        }
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "openssl {arguments}: {errors}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A folder with `key.pem` (RSA, or EC on the named curve) and its self-signed `cert.pem`.
pub(crate) fn identity(curve: Option<&str>) -> Option<TempDir> {
    let folder = tempfile::tempdir().expect("a folder");
    let kind = curve.map_or("-newkey rsa:2048".to_owned(), |curve| {
        format!("-newkey ec -pkeyopt ec_paramgen_curve:{curve}")
    });
    let fixed = "-x509 -nodes -days 30 -subj /O=Example/CN=db1.example.com -keyout key.pem -out cert.pem";
    let names = "-addext subjectAltName=DNS:db1.example.com,IP:10.1.2.3";
    openssl(folder.path(), &format!("req {kind} {fixed} {names}"))?;
    Some(folder)
}
