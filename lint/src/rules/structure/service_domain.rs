use tns_parser::{Keyword, Node};

use crate::rule::{Check, Compare, Noting, Report, rule};
use crate::rules::{ask, route};

rule! {
    /// A service stands with its domain in one place and without in another.
    ///
    /// ## What it does
    /// Reports, as information, a SERVICE_NAME without a domain where the same
    /// file asks the same host for that service with a domain.
    ///
    /// ## Why is this bad?
    /// The listener knows a service by its full name only. If it is registered
    /// as `sales.example.com`, who asks for `sales` gets ORA-12514 (DPY-6001,
    /// NJS-518). One of the two is likely wrong.
    SERVICE_DOMAIN = "TNS216", "service-domain", Structure, Info,
    fix: None, mistakes: ["C04"], check: Check::Compare(Compare { of: Noting::Descriptions, note, report })
}

/// A service at a host.
struct Asked<'a> {
    /// The same for services that differ in their domain only.
    hash: u64,
    service: Node<'a>,
    has_domain: bool,
}

/// Whether the service of a description has a domain: 1 or 0.
fn note(description: Node<'_>) -> Option<u64> {
    service(description).map(has_domain).map(u64::from)
}

fn report(services: &[(Node<'_>, u64)], report: &mut Report<'_>) {
    // In most files all services have a domain, or none has.
    let first = services.first().map(|(_, form)| form);
    if services.iter().all(|(_, form)| Some(form) == first) {
        return;
    }
    let mut asked: Vec<_> = services.iter().filter_map(|(node, _)| asked(*node)).collect();
    // Stable: equal ones stay in the order of the text.
    asked.sort_by_key(|asked| asked.hash);
    for same in asked.chunk_by(|a, b| a.hash == b.hash).filter(|same| same.len() > 1) {
        let Some(full) = same.iter().find(|asked| asked.has_domain) else { continue };
        same.iter().filter(|asked| !asked.has_domain).for_each(|short| differ(short, full, report));
    }
}

fn service(description: Node<'_>) -> Option<Node<'_>> {
    description.param(Keyword::CONNECT_DATA)?.param(Keyword::SERVICE_NAME)
}

fn has_domain(service: Node<'_>) -> bool {
    service.source().slice(service.value_span()).contains(&b'.')
}

fn asked(description: Node<'_>) -> Option<Asked<'_>> {
    let service = service(description)?;
    let host = route::first_address(description)?.param(Keyword::HOST)?.value();
    let value = service.value();
    if host.is_empty()
        || value.is_empty()
        || [&host, &value].into_iter().any(|text| ask::is_placeholder(text.as_bytes()))
    {
        return None;
    }
    let label = route::first_label(&value);
    Some(Asked { hash: hash(&host, label), service, has_domain: has_domain(service) })
}

/// The same for texts that differ in case only (FNV-1a).
fn hash(host: &str, label: &str) -> u64 {
    let bytes = host.bytes().chain([0]).chain(label.bytes());
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01B3)
    })
}

fn differ(short: &Asked<'_>, full: &Asked<'_>, report: &mut Report<'_>) {
    let (name, whole) = (short.service.value(), full.service.value());
    // Two names may have one hash.
    if !route::first_label(&whole).eq_ignore_ascii_case(&name) {
        return;
    }
    let message = format!(
        "service `{name}` stands elsewhere as `{whole}`: the listener knows one of the two (ORA-12514)"
    );
    let finding = report.at(short.service.value_span(), message);
    finding
        .related(full.service.value_span(), "with a domain")
        .help("write it as `lsnrctl services` shows it");
}
