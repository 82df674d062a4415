//! One TCP connection to whichever address of a host answers first (RFC 8305).
//!
//! The addresses are tried in the order of the system with the families taking turns. The next
//! one begins when the last one failed, or has not answered for a moment; none is given up before
//! its own time is over. All of it happens on one thread, and a socket that lost is closed.

use std::collections::VecDeque;
use std::io;
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use mio::{Events, Interest, Poll, Token};

use crate::clock::Deadline;
use crate::trace::{Event, Observer};

/// How long an address may be silent before the next one is tried beside it.
const STAGGER: Duration = Duration::from_millis(250);

/// A connection, and the address that it leads to.
pub(crate) struct Connected {
    pub(crate) socket: TcpStream,
    pub(crate) address: SocketAddr,
}

/// Why each address failed, in the order in which they did.
pub(crate) type Failed = Vec<(SocketAddr, io::Error)>;

/// One address that has not answered yet.
struct Trial {
    address: SocketAddr,
    socket: mio::net::TcpStream,
    started: Instant,
    deadline: Deadline,
}

/// Connects to the first of `addresses` that answers, each within `each` and all before `deadline`.
pub(crate) fn connect(
    addresses: &[SocketAddr],
    each: Option<Duration>,
    deadline: Deadline,
    observer: &mut dyn Observer,
) -> Result<Connected, Failed> {
    let poll = Poll::new().map_err(|error| all(addresses, &error))?;
    let waiting = interleaved(addresses).into();
    let (trials, failed, next) = (Vec::new(), Vec::new(), Deadline::NEVER);
    let mut race = Race { poll, each, deadline, waiting, next, trials, failed, observer };
    match race.run() {
        Ok(Some(connected)) => Ok(connected),
        Ok(None) => Err(race.failed),
        Err(error) => Err(all(addresses, &error)),
    }
}

struct Race<'a> {
    poll: Poll,
    each: Option<Duration>,
    deadline: Deadline,
    waiting: VecDeque<SocketAddr>,
    /// When the next address is tried, whatever the others do.
    next: Deadline,
    trials: Vec<Trial>,
    failed: Failed,
    observer: &'a mut dyn Observer,
}

impl Race<'_> {
    /// The winner; nothing where all addresses failed.
    fn run(&mut self) -> io::Result<Option<Connected>> {
        let mut events = Events::with_capacity(64);
        loop {
            while self.trials.is_empty() || self.next.passed() {
                match self.waiting.pop_front() {
                    Some(address) => self.start(address),
                    None if self.trials.is_empty() => return Ok(None),
                    None => self.next = Deadline::NEVER,
                }
            }
            let wake = self.trials.iter().fold(self.next, |wake, trial| wake.or(trial.deadline));
            match self.poll.poll(&mut events, wake.left()) {
                Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
            if let Some(winner) = self.look()? {
                return Ok(Some(winner));
            }
        }
    }

    fn start(&mut self, address: SocketAddr) {
        let (started, deadline) = (Instant::now(), self.deadline.within(self.each));
        self.next = Deadline::after(Some(STAGGER));
        let connected = deadline.wait().and_then(|_| mio::net::TcpStream::connect(address));
        let registered = connected.and_then(|mut socket| {
            self.poll.registry().register(&mut socket, Token(0), Interest::WRITABLE)?;
            Ok(socket)
        });
        match registered {
            Ok(socket) => self.trials.push(Trial { address, socket, started, deadline }),
            Err(error) => self.fail(address, started, error),
        }
    }

    /// Looks at all trials: whoever woke us, there are few of them.
    fn look(&mut self) -> io::Result<Option<Connected>> {
        for trial in std::mem::take(&mut self.trials) {
            match state(&trial) {
                Ok(true) => return self.win(trial).map(Some),
                Ok(false) => self.trials.push(trial),
                Err(error) => self.fail(trial.address, trial.started, error),
            }
        }
        Ok(None)
    }

    fn win(&self, mut trial: Trial) -> io::Result<Connected> {
        self.poll.registry().deregister(&mut trial.socket)?;
        let socket = TcpStream::from(trial.socket);
        socket.set_nonblocking(false)?;
        Ok(Connected { socket, address: trial.address })
    }

    fn fail(&mut self, address: SocketAddr, started: Instant, error: io::Error) {
        let reason = error.to_string();
        self.observer.on(&Event::AddressFailed { address, reason: &reason, took: started.elapsed() });
        self.failed.push((address, error));
        self.next = Deadline::after(Some(Duration::ZERO));
    }
}

/// Whether the connection is there.
fn state(trial: &Trial) -> io::Result<bool> {
    if let Some(error) = trial.socket.take_error()? {
        return Err(error);
    }
    match trial.socket.peer_addr() {
        Ok(_) => Ok(true),
        Err(error) if error.kind() != io::ErrorKind::NotConnected => Err(error),
        Err(_) => trial.deadline.wait().map(|_| false),
    }
}

/// The same failure for all.
fn all(addresses: &[SocketAddr], error: &io::Error) -> Failed {
    let same = |address: &SocketAddr| (*address, io::Error::new(error.kind(), error.to_string()));
    addresses.iter().map(same).collect()
}

/// The families taking turns, beginning with that of the first.
fn interleaved(addresses: &[SocketAddr]) -> Vec<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (one, two): (Vec<_>, Vec<_>) =
        addresses.iter().copied().partition(|address| address.is_ipv6() == first_is_v6);
    let (mut one, mut two) = (one.into_iter(), two.into_iter());
    let mut found = Vec::with_capacity(addresses.len());
    while found.len() < addresses.len() {
        found.extend(one.next());
        found.extend(two.next());
    }
    found
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;
    use crate::trace::Quiet;

    fn addresses(texts: &[&str]) -> Vec<SocketAddr> {
        texts.iter().map(|text| text.parse().expect("an address")).collect()
    }

    fn listener() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        (listener, address)
    }

    /// A port that nobody listens on.
    fn closed() -> SocketAddr {
        listener().1
    }

    /// An address that belongs to no one (RFC 5737): packets to it are dropped, or refused at once.
    fn nobody() -> SocketAddr {
        "192.0.2.1:1521".parse().expect("an address")
    }

    fn seconds(seconds: u64) -> Deadline {
        Deadline::after(Some(Duration::from_secs(seconds)))
    }

    #[test]
    fn families_take_turns() {
        let mixed = addresses(&["[::1]:1", "[::2]:1", "[::3]:1", "1.1.1.1:1", "1.1.1.2:1"]);
        let wanted = addresses(&["[::1]:1", "1.1.1.1:1", "[::2]:1", "1.1.1.2:1", "[::3]:1"]);
        assert_eq!(interleaved(&mixed), wanted);
        assert_eq!(interleaved(&[]), []);
    }

    #[test]
    fn a_dead_address_gives_way_to_the_next_one() {
        let (_listener, alive) = listener();
        for dead in [closed(), nobody()] {
            let connected =
                connect(&[dead, alive], None, seconds(20), &mut Quiet).map_err(|_| "no connection");
            assert_eq!(connected.map(|found| found.address), Ok(alive));
        }
    }

    #[test]
    fn every_failure_is_told() {
        let mut told = Vec::new();
        let all = [closed(), closed()];
        let mut observer = |event: &Event<'_>| {
            if let Event::AddressFailed { address, .. } = event {
                told.push(*address);
            }
        };
        let failed = connect(&all, None, seconds(20), &mut observer).err().expect("nobody is there");
        assert_eq!(told, all);
        assert!(
            failed.iter().all(|(_, error)| error.kind() == io::ErrorKind::ConnectionRefused),
            "{failed:?}"
        );
    }

    #[test]
    fn silence_ends_with_the_time() {
        let start = Instant::now();
        let each = Some(Duration::from_millis(100));
        let failed = connect(&[nobody(), nobody()], each, seconds(20), &mut Quiet).err();
        assert_eq!(failed.expect("nobody is there").len(), 2);
        let failed = connect(&[nobody()], None, Deadline::after(each), &mut Quiet).err();
        assert_eq!(failed.expect("nobody is there").len(), 1);
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn no_time_at_all_is_a_failure_of_each() {
        let failed = connect(&[closed(), closed()], None, seconds(0), &mut Quiet).err();
        let failed = failed.expect("there is no time");
        assert!(failed.iter().all(|(_, error)| error.kind() == io::ErrorKind::TimedOut), "{failed:?}");
        assert_eq!(failed.len(), 2);
    }
}
