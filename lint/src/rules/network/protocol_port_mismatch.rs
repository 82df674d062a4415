use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::{ask, route};

rule! {
    /// The protocol of an address does not fit its port or host.
    ///
    /// ## What it does
    /// Reports TCP with port 2484, the registered port for TLS, TCP to a host
    /// of Oracle's cloud, and TCPS with port 1521, where listeners mostly
    /// speak plain TCP. An Autonomous Database takes TLS only, so TCP to one is
    /// an error.
    ///
    /// ## Why is this bad?
    /// A plain client at a TLS port is thrown out (ORA-12547, DPY-4011,
    /// NJS-500, "Got minus one from a read call"), a TLS client at a plain
    /// port gets no handshake (ORA-28864).
    ///
    /// ## Fix
    /// Unsafe, only for an Autonomous Database: TCP becomes TCPS.
    PROTOCOL_PORT_MISMATCH = "TNS402", "protocol-port-mismatch", Network, Error,
    fix: Some(Safety::Unsafe), mistakes: ["A03"], check: Check::Params(&[Keyword::ADDRESS], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let [protocol, host, port] = route::parts(place.node);
    let Some((protocol, port)) = protocol.zip(port).filter(|_| !ask::is_own_name(place)) else { return };
    let (kind, number) = (protocol.value(), port.value());
    let (tcp, tls) = (kind.eq_ignore_ascii_case("TCP"), kind.eq_ignore_ascii_case("TCPS"));
    match host.filter(|_| place.file.has_descriptors() && tcp).and_then(cloud) {
        Some((host, autonomous)) => to_cloud(protocol, host, autonomous, report),
        None if tcp && number == "2484" => {
            let message =
                "TCP at port 2484, which is the port for TLS: the connection is closed (ORA-12547, DPY-4011)";
            unusual(
                port,
                (protocol, "plain TCP"),
                message,
                "write `(PROTOCOL=TCPS)`, or the port for TCP",
                report,
            );
        }
        None if tls && number == "1521" && host.and_then(cloud).is_none() => {
            let message =
                "TCPS at port 1521, where listeners mostly speak plain TCP: the handshake fails (ORA-28864)";
            let help = "write the port for TLS, usually 2484, if 1521 is the one for TCP";
            unusual(port, (protocol, "TLS"), message, help, report);
        }
        None => {}
    }
}

fn unusual(
    port: Node<'_>,
    (protocol, label): (Node<'_>, &str),
    message: &str,
    help: &str,
    report: &mut Report<'_>,
) {
    let finding = report.at(port.value_span(), message).severity(Severity::Warning);
    finding.related(protocol.span(), label).help(help);
}

/// A host of Oracle's cloud, and whether it is the one of Autonomous Databases.
fn cloud(host: Node<'_>) -> Option<(Node<'_>, bool)> {
    let name = host.value();
    let tail = name.len().checked_sub(".oraclecloud.com".len()).and_then(|at| name.get(at..));
    let is_cloud = tail.is_some_and(|tail| tail.eq_ignore_ascii_case(".oraclecloud.com"));
    is_cloud.then(|| {
        let lower = name.to_ascii_lowercase();
        (host, lower.starts_with("adb.") || lower.contains(".adb."))
    })
}

fn to_cloud(protocol: Node<'_>, host: Node<'_>, autonomous: bool, report: &mut Report<'_>) {
    if !autonomous {
        let message =
            "plain TCP to a host of Oracle's cloud: everybody on the way can read along, and many close it";
        let finding = report.at(protocol.value_span(), message).severity(Severity::Warning);
        finding.related(host.span(), "this host").help("use TCPS if the database offers it");
        return;
    }
    let message =
        "an Autonomous Database takes TLS only: a plain TCP connection is closed (ORA-12547, DPY-4011)";
    let edit = Edit::set_value(protocol, ask::in_case_of(&protocol.value(), "TCPS"));
    let finding = report.at(protocol.value_span(), message).related(host.span(), "its host");
    finding.help("write `TCPS`").fix(Safety::Unsafe, "write `TCPS`", vec![edit]);
}
