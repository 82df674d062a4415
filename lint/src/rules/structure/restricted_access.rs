use tns_parser::model::read_boolean;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A descriptor asks to be let in while the database is blocked or restricted.
    ///
    /// ## What it does
    /// Reports `(UR=A)` in CONNECT_DATA, as information.
    ///
    /// ## Why is this bad?
    /// It is meant for RMAN and Data Guard, which have to reach an instance
    /// that is not open. A program with it connects during maintenance, where
    /// others wait (ORA-12526, ORA-12528), and fails later. go-oracledb refuses
    /// the descriptor.
    ///
    /// ## Fix
    /// Unsafe: it is removed.
    RESTRICTED_ACCESS = "TNS208", "restricted-access", Structure, Info,
    fix: Some(Safety::Unsafe), mistakes: ["C09"], check: Check::Params(&[Keyword::UR], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let value = place.node.value();
    let asked = value.eq_ignore_ascii_case("A") || read_boolean(&value) == Some(true);
    if !route::is_in_descriptor(place) || !asked {
        return;
    }
    let message =
        "UR lets programs in while the database is restricted or not open; RMAN and Data Guard need it";
    let finding = report.at(place.node.span(), message).help("remove it where programs connect");
    if !place.node.is_broken() {
        finding.fix(Safety::Unsafe, "remove it", vec![Edit::remove(place.node)]);
    }
}
