//! What is told of wallets to those who must not open them: rules, reports.

use std::path::Path;
use std::time::SystemTime;

use der::DateTime;
use tns_dsn::wallet::{
    CertificateSummary, CredentialSummary, WalletContents, WalletFacts, WalletFileSummary, WalletSummary,
};

use crate::cert::{Certificate, Validity};
use crate::{LocalLogin, Secret, Wallet, WalletError, WalletFile, WalletFileKind, WalletFiles, WalletFormat};

/// Looks at wallets on this machine; it has no `Debug`, since it may know a password.
pub struct Wallets {
    /// The password to try; without one, only what needs none is seen.
    pub password: Option<Secret>,
    /// Host and user of local auto-login wallets.
    pub login: Option<LocalLogin>,
    /// The day that certificates are judged by.
    pub now: SystemTime,
}

impl Default for Wallets {
    fn default() -> Self {
        Self { password: None, login: None, now: SystemTime::now() }
    }
}

impl WalletFacts for Wallets {
    fn look(&self, place: &Path) -> Result<WalletSummary, String> {
        let files = WalletFiles::of_path(place).map_err(|error| error.to_string())?;
        Ok(self.summary(&files))
    }
}

impl Wallets {
    /// What the files of a wallet hold.
    #[must_use]
    pub fn summary(&self, files: &WalletFiles) -> WalletSummary {
        WalletSummary { files: files.iter().map(|file| self.file(file)).collect() }
    }

    fn file(&self, file: &WalletFile) -> WalletFileSummary {
        let name = file.name().rsplit('/').next().unwrap_or_default().to_owned();
        let is_text = matches!(file.kind(), WalletFileKind::Tnsnames | WalletFileKind::Sqlnet);
        let is_wallet =
            matches!(file.kind(), WalletFileKind::Pem | WalletFileKind::Pkcs12 | WalletFileKind::AutoLogin);
        WalletFileSummary {
            name,
            bytes: file.content().len(),
            mode: file.mode(),
            exposed: file.is_exposed(),
            wallet: is_wallet.then(|| self.contents(file.content())),
            text: is_text.then(|| file.content().to_vec()),
        }
    }

    fn contents(&self, bytes: &[u8]) -> WalletContents {
        let format = WalletFormat::of(bytes);
        let known = WalletContents {
            format: format.map_or("unknown", WalletFormat::name).to_owned(),
            encrypted: matches!(self.open(bytes, None), Err(WalletError::PasswordNeeded)),
            ..WalletContents::default()
        };
        match self.open(bytes, self.password.as_ref()) {
            Ok(wallet) => self.opened(&wallet, known),
            Err(WalletError::PasswordNeeded) => {
                let locked = WalletContents { locked: true, ..known.clone() };
                match Wallet::open_public(bytes) {
                    Ok(wallet) => self.opened(&wallet, locked),
                    Err(WalletError::PasswordNeeded) => locked,
                    Err(error) => WalletContents { error: Some(error.to_string()), ..known },
                }
            }
            Err(error) => WalletContents { error: Some(error.to_string()), ..known },
        }
    }

    fn open(&self, bytes: &[u8], password: Option<&Secret>) -> Result<Wallet, WalletError> {
        match &self.login {
            Some(login) if WalletFormat::of(bytes) == Some(WalletFormat::AutoLoginLocal) => {
                Wallet::open_local(bytes, login)
            }
            _ => Wallet::open(bytes, password),
        }
    }

    fn opened(&self, wallet: &Wallet, known: WalletContents) -> WalletContents {
        let of = |certificates: Vec<&Certificate>, of_user| {
            let facts = certificates.into_iter().filter_map(move |one| self.certificate(one, of_user));
            facts.collect::<Vec<_>>()
        };
        let mut certificates = of(wallet.user_certificates(), true);
        certificates.extend(of(wallet.trusted_certificates(), false));
        let credential = |found: &crate::Credential<'_>| CredentialSummary {
            connect_string: found.connect_string.unwrap_or_default().to_owned(),
            user_name: found.user_name.unwrap_or_default().to_owned(),
        };
        WalletContents {
            private_key: wallet.private_key().is_some(),
            certificates,
            requests: wallet.requests().iter().filter_map(|request| request.subject().ok()).collect(),
            credentials: wallet.credentials().iter().map(credential).collect(),
            ..known
        }
    }

    /// Nothing for a certificate that no library could read either.
    fn certificate(&self, certificate: &Certificate, of_user: bool) -> Option<CertificateSummary> {
        let facts = certificate.facts().ok()?;
        let (days_left, not_yet) = match facts.validity_at(self.now) {
            Validity::NotYet => (i64::MAX, true),
            Validity::Valid { days_left } => (i64::try_from(days_left).unwrap_or(i64::MAX), false),
            Validity::Expired { days_ago } => (-1 - i64::try_from(days_ago).unwrap_or(i64::MAX - 1), false),
        };
        let date =
            |time| DateTime::from_system_time(time).map_or_else(|_| String::new(), |date| date.to_string());
        Some(CertificateSummary {
            of_user,
            not_before: date(facts.not_before),
            not_after: date(facts.not_after),
            subject: facts.subject,
            issuer: facts.issuer,
            serial: facts.serial,
            version: facts.version,
            days_left,
            not_yet,
            names: facts.alternative_names,
            key: facts.key_algorithm,
            bits: facts.key_bits,
            signature: facts.signature_algorithm,
        })
    }
}
