//! `cwallet.sso`: orapki's and our own.

mod support;

use std::fs;

use support::{openssl, samples};
use tns_wallet::{LocalLogin, Secret, Wallet, WalletError, WalletFormat};

#[test]
fn orapki_wallet_opens() {
    for sample in samples().iter().filter(|sample| !sample.is_encrypted()) {
        let wallet = Wallet::open(&sample.bytes, None).expect(&sample.name);
        assert_eq!(WalletFormat::of(&sample.bytes), Some(WalletFormat::AutoLogin));
        let user = wallet.user_certificates();
        assert_eq!((user.len(), wallet.trusted_certificates().len()), (1, 1));
        assert_eq!(wallet.private_key().and_then(|key| key.matches(user[0])), Some(true));
        let again = Wallet::open(&wallet.to_auto_login(None).expect("a file"), None).expect("our own file");
        assert_eq!(format!("{again:?}"), format!("{wallet:?}"));
    }
}

#[test]
fn local_wallets_open_for_their_own() {
    let login = LocalLogin::new("db1.example.com", "oracle");
    let written = Wallet::new().to_auto_login(Some(&login)).expect("a file");
    assert_eq!(WalletFormat::of(&written), Some(WalletFormat::AutoLoginLocal));
    assert!(matches!(Wallet::open(&written, None), Err(WalletError::LocalWallet)));
    Wallet::open_local(&written, &LocalLogin::new("db1", "oracle")).expect("the domain does not count");
    let other = Wallet::open_local(&written, &LocalLogin::new("db2", "oracle"));
    assert!(matches!(other, Err(WalletError::LocalWallet)), "{other:?}");
}

#[test]
fn unknown_heads_are_refused() {
    let mut written = Wallet::new().to_auto_login(None).expect("a file");
    written[3] = 0x40;
    assert!(matches!(Wallet::open(&written, None), Err(WalletError::UnsupportedAlgorithm { .. })));
}

#[test]
fn the_old_veil_opens() {
    let folder = tempfile::tempdir().expect("a folder");
    let password = "sixteen-letters!";
    fs::write(folder.path().join("plain"), password).expect("a file");
    let key = "0123456789ABCDEF";
    let command = format!("enc -des-cbc -provider legacy -provider default -K {key} -iv 0000000000000000");
    let Some(_) = openssl(folder.path(), &format!("{command} -in plain -out veiled")) else { return };
    let veiled = fs::read(folder.path().join("veiled")).expect("a file");
    let digits: String = veiled.iter().map(|byte| format!("{byte:02x}")).collect();
    let veil = format!("5{key}{digits}");
    let mut file = vec![0xA1, 0xF8, 0x4E, 0x36, 0, 0, 0, 6, 0, 0, 0, veil.len() as u8];
    file.extend(veil.as_bytes());
    file.extend(Wallet::new().to_pkcs12(&Secret::from(password)).expect("a file"));
    Wallet::open(&file, None).expect("an old wallet");
}
