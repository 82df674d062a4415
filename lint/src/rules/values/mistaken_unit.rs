use tns_parser::model::Value;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// A time span without a unit was probably meant in another one.
    ///
    /// ## What it does
    /// Reports a bare number that is too large for the unit it counts in:
    /// connect limits above 600 seconds, limits of the TCP connection above
    /// 120 seconds, a RETRY_DELAY above 300 seconds, an EXPIRE_TIME above 60
    /// minutes.
    ///
    /// ## Why is this bad?
    /// In Oracle's files these limits count in seconds, EXPIRE_TIME in
    /// minutes; the properties of JDBC count in milliseconds. With
    /// `CONNECT_TIMEOUT=5000` a client hangs for 83 minutes where 5 seconds
    /// were meant; with `EXPIRE_TIME=300` a firewall has long forgotten an idle
    /// connection before the first probe goes out (ORA-03135).
    ///
    /// ## Fix
    /// Unsafe: milliseconds are written as seconds, the seconds of EXPIRE_TIME
    /// as minutes, where the number comes out whole.
    MISTAKEN_UNIT = "TNS309", "mistaken-unit", Values, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["T03"], check: Check::Params(LIMITED, check)
}

const LIMITED: &[Keyword] = &[
    Keyword::CONNECT_TIMEOUT,
    Keyword::SQLNET_OUTBOUND_CONNECT_TIMEOUT,
    Keyword::SQLNET_INBOUND_CONNECT_TIMEOUT,
    Keyword::TRANSPORT_CONNECT_TIMEOUT,
    Keyword::TCP_CONNECT_TIMEOUT,
    Keyword::RETRY_DELAY,
    Keyword::EXPIRE_TIME,
    Keyword::SQLNET_EXPIRE_TIME,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let (most, unit, by, meant) = match place.keyword {
        Keyword::EXPIRE_TIME | Keyword::SQLNET_EXPIRE_TIME => (60, "minutes", 60, "seconds"),
        Keyword::TRANSPORT_CONNECT_TIMEOUT | Keyword::TCP_CONNECT_TIMEOUT => {
            (120, "seconds", 1000, "milliseconds")
        }
        Keyword::RETRY_DELAY => (300, "seconds", 1000, "milliseconds"),
        _ => (600, "seconds", 1000, "milliseconds"),
    };
    let Some(number) = bare_number(place).filter(|&number| number > most) else { return };
    let name = place.keyword.text();
    let message = format!("{name} counts in {unit}: {number} is {}", spoken(number, unit));
    let finding = report.at(place.node.value_span(), message);
    if number % by != 0 {
        finding.help(format!("write {unit}; usual are values up to {most}"));
        return;
    }
    let value = (number / by).to_string();
    let edit = Edit::set_value(place.node, value.clone());
    finding.help(format!("write `{value}` if {number} {meant} were meant")).fix(
        Safety::Unsafe,
        format!("write `{value}`"),
        vec![edit],
    );
}

/// The number of a value that has no unit.
fn bare_number(place: &Place<'_>) -> Option<i64> {
    let number = place.node.value().trim().parse().ok()?;
    matches!(place.value()?, Value::Duration(_) | Value::Integer(_)).then_some(number)
}

/// `5000 seconds` as people say it.
fn spoken(number: i64, unit: &str) -> String {
    let minutes = if unit == "seconds" { number / 60 } else { number };
    match minutes {
        0..=119 if unit == "minutes" => "more than an hour".to_owned(),
        0..=119 => format!("{minutes} minutes"),
        _ => format!("{} hours", minutes / 60),
    }
}
