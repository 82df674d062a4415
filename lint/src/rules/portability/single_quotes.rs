use tns_dsn::clients::Client;
use tns_parser::Edit;

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A value stands in single quotes, which some drivers keep.
    ///
    /// ## What it does
    /// Reports, as information, single quotes round a value of a descriptor.
    ///
    /// ## Why is this bad?
    /// Oracle's client and node-oracledb take them off. For python-oracledb and
    /// Oracle's Rust driver they are a part of the value: a host `'db1'` is not
    /// found, a service `'sales'` is not known to the listener (ORA-12514).
    ///
    /// ## Fix
    /// Unsafe: double quotes are written, which all clients take off.
    SINGLE_QUOTES = "TNS814", "single-quotes", Portability, Info,
    fix: Some(Safety::Unsafe), mistakes: [], check: Check::LooseValues(check)
}

const KEEPING: &[Client] = &[Client::PythonThin, Client::RustThin];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let (node, span) = (place.node, place.node.value_span());
    let raw = place.file.source().text(span);
    if !route::is_in_descriptor(place) || node.is_nested() || !raw.starts_with('\'') {
        return;
    }
    let message = "python-oracledb and Oracle's Rust driver keep single quotes as a part of the value";
    let finding = report.at(span, message).clients(KEEPING).help("write double quotes, or none");
    let value = node.value();
    if !node.is_broken() && !value.contains('"') {
        let edit = Edit::set_value(node, format!("\"{value}\""));
        finding.fix(Safety::Unsafe, "write double quotes", vec![edit]);
    }
}
