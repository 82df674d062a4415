use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};

use super::profile::{counts, is_overridden, list_of, readers, words};

rule! {
    /// A version list admits SSL 3.0, TLS 1.0 or TLS 1.1.
    ///
    /// ## What it does
    /// Reports SSL_VERSION and TLS_VERSION with 2.0, 3.0, 1.0 or 1.1 among
    /// their versions. SSL_VERSION beside TLS_VERSION is not looked at: the
    /// latter counts.
    ///
    /// ## Why is this bad?
    /// These versions are broken or outdated, and a peer can ask for the
    /// weakest one. Release 23ai speaks none of them: where no other is
    /// listed, the handshake fails (ORA-28860, ORA-28865).
    ///
    /// ## Fix
    /// Unsafe: the old versions are taken out; 1.2 is written where none is left.
    OLD_TLS_VERSION = "TNS503", "old-tls-version", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W08"],
    check: Check::Params(&[Keyword::SSL_VERSION, Keyword::TLS_VERSION], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || is_overridden(place) {
        return;
    }
    let words = words(place.node);
    let (old, kept): (Vec<_>, Vec<_>) =
        words.iter().map(|(_, word)| word.as_str()).partition(|word| is_old(word));
    let Some(first) = old.first() else { return };
    let minimum = old.iter().any(|word| word.ends_with('+'));
    let message = match kept.is_empty() && !minimum {
        true => format!("release 23ai does not speak `{}`: the handshake fails (ORA-28860)", shorten(first)),
        false => {
            format!("`{}` admits a broken or outdated version, and a peer may ask for it", shorten(first))
        }
    };
    let none_left = || if minimum { "1.2+" } else { "1.2" }.to_owned();
    let written = list_of(place.node, &kept).unwrap_or_else(none_left);
    let finding = report.at(place.node.value_span(), message).clients(readers(place));
    finding.help(format!("write `{written}`")).fix(
        Safety::Unsafe,
        format!("write `{written}`"),
        vec![Edit::set_value(place.node, written)],
    );
}

/// Whether a version is older than TLS 1.2; `1.1+` starts below it.
fn is_old(word: &str) -> bool {
    let upper = word.to_ascii_uppercase();
    let number = upper.trim_end_matches('+').trim_start_matches("TLSV").trim_start_matches("SSLV");
    matches!(number, "2" | "2.0" | "3" | "3.0" | "1" | "1.0" | "1.1")
}
