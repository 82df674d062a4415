//! Wallets on the command line: pointed at, made, changed, looked into; and no
//! password in anything that is printed.

mod support;

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{folder, json, root, stderr, stdout, succeeds, tnslint, tnslint_with};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The password of the wallet in `fixtures/wallet/cloud`.
const PASSWORD: &str = "Fixture-Wallet-1";
const NEW_PASSWORD: &str = "Another-Wallet-2";
const CREDENTIAL: &str = "tiger-in-the-tank";

fn cloud() -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(root().join("fixtures/wallet/cloud")).expect("the sample wallet");
    let read = |path: PathBuf| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs::read(path).expect("readable"))
    };
    entries.map(|entry| read(entry.expect("an entry").path())).collect()
}

/// The sample wallet as the zip that it is downloaded as.
fn zip(path: &Path, extra: &[(&str, &[u8])]) {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let files = cloud();
    let known = files.iter().map(|(name, content)| (name.as_str(), content.as_slice()));
    for (name, content) in known.chain(extra.iter().copied()) {
        writer.start_file(name, SimpleFileOptions::default()).expect("a new entry");
        writer.write_all(content).expect("memory");
    }
    fs::write(path, writer.finish().expect("a zip").into_inner()).expect("written");
}

/// The sample wallet as a directory, its files for the owner only.
fn directory(parent: &Path) -> PathBuf {
    let folder = parent.join("wallet");
    fs::create_dir(&folder).expect("a folder");
    for (name, content) in cloud() {
        let path = folder.join(name);
        fs::write(&path, content).expect("written");
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).expect("a mode");
    }
    folder
}

/// Fails if a password of the tests is in what was printed.
fn no_secret(output: &Output) {
    let printed = stdout(output) + &stderr(output);
    for secret in [PASSWORD, NEW_PASSWORD, CREDENTIAL, "PRIVATE KEY"] {
        assert!(!printed.contains(secret), "{secret} is printed");
    }
}

/// Runs it with passwords on standard input and wants exit code 0.
fn with_passwords(folder: &Path, words: &[&str], lines: &[&str]) -> String {
    let words = [words, &["--password-stdin"]].concat();
    let output = tnslint_with(folder, &words, &[], (lines.join("\n") + "\n").as_bytes());
    assert_eq!(output.status.code(), Some(0), "{words:?}: {}", stderr(&output));
    no_secret(&output);
    stdout(&output)
}

#[test]
fn a_zip_is_unpacked_with_its_directories_changed_and_nothing_else() {
    let dir = folder("relocate-zip");
    zip(&dir.join("wallet.zip"), &[("notes.txt", b"left out")]);
    let diff =
        succeeds(&dir, &["wallet", "relocate", "wallet.zip", "--to", "/opt/w", "--into", "out", "--diff"]);
    assert!(
        diff.contains("+WALLET_LOCATION = (SOURCE = (METHOD = file) (METHOD_DATA = (DIRECTORY=\"/opt/w\")))"),
        "{diff}"
    );
    assert!(!dir.join("out").exists(), "--diff writes nothing");
    succeeds(&dir, &["wallet", "relocate", "wallet.zip", "--to", "/opt/w", "--into", "out"]);
    let files = cloud();
    assert_eq!(fs::read_dir(dir.join("out")).expect("it was made").count(), files.len());
    for (name, content) in files {
        let written = fs::read(dir.join("out").join(&name)).expect("it was written");
        let expected = match name.as_str() {
            "sqlnet.ora" | "tnsnames.ora" => {
                String::from_utf8(content).expect("text").replace("?/network/admin", "/opt/w").into_bytes()
            }
            _ => content,
        };
        assert_eq!(written, expected, "{name}");
        #[cfg(unix)]
        {
            let mode = fs::metadata(dir.join("out").join(&name)).expect("a file").permissions();
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777, 0o600, "{name}");
        }
    }
    let again = tnslint(&dir, &["wallet", "relocate", "wallet.zip", "--to", "/opt/w", "--into", "out"]);
    assert_eq!(again.status.code(), Some(2), "nothing is overwritten");
    succeeds(&dir, &["wallet", "relocate", "wallet.zip", "--to", "/opt/x", "--into", "out", "--force"]);
    assert!(fs::read_to_string(dir.join("out/sqlnet.ora")).expect("text").contains("/opt/x"));
}

#[test]
fn a_zip_that_leads_out_of_itself_is_refused() {
    let dir = folder("relocate-danger");
    zip(&dir.join("wallet.zip"), &[("../tnsnames.ora", b"A=B")]);
    let output = tnslint(&dir, &["wallet", "relocate", "wallet.zip", "--to", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("leads out of the zip"), "{}", stderr(&output));
    assert!(!dir.join("out").exists());
}

#[test]
fn a_directory_is_changed_in_place() {
    let dir = folder("relocate-directory");
    let wallet = directory(&dir);
    let before = fs::read_to_string(wallet.join("tnsnames.ora")).expect("text");
    succeeds(&dir, &["wallet", "relocate", "wallet", "--to", "wallet", "--proxy", "proxy.example.com:3128"]);
    let after = fs::read_to_string(wallet.join("tnsnames.ora")).expect("text");
    let here = std::path::absolute(&wallet).expect("a path").display().to_string();
    let proxy = "(https_proxy=proxy.example.com)(https_proxy_port=3128)";
    let expected = before
        .replace("?/network/admin", &here)
        .replace("example.com))(connect_data", &format!("example.com){proxy})(connect_data"));
    assert_eq!(after, expected);
    let profile = fs::read_to_string(wallet.join("sqlnet.ora")).expect("text");
    assert!(profile.contains(&here) && profile.ends_with("SQLNET.USE_HTTPS_PROXY = on\n"), "{profile}");
    let check = tnslint(&dir, &["wallet", "check", "wallet"]);
    assert_eq!(check.status.code(), Some(0), "{}", stdout(&check));
    assert!(
        stdout(&check).contains(&format!("config_dir={here:?}, wallet_location={here:?}, wallet_password=…"))
    );
    assert_eq!(
        tnslint(&dir, &["wallet", "relocate", "wallet", "--to", "x", "--proxy", "none"]).status.code(),
        Some(2)
    );
}

#[test]
fn formats_are_converted_and_open_elsewhere() {
    let dir = folder("convert");
    let wallet = directory(&dir).join("cwallet.sso");
    let wallet = wallet.to_string_lossy();
    with_passwords(&dir, &["wallet", "convert", &wallet, "ewallet.p12"], &[NEW_PASSWORD]);
    with_passwords(&dir, &["wallet", "convert", "ewallet.p12", "ewallet.pem"], &[NEW_PASSWORD]);
    with_passwords(&dir, &["wallet", "convert", "ewallet.pem", "cwallet.sso"], &[NEW_PASSWORD]);
    let shown = succeeds(&dir, &["wallet", "show", "cwallet.sso"]);
    assert!(shown.contains("client certificate: CN=g0a1b2c3d4e5f6_sales"), "{shown}");
    let taken = tnslint(&dir, &["wallet", "convert", &wallet, "cwallet.sso"]);
    assert_eq!(taken.status.code(), Some(2), "nothing is overwritten");
    let wrong = tnslint_with(
        &dir,
        &["wallet", "show", "ewallet.p12", "--password-stdin"],
        &[],
        b"Wrong-Password-9\n",
    );
    assert_eq!(wrong.status.code(), Some(1));
    assert!(stdout(&wrong).contains("wrong wallet password"), "{}", stdout(&wrong));
    let pass = format!("pass:{NEW_PASSWORD}");
    for words in [
        ["pkcs12", "-in", "ewallet.p12", "-noout", "-passin", &pass],
        ["pkey", "-in", "ewallet.pem", "-noout", "-passin", &pass],
    ] {
        match Command::new("openssl").args(words).current_dir(&dir).output() {
            Ok(output) => assert!(output.status.success(), "{words:?}: {}", stderr(&output)),
            Err(_) => eprintln!("skipped: there is no openssl"),
        }
    }
}

#[test]
fn credentials_are_kept_alike_in_both_files() {
    let dir = folder("credentials");
    fs::create_dir(dir.join("store")).expect("a folder");
    with_passwords(&dir, &["wallet", "create", "store/ewallet.p12"], &[PASSWORD]);
    with_passwords(&dir, &["wallet", "convert", "store/ewallet.p12", "store/cwallet.sso"], &[PASSWORD]);
    let add = ["wallet", "credential", "add", "store", "--connect-string", "SALES", "--user", "scott"];
    with_passwords(&dir, &add, &[PASSWORD, CREDENTIAL]);
    for file in ["store/ewallet.p12", "store/cwallet.sso"] {
        let listed = with_passwords(&dir, &["wallet", "credential", "list", file], &[PASSWORD]);
        assert_eq!(listed, "SALES: scott\n", "{file}");
    }
    let variables = [("TNSLINT_WALLET_PASSWORD", PASSWORD), ("TNSLINT_CREDENTIAL_PASSWORD", CREDENTIAL)];
    let twice = tnslint_with(&dir, &add, &variables, b"");
    assert_eq!(twice.status.code(), Some(2), "there is one already");
    no_secret(&twice);
    let shown = tnslint_with(&dir, &["wallet", "show", "store", "--output", "json"], &variables, b"");
    assert_eq!(json(&shown)["files"][1]["wallet"]["credentials"][0]["user_name"], "scott");
    no_secret(&shown);
    let remove = ["wallet", "credential", "remove", "store", "--connect-string", "sales"];
    with_passwords(&dir, &remove, &[PASSWORD]);
    assert_eq!(succeeds(&dir, &["wallet", "credential", "list", "store/cwallet.sso"]), "");
    let none = tnslint_with(&dir, &remove, &variables, b"");
    assert_eq!(none.status.code(), Some(2));
    let nobody = tnslint(&dir, &["wallet", "credential", "list", "store/ewallet.p12"]);
    assert_eq!(nobody.status.code(), Some(2), "nobody can be asked");
}

#[test]
fn passwords_are_no_arguments() {
    let dir = folder("arguments");
    for words in [
        &["wallet", "show", "x", "--password", "p"][..],
        &["wallet", "convert", "x", "y.pem", "--new-password=p"],
        &["wallet", "credential", "add", "x", "--connect-string", "A", "--user", "u", "--password", "p"],
    ] {
        assert_eq!(tnslint(&dir, words).status.code(), Some(2), "{words:?}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_remedy() {
    let dir = folder("check");
    let wallet = directory(&dir);
    fs::remove_file(wallet.join("ewallet.pem")).expect("it was there");
    #[cfg(unix)]
    fs::set_permissions(wallet.join("cwallet.sso"), std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .expect("a mode");
    let thin = tnslint(&dir, &["wallet", "check", "wallet", "--for", "thin"]);
    assert_eq!(thin.status.code(), Some(1));
    let report = stdout(&thin);
    assert!(
        report.contains("error: thin clients cannot use this wallet: ewallet.pem is missing"),
        "{report}"
    );
    assert!(report.contains("tnslint wallet convert"), "{report}");
    #[cfg(unix)]
    assert!(
        report.contains("warning: cwallet.sso: others than its owner can read it (mode 644)"),
        "{report}"
    );
    fs::rename(wallet.join("cwallet.sso"), wallet.join("wallet.sso")).expect("renamed");
    let extproc =
        tnslint(&dir, &["wallet", "check", "wallet/wallet.sso", "--for", "extproc", "--output", "json"]);
    assert_eq!(extproc.status.code(), Some(1));
    assert_eq!(json(&extproc)["findings"][0]["level"], "error");
    fs::rename(wallet.join("wallet.sso"), wallet.join("cwallet.sso")).expect("renamed");
    let name = |name| {
        let words =
            ["wallet", "check", "wallet/cwallet.sso", "--for", "extproc", "--name", name, "--output", "json"];
        let found = json(&tnslint(&dir, &words));
        let errors =
            found["findings"].as_array().expect("a list").iter().filter(|one| one["level"] == "error");
        errors.count()
    };
    assert_eq!(name("G0A1B2C3D4E5F6_sales"), 0, "the common name");
    assert_eq!(name("C=US, O=Example Cloud, CN=g0a1b2c3d4e5f6_sales"), 0, "the whole name in another order");
    assert_eq!(name("somebody-else"), 1);
    let damaged = wallet.join("ewallet.p12");
    fs::write(&damaged, &fs::read(&damaged).expect("readable")[..100]).expect("written");
    let broken = tnslint(&dir, &["wallet", "check", "wallet"]);
    assert!(stdout(&broken).contains("error: ewallet.p12: "), "{}", stdout(&broken));
}
