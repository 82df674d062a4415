use tns_parser::catalog::{Lookup, Param, ValueType};
use tns_parser::model::{Value, ValueError};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A time span has a unit that is not understood.
    ///
    /// ## What it does
    /// Reports `10s`, `10 seconds`, `1m` and the like where Oracle Net takes
    /// `ms`, `sec` and `min` only, and a unit where only a number may stand.
    ///
    /// ## Why is this bad?
    /// python-oracledb refuses the whole descriptor (DPY-4018), Oracle's
    /// client may do so too (ORA-12533); node-oracledb takes it without a
    /// word and without the limit that was meant.
    ///
    /// ## Fix
    /// Unsafe: the unit that was probably meant is written.
    DURATION_UNIT = "TNS306", "duration-unit", Values, Error,
    fix: Some(Safety::Unsafe), mistakes: ["T04"], check: Check::ParamsLike(is_duration, check)
}

/// What people write, and what it means.
const MEANT: [(&str, &str); 15] = [
    ("s", "sec"),
    ("sek", "sec"),
    ("secs", "sec"),
    ("second", "sec"),
    ("seconds", "sec"),
    ("m", "min"),
    ("mins", "min"),
    ("minute", "min"),
    ("minutes", "min"),
    ("msec", "ms"),
    ("msecs", "ms"),
    ("milli", "ms"),
    ("millis", "ms"),
    ("millisecond", "ms"),
    ("milliseconds", "ms"),
];

fn is_duration(param: &Param) -> bool {
    matches!(param.value, ValueType::Duration { .. })
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    if !is_duration(param) {
        return;
    }
    let Some(Value::Invalid(ValueError::UnknownUnit { units })) = place.value() else { return };
    let text = place.node.value();
    let start = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, word) = text.split_at(start);
    let sure = param.reliable() && place.file.has_descriptors() && !units.is_empty();
    let (effect, severity) = match place.file.has_descriptors() {
        true if sure => ("the descriptor is refused (DPY-4018, ORA-12533)", Severity::Error),
        _ => ("the limit does not count", Severity::Warning),
    };
    let (shown, unit) = (shorten(&text), shorten(word));
    let message = match units {
        [] => format!("`{shown}` has a unit, but {} takes a bare number: {effect}", param.name),
        _ => format!("`{unit}` in `{shown}` is no unit: {effect}"),
    };
    let finding = report.at(place.node.value_span(), message).severity(severity);
    let meant = MEANT.iter().find(|(written, _)| written.eq_ignore_ascii_case(word)).map(|&(_, unit)| unit);
    match meant.filter(|unit| units.contains(unit)) {
        Some(unit) => ask::propose(finding, place.node, &format!("{number}{unit}")),
        None if units.is_empty() => drop(finding.help("write the number without a unit")),
        None => drop(finding.help(format!("the units are {}", units.join(", ")))),
    }
}
