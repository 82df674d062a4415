use tns_parser::catalog::Lookup;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// A CONNECT_DATA names both a service and a SID.
    ///
    /// ## What it does
    /// Reports SERVICE_NAME and SID side by side.
    ///
    /// ## Why is this bad?
    /// They may lead to different databases, and clients differ in which of
    /// the two they send: python-oracledb sends both, so the listener decides.
    /// It is mostly a relic of a change from SID to service.
    ///
    /// ## Fix
    /// Unsafe: the SID is removed.
    SERVICE_AND_SID = "TNS205", "service-and-sid", Structure, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["C02"],
    check: Check::Holding(&[Keyword::CONNECT_DATA], &[Keyword::SID], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !place.file.has_descriptors() || !matches!(place.found, Lookup::Here(_)) {
        return;
    }
    let given = |keyword| place.node.param(keyword).filter(|param| !param.value_span().is_empty());
    let Some((sid, service)) = given(Keyword::SID).zip(given(Keyword::SERVICE_NAME)) else { return };
    let message = "both SID and SERVICE_NAME are given: the client decides which of them counts";
    let finding = report.at(sid.name_span(), message).related(service.name_span(), "the service");
    let finding = finding.help("keep SERVICE_NAME");
    if !place.node.is_broken() {
        finding.fix(Safety::Unsafe, "remove SID", vec![Edit::remove(sid)]);
    }
}
