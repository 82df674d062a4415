use tns_parser::Keyword;

use crate::clients::OCI;
use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A FAILOVER_MODE asks for a backup connection and names none.
    ///
    /// ## What it does
    /// Reports METHOD=PRECONNECT without BACKUP.
    ///
    /// ## Why is this bad?
    /// PRECONNECT opens a second connection beforehand, to the alias that
    /// BACKUP names. Without it the second connection takes the same way as the
    /// first and may end at the same instance, which is then lost with it.
    FAILOVER_MODE = "TNS215", "failover-mode", Structure, Warning,
    fix: None, mistakes: ["T09"], check: Check::Params(&[Keyword::FAILOVER_MODE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let method = place.node.param(Keyword::METHOD);
    let preconnect = method.filter(|method| method.value().eq_ignore_ascii_case("PRECONNECT"));
    let Some(method) = preconnect.filter(|_| route::is_in_descriptor(place)) else { return };
    if place.node.param(Keyword::BACKUP).is_none() {
        let message =
            "METHOD=PRECONNECT without BACKUP: the second connection may end where the first one does";
        let finding = report.at(method.span(), message).clients(OCI);
        finding.help("add `(BACKUP=…)` with an alias, or write METHOD=BASIC");
    }
}
