use tns_parser::model::Value;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::route;
use tns_dsn::clients::Client;

rule! {
    /// A time limit has a unit that not every client reads.
    ///
    /// ## What it does
    /// Reports, as information, a unit in TRANSPORT_CONNECT_TIMEOUT and
    /// CONNECT_TIMEOUT of a descriptor, as in `1000ms`.
    ///
    /// ## Why is this bad?
    /// Oracle's client reads `ms`, `sec` and `min` from release 18c on; clients
    /// of 12.2 and before know bare seconds only. node-oracledb silently
    /// ignores a limit with a unit and waits 20 seconds; go-oracledb refuses
    /// `sec` and `min`. Bare seconds are read by all.
    ///
    /// ## Fix
    /// Unsafe: whole seconds are written without a unit.
    THIN_UNIT = "TNS804", "thin-unit", Portability, Info,
    fix: Some(Safety::Unsafe), mistakes: [],
    check: Check::Params(
        &[Keyword::TRANSPORT_CONNECT_TIMEOUT, Keyword::CONNECT_TIMEOUT], check
    )
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(Value::Duration(limit)) = place.value() else { return };
    if !limit.with_unit || !route::is_in_descriptor(place) {
        return;
    }
    let value = place.node.value();
    let shown = shorten(&value);
    let ms = value.to_ascii_lowercase().ends_with("ms");
    let (refusing, clients): (_, &[Client]) = match ms {
        true => ("", &[Client::NodeThin]),
        false => (", and go-oracledb refuses it", &[Client::NodeThin, Client::GoOracledb]),
    };
    let message = format!("`{shown}` has a unit: node-oracledb ignores the limit{refusing}");
    let finding = report.at(place.node.value_span(), message).clients(clients);
    if limit.millis <= 0 || limit.millis % 1000 != 0 {
        finding.help("write whole seconds without a unit");
        return;
    }
    let seconds = (limit.millis / 1000).to_string();
    let edit = Edit::set_value(place.node, seconds.clone());
    finding.help(format!("write `{seconds}`, in seconds")).fix(
        Safety::Unsafe,
        format!("write `{seconds}`"),
        vec![edit],
    );
}
