use tns_parser::{FileKind, Keyword, Node};

use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

rule! {
    /// An address leads to a port that the listener of that host does not serve.
    ///
    /// ## What it does
    /// Compares the addresses of a tnsnames.ora with the endpoints of the
    /// listener.ora files of the run: reports an address whose host has a listener,
    /// but none with its port.
    ///
    /// ## Why is this bad?
    /// Nothing answers at that port (ORA-12541, DPY-6005), or something else does
    /// (ORA-12547).
    LISTENER_PORT = "TNS604", "listener-port", Files, Warning,
    fix: None, mistakes: ["X03"], check: Check::Project(check)
}

/// A place where a listener listens.
struct Endpoint {
    host: String,
    port: String,
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    if !member.file.has_descriptors() {
        return;
    }
    let listeners = project.members.iter().filter(|other| other.file.kind() == FileKind::Listener);
    let endpoints: Vec<_> = listeners.flat_map(|listener| endpoints(listener)).collect();
    if endpoints.is_empty() {
        return;
    }
    for entry in member.file.parse().entries().filter(|entry| !entry.is_broken()) {
        for address in addresses(entry) {
            let (Some(host), Some(port)) = (address.param(Keyword::HOST), address.param(Keyword::PORT))
            else {
                continue;
            };
            let here: Vec<_> = endpoints
                .iter()
                .filter(|endpoint| endpoint.host.eq_ignore_ascii_case(&host.value()))
                .collect();
            if !here.is_empty() && here.iter().all(|endpoint| endpoint.port != port.value()) {
                let mut served: Vec<_> = here.iter().map(|endpoint| endpoint.port.as_str()).collect();
                served.dedup();
                let message = format!(
                    "the listener of `{}` does not serve port {} (ORA-12541)",
                    host.value(),
                    port.value()
                );
                report.at(port.value_span(), message).help(format!("it serves {}", served.join(", ")));
            }
        }
    }
}

fn addresses(entry: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    entry.descendants().filter(|node| node.keyword() == Keyword::ADDRESS)
}

/// The endpoints of a listener.ora that have a host and a port. Static
/// registrations and the like hold no address.
fn endpoints(listener: &Member<'_>) -> Vec<Endpoint> {
    let of = |address: Node<'_>| {
        let text = |keyword| address.param(keyword).map(|param| param.value().into_owned());
        Some(Endpoint { host: text(Keyword::HOST)?, port: text(Keyword::PORT)? })
    };
    listener.file.parse().entries().flat_map(addresses).filter_map(of).collect()
}
