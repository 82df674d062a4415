use tns_dsn::clients::Client;
use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A SID stands beside an INSTANCE_NAME.
    ///
    /// ## What it does
    /// Reports, as information, a CONNECT_DATA with SID and INSTANCE_NAME.
    ///
    /// ## Why is this bad?
    /// python-oracledb and Oracle's Rust driver send the instance and leave the SID
    /// out: the listener is asked for no database at all (ORA-12504). node-oracledb
    /// sends both.
    SID_WITH_INSTANCE = "TNS818", "sid-with-instance", Portability, Info,
    fix: None, mistakes: [],
    check: Check::Holding(&[Keyword::CONNECT_DATA], &[Keyword::INSTANCE_NAME], check)
}

const LOSING: &[Client] = &[Client::PythonThin, Client::RustThin];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let given = |keyword| place.node.param(keyword).filter(|param| !param.value_span().is_empty());
    let Some((sid, instance)) = given(Keyword::SID).zip(given(Keyword::INSTANCE_NAME)) else { return };
    if route::is_in_descriptor(place) {
        let message =
            "python-oracledb and Oracle's Rust driver lose the SID beside an INSTANCE_NAME (ORA-12504)";
        let finding = report.at(sid.name_span(), message).related(instance.name_span(), "the instance");
        finding.clients(LOSING).help("a SID names an instance already: remove INSTANCE_NAME");
    }
}
