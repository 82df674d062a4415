//! `ewallet.p12`: orapki's, OpenSSL's and our own.

mod support;

use std::fs;
use std::path::Path;

use support::{identity, openssl, samples};
use tns_wallet::{Secret, Wallet, WalletError, WalletFormat};

#[test]
fn orapki_wallet_opens() {
    for sample in samples().iter().filter(|sample| sample.name.ends_with(".p12")) {
        let wallet = Wallet::open(&sample.bytes, Some(&sample.secret())).expect(&sample.name);
        assert_eq!(WalletFormat::of(&sample.bytes), Some(WalletFormat::Pkcs12));
        let (user, trusted) = (wallet.user_certificates(), wallet.trusted_certificates());
        assert_eq!((user.len(), trusted.len(), wallet.requests().len()), (1, 1, 1));
        assert_eq!(wallet.private_key().and_then(|key| key.matches(user[0])), Some(true));
        assert_eq!(wallet.requests()[0].subject().ok(), user[0].facts().ok().map(|facts| facts.subject));
        let wrong = Wallet::open(&sample.bytes, Some(&Secret::from("WalletPass124")));
        assert!(matches!(wrong, Err(WalletError::WrongPassword)), "{wrong:?}");
        assert!(matches!(Wallet::open(&sample.bytes, None), Err(WalletError::PasswordNeeded)));
    }
}

/// Protections that `openssl pkcs12 -export` writes.
const FORMS: &[&str] = &[
    "",
    "-legacy",
    "-legacy -keypbe PBE-SHA1-RC2-40 -certpbe PBE-SHA1-RC2-128",
    "-legacy -keypbe PBE-SHA1-2DES -certpbe PBE-SHA1-3DES",
    "-keypbe AES-128-CBC -certpbe AES-192-CBC -macalg sha512",
    "-keypbe NONE -certpbe AES-256-CBC -macalg sha384",
    "-nomac",
    "-iter 1",
];

#[test]
fn every_openssl_form_opens() {
    let Some(folder) = identity(None) else { return };
    for form in FORMS {
        let command =
            "pkcs12 -export -in cert.pem -inkey key.pem -name alias -out out.p12 -passout pass:Welcome1";
        openssl(folder.path(), &format!("{command} {form}")).expect("it is there");
        let bytes = fs::read(folder.path().join("out.p12")).expect("a file");
        let wallet = Wallet::open(&bytes, Some(&Secret::from("Welcome1")))
            .unwrap_or_else(|error| panic!("{form}: {error}"));
        let user = wallet.user_certificates();
        assert_eq!((user.len(), user[0].alias()), (1, Some("alias")), "{form}");
        assert_eq!(wallet.private_key().and_then(|key| key.matches(user[0])), Some(true), "{form}");
        let wrong = Wallet::open(&bytes, Some(&Secret::from("Welcome2")));
        assert!(matches!(wrong, Err(WalletError::WrongPassword)), "{form}: {wrong:?}");
    }
}

#[test]
fn what_is_written_opens() {
    let Some(folder) = identity(Some("P-256")) else { return };
    let wallet = plain_wallet(folder.path());
    let password = Secret::from("Wälcome1");
    let written = wallet.to_pkcs12(&password).expect("a file");
    let again = Wallet::open(&written, Some(&password)).expect("our own file");
    assert_eq!(again.user_certificates()[0].der(), wallet.user_certificates()[0].der());
    let key = |wallet: &Wallet| wallet.private_key().map(|key| key.expose_pkcs8().to_vec());
    assert_eq!(key(&again), key(&wallet));
    fs::write(folder.path().join("written.p12"), &written).expect("a file");
    let shown =
        openssl(folder.path(), "pkcs12 -in written.p12 -passin pass:Wälcome1 -nodes").expect("it is there");
    assert!(shown.contains("BEGIN CERTIFICATE") && shown.contains("BEGIN PRIVATE KEY"), "{shown}");
}

#[test]
fn rewritten_samples_keep_everything() {
    for sample in samples().iter().filter(|sample| sample.name.ends_with(".p12")) {
        let wallet = Wallet::open(&sample.bytes, Some(&sample.secret())).expect(&sample.name);
        let again =
            Wallet::open(&wallet.to_pkcs12(&sample.secret()).expect("a file"), Some(&sample.secret()));
        let again = again.expect("our own file");
        assert_eq!(format!("{again:?}"), format!("{wallet:?}"));
        assert_eq!(again.user_certificates().len(), 1);
        assert_eq!(again.requests()[0].der(), wallet.requests()[0].der());
    }
}

#[test]
fn changed_bytes_are_told_from_a_wrong_password() {
    let Some(folder) = identity(Some("P-256")) else { return };
    let password = Secret::from("Welcome1");
    let mut written = plain_wallet(folder.path()).to_pkcs12(&password).expect("a file");
    // The end of the file is the salt and the rounds of the check: the hash lies before them.
    let hash = written.len() - 20;
    written[hash] ^= 1;
    assert!(matches!(Wallet::open(&written, Some(&password)), Err(WalletError::MacMismatch)));
}

fn plain_wallet(folder: &Path) -> Wallet {
    let mut bytes = fs::read(folder.join("key.pem")).expect("a key");
    bytes.extend(fs::read(folder.join("cert.pem")).expect("a certificate"));
    Wallet::open(&bytes, None).expect("a plain wallet")
}
