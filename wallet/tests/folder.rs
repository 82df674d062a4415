//! Wallet folders and downloads.

use std::fs;
use std::io::{Cursor, Write as _};

use tns_wallet::{Secret, Wallet, WalletError, WalletFileKind, WalletFiles};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a new entry");
        writer.write_all(content).expect("memory");
    }
    writer.finish().expect("a zip").into_inner()
}

#[test]
fn a_download_is_read_in_memory() {
    let sso = Wallet::new().to_auto_login(None).expect("a wallet");
    let bytes =
        zip(&[("Wallet_DB/TNSNAMES.ORA", b"A="), ("Wallet_DB/cwallet.sso", &sso), ("Wallet_DB/other", b"")]);
    let files = WalletFiles::of_zip(&bytes).expect("a download");
    assert_eq!(files.iter().count(), 2);
    assert_eq!(files.get(WalletFileKind::Tnsnames).map(|file| file.content()), Some(&b"A="[..]));
    files.open_wallet(None).expect("an auto-login wallet").expect("it opens");
}

#[test]
fn dangerous_zips_are_refused() {
    for name in
        ["../tnsnames.ora", "/etc/tnsnames.ora", "C:/tnsnames.ora", "a\\..\\tnsnames.ora", "a/../../x"]
    {
        let read = WalletFiles::of_zip(&zip(&[(name, b"")])).err();
        assert!(matches!(read, Some(WalletError::UnsafeEntry { .. })), "{name}: {read:?}");
    }
    let twice = WalletFiles::of_zip(&zip(&[("ewallet.pem", b""), ("b/EWALLET.PEM", b"")])).err();
    assert!(matches!(twice, Some(WalletError::UnsafeEntry { .. })), "{twice:?}");
    let large = WalletFiles::of_zip(&zip(&[("ewallet.pem", &vec![0; (16 << 20) + 1])])).err();
    assert!(matches!(large, Some(WalletError::TooLarge { .. })), "{large:?}");
    let none = WalletFiles::of_zip(b"PK").err();
    assert!(matches!(none, Some(WalletError::Archive { .. })), "{none:?}");
}

#[test]
fn links_and_equal_names_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.add_symlink("sqlnet.ora", "/etc/passwd", SimpleFileOptions::default()).expect("a new entry");
    let read = WalletFiles::of_zip(writer.finish().expect("a zip").get_ref()).err();
    assert!(matches!(read, Some(WalletError::UnsafeEntry { why: "a symbolic link", .. })), "{read:?}");
    let mut bytes = zip(&[("sqlnet.ora", b"1"), ("sqlnet.orb", b"2")]);
    let places: Vec<_> =
        bytes.windows(10).enumerate().filter(|(_, name)| *name == b"sqlnet.orb").map(|(at, _)| at).collect();
    places.iter().for_each(|at| bytes[at + 9] = b'a');
    let read = WalletFiles::of_zip(&bytes).err();
    assert!(matches!(read, Some(WalletError::UnsafeEntry { .. } | WalletError::Archive { .. })), "{read:?}");
}

#[test]
fn a_folder_is_read_with_its_modes() {
    let folder = tempfile::tempdir().expect("a folder");
    let password = Secret::from("Welcome1");
    let write = |name: &str, content: &[u8]| fs::write(folder.path().join(name), content).expect("a file");
    write("ewallet.p12", &Wallet::new().to_pkcs12(&password).expect("a wallet"));
    write("tnsnames.ora", b"");
    write("notes.txt", b"");
    fs::create_dir(folder.path().join("ewallet.pem")).expect("a folder of that name");
    set_mode(&folder.path().join("ewallet.p12"), 0o644);
    let files = WalletFiles::of_folder(folder.path()).expect("readable");
    assert_eq!(files.iter().map(|file| file.name()).collect::<Vec<_>>(), ["tnsnames.ora", "ewallet.p12"]);
    let exposed: Vec<_> = files.iter().filter(|file| file.is_exposed()).map(|file| file.kind()).collect();
    assert_eq!(exposed, if cfg!(unix) { vec![WalletFileKind::Pkcs12] } else { vec![] });
    assert!(matches!(files.open_wallet(None), Some(Err(WalletError::PasswordNeeded))));
    assert!(matches!(WalletFiles::of_folder(&folder.path().join("none")), Err(WalletError::Io { .. })));
}

#[cfg(unix)]
fn set_mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("our own file");
}

#[cfg(not(unix))]
fn set_mode(_: &std::path::Path, _: u32) {}
