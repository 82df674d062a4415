use tns_parser::{Edit, Keyword, Node};

use crate::context::{LintFile, Place};
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::profile::{PROFILE, counts, line_before, setting};

rule! {
    /// SQLNET.ALLOWED_LOGON_VERSION was split in two.
    ///
    /// ## What it does
    /// Reports SQLNET.ALLOWED_LOGON_VERSION, which ended with release 11.2.
    ///
    /// ## Why is this bad?
    /// From 12.1 on SQLNET.ALLOWED_LOGON_VERSION_SERVER and
    /// SQLNET.ALLOWED_LOGON_VERSION_CLIENT count. The old line is overruled by
    /// them or does nothing, so ORA-28040 stays although it was written to
    /// cure that.
    ///
    /// ## Fix
    /// Unsafe: the line is written under the two new names, or taken out where
    /// both are there.
    OBSOLETE_LOGON_VERSION = "TNS521", "obsolete-logon-version", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E10"],
    check: Check::Params(&[Keyword::SQLNET_ALLOWED_LOGON_VERSION], check)
}

const NEW: [Keyword; 2] =
    [Keyword::SQLNET_ALLOWED_LOGON_VERSION_SERVER, Keyword::SQLNET_ALLOWED_LOGON_VERSION_CLIENT];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) {
        return;
    }
    let message = "from release 12.1 on the parameters with _SERVER and _CLIENT count in its place";
    let mut finding = report.at(place.node.name_span(), message).clients(PROFILE);
    for new in NEW.iter().filter_map(|new| setting(place.file, *new)) {
        finding = finding.related(new.span(), "counts in its place");
    }
    let finding = finding.help(format!("write {} and {}", NEW[0].text(), NEW[1].text()));
    if let Some((title, edits)) = split(place.file, place.node).filter(|_| !place.node.is_broken()) {
        finding.fix(Safety::Unsafe, title, edits);
    }
}

/// The old line under the names that the file lacks.
fn split(file: &LintFile, old: Node<'_>) -> Option<(String, Vec<Edit>)> {
    let missing: Vec<_> = NEW.iter().filter(|new| setting(file, **new).is_none()).collect();
    let title = |names: &[&str]| format!("write {}", names.join(" and "));
    match missing.as_slice() {
        [] => Some(("take it out".to_owned(), vec![Edit::remove(old)])),
        [one] => Some((title(&[one.text()]), vec![Edit::rename(old, one.text())])),
        [one, other, ..] => {
            let line = format!("{} = {}", one.text(), old.value());
            let edits = vec![line_before(file, old, &line)?, Edit::rename(old, other.text())];
            Some((title(&[one.text(), other.text()]), edits))
        }
    }
}
