//! How to connect with a wallet.

use std::path::Path;

use serde::Serialize;
use tns_parser::{FileKind, Source, parse};

use super::WalletSummary;

/// What a program and its environment need to use a wallet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hint {
    /// The call in python-oracledb Thin; other thin drivers take the same settings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thin: Option<String>,
    /// Settings for a client over the Oracle Client libraries, a line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub thick: Vec<String>,
}

/// The settings for the kinds of clients that have what they need.
pub fn hint(summary: &WalletSummary, directory: &Path) -> Hint {
    let place = directory.display().to_string();
    let alias = alias(summary).unwrap_or_else(|| "host:port/service".to_owned());
    let thin = summary.file("ewallet.pem").and_then(|file| file.wallet.as_ref()).map(|wallet| {
        let password = if wallet.encrypted { ", wallet_password=…" } else { "" };
        let quoted = format!("{place:?}");
        format!(
            "oracledb.connect(user=…, password=…, dsn={alias:?}, config_dir={quoted}, wallet_location={quoted}{password})"
        )
    });
    let thick = match summary.file("cwallet.sso") {
        Some(_) => vec![
            format!("TNS_ADMIN={place}"),
            format!("WALLET_LOCATION = (SOURCE = (METHOD = FILE)(METHOD_DATA = (DIRECTORY = \"{place}\")))"),
            "SSL_SERVER_DN_MATCH = ON".to_owned(),
        ],
        None => Vec::new(),
    };
    Hint { thin, thick }
}

/// The first alias of the wallet's tnsnames.ora.
fn alias(summary: &WalletSummary) -> Option<String> {
    let text = summary.file("tnsnames.ora")?.text.clone()?;
    let parsed = parse(Source::new(text).ok()?, FileKind::Tnsnames);
    parsed.entries().find(|entry| !entry.is_broken()).map(|entry| entry.name().into_owned())
}
