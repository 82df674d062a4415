use tns_parser::Edit;

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::and_more;
use crate::rule::{Check, Report, rule};

use super::profile::{Word, counts, list_of, readers, words};
use super::unknown_algorithm::LISTS;

rule! {
    /// A weak algorithm may be agreed on for native encryption.
    ///
    /// ## What it does
    /// Reports DES, 3DES, RC4 and MD5 in the lists of algorithms of native
    /// encryption and integrity, and SHA1 as a hint.
    ///
    /// ## Why is this bad?
    /// What both ends list can be agreed on, also by somebody in between who
    /// steers the choice. Release 23ai has removed these algorithms except
    /// SHA1: a list of nothing else has none in common with it (ORA-12650).
    ///
    /// ## Fix
    /// Unsafe: weak algorithms are taken out where another one is left.
    WEAK_ALGORITHM = "TNS516", "weak-algorithm", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E03", "E05"],
    check: Check::Params(&LISTS, check)
}

const GONE: [&str; 9] =
    ["DES", "DES40", "3DES112", "3DES168", "RC4_40", "RC4_56", "RC4_128", "RC4_256", "MD5"];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) {
        return;
    }
    let words = words(place.node);
    let is_gone = |word: &str| GONE.iter().any(|gone| gone.eq_ignore_ascii_case(word));
    let is_sha1 = |word: &str| word.eq_ignore_ascii_case("SHA1");
    let gone: Vec<_> = words.iter().filter(|(_, word)| is_gone(word)).collect();
    let sha1: Vec<_> = words.iter().filter(|(_, word)| is_sha1(word)).collect();
    let kept = |weak: fn(&str) -> bool| -> Vec<&str> {
        words.iter().map(|(_, word)| word.as_str()).filter(|word| !is_gone(word) && !weak(word)).collect()
    };
    if gone.is_empty() {
        let message = "`SHA1` is outdated as a checksum, and both ends may agree on it".to_owned();
        weak(place, &sha1, message, &kept(is_sha1), Severity::Info, report);
        return;
    }
    let more = and_more(gone.len() - 1, "algorithm", "algorithms");
    let left = kept(|_| false);
    let message = match left.is_empty() {
        true => {
            format!("release 23ai has no algorithm of this list: `{}`{more} (ORA-12650)", gone[0].1)
        }
        false => format!("weak algorithm `{}`{more}: both ends may agree on it", gone[0].1),
    };
    weak(place, &gone, message, &left, Severity::Warning, report);
}

fn weak(
    place: &Place<'_>,
    found: &[&Word<'_>],
    message: String,
    kept: &[&str],
    severity: Severity,
    report: &mut Report<'_>,
) {
    let Some((at, _)) = found.first() else { return };
    let finding = report.at(at.value_span(), message).severity(severity).clients(readers(place));
    match list_of(place.node, kept) {
        Some(list) => {
            let edit = Edit::set_value(place.node, &*list);
            finding.help(format!("write `{list}`")).fix(
                Safety::Unsafe,
                format!("write `{list}`"),
                vec![edit],
            );
        }
        None => {
            let checksum = place.keyword.text().contains("CHECKSUM");
            let strong = if checksum { "SHA256, SHA384 or SHA512" } else { "AES256, AES192 or AES128" };
            finding.help(format!("write {strong} first, then take the weak ones out at both ends"));
        }
    }
}
