use crate::convert::{Impossible, Loss};
use crate::{Address, Description, Descriptor, Section};

/// What a form of single fields asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'a> {
    Service(&'a str),
    Sid(&'a str),
}

/// A descriptor of addresses that differ in host and port only, and what else
/// it says.
pub(super) struct Plain<'a> {
    pub(super) tls: bool,
    pub(super) hosts: Vec<(&'a str, u16)>,
    pub(super) target: Target<'a>,
    pub(super) description: &'a Description,
    /// Parameters beyond those above. `SSL_SERVER_DN_MATCH=ON` counts as said by TLS.
    pub(super) lost: Vec<Loss>,
}

impl<'a> Plain<'a> {
    /// The plain core of a descriptor.
    pub(super) fn of(descriptor: &'a Descriptor, form: &'static str) -> Result<Self, Impossible> {
        let mut reasons = Vec::new();
        let [description] = &descriptor.descriptions[..] else {
            reasons.push(Loss::new("DESCRIPTION_LIST", "it stands for one DESCRIPTION"));
            return Err(Impossible { form, reasons });
        };
        let addresses = description.all_addresses();
        let hosts = addresses.iter().filter_map(|address| host(address, &mut reasons)).collect();
        let tls = tls(&addresses, &mut reasons);
        let target = target(description);
        if target.is_none() {
            reasons.push(Loss::new("CONNECT_DATA", "neither a service nor a SID is named"));
        }
        match target.filter(|_| reasons.is_empty()) {
            Some(target) => {
                Ok(Self { tls, hosts, target, description, lost: others(descriptor, description) })
            }
            None => Err(Impossible { form, reasons }),
        }
    }
}

fn target(description: &Description) -> Option<Target<'_>> {
    let filled = |name| description.connect_text(name).filter(|text| !text.is_empty());
    filled("SERVICE_NAME").map(Target::Service).or_else(|| filled("SID").map(Target::Sid))
}

fn host<'a>(address: &'a Address, reasons: &mut Vec<Loss>) -> Option<(&'a str, u16)> {
    let found = address.host().filter(|host| !host.is_empty()).zip(address.port());
    if found.is_none() {
        reasons.push(Loss::new("ADDRESS", "an address needs a host and a number as its port"));
    }
    found
}

fn tls(addresses: &[&Address], reasons: &mut Vec<Loss>) -> bool {
    let protocol = addresses.first().map_or("TCP", |address| address.protocol());
    let same = |address: &&Address| address.protocol().eq_ignore_ascii_case(protocol);
    if addresses.is_empty() {
        reasons.push(Loss::new("ADDRESS", "there is none"));
    }
    if !["TCP", "TCPS"].iter().any(|known| known.eq_ignore_ascii_case(protocol)) {
        reasons.push(Loss::new(format!("PROTOCOL={protocol}"), "only tcp and tcps can be written"));
    }
    if !addresses.iter().all(same) {
        reasons.push(Loss::new("PROTOCOL", "the addresses do not have the same one"));
    }
    protocol.eq_ignore_ascii_case("TCPS")
}

/// Every parameter that is no part of the plain core.
fn others(descriptor: &Descriptor, description: &Description) -> Vec<Loss> {
    let mut lost = Vec::new();
    let mut add = |section: &Section, apart: &[&str]| {
        for name in section.names().filter(|name| !apart.contains(name)) {
            super::lose(&mut lost, Loss::new(name, "has no place in this form"));
        }
    };
    add(&descriptor.settings, &[]);
    add(&description.settings, &[]);
    description.addresses.iter().for_each(|place| {
        if let crate::Place::List(list) = place {
            add(&list.settings, &[]);
        }
    });
    description
        .all_addresses()
        .iter()
        .for_each(|address| add(&address.settings, &["PROTOCOL", "HOST", "PORT"]));
    let asked = match target(description) {
        Some(Target::Service(_)) => "SERVICE_NAME",
        _ => "SID",
    };
    description.connect_data.iter().for_each(|data| add(data, &[asked]));
    let matched = description.security_text("SSL_SERVER_DN_MATCH").and_then(tns_parser::model::read_boolean);
    let said: &[&str] = if matched == Some(true) { &["SSL_SERVER_DN_MATCH"] } else { &[] };
    description.security.iter().for_each(|security| add(security, said));
    lost
}
