use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A service leads into the root of a container database.
    ///
    /// ## What it does
    /// Reports SERVICE_NAME with XE, FREE, ORCLCDB or CDB$ROOT, with or without
    /// a domain, as information.
    ///
    /// ## Why is this bad?
    /// Tables and users of programs live in a pluggable database. In the root
    /// there are none of them, and a user cannot even be created (ORA-65096).
    /// Oracle's images offer XEPDB1, FREEPDB1 and ORCLPDB1. XE of release 11.2
    /// has no pluggable database and is right as it is.
    ROOT_SERVICE = "TNS213", "root-service", Structure, Info,
    fix: None, mistakes: ["C05"], check: Check::Params(&[Keyword::SERVICE_NAME], check)
}

/// Root services, which begin with X, F, O or C, and the pluggable database beside them.
const ROOTS: [(&str, &str); 4] =
    [("XE", "XEPDB1"), ("FREE", "FREEPDB1"), ("ORCLCDB", "ORCLPDB1"), ("CDB$ROOT", "")];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let first = place.file.source().slice(place.node.value_span()).iter().find(|byte| **byte != b'"');
    if !first.is_some_and(|byte| matches!(byte.to_ascii_uppercase(), b'X' | b'F' | b'O' | b'C')) {
        return;
    }
    let in_data = place.parent_keyword() == Keyword::CONNECT_DATA;
    let value = place.node.value();
    let root = ROOTS.iter().find(|(root, _)| route::first_label(&value).eq_ignore_ascii_case(root));
    let Some((root, beside)) = root.filter(|_| in_data && route::is_in_descriptor(place)) else { return };
    let message =
        format!("`{root}` is the root of a container database, which has no tables of programs (ORA-65096)");
    let finding = report.at(place.node.value_span(), message);
    match *beside {
        "" => drop(finding.help("write the service of the pluggable database")),
        beside => drop(finding.help(format!("the pluggable database beside it is usually `{beside}`"))),
    }
}
