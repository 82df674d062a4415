use tns_parser::{FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A listener or an alias still serves external procedures as releases before 11.2 did.
    ///
    /// ## What it does
    /// Reports a SID_DESC of listener.ora whose PROGRAM is extproc, as
    /// information, and an alias EXTPROC_CONNECTION_DATA or
    /// ORACLR_CONNECTION_DATA of tnsnames.ora with an address that is not IPC.
    ///
    /// ## Why is this bad?
    /// From 11.2 on the database starts extproc itself and needs neither entry.
    /// A listener that serves it over the network lets others run code of
    /// libraries on the server, which is why security checks report it. An
    /// address other than IPC ends in ORA-28575.
    EXTERNAL_PROCEDURES = "TNS212", "external-procedures", Structure, Warning,
    fix: None, mistakes: ["C10"],
    check: Check::Params(&[Keyword::PROGRAM, Keyword::PROTOCOL], check)
}

/// The aliases that the database itself asks for.
const ALIASES: [&str; 2] = ["EXTPROC_CONNECTION_DATA", "ORACLR_CONNECTION_DATA"];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    match place.file.kind() {
        FileKind::Listener if place.keyword == Keyword::PROGRAM => agent(place, report),
        FileKind::Tnsnames if place.keyword == Keyword::PROTOCOL => address(place, report),
        _ => {}
    }
}

fn agent(place: &Place<'_>, report: &mut Report<'_>) {
    let value = place.node.value();
    let program = value.rsplit(['/', '\\']).next().unwrap_or(&value).to_ascii_lowercase();
    let extproc = matches!(program.trim_end_matches(".exe"), "extproc" | "extproc32");
    if place.parent_keyword() == Keyword::SID_DESC && extproc {
        let message = "this listener starts extproc, which the database does itself from 11.2 on: security checks report it";
        let finding = report.at(place.node.span(), message).severity(Severity::Info);
        finding.help("remove the SID_DESC, or give extproc a listener with an IPC address only");
    }
}

fn address(place: &Place<'_>, report: &mut Report<'_>) {
    if !is_agent(place.entry)
        || !route::is_in_descriptor(place)
        || place.node.value().eq_ignore_ascii_case("IPC")
    {
        return;
    }
    let message = "external procedures are reached through IPC only: another address ends in ORA-28575";
    report
        .at(place.node.value_span(), message)
        .help("write `IPC` and the KEY of the listener, or remove the entry");
}

/// Whether an alias, without its domain, is one that the database asks for.
fn is_agent(entry: Node<'_>) -> bool {
    // The shorter of the two; few names are as long.
    let long = |name: &Node<'_>| name.span().len() as usize >= ALIASES[1].len();
    entry.names().filter(long).any(|name| {
        let text = name.name();
        ALIASES.iter().any(|alias| route::first_label(&text).eq_ignore_ascii_case(alias))
    })
}
