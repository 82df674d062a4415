use std::collections::HashMap;

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
    let mut last: HashMap<String, (Node<'_>, Node<'_>)> = HashMap::new();
    for entry in file.parse().entries().filter(|entry| !is_include(*entry)) {
        for name in entry.names() {
            if let Some((before, old)) = last.insert(name.name().to_ascii_uppercase(), (entry, name)) {
                duplicate(report, (before, old), (entry, name));
            }
        }
    }
}

fn is_include(entry: Node<'_>) -> bool {
    entry.keyword() == tns_parser::Keyword::IFILE
}

fn duplicate(
    report: &mut Report<'_>,
    (before, old): (Node<'_>, Node<'_>),
    (after, new): (Node<'_>, Node<'_>),
) {
    let name = old.name();
    let related = "this definition counts";
    if before.same_value(after) {
        let finding =
            report.at(old.span(), format!("alias `{name}` is defined again below, with the same value"));
        let finding = finding.severity(Severity::Info).related(new.span(), related).help("keep one of them");
        if before.names().count() == 1 && before.index() != after.index() && !before.is_broken() {
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
