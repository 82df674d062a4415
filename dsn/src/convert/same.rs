use tns_parser::model::read_boolean;

use super::Converted;
use crate::error::Unreadable;
use crate::{AddressList, Descriptor, Place, Section, Value};

/// Whether reading a text back gives the same descriptor, without a loss.
pub(super) fn says_all(read: Result<Converted<Descriptor>, Unreadable>, descriptor: &Descriptor) -> bool {
    read.is_ok_and(|read| read.lost.is_empty() && normal(&read.value) == normal(descriptor))
}

/// The same meaning in one spelling: lists that say nothing are gone, names of
/// parameters are in order, defaults of addresses are written.
pub(crate) fn normal(descriptor: &Descriptor) -> Descriptor {
    let mut made = descriptor.clone();
    made.list &= made.descriptions.len() > 1 || !made.settings.is_empty();
    sort(&mut made.settings);
    for description in &mut made.descriptions {
        if let [Place::List(list)] = &mut description.addresses[..]
            && list.settings.is_empty()
        {
            description.addresses = std::mem::take(&mut list.addresses);
        }
        description.addresses.iter_mut().for_each(normal_place);
        without_default(&mut description.settings);
        sort(&mut description.settings);
        description.connect_data.iter_mut().for_each(sort);
        description.security.iter_mut().for_each(sort);
    }
    made
}

fn normal_place(place: &mut Place) {
    match place {
        Place::List(AddressList { settings, addresses }) => {
            without_default(settings);
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

/// The load is not shared unless that is asked for.
fn without_default(section: &mut Section) {
    if section.text("LOAD_BALANCE").and_then(read_boolean) == Some(false) {
        section.remove("LOAD_BALANCE");
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
