use tns_parser::catalog::{Lookup, ValueType};
use tns_parser::{FileKind, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A value is missing, or a template left its placeholder in place of it.
    ///
    /// ## What it does
    /// Reports a parameter or an alias with nothing behind its `=`, and a
    /// `${HOST}`, `{{ host }}`, `<host>`, `%HOST%` or `xxx` that was never
    /// replaced in HOST, PORT, SERVICE_NAME or SID. Nothing behind one of
    /// these four, behind PROTOCOL or behind an alias is an error, all else a
    /// warning.
    ///
    /// ## Why is this bad?
    /// An empty HOST ends in ORA-12545, an empty SERVICE_NAME or SID in
    /// ORA-12504. An empty PORT is 1521 for python-oracledb and NaN for
    /// node-oracledb, without a message. An empty alias is not found
    /// (ORA-12154, DPY-4000).
    EMPTY_VALUE = "TNS302", "empty-value", Values, Error,
    fix: None, mistakes: ["S14"], check: Check::Each(&[
        Check::EmptyParams(check),
        Check::Params(&[Keyword::HOST, Keyword::PORT, Keyword::SERVICE_NAME, Keyword::SID], placeholder),
    ])
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !place.node.is_broken() {
        missing(place, report);
    }
}

/// What becomes of an empty value where nothing works without it.
fn consequence(keyword: Keyword) -> Option<&'static str> {
    match keyword {
        Keyword::HOST => Some("the host is not found (ORA-12545)"),
        Keyword::PORT => Some("some clients take 1521, others fail (node-oracledb: port NaN)"),
        Keyword::PROTOCOL => Some("the address is refused (ORA-12533, DPY-4021)"),
        Keyword::SERVICE_NAME | Keyword::SID => Some("the listener does not know what is meant (ORA-12504)"),
        _ => None,
    }
}

fn missing(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, name) = (place.node, place.node.name());
    if place.parent.is_none() && place.file.has_descriptors() {
        if place.file.kind() == FileKind::Tnsnames && place.node.keyword() != Keyword::IFILE {
            let message =
                format!("alias `{}` has no value: it is not found (ORA-12154, DPY-4000)", shorten(&name));
            report.at(node.name_span(), message).help("remove it, or give it a descriptor");
        }
        return;
    }
    let Lookup::Here(param) = place.found else { return };
    if param.value == ValueType::Container {
        return;
    }
    let decisive = consequence(place.keyword).filter(|_| place.file.has_descriptors());
    let (severity, effect) = match decisive {
        Some(effect) => (Severity::Error, effect),
        None => (Severity::Warning, "whether the default counts then is up to the program"),
    };
    let finding = report.at(node.name_span(), format!("`{name}` has no value: {effect}")).severity(severity);
    finding.help("give it a value, or remove it");
}

fn placeholder(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, source) = (place.node, place.file.source());
    let span = node.value_span();
    let bytes = source.slice(span);
    let inner = if node.is_quoted() { bytes.get(1..bytes.len() - 1).unwrap_or_default() } else { bytes };
    if ask::is_placeholder(inner) && !node.is_nested() {
        let message =
            format!("`{}` looks like a placeholder that was never replaced", shorten(&node.value()));
        let finding = report.at(span, message).severity(Severity::Warning);
        finding.help(format!(
            "write the real {}, or name a file that is yet to be filled in under `templates` in tnslint.toml",
            place.keyword.text()
        ));
    }
}
