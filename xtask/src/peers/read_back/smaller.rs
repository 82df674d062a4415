//! Descriptors with one part less.

use tns_dsn::{Description, Descriptor, Place, Section};

/// Every descriptor that lacks one part of this one.
pub(in crate::peers) fn descriptors(whole: &Descriptor) -> Vec<Descriptor> {
    let mut found = Vec::new();
    if whole.descriptions.len() > 1 {
        found.extend(
            without_each(&whole.descriptions)
                .map(|descriptions| Descriptor { descriptions, ..whole.clone() }),
        );
    }
    found.extend(sections(&whole.settings).map(|settings| Descriptor { settings, ..whole.clone() }));
    for (at, description) in whole.descriptions.iter().enumerate() {
        for made in smaller(description) {
            let mut copy = whole.clone();
            copy.descriptions[at] = made;
            found.push(copy);
        }
    }
    found
}

fn smaller(whole: &Description) -> Vec<Description> {
    let mut found: Vec<_> = places(&whole.addresses)
        .into_iter()
        .map(|addresses| Description { addresses, ..whole.clone() })
        .collect();
    found.extend(sections(&whole.settings).map(|settings| Description { settings, ..whole.clone() }));
    let data = whole.connect_data.iter().flat_map(sections).map(Some);
    found.extend(data.map(|connect_data| Description { connect_data, ..whole.clone() }));
    let security = whole.security.iter().flat_map(sections).map(Some).chain([None]);
    let security = security.filter(|_| whole.security.is_some());
    found.extend(security.map(|security| Description { security, ..whole.clone() }));
    found
}

/// Without one place, or with a smaller one in its stead.
fn places(whole: &[Place]) -> Vec<Vec<Place>> {
    let mut found: Vec<_> = without_each(whole).filter(|left| !left.is_empty()).collect();
    for (at, place) in whole.iter().enumerate() {
        let Place::List(list) = place else { continue };
        let fewer = places(&list.addresses).into_iter().map(|addresses| (list.settings.clone(), addresses));
        let plainer = sections(&list.settings).map(|settings| (settings, list.addresses.clone()));
        for (settings, addresses) in fewer.chain(plainer) {
            let mut copy = whole.to_vec();
            copy[at] = Place::List(tns_dsn::AddressList { settings, addresses });
            found.push(copy);
        }
    }
    found
}

fn sections(whole: &Section) -> impl Iterator<Item = Section> {
    without_each(&whole.0).map(Section)
}

fn without_each<T: Clone>(whole: &[T]) -> impl Iterator<Item = Vec<T>> {
    (0..whole.len()).map(|at| [&whole[..at], &whole[at + 1..]].concat())
}
