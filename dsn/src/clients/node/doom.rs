//! Why node-oracledb may be unable to connect with a text that it has read.

use super::super::{Navigation, Refusal};
use super::nv::{Pair, Value};
use super::script::{is_word, is_yes, number};

/// The driver draws places by lot among ten, and draws again until each of them was drawn.
const LOTS: usize = 10;

/// The error that every attempt ends with before anything is sent.
pub(super) fn of(root: Pair<'_, '_>) -> Option<Refusal> {
    let mut options = Options::default();
    if let Err(refusal) = options.walk(root, true) {
        return Some(refusal);
    }
    options.failure(lacking(root))
}

/// The addresses that would be tried.
#[derive(Default)]
struct Options<'n, 't> {
    addresses: Vec<Pair<'n, 't>>,
    is_random: bool,
}

impl<'n, 't> Options<'n, 't> {
    /// Goes the driver's way through a list, a description or an address.
    fn walk(&mut self, pair: Pair<'n, 't>, is_top: bool) -> Result<(), Refusal> {
        if pair.is("ADDRESS") {
            self.addresses.push(pair);
            return Ok(());
        }
        let is_list = is_top && pair.is("DESCRIPTION_LIST");
        let navigation = navigation(pair, is_list);
        let mut places = pair.children().filter(|child| match is_list {
            true => child.is("DESCRIPTION"),
            false => child.is("ADDRESS") || child.is("ADDRESS_LIST"),
        });
        if navigation.source_route && !is_list {
            self.walk(places.next().ok_or_else(nowhere)?, false)?;
            return if places.any(|place| place.is("ADDRESS_LIST")) { Err(unprintable()) } else { Ok(()) };
        }
        self.is_random |= navigation.load_balance;
        match (navigation.failover, navigation.load_balance) {
            (true, false) => places.try_for_each(|place| self.walk(place, false)),
            (true, true) if places.clone().count() > LOTS => Err(endless()),
            (true, true) => places.try_for_each(|place| self.walk(place, false)),
            (false, false) => self.walk(places.next().ok_or_else(nowhere)?, false),
            (false, true) => {
                let mut outcomes = places.map(|place| self.walk(place, false));
                // Any of them may be the one.
                let first = outcomes.next().ok_or_else(nowhere)?;
                outcomes.fold(first, |one, other| one.and(other).or(Ok(())))
            }
        }
    }

    /// The error that the last attempt ends with, if none of them gets as far as to send.
    fn failure(&self, lacking: Option<&'static str>) -> Option<Refusal> {
        let unresolved = "The host addresses or URLs provided by the connect string are incorrect or \
                          unresolvable in your network.";
        let mut last = None;
        for &address in &self.addresses {
            let protocol = match protocol(address).and_then(|protocol| lacking.map_or(Ok(protocol), Err)) {
                Ok(protocol) => protocol,
                Err(text) => {
                    last = last.or_else(|| Some(invalid(text)));
                    if self.is_random {
                        continue;
                    }
                    // Not even the addresses after it are tried.
                    return last;
                }
            };
            last = Some(unsent(address, protocol)?);
        }
        last.or_else(|| Some(Refusal::coded("NJS-530", unresolved)))
    }
}

/// The error where no description stands around addresses: there is no place for what the client adds.
fn lacking(root: Pair<'_, '_>) -> Option<&'static str> {
    if root.is("ADDRESS_LIST") {
        return Some("NJS-514: syntax error in connection string");
    }
    let lacks = root.is("ADDRESS") && root.find("CONNECT_DATA").is_none();
    lacks.then_some("Cannot read properties of null (reading 'addListElement')")
}

fn navigation(pair: Pair<'_, '_>, is_list: bool) -> Navigation {
    let mut navigation = Navigation { load_balance: is_list, ..Navigation::default() };
    for child in pair.children() {
        let switch = match child.name() {
            name if is_word(name, "SOURCE_ROUTE") => &mut navigation.source_route,
            name if is_word(name, "LOAD_BALANCE") => &mut navigation.load_balance,
            name if is_word(name, "FAILOVER") => &mut navigation.failover,
            _ => continue,
        };
        *switch = child.text().is_some_and(is_yes);
    }
    navigation
}

/// The protocol of an address, or the error of asking what is not there for its case.
fn protocol<'n>(address: Pair<'n, '_>) -> Result<&'n str, &'static str> {
    match address.find("PROTOCOL").map(Pair::value) {
        Some(Value::Text(text)) => Ok(text),
        Some(Value::List) => Err("Cannot read properties of null (reading 'toUpperCase')"),
        Some(Value::Nothing) | None => Err("Cannot read properties of undefined (reading 'toUpperCase')"),
    }
}

/// Why nothing is sent to an address; `None` if something is.
fn unsent(address: Pair<'_, '_>, protocol: &str) -> Option<Refusal> {
    let proxy = address.find("HTTPS_PROXY").and_then(Pair::text).is_some_and(|host| !host.is_empty());
    let is_tcp = is_word(protocol, "TCP");
    if is_tcp && proxy {
        return Some(invalid("https proxy requires protocol as tcps "));
    }
    if !is_tcp && !is_word(protocol, "TCPS") {
        return Some(invalid(&format!("{protocol} protocol not supported")));
    }
    let port = address.find(if proxy { "HTTPS_PROXY_PORT" } else { "PORT" });
    let port = port.and_then(Pair::text).map_or(f64::NAN, number);
    // No port, and none that is a number, is the default one.
    let fits = port.is_nan() || (port.fract() == 0.0 && (0.0..=65535.0).contains(&port));
    (!fits).then(|| {
        let text = "should be >= 0 and < 65536. Received type number";
        Refusal::plain(format!("options.port {text} ({port})."))
    })
}

fn invalid(text: &str) -> Refusal {
    Refusal::coded("NJS-512", format!("invalid connection string parameters.\n{text}"))
}

fn nowhere() -> Refusal {
    Refusal::crash("Cannot read properties of undefined (reading 'navigate')")
}

/// A list behind the first place of a source route.
fn unprintable() -> Refusal {
    Refusal::crash("this.children.size is not a function")
}

/// With more places than lots the driver never leaves the loop, and the program stands still.
fn endless() -> Refusal {
    Refusal::crash(format!("the program hangs: load balancing never ends over more than {LOTS} places"))
}
