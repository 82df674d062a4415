use tns_parser::catalog::suffixed;
use tns_parser::{FileKind, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{beside, counts, is_on, line_before, readers};

rule! {
    /// A place for logs or traces is set that does not count.
    ///
    /// ## What it does
    /// Reports the names and directories of log and trace files where
    /// DIAG_ADR_ENABLED is not off; in listener.ora for the same listener.
    ///
    /// ## Why is this bad?
    /// DIAG_ADR_ENABLED is on by default, and then logs and traces go to the
    /// Automatic Diagnostic Repository below ADR_BASE. Whoever looks in the
    /// place of this file finds nothing.
    ///
    /// ## Fix
    /// Only shown: DIAG_ADR_ENABLED = OFF is written.
    IGNORED_LOG_SETTING = "TNS526", "ignored-log-setting", Security, Info,
    fix: Some(Safety::DisplayOnly), mistakes: ["E18"],
    check: Check::Params(&PLACES, check)
}

const PLACES: [Keyword; 12] = [
    Keyword::LOG_DIRECTORY,
    Keyword::LOG_DIRECTORY_CLIENT,
    Keyword::LOG_DIRECTORY_SERVER,
    Keyword::LOG_FILE,
    Keyword::LOG_FILE_CLIENT,
    Keyword::LOG_FILE_SERVER,
    Keyword::TRACE_DIRECTORY,
    Keyword::TRACE_DIRECTORY_CLIENT,
    Keyword::TRACE_DIRECTORY_SERVER,
    Keyword::TRACE_FILE,
    Keyword::TRACE_FILE_CLIENT,
    Keyword::TRACE_FILE_SERVER,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some((name, switch)) = switch(place).filter(|_| counts(place)) else { return };
    if switch.is_some_and(|switch| !is_on(switch)) {
        return;
    }
    let message = format!("`{}` does not count: {name} is on, so files go below ADR_BASE", place.node.name());
    let finding = report.at(place.node.name_span(), message).clients(readers(place));
    let line = format!("{} = OFF", ask::in_case_of(&place.node.name(), &name));
    let finding = finding.help(format!("write `{line}`, or take this out"));
    match switch {
        Some(switch) => drop(finding.related(switch.span(), "is on")),
        None if place.parent.is_none() => {
            if let Some(edit) = line_before(place.file, place.node, &line).filter(|_| !place.node.is_broken())
            {
                finding.fix(Safety::DisplayOnly, format!("write `{line}`"), vec![edit]);
            }
        }
        None => {}
    }
}

/// The switch of the repository that the place hangs on: its name, and where it is set.
fn switch<'a>(place: &Place<'a>) -> Option<(String, Option<Node<'a>>)> {
    let plain = Keyword::DIAG_ADR_ENABLED;
    if place.file.kind() != FileKind::Listener {
        return Some((plain.text().to_owned(), beside(place, plain)));
    }
    let name = place.node.name();
    let listener = suffixed(FileKind::Listener, &name)?.listener;
    let name = format!("{}_{}", plain.text(), listener.to_ascii_uppercase());
    let found = place.file.setting(&name);
    Some((name, found))
}
