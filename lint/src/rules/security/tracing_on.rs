use tns_parser::model::Value;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, readers};

rule! {
    /// A trace is switched on.
    ///
    /// ## What it does
    /// Reports TRACE_LEVEL_CLIENT and TRACE_LEVEL_SERVER in sqlnet.ora and
    /// TRACE_LEVEL in listener.ora and cman.ora where they are not off.
    ///
    /// ## Why is this bad?
    /// A trace that is forgotten fills the disk and slows every connection
    /// down. At level SUPPORT it holds the packets, so that SQL and data can
    /// be read in the file.
    ///
    /// ## Fix
    /// Unsafe: OFF is written.
    TRACING_ON = "TNS525", "tracing-on", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E17"],
    check: Check::Params(&[Keyword::TRACE_LEVEL_CLIENT, Keyword::TRACE_LEVEL_SERVER, Keyword::TRACE_LEVEL], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(Value::Word(level)) = place.value().filter(|_| counts(place)) else { return };
    if level.eq_ignore_ascii_case("off") || level == "0" {
        return;
    }
    let packets = level.eq_ignore_ascii_case("support") || level == "16";
    let message = match packets {
        true => {
            "a trace with the contents of packets is on: it fills the disk, and SQL and data can be read in it"
        }
        false => "a trace is on: it fills the disk and slows connections down",
    };
    let off = ask::in_case_of(&place.node.name(), "OFF");
    let finding = report.at(place.node.value_span(), message).clients(readers(place));
    finding.help(format!("write `{off}` when the problem is found")).fix(
        Safety::Unsafe,
        format!("write `{off}`"),
        vec![Edit::set_value(place.node, off)],
    );
}
