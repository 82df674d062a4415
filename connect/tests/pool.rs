//! Sizes, modes, checks and closing of a pool, with sessions that are none.

mod pooling;

use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::thread;
use std::time::{Duration, Instant};

use pooling::{Database, Refusal, error, until};
use tns_connect::pool::{Config, ConfigError, GetMode, Pool, PoolError};

const SOON: Duration = Duration::from_millis(30);

#[test]
fn it_starts_with_min_and_grows_by_increment_up_to_max() {
    let database = Database::default();
    let pool = database.filled(Config { min: 2, max: 6, increment: 3, ..Config::default() });
    assert_eq!((database.open_now(), pool.stats().idle), (2, 2));
    let mut held: Vec<_> = (0..3).map(|_| pool.acquire().expect("there is room")).collect();
    until("it grew by three", || pool.stats().open == 5);
    held.extend((0..3).map(|_| pool.acquire().expect("there is room")));
    assert_eq!((database.open_now(), pool.stats().busy), (6, 6));
    drop(held);
    assert_eq!((pool.stats().busy, pool.stats().idle, database.most_open()), (0, 6, 6));
}

#[test]
fn no_wait_fails_at_once_and_grows_for_the_next() {
    let database = Database::default();
    let pool = database.filled(Config { mode: GetMode::NoWait, ..Config::default() });
    let one = pool.acquire().expect("one is idle");
    let refused = error(pool.acquire());
    assert!(matches!(refused, PoolError::Exhausted { busy: 1, max: 2 }), "{refused}");
    assert_eq!(refused.code(), Some("ORA-24496"));
    until("it grew", || pool.stats().idle == 1);
    let two = pool.acquire().expect("it has grown");
    assert!(matches!(error(pool.acquire()), PoolError::Exhausted { busy: 2, .. }));
    assert_ne!(one.number, two.number);
}

#[test]
fn force_opens_one_more_and_closes_it_when_it_comes_back() {
    let database = Database::default();
    let pool = database.filled(Config { mode: GetMode::ForceGet, ..Config::fixed(1) });
    let held = [pool.acquire().expect("one is idle"), pool.acquire().expect("there is force")];
    assert_eq!((pool.stats().open, database.open_now()), (2, 2));
    drop(held);
    until("it has shrunk", || database.open_now() == 1);
    assert_eq!((database.log().len(), pool.stats().idle), (1, 1));
}

#[test]
fn a_timed_wait_ends() {
    let database = Database::default();
    let pool = database.filled(Config { mode: GetMode::TimedWait(SOON), ..Config::fixed(1) });
    let held = pool.acquire().expect("one is idle");
    let start = Instant::now();
    let late = error(pool.acquire());
    assert!(start.elapsed() >= SOON);
    assert!(matches!(late, PoolError::TimedOut { busy: 1, max: 1, cause: None, .. }), "{late}");
    assert_eq!((late.code(), pool.stats().timed_out), (Some("ORA-24457"), 1));
    drop(held);
    assert!(pool.acquire().is_ok());
}

#[test]
fn a_wait_ends_with_a_session_that_comes_back() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(1));
    let held = pool.acquire().expect("one is idle");
    let waiting = thread::spawn({
        let pool = pool.clone();
        move || pool.acquire().map(|session| session.number)
    });
    until("somebody waits", || pool.stats().waiting == 1);
    drop(held);
    assert_eq!(waiting.join().expect("no panic").expect("it came back"), 1);
    let stats = pool.stats();
    assert_eq!((stats.acquired, stats.waited, stats.waiting_peak, stats.opened), (2, 1, 1, 1));
}

#[test]
fn unused_sessions_above_min_are_closed() {
    let database = Database::default();
    let config = Config { min: 1, max: 4, increment: 1, timeout: Some(SOON), ..Config::default() };
    let pool = database.filled(config);
    drop((0..4).map(|_| pool.acquire().expect("there is room")).collect::<Vec<_>>());
    until("it has shrunk", || database.open_now() == 1);
    thread::sleep(3 * SOON);
    assert_eq!((database.open_now(), pool.stats().timed_idle), (1, 3));
}

#[test]
fn old_sessions_are_replaced_and_those_in_use_when_they_come_back() {
    let database = Database::default();
    let pool = database.filled(Config { max_lifetime: Some(SOON), ..Config::fixed(2) });
    let held = pool.acquire().expect("one is idle");
    let number = held.number;
    until("the other one was replaced", || database.log().contains(&format!("off {}", 3 - number)));
    assert!(!held.broken.load(SeqCst));
    drop(held);
    until("so was this one", || database.log().contains(&format!("off {number}")));
    until("it is full again", || pool.stats().open == 2);
    assert_eq!(database.most_open(), 2);
}

#[test]
fn a_ping_is_made_after_the_interval_only() {
    let database = Database::default();
    let rarely = database.filled(Config::fixed(1));
    drop(rarely.acquire());
    drop(rarely.acquire());
    assert!(database.log().is_empty());
    let never = database.filled(Config { ping_interval: None, ..Config::fixed(1) });
    drop(never.acquire());
    assert!(database.log().is_empty());
    let always = database.filled(Config { ping_interval: Some(Duration::ZERO), ..Config::fixed(1) });
    drop(always.acquire());
    assert_eq!(database.log(), ["ping 3"]);
}

#[test]
fn a_broken_connection_is_replaced_before_anybody_sees_it() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(1));
    let session = pool.acquire().expect("one is idle");
    let broken = Arc::clone(&session.broken);
    drop(session);
    broken.store(true, SeqCst);
    assert_eq!(pool.acquire().expect("another").number, 2);
    assert_eq!((pool.stats().dead, database.log()), (1, vec!["cut 1".to_owned()]));
}

#[test]
fn what_cannot_be_used_again_does_not_come_back() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(1));
    let session = pool.acquire().expect("one is idle");
    session.broken.store(true, SeqCst);
    drop(session);
    assert_eq!(database.log(), ["cut 1"]);
    pool.acquire().expect("another").discard();
    until("it was logged off", || database.log() == ["off 2"]);
    let third = pool.acquire().expect("another");
    let panicked = thread::spawn(move || {
        let _third = third;
        panic!("in the middle of something");
    });
    assert!(panicked.join().is_err());
    assert_eq!(database.log(), ["cut 3"]);
    assert_eq!(pool.acquire().expect("another").number, 4);
}

#[test]
fn settings_that_cannot_be_are_refused_as_a_whole() {
    let database = Database::default();
    let grow = Config { min: 1, max: 3, increment: 0, ..Config::default() };
    assert!(matches!(
        Pool::new(database.clone(), grow.clone()).map(drop),
        Err(PoolError::Config(ConfigError::NeverGrows { min: 1, max: 3 }))
    ));
    let pool = database.filled(Config::fixed(2));
    for (config, why) in [
        (grow, ConfigError::NeverGrows { min: 1, max: 3 }),
        (Config { max: 0, ..Config::fixed(0) }, ConfigError::NoRoom),
        (Config { max_per_shard: Some(0), ..Config::fixed(1) }, ConfigError::NoRoomPerShard),
        (Config { homogeneous: false, ..Config::fixed(1) }, ConfigError::OtherNature),
    ] {
        assert!(matches!(error(pool.reconfigure(config)), PoolError::Config(other) if other == why));
    }
    assert_eq!(pool.config(), Config::fixed(2));
}

#[test]
fn the_size_changes_while_it_runs() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(1));
    let held = pool.acquire().expect("one is idle");
    let waiting = thread::spawn({
        let pool = pool.clone();
        move || pool.acquire().map(|session| session.number)
    });
    until("somebody waits", || pool.stats().waiting == 1);
    pool.reconfigure(Config::fixed(3)).expect("settings that fit");
    assert!(waiting.join().expect("no panic").is_ok());
    until("it has grown", || database.open_now() == 3);
    pool.reconfigure(Config::fixed(1)).expect("settings that fit");
    until("what was unused is closed", || database.open_now() == 1);
    drop(held);
    assert_eq!(pool.stats().open, 1);
}

#[test]
fn closing_needs_force_where_sessions_are_in_use() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(2));
    let held = pool.acquire().expect("one is idle");
    assert!(matches!(error(pool.close(false)), PoolError::InUse(1)));
    assert!(pool.acquire().is_ok(), "nothing has changed");
    pool.close(true).expect("there is force");
    assert!(held.broken.load(SeqCst), "its connection is broken");
    assert!(matches!(error(pool.acquire()), PoolError::Closed));
    assert!(matches!(error(pool.reconfigure(Config::fixed(1))), PoolError::Closed));
    assert_eq!(database.open_now(), 1);
    drop(held);
    assert_eq!((database.open_now(), pool.stats().open, pool.stats().closed), (0, 0, 2));
}

#[test]
fn a_session_that_comes_after_closing_is_given_to_nobody() {
    let database = Database::default();
    database.slow(3 * SOON);
    let pool = database.pool(Config { external: true, ..Config::fixed(1) });
    let opening = thread::spawn({
        let pool = pool.clone();
        move || pool.acquire().map(drop)
    });
    until("it is being opened", || pool.stats().opening == 1);
    pool.close(false).expect("nobody uses one");
    assert!(matches!(opening.join().expect("no panic"), Err(PoolError::Closed)));
    assert_eq!((database.open_now(), database.tries()), (0, 1));
}

#[test]
fn a_panic_while_opening_costs_nobody_else() {
    let database = Database::default();
    let pool = database.pool(Config { external: true, ..Config::fixed(1) });
    database.refuse(Some(Refusal::Bug));
    let panicked = thread::spawn({
        let pool = pool.clone();
        move || pool.acquire().map(drop)
    });
    assert!(panicked.join().is_err());
    database.refuse(None);
    assert!(pool.acquire().is_ok(), "the place is lost");
}

#[test]
fn a_panic_of_the_thread_closes_the_pool() {
    let database = Database::default();
    let pool = database.filled(Config { max: 2, ..Config::default() });
    let _held = pool.acquire().expect("one is idle");
    database.refuse(Some(Refusal::Bug));
    assert!(matches!(error(pool.acquire()), PoolError::Closed));
    assert_eq!((pool.stats().opening, pool.stats().waiting), (0, 0));
}

#[test]
fn the_last_copy_closes_the_pool_and_sessions_outlive_it() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(2));
    let held = pool.acquire().expect("one is idle");
    let number = held.number;
    drop(pool.clone());
    assert_eq!(database.open_now(), 2);
    drop(pool);
    until("the unused one is closed", || database.open_now() == 1);
    drop(held);
    assert_eq!(database.open_now(), 0);
    assert!(database.log().contains(&format!("off {number}")));
}
