use tns_parser::catalog::{Suffixed, suffixed};
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::{LintFile, Place};
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

rule! {
    /// A parameter belongs to a listener that the file does not define.
    ///
    /// ## What it does
    /// Reports a parameter of listener.ora whose end is the name of no listener
    /// in the file, such as SID_LIST_LSNR beside a listener LISTENER. LISTENER
    /// need not be defined, and a file with an IFILE is not judged. It is an
    /// error where a listener of nearly that name is defined, otherwise a
    /// warning.
    ///
    /// ## Why is this bad?
    /// No listener reads the parameter: a static service is not known
    /// (ORA-12514, ORA-12505), a limit or a protection is not in force.
    ///
    /// ## Fix
    /// Unsafe: the nearest name of a listener is written.
    UNKNOWN_LISTENER = "TNS209", "unknown-listener", Structure, Error,
    fix: Some(Safety::Unsafe), mistakes: ["E22"], check: Check::File(check)
}

/// The listener that exists without a definition.
const DEFAULT: &str = "LISTENER";

fn check(file: &LintFile, report: &mut Report<'_>) {
    let entries = || file.parse().entries();
    if file.kind() != FileKind::Listener || entries().any(|entry| entry.keyword() == Keyword::IFILE) {
        return;
    }
    let own = |entry: &Node<'_>| ask::is_own_name(&Place::new(file, *entry, None));
    let listeners: Vec<_> = entries().filter(own).flat_map(Node::names).map(|name| name.name()).collect();
    for entry in entries().filter(|entry| entry.keyword() == Keyword::UNKNOWN && !own(entry)) {
        let name = entry.name();
        let Some(parameter) = suffixed(FileKind::Listener, &name) else { continue };
        let known = |listener: &str| listener.eq_ignore_ascii_case(parameter.listener);
        let template = ask::is_placeholder(parameter.listener.as_bytes());
        if !template && !known(DEFAULT) && !listeners.iter().any(|listener| known(listener)) {
            let defined = listeners.iter().map(|listener| &**listener);
            unknown(entry, &parameter, nearest(parameter.listener, defined.chain([DEFAULT])), report);
        }
    }
}

fn unknown(entry: Node<'_>, parameter: &Suffixed<'_>, meant: Option<&str>, report: &mut Report<'_>) {
    let (listener, word) = (parameter.listener, parameter.keyword.text());
    let effect = match parameter.keyword {
        Keyword::SID_LIST => "its services are not known (ORA-12514, ORA-12505)",
        _ => "nobody reads it",
    };
    let message = format!("no listener `{listener}` is defined in this file: {effect}");
    let finding = report.at(entry.name_span(), message);
    let Some(meant) = meant else {
        let help = format!("end {word} with the name of a listener, or define `{listener}`");
        finding.severity(Severity::Warning).help(help);
        return;
    };
    let written = &entry.name()[..entry.name().len() - listener.len()];
    let name = format!("{written}{}", ask::in_case_of(listener, meant));
    let edit = Edit::rename(entry, name.clone());
    finding.help(format!("did you mean `{name}`?")).fix(
        Safety::Unsafe,
        format!("write `{name}`"),
        vec![edit],
    );
}
