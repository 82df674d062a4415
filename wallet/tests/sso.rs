//! `cwallet.sso`: orapki's and our own.

mod support;

use support::samples;
use tns_wallet::{LocalLogin, Wallet, WalletError, WalletFormat};

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
