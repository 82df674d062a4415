//! Sessions for tokio: the same logins and calls, and what becomes of futures that are dropped.

mod sessions;

use std::time::Duration;

use sessions::{cells, connector, database, password, start};
use tns_connect::error::{Class, Phase};
use tns_connect::login::{Auth, SecretString};
use tns_connect::session::{CallErrorKind, Value};
use tns_connect::trace::Quiet;
use tns_testbed::{Database, Does, Ending, Fault, Tcps, Tls, User};

fn run<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(work)
}

#[test]
fn everybody_logs_in_asks_and_leaves() {
    for database in cells() {
        let running = start(database);
        run(async {
            let session = connector(&running).login_async(&password("scott"), Quiet).await;
            let mut session = session.expect("a session");
            session.set_module("m");
            session.ping().await.expect("it answers");
            let sql = "select level, user from dual connect by level <= 700";
            let rows = session.query(sql, &[]).await.expect("rows");
            assert_eq!(rows.rows.len(), 700);
            assert_eq!(rows.rows[699], [Value::Number(700.into()), Value::Text("SCOTT".to_owned())]);
            session.execute("alter session set current_schema = hr", &[]).await.expect("altered");
            session.commit().await.expect("committed");
            session.rollback().await.expect("rolled back");
            assert!(session.is_alive().await && !session.in_transaction());
            session.close().await.expect("it hears of it");
        });
        running.settled(Duration::from_secs(5));
        let seen = running.sessions();
        assert_eq!((seen[0].ending, seen[0].trouble.as_deref()), (Some(Ending::Logoff), None));
        assert_eq!(seen[0].attributes.module.as_deref(), Some("m"));
    }
}

#[test]
fn a_wrong_password_is_refused() {
    let running = start(database());
    let auth = Auth::password("scott", SecretString::from("wrong"));
    let error = run(connector(&running).login_async(&auth, Quiet)).err().expect("refused");
    assert_eq!((error.last.phase, error.last.class), (Phase::Auth, Class::Auth));
    assert_eq!(error.last.code.as_deref(), Some("ORA-01017"));
}

#[test]
fn a_certificate_is_agreed_on() {
    let database = database().user(User { external: true, ..User::without_password("cert") });
    let database = Database { tcps: Tcps::Required, ..database };
    let running = database.start_tls(Tls::ClientCertificate).expect("a testbed");
    run(async {
        let session = connector(&running).login_async(&Auth::external(), Quiet).await;
        session.expect("a session").ping().await.expect("it answers");
    });
    assert!(running.sessions()[0].tcps);
}

const SLEEP: &str = "begin dbms_session.sleep(20); end;";

#[test]
fn a_call_that_takes_too_long_leaves_the_session() {
    for database in cells().step_by(4) {
        let running = start(database);
        run(async {
            let session = connector(&running).login_async(&password("scott"), Quiet).await;
            let mut session = session.expect("a session");
            session.set_call_timeout(Some(Duration::from_millis(150)));
            let error = session.execute(SLEEP, &[]).await.expect_err("it is slow");
            assert_eq!(error.kind, CallErrorKind::Timeout);
            session.set_call_timeout(None);
            session.ping().await.expect("the session is there");
        });
    }
}

#[test]
fn a_call_whose_future_was_dropped_is_stopped_by_the_next_one() {
    for database in cells().step_by(4) {
        let running = start(database);
        run(async {
            let session = connector(&running).login_async(&password("scott"), Quiet).await;
            let mut session = session.expect("a session");
            for _ in 0..3 {
                let call = tokio::time::timeout(Duration::from_millis(100), session.execute(SLEEP, &[]));
                call.await.expect_err("it is slow");
                let rows = session.query("select 7 from dual", &[]).await.expect("a row");
                assert_eq!(rows.rows[0][0].to_string(), "7");
            }
            // Dropped before it was polled for the first time, and at its first wait.
            drop(session.ping());
            tokio::select! { biased; _ = session.ping() => {}, () = std::future::ready(()) => {} }
            session.ping().await.expect("the session is there");
            session.close().await.expect("closed");
        });
    }
}

#[test]
fn a_server_that_goes_away_is_told() {
    let running = start(database());
    run(async {
        let session = connector(&running).login_async(&password("scott"), Quiet).await;
        let mut session = session.expect("a session");
        running.kill(|_| true);
        assert_eq!(session.ping().await.expect_err("it is gone").kind, CallErrorKind::Lost);
        assert!(!session.is_alive().await);
    });
    let running = start(database().fault(Fault::new(5, Does::Silence)));
    run(async {
        let session = connector(&running).login_async(&password("scott"), Quiet).await;
        let mut session = session.expect("a session");
        session.set_call_timeout(Some(Duration::from_millis(100)));
        let error = loop {
            if let Err(error) = session.ping().await {
                break error;
            }
        };
        assert_eq!(error.kind, CallErrorKind::Silent);
    });
}
