use tns_parser::catalog::ValueType;
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::{and_more, shorten};
use crate::rule::{Check, Report, rule};

use super::profile::{Word, counts, is_overridden, list_of, readers, words};

rule! {
    /// A list of cipher suites has a broken or an outdated one.
    ///
    /// ## What it does
    /// Reports suites with RC4, DES, 3DES, EXPORT, anon, NULL or MD5 in
    /// SSL_CIPHER_SUITES and TLS_CIPHER_SUITES, and as a hint those that
    /// Oracle has deprecated: with CBC, or without an ephemeral key exchange.
    ///
    /// ## Why is this bad?
    /// Broken suites protect nothing, anonymous ones do not even prove who the
    /// server is. Release 23ai has removed them: with none left the handshake
    /// fails (ORA-28860).
    ///
    /// ## Fix
    /// Unsafe: broken suites are taken out where another suite is left.
    WEAK_CIPHER_SUITE = "TNS504", "weak-cipher-suite", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W12"],
    check: Check::Params(&[Keyword::SSL_CIPHER_SUITES, Keyword::TLS_CIPHER_SUITES], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || is_overridden(place) {
        return;
    }
    let allowed = &place.file.options().weak_cipher_suite.allow;
    let is_allowed = |word: &str| allowed.iter().any(|suite| suite.eq_ignore_ascii_case(word));
    let words = words(place.node);
    let (broken, kept): (Vec<_>, Vec<_>) =
        words.iter().partition(|(_, word)| is_broken(word) && !is_allowed(word));
    if broken.is_empty() {
        let judged: Vec<_> = words.into_iter().filter(|(_, word)| !is_allowed(word)).collect();
        outdated(place, &judged, report);
        return;
    }
    weak(place, &broken, &kept, report);
}

fn weak(place: &Place<'_>, broken: &[&Word<'_>], kept: &[&Word<'_>], report: &mut Report<'_>) {
    let (at, word) = broken[0];
    let more = and_more(broken.len() - 1, "suite", "suites");
    let message = match kept.is_empty() {
        true => format!(
            "release 23ai has no suite of this list, broken as they are: `{}`{more} (ORA-28860)",
            shorten(word)
        ),
        false => format!("broken suite `{}`{more}: a peer may ask for it", shorten(word)),
    };
    let finding = report.at(at.value_span(), message).clients(readers(place));
    let kept: Vec<_> = kept.iter().map(|(_, word)| word.as_str()).collect();
    match list_of(place.node, &kept) {
        Some(list) => {
            let edit = Edit::set_value(place.node, list);
            finding.help("take the broken suites out").fix(
                Safety::Unsafe,
                "take the broken suites out",
                vec![edit],
            );
        }
        None => drop(finding.help("write suites with ECDHE and GCM, or leave the choice to both ends")),
    }
}

fn outdated(place: &Place<'_>, words: &[Word<'_>], report: &mut Report<'_>) {
    let outdated: Vec<&(Node<'_>, String)> = words.iter().filter(|(_, word)| is_deprecated(word)).collect();
    let Some((at, word)) = outdated.first() else { return };
    let more = and_more(outdated.len() - 1, "suite", "suites");
    let message =
        format!("deprecated suite `{}`{more}: the key exchange or the CBC mode is outdated", shorten(word));
    let finding = report.at(at.value_span(), message).severity(Severity::Info).clients(readers(place));
    finding.help("write suites with ECDHE and GCM, or leave the choice to both ends");
}

/// Whether one part of a suite's name is known to be broken.
fn is_broken(suite: &str) -> bool {
    const PARTS: [&str; 8] = ["RC2", "RC4", "DES", "DES40", "3DES", "EXPORT", "ANON", "NULL"];
    let mut parts = suite.split('_');
    suite.len() > 4
        && parts.any(|part| {
            part.eq_ignore_ascii_case("MD5") || PARTS.iter().any(|bad| part.eq_ignore_ascii_case(bad))
        })
}

/// Whether the catalogue has the suite as a former one, under either prefix.
fn is_deprecated(suite: &str) -> bool {
    let row = Keyword::TLS_CIPHER_SUITES.param(FileKind::Sqlnet, Keyword::TOP).param();
    let Some(ValueType::EnumList { removed, .. }) = row.map(|row| row.value) else { return false };
    let rest = |name: &str| name.get(4..).unwrap_or_default().to_ascii_uppercase();
    removed.iter().any(|known| rest(known) == rest(suite))
}
