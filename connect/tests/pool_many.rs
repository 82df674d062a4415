//! A thousand users of a pool of ten real sessions.

mod pooled;

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::{Duration, Instant};

use pooled::{all_gone, filled};
use tns_connect::pool::Config;
use tns_testbed::Database;

const USERS: usize = 1_000;
const ROUNDS: usize = 5;

#[test]
fn a_thousand_users_are_served_alike() {
    let database = Database::builder().start().expect("a database");
    let pool = filled(&database, Config::fixed(10));
    let barrier = Arc::new(Barrier::new(USERS));
    let users: Vec<_> = (0..USERS)
        .map(|_| {
            let (pool, barrier) = (pool.clone(), Arc::clone(&barrier));
            let user = move || {
                barrier.wait();
                let start = Instant::now();
                for _ in 0..ROUNDS {
                    let mut session = pool.acquire().expect("a session");
                    session.ping().expect("it answers");
                }
                start.elapsed()
            };
            thread::Builder::new().stack_size(256 << 10).spawn(user).expect("a thread")
        })
        .collect();
    let took: Vec<Duration> = users.into_iter().map(|user| user.join().expect("served")).collect();
    let stats = pool.stats();
    let served = (USERS * ROUNDS) as u64;
    assert_eq!((stats.acquired, stats.busy, stats.waiting, stats.idle), (served, 0, 0, 10), "{stats:?}");
    assert_eq!((stats.opened, stats.dead, stats.busy_peak), (10, 0, 10));
    // Everybody waits once behind everybody else in each round: all are through at about the same time.
    let (first, last) = (took.iter().min().expect("some"), took.iter().max().expect("some"));
    assert!(*last < *first * 2, "the first was through in {first:?}, the last in {last:?}");
    let sessions = database.sessions();
    let pings: usize = sessions.iter().map(|session| session.calls.len()).sum();
    assert_eq!((sessions.len(), pings), (10, USERS * ROUNDS));
    pool.close(false).expect("nobody uses one");
    all_gone(&database);
}
