//! What both thin drivers want of a descriptor: TCP and TLS only, hosts without brackets, flat
//! lists, and every order written down.

use tns_dsn::{AddressList, Descriptor, Place};
use tns_parser::model::read_boolean;

use super::note::{Effect, Note, tell};
use super::target::{Target, each_address};
use crate::error::Failure;
use crate::plan::settings;

/// The descriptor of a target for a thin driver.
///
/// # Errors
/// The failure of the first address where none can be dialled.
pub(super) fn descriptor(target: &Target, notes: &mut Vec<Note>) -> Result<Descriptor, Failure> {
    let mut made = target.descriptor.clone();
    let mut skipped = Vec::new();
    for description in &mut made.descriptions {
        let places = std::mem::take(&mut description.addresses);
        description.addresses = dialled(places, &mut skipped);
        description.addresses.iter_mut().for_each(|place| flatten(place, notes));
        each_address(&mut description.addresses, &mut |address| {
            let bare = address.host().and_then(|host| host.strip_prefix('[')?.strip_suffix(']'));
            if let Some(host) = bare.map(str::to_owned) {
                address.settings.set("HOST", host);
            }
        });
    }
    made.descriptions.retain(|description| !description.addresses.is_empty());
    if made.descriptions.is_empty() {
        return Err(settings::nothing_left(skipped));
    }
    skipped.iter().for_each(|failure| tell(notes, Effect::Lost, "an address", &failure.message));
    write_order(&mut made);
    Ok(made)
}

/// Without addresses that only Oracle's own client can use.
fn dialled(places: Vec<Place>, skipped: &mut Vec<Failure>) -> Vec<Place> {
    let mut keep = |place| match place {
        Place::Address(address) => match settings::dials(&address) {
            Ok(()) => Some(Place::Address(address)),
            Err(failure) => {
                skipped.push(failure);
                None
            }
        },
        Place::List(AddressList { settings, addresses }) => {
            let addresses = dialled(addresses, skipped);
            (!addresses.is_empty()).then_some(Place::List(AddressList { settings, addresses }))
        }
    };
    places.into_iter().filter_map(&mut keep).collect()
}

/// Lists in a list become its own addresses.
fn flatten(place: &mut Place, notes: &mut Vec<Note>) {
    let Place::List(list) = place else { return };
    if list.addresses.iter().all(|place| place.as_address().is_some()) {
        return;
    }
    let why = "the driver knows no list in a list: its addresses stand in the outer one, switches of the inner one are left out";
    tell(notes, Effect::Differs, "ADDRESS_LIST", why);
    let mut flat = Vec::new();
    each_address(&mut list.addresses, &mut |address| flat.push(Place::Address(address.clone())));
    list.addresses = flat;
}

/// LOAD_BALANCE is on in a DESCRIPTION_LIST, which the drivers do not know.
fn write_order(made: &mut Descriptor) {
    let route = made.settings.text("SOURCE_ROUTE").and_then(read_boolean) == Some(true);
    if made.list && made.descriptions.len() > 1 && !route && made.settings.get("LOAD_BALANCE").is_none() {
        made.settings.set("LOAD_BALANCE", true);
    }
}
