use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// ENABLE=BROKEN is to keep connections alive, and no EXPIRE_TIME is given.
    ///
    /// ## What it does
    /// Reports `(ENABLE=BROKEN)` in a DESCRIPTION without EXPIRE_TIME, as
    /// information.
    ///
    /// ## Why is this bad?
    /// It only asks the operating system for its keep-alive, whose first probe
    /// goes out after two hours: firewalls have cut an idle connection long
    /// before (ORA-03135). python-oracledb passes over it. EXPIRE_TIME, known
    /// from 19c on, says after how many minutes to probe.
    ///
    /// ## Fix
    /// Unsafe: `(EXPIRE_TIME=10)` is added.
    ENABLE_BROKEN = "TNS413", "enable-broken", Network, Info,
    fix: Some(Safety::Unsafe), mistakes: ["T10"], check: Check::Params(&[Keyword::ENABLE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(around) = place.parent.filter(|_| route::is_in_descriptor(place)) else { return };
    let broken = place.node.value().eq_ignore_ascii_case("BROKEN");
    if !broken || around.param(Keyword::EXPIRE_TIME).is_some() {
        return;
    }
    let message = "ENABLE=BROKEN uses the keep-alive of the operating system, usually after two hours; python-oracledb ignores it";
    let finding =
        report.at(place.node.span(), message).help("add `(EXPIRE_TIME=10)`, in minutes, from 19c on");
    if !place.node.is_broken() {
        let edit = Edit::insert_after(place.node, "(EXPIRE_TIME=10)");
        finding.fix(Safety::Unsafe, "add `(EXPIRE_TIME=10)`", vec![edit]);
    }
}
