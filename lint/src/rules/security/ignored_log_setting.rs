use std::collections::BTreeMap;

use tns_parser::catalog::suffixed;
use tns_parser::model;
use tns_parser::tree::NodeKind;
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::and_more;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{PROFILE, is_on, line_before};

rule! {
    /// A place for logs or traces is set that does not count.
    ///
    /// ## What it does
    /// Reports the names and directories of log and trace files where
    /// DIAG_ADR_ENABLED is not off: once for the file, in listener.ora once
    /// for each listener.
    ///
    /// ## Why is this bad?
    /// DIAG_ADR_ENABLED is on by default, and then logs and traces go to the
    /// Automatic Diagnostic Repository below ADR_BASE. Whoever looks in the
    /// place of this file finds nothing.
    ///
    /// ## Fix
    /// Only shown: DIAG_ADR_ENABLED = OFF is written.
    IGNORED_LOG_SETTING = "TNS526", "ignored-log-setting", Security, Info,
    fix: Some(Safety::DisplayOnly), mistakes: ["E18"], check: Check::File(check)
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

/// A switch of the repository.
struct Switch<'a> {
    name: String,
    /// Where it is set.
    set: Option<Node<'a>>,
    /// What does not count while it is on.
    places: Vec<Node<'a>>,
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    let switches = match file.kind() {
        FileKind::Sqlnet | FileKind::Listener => of_entries(file),
        FileKind::Cman => of_lists(file),
        _ => return,
    };
    for switch in switches.iter().filter(|switch| switch.set.is_none_or(is_on)) {
        unused(file, switch, report);
    }
}

/// The switches of sqlnet.ora and listener.ora.
fn of_entries(file: &LintFile) -> Vec<Switch<'_>> {
    let mut switches = BTreeMap::<String, Vec<Node<'_>>>::new();
    let plain = Keyword::DIAG_ADR_ENABLED.text();
    for entry in file.parse().entries() {
        if !PLACES.contains(&model::lookup(file.kind(), entry, Keyword::TOP).0) {
            continue;
        }
        let name = match suffixed(file.kind(), &entry.name()) {
            Some(place) => format!("{plain}_{}", place.listener.to_ascii_uppercase()),
            // Without the name of a listener it is nobody's.
            None if file.kind() == FileKind::Listener => continue,
            None => plain.to_owned(),
        };
        switches.entry(name).or_default().push(entry);
    }
    switches.into_iter().map(|(name, places)| Switch { set: file.setting(&name), name, places }).collect()
}

/// The switches of cman.ora, one for each PARAMETER_LIST.
fn of_lists(file: &LintFile) -> Vec<Switch<'_>> {
    let nodes = file.parse().entries().flat_map(Node::descendants);
    nodes.filter(|node| node.keyword() == Keyword::PARAMETER_LIST).filter_map(of_list).collect()
}

fn of_list(list: Node<'_>) -> Option<Switch<'_>> {
    let places: Vec<_> = list.params().filter(|param| PLACES.contains(&param.keyword())).collect();
    let name = Keyword::DIAG_ADR_ENABLED.text().to_owned();
    (!places.is_empty()).then(|| Switch { name, set: list.param(Keyword::DIAG_ADR_ENABLED), places })
}

fn unused(file: &LintFile, switch: &Switch<'_>, report: &mut Report<'_>) {
    let (name, first) = (&switch.name, switch.places[0]);
    let more = and_more(switch.places.len() - 1, "setting", "settings");
    let message =
        format!("`{}`{more} does not count: {name} is on, so files go below ADR_BASE", first.name());
    let mut finding = report.at(first.name_span(), message);
    if file.kind() == FileKind::Sqlnet {
        finding = finding.clients(PROFILE);
    }
    for place in &switch.places[1..] {
        finding = finding.related(place.name_span(), "does not count either");
    }
    let line = format!("{} = OFF", ask::in_case_of(&first.name(), name));
    let finding = finding.help(format!("write `{line}`, or take out what does not count"));
    let edit = match switch.set {
        Some(set) => Some(Edit::set_value(set, "OFF")),
        None if first.kind() == NodeKind::Entry => line_before(file, first, &line),
        None => None,
    };
    if let Some(edit) = edit.filter(|_| !first.is_broken()) {
        finding.fix(Safety::DisplayOnly, format!("write `{line}`"), vec![edit]);
    }
}
