//! What goes wrong after the text is read: the driver makes a connect string for the server of it,
//! and then tries the addresses.

use super::reading::Reading;
use super::settings::Extras;
use crate::clients::{AddressList, Description, Refusal};

/// Whether the driver can make a connect string of what it has read.
///
/// # Errors
/// The exception of Python that ends it.
pub(super) fn check_text_form(reading: &Reading) -> Result<(), Refusal> {
    let Reading { effective, extras } = reading;
    let mut are_whole = true;
    for (description, extras) in effective.descriptions.iter().zip(extras) {
        are_whole &= check_description(description, extras)?;
    }
    let navigation = effective.navigation;
    let is_alone = effective.descriptions.len() == 1
        && navigation.failover
        && !navigation.load_balance
        && !navigation.source_route;
    match are_whole || is_alone {
        true => Ok(()),
        false => Err(without_host()),
    }
}

/// Whether there is a text for the description: there is none where a list holds nothing but an
/// address without a host.
fn check_description(description: &Description, extras: &Extras) -> Result<bool, Refusal> {
    check_duration(description.transport_connect_timeout.unwrap_or_default())?;
    check_doubles(extras.is_double.description)?;
    for list in &description.lists {
        if !check_list(list)? {
            return Ok(false);
        }
    }
    check_doubles(extras.is_double.connect_data)?;
    let is_tls = description.addresses().any(|address| address.protocol == "tcps");
    check_doubles(is_tls && extras.is_double.security)?;
    Ok(true)
}

fn check_list(list: &AddressList) -> Result<bool, Refusal> {
    let navigation = list.navigation;
    let is_plain = navigation.failover && !navigation.load_balance && !navigation.source_route;
    match list.addresses.iter().all(|address| address.host.is_some()) {
        true => Ok(true),
        false if list.addresses.len() == 1 && is_plain => Ok(false),
        false => Err(without_host()),
    }
}

/// Whole seconds are written as such, all others in milliseconds; a number that is none, or infinite,
/// cannot be.
fn check_duration(seconds: f64) -> Result<(), Refusal> {
    #[expect(clippy::cast_possible_truncation, reason = "as the driver's own cast")]
    let is_whole = f64::from(seconds as i32) == seconds;
    match is_whole || (seconds * 1000.0).is_finite() {
        true => Ok(()),
        false => Err(Refusal::crash("ValueError: int() cannot read a timeout that is no finite number")),
    }
}

fn check_doubles(is_double: bool) -> Result<(), Refusal> {
    match is_double {
        false => Ok(()),
        true => Err(Refusal::crash("AttributeError: a list has no items, for a parameter stands twice")),
    }
}

fn without_host() -> Refusal {
    Refusal::crash("TypeError: None in a join, for an address has no host")
}

/// The error that every attempt ends with before anything is sent.
pub(super) fn doom(reading: &Reading) -> Option<Refusal> {
    let Reading { effective, extras } = reading;
    if effective.addresses().any(|address| address.host.is_none()) {
        // Seen with a single description only: others have no text form.
        return Some(Refusal::coded("DPY-3001", "no host: thin mode has no bequeath connections"));
    }
    let fails = |description: &Description| {
        description.addresses().all(|address| address.https_proxy.is_some() && address.protocol == "tcp")
    };
    if effective.descriptions.iter().all(fails) {
        return Some(Refusal::coded("DPY-6005", "DPY-2029: a proxy needs PROTOCOL=tcps"));
    }
    let mut all = effective.descriptions.iter().zip(extras);
    let is_stuck = |(description, extras): (&Description, &Extras)| {
        !extras.is_fast_open && description.transport_connect_timeout.is_some_and(is_no_timeout)
    };
    let message = "no socket takes this TRANSPORT_CONNECT_TIMEOUT";
    all.all(is_stuck).then(|| Refusal::coded("DPY-6005", message))
}

/// Sockets of Python give up at once for 0; negative numbers and more than 63 bits of nanoseconds are
/// exceptions.
fn is_no_timeout(seconds: f64) -> bool {
    !(seconds > 0.0 && seconds < 9.2e9)
}
