use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// The password of a wallet stands in a connect string.
    ///
    /// ## What it does
    /// Reports JDBC URLs with oracle.net.wallet_password,
    /// javax.net.ssl.keyStorePassword or javax.net.ssl.trustStorePassword. A value
    /// that is filled in later, such as `${PASSWORD}`, is left alone.
    ///
    /// ## Why is this bad?
    /// The URL ends up in logs and error messages. Whoever reads them can open the
    /// wallet, take its key and log on as the application.
    WALLET_PASSWORD = "TNS533", "wallet-password", Security, Warning,
    fix: None, mistakes: ["W17"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if noticed.what == What::Note(NoteCode::WalletPassword) {
        noticed.report("whoever reads it in a log can open the wallet", report);
    }
}
