//! Sessions with blocking calls, against a small database on loopback.

#[allow(dead_code, reason = "the protocol's own tests use the rest")]
#[path = "../wire/tests/sessions/answers.rs"]
mod answers;
#[path = "sessions/database.rs"]
mod database;
#[allow(dead_code, reason = "the protocol's own tests use the rest")]
#[path = "../wire/tests/sessions/server.rs"]
mod server;
#[allow(dead_code, reason = "the protocol's own tests use the rest")]
#[path = "../wire/tests/sessions/steps.rs"]
mod steps;

use std::time::{Duration, Instant};

use database::{Database, PASSWORD};
use server::Server;
use tns_connect::session::{CallErrorKind, Value};
use tns_wire::auth::Verifier;
use tns_wire::ttc::Profile;

const VERIFIERS: [Verifier; 3] = [Verifier::V11g1, Verifier::V11g2, Verifier::V12c];

fn database(profile: Profile) -> Database {
    Database::start(Server::new(profile, Verifier::V12c, PASSWORD))
}

#[test]
fn everybody_logs_in_asks_and_leaves() {
    for profile in Profile::ALL {
        for verifier in VERIFIERS {
            let database = Database::start(Server::new(profile, verifier, PASSWORD));
            let mut session = database.session();
            assert_eq!(session.info().facts.session_id, 42, "{profile:?}");
            session.ping().expect("it answers");
            let rows = session.query("select n, t, d from dual", &[]).expect("rows");
            assert_eq!((rows.columns.len(), rows.rows.len(), rows.is_cut), (3, 3, false));
            assert_eq!(rows.rows[0][1], Value::Text("漢 é 😀".to_owned()));
            let done = session.execute("insert into t values (:1)", &[Value::Text("x".to_owned())]);
            assert_eq!(done.expect("inserted").rows, 1);
            assert!(session.in_transaction());
            session.commit().expect("committed");
            session.rollback().expect("rolled back");
            assert!(!session.in_transaction() && session.is_alive());
            session.close().expect("it hears of it");
        }
    }
}

#[test]
fn a_call_that_takes_too_long_leaves_the_session() {
    let database = database(Profile::V19);
    let mut session = database.session();
    session.set_call_timeout(Some(Duration::from_millis(200)));
    let start = Instant::now();
    let error = session.execute("begin slow; end;", &[]).expect_err("it is slow");
    assert_eq!((error.kind, error.code.as_deref()), (CallErrorKind::Timeout, Some("ORA-03156")));
    assert!(start.elapsed() < Duration::from_secs(5));
    session.ping().expect("the session is there");
}
