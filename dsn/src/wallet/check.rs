//! What is wrong with a wallet.

use std::fmt;
use std::path::Path;

use serde::Serialize;
use tns_parser::{FileKind, Source, parse};

use super::{CertificateSummary, WalletContents, WalletFileSummary, WalletSummary};

/// Who opens the wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Use {
    /// A driver of its own: python-oracledb, node-oracledb and others in thin mode.
    Thin,
    /// A driver over the Oracle Client libraries.
    Thick,
    /// An Autonomous Database that calls a remote EXTPROC agent.
    Extproc,
}

impl Use {
    /// The files without which the wallet is of no use to it.
    pub const fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Thin => &["tnsnames.ora", "ewallet.pem"],
            Self::Thick => &["tnsnames.ora", "sqlnet.ora", "cwallet.sso"],
            Self::Extproc => &["cwallet.sso"],
        }
    }
}

impl fmt::Display for Use {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Thin => "thin clients",
            Self::Thick => "thick clients",
            Self::Extproc => "an EXTPROC endpoint",
        })
    }
}

/// What a wallet is checked for.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// Who opens it; `None`: any client.
    pub by: Option<Use>,
    /// Whether tnsnames.ora and sqlnet.ora belong there as well, as in a download.
    pub configuration: bool,
    /// Certificates that expire within so many days are told.
    pub days: i64,
    /// The name that the certificate has to have: a host name, a common name or a
    /// whole distinguished name.
    pub name: Option<&'a str>,
    /// The directory that clients are given, if it is one.
    pub directory: Option<&'a Path>,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth knowing.
    Info,
    /// It will break, or is unsafe.
    Warning,
    /// It does not work.
    Error,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// One thing to know about a wallet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// The file it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// One sentence.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// Findings as they come.
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, level: Level, file: Option<&str>, message: String, help: &str) {
        let help = (!help.is_empty()).then(|| help.to_owned());
        self.0.push(Finding { level, file: file.map(str::to_owned), message, help });
    }

    /// The worst first; what is said of a certificate that stands in several
    /// files is said once.
    fn in_order(mut self) -> Vec<Finding> {
        self.0.sort_by_key(|finding| std::cmp::Reverse(finding.level));
        let mut told: Vec<Finding> = Vec::new();
        for finding in self.0 {
            if !told.iter().any(|known| known.message == finding.message && known.help == finding.help) {
                told.push(finding);
            }
        }
        told
    }
}

/// Everything that is wrong with a wallet or will be soon; the worst first.
pub fn check(summary: &WalletSummary, wanted: &Wanted<'_>) -> Vec<Finding> {
    let mut found = Findings(Vec::new());
    missing(summary, wanted, &mut found);
    summary.files.iter().for_each(|file| modes(file, &mut found));
    for (name, wallet) in summary.wallets() {
        readable(name, wallet, summary, &mut found);
        key(name, wallet, &mut found);
        for one in &wallet.certificates {
            certificate(name, one, wallet.purpose(one), wanted.days, &mut found);
        }
    }
    stale(summary, &mut found);
    if let Some(name) = wanted.name {
        named(summary, name, &mut found);
    }
    if let (Some(directory), true) = (wanted.directory, wanted.by != Some(Use::Extproc)) {
        elsewhere(summary, directory, wanted.by, &mut found);
    }
    found.in_order()
}

/// Files that a client needs and the wallet lacks. Without a client in mind one
/// kind of clients is enough.
fn missing(summary: &WalletSummary, wanted: &Wanted<'_>, found: &mut Findings) {
    let counts = |name: &str| wanted.configuration || name.contains("wallet");
    let lacks = |by: Use| {
        let absent = by.needs().iter().filter(|name| counts(name) && summary.file(name).is_none());
        absent.copied().collect::<Vec<_>>()
    };
    let uses = wanted.by.map_or(vec![Use::Thin, Use::Thick], |by| vec![by]);
    let usable = uses.iter().any(|&by| lacks(by).is_empty());
    for by in uses {
        let absent = lacks(by);
        if !absent.is_empty() {
            let level = if usable { Level::Info } else { Level::Error };
            let are = if absent.len() == 1 { "is" } else { "are" };
            let message = format!("{by} cannot use this wallet: {} {are} missing", absent.join(" and "));
            found.add(level, None, message, remedy(&absent, summary));
        }
    }
}

/// How the first missing file is made.
fn remedy(absent: &[&str], summary: &WalletSummary) -> &'static str {
    let has = |name: &str| summary.file(name).is_some();
    match absent {
        names if names.contains(&"ewallet.pem") && (has("cwallet.sso") || has("ewallet.p12")) => {
            "make it with `tnslint wallet convert`: cwallet.sso or ewallet.p12 to ewallet.pem"
        }
        names if names.contains(&"cwallet.sso") && (has("ewallet.p12") || has("ewallet.pem")) => {
            "make it with `tnslint wallet convert`: ewallet.p12 or ewallet.pem to cwallet.sso"
        }
        _ => "download the wallet again, or copy the file from where the wallet was made",
    }
}

fn modes(file: &WalletFileSummary, found: &mut Findings) {
    if file.exposed {
        let mode = file.mode.map_or(String::new(), |mode| format!(" (mode {mode:03o})"));
        let message = format!("others than its owner can read it{mode}");
        found.add(Level::Warning, Some(&file.name), message, &format!("chmod 600 {}", file.name));
    }
}

fn readable(name: &str, wallet: &WalletContents, summary: &WalletSummary, found: &mut Findings) {
    if let Some(error) = &wallet.error {
        found.add(Level::Error, Some(name), error.clone(), "");
    }
    let any = summary.wallets().any(|(_, other)| !other.locked && other.error.is_none());
    if wallet.locked && !any {
        let message = "it was not looked into: it needs its password".to_owned();
        found.add(Level::Info, Some(name), message, "give it by --password-stdin or TNSLINT_WALLET_PASSWORD");
    }
}

fn key(name: &str, wallet: &WalletContents, found: &mut Findings) {
    if wallet.private_key && wallet.user_certificate().is_none() {
        let message = "no certificate in it belongs to its private key: the server will refuse it".to_owned();
        found.add(Level::Error, Some(name), message, "import the certificate that was made for this key");
    }
}

fn certificate(file: &str, one: &CertificateSummary, what: &str, days: i64, found: &mut Findings) {
    let subject = &one.subject;
    let (level, message) = match one.days_left {
        _ if one.not_yet => {
            (Level::Error, format!("the {what} {subject} counts from {} on only", one.not_before))
        }
        left if left < 0 => {
            (Level::Error, format!("the {what} {subject} expired {} days ago ({})", -left, one.not_after))
        }
        left if left <= days => {
            (Level::Warning, format!("the {what} {subject} expires in {left} days ({})", one.not_after))
        }
        _ => return weak(file, one, what, found),
    };
    found.add(level, Some(file), message, "download or make the wallet again before that day");
    weak(file, one, what, found);
}

/// Keys and signatures that libraries of today refuse. The signature of a
/// certificate that signs itself proves nothing and is not looked at.
fn weak(file: &str, one: &CertificateSummary, what: &str, found: &mut Findings) {
    let subject = &one.subject;
    let short = one.bits.filter(|&bits| one.key.starts_with("RSA") && bits < 2048);
    if let Some(bits) = short {
        let message = format!("the {what} {subject} has an RSA key of {bits} bits: TLS libraries refuse it");
        found.add(Level::Warning, Some(file), message, "make the wallet again with 2048 bits or more");
    }
    let old = ["md2", "md5", "sha1", "SHA1"].iter().any(|old| one.signature.contains(old));
    if old && one.subject != one.issuer {
        let message =
            format!("the {what} {subject} is signed with {}: TLS libraries refuse it", one.signature);
        found.add(Level::Warning, Some(file), message, "have it signed again with SHA-256");
    }
}

/// Files of one wallet that hold different certificates: one of them is old.
fn stale(summary: &WalletSummary, found: &mut Findings) {
    let mut users = summary.wallets().filter_map(|(name, wallet)| Some((name, wallet.user_certificate()?)));
    let Some((first, user)) = users.next() else { return };
    for (name, other) in users.filter(|(_, other)| other.serial != user.serial || other.issuer != user.issuer)
    {
        let message = format!(
            "its client certificate ({}) is not that of {first} ({}): one of the two is out of date",
            other.serial, user.serial
        );
        found.add(Level::Warning, Some(name), message, "make both from the same wallet again");
    }
}

/// The name that is asked for, in the user certificate.
fn named(summary: &WalletSummary, name: &str, found: &mut Findings) {
    let mut users = summary.wallets().filter_map(|(file, wallet)| Some((file, wallet.user_certificate()?)));
    match users.next() {
        Some((file, user)) if !user.has_name(name) => {
            let message = format!("the certificate is made out to {}, not to {name}", user.subject);
            found.add(
                Level::Error,
                Some(file),
                message,
                "register the endpoint under the name of the certificate, or make the certificate again",
            );
        }
        Some(_) => {}
        None => {
            let message = format!("there is no certificate with a private key that could be called {name}");
            found.add(Level::Error, None, message, "");
        }
    }
}

/// A sqlnet.ora that sends thick clients to another place.
fn elsewhere(summary: &WalletSummary, directory: &Path, by: Option<Use>, found: &mut Findings) {
    let Some(file) = summary.file("sqlnet.ora") else { return };
    let Some(place) = file.text.clone().and_then(wallet_location) else { return };
    let same = Path::new(&place) == directory
        || directory.canonicalize().is_ok_and(|real| real == Path::new(&place));
    if !same {
        let level = if by == Some(Use::Thick) { Level::Error } else { Level::Warning };
        let message = format!("WALLET_LOCATION is `{place}`, not this directory: thick clients look there");
        let here = directory.display();
        found.add(level, Some(&file.name), message, &format!("tnslint wallet relocate {here} --to {here}"));
    }
}

/// The directory that a sqlnet.ora names.
fn wallet_location(text: Vec<u8>) -> Option<String> {
    let parsed = parse(Source::new(text).ok()?, FileKind::Sqlnet);
    let entry = parsed.entries().find(|entry| entry.name().eq_ignore_ascii_case("WALLET_LOCATION"))?;
    let directory = entry.descendants().find(|node| node.name().eq_ignore_ascii_case("DIRECTORY"));
    match directory {
        Some(directory) => Some(directory.value().into_owned()),
        None => Some(entry.value().into_owned()).filter(|_| !entry.is_nested()),
    }
}
