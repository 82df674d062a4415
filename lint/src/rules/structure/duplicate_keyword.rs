use std::collections::HashMap;

use tns_parser::{Edit, Keyword, Node};

use crate::context::{LintFile, Place};
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// A keyword that counts once stands twice in one container.
    ///
    /// ## What it does
    /// Reports the earlier of two equal keywords in one container, unless the
    /// keyword may be repeated as ADDRESS may. Outside of tnsnames.ora also
    /// the earlier of two equal entries of a file. Two equal values are
    /// information; two different ones an error in a connect descriptor and a
    /// warning elsewhere.
    ///
    /// ## Why is this bad?
    /// Which one counts depends on the program: python-oracledb makes a list
    /// of both, node-oracledb takes the first PORT, others the last. The same
    /// name leads to different places.
    ///
    /// ## Fix
    /// Only where both are equal: the earlier one is removed. Safe between
    /// entries of a file, unsafe inside a connect descriptor.
    DUPLICATE_KEYWORD = "TNS203", "duplicate-keyword", Structure, Error,
    fix: Some(Safety::Safe), mistakes: ["S12"], check: Check::Each(&[Check::Containers(check), Check::File(entries)])
}

/// What may stand many times; known here as it is met most.
const MANY: [Keyword; 3] = [Keyword::ADDRESS, Keyword::DESCRIPTION, Keyword::ADDRESS_LIST];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let mut seen = 0_u128;
    for param in place.node.params() {
        let keyword = param.keyword();
        if keyword == Keyword::UNKNOWN || MANY.contains(&keyword) {
            continue;
        }
        // One bit for 128 keywords each: where two share it, look closer.
        let bit = 1 << (keyword.index() % 128);
        if seen & bit != 0 {
            return look(place, report);
        }
        seen |= bit;
    }
}

fn look(place: &Place<'_>, report: &mut Report<'_>) {
    let (kind, parent) = (place.file.kind(), place.as_parent());
    let mut last: HashMap<Keyword, Node<'_>> = HashMap::new();
    for param in place.node.params() {
        let keyword = param.keyword();
        let row = keyword.param(kind, parent).param();
        if keyword == Keyword::UNKNOWN || row.is_none_or(|row| row.repeatable) {
            continue;
        }
        if let Some(before) = last.insert(keyword, param) {
            duplicate(place.file, report, before, param);
        }
    }
}

fn duplicate(file: &LintFile, report: &mut Report<'_>, before: Node<'_>, after: Node<'_>) {
    let (name, at) = (before.keyword().text(), before.name_span());
    if before.same_value(after) {
        let finding = report.at(at, format!("`{name}` is given twice here, with the same value"));
        let finding = finding.severity(Severity::Info).related(after.name_span(), "given again here");
        if !before.is_broken() {
            finding.help("keep one of them").fix(
                Safety::Unsafe,
                "remove this one",
                vec![Edit::remove(before)],
            );
        }
        return;
    }
    let message =
        format!("`{name}` is given twice here with different values: which one counts depends on the client");
    let severity = if file.has_descriptors() { Severity::Error } else { Severity::Warning };
    report
        .at(at, message)
        .severity(severity)
        .related(after.name_span(), "given again here")
        .help("keep one of them");
}

/// Compares the entries of a file that is no tnsnames.ora.
fn entries(file: &LintFile, report: &mut Report<'_>) {
    if file.has_descriptors() {
        return;
    }
    let mut last: HashMap<String, Node<'_>> = HashMap::new();
    for entry in file.parse().entries().filter(|entry| entry.keyword() != Keyword::IFILE) {
        let name = entry.name();
        let Some(before) = last.insert(name.to_ascii_uppercase(), entry).filter(|_| !name.is_empty()) else {
            continue;
        };
        if !before.same_value(entry) {
            let message = format!("`{name}` is set again below to another value; this one never counts");
            let finding = report.at(before.name_span(), message).severity(Severity::Warning);
            finding.related(entry.name_span(), "this one counts").help("remove one of the two");
            continue;
        }
        let finding =
            report.at(before.name_span(), format!("`{name}` is set again below, with the same value"));
        let finding = finding.severity(Severity::Info).related(entry.name_span(), "set again here");
        if before.names().count() == 1 && !before.is_broken() && !entry.is_broken() {
            finding.help("keep one of them").fix(Safety::Safe, "remove this one", vec![Edit::remove(before)]);
        }
    }
}
