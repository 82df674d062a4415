use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::counts;

rule! {
    /// Any machine may register a database with the listener.
    ///
    /// ## What it does
    /// Reports VALID_NODE_CHECKING_REGISTRATION in listener.ora and cman.ora
    /// where it is OFF or 0.
    ///
    /// ## Why is this bad?
    /// A foreign machine can register a service of the same name and gets a
    /// share of the connections, with all that is sent over them (TNS
    /// poisoning, CVE-2012-1675).
    ///
    /// ## Fix
    /// Unsafe: ON is written, the default from 12.1 on. Databases on other
    /// machines then register only if REGISTRATION_INVITED_NODES has them.
    OPEN_REGISTRATION = "TNS529", "open-registration", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E21"],
    check: Check::Params(&[Keyword::VALID_NODE_CHECKING_REGISTRATION], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let value = place.node.value();
    let off = ["OFF", "0", "NO", "FALSE"].iter().any(|word| value.eq_ignore_ascii_case(word));
    if !counts(place) || !off {
        return;
    }
    let on = ask::in_case_of(&place.node.name(), "ON");
    let message = "any machine may register a service here and get its connections (CVE-2012-1675)";
    let finding = report.at(place.node.value_span(), message);
    finding
        .help(format!("write `{on}`, or `SUBNET`, and list other machines in REGISTRATION_INVITED_NODES"))
        .fix(Safety::Unsafe, format!("write `{on}`"), vec![Edit::set_value(place.node, on)]);
}
