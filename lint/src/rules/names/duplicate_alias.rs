use std::hash::{DefaultHasher, Hasher};

use tns_parser::{Edit, FileKind, Node};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// An alias is defined twice in one file.
    ///
    /// ## What it does
    /// Reports the earlier of two entries with the same name; case does not
    /// matter. Two equal entries are information, two different ones an error.
    ///
    /// ## Why is this bad?
    /// The last definition counts in every client that was tried, so the
    /// earlier entry is dead text that looks alive: whoever edits it wonders
    /// why nothing changes, and programs connect to the wrong database.
    ///
    /// ## Fix
    /// Safe where both entries are equal: the earlier one is removed.
    DUPLICATE_ALIAS = "TNS101", "duplicate-alias", Names, Error,
    fix: Some(Safety::Safe), mistakes: ["N01"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.kind() != FileKind::Tnsnames {
        return;
    }
    // Numbers are compared before texts are.
    let mut names = Vec::with_capacity(file.parse().entry_count());
    for entry in file.parse().entries().filter(|entry| !is_include(*entry)) {
        names.extend(entry.names().map(|name| (hash(file, name), name)));
    }
    // Stable: equal names stay in the order of the text.
    names.sort_by_key(|(hash, _)| *hash);
    for same in names.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1) {
        for (at, (_, earlier)) in same.iter().enumerate() {
            let equal = |other: &&(u64, Node<'_>)| other.1.name().eq_ignore_ascii_case(&earlier.name());
            if let Some((_, last)) = same[at + 1..].iter().rev().find(equal) {
                duplicate(file, *earlier, *last, report);
            }
        }
    }
}

/// The same for names that differ in case only.
fn hash(file: &LintFile, name: Node<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    let bytes = file.source().slice(name.span());
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hasher.write_u64(u64::from_ne_bytes(word.map(|byte| byte.to_ascii_uppercase())));
    }
    hasher.finish()
}

fn is_include(entry: Node<'_>) -> bool {
    entry.keyword() == tns_parser::Keyword::IFILE
}

fn duplicate(file: &LintFile, old: Node<'_>, new: Node<'_>, report: &mut Report<'_>) {
    let entry = |name: Node<'_>| file.parse().entry_at(name.span().start);
    let (Some(before), Some(after)) = (entry(old), entry(new)) else { return };
    let name = old.name();
    let related = "this definition counts";
    if before.same_value(after) {
        let finding =
            report.at(old.span(), format!("alias `{name}` is defined again below, with the same value"));
        let finding = finding.severity(Severity::Info).related(new.span(), related).help("keep one of them");
        if before.names().count() == 1
            && before.index() != after.index()
            && !before.is_broken()
            && !after.is_broken()
        {
            finding.fix(Safety::Safe, "remove this entry", vec![Edit::remove(before)]);
        }
        return;
    }
    report
        .at(
            old.span(),
            format!("alias `{name}` is defined again below with another value; this one never counts"),
        )
        .related(new.span(), related)
        .help("rename or remove one of the two");
}
