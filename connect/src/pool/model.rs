//! The pool under many schedules. A schedule in which somebody waits for ever ends in a deadlock,
//! which shuttle reports with the schedule itself.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use shuttle::thread;

use super::home::Home;
use super::*;

/// Schedules per model.
const SCHEDULES: usize = 1_000;

/// Credentials that nobody has.
const WRONG: u8 = 9;

/// A database that counts.
#[derive(Default)]
struct Database {
    tries: AtomicUsize,
    open: AtomicUsize,
    /// More sessions than this must never be open; none where it is zero.
    limit: usize,
    /// Every so many attempts fail; none where it is zero.
    fails: usize,
    /// Every so many checks find a dead connection; none where it is zero.
    dies: usize,
    checks: AtomicUsize,
}

/// A session: whom it belongs to, and how many use it.
struct Session {
    database: Arc<Database>,
    login: Option<u8>,
    users: usize,
}

impl Drop for Session {
    fn drop(&mut self) {
        self.database.open.fetch_sub(1, SeqCst);
    }
}

fn nth(counter: &AtomicUsize, every: usize) -> bool {
    let count = counter.fetch_add(1, SeqCst) + 1;
    every > 0 && count.is_multiple_of(every)
}

impl Manage for Arc<Database> {
    type Session = Session;
    type Login = u8;
    type Error = io::Error;

    fn open(&self, kind: &Kind<u8>, _: Purity, _: Deadline) -> io::Result<Session> {
        let open = self.open.fetch_add(1, SeqCst) + 1;
        assert!(self.limit == 0 || open <= self.limit, "{open} sessions are open");
        let session =
            Session { database: Self::clone(self), login: kind.login.as_deref().copied(), users: 0 };
        thread::yield_now();
        match nth(&self.tries, self.fails) {
            _ if session.login == Some(WRONG) => Err(io::ErrorKind::PermissionDenied.into()),
            true => Err(io::ErrorKind::ConnectionRefused.into()),
            false => Ok(session),
        }
    }

    fn is_alive(&self, _: &mut Session) -> bool {
        !nth(&self.checks, self.dies)
    }

    fn ping(&self, _: &mut Session, _: Option<Duration>) -> io::Result<()> {
        Ok(())
    }

    fn call_procedure(&self, _: &mut Session, _: &str, _: &Tag, _: Option<&Tag>) -> io::Result<()> {
        Ok(())
    }

    fn release(&self, _: &mut Session) -> io::Result<()> {
        Ok(())
    }

    fn close(&self, session: Session) {
        thread::yield_now();
        drop(session);
    }

    fn is_permanent(&self, error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::PermissionDenied
    }
}

/// Settings without pauses: in a model no time passes.
fn config(max: usize) -> Config {
    let none = Duration::ZERO;
    Config { min: 0, max, ping_interval: None, retry_delay: none, retry_delay_max: none, ..Config::default() }
}

/// Runs a model under random schedules, and under such as change threads only a few times.
fn check(model: impl Fn() + Send + Sync + Clone + 'static) {
    shuttle::check_random(model.clone(), SCHEDULES);
    shuttle::check_pct(model, SCHEDULES / 2, 3);
}

/// Uses a session for a while: it must be nobody else's, and of who asked for it.
fn work(session: &mut Session, login: Option<u8>) {
    session.users += 1;
    thread::yield_now();
    assert_eq!((session.users, session.login), (1, login));
    session.users -= 1;
}

/// So many users that each do the same with the pool; afterwards it is closed, and nothing is left.
fn users(
    database: Database,
    config: Config,
    count: u8,
    each: impl Fn(&Pool<Arc<Database>>, u8) + Send + Sync + 'static,
) {
    let (database, each) = (Arc::new(database), Arc::new(each));
    let pool = Pool::new(Arc::clone(&database), config).expect("settings that fit");
    let threads: Vec<_> = (0..count)
        .map(|user| {
            let (pool, each) = (pool.clone(), Arc::clone(&each));
            thread::spawn(move || each(&pool, user))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("no user panics"));
    let stats = pool.stats();
    assert_eq!((stats.busy, stats.waiting), (0, 0), "{stats:?}");
    pool.close(false).expect("nobody uses a session");
    let stats = pool.stats();
    assert_eq!((stats.open, stats.opening, stats.opened), (0, 0, stats.closed), "{stats:?}");
    assert_eq!(database.open.load(SeqCst), 0, "a session was left open");
}

#[test]
fn everybody_is_served() {
    check(|| {
        users(Database { limit: 2, ..Database::default() }, config(2), 4, |pool, _| {
            for _ in 0..2 {
                work(&mut pool.acquire().expect("a session"), None);
            }
        });
    });
}

#[test]
fn everybody_is_served_where_sessions_die() {
    check(|| {
        let database = Database { limit: 2, dies: 3, ..Database::default() };
        users(database, Config { min: 1, increment: 2, ..config(2) }, 3, |pool, nth| {
            let mut session = match pool.acquire() {
                Err(PoolError::AllDead(_)) => return,
                session => session.expect("a session"),
            };
            work(&mut session, None);
            if nth == 0 {
                session.discard();
            }
        });
    });
}

#[test]
fn giving_up_and_being_served_at_once_loses_nothing() {
    check(|| {
        let mode = GetMode::TimedWait(Duration::from_secs(1));
        users(Database { limit: 1, ..Database::default() }, Config { mode, ..config(1) }, 3, |pool, _| {
            match pool.acquire() {
                Ok(mut session) => work(&mut session, None),
                Err(error) => assert!(matches!(error, PoolError::TimedOut { .. }), "{error}"),
            }
        });
    });
}

#[test]
fn a_failure_reaches_everybody_and_no_one_hangs() {
    check(|| {
        users(Database { limit: 2, fails: 2, ..Database::default() }, config(2), 3, |pool, _| {
            match pool.acquire() {
                Ok(mut session) => work(&mut session, None),
                Err(error) => assert!(matches!(error, PoolError::Open(_)), "{error}"),
            }
        });
    });
}

#[test]
fn sessions_of_others_make_room() {
    check(|| {
        let config = Config { homogeneous: false, ..config(1) };
        users(Database { limit: 1, ..Database::default() }, config, 3, |pool, user| {
            let mut session = pool.acquire_as(Request::new().login(user % 2)).expect("a session");
            work(&mut session, Some(user % 2));
        });
    });
}

#[test]
fn who_is_refused_makes_room() {
    check(|| {
        let config = Config { homogeneous: false, ..config(1) };
        users(Database { limit: 1, ..Database::default() }, config, 3, |pool, user| {
            let login = if user == 0 { WRONG } else { user };
            match pool.acquire_as(Request::new().login(login)) {
                Ok(mut session) => work(&mut session, Some(login)),
                Err(error) => assert_eq!(login, WRONG, "{error}"),
            }
        });
    });
}

#[test]
fn closing_sends_everybody_away() {
    check(|| {
        users(Database { limit: 1, ..Database::default() }, config(1), 4, |pool, user| {
            if user == 0 {
                pool.close(true).expect("there is force");
                return;
            }
            match pool.acquire() {
                Ok(mut session) => work(&mut session, None),
                Err(error) => assert!(matches!(error, PoolError::Closed), "{error}"),
            }
        });
    });
}

#[test]
fn sizes_change_under_way() {
    check(|| {
        users(Database { limit: 3, ..Database::default() }, config(1), 3, |pool, user| {
            if user == 0 {
                pool.reconfigure(Config { min: 2, ..config(3) }).expect("settings that fit");
                pool.reconfigure(config(1)).expect("settings that fit");
                return;
            }
            work(&mut pool.acquire().expect("a session"), None);
        });
    });
}

/// A fork cannot be made without unsafe code: the pool is one as it would be in a child, made by
/// another process, with a session that is in use.
#[test]
fn a_child_neither_uses_nor_returns_what_the_parent_opened() {
    shuttle::check_random(
        || {
            let database = Arc::new(Database::default());
            let other = Home::of(std::process::id() ^ 1);
            let pool = Pool::start(Arc::clone(&database), config(1), None, other).expect("settings that fit");
            let (shared, kind) = (&pool.0.shared, Kind::default());
            shared.lock().reserve(&kind);
            let opened = shared.open(&kind, Purity::Default, Deadline::NEVER, |state, entry| {
                state.in_use();
                entry
            });
            let session = Pooled::new(lease::Lease::new(shared, opened.expect("it is reachable")));
            drop(session);
            assert_eq!((pool.stats().busy, pool.stats().idle), (1, 0), "the child changed the pool");
            assert_eq!(database.open.load(SeqCst), 0, "the child kept the connection");
            assert!(matches!(pool.acquire(), Err(PoolError::OtherProcess)));
            assert!(matches!(pool.close(true), Err(PoolError::OtherProcess)));
            // A real child has no thread to end.
            shared.shut();
        },
        10,
    );
}
