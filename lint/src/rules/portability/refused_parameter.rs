use tns_parser::Keyword;
use tns_parser::catalog::Lookup;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::target::Target;

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
    fix: None, mistakes: [], check: Check::EveryParam(check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    let Some(note) = param.clients.go_oracledb.filter(|_| place.file.has_descriptors()) else { return };
    let refused = note.starts_with("rejected") || note.ends_with("rejected in a descriptor");
    if !refused || place.keyword == Keyword::UR || param.name.starts_with("TLS_") {
        return;
    }
    let message = format!("go-oracledb refuses a descriptor with {}", param.name);
    let finding = report.at(place.node.name_span(), message).only_for(&[Target::GoOracledb]);
    finding.help("for this driver write an alias of its own without it");
}
