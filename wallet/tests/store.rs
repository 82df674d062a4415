//! The secure external password store.

use tns_wallet::{Secret, Wallet, WalletError};

fn filled() -> Wallet {
    let mut wallet = Wallet::new();
    for (connect_string, user, password) in
        [("SALES", "scott", "tiger-1"), ("hr.example.com", "hr", "lion-2")]
    {
        wallet.add_credential(connect_string, user, Secret::from(password)).expect("a new one");
    }
    wallet
}

#[test]
fn credentials_come_and_go() {
    let mut wallet = filled();
    let again = wallet.add_credential("sales", "x", Secret::from("y"));
    assert!(
        matches!(again, Err(WalletError::CredentialExists { connect_string }) if connect_string == "SALES")
    );
    wallet.remove_credential("SALES").expect("it is there");
    assert!(matches!(wallet.remove_credential("SALES"), Err(WalletError::NoCredential { .. })));
    let names: Vec<_> = wallet.entry_names().collect();
    let parts =
        ["connect_string2", "username2", "password2"].map(|part| format!("oracle.security.client.{part}"));
    assert_eq!(names, parts);
    let number = wallet.add_credential("NEW", "new", Secret::from("y")).expect("a new one");
    assert_eq!(number, 1, "the lowest free number");
}

#[test]
fn credentials_survive_both_formats() {
    let (wallet, password) = (filled(), Secret::from("Welcome1"));
    let files = [wallet.to_pkcs12(&password).expect("a file"), wallet.to_auto_login(None).expect("a file")];
    for file in files {
        let again = Wallet::open(&file, Some(&password)).expect("our own file");
        let found = again.credential("SALES").expect("it is there");
        assert_eq!((found.number, found.user_name), (1, Some("scott")));
        assert_eq!(found.password.map(Secret::expose), Some("tiger-1"));
        assert_eq!(again.credentials().len(), 2);
    }
    assert!(matches!(wallet.to_pem(None), Err(WalletError::NotStorable { .. })));
}

#[test]
fn what_no_client_could_use_is_refused() {
    for (connect_string, user, password) in
        [("", "u", "p"), ("a", "u\n", "p"), ("a", "u", ""), ("a", "u", &"p".repeat(5000))]
    {
        let added = Wallet::new().add_credential(connect_string, user, Secret::from(password));
        assert!(matches!(added, Err(WalletError::InvalidCredential { .. })), "{added:?}");
    }
}

#[test]
fn nothing_secret_is_shown() {
    let mut wallet = filled();
    let failed = wallet.add_credential("SALES", "scott", Secret::from("tiger-1")).expect_err("it is there");
    let wrong = Wallet::open(
        &wallet.to_pkcs12(&Secret::from("Welcome1")).expect("a file"),
        Some(&Secret::from("Welcome-2")),
    );
    let wrong = wrong.expect_err("another password");
    let shown = format!("{wallet:?} {wallet:#?} {failed:?} {failed} {wrong:?} {wrong}");
    for secret in ["tiger-1", "lion-2", "Welcome", "scott"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
