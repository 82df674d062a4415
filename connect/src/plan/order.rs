//! Which of several are tried, and in which order.

use tns_dsn::{Address, Description, Descriptor, Place, Section};
use tns_parser::model::read_boolean;

use super::random::Random;

/// A description, and the number of its first address among all of the descriptor, from 0.
pub(super) struct Found<'d> {
    pub(super) description: &'d Description,
    first: usize,
}

/// The descriptions that are tried, in order.
pub(super) fn descriptions<'d>(
    descriptor: &'d Descriptor,
    random: &mut Random,
    notes: &mut Vec<String>,
) -> Vec<Found<'d>> {
    let mut first = 0;
    let numbered = descriptor.descriptions.iter().map(|description| {
        let found = Found { description, first };
        first += description.all_addresses().len();
        found
    });
    let all: Vec<_> = numbered.collect();
    let unsaid = descriptor.list && descriptor.settings.get("LOAD_BALANCE").is_none();
    if unsaid && all.len() > 1 && !is_on(&descriptor.settings, "SOURCE_ROUTE", false) {
        notes.push(
            "the descriptions are tried in random order, as LOAD_BALANCE is on in a DESCRIPTION_LIST; \
             python-oracledb keeps the order of the text"
                .to_owned(),
        );
    }
    chosen(all, &descriptor.settings, descriptor.list, random)
}

/// The addresses of a description that are tried, in order, each with its number in the descriptor.
pub(super) fn addresses<'d>(found: &Found<'d>, random: &mut Random) -> Vec<(usize, &'d Address)> {
    let mut next = found.first;
    let places = numbered(&found.description.addresses, &mut next);
    let mut all = Vec::new();
    walk(places, &found.description.settings, random, &mut all);
    all
}

/// A place with the numbers of its addresses.
enum Numbered<'d> {
    Address(usize, &'d Address),
    List(&'d Section, Vec<Self>),
}

fn numbered<'d>(places: &'d [Place], next: &mut usize) -> Vec<Numbered<'d>> {
    let number = |place: &'d Place| match place {
        Place::Address(address) => {
            *next += 1;
            Numbered::Address(*next - 1, address)
        }
        Place::List(list) => Numbered::List(&list.settings, numbered(&list.addresses, next)),
    };
    places.iter().map(number).collect()
}

fn walk<'d>(
    places: Vec<Numbered<'d>>,
    settings: &Section,
    random: &mut Random,
    all: &mut Vec<(usize, &'d Address)>,
) {
    for place in chosen(places, settings, false, random) {
        match place {
            Numbered::Address(nth, address) => all.push((nth, address)),
            Numbered::List(settings, places) => walk(places, settings, random, all),
        }
    }
}

/// What is tried of the children of one node.
fn chosen<T>(mut children: Vec<T>, settings: &Section, balanced: bool, random: &mut Random) -> Vec<T> {
    let route = is_on(settings, "SOURCE_ROUTE", false);
    if !route && is_on(settings, "LOAD_BALANCE", balanced) {
        random.shuffle(&mut children);
    }
    if route || !is_on(settings, "FAILOVER", true) {
        children.truncate(1);
    }
    children
}

/// A switch: a wrong word is off, as for every client; nothing behind `=` is as if it were not there.
pub(super) fn is_on(settings: &Section, name: &str, default: bool) -> bool {
    match settings.text(name) {
        None | Some("") => default,
        Some(text) => read_boolean(text) == Some(true),
    }
}
