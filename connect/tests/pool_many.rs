//! A thousand users of a pool of ten real sessions.

mod pooled;

use std::thread;
use std::time::{Duration, Instant};

use pooled::{all_gone, filled, until};
use tns_connect::pool::Config;
use tns_testbed::Database;

const USERS: usize = 1_000;
const ROUNDS: usize = 5;

#[test]
fn a_thousand_users_are_served_alike() {
    let database = Database::builder().start().expect("a database");
    let pool = filled(&database, Config::fixed(10));
    let held: Vec<_> = (0..10).map(|_| pool.acquire().expect("a session")).collect();
    let users: Vec<_> = (0..USERS)
        .map(|_| {
            let pool = pool.clone();
            let user = move || {
                for _ in 0..ROUNDS {
                    let mut session = pool.acquire().expect("a session");
                    session.ping().expect("it answers");
                }
                Instant::now()
            };
            thread::Builder::new().stack_size(256 << 10).spawn(user).expect("a thread")
        })
        .collect();
    until("all wait", || pool.stats().waiting == USERS);
    let start = Instant::now();
    drop(held);
    let took = users.into_iter().map(|user| user.join().expect("served") - start);
    let took: Vec<Duration> = took.collect();
    let stats = pool.stats();
    let served = (USERS * ROUNDS + 10) as u64;
    assert_eq!((stats.acquired, stats.busy, stats.waiting, stats.idle), (served, 0, 0, 10), "{stats:?}");
    assert_eq!((stats.opened, stats.dead, stats.busy_peak), (10, 0, 10));
    // In each round everybody waits behind everybody else, so that none is through before the last one.
    let (first, last) = (took.iter().min().expect("some"), took.iter().max().expect("some"));
    assert!(*last < *first * 2, "the first was through in {first:?}, the last in {last:?}");
    let sessions = database.sessions();
    let pings: usize = sessions.iter().map(|session| session.calls.len()).sum();
    assert_eq!((sessions.len(), pings), (10, USERS * ROUNDS));
    pool.close(false).expect("nobody uses one");
    all_gone(&database);
}
