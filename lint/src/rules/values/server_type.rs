use tns_parser::Keyword;
use tns_parser::catalog::{Lookup, ValueType};
use tns_parser::model::{Value, ValueError};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

rule! {
    /// SERVER asks for a kind of server process that does not exist.
    ///
    /// ## What it does
    /// Reports a SERVER in CONNECT_DATA that is not DEDICATED, SHARED or POOLED.
    ///
    /// ## Why is this bad?
    /// python-oracledb refuses the descriptor (DPY-4028); with other clients
    /// the listener finds no such handler (ORA-12520, ORA-12521).
    ///
    /// ## Fix
    /// Unsafe: the nearest of the three words is written.
    SERVER_TYPE = "TNS305", "server-type", Values, Error,
    fix: Some(Safety::Unsafe), mistakes: ["C06"], check: Check::Params(&[Keyword::SERVER], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    if !place.file.has_descriptors() || !matches!(param.value, ValueType::Enum { .. }) {
        return;
    }
    if ask::is_one_of(place.node, param) {
        return;
    }
    let Some(Value::Invalid(ValueError::NotAllowed { allowed })) = place.value() else { return };
    let text = place.node.value();
    // EMON is what the database itself uses for notifications.
    if text.eq_ignore_ascii_case("EMON") || ask::is_placeholder(text.as_bytes()) {
        return;
    }
    let message =
        format!("`{}` is no kind of server: the descriptor is refused (DPY-4028, ORA-12520)", shorten(&text));
    let finding = report.at(place.node.value_span(), message);
    let upper = text.to_ascii_uppercase();
    let same_start = |word: &&str| upper.len() >= 3 && (word.starts_with(&upper) || upper.starts_with(*word));
    let meant = allowed.iter().copied().find(same_start).or_else(|| nearest(&text, allowed.iter().copied()));
    match meant {
        Some(word) => ask::propose(finding, place.node, &ask::in_case_of(&text, word)),
        None => drop(finding.help(format!("SERVER is one of {}", allowed.join(", ")))),
    }
}
