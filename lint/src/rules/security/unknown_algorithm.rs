use tns_parser::catalog::ValueType;
use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

use super::profile::{counts, readers, words};

rule! {
    /// An algorithm of native encryption does not exist.
    ///
    /// ## What it does
    /// Reports names in the lists of algorithms of native encryption and
    /// integrity that Oracle Net does not know, for example AES_256 or SHA-256.
    ///
    /// ## Why is this bad?
    /// With an algorithm that is not installed in the list, connections fail
    /// (ORA-12650, ORA-12649).
    ///
    /// ## Fix
    /// Unsafe: the name without strokes, or the nearest one, is written.
    UNKNOWN_ALGORITHM = "TNS515", "unknown-algorithm", Security, Error,
    fix: Some(Safety::Unsafe), mistakes: ["E04"],
    check: Check::Params(&LISTS, check)
}

/// The lists of algorithms.
pub(crate) const LISTS: [Keyword; 4] = [
    Keyword::SQLNET_ENCRYPTION_TYPES_CLIENT,
    Keyword::SQLNET_ENCRYPTION_TYPES_SERVER,
    Keyword::SQLNET_CRYPTO_CHECKSUM_TYPES_CLIENT,
    Keyword::SQLNET_CRYPTO_CHECKSUM_TYPES_SERVER,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(param) = place.param().filter(|_| counts(place)) else { return };
    let ValueType::EnumList { allowed, removed } = param.value else { return };
    let known = || allowed.iter().chain(removed).copied();
    for (item, word) in words(place.node) {
        if known().any(|known| known.eq_ignore_ascii_case(&word)) || ask::is_placeholder(word.as_bytes()) {
            continue;
        }
        let severity = if param.reliable() { Severity::Error } else { Severity::Warning };
        let message = format!("`{}` is no algorithm: connections fail with it (ORA-12650)", shorten(&word));
        let finding = report.at(item.value_span(), message).severity(severity).clients(readers(place));
        match meant(&word, known()) {
            Some(meant) => {
                let meant = ask::in_case_of(&word, meant);
                let finding = finding.help(format!("did you mean `{meant}`?"));
                if let Some(edit) = replace(item, &word, &meant) {
                    finding.fix(Safety::Unsafe, format!("write `{meant}`"), vec![edit]);
                }
            }
            None => drop(finding.help(format!("it takes {}", allowed.join(", ")))),
        }
    }
}

/// The algorithm that differs in strokes only, else the nearest one.
fn meant<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase()
    };
    let same = known.clone().find(|known| plain(known) == plain(word));
    same.or_else(|| nearest(word, known))
}

/// Writes a word where its node holds nothing else.
fn replace(item: Node<'_>, word: &str, meant: &str) -> Option<Edit> {
    (item.value() == word).then(|| Edit::set_value(item, meant))
}
