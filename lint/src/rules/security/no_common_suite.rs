use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

use super::profile::{Word, beside, counts, is_overridden, readers, words};

rule! {
    /// The TLS versions and the cipher suites have nothing in common.
    ///
    /// ## What it does
    /// Reports a version list with TLS 1.3 alone beside suites that are all
    /// older, and one without TLS 1.3 beside suites of TLS 1.3 alone, where
    /// both stand in one file or one SECURITY.
    ///
    /// ## Why is this bad?
    /// TLS 1.3 has suites of its own (TLS_AES_…, TLS_CHACHA20_…), older versions
    /// do not know these: no combination is left for the handshake
    /// (ORA-28860).
    NO_COMMON_SUITE = "TNS508", "no-common-suite", Security, Warning,
    fix: None, mistakes: ["W13"],
    check: Check::Params(&[Keyword::SSL_VERSION, Keyword::TLS_VERSION], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || is_overridden(place) {
        return;
    }
    let list =
        beside(place, Keyword::TLS_CIPHER_SUITES).or_else(|| beside(place, Keyword::SSL_CIPHER_SUITES));
    let Some(list) = list else { return };
    let (versions, suites) = (words(place.node), words(list));
    // A minimum, and `undetermined`, leave all versions open.
    let fixed =
        versions.iter().all(|(_, word)| word.ends_with(|last: char| last.is_ascii_digit()) && word != "0");
    if versions.is_empty() || suites.is_empty() || !fixed {
        return;
    }
    let Some(message) = mismatch(&versions, &suites) else { return };
    let finding = report.at(place.node.value_span(), message).related(list.span(), "the suites");
    finding.clients(readers(place)).help("leave the suites to both ends, or list suites for each version");
}

/// Why no suite fits a version.
fn mismatch(versions: &[Word<'_>], suites: &[Word<'_>]) -> Option<&'static str> {
    let new = versions.iter().filter(|(_, word)| word.ends_with("1.3")).count();
    let of_new = suites.iter().filter(|(_, word)| is_of_tls13(word)).count();
    match (new, of_new) {
        (new, 0) if new == versions.len() => {
            Some("TLS 1.3 alone, but no suite of TLS 1.3: the handshake fails (ORA-28860)")
        }
        (0, of_new) if of_new == suites.len() => {
            Some("no TLS 1.3, but suites of TLS 1.3 alone: the handshake fails (ORA-28860)")
        }
        _ => None,
    }
}

/// Suites of TLS 1.3 name no key exchange.
fn is_of_tls13(suite: &str) -> bool {
    let upper = suite.to_ascii_uppercase();
    (upper.starts_with("TLS_AES_") || upper.starts_with("TLS_CHACHA20_")) && !upper.contains("_WITH_")
}
