use tns_parser::catalog::{Lookup, PROTOCOLS, params};
use tns_parser::{Edit, FileKind, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Finding, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

rule! {
    /// A keyword is unknown to Oracle Net.
    ///
    /// ## What it does
    /// Reports a keyword that the catalogue lacks for files of this kind, and
    /// proposes the nearest one. Names that the file chooses (aliases,
    /// listeners) are no keywords. It is an error where the keyword was
    /// probably meant to be a part that its address or CONNECT_DATA cannot do
    /// without, otherwise a warning. Parameters of sqlnet.ora in another file
    /// are named as such.
    ///
    /// ## Why is this bad?
    /// Nobody says a word about it: clients pass over what they do not know
    /// or send it to the server, and the default stays in force. With `POT`
    /// in place of `PORT`, python-oracledb connects to port 1521,
    /// node-oracledb to port NaN, and Oracle's client reports ORA-12533.
    ///
    /// ## Fix
    /// Unsafe: the nearest keyword is written, so that the setting begins to
    /// count.
    UNKNOWN_KEYWORD = "TNS201", "unknown-keyword", Structure, Error,
    fix: Some(Safety::Unsafe), mistakes: ["E11", "S10"], check: Check::StrayParams(check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let unknown = matches!(place.found, Lookup::Unknown);
    if place.file.kind() == FileKind::Tnsnames && place.parent.is_none() {
        return setting_as_alias(place, report);
    }
    if !unknown || ask::is_own_name(place) || place.node.name_span().is_empty() {
        return;
    }
    let (name, at) = (place.node.name(), place.node.name_span());
    let Some(container) = ask::container(place).filter(|_| !ask::is_placeholder(name.as_bytes())) else {
        return;
    };
    let (kind, shown) = (place.file.kind(), shorten(&name));
    if let Some(home) = home(place.keyword) {
        let here = ask::file_name(kind);
        let finding =
            report.at(at, format!("`{shown}` is a parameter of {home}: in {here} it has no effect"));
        finding.severity(Severity::Warning).help(format!("move it to {home}"));
        return;
    }
    let (around, effect) = match container {
        Keyword::TOP => (ask::file_name(kind), "it has no effect"),
        _ => (ask::container_name(kind, container), "clients pass over it without a message"),
    };
    let finding = report.at(at, format!("`{shown}` is no parameter of {around}: {effect}"));
    let finding = finding.severity(Severity::Warning);
    if let Some(meant) = near(kind, container, &name) {
        suggest(place, container, &meant, finding);
    } else if let Some(meant) = nearest(&name, params(kind).map(|param| param.name)) {
        finding.help(format!("`{meant}` exists, but it belongs elsewhere"));
    }
}

/// A parameter of sqlnet.ora in tnsnames.ora, where it is taken for an alias.
fn setting_as_alias(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, keyword) = (place.node, place.node.keyword());
    let is_setting = matches!(keyword.param(FileKind::Sqlnet, Keyword::TOP), Lookup::Here(_));
    if !is_setting || keyword == Keyword::IFILE || node.params().any(ask::is_endpoint) {
        return;
    }
    let message = format!(
        "`{}` is a parameter of sqlnet.ora: in tnsnames.ora it is an alias that nobody asks for",
        node.name()
    );
    let finding = report.at(node.name_span(), message).severity(Severity::Warning);
    finding.help("move it to sqlnet.ora of the home that connects or logs on");
}

/// Proposes a keyword; writes it where it does not stand there already.
fn suggest(place: &Place<'_>, container: Keyword, meant: &str, finding: Finding<'_>) {
    let free = place.parent.is_none_or(|parent| parent.param(Keyword::of(meant.as_bytes())).is_none());
    let finding = finding.help(format!("did you mean `{meant}`?"));
    if free {
        let severity = if is_needed(container, meant) { Severity::Error } else { Severity::Warning };
        let edit = Edit::rename(place.node, ask::in_case_of(&place.node.name(), meant));
        finding.severity(severity).fix(Safety::Unsafe, format!("write `{meant}`"), vec![edit]);
    }
}

/// The file that knows the keyword, where this one does not.
fn home(keyword: Keyword) -> Option<&'static str> {
    if keyword == Keyword::UNKNOWN {
        return None;
    }
    let files = [FileKind::Sqlnet, FileKind::Listener, FileKind::Cman, FileKind::Ldap, FileKind::Tnsnames];
    let knows = |kind: &FileKind| keyword.param(*kind, Keyword::TOP).param().is_some();
    files.into_iter().find(knows).map(ask::file_name)
}

/// The nearest name that may stand here; in listener.ora also with the name of a listener behind it.
fn near(kind: FileKind, container: Keyword, name: &str) -> Option<String> {
    let plain = nearest(name, ask::names_within(kind, container)).map(str::to_owned);
    if plain.is_some() || kind != FileKind::Listener || container != Keyword::TOP {
        return plain;
    }
    let cuts = name.match_indices('_').map(|(at, _)| name.split_at(at));
    let suffixed = || params(kind).filter(|param| param.suffix).map(|param| param.name);
    let mut found =
        cuts.filter_map(|(head, tail)| nearest(head, suffixed()).map(|word| format!("{word}{tail}")));
    found.next_back()
}

/// Whether nothing works without a keyword.
fn is_needed(container: Keyword, name: &str) -> bool {
    match container {
        Keyword::ADDRESS => {
            name == "PROTOCOL"
                || PROTOCOLS.iter().any(|protocol| protocol.supported && protocol.required.contains(&name))
        }
        Keyword::CONNECT_DATA => matches!(name, "SERVICE_NAME" | "SID"),
        _ => false,
    }
}
