//! Whose certificates are trusted, and which is ours.

use std::path::Path;
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use tns_wallet::{Certificate, CertificateFacts, Validity, Wallet, WalletError, WalletFiles, WalletFormat};

use crate::dial::Setup;
use crate::error::{Class, Failure, Phase};
use crate::plan::Trust;

/// Those who may vouch for a server.
#[derive(Clone)]
pub(super) struct Trusted {
    pub(super) roots: Arc<RootCertStore>,
    /// The same as certificates, of a wallet only: a server may show one of them itself.
    pub(super) certificates: Vec<Certificate>,
    /// Who says so, in words.
    pub(super) by: String,
}

/// What `trust` says, and the wallet that it is in. The certificates of a wallet take the place
/// of those of the system.
///
/// # Errors
/// ORA-28759 where the wallet cannot be opened, or nobody is trusted.
pub(super) fn open(trust: &Trust, setup: &Setup) -> Result<(Trusted, Option<Wallet>), Failure> {
    match trust {
        Trust::System => {
            Ok((Trusted { roots: system()?, certificates: Vec::new(), by: "the system".to_owned() }, None))
        }
        Trust::Wallet(path) => {
            let wallet = open_wallet(path, setup)?;
            Ok((of_wallet(&wallet, path), Some(wallet)))
        }
    }
}

/// The certificates of the system, read once.
fn system() -> Result<Arc<RootCertStore>, Failure> {
    static ROOTS: OnceLock<Arc<RootCertStore>> = OnceLock::new();
    let roots = ROOTS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        Arc::new(roots)
    });
    match roots.is_empty() {
        true => Err(failure("this system trusts no certificate at all".to_owned())
            .hint("install the system's CA certificates, or name a wallet with WALLET_LOCATION")),
        false => Ok(Arc::clone(roots)),
    }
}

/// The wallet in a folder.
///
/// # Errors
/// ORA-28759 where there is none, or it cannot be opened.
pub(crate) fn open_wallet(path: &Path, setup: &Setup) -> Result<Wallet, Failure> {
    let failed = |error: WalletError| failed(path, &error);
    let files = WalletFiles::of_path(path).map_err(failed)?;
    let Some(file) = files.first_wallet() else {
        return Err(failure(format!("there is no wallet in {}", path.display()))
            .hint("put ewallet.pem, cwallet.sso or ewallet.p12 there, or correct WALLET_LOCATION"));
    };
    let is_local = WalletFormat::of(file.content()) == Some(WalletFormat::AutoLoginLocal);
    match setup.local_login.as_ref().filter(|_| is_local) {
        Some(login) => Wallet::open_local(file.content(), login),
        None => Wallet::open(file.content(), setup.wallet_password.as_ref()),
    }
    .map_err(failed)
}

fn failed(path: &Path, error: &WalletError) -> Failure {
    let failure = failure(format!("the wallet {} cannot be opened", path.display())).caused_by(error);
    match error {
        WalletError::PasswordNeeded => failure.hint("give the password of the wallet"),
        _ => failure,
    }
}

fn failure(message: String) -> Failure {
    Failure::new(Phase::Tls, Class::Tls, Some("ORA-28759"), message)
}

/// A certificate of the user counts as trusted where it is its own issuer: there is nobody else
/// who could vouch for it.
fn of_wallet(wallet: &Wallet, path: &Path) -> Trusted {
    let own_roots = wallet.user_certificates().into_iter();
    let own_roots = own_roots.filter(|one| one.facts().is_ok_and(|facts| facts.is_self_issued()));
    let certificates: Vec<_> = wallet.trusted_certificates().into_iter().chain(own_roots).cloned().collect();
    // rustls does not look at the dates of those that it is told to trust.
    let holds = |one: &&Certificate| one.facts().is_ok_and(|facts| is_valid(&facts, SystemTime::now()));
    let mut roots = RootCertStore::empty();
    let valid = certificates.iter().filter(holds);
    roots.add_parsable_certificates(valid.map(|one| CertificateDer::from_slice(one.der())));
    Trusted { roots: Arc::new(roots), certificates, by: format!("the wallet {}", path.display()) }
}

/// Whether a certificate holds at `now`.
pub(super) fn is_valid(facts: &CertificateFacts, now: SystemTime) -> bool {
    matches!(facts.validity_at(now), Validity::Valid { .. })
}
