use tns_parser::model::read_boolean;

use crate::convert::Converted;
use crate::error::Unreadable;
use crate::{Address, AddressList, Description, Descriptor, Place, Section, Value};

/// What a form of single fields asks for.
#[derive(Clone, Copy)]
pub(super) enum Target<'a> {
    Service(&'a str),
    Sid(&'a str),
}

/// The fields that forms of single fields know. What else a descriptor says is
/// found out by [`says_all`].
pub(super) struct Plain<'a> {
    pub(super) tls: bool,
    pub(super) hosts: Vec<(&'a str, u16)>,
    pub(super) target: Target<'a>,
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
        let target =
            filled("SERVICE_NAME").map(Target::Service).or_else(|| filled("SID").map(Target::Sid))?;
        let tls = addresses.first()?.protocol().eq_ignore_ascii_case("TCPS");
        Some(Self { tls, hosts, target, description })
    }
}

/// Whether reading a text back gives the same descriptor, without a loss.
pub(super) fn says_all(read: Result<Converted<Descriptor>, Unreadable>, descriptor: &Descriptor) -> bool {
    read.is_ok_and(|read| read.lost.is_empty() && normal(&read.value) == normal(descriptor))
}

/// The same meaning in one spelling: lists that say nothing are gone, names of
/// parameters are in order, defaults of addresses are written.
fn normal(descriptor: &Descriptor) -> Descriptor {
    let mut made = descriptor.clone();
    sort(&mut made.settings);
    for description in &mut made.descriptions {
        if let [Place::List(list)] = &mut description.addresses[..]
            && list.settings.is_empty()
        {
            description.addresses = std::mem::take(&mut list.addresses);
        }
        description.addresses.iter_mut().for_each(normal_place);
        sort(&mut description.settings);
        description.connect_data.iter_mut().for_each(sort);
        description.security.iter_mut().for_each(sort);
    }
    made
}

fn normal_place(place: &mut Place) {
    match place {
        Place::List(AddressList { settings, addresses }) => {
            sort(settings);
            addresses.iter_mut().for_each(normal_place);
        }
        Place::Address(address) => {
            let protocol = address.protocol().to_ascii_uppercase();
            address.settings.set("PROTOCOL", protocol);
            if let Some(port) = address.port() {
                address.settings.set("PORT", u32::from(port));
            }
            sort(&mut address.settings);
        }
    }
}

/// Order and the word for a truth value mean nothing.
fn sort(section: &mut Section) {
    for setting in &mut section.0 {
        if let Value::Text(text) = &setting.value
            && ["SSL_SERVER_DN_MATCH", "USE_SNI", "LOAD_BALANCE", "FAILOVER"].contains(&&*setting.name)
            && let Some(truth) = read_boolean(text)
        {
            setting.value = truth.into();
        }
    }
    section.0.sort_by(|one, other| one.name.cmp(&other.name));
}
