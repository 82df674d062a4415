//! Wallet files and the zips they are downloaded as.

use tns_wallet::{Secret, Wallet, WalletFiles};

/// The passwords of the samples.
const PASSWORDS: [&str; 2] = ["WalletPass123", "WalletPassword16"];

/// Opening gives a wallet or a typed error, whatever the bytes; what opened is shown and written.
pub(super) fn check(bytes: &[u8]) {
    let _ = Wallet::open_public(bytes);
    let _ = WalletFiles::of_zip(bytes);
    for password in PASSWORDS {
        let Ok(wallet) = Wallet::open(bytes, Some(&Secret::from(password))) else { continue };
        for certificate in wallet.user_certificates().iter().chain(&wallet.trusted_certificates()) {
            let _ = certificate.facts();
        }
        let shown = format!("{wallet:?}");
        assert!(!shown.contains(password), "a password is shown");
        if let Ok(written) = wallet.to_auto_login(None) {
            assert!(Wallet::open(&written, None).is_ok(), "what was written does not open");
        }
    }
}
