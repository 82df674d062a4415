use tns_parser::Keyword;
use tns_parser::catalog::{Lookup, ValueType};
use tns_parser::model::{Value, ValueError};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// A port is not a number from 1 to 65535.
    ///
    /// ## What it does
    /// Reports ports that are no whole number or outside 1 to 65535. A word
    /// is a warning: Oracle's own client looks it up in the services file.
    ///
    /// ## Why is this bad?
    /// Oracle's client refuses the address (ORA-12533). python-oracledb
    /// reports DPY-4018 for a text and fails late with 70000; node-oracledb
    /// makes NaN of a text and throws a RangeError for 70000. Services names
    /// work in none of the thin drivers.
    INVALID_PORT = "TNS304", "invalid-port", Values, Error,
    fix: None, mistakes: ["A02"],
    check: Check::Params(&[Keyword::PORT, Keyword::HTTPS_PROXY_PORT], check)
}

/// Two to four digits, the first not 0.
fn is_usual(port: &[u8]) -> bool {
    (2..=4).contains(&port.len()) && port[0] != b'0' && port.iter().all(u8::is_ascii_digit)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    if param.value != ValueType::Port {
        return;
    }
    if is_usual(place.file.source().slice(place.node.value_span())) {
        return;
    }
    let (name, span) = (place.keyword.text(), place.node.value_span());
    let text = place.node.value();
    match place.value() {
        Some(Value::Invalid(ValueError::NotANumber)) if !ask::is_placeholder(text.as_bytes()) => {
            let message =
                format!("`{}` is no port: the address cannot be used (ORA-12533, DPY-4018)", shorten(&text));
            report.at(span, message).help(format!("{name} takes a number from 1 to 65535"));
        }
        Some(Value::Invalid(ValueError::OutOfRange { number, .. })) => {
            let message = format!("port {number} does not exist: the connection fails (ORA-12533)");
            report.at(span, message).help(format!("{name} takes a number from 1 to 65535"));
        }
        Some(Value::PortName) if !ask::is_placeholder(text.as_bytes()) => {
            let message = format!(
                "`{}` is the name of a service, which thin drivers cannot look up (DPY-4018, node-oracledb: port NaN)",
                shorten(&text)
            );
            let finding = report.at(span, message).severity(Severity::Warning);
            finding.help("write its number, as the services file of the system has it");
        }
        _ => {}
    }
}
