//! Why node-oracledb may be unable to connect with a text that it has read.

use super::super::{Navigation, Refusal};
use super::nv::{Pair, Value};
use super::script::{is_word, is_yes, number};
use super::sent;

/// The driver draws places by lot among ten, and draws again until each of them was drawn.
const LOTS: usize = 10;

/// The error that every attempt ends with before anything is sent.
pub(super) fn of(root: Pair<'_, '_>) -> Option<Refusal> {
    let mut attempts = Attempts::default();
    match attempts.walk(root, true) {
        Err(refusal) => Some(refusal),
        Ok(_) => attempts.failure(),
    }
}

/// An address that would be tried.
struct Attempt<'n, 't> {
    address: Pair<'n, 't>,
    description: Option<Pair<'n, 't>>,
    /// How many lists it stands in, and how many of them the driver closes in what it sends.
    lists: usize,
    closed: usize,
    is_done: bool,
}

/// The addresses that would be tried, in order.
#[derive(Default)]
struct Attempts<'n, 't> {
    all: Vec<Attempt<'n, 't>>,
    description: Option<Pair<'n, 't>>,
    /// Those of the description begin here.
    first: usize,
    lists: usize,
    is_random: bool,
}

impl<'n, 't> Attempts<'n, 't> {
    /// Goes the driver's way through a list, a description or an address; tells how many addresses there
    /// are in it.
    fn walk(&mut self, pair: Pair<'n, 't>, is_top: bool) -> Result<usize, Refusal> {
        if pair.is("ADDRESS") {
            let Self { description, lists, .. } = *self;
            self.all.push(Attempt { address: pair, description, lists, closed: 0, is_done: false });
            return Ok(1);
        }
        if is_top && pair.is("DESCRIPTION_LIST") {
            return self.places(
                pair,
                Navigation { load_balance: true, ..Navigation::default() },
                "DESCRIPTION",
            );
        }
        if !pair.is("ADDRESS_LIST") {
            (self.description, self.first) = (Some(pair), self.all.len());
            return self.places(pair, Navigation::default(), "ADDRESS_LIST");
        }
        self.lists += 1;
        let count = self.places(pair, Navigation::default(), "ADDRESS_LIST")?;
        self.lists -= 1;
        self.close(count, navigation(pair, Navigation::default()).source_route);
        Ok(count)
    }

    fn places(&mut self, pair: Pair<'n, 't>, default: Navigation, inner: &str) -> Result<usize, Refusal> {
        let navigation = navigation(pair, default);
        let is_list = inner == "DESCRIPTION";
        let mut places = pair.children().filter(|child| child.is(inner) || (!is_list && child.is("ADDRESS")));
        if navigation.source_route && !is_list {
            let count = self.walk(places.next().ok_or_else(nowhere)?, false)?;
            return if places.any(|place| place.is(inner)) { Err(unprintable()) } else { Ok(count) };
        }
        let count = places.clone().count();
        self.is_random |= navigation.load_balance && count > 1;
        match (navigation.failover, navigation.load_balance) {
            (true, true) if count > LOTS => Err(endless()),
            (true, _) => places.try_fold(0, |count, place| Ok(count + self.walk(place, false)?)),
            (false, false) => self.walk(places.next().ok_or_else(nowhere)?, false),
            (false, true) => {
                let mut outcomes = places.map(|place| self.walk(place, false));
                // Any of them may be the one.
                let first = outcomes.next().ok_or_else(nowhere)?;
                outcomes.fold(first, |one, other| one.and(other).or(Ok(1)))
            }
        }
    }

    /// Closes a list in what is sent for its addresses. The driver goes back from the last address and
    /// counts neighbours of the same host and port once, so that it may close the list before it too.
    fn close(&mut self, count: usize, is_route: bool) {
        let (mut found, mut after) = (0, None);
        for attempt in self.all[self.first..].iter_mut().rev().take_while(|attempt| !attempt.is_done) {
            let place = place(attempt.address);
            found += usize::from(after != Some(place));
            after = Some(place);
            if found > count {
                break;
            }
            attempt.is_done = is_route;
            attempt.closed += 1;
        }
    }

    /// The error that the last attempt ends with, if none of them gets as far as to send.
    fn failure(&self) -> Option<Refusal> {
        let unresolved = "The host addresses or URLs provided by the connect string are incorrect or \
                          unresolvable in your network.";
        let mut last = None;
        for attempt in &self.all {
            match self.prepared(attempt) {
                Ok(protocol) => last = Some(unsent(attempt.address, protocol)?),
                Err(text) => {
                    last = last.or_else(|| Some(invalid(&text)));
                    if !self.is_random {
                        // Not even the addresses after it are tried.
                        break;
                    }
                }
            }
        }
        last.or_else(|| Some(Refusal::coded("NJS-530", unresolved)))
    }

    /// The protocol of an address, if there is something to be sent with it.
    fn prepared(&self, attempt: &Attempt<'n, 't>) -> Result<&'n str, String> {
        let protocol = protocol(attempt.address)?;
        // In random order, other addresses are neighbours.
        let closed =
            if self.is_random && attempt.description.is_some() { attempt.lists } else { attempt.closed };
        match sent::failure(attempt.description, attempt.address, attempt.lists, closed) {
            Some(text) => Err(text),
            None => Ok(protocol),
        }
    }
}

/// What tells an address from its neighbour: no port at all is like another, what is no number is not.
fn place<'n>(address: Pair<'n, '_>) -> (&'n str, f64) {
    let port = address.find("PORT").map_or(-1.0, |port| port.text().map_or(f64::NAN, number));
    (address.find("HOST").and_then(Pair::text).unwrap_or_default(), port)
}

fn navigation(pair: Pair<'_, '_>, mut navigation: Navigation) -> Navigation {
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
