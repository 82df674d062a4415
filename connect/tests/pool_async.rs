//! The pool for tokio: tasks that wait, futures that are dropped.

mod pooled;
mod pooling;

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use pooled::{PATIENCE, all_gone, at, calls, connector, scott, until};
use tns_connect::pool::{
    AsyncPool, AsyncSessionPool, AsyncSessions, Callback, Config, GetMode, PoolError, Request, Sessions,
};
use tns_testbed::{Break, Cable, Database, How, Running, Way};
use tokio::runtime::{Builder, Handle};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// A pool whose sessions are open.
async fn filled(database: &Running, config: Config) -> AsyncSessionPool {
    let pool = AsyncPool::of_sessions(at(database, ""), scott(), config).expect("settings that fit");
    pool.fill(Some(PATIENCE)).await.expect("the database is there");
    pool
}

fn fakes(database: &pooling::Database, config: Config) -> AsyncPool<pooling::Database> {
    AsyncPool::new(database.clone(), config).expect("settings that fit")
}

#[tokio::test]
async fn a_thousand_tasks_share_ten_sessions() {
    let database = Database::builder().start().expect("a database");
    let pool = filled(&database, Config::fixed(10)).await;
    let mut tasks = JoinSet::new();
    for _ in 0..1_000 {
        let pool = pool.clone();
        tasks.spawn(async move {
            for _ in 0..2 {
                let mut session = pool.acquire().await.expect("a session");
                session.ping().await.expect("it answers");
            }
        });
    }
    while let Some(served) = tasks.join_next().await {
        served.expect("no panic");
    }
    let stats = pool.stats();
    assert_eq!((stats.acquired, stats.busy, stats.waiting, stats.opened), (2_000, 0, 0, 10), "{stats:?}");
    pool.close(false).await.expect("nobody uses one");
    all_gone(&database);
}

#[tokio::test]
async fn futures_that_are_dropped_lose_nothing() {
    let database = pooling::Database::default();
    let pool = fakes(&database, Config::fixed(3));
    pool.fill(None).await.expect("it opens");
    let served = Arc::new(AtomicUsize::new(0));
    let mut tasks = JoinSet::new();
    for task in 0..400_u64 {
        let (pool, served) = (pool.clone(), Arc::clone(&served));
        tasks.spawn(async move {
            let patience = Duration::from_micros(task * 37 % 4_000);
            if let Ok(session) = timeout(patience, pool.acquire()).await {
                let session = session.expect("a session");
                sleep(Duration::from_micros(200)).await;
                session.release().await;
                served.fetch_add(1, SeqCst);
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.expect("no panic");
    }
    until("all are back", || pool.stats().idle == 3);
    let stats = pool.stats();
    assert!((1..400).contains(&served.load(SeqCst)), "{served:?} were served");
    assert_eq!((stats.busy, stats.waiting, stats.opened, stats.closed), (0, 0, 3, 0), "{stats:?}");
}

#[tokio::test]
async fn a_session_that_is_being_opened_stays_in_the_pool() {
    let database = pooling::Database::default();
    database.slow(Duration::from_millis(100));
    let pool = fakes(&database, Config { homogeneous: false, ..Config::default() });
    assert!(timeout(Duration::from_millis(20), pool.acquire()).await.is_err(), "it is not open yet");
    until("it is in the pool", || pool.stats().idle == 1);
    assert_eq!((pool.stats().opening, database.tries()), (0, 1));
    pool.acquire().await.expect("the same").release().await;
    assert_eq!(database.tries(), 1);
}

#[tokio::test]
async fn whoever_waits_is_told() {
    let database = pooling::Database::default();
    let pool =
        fakes(&database, Config { mode: GetMode::TimedWait(Duration::from_millis(30)), ..Config::fixed(1) });
    let held = pool.acquire().await.expect("a session");
    let late = pool.acquire().await.expect_err("it is in use");
    assert!(matches!(late, PoolError::TimedOut { busy: 1, .. }), "{late}");
    drop(held);
    pool.blocking().reconfigure(Config::fixed(1)).expect("settings that fit");
    let held = pool.acquire().await.expect("it is back");
    let waits = tokio::spawn({
        let pool = pool.clone();
        async move { pool.acquire().await.map(drop) }
    });
    while pool.stats().waiting == 0 {
        sleep(Duration::from_millis(1)).await;
    }
    pool.close(true).await.expect("it is forced");
    assert!(matches!(waits.await.expect("no panic"), Err(PoolError::Closed)));
    held.discard().await;
    assert_eq!(database.open_now(), 0);
}

#[test]
fn waiting_and_taking_need_no_thread() {
    let runtime = Builder::new_current_thread().enable_all().max_blocking_threads(1).build().expect("one");
    runtime.block_on(async {
        let database = Database::builder().start().expect("a database");
        let pool = filled(&database, Config::fixed(1)).await;
        let (free, blocks) = mpsc::channel::<()>();
        let busy = tokio::task::spawn_blocking(move || blocks.recv());
        let mut held = pool.acquire().await.expect("a session");
        let waits = tokio::spawn({
            let pool = pool.clone();
            async move { pool.acquire().await.map(drop) }
        });
        held.query("select 1 from dual", &[]).await.expect("a row");
        drop(held);
        waits.await.expect("no panic").expect("it was given back");
        drop(free);
        busy.await.expect("no panic").expect_err("nothing was sent");
    });
}

#[tokio::test]
async fn what_a_user_leaves_behind_is_rolled_back() {
    let database = Database::builder().start().expect("a database");
    let pool = filled(&database, Config::fixed(1)).await;
    let mut session = pool.acquire().await.expect("a session");
    session.execute("savepoint here", &[]).await.expect("a transaction");
    session.release().await;
    assert_eq!((calls(&database), pool.stats().idle), (vec!["execute", "rollback"], 1));
    let mut session = pool.acquire().await.expect("the same");
    let sleeps = session.execute("begin dbms_session.sleep(60); end;", &[]);
    assert!(timeout(Duration::from_millis(50), sleeps).await.is_err(), "it sleeps");
    drop(session);
    let mut session = pool.acquire().await.expect("a session that works");
    assert_eq!(session.query("select 1 from dual", &[]).await.expect("a row").rows.len(), 1);
    drop(session);
    assert_eq!(database.sessions().len(), 1, "the call was stopped, and the session stayed");
    pool.close(false).await.expect("nobody uses one");
    all_gone(&database);
}

/// What a program does with a pool.
async fn live(pool: &AsyncSessionPool) -> Result<(), Box<dyn Error>> {
    let mut session = pool.acquire().await?;
    session.query("select 1 from dual", &[]).await?;
    session.execute("savepoint here", &[]).await?;
    session.release().await;
    pool.acquire().await?.query("select 1 from dual", &[]).await?;
    Ok(())
}

#[tokio::test]
async fn connections_that_are_cut_are_replaced() {
    let database = Database::builder().start().expect("a database");
    let pause = Duration::from_millis(1);
    let always = Some(Duration::ZERO);
    let config = Config {
        ping_interval: always,
        retry_delay: pause,
        retry_delay_max: pause,
        min: 0,
        ..Config::default()
    };
    let mut told = 0;
    let points = (0..4_000).step_by(171).flat_map(|at| [(Way::ToServer, at), (Way::ToClient, at)]);
    for (way, after) in points {
        let cable = Cable::lay(database.port("A").expect("a listener")).expect("a port");
        cable.break_next(Break { way, after, how: How::Cut });
        let pool =
            AsyncPool::of_sessions(connector(cable.port(), ""), scott(), config.clone()).expect("a pool");
        if live(&pool).await.is_err() {
            told += 1;
            sleep(pause * 3).await;
            live(&pool).await.unwrap_or_else(|error| panic!("{way:?} {after}: {error}"));
        }
        until("nobody has one", || pool.stats().busy == 0);
        pool.close(false).await.expect("nobody has one");
        assert_eq!((pool.stats().open, pool.stats().opened), (0, pool.stats().closed), "{way:?} {after}");
    }
    assert!(told > 15, "{told} were told");
    all_gone(&database);
}

#[tokio::test]
async fn callbacks_block_a_thread_of_their_own() {
    let database = Database::builder().start().expect("a database");
    let sessions = AsyncSessions::new(Sessions::new(at(&database, ""), scott()), Handle::current());
    let callback = Callback::<AsyncSessions>::blocking(|session, requested, actual| {
        session.execute("alter session set nls_date_format = 'YYYY'", &[])?;
        *actual = requested.cloned();
        Ok(())
    });
    let pool = AsyncPool::with_callback(sessions, Config::fixed(1), callback).expect("a pool");
    let tagged = || Request::new().tag("format=year".parse().expect("a tag"));
    for _ in 0..2 {
        let session = pool.acquire_as(tagged()).await.expect("a session");
        assert_eq!(session.tag().map(ToString::to_string).as_deref(), Some("format=year"));
    }
    assert_eq!(calls(&database), ["execute"]);
}
