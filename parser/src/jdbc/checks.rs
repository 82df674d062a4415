//! What a single part cannot tell: properties, and the target beside them.

use super::{Driver, JdbcUrl, Target};
use crate::easy_connect::{Host, NoteCode, Param, Report, StringCode};

/// Properties that count in milliseconds.
const MILLISECONDS: [&str; 3] =
    ["oracle.net.CONNECT_TIMEOUT", "oracle.net.OUTBOUND_CONNECT_TIMEOUT", "oracle.jdbc.ReadTimeout"];

/// Properties that hold the password of a wallet or key store.
const SECRETS: [&str; 3] =
    ["oracle.net.wallet_password", "javax.net.ssl.keyStorePassword", "javax.net.ssl.trustStorePassword"];

/// Below so many milliseconds, seconds were meant.
const SHORTEST_TIMEOUT: u64 = 1000;

pub(super) fn url(url: &JdbcUrl<'_>, report: &mut Report<'_>) {
    url.properties.iter().for_each(|property| check_property(property, report));
    match &url.target {
        Target::Alias { name, .. } if url.driver.value == Driver::Thin && !names_directory(url) => {
            report.note_at(NoteCode::NoTnsAdmin, name.span);
        }
        Target::EasyConnect(easy) if !easy.is_tls() => {
            easy.lists.iter().flatten().for_each(|host| check_plain(host, report));
        }
        Target::HostPortSid { host, .. } => check_plain(host, report),
        _ => {}
    }
}

fn names_directory(url: &JdbcUrl<'_>) -> bool {
    url.properties.iter().any(|property| is_tns_admin(property.name.value))
}

fn is_tns_admin(name: &str) -> bool {
    matches!(name, "TNS_ADMIN" | "oracle.net.tns_admin")
}

/// Letters of a name alone, in lower case: `tnsadmin` for all spellings of it.
fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn check_property(property: &Param<'_>, report: &mut Report<'_>) {
    let name = property.name;
    match name.value {
        known if is_tns_admin(known) => check_directory(property, report),
        other if is_tns_admin(&other.to_ascii_uppercase()) => {
            report.note_at(NoteCode::TnsAdminCase, name.span);
            check_directory(property, report);
        }
        other if matches!(letters(other).as_str(), "tnsadmin" | "tnsadmindir" | "tnsadminpath") => {
            report.error_at(StringCode::TnsAdminName, name.span);
        }
        other
            if SECRETS.iter().any(|known| known.eq_ignore_ascii_case(other))
                && !is_placeholder(property.value.value) =>
        {
            report.note_at(NoteCode::WalletPassword, name.span);
        }
        other if MILLISECONDS.iter().any(|known| known.eq_ignore_ascii_case(other)) => {
            let number = property.value.value.parse::<u64>();
            if number.is_ok_and(|number| (1..SHORTEST_TIMEOUT).contains(&number)) {
                report.note_at(NoteCode::Milliseconds, property.value.span);
            }
        }
        _ => {}
    }
}

/// A TNS_ADMIN has to be the absolute path of a directory.
fn check_directory(property: &Param<'_>, report: &mut Report<'_>) {
    let (path, span) = (property.value.value, property.value.span);
    if path.to_ascii_lowercase().ends_with(".ora") {
        report.error_at(StringCode::TnsAdminFile, span);
    }
    if path.contains(char::is_control) {
        report.error_at(StringCode::MangledPath, span);
    }
    if path.contains('\\') {
        report.note_at(NoteCode::Backslash, span);
    }
    if !path.is_empty() && !is_absolute(path) {
        report.note_at(NoteCode::RelativePath, span);
    }
}

/// A value that is filled in when the program runs: `${PASSWORD}`.
fn is_placeholder(value: &str) -> bool {
    value.is_empty() || value.starts_with("${") && value.ends_with('}')
}

/// Absolute on any system, or from a variable that only the caller knows.
fn is_absolute(path: &str) -> bool {
    let drive = path
        .as_bytes()
        .first_chunk()
        .is_some_and(|[letter, colon]| letter.is_ascii_alphabetic() && *colon == b':');
    drive || path.starts_with(['/', '\\', '~', '$', '%'])
}

/// A host or port of which it is known that it speaks TLS.
fn check_plain(host: &Host<'_>, report: &mut Report<'_>) {
    let name = host.host.value.to_ascii_lowercase();
    let tls_port = host.port.is_some_and(|port| port.value == 2484);
    if tls_port || name.ends_with(".oraclecloud.com") {
        report.note_at(NoteCode::PlainToTls, host.host.span);
    }
}
