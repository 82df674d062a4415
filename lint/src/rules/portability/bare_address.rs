use tns_dsn::clients::Client;
use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};

rule! {
    /// An ADDRESS stands outside a DESCRIPTION.
    ///
    /// ## What it does
    /// Where node-oracledb or Oracle's Rust driver is named as a target, reports an alias
    /// or descriptor that is nothing but an ADDRESS or ADDRESS_LIST.
    ///
    /// ## Why is this bad?
    /// No service is asked for (ORA-12504). python-oracledb takes it, Oracle's Rust
    /// driver refuses it, node-oracledb reads it and fails when it connects.
    BARE_ADDRESS = "TNS821", "bare-address", Portability, Info,
    fix: None, mistakes: [],
    check: Check::Params(&[Keyword::ADDRESS, Keyword::ADDRESS_LIST], check)
}

const FAILING: &[Client] = &[Client::NodeThin, Client::RustThin];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let outermost = place.parent.is_some_and(|parent| parent.index() == place.entry.index());
    if outermost && place.file.has_descriptors() && !is_agent(place) {
        let message = "node-oracledb cannot connect with it, and Oracle's Rust driver refuses it";
        let finding = report.at(place.node.name_span(), message).only_for(FAILING);
        finding.help("write `(DESCRIPTION=(ADDRESS=…)(CONNECT_DATA=(SERVICE_NAME=…)))`");
    }
}

/// Entries for listeners and dispatchers, which no driver reads, have names of their own.
fn is_agent(place: &Place<'_>) -> bool {
    let name = place.entry.name().to_ascii_uppercase();
    name.contains("LISTENER") || name.contains("DISPATCHER")
}
