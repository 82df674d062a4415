//! A directory with a wallet, and a sqlnet.ora and tnsnames.ora that were written for another.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;
use tns_dsn::relocate::{Relocation, relocate};
use tns_parser::{FileKind, Source, parse};
use tns_wallet::{Secret, Wallet};

use super::Case;

/// The name in tnsnames.ora.
pub(super) const ALIAS: &str = "sales_high";

/// Where the files look for the wallet before they are relocated.
const ELSEWHERE: &str = "/nowhere/wallet";

/// The directory; it goes with this value.
pub(super) struct Folder {
    _parent: TempDir,
    path: PathBuf,
    /// How many values of sqlnet.ora and tnsnames.ora were changed.
    pub(super) changes: [usize; 2],
}

impl Folder {
    /// Writes the files of a case; the database is a port of this machine.
    pub(super) fn of(case: &Case, port: u16, wallet: &Wallet) -> io::Result<Self> {
        let parent = tempfile::tempdir()?;
        let path = parent.path().join(case.directory);
        fs::create_dir(&path)?;
        let pem = wallet.to_pem(Some(&Secret::from(case.password))).map_err(io::Error::other)?;
        fs::write(path.join("ewallet.pem"), pem.as_bytes())?;
        let sqlnet = moved(&path, "sqlnet.ora", FileKind::Sqlnet, &sqlnet())?;
        let tnsnames = moved(&path, "tnsnames.ora", FileKind::Tnsnames, &tnsnames(case.parameter, port))?;
        Ok(Self { _parent: parent, path, changes: [sqlnet, tnsnames] })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// Writes a file with the directory that it lies in; how many values that changed.
fn moved(folder: &Path, name: &str, kind: FileKind, text: &str) -> io::Result<usize> {
    let parsed = parse(Source::new(text).map_err(io::Error::other)?, kind);
    let to = Relocation { directory: folder.display().to_string(), proxy: None };
    let relocated = relocate(&parsed, &to).map_err(io::Error::other)?;
    fs::write(folder.join(name), &relocated.text)?;
    Ok(relocated.changes.len())
}

fn sqlnet() -> String {
    format!("WALLET_LOCATION = (SOURCE = (METHOD = FILE)(METHOD_DATA = (DIRECTORY = {ELSEWHERE})))\n")
}

fn tnsnames(parameter: &str, port: u16) -> String {
    format!(
        "{ALIAS} =
  (DESCRIPTION =
    (TRANSPORT_CONNECT_TIMEOUT = 3)
    (ADDRESS = (PROTOCOL = tcps)(HOST = 127.0.0.1)(PORT = {port}))
    (CONNECT_DATA = (SERVICE_NAME = sales))
    (SECURITY = ({parameter} = {ELSEWHERE})))
"
    )
}

/// A new key with a certificate that it has signed itself.
pub(super) fn new_wallet() -> io::Result<Wallet> {
    let folder = tempfile::tempdir()?;
    let [key, certificate] = ["key.pem", "certificate.pem"].map(|name| folder.path().join(name));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-batch", "-nodes", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
        .args(["-subj", "/CN=localhost", "-days", "2"])
        .arg("-keyout")
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .stdin(Stdio::null())
        .output();
    let made = made.map_err(|error| io::Error::other(format!("openssl cannot be started: {error}")))?;
    if !made.status.success() {
        let why = String::from_utf8_lossy(&made.stderr).trim().to_owned();
        return Err(io::Error::other(format!("openssl made no certificate: {why}")));
    }
    let both = [fs::read(key)?, fs::read(certificate)?].concat();
    Wallet::open(&both, None).map_err(io::Error::other)
}
