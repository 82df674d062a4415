//! Calls of a session: what is asked, what comes back, and how calls are stopped.

use secrecy::SecretString;
use tns_wire::auth::Verifier;
use tns_wire::login::{Client, Credential, Login, LoginConfig, LoginStep, ProxyUser};
use tns_wire::native::Level::Required;
use tns_wire::native::{Checksum, Encryption, NativeClient, Wish};
use tns_wire::ttc::{Call, EndToEnd, Execute, Function, Piggyback, Profile, Request, TtcError, Value};
use tns_wire::{Control, Framer, Lengths, Outcome, Session, SessionError, SessionStep, WireError};

use crate::answers::row;
use crate::native;
use crate::server::{Mark, Server};

/// A session with its server.
struct Pair {
    session: Session,
    server: Server,
}

impl Pair {
    fn new(server: Server) -> Self {
        Self::native(server, None)
    }

    fn native(mut server: Server, native: Option<NativeClient>) -> Self {
        let password = Credential::Password(SecretString::from("tiger"));
        let config =
            LoginConfig::new(ProxyUser::parse("scott").expect("a user"), password, Client::default());
        let mut login = Login::new(config, &server.accept, Framer::default(), native).expect("a login");
        let mut answers = Vec::new();
        let session = loop {
            match login.step() {
                LoginStep::Send(bytes) => answers.extend(server.received(&bytes)),
                LoginStep::Receive => login.received(&std::mem::take(&mut answers)),
                LoginStep::Done(done) => break done.session,
                LoginStep::Urgent => panic!("urgent data"),
                LoginStep::Failed(error) => panic!("{error}"),
            }
        };
        server.requests.clear();
        Self { session, server }
    }

    fn of(profile: Profile) -> Self {
        Self::new(Server::new(profile, Verifier::V12c, "tiger"))
    }

    /// Waits for the outcome of the call that is under way; what is not answered is interrupted.
    fn run(&mut self) -> Result<Box<Outcome>, SessionError> {
        let (mut answers, mut is_interrupted) = (Vec::new(), false);
        loop {
            match self.session.step() {
                SessionStep::Send(bytes) => answers.extend(self.server.received(&bytes)),
                SessionStep::Receive if answers.is_empty() && !is_interrupted => {
                    is_interrupted = true;
                    self.session.interrupt();
                    self.session.interrupt();
                }
                SessionStep::Receive if answers.is_empty() => self.session.ended(),
                SessionStep::Receive => self.session.received(&std::mem::take(&mut answers)),
                SessionStep::Done(outcome) => return Ok(outcome),
                SessionStep::Failed(error) => return Err(error),
            }
        }
    }

    fn call(&mut self, function: Function) -> Box<Outcome> {
        self.session.begin(function).expect("begun");
        self.run().expect("an outcome")
    }

    fn execute(&mut self, sql: &str, rows: u32, binds: Vec<Value>) -> Box<Outcome> {
        self.call(Function::Execute(Box::new(Execute::new(sql, rows, binds))))
    }

    fn last(&self) -> &Call {
        match self.server.requests.last() {
            Some(Request::Call(call)) => call,
            other => panic!("{other:?}"),
        }
    }
}

/// Sessions with servers of all releases, in clear and over sealed packets: with ciphers that begin
/// anew in each packet, and with those whose streams go on until a reset.
fn pairs() -> impl Iterator<Item = Pair> {
    Profile::ALL.into_iter().flat_map(|profile| {
        let server = |mark| Server { mark, ..Server::new(profile, Verifier::V12c, "tiger") };
        let sealed = |encryption, checksum| {
            let native = native::client(Wish::of(Required, [encryption]), Wish::of(Required, [checksum]));
            Pair::native(server(Mark::Message).with_native(native::server(profile)), native)
        };
        [
            Pair::new(server(Mark::Message)),
            Pair::new(server(Mark::Flag)),
            sealed(Encryption::Aes256, Checksum::Sha512),
            sealed(Encryption::Rc4x256, Checksum::Sha1),
        ]
    })
}

#[test]
fn plain_calls_are_answered() {
    for mut pair in pairs() {
        for function in [Function::Ping, Function::Commit, Function::Rollback, Function::Logoff] {
            let outcome = pair.call(function.clone());
            assert!(outcome.error.is_none() && outcome.warnings.is_empty());
            assert_eq!(pair.last().function, function);
        }
        assert_eq!(pair.server.requests.len(), 4);
    }
}

#[test]
fn a_session_goes_back_to_its_pool_without_an_answer() {
    for mut pair in pairs() {
        pair.call(Function::Release { mode: 2 });
        assert_eq!(pair.last().function, Function::Release { mode: 2 });
        pair.call(Function::Ping);
    }
}

#[test]
fn statements_tell_rows_and_transactions() {
    for mut pair in pairs() {
        assert!(!pair.session.in_transaction());
        let outcome = pair.execute("insert into t values (:1)", 0, vec![Value::Text("x".to_owned())]);
        assert_eq!((outcome.rows, outcome.more, outcome.error), (1, false, None));
        assert!(pair.session.in_transaction());
        pair.call(Function::Rollback);
        assert!(!pair.session.in_transaction());
    }
}

#[test]
fn queries_give_rows_and_more_rows() {
    for mut pair in pairs() {
        let outcome = pair.execute("select x from dual", 2, Vec::new());
        assert_eq!(outcome.results.rows, [row(0), row(1)]);
        assert_eq!((outcome.cursor, outcome.more), (7, true));
        let Outcome { results, cursor, .. } = *outcome;
        pair.session.fetch(results, cursor, 10).expect("begun");
        let outcome = pair.run().expect("an outcome");
        // The date of the row is the one before, which came with the first answer.
        assert_eq!(outcome.results.rows, [row(2)]);
        assert!(!outcome.more && outcome.error.is_none());
        pair.session.close_cursor(outcome.cursor);
        pair.session.close_cursor(9);
        pair.session.close_cursor(0);
        let outcome = pair.execute("select x from dual", 5, Vec::new());
        assert_eq!(outcome.results.rows.len(), 3);
        assert!(!outcome.more);
        assert_eq!(pair.last().piggybacks, [Piggyback::CloseCursors(vec![7, 9])]);
    }
}

#[test]
fn attributes_and_others_go_along_once() {
    let mut pair = Pair::of(Profile::V23);
    let attributes =
        EndToEnd { module: Some("m".to_owned()), action: Some(String::new()), ..EndToEnd::default() };
    pair.session.set_attributes(EndToEnd::default());
    pair.session.set_attributes(attributes.clone());
    pair.session.send_along(Piggyback::Schema("HR".to_owned()));
    pair.call(Function::Ping);
    assert_eq!(pair.last().piggybacks, [Piggyback::EndToEnd(attributes), Piggyback::Schema("HR".to_owned())]);
    pair.call(Function::Ping);
    assert_eq!(pair.last().piggybacks, []);
}

#[test]
fn the_password_of_a_session_is_changed() {
    for mut pair in pairs() {
        pair.session.change_password(b"tiger", "löwe".as_bytes()).expect("begun");
        assert!(pair.run().expect("an outcome").error.is_none());
        assert_eq!(pair.server.new_password(), Some("löwe"));
        pair.call(Function::Ping);
    }
}

#[test]
fn a_call_that_takes_too_long_is_stopped_and_the_session_stays() {
    for mut pair in pairs() {
        let outcome = pair.execute("begin slow; end;", 0, Vec::new());
        assert_eq!(outcome.error.expect("stopped").number, 1013);
        assert!(pair.call(Function::Ping).error.is_none());
    }
}

#[test]
fn a_stop_that_comes_too_late_does_not_stop_the_next_call() {
    for mut pair in pairs() {
        pair.session.begin(Function::Ping).expect("begun");
        let SessionStep::Send(bytes) = pair.session.step() else { panic!("a call") };
        let answer = pair.server.received(&bytes);
        pair.session.interrupt();
        pair.session.received(&answer);
        let outcome = pair.run().expect("an outcome");
        assert_eq!(outcome.error.expect("stopped").number, 1013);
        assert!(pair.call(Function::Ping).error.is_none());
    }
}

#[test]
fn a_query_with_an_unreadable_column_is_broken_off_and_the_session_stays() {
    for mut pair in pairs() {
        let outcome = pair.execute("select clob from dual", 2, Vec::new());
        assert_eq!(outcome.unreadable, Some(TtcError::Column { name: "D".to_owned(), kind: "CLOB".into() }));
        assert!(pair.call(Function::Ping).error.is_none());
    }
}

#[test]
fn one_call_after_the_other() {
    let mut pair = Pair::of(Profile::V19);
    assert!(matches!(pair.session.step(), SessionStep::Failed(SessionError::Idle)));
    let mut pair = Pair::of(Profile::V19);
    pair.session.begin(Function::Ping).expect("begun");
    assert_eq!(pair.session.begin(Function::Ping), Err(SessionError::Busy));
    pair.session.ended();
    assert!(matches!(pair.session.step(), SessionStep::Send(_)));
    let end = SessionError::Wire(WireError::Ended { received: 0 });
    assert!(matches!(pair.session.step(), SessionStep::Failed(error) if error == end));
    assert_eq!(pair.session.begin(Function::Ping), Err(end));
}

#[test]
fn the_end_of_the_instance_is_told() {
    let mut pair = Pair::of(Profile::V19);
    pair.session.begin(Function::Ping).expect("begun");
    pair.session.received(&Control::NoUrgent.to_packet().to_bytes(Lengths::Long));
    pair.session.received(&Control::Notification { code: 12_572 }.to_packet().to_bytes(Lengths::Long));
    let error = loop {
        match pair.session.step() {
            SessionStep::Failed(error) => break error,
            SessionStep::Send(_) => {}
            _ => panic!("no end"),
        }
    };
    assert_eq!(error.to_string(), "the server ends the session: ORA-12572");
}
