use tns_parser::catalog::PROTOCOLS;
use tns_parser::{Keyword, Node};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;
use tns_dsn::clients::Client;

rule! {
    /// A protocol is unknown to drivers that do without Oracle's client.
    ///
    /// ## What it does
    /// Reports, as information, addresses in descriptors with IPC, BEQ, NMP,
    /// SDP, EXADIRECT, WS or WSS. Entries for external procedures, which only
    /// the database uses, are left alone.
    ///
    /// ## Why is this bad?
    /// Oracle's client takes them all. python-oracledb (DPY-4021),
    /// node-oracledb (NJS-512) and go-oracledb take TCP and TCPS only and
    /// refuse the descriptor, even if it has other addresses.
    THIN_PROTOCOL = "TNS801", "thin-protocol", Portability, Info,
    fix: None, mistakes: ["A04"], check: Check::Params(&[Keyword::PROTOCOL], check)
}

const REFUSING: &[Client] = &[Client::PythonThin, Client::NodeThin, Client::GoOracledb];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if route::is_tcp(place.node) {
        return;
    }
    let value = place.node.value();
    let row = PROTOCOLS.iter().find(|row| row.supported && row.name.eq_ignore_ascii_case(&value));
    let is_tcp = |name: &str| matches!(name, "TCP" | "TCPS");
    let row = row.filter(|row| !is_tcp(row.name));
    let Some(row) = row.filter(|_| route::is_in_descriptor(place) && !is_agent(place.entry)) else { return };
    let message = format!(
        "drivers without Oracle's client do not know {}: python-oracledb (DPY-4021) and node-oracledb (NJS-512) refuse it",
        row.name
    );
    let finding = report.at(place.node.value_span(), message).clients(REFUSING);
    finding.help("for these drivers write an alias of its own with TCP or TCPS");
}

/// Whether an entry is for external procedures.
fn is_agent(entry: Node<'_>) -> bool {
    entry.descendants().any(|node| {
        let agent = || node.value().to_ascii_uppercase().contains("EXTPROC");
        node.keyword() == Keyword::SID && agent()
            || node.keyword() == Keyword::PRESENTATION && node.value().eq_ignore_ascii_case("RO")
    })
}
