//! Pools of real sessions: what the database sees of them.

mod pooled;

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use pooled::{PATIENCE, all_gone, at, calls, code, error, filled, pool, scott, sessions, until};
use tns_connect::login::Auth;
use tns_connect::pool::{
    Callback, Config, Credentials, GetMode, Pool, PoolError, Purity, Request, SessionError, Sessions, Tag,
};
use tns_connect::session::{CallErrorKind, Value};
use tns_testbed::{Database, Does, Ending, Fault, User};

fn one() -> Config {
    Config { ping_interval: None, ..Config::fixed(1) }
}

#[test]
fn only_an_open_transaction_costs_a_rollback() {
    let database = Database::builder().start().expect("a database");
    let pool = filled(&database, one());
    let mut session = pool.acquire().expect("a session");
    session.query("select 1 from dual", &[]).expect("a row");
    session.set_call_timeout(Some(Duration::from_secs(7)));
    drop(session);
    assert_eq!(calls(&database), ["execute"]);
    let mut session = pool.acquire().expect("the same");
    assert_eq!(session.call_timeout(), None, "the next user has settings of its own");
    session.execute("savepoint here", &[]).expect("a transaction");
    drop(session);
    assert_eq!(calls(&database), ["execute", "execute", "rollback"]);
    assert_eq!(database.sessions()[0].cursors, 0, "they are closed along with the rollback");
    pool.close(false).expect("nobody uses one");
    assert_eq!(calls(&database)[3..], ["logoff"]);
    all_gone(&database);
    assert_eq!(database.sessions()[0].ending, Some(Ending::Logoff));
}

#[test]
fn pooled_servers_are_given_back_without_waiting() {
    let database = Database::builder().drcp(4).start().expect("a database");
    let connector = at(&database, "(SERVER=POOLED)");
    let pool = Pool::of_sessions(connector, scott(), Config { min: 2, max: 4, ..one() }).expect("a pool");
    assert!(pool.config().pooled_servers && pool.stats().open == 0, "it starts empty");
    let mut session = pool.acquire().expect("a session");
    session.query("select 1 from dual", &[]).expect("a row");
    drop(session);
    until("the server is back", || calls(&database).contains(&"release"));
    let seen = database.sessions().remove(0);
    let login = seen.login.expect("it logged in");
    assert_eq!((seen.purity, seen.traffic.messages), (Some(2), login.messages + 1), "the query's answer");
    assert!(seen.class.is_some_and(|class| class.starts_with("TNS:")), "a class of the pool's own");
    pool.acquire().expect("the same").ping().expect("it has a server again");
    assert_eq!(database.sessions()[0].pooled, (2, 1));
    let new = Request::new().class("HR").purity(Purity::New);
    drop(pool.acquire_as(new).expect("another session"));
    let seen = database.sessions().remove(1);
    assert_eq!((seen.class.as_deref(), seen.purity), (Some("HR"), Some(1)));
    pool.close(false).expect("nobody uses one");
    all_gone(&database);
}

#[test]
fn the_descriptor_names_class_and_purity() {
    let database = Database::builder().drcp(4).start().expect("a database");
    let connector = at(&database, "(SERVER=POOLED)(POOL_CONNECTION_CLASS=SALES)(POOL_PURITY=NEW)");
    let pool = Pool::of_sessions(connector, scott(), one()).expect("a pool");
    drop(pool.acquire().expect("a session"));
    let seen = database.sessions().remove(0);
    assert_eq!((seen.class.as_deref(), seen.purity), (Some("SALES"), Some(1)));
}

#[test]
fn everybody_may_bring_credentials() {
    let hr = User { proxy_for: vec!["hr".to_owned()], ..User::new("scott", "tiger") };
    let database = Database::builder().user(hr).user(User::new("hr", "hr")).start().expect("a database");
    let pool = pool(&database, Config { homogeneous: false, max: 4, ..one() });
    let who = |request| -> Result<Value, PoolError<SessionError>> {
        let mut session = pool.acquire_as(request)?;
        Ok(session.query("select user from dual", &[]).expect("a row").rows[0][0].clone())
    };
    let text = |name: &str| Value::Text(name.to_owned());
    let of = |user: &str, password: &str| Request::new().login(Credentials::password(user, password));
    assert_eq!(who(Request::new()).expect("the pool's own"), text("SCOTT"));
    assert_eq!(who(of("hr", "hr")).expect("another user"), text("HR"));
    assert_eq!(who(Request::new().login(Credentials::proxy("hr"))).expect("a proxy user"), text("HR"));
    assert_eq!(code(&error(who(of("hr", "wrong")))), Some("ORA-01017"));
    assert_eq!(who(of("hr", "hr")).expect("the same session"), text("HR"));
    let logged_in = database.sessions();
    let proxies: Vec<_> = logged_in.iter().map(|session| session.proxy.as_deref()).collect();
    assert_eq!(proxies, [None, None, Some("SCOTT"), None], "{logged_in:?}");
    assert!(!format!("{:?}", Credentials::password("hr", String::from("secret"))).contains("secret"));
}

#[test]
fn a_wrong_password_is_tried_once() {
    let database = Database::builder().start().expect("a database");
    let auth = Auth::password("scott", String::from("lion"));
    let pool = Pool::of_sessions(at(&database, ""), auth, Config::fixed(4)).expect("a pool");
    assert_eq!(code(&error(pool.fill(Some(PATIENCE)))), Some("ORA-01017"));
    thread::sleep(Duration::from_millis(400));
    assert_eq!(database.sessions().len(), 1, "the account would be locked");
}

#[test]
fn a_procedure_changes_the_state_and_a_function_makes_it() {
    let procedures = vec!["app.set_state".to_owned()];
    let database = Database { procedures, ..Database::builder() }.start().expect("a database");
    let callback = Callback::procedure("app.set_state");
    let pool = Pool::of_sessions_with(at(&database, ""), scott(), one(), callback).expect("a pool");
    let tag = |text: &str| text.parse::<Tag>().expect("a tag");
    drop(pool.acquire_as(Request::new().tag(tag("loc=uk"))).expect("a session"));
    drop(pool.acquire_as(Request::new().tag(tag("loc=uk"))).expect("the same"));
    drop(pool.acquire_as(Request::new().tag(tag("loc=fr")).match_any_tag()).expect("the same"));
    let seen = database.sessions().remove(0).statements;
    let called: Vec<_> = seen.iter().filter(|text| text.starts_with("APP.")).cloned().collect();
    assert_eq!(called, ["APP.SET_STATE(loc=uk, )", "APP.SET_STATE(loc=fr, loc=uk)"], "{seen:?}");
    pool.close(false).expect("nobody uses one");
    let made = Arc::new(Mutex::new(0));
    let count = Arc::clone(&made);
    let callback = Callback::<Sessions>::function(move |session, _, _| {
        session.execute("alter session set nls_date_format = 'YYYY'", &[])?;
        *count.lock().expect("no panic") += 1;
        Ok(())
    });
    let pool = Pool::of_sessions_with(at(&database, ""), scott(), one(), callback).expect("a pool");
    (0..3).for_each(|_| drop(pool.acquire().expect("a session")));
    assert_eq!(*made.lock().expect("no panic"), 1, "only a new session");
}

#[test]
fn a_silent_session_is_replaced_within_the_time_of_a_ping() {
    let silent = Database::builder().start().expect("a database");
    // The answers to protocol, data types and both steps of the login come before that to the ping.
    drop(filled(&silent, one()).acquire());
    all_gone(&silent);
    let messages = silent.sessions()[0].login.expect("it logged in").messages;
    let fault = Fault::new(messages + 1, Does::Silence).times(1);
    let database = Database::builder().fault(fault).start().expect("a database");
    let (interval, timeout) = (Some(Duration::ZERO), Some(Duration::from_millis(300)));
    let pool =
        filled(&database, Config { ping_interval: interval, ping_timeout: timeout, ..Config::fixed(1) });
    let start = Instant::now();
    let session = pool.acquire().expect("another session");
    assert!(start.elapsed() >= Duration::from_millis(300) && start.elapsed() < Duration::from_secs(10));
    assert_eq!(session.info().facts.session_id, database.sessions()[1].sid);
    assert_eq!(pool.stats().dead, 1);
}

#[test]
fn force_breaks_calls_that_go_on() {
    let database = Database::builder().start().expect("a database");
    let pool = filled(&database, one());
    let mut session = pool.acquire().expect("a session");
    let user = thread::spawn(move || session.execute("begin dbms_session.sleep(60); end;", &[]));
    until("it sleeps", || !calls(&database).is_empty());
    let start = Instant::now();
    assert!(matches!(error(pool.close(false)), PoolError::InUse(1)));
    pool.close(true).expect("it is forced");
    let broken = user.join().expect("no panic").expect_err("the connection is gone");
    assert_eq!(broken.kind, CallErrorKind::Lost, "{broken:?}");
    assert!(start.elapsed() < PATIENCE);
    all_gone(&database);
    assert_eq!((pool.stats().open, pool.stats().busy), (0, 0));
}

#[test]
fn a_database_that_is_away_is_asked_rarely_and_found_again() {
    let database = Database::builder().start().expect("a database");
    let delay = Duration::from_millis(40);
    let config = Config {
        ping_interval: Some(Duration::ZERO),
        retry_delay: delay,
        retry_delay_max: delay * 4,
        ..Config::fixed(4)
    };
    let pool = filled(&database, config);
    let before = database.records().len();
    let start = Instant::now();
    database.shut_down();
    let crowd: Vec<_> = (0..50)
        .map(|_| {
            let pool = pool.clone();
            thread::spawn(move || pool.acquire().map(drop))
        })
        .collect();
    for user in crowd {
        let told = error(user.join().expect("no panic"));
        assert_eq!(code(&told), Some("ORA-12514"), "{told}");
    }
    thread::sleep(delay * 10);
    let tries = database.records().len() - before;
    let most = start.elapsed().as_millis() / delay.as_millis() + 2;
    assert!(tries >= 2 && tries as u128 <= most, "{tries} attempts");
    database.start_up();
    until("it is full again", || pool.stats().idle == 4);
    pool.acquire().expect("a session").ping().expect("it works");
    pool.close(false).expect("nobody uses one");
    all_gone(&database);
}

#[test]
fn every_session_may_have_a_plan_of_its_own() {
    let [one, two] = [(); 2].map(|()| Database::builder().start().expect("a database"));
    let plans = [&one, &two].map(|database| at(database, "").plan().clone());
    let next = AtomicUsize::new(0);
    let sessions = sessions(&one).replan(move || Ok(plans[next.fetch_add(1, SeqCst) % 2].clone()));
    let pool = Pool::new(sessions, Config::fixed(4)).expect("a pool");
    pool.fill(Some(PATIENCE)).expect("both are there");
    assert_eq!((one.sessions_alive(), two.sessions_alive()), (2, 2));
}

#[test]
fn a_shard_is_where_the_program_says() {
    let [here, north] = [(); 2].map(|()| Database::builder().start().expect("a database"));
    let sessions = sessions(&here).shard("north", at(&north, ""));
    let config =
        Config { min: 0, max: 4, max_per_shard: Some(1), mode: GetMode::NoWait, ..Config::default() };
    let pool = Pool::new(sessions, config).expect("a pool");
    let session = pool.acquire_as(Request::new().shard("north")).expect("a session");
    assert_eq!((here.sessions_alive(), north.sessions_alive()), (0, 1));
    let full = error(pool.acquire_as(Request::new().shard("north")));
    assert!(matches!(full, PoolError::Exhausted { .. }), "{full}");
    drop(session);
    let unknown = error(pool.acquire_as(Request::new().shard("south")));
    assert!(unknown.to_string().contains("no shard of the name `south`"), "{unknown}");
}

#[test]
fn external_logins_start_empty() {
    let database = Database::builder().start().expect("a database");
    let config = Sessions::new(at(&database, ""), Auth::external()).config(Config::fixed(3));
    assert!(config.external && config.starts_empty() && !config.pooled_servers);
}
