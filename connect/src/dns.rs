//! The addresses of a host.
//!
//! The system's resolver knows no timeout, so that each lookup has a thread of its own, which is
//! abandoned when the time is over. There are at most [`MOST`] at a time, and whoever asks for a
//! name that is being looked up waits for the same answer: names that are never answered cannot
//! pile up, and cannot keep others waiting but for as long as their own deadline.

use std::io;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::clock::Deadline;

/// The most lookups at a time.
const MOST: usize = 64;

/// The most addresses of one host that are tried.
const MOST_ADDRESSES: usize = 32;

/// What the system's resolver said; its error as kind and text, since several may wait for it.
type Answer = Result<Vec<IpAddr>, (io::ErrorKind, String)>;

/// Asks the system.
type Ask = fn(&str) -> io::Result<Vec<IpAddr>>;

static SYSTEM: Lookups = Lookups { running: Mutex::new(Vec::new()), changed: Condvar::new() };

/// Lookups that are going on.
struct Lookups {
    running: Mutex<Vec<Arc<Lookup>>>,
    /// A lookup has ended.
    changed: Condvar,
}

struct Lookup {
    host: String,
    answer: Mutex<Option<Answer>>,
}

/// The addresses of `host` with `port`, in the order of the system. An address as a text, in
/// brackets or without, needs no lookup.
///
/// # Errors
/// What the system says; [`io::ErrorKind::TimedOut`] where it says nothing until the deadline.
pub(crate) fn addresses(host: &str, port: u16, deadline: Deadline) -> io::Result<Vec<SocketAddr>> {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    match bare.parse::<IpAddr>() {
        Ok(address) => Ok(vec![SocketAddr::new(address, port)]),
        Err(_) => SYSTEM.find(bare, port, deadline, system),
    }
}

fn system(host: &str) -> io::Result<Vec<IpAddr>> {
    Ok((host, 0).to_socket_addrs()?.map(|address| address.ip()).collect())
}

impl Lookups {
    fn find(
        &'static self,
        host: &str,
        port: u16,
        deadline: Deadline,
        ask: Ask,
    ) -> io::Result<Vec<SocketAddr>> {
        let lookup = self.start(host, deadline, ask)?;
        let mut running = lock(&self.running);
        loop {
            match &*lock(&lookup.answer) {
                Some(Ok(addresses)) => return with_port(addresses, port),
                Some(Err((kind, text))) => return Err(io::Error::new(*kind, text.clone())),
                None => {}
            }
            running = self.wait(running, deadline)?;
        }
    }

    /// The lookup of `host` that is going on, or a new one as soon as there is room for it.
    fn start(&'static self, host: &str, deadline: Deadline, ask: Ask) -> io::Result<Arc<Lookup>> {
        let mut running = lock(&self.running);
        loop {
            if let Some(known) = running.iter().find(|lookup| lookup.host == host) {
                return Ok(Arc::clone(known));
            }
            if running.len() < MOST {
                break;
            }
            running = self.wait(running, deadline)?;
        }
        let lookup = Arc::new(Lookup { host: host.to_owned(), answer: Mutex::new(None) });
        let own = Arc::clone(&lookup);
        thread::Builder::new().name("dns".to_owned()).spawn(move || self.run(&own, ask))?;
        running.push(Arc::clone(&lookup));
        Ok(lookup)
    }

    fn run(&self, lookup: &Arc<Lookup>, ask: Ask) {
        let answer = ask(&lookup.host).map_err(|error| (error.kind(), error.to_string()));
        let mut running = lock(&self.running);
        *lock(&lookup.answer) = Some(answer);
        running.retain(|other| !Arc::ptr_eq(other, lookup));
        self.changed.notify_all();
    }

    fn wait<'a, T>(&self, guard: MutexGuard<'a, T>, deadline: Deadline) -> io::Result<MutexGuard<'a, T>> {
        match deadline.wait()? {
            Some(left) => {
                let waited = self.changed.wait_timeout(guard, left);
                Ok(waited.unwrap_or_else(PoisonError::into_inner).0)
            }
            None => Ok(self.changed.wait(guard).unwrap_or_else(PoisonError::into_inner)),
        }
    }
}

fn with_port(addresses: &[IpAddr], port: u16) -> io::Result<Vec<SocketAddr>> {
    let mut found: Vec<SocketAddr> = Vec::new();
    for address in addresses.iter().map(|address| SocketAddr::new(*address, port)) {
        if found.len() < MOST_ADDRESSES && !found.contains(&address) {
            found.push(address);
        }
    }
    match found.is_empty() {
        true => Err(io::Error::new(io::ErrorKind::NotFound, "the name has no address")),
        false => Ok(found),
    }
}

/// Nothing that is done under these locks panics.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    static FAKE: Lookups = Lookups { running: Mutex::new(Vec::new()), changed: Condvar::new() };
    static ASKED: AtomicUsize = AtomicUsize::new(0);

    /// A name server that never answers for names that begin with `silent`.
    fn fake(host: &str) -> io::Result<Vec<IpAddr>> {
        ASKED.fetch_add(1, Ordering::SeqCst);
        while host.starts_with("silent") {
            thread::park();
        }
        Ok(vec![IpAddr::from([127, 0, 0, 1]), IpAddr::from([127, 0, 0, 1])])
    }

    fn soon() -> Deadline {
        Deadline::after(Some(Duration::from_millis(5)))
    }

    #[test]
    fn an_address_needs_no_lookup() {
        for (text, wanted) in
            [("127.0.0.1", "127.0.0.1:1521"), ("[::1]", "[::1]:1521"), ("::1", "[::1]:1521")]
        {
            let found = addresses(text, 1521, Deadline::after(Some(Duration::ZERO))).expect("an address");
            assert_eq!(found, [wanted.parse().expect("an address")], "{text}");
        }
    }

    #[test]
    fn a_name_that_does_not_exist_is_an_error() {
        let soon = Deadline::after(Some(Duration::from_secs(20)));
        let error = addresses("no-such-host.invalid", 1521, soon).expect_err("no host");
        assert!(!error.to_string().is_empty());
    }

    #[test]
    fn silent_names_are_cut_and_cannot_pile_up() {
        let find = |host: &str, deadline| FAKE.find(host, 1521, deadline, fake);
        for number in 0..3 * MOST {
            // Some names twice: the second waits for the answer to the first.
            let error = find(&format!("silent{}", number / 2), soon()).expect_err("no answer");
            assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        }
        assert_eq!(ASKED.load(Ordering::SeqCst), MOST);
        assert_eq!(find("known", soon()).map_err(|error| error.kind()), Err(io::ErrorKind::TimedOut));
        // One of the names is answered at last: there is room again.
        lock(&FAKE.running).pop();
        assert_eq!(find("known", Deadline::NEVER).expect("addresses").len(), 1);
    }
}
