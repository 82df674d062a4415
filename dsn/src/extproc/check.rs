use super::error::{Field, Reason, Refused};
use super::quote::{is_simple, unquoted};
use super::{Download, Extproc, Job};

/// The longest name of an object since release 12.2.
const NAME: usize = 128;
/// The longest VARCHAR2 of SQL: paths, actions and arguments of jobs.
const TEXT: usize = 4000;

/// Every reason why the database would refuse the statements.
pub(super) fn check(setup: &Extproc) -> Result<(), Refused> {
    let mut reasons = Vec::new();
    text(Field::CertDn, &setup.cert_dn, &mut reasons);
    if !setup.cert_dn.is_empty() && !is_dn(&setup.cert_dn) {
        reasons.push(Reason::NotADn);
    }
    name(Field::Name, &setup.name, &mut reasons);
    if !setup.name.is_empty() && !is_simple(&setup.name) {
        reasons.push(Reason::NotSimple(Field::Name));
    }
    name(Field::WalletDirectory, &setup.wallet_directory, &mut reasons);
    path(&setup.wallet_path, &mut reasons);
    setup.download.iter().for_each(|download| fetched(download, &mut reasons));
    setup.grantee.iter().for_each(|grantee| name(Field::Grantee, grantee, &mut reasons));
    setup.job.iter().for_each(|job| scheduled(job, &mut reasons));
    if reasons.is_empty() { Ok(()) } else { Err(Refused { reasons }) }
}

fn fetched(download: &Download, reasons: &mut Vec<Reason>) {
    text(Field::WalletUri, &download.uri, reasons);
    name(Field::Credential, &download.credential, reasons);
    if !download.uri.is_empty() {
        reasons.extend(bad_uri(&download.uri));
    }
}

fn scheduled(job: &Job, reasons: &mut Vec<Reason>) {
    name(Field::Job, &job.name, reasons);
    text(Field::Script, &job.script, reasons);
    if job.arguments.len() > 255 {
        reasons.push(Reason::TooManyArguments(job.arguments.len()));
    }
    for (at, argument) in job.arguments.iter().enumerate() {
        let field = Field::Argument(at + 1);
        length(field, argument.len(), TEXT, reasons);
        // No program can be handed this character.
        let none = argument.contains('\0').then_some(Reason::Character { field, character: '\0' });
        reasons.extend(none);
    }
}

/// A text on one line.
fn text(field: Field, value: &str, reasons: &mut Vec<Reason>) {
    if value.trim().is_empty() {
        reasons.push(Reason::Missing(field));
    }
    length(field, value.len(), TEXT, reasons);
    let control = value.chars().find(|c| c.is_control());
    reasons.extend(control.map(|character| Reason::Character { field, character }));
}

/// The path of CREATE DIRECTORY has to be one literal, in which SQL*Plus would
/// take `&` for a variable.
fn path(value: &str, reasons: &mut Vec<Reason>) {
    text(Field::WalletPath, value, reasons);
    if value.contains('&') {
        reasons.push(Reason::Character { field: Field::WalletPath, character: '&' });
    }
}

/// A name with or without quotes round it.
fn name(field: Field, value: &str, reasons: &mut Vec<Reason>) {
    let inner = unquoted(value);
    if inner.trim().is_empty() {
        reasons.push(Reason::Missing(field));
        return;
    }
    length(field, inner.len(), NAME, reasons);
    let wrong = inner.chars().find(|&c| c == '"' || c == '&' || c.is_control());
    reasons.extend(wrong.map(|character| Reason::Character { field, character }));
}

fn length(field: Field, len: usize, max: usize, reasons: &mut Vec<Reason>) {
    if len > max {
        reasons.push(Reason::TooLong { field, len, max });
    }
}

/// Whether each part up to a comma or slash has a name and a value; an escaped
/// comma and one in quotes belong to the value.
fn is_dn(text: &str) -> bool {
    let mut quoted = false;
    let mut escaped = false;
    let parts = text.split(|c| {
        let ends = matches!(c, ',' | ';') && !quoted && !escaped;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    let mut parts = parts.peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            part.split_once('=')
                .is_some_and(|(name, value)| !name.trim().is_empty() && !value.trim().is_empty())
        })
}

fn bad_uri(uri: &str) -> Option<Reason> {
    let rest = uri.strip_prefix("https://").filter(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let Some(rest) = rest else { return Some(Reason::NotHttps) };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let pre_authenticated = path.starts_with("p/");
    if host.contains('@') || path.contains(['?', '#']) || pre_authenticated {
        return Some(Reason::SecretInUri);
    }
    // A folder may be a part of the encoded name of the object.
    let lower = path.to_ascii_lowercase();
    let from = [lower.rfind('/').map(|at| at + 1), lower.rfind("%2f").map(|at| at + 3)];
    let file = &path[from.into_iter().flatten().max().unwrap_or_default()..];
    (file != "cwallet.sso").then_some(Reason::NotTheWallet)
}
