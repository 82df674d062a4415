//! Many users of a small pool, and a database that goes away.

mod pooling;

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use pooling::{Database, Refusal, error, until};
use tns_connect::pool::{Config, GetMode, Pool, PoolError};

/// So many users, each on a thread with a small stack.
fn crowd<T: Send + 'static>(
    count: usize,
    each: impl Fn(usize) -> T + Send + Sync + 'static,
) -> Vec<thread::JoinHandle<T>> {
    let each = Arc::new(each);
    let start = |user| {
        let each = Arc::clone(&each);
        thread::Builder::new().stack_size(128 << 10).spawn(move || each(user)).expect("a thread")
    };
    (0..count).map(start).collect()
}

#[test]
fn a_thousand_users_share_ten_sessions() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(10));
    let (barrier, using) = (Arc::new(Barrier::new(1_000)), Arc::new(AtomicUsize::new(0)));
    let users = crowd(1_000, {
        let pool = pool.clone();
        move |_| {
            barrier.wait();
            for _ in 0..5 {
                let session = pool.acquire().expect("a session");
                assert!(using.fetch_add(1, SeqCst) < 10, "more than ten are in use");
                thread::yield_now();
                using.fetch_sub(1, SeqCst);
                drop(session);
            }
        }
    });
    users.into_iter().for_each(|user| user.join().expect("everybody is served"));
    let stats = pool.stats();
    assert_eq!((stats.acquired, stats.busy, stats.waiting, stats.idle), (5_000, 0, 0, 10), "{stats:?}");
    assert_eq!((stats.opened, database.most_open(), stats.busy_peak), (10, 10, 10));
    pool.close(false).expect("nobody uses one");
    assert_eq!(database.open_now(), 0);
}

#[test]
fn users_are_served_in_the_order_in_which_they_came() {
    let database = Database::default();
    let pool = database.filled(Config::fixed(1));
    let held = pool.acquire().expect("one is idle");
    let order = Arc::new(Mutex::new(Vec::new()));
    let mut users = Vec::new();
    for user in 0..100 {
        let (pool, order) = (pool.clone(), Arc::clone(&order));
        let known = pool.clone();
        users.push(thread::spawn(move || {
            let session = pool.acquire().expect("a session");
            order.lock().expect("no panic").push(user);
            drop(session);
        }));
        until("it waits", || known.stats().waiting == user + 1);
    }
    drop(held);
    users.into_iter().for_each(|user| user.join().expect("everybody is served"));
    assert_eq!(*order.lock().expect("no panic"), (0..100).collect::<Vec<_>>());
}

#[test]
fn who_comes_again_and_again_takes_no_more_than_a_share() {
    let pool = Database::default().filled(Config::fixed(2));
    let end = Instant::now() + Duration::from_millis(300);
    let served: Vec<usize> = crowd(8, {
        let pool = pool.clone();
        move |_| {
            let mut served = 0;
            while Instant::now() < end {
                let session = pool.acquire().expect("a session");
                thread::sleep(Duration::from_micros(500));
                drop(session);
                served += 1;
            }
            served
        }
    })
    .into_iter()
    .map(|user| user.join().expect("everybody is served"))
    .collect();
    let (least, most) = (served.iter().min(), served.iter().max());
    assert!(most <= least.map(|least| least * 2 + 2).as_ref(), "{served:?}");
}

#[test]
fn who_gives_up_leaves_no_trace() {
    let database = Database::default();
    let pool =
        database.filled(Config { mode: GetMode::TimedWait(Duration::from_micros(300)), ..Config::fixed(2) });
    let users = crowd(100, {
        let pool = pool.clone();
        move |_| {
            (0..50)
                .filter(|_| match pool.acquire() {
                    Ok(session) => {
                        thread::sleep(Duration::from_micros(100));
                        drop(session);
                        true
                    }
                    Err(PoolError::TimedOut { .. }) => false,
                    Err(error) => panic!("{error}"),
                })
                .count() as u64
        }
    });
    let served: u64 = users.into_iter().map(|user| user.join().expect("no panic")).sum();
    let stats = pool.stats();
    assert_eq!((stats.acquired, stats.timed_out), (served, 5_000 - served));
    assert_eq!((stats.busy, stats.waiting, stats.idle, database.most_open()), (0, 0, 2, 2), "{stats:?}");
}

/// The settings for a database that goes away.
fn fragile(mode: GetMode) -> Config {
    Config {
        mode,
        ping_interval: Some(Duration::ZERO),
        retry_delay: Duration::from_millis(20),
        retry_delay_max: Duration::from_millis(80),
        ..Config::fixed(10)
    }
}

fn ask(pool: &Pool<Database>, users: usize) -> Vec<Result<(), PoolError<Refusal>>> {
    let users = crowd(users, {
        let pool = pool.clone();
        move |_| pool.acquire().map(drop)
    });
    users.into_iter().map(|user| user.join().expect("no panic")).collect()
}

#[test]
fn a_dead_database_is_told_to_everybody_and_asked_rarely() {
    let database = Database::default();
    let pool = database.filled(fragile(GetMode::Wait));
    let before = database.tries();
    database.die();
    let start = Instant::now();
    let answers = ask(&pool, 200);
    assert!(answers.iter().all(|answer| matches!(answer, Err(PoolError::Open(_)))), "{answers:?}");
    assert_eq!(database.open_now(), 0, "a dead session is still there");
    thread::sleep(Duration::from_millis(200));
    let (tries, longest) = (database.tries() - before, start.elapsed().as_millis() as u64 / 20 + 2);
    assert!(tries >= 2 && tries <= longest, "{tries} attempts");
    assert_eq!(database.most_opening(), 1);
}

#[test]
fn it_recovers_by_itself_and_without_a_storm() {
    let database = Database::default();
    let pool = database.filled(fragile(GetMode::Wait));
    database.die();
    assert!(matches!(error(pool.acquire()), PoolError::Open(_)));
    until("all are gone", || ask(&pool, 1).is_empty() || pool.stats().open == 0);
    let before = database.tries();
    database.refuse(None);
    until("it is full again", || pool.stats().idle == 10);
    assert!(database.tries() - before <= 11, "{} attempts", database.tries() - before);
    assert_eq!((database.most_opening(), database.most_open()), (1, 10));
    assert!(ask(&pool, 50).iter().all(Result::is_ok));
}

#[test]
fn who_has_time_waits_for_the_database() {
    let database = Database::default();
    let pool = database.filled(fragile(GetMode::TimedWait(Duration::from_secs(20))));
    database.die();
    let users = crowd(50, {
        let pool = pool.clone();
        move |_| pool.acquire().map(drop)
    });
    until("all wait", || pool.stats().waiting == 50 && pool.stats().open_failed > 1);
    database.refuse(None);
    assert!(users.into_iter().all(|user| user.join().expect("no panic").is_ok()));
    assert_eq!((database.most_opening(), database.most_open()), (1, 10));
}

#[test]
fn a_timed_wait_for_a_dead_database_says_so() {
    let database = Database::default();
    database.refuse(Some(Refusal::Away));
    let pool = database.pool(fragile(GetMode::TimedWait(Duration::from_millis(60))));
    let late = error(pool.acquire());
    assert!(matches!(&late, PoolError::TimedOut { cause: Some(_), .. }), "{late}");
    assert_eq!(late.code(), Some("ORA-24459"));
    assert!(late.to_string().contains("ORA-12541"), "{late}");
}

#[test]
fn users_of_their_own_sessions_do_not_storm_either() {
    let database = Database::default();
    let pool = database.pool(Config { homogeneous: false, min: 0, ..fragile(GetMode::Wait) });
    database.slow(Duration::from_millis(2));
    database.refuse(Some(Refusal::Away));
    assert!(matches!(error(pool.acquire()), PoolError::Open(_)));
    let before = database.tries();
    let answers = ask(&pool, 200);
    assert!(answers.iter().all(|answer| matches!(answer, Err(PoolError::Open(_)))), "{answers:?}");
    assert!(database.tries() - before <= 10, "{} attempts", database.tries() - before);
    database.refuse(None);
    until("it is back", || pool.acquire().is_ok());
    assert!(ask(&pool, 50).iter().all(Result::is_ok));
    assert!(database.most_open() <= 10);
}

#[test]
fn a_wrong_password_is_not_tried_again_and_again() {
    let database = Database::default();
    database.refuse(Some(Refusal::Password));
    let pool = database.pool(fragile(GetMode::TimedWait(Duration::from_secs(20))));
    assert!(matches!(error(pool.fill(None)), PoolError::Open(_)));
    thread::sleep(Duration::from_millis(300));
    assert_eq!(database.tries(), 1, "the account would be locked");
    let refused = error(pool.acquire());
    assert!(matches!(&refused, PoolError::Open(why) if **why == Refusal::Password), "{refused}");
    assert_eq!(database.tries(), 2);
}

#[test]
fn one_dead_session_makes_the_others_suspect() {
    let database = Database::default();
    let pool = database.filled(Config { ping_interval: None, ..fragile(GetMode::Wait) });
    let one = pool.acquire().expect("one is idle");
    let broken = Arc::clone(&one.broken);
    drop(one);
    database.die();
    database.refuse(None);
    broken.store(true, SeqCst);
    let session = pool.acquire().expect("a new one");
    assert!(session.number > 10, "{} was dead", session.number);
}
