use crate::{Address, Description, Descriptor};

/// What a form of single fields asks for.
#[derive(Clone, Copy)]
pub(super) enum Asked<'a> {
    Service(&'a str),
    Sid(&'a str),
}

/// The fields that forms of single fields know. What else a descriptor says is
/// found out by [`says_all`](super::same::says_all).
pub(super) struct Plain<'a> {
    pub(super) tls: bool,
    pub(super) hosts: Vec<(&'a str, u16)>,
    pub(super) target: Asked<'a>,
    pub(super) description: &'a Description,
}

impl<'a> Plain<'a> {
    /// The fields of a single DESCRIPTION that names hosts and a target.
    pub(super) fn of(descriptor: &'a Descriptor) -> Option<Self> {
        let [description] = &descriptor.descriptions[..] else { return None };
        let addresses = description.all_addresses();
        let host = |address: &&'a Address| address.host().filter(|host| !host.is_empty()).zip(address.port());
        let hosts = addresses.iter().map(host).collect::<Option<Vec<_>>>()?;
        let filled = |name| description.connect_text(name).filter(|text| !text.is_empty());
        let target = filled("SERVICE_NAME").map(Asked::Service).or_else(|| filled("SID").map(Asked::Sid))?;
        let (Asked::Service(name) | Asked::Sid(name)) = target;
        let names = hosts.iter().map(|(host, _)| *host).chain([name]);
        if names.into_iter().any(needs_quotes) {
            return None;
        }
        let tls = addresses.first()?.protocol().eq_ignore_ascii_case("TCPS");
        Some(Self { tls, hosts, target, description })
    }
}

/// Drivers put single fields into a descriptor without quotes.
fn needs_quotes(name: &str) -> bool {
    name.contains(['(', ')', '=', ',', '"', '\'', '\n', '\r']) || name.trim() != name
}
