use tns_parser::Keyword;

use crate::context::Place;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

use super::profile::{counts, readers};

rule! {
    /// An expected certificate name has a part that no certificate has.
    ///
    /// ## What it does
    /// Reports parts of SSL_SERVER_CERT_DN and TLS_SERVER_CERT_DN that are not
    /// `TYPE=value`, and types that no distinguished name has.
    ///
    /// ## Why is this bad?
    /// The name is compared with the one in the server's certificate, and such
    /// a part equals nothing: the connection is refused (ORA-29003, DPY-6002,
    /// NJS-507, "Mismatch with the server cert DN").
    CERTIFICATE_NAME_FORM = "TNS509", "certificate-name-form", Security, Warning,
    fix: None, mistakes: ["W05"],
    check: Check::Params(&[Keyword::SSL_SERVER_CERT_DN, Keyword::TLS_SERVER_CERT_DN], check)
}

/// Types of RFC 4514 and those that certificates of authorities carry.
const TYPES: [&str; 18] = [
    "CN",
    "OU",
    "O",
    "C",
    "ST",
    "L",
    "DC",
    "UID",
    "STREET",
    "E",
    "EMAILADDRESS",
    "SERIALNUMBER",
    "S",
    "T",
    "TITLE",
    "SN",
    "GN",
    "POSTALCODE",
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let name = place.node.value();
    let is_plain = !place.node.is_nested() && !place.entry.is_broken() && !name.is_empty();
    if !counts(place) || !is_plain || ask::is_placeholder(name.as_bytes()) {
        return;
    }
    let Some((message, help)) = parts(&name).find_map(wrong) else { return };
    report.at(place.node.value_span(), message).clients(readers(place)).help(help);
}

/// The parts between commas that are neither escaped nor in quotes.
fn parts(name: &str) -> impl Iterator<Item = &[u8]> {
    let (mut quoted, mut escaped) = (false, false);
    name.as_bytes().split(move |letter| {
        let plain = !std::mem::take(&mut escaped);
        match letter {
            b'\\' => escaped = plain,
            b'"' if plain => quoted = !quoted,
            _ => {}
        }
        plain && !quoted && matches!(letter, b',' | b';')
    })
}

/// What is wrong with a part, and what to write.
fn wrong(part: &[u8]) -> Option<(String, String)> {
    let shown = |bytes: &[u8]| shorten(&String::from_utf8_lossy(bytes));
    let refused = "the certificate's name never equals it (ORA-29003, DPY-6002)";
    let Some(equals) = part.iter().position(|byte| *byte == b'=') else {
        let help = "write `TYPE=value`, and a comma in a value as `\\,`";
        let message = format!("`{}` is no part of a distinguished name: {refused}", shown(part));
        return Some((message, help.to_owned()));
    };
    let (kind, value) = (part[..equals].trim_ascii(), &part[equals + 1..]);
    if value.trim_ascii().is_empty() {
        let message = format!("`{}` has no value: {refused}", shown(part));
        return Some((message, "write the value of the certificate".to_owned()));
    }
    let number = kind.first().is_some_and(u8::is_ascii_digit);
    let known = number || TYPES.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(kind));
    (!known).then(|| {
        let message = format!("`{}` is no type of a distinguished name: {refused}", shown(kind));
        (message, help(&String::from_utf8_lossy(kind)))
    })
}

/// The type that is probably meant.
fn help(kind: &str) -> String {
    let meant = match kind.to_ascii_uppercase().as_str() {
        "COMMONNAME" => Some("CN"),
        "ORGANIZATION" | "ORGANIZATIONNAME" => Some("O"),
        "COUNTRY" | "COUNTRYNAME" => Some("C"),
        _ => nearest(kind, ["CN", "OU", "ST", "DC"].into_iter()).or_else(|| nearest(kind, TYPES.into_iter())),
    };
    let other = || "write the types as the certificate shows them".to_owned();
    meant.map_or_else(other, |meant| format!("did you mean `{meant}`?"))
}
