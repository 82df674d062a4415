use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A static service of a listener cannot be reached as meant.
    ///
    /// ## What it does
    /// Reports a SID_DESC of listener.ora without SID_NAME, one of a database
    /// without GLOBAL_DBNAME (as information), and an ORACLE_HOME with a slash
    /// at its end. External procedures and gateways, which have a PROGRAM, need
    /// no GLOBAL_DBNAME.
    ///
    /// ## Why is this bad?
    /// Without SID_NAME no instance is named. Without GLOBAL_DBNAME the listener
    /// knows the database by its SID only, and who asks for a service gets
    /// ORA-12514. ORACLE_HOME is part of the key of the shared memory: with a
    /// slash more than the instance was started with, nothing is found there
    /// (ORA-01034, ORA-12547).
    ///
    /// ## Fix
    /// Unsafe: the slash is removed.
    STATIC_REGISTRATION = "TNS210", "static-registration", Structure, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E23"], check: Check::Params(&[Keyword::SID_DESC], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    if place.file.kind() != FileKind::Listener || !node.is_nested() || place.entry.is_broken() {
        return;
    }
    if let Some(home) = node.param(Keyword::ORACLE_HOME) {
        slash(home, report);
    }
    if node.param(Keyword::SID_NAME).is_none() && !ask::is_misspelt_in(node, "SID_NAME") {
        let message = "this SID_DESC names no instance: SID_NAME is missing (ORA-12505, ORA-12514)";
        report.at(node.name_span(), message).help("add `(SID_NAME=…)`");
        return;
    }
    let misspelt = || ask::is_misspelt_in(node, "GLOBAL_DBNAME") || ask::is_misspelt_in(node, "PROGRAM");
    let named = [Keyword::GLOBAL_DBNAME, Keyword::PROGRAM].into_iter().any(|key| node.param(key).is_some());
    if !named && !misspelt() {
        let message =
            "without GLOBAL_DBNAME this entry answers to the SID only: a SERVICE_NAME gets ORA-12514";
        let finding = report.at(node.name_span(), message).severity(Severity::Info);
        finding.help("add `(GLOBAL_DBNAME=…)` with the service that clients ask for");
    }
}

/// A home with a slash behind its last word.
fn slash(home: Node<'_>, report: &mut Report<'_>) {
    let value = home.value();
    let short = value.trim_end_matches('/');
    if short.len() == value.len() || short.is_empty() || ask::is_placeholder(value.as_bytes()) {
        return;
    }
    let message =
        "ORACLE_HOME ends with a slash: the instance is not found if it was started without (ORA-01034)";
    let finding = report.at(home.value_span(), message).help(format!("write `{short}`"));
    let edit =
        Edit::set_value(home, if home.is_quoted() { format!("\"{short}\"") } else { short.to_owned() });
    finding.fix(Safety::Unsafe, "remove the slash", vec![edit]);
}
