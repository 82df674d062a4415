use tns_dsn::clients::Client;
use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

rule! {
    /// An ADDRESS_LIST stands in another one.
    ///
    /// ## What it does
    /// Reports, as information, an ADDRESS_LIST inside an ADDRESS_LIST of a descriptor.
    ///
    /// ## Why is this bad?
    /// Oracle documents one level of it, and node-oracledb reads it. python-oracledb
    /// (DPY-2049) and Oracle's Rust driver refuse the whole descriptor.
    NESTED_ADDRESS_LIST = "TNS817", "nested-address-list", Portability, Info,
    fix: None, mistakes: [], check: Check::Params(&[Keyword::ADDRESS_LIST], check)
}

const REFUSING: &[Client] = &[Client::PythonThin, Client::RustThin];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.file.has_descriptors() && place.parent_keyword() == Keyword::ADDRESS_LIST {
        let message = "python-oracledb (DPY-2049) and Oracle's Rust driver refuse a list inside a list";
        let finding = report.at(place.node.name_span(), message).clients(REFUSING);
        finding.help("write both lists side by side in the DESCRIPTION");
    }
}
