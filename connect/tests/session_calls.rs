//! Calls of sessions with blocking reads and writes.

mod sessions;

use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use sessions::{cells, connector, database, password, session, start};
use tns_connect::connector::Connector;
use tns_connect::plan::{Options, Plan};
use tns_connect::session::{CallErrorKind, Value};
use tns_connect::trace::Quiet;
use tns_dsn::Descriptor;
use tns_testbed::{Database, Does, Fault};

#[test]
fn statements_and_queries() {
    for database in cells() {
        let running = start(database);
        let mut session = session(&running);
        let rows = session.query("select 1, 'hello', user, null from dual", &[]).expect("rows");
        let texts: Vec<_> = rows.rows[0].iter().map(ToString::to_string).collect();
        assert_eq!((rows.columns.len(), &*texts), (4, &["1", "hello", "SCOTT", ""].map(str::to_owned)[..]));
        let binds = [Value::Text("é".to_owned()), Value::Number(5.into()), Value::Null];
        let rows = session.query("select :1, :2, :3 from dual", &binds).expect("rows");
        assert_eq!(rows.rows, [binds]);
        session.execute("alter session set current_schema = hr", &[]).expect("altered");
        session.commit().expect("committed");
        session.rollback().expect("rolled back");
        assert!(!session.in_transaction() && session.is_alive());
        let error = session.execute("nonsense", &[]).expect_err("no statement");
        assert_eq!((error.kind, error.code.as_deref()), (CallErrorKind::Oracle, Some("ORA-00900")));
        let error = session.query("begin null; end;", &[]).expect_err("no query");
        assert_eq!(error.kind, CallErrorKind::Input);
        session.ping().expect("the session stays");
    }
}

#[test]
fn many_rows_come_in_parts_up_to_the_limit() {
    let running = start(database());
    let mut session = session(&running);
    let sql = "select level from dual connect by level <= 1234";
    let rows = session.query(sql, &[]).expect("rows");
    assert_eq!((rows.rows.len(), rows.is_cut), (1234, false));
    assert_eq!(rows.rows[1233][0], Value::Number(1234.into()));
    for limit in [1, 100, 101, 1233] {
        session.set_row_limit(limit);
        let rows = session.query(sql, &[]).expect("rows");
        assert_eq!((rows.rows.len(), rows.is_cut), (limit, true));
    }
    session.ping().expect("it answers");
    assert_eq!(running.sessions()[0].cursors, 0, "every cursor is closed");
}

#[test]
fn attributes_go_along_with_the_next_call() {
    let running = start(database());
    let mut session = session(&running);
    session.set_module("m");
    session.set_action("a");
    session.set_client_info("i");
    session.set_client_identifier("c");
    session.set_operation("o");
    assert_eq!(running.sessions()[0].attributes.module, None);
    session.ping().expect("it answers");
    let seen = running.sessions()[0].attributes.clone();
    assert_eq!((seen.module.as_deref(), seen.action.as_deref()), (Some("m"), Some("a")));
    assert_eq!((seen.client_info.as_deref(), seen.client_id.as_deref()), (Some("i"), Some("c")));
    assert_eq!(seen.operation.as_deref(), Some("o"));
}

const SLEEP: &str = "begin dbms_session.sleep(20); end;";

#[test]
fn a_call_that_takes_too_long_leaves_the_session() {
    for database in cells() {
        let running = start(database);
        let mut session = session(&running);
        session.set_call_timeout(Some(Duration::from_millis(150)));
        let start = Instant::now();
        let error = session.execute(SLEEP, &[]).expect_err("it is slow");
        assert_eq!((error.kind, error.code.as_deref()), (CallErrorKind::Timeout, Some("ORA-03156")));
        assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
        session.set_call_timeout(None);
        assert_eq!(session.query("select 7 from dual", &[]).expect("a row").rows[0][0].to_string(), "7");
    }
}

#[test]
fn urgent_data_stops_a_call_unless_it_is_forbidden() {
    for (more, urgent) in [("", true), ("(DISABLE_OOB=ON)", false)] {
        let running = start(Database { urgent: Some(true), ..database() });
        let text = running.descriptor("A").expect("a listener");
        let descriptor: Descriptor =
            text.replace("(DESCRIPTION=", &format!("(DESCRIPTION={more}")).parse().expect("a descriptor");
        let plan = Plan::of_descriptor(&descriptor, &Default::default(), &Options::of_process());
        let connector = Connector::new(plan.expect("a plan"));
        let mut session = connector.login(&password("scott"), &mut Quiet).expect("a session");
        let at_login = running.sessions()[0].urgent;
        assert_eq!(at_login, u32::from(urgent));
        session.set_call_timeout(Some(Duration::from_millis(150)));
        let error = session.execute(SLEEP, &[]).expect_err("it is slow");
        assert_eq!(error.kind, CallErrorKind::Timeout);
        session.set_call_timeout(None);
        session.ping().expect("the session stays");
        session.query("select 1 from dual", &[]).expect("and goes on");
        assert_eq!(running.sessions()[0].urgent, if urgent { 2 } else { 0 });
    }
}

#[test]
fn a_server_that_does_not_stop_loses_the_session() {
    let running = start(database().fault(Fault::new(5, Does::Silence)));
    let mut session = session(&running);
    session.set_call_timeout(Some(Duration::from_millis(100)));
    let error = session.ping().and_then(|()| session.ping()).expect_err("it is silent");
    assert_eq!(error.kind, CallErrorKind::Silent, "{error:?}");
    assert!(!session.is_alive());
    let error = session.ping().expect_err("it is closed");
    assert_eq!((error.kind, error.code.as_deref()), (CallErrorKind::Lost, Some("ORA-03114")));
}

#[test]
fn another_thread_cancels_a_call() {
    for database in cells().step_by(4) {
        let running = start(database);
        let mut session = session(&running);
        let canceller = session.canceller().expect("it can be cancelled");
        canceller.cancel().expect("nothing to cancel");
        session.ping().expect("a cancel before a call stops nothing");
        let other = thread::spawn(move || {
            thread::sleep(Duration::from_millis(200));
            canceller.cancel().expect("cancelled");
        });
        let start = Instant::now();
        let error = session.execute(SLEEP, &[]).expect_err("it was cancelled");
        assert_eq!(error.kind, CallErrorKind::Cancelled);
        assert!(start.elapsed() < Duration::from_secs(8));
        other.join().expect("it cancelled");
        session.ping().expect("the session stays");
        assert!(session.is_alive());
    }
}

#[test]
fn an_abort_ends_any_wait() {
    let running = start(database());
    let mut session = session(&running);
    let aborter = session.aborter().expect("a connection of ours");
    let other = thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        aborter.abort();
    });
    let error = session.execute(SLEEP, &[]).expect_err("it was aborted");
    assert_eq!(error.kind, CallErrorKind::Lost);
    other.join().expect("it aborted");
    session.close().expect("there is nothing to say any more");
}

#[test]
fn a_session_that_was_killed_is_found_dead() {
    let running = start(database());
    let mut session = session(&running);
    assert!(session.is_alive());
    running.kill(|_| true);
    let start = Instant::now();
    while session.is_alive() {
        assert!(start.elapsed() < Duration::from_secs(8), "it never hears of it");
        thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(session.ping().expect_err("it is dead").kind, CallErrorKind::Lost);
}

#[test]
fn a_stream_that_is_open_already_will_do() {
    let running = start(database());
    let stream = TcpStream::connect(("127.0.0.1", running.port("A").expect("a port"))).expect("a stream");
    let session = connector(&running).login_on(stream, &password("scott"), &mut Quiet);
    let mut session = session.expect("a session");
    session.ping().expect("it answers");
    assert!(session.is_alive() && session.canceller().is_err() && session.aborter().is_none());
    session.close().expect("closed");
}

#[test]
fn a_cut_at_any_message_is_told() {
    for does in [Does::Cut, Does::Half, Does::Reset, Does::Garbage] {
        for message in 1..=8 {
            let running = start(database().fault(Fault::new(message, does)));
            let start = Instant::now();
            let outcome = connector(&running).login(&password("scott"), &mut Quiet);
            match outcome {
                Err(error) => assert!(error.last.code.is_some() || error.last.hint.is_some(), "{error:?}"),
                Ok(mut session) => {
                    session.set_call_timeout(Some(Duration::from_secs(2)));
                    let failed = (0..8).find_map(|_| session.ping().err()).expect("a fault");
                    assert!(!failed.kind.leaves_session() || does == Does::Garbage, "{failed:?}");
                }
            }
            assert!(start.elapsed() < Duration::from_secs(8), "{does:?} {message}");
        }
    }
}
