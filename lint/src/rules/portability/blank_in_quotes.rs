use tns_dsn::clients::Client;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A quoted value begins or ends with a blank.
    ///
    /// ## What it does
    /// Reports, as information, blanks at the edges of a quoted value in a descriptor.
    ///
    /// ## Why is this bad?
    /// Quotes protect blanks, and python-oracledb keeps them: the service `" sales"`
    /// is another one than `sales` (ORA-12514). node-oracledb and Oracle's Rust driver
    /// cut them off, so that one file leads to two services.
    BLANK_IN_QUOTES = "TNS815", "blank-in-quotes", Portability, Info,
    fix: None, mistakes: [], check: Check::LooseValues(check)
}

const CUTTING: &[Client] = &[Client::PythonThin, Client::NodeThin, Client::RustThin];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    if !route::is_in_descriptor(place) || node.is_nested() || !node.is_quoted() {
        return;
    }
    let value = node.value();
    if value.trim_matches(' ').len() < value.len() {
        let message = "python-oracledb keeps the blank at the edge of this value, node-oracledb and Oracle's \
                       Rust driver cut it off";
        report.at(node.value_span(), message).clients(CUTTING).help("write the value without the blank");
    }
}
