//! What is read and can never be connected to.

use super::super::{Address, AddressList, Description, Navigation};
use super::{Effective, Refusal};

/// The error of every attempt, where the text alone tells it. All hosts in turn are looked up before
/// the first one is called, and a single one that cannot be found ends everything.
pub(super) fn of(found: &Effective) -> Option<Refusal> {
    let descriptions = in_turn(&found.descriptions, &found.navigation);
    let hosts = || descriptions.iter().flat_map(lists).flat_map(addresses);
    if let Some(host) = hosts().filter_map(|address| address.host.as_deref()).find(|host| is_no_host(host)) {
        return Some(Refusal::plain(format!("stream operation failed: no address is found for `{host}`")));
    }
    // One is added to the count, which is zero then: not a single attempt is made.
    let is_never_tried = |description: &Description| description.retry_count == i64::from(u32::MAX);
    (!descriptions.is_empty() && descriptions.iter().all(is_never_tried))
        .then(|| Refusal::plain("unexpected result"))
}

fn lists(description: &Description) -> &[AddressList] {
    in_turn(&description.lists, &description.navigation)
}

fn addresses(list: &AddressList) -> &[Address] {
    in_turn(&list.addresses, &list.navigation)
}

/// Those that are tried for certain; none where chance takes one of them.
fn in_turn<'a, T>(all: &'a [T], navigation: &Navigation) -> &'a [T] {
    match all {
        [_] => all,
        [first, ..] if navigation.source_route || !(navigation.failover || navigation.load_balance) => {
            std::slice::from_ref(first)
        }
        _ if navigation.failover => all,
        _ => &[],
    }
}

/// Brackets are taken off in Easy Connect strings only; in HOST they are part of a name that no
/// resolver knows.
fn is_no_host(host: &str) -> bool {
    host.is_empty() || host.starts_with('[') || host.contains('\0')
}
