use tns_parser::catalog::Lookup;
use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// RETRY_COUNT and RETRY_DELAY do not stand together.
    ///
    /// ## What it does
    /// Reports a RETRY_DELAY without RETRY_COUNT and, as information, a
    /// RETRY_COUNT without RETRY_DELAY.
    ///
    /// ## Why is this bad?
    /// RETRY_DELAY alone does nothing, as nothing is tried again. RETRY_COUNT
    /// alone waits one second between two tries, in clients before 12.2 not
    /// at all: a restarting listener is flooded, and the tries are used up
    /// before it is back.
    ///
    /// ## Fix
    /// Unsafe: `(RETRY_DELAY=3)` is added beside RETRY_COUNT.
    RETRY_PAIR = "TNS407", "retry-pair", Network, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["T05"], check: Check::Holding(&[Keyword::DESCRIPTION], &[Keyword::RETRY_COUNT, Keyword::RETRY_DELAY], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, found) = (place.node, matches!(place.found, Lookup::Here(_)));
    if !place.file.has_descriptors() || !found {
        return;
    }
    match (node.param(Keyword::RETRY_COUNT), node.param(Keyword::RETRY_DELAY)) {
        (None, Some(delay)) => {
            let message = "RETRY_DELAY does nothing without RETRY_COUNT: nothing is tried again";
            report.at(delay.name_span(), message).help("add `(RETRY_COUNT=…)`, or remove it");
        }
        (Some(count), None) if !matches!(&*count.value(), "0" | "") => no_delay(node, count, report),
        _ => {}
    }
}

fn no_delay(node: Node<'_>, count: Node<'_>, report: &mut Report<'_>) {
    let message =
        "RETRY_COUNT without RETRY_DELAY: one second between two tries, none in clients before 12.2";
    let finding =
        report.at(count.name_span(), message).severity(Severity::Info).help("add `(RETRY_DELAY=3)`");
    if !node.is_broken() {
        finding.fix(
            Safety::Unsafe,
            "add `(RETRY_DELAY=3)`",
            vec![Edit::insert_after(count, "(RETRY_DELAY=3)")],
        );
    }
}
