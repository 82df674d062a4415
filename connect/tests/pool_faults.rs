//! Connections that break, at every point of a session's life: nobody waits for ever, nothing is left
//! behind, and the pool finds back to a database that works.

mod pooled;

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use pooled::{all_gone, connector, scott, until};
use tns_connect::error::Class;
use tns_connect::pool::{Config, Pool, PoolError, SessionError, SessionPool, Sessions};
use tns_connect::session::{CallError, CallErrorKind};
use tns_testbed::{Break, Cable, Database, How, Running, Way};
use tns_wire::ttc::Profile;

/// How long a login and a call may take; a silent connection costs it.
const LIMIT: Duration = Duration::from_millis(1500);

/// How long a life with one broken connection may take: a login or a call that times out, its break,
/// a new login.
const BOUND: Duration = Duration::from_secs(20);

/// Lives at the same time.
const AT_ONCE: usize = 24;

/// How long the pool leaves a database alone that could not be reached.
const PAUSE: Duration = Duration::from_millis(5);

/// A pool of one session behind a cable, which has to answer a ping every time.
fn pool(cable: &Cable) -> SessionPool {
    let config = Config {
        ping_interval: Some(Duration::ZERO),
        ping_timeout: Some(LIMIT),
        retry_delay: PAUSE,
        retry_delay_max: PAUSE,
        min: 0,
        ..Config::default()
    };
    Pool::new(Sessions::new(connector(cable.port(), ""), scott()).limit(LIMIT), config).expect("a pool")
}

/// What a program does: two users, of whom the first leaves a transaction behind.
fn live(pool: &SessionPool) -> Result<(), Trouble> {
    let mut session = pool.acquire()?;
    session.set_call_timeout(Some(LIMIT));
    session.query("select level from dual connect by level <= 3", &[])?;
    session.execute("savepoint here", &[])?;
    drop(session);
    let mut session = pool.acquire()?;
    session.set_call_timeout(Some(LIMIT));
    session.ping()?;
    Ok(())
}

#[derive(Debug)]
enum Trouble {
    Pool(PoolError<SessionError>),
    Call(CallError),
}

impl From<PoolError<SessionError>> for Trouble {
    fn from(error: PoolError<SessionError>) -> Self {
        Self::Pool(error)
    }
}

impl From<CallError> for Trouble {
    fn from(error: CallError) -> Self {
        Self::Call(error)
    }
}

impl Trouble {
    /// Whether it says what has happened: that a connection broke, or is silent.
    fn is_apt(&self, how: How) -> bool {
        let connect = |class| match how {
            How::Cut => class == Class::Lost,
            How::Silence => class == Class::Timeout,
        };
        let call = |kind| match how {
            How::Cut => kind == CallErrorKind::Lost,
            How::Silence => matches!(kind, CallErrorKind::Timeout | CallErrorKind::Silent),
        };
        match self {
            Self::Pool(PoolError::Open(error)) => {
                matches!(&**error, SessionError::Connect(error) if connect(error.last.class))
            }
            Self::Pool(_) => false,
            Self::Call(error) => call(error.kind) && error.code.is_some(),
        }
    }
}

/// The points at which a connection breaks: before each piece that is sent, in its middle, and behind
/// the last one. A life without faults says what is sent.
fn points(database: &Running) -> Vec<(Way, usize)> {
    let cable = Cable::lay(database.port("A").expect("a listener")).expect("a port");
    let pool = pool(&cable);
    live(&pool).expect("nothing breaks");
    pool.close(false).expect("nobody uses one");
    assert!(cable.settled(BOUND), "a connection is open");
    let mut points = BTreeSet::new();
    for way in [Way::ToServer, Way::ToClient] {
        let mut at = 0;
        for (_, len) in cable.pieces().into_iter().filter(|(other, _)| *other == way) {
            points.extend([(way as u8, at), (way as u8, at + len / 2)]);
            at += len;
        }
        points.insert((way as u8, at));
    }
    let way = |way| if way == Way::ToServer as u8 { Way::ToServer } else { Way::ToClient };
    points.into_iter().map(|(number, at)| (way(number), at)).collect()
}

/// One life with a first connection that breaks; gives how often something failed that its user saw.
fn survive(database: &Running, fault: Break) -> usize {
    let cable = Cable::lay(database.port("A").expect("a listener")).expect("a port");
    cable.break_next(fault);
    let pool = pool(&cable);
    let (start, mut failed) = (Instant::now(), 0);
    while let Err(trouble) = live(&pool) {
        failed += 1;
        assert!(trouble.is_apt(fault.how), "{fault:?}: {trouble:?}");
        assert!(failed <= 1, "{fault:?}: it did not recover: {trouble:?}");
        thread::sleep(PAUSE * 2);
    }
    pool.close(false).unwrap_or_else(|error| panic!("{fault:?}: {error}"));
    let took = start.elapsed();
    assert!(took < BOUND, "{fault:?}: {took:?}");
    let stats = pool.stats();
    assert_eq!((stats.open, stats.opened), (0, stats.closed), "{fault:?}: {stats:?}");
    assert!(cable.connections() <= 2, "{fault:?}: {} connections", cable.connections());
    assert!(cable.settled(BOUND), "{fault:?}: a connection is open");
    failed
}

/// The files and sockets that this process has open.
fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}

#[test]
fn every_break_is_survived() {
    let before = open_files();
    for profile in [Profile::V19, Profile::V23] {
        let database = Database::builder().profile(profile).start().expect("a database");
        let points = points(&database);
        let faults: Vec<_> = [How::Cut, How::Silence]
            .into_iter()
            .flat_map(|how| points.iter().map(move |&(way, after)| Break { way, after, how }))
            .collect();
        let (next, seen) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(|| {
                    while let Some(fault) = faults.get(next.fetch_add(1, SeqCst)) {
                        seen.fetch_add(survive(&database, *fault), SeqCst);
                    }
                });
            }
        });
        all_gone(&database);
        let seen = seen.into_inner();
        assert!(points.len() >= 30 && seen > faults.len() / 2, "{profile:?}: {seen} of {}", faults.len());
    }
    until("nothing is left open", || open_files() == before);
}
