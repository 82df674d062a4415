use tns_parser::catalog::{Lookup, Param};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use tns_dsn::clients::Client;

rule! {
    /// A parameter makes go-oracledb refuse the whole descriptor.
    ///
    /// ## What it does
    /// Where go-oracledb is named as a target, reports parameters of descriptors that Oracle's client
    /// knows and Oracle's driver for Go does not, such as SHARDING_KEY, TDU or
    /// TOKEN_AUTH. UR and the names that begin with `TLS_` have rules of their
    /// own.
    ///
    /// ## Why is this bad?
    /// Other clients pass over a parameter that they do not know. go-oracledb
    /// reports an error and does not connect.
    REFUSED_PARAMETER = "TNS803", "refused-parameter", Portability, Info,
    fix: None, mistakes: [], check: Check::ParamsLike(is_refused, check)
}

fn is_refused(param: &Param) -> bool {
    let refused = |note: &str| note.starts_with("rejected") || note.ends_with("rejected in a descriptor");
    param.clients.go_oracledb.is_some_and(refused) && param.name != "UR" && !param.name.starts_with("TLS_")
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    if !place.file.has_descriptors() || !is_refused(param) {
        return;
    }
    let message = format!("go-oracledb refuses a descriptor with {}", param.name);
    let finding = report.at(place.node.name_span(), message).only_for(&[Client::GoOracledb]);
    finding.help("for this driver write an alias of its own without it");
}
