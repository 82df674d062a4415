//! `ewallet.pem` in all its forms.

mod support;

use std::fs;

use support::{identity, openssl, samples};
use tns_wallet::{Secret, Wallet, WalletError, WalletFormat};

#[test]
fn samples_open() {
    for sample in samples().iter().filter(|sample| sample.name.ends_with(".pem")) {
        let wallet = Wallet::open(&sample.bytes, Some(&sample.secret())).expect(&sample.name);
        let (user, trusted) = (wallet.user_certificates(), wallet.trusted_certificates());
        assert_eq!((user.len(), trusted.len()), (1, 1), "{}", sample.name);
        let key = wallet.private_key().expect("a key");
        assert_eq!((key.matches(user[0]), key.matches(trusted[0])), (Some(true), Some(false)));
    }
}

/// Key forms that `openssl` writes: a command over `key.pem` that leaves `out.pem`.
const FORMS: &[&str] = &[
    "pkcs8 -topk8 -in key.pem -out out.pem -passout pass:Welcome1",
    "pkcs8 -topk8 -in key.pem -out out.pem -passout pass:Welcome1 -v2 aes-128-cbc -v2prf hmacWithSHA1",
    "pkcs8 -topk8 -in key.pem -out out.pem -passout pass:Welcome1 -v2 aes-192-cbc -v2prf hmacWithSHA512",
    "pkcs8 -topk8 -in key.pem -out out.pem -passout pass:Welcome1 -v2 des3",
    "pkcs8 -topk8 -in key.pem -out out.pem -passout pass:Welcome1 -scrypt",
    "pkcs8 -topk8 -in key.pem -out out.pem -passout pass:Welcome1 -v1 PBE-SHA1-3DES",
    "pkcs8 -topk8 -in key.pem -out out.pem -nocrypt",
    "pkey -traditional -in key.pem -out out.pem",
    "pkey -traditional -in key.pem -out out.pem -aes-128-cbc -passout pass:Welcome1",
    "pkey -traditional -in key.pem -out out.pem -aes-192-cbc -passout pass:Welcome1",
    "pkey -traditional -in key.pem -out out.pem -aes-256-cbc -passout pass:Welcome1",
    "pkey -traditional -in key.pem -out out.pem -des3 -passout pass:Welcome1",
];

#[test]
fn every_key_form_opens() {
    for curve in [None, Some("P-256"), Some("P-384")] {
        let Some(folder) = identity(curve) else { return };
        let certificate = fs::read(folder.path().join("cert.pem")).expect("a certificate");
        for form in FORMS {
            openssl(folder.path(), form).expect("it is there");
            let mut bytes = certificate.clone();
            bytes.extend(fs::read(folder.path().join("out.pem")).expect("a key"));
            check_form(form, &bytes);
        }
    }
}

fn check_form(form: &str, bytes: &[u8]) {
    let wallet = Wallet::open(bytes, Some(&Secret::from("Welcome1")))
        .unwrap_or_else(|error| panic!("{form}: {error}"));
    assert_eq!(wallet.user_certificates().len(), 1, "{form}");
    assert_eq!(wallet.private_key().and_then(|key| key.matches(wallet.user_certificates()[0])), Some(true));
    if form.contains("-passout") {
        assert!(matches!(Wallet::open(bytes, None), Err(WalletError::PasswordNeeded)), "{form}");
        let wrong = Wallet::open(bytes, Some(&Secret::from("Welcome2")));
        assert!(matches!(wrong, Err(WalletError::WrongPassword)), "{form}: {wrong:?}");
    }
}

#[test]
fn what_is_written_opens() {
    let Some(folder) = identity(None) else { return };
    let mut bytes = fs::read(folder.path().join("key.pem")).expect("a key");
    bytes.extend(fs::read(folder.path().join("cert.pem")).expect("a certificate"));
    let wallet = Wallet::open(&bytes, None).expect("a plain wallet");
    let password = Secret::from("Welcome1");
    let written = wallet.to_pem(Some(&password)).expect("text");
    assert_eq!(WalletFormat::of(written.as_bytes()), Some(WalletFormat::Pem));
    let again = Wallet::open(written.as_bytes(), Some(&password)).expect("our own text");
    let key = |wallet: &Wallet| wallet.private_key().map(|key| key.expose_pkcs8().to_vec());
    assert_eq!(key(&again), key(&wallet));
    fs::write(folder.path().join("written.pem"), written.as_bytes()).expect("a file");
    openssl(folder.path(), "pkey -in written.pem -passin pass:Welcome1 -noout -check");
}

#[test]
fn broken_text_is_told_apart() {
    let open = |text: &str| Wallet::open(text.as_bytes(), None);
    assert!(matches!(open("nothing"), Err(WalletError::UnknownFormat)));
    assert!(matches!(
        open("-----BEGIN CERTIFICATE-----\nMIIB\n"),
        Err(WalletError::Truncated { offset: 33, .. })
    ));
    assert!(matches!(open("-----BEGIN CERTI"), Err(WalletError::Truncated { .. })));
    let other_end = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END PRIVATE KEY-----\n";
    assert!(matches!(open(other_end), Err(WalletError::Malformed { .. })));
    let cipher = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: IDEA-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n";
    let opened = Wallet::open(cipher.as_bytes(), Some(&Secret::from("x")));
    assert!(
        matches!(opened, Err(WalletError::UnsupportedAlgorithm { algorithm, .. }) if algorithm == "IDEA-CBC")
    );
}
