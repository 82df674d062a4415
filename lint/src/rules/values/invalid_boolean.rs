use tns_parser::Keyword;
use tns_parser::catalog::{Lookup, Param, ValueType};
use tns_parser::model::read_boolean;

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

rule! {
    /// A switch is neither on nor off.
    ///
    /// ## What it does
    /// Reports a value other than on, yes, true, off, no, false (in any case)
    /// for a parameter that is a switch.
    ///
    /// ## Why is this bad?
    /// Clients take everything but on, yes and true as off, without a word.
    /// `SSL_SERVER_DN_MATCH=treu` means that python-oracledb does not compare
    /// the server's name with its certificate, and anybody with a certificate
    /// of the same authority can stand in for the database.
    ///
    /// ## Fix
    /// Unsafe: the nearest of the six words is written.
    INVALID_BOOLEAN = "TNS301", "invalid-boolean", Values, Error,
    fix: Some(Safety::Unsafe), mistakes: ["S13"], check: Check::ParamsLike(is_switch, check)
}

const WORDS: [&str; 6] = ["ON", "OFF", "YES", "NO", "TRUE", "FALSE"];

fn is_switch(param: &Param) -> bool {
    param.value == ValueType::Boolean
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    let node = place.node;
    if !is_switch(param) || node.value_span().is_empty() || node.is_nested() {
        return;
    }
    let text = node.value();
    if text.is_empty() || read_boolean(&text).is_some() || ask::is_placeholder(text.as_bytes()) {
        return;
    }
    let effect = match place.keyword {
        Keyword::SSL_SERVER_DN_MATCH | Keyword::TLS_SERVER_DN_MATCH => {
            "clients take it as off, and the name in the server's certificate is not checked"
        }
        _ => "clients take it as off without a message",
    };
    let severity = if param.reliable() { Severity::Error } else { Severity::Warning };
    let finding = report.at(
        node.value_span(),
        format!("`{}` is neither on/yes/true nor off/no/false: {effect}", shorten(&text)),
    );
    let finding = finding.severity(severity).label(format!("value of {}", param.name));
    match nearest(&text, WORDS.into_iter()) {
        Some(word) => ask::propose(finding, node, &ask::in_case_of(&text, word)),
        None => drop(finding.help("write `ON` or `OFF`")),
    }
}
