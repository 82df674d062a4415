//! The way through a plan: order, failover, pauses, deadlines.

mod driver;

use std::io::Cursor;
use std::net::TcpStream;
use std::time::Duration;

use driver::{GRACE, alone, connect, millis, plan, rounds, start};
use tns_connect::connector::Connector;
use tns_connect::error::{Class, Phase};
use tns_connect::plan::Rounds;
use tns_connect::trace::{Event, Quiet};

#[test]
fn each_release_is_accepted_but_11g() {
    for (release, version) in [("12.1", 315), ("18c", 317), ("19c", 318), ("21c", 319), ("23ai", 319)] {
        let running = alone(&format!("[{{ accept = \"{release}\" }}]"));
        let connection = connect(plan([rounds(&running, &["A"])])).result.expect(release);
        assert_eq!((connection.accept.version, connection.accept.sdu), (version, 8192), "{release}");
        assert_eq!((connection.attempt.number, connection.hops.len()), (1, 0));
        let records = running.stop();
        assert_eq!(records[0].packets.len(), 1, "one round trip");
        assert_eq!(records[0].connect_data().as_deref(), Some(driver::DATA));
    }
    let running = alone("[{ accept = \"11g\" }]");
    let error = connect(plan([rounds(&running, &["A"])])).error();
    assert_eq!((error.last.class, error.last.code.as_deref()), (Class::Version, Some("ORA-03134")));
    assert!(error.to_string().contains("Oracle Database 11g"), "{error}");
}

#[test]
fn a_refusal_fails_over_like_a_closed_port() {
    let script = "
        [listener.A]
        steps = [{ refuse = 12514 }]
        [listener.B]
        state = \"closed\"
        [listener.C]
        steps = [\"reset\"]
        [listener.D]
        steps = [{ accept = \"19c\" }]";
    let running = start(script);
    let outcome = connect(plan([rounds(&running, &["A", "B", "C", "D"])]));
    assert_eq!(outcome.way, ["1", "1!", "2", "2!", "3", "3!", "4"]);
    assert_eq!(outcome.result.expect("the last one accepts").attempt.number, 4);
}

#[test]
fn all_failures_are_kept() {
    let running = start("[listener.A]\nsteps = [{ refuse = 12514 }]\n[listener.B]\nstate = \"closed\"");
    let mut unknown = rounds(&running, &["A"]);
    unknown.attempts[0].host = "no-such-host.invalid".to_owned();
    let error = connect(plan([unknown, rounds(&running, &["A", "B"])])).error();
    let of = |failure: &tns_connect::error::Failure| (failure.phase, failure.class, failure.attempt);
    assert_eq!(of(&error.attempts[0]), (Phase::Dns, Class::Unreachable, Some(1)));
    assert_eq!(of(&error.attempts[1]), (Phase::Tns, Class::Listener, Some(2)));
    assert_eq!(of(&error.attempts[2]), (Phase::Tcp, Class::Unreachable, Some(3)));
    assert_eq!((error.attempts.len(), error.out_of_time), (3, false));
    assert_eq!(error.last, error.attempts[2]);
}

#[test]
fn rounds_pause_between_and_not_behind() {
    let running = start("[listener.A]\nsteps = [{ refuse = 12514 }]\n[listener.B]\nstate = \"closed\"");
    let first = Rounds { retries: 2, delay: millis(100), ..rounds(&running, &["A", "B"]) };
    let second = Rounds { retries: 1, ..rounds(&running, &["A"]) };
    let outcome = connect(plan([first, second]));
    let round = ["1", "1!", "2", "2!"];
    let expected = [&round[..], &["pause"], &round, &["pause"], &round, &["3", "3!", "3", "3!"]].concat();
    assert_eq!(outcome.way, expected);
    assert!(outcome.took >= Duration::from_millis(200), "{:?}", outcome.took);
    assert!(outcome.took < Duration::from_millis(200) + GRACE, "{:?}", outcome.took);
    assert_eq!(running.records().len(), 5);
}

#[test]
fn a_pause_that_would_last_too_long_is_not_made() {
    let running = alone("[{ refuse = 12514 }]");
    let mut plan = plan([Rounds { retries: 3, delay: millis(10_000), ..rounds(&running, &["A"]) }]);
    plan.deadline = millis(5_000);
    let outcome = connect(plan);
    assert_eq!(outcome.way, ["1", "1!"]);
    assert!(outcome.took < Duration::from_secs(2), "{:?}", outcome.took);
    let error = outcome.error();
    assert!(error.out_of_time);
    assert_eq!(error.last.code.as_deref(), Some("ORA-12514"), "the reason is what counts");
}

#[test]
fn without_time_nothing_is_tried() {
    let running = alone("[{ accept = \"19c\" }]");
    let mut plan = plan([rounds(&running, &["A"])]);
    plan.deadline = millis(0);
    let error = connect(plan).error();
    assert_eq!((error.last.class, error.out_of_time, error.attempts.len()), (Class::Timeout, true, 0));
    let error = connect(driver::plan([])).error();
    assert_eq!((error.last.class, error.out_of_time), (Class::Config, false));
}

#[test]
fn silence_never_holds_longer_than_the_deadline() {
    for script in [
        "after_tcp = [\"silence\"]",
        "steps = [\"silence\"]",
        "steps = [{ half = { accept = \"19c\" } }, \"silence\"]",
        "steps = [{ drip = { every = 100, of = { accept = \"19c\" } } }]",
        "steps = [{ resend = 1 }, \"silence\"]",
    ] {
        let running = start(&format!("[listener.A]\n{script}\n[listener.B]\nsteps = [{{ refuse = 12514 }}]"));
        let mut late = rounds(&running, &["A", "B"]);
        late.attempts[0].connect_timeout = millis(300);
        let outcome = connect(plan([late.clone()]));
        assert_eq!(outcome.way, ["1", "1!", "2", "2!"], "{script}");
        assert!(outcome.took < Duration::from_millis(300) + GRACE, "{script}: {:?}", outcome.took);
        let error = outcome.error();
        assert_eq!((error.attempts[0].class, error.attempts[0].phase), (Class::Timeout, Phase::Tns));
        let cause = error.attempts[0].cause.clone().unwrap_or_default();
        assert!(cause.starts_with("CONNECT_TIMEOUT is over (300ms)"), "{cause}");
        assert!(error.attempts[0].after >= Duration::from_millis(300));

        let mut overall = plan([rounds(&running, &["A", "B"])]);
        overall.deadline = millis(300);
        let outcome = connect(overall);
        assert_eq!(outcome.way, ["1", "1!"], "{script}");
        assert!(outcome.took < Duration::from_millis(300) + GRACE, "{script}: {:?}", outcome.took);
        let error = outcome.error();
        assert!(error.out_of_time);
        let cause = error.last.cause.unwrap_or_default();
        assert!(cause.starts_with("the time for all attempts is over"), "{cause}");
    }
}

#[test]
fn odd_answers_are_told_apart() {
    for (steps, class, code, text) in [
        ("[{ refuse = 99999 }]", Class::Listener, Some("ORA-99999"), "refused the connection (ORA-99999)"),
        ("[{ refuse = \"(ERR=abc)\" }]", Class::Listener, None, "refused the connection (no number)"),
        ("[{ refuse = \"\" }]", Class::Listener, None, "refused the connection (no number)"),
        ("[{ bytes = \"000c0000040000000400 00ff\" }, \"close\"]", Class::Listener, None, "no number"),
        ("[\"close\"]", Class::Lost, Some("ORA-12537"), "closed the connection without an answer"),
        ("[\"reset\"]", Class::Lost, Some("ORA-12547"), "broke the connection off"),
        ("[{ half = { accept = \"19c\" } }, \"close\"]", Class::Lost, Some("ORA-12537"), "after 22 bytes"),
        ("[{ packet = { kind = 255 } }]", Class::Protocol, Some("ORA-12592"), "of the unknown type 255"),
        ("[{ text = \"HTTP/1.1 400 Bad Request\\r\\n\" }]", Class::Protocol, Some("ORA-12592"), "HTTP"),
        ("[{ resend = 4 }]", Class::Protocol, Some("ORA-12592"), "answered RESEND 4 times"),
        ("[\"renegotiate\"]", Class::Protocol, Some("ORA-28860"), "on a connection without TLS"),
    ] {
        let running = alone(steps);
        let error = connect(plan([rounds(&running, &["A"])])).error();
        assert_eq!((error.last.class, error.last.code.as_deref()), (class, code), "{steps}: {error}");
        assert!(error.to_string().contains(text), "{steps}: {error}");
    }
}

#[test]
fn a_refusal_keeps_its_text_without_what_steers_a_terminal() {
    let running = alone("[{ refuse = \"\\u001b[31m(ERR=12505)\" }]");
    let error = connect(plan([rounds(&running, &["A"])])).error();
    assert_eq!(error.last.cause.as_deref(), Some("[31m(ERR=12505)"));
    assert!(error.last.hint.is_some());
}

#[test]
fn resend_is_answered_with_the_whole_connect() {
    let running = alone("[{ resend = 3 }, { accept = \"19c\" }]");
    let mut long = rounds(&running, &["A"]);
    let data = format!("(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME={})))", "s".repeat(9000));
    long.attempts[0].connect_data = data.as_str().into();
    connect(plan([long])).result.expect("the fourth CONNECT is taken");
    let records = running.stop();
    let sent: Vec<_> = records[0].connects.iter().map(|connect| connect.data.len()).collect();
    assert_eq!(sent, [data.len(); 4]);
}

#[test]
fn every_packet_is_told() {
    let running = alone("[{ resend = 1 }, { accept = \"23ai\" }]");
    let mut packets = Vec::new();
    let mut observer = |event: &Event<'_>| match event {
        Event::Sent { kind, len, .. } => packets.push(format!("> {kind} {len}")),
        Event::Received { kind, len, .. } => packets.push(format!("< {kind} {len}")),
        Event::Accepted { version, .. } => packets.push(version.to_string()),
        _ => {}
    };
    let connector = Connector::new(plan([rounds(&running, &["A"])]));
    connector.connect(&mut observer).expect("accepted");
    assert_eq!(packets, ["> CONNECT 121", "< RESEND 8", "> CONNECT 121", "< ACCEPT 61", "319"]);
}

#[test]
fn tls_cannot_start_anew_on_a_stream_of_another() {
    let running = alone("[\"renegotiate\"]");
    let stream = TcpStream::connect(("127.0.0.1", running.port("A").expect("a port"))).expect("open");
    let connector = Connector::new(plan([rounds(&running, &["A"])]));
    let error = connector.connect_on(stream, &mut Quiet).expect_err("no TLS here");
    assert_eq!((error.last.phase, error.last.class), (Phase::Tls, Class::Tls));
    assert!(error.to_string().contains("asked for TLS to start anew"), "{error}");
}

#[test]
fn a_stream_that_is_open_already_is_used_once() {
    let running =
        start("[listener.A]\nsteps = [{ accept = \"19c\" }]\n[listener.B]\nsteps = [{ refuse = 12514 }]");
    let open = |name| TcpStream::connect(("127.0.0.1", running.port(name).expect("a port"))).expect("open");
    let connector = Connector::new(plan([rounds(&running, &["A", "B"])]));
    let connection = connector.connect_on(open("A"), &mut Quiet).expect("accepted");
    assert_eq!(connection.accept.version, 318);
    let error = connector.connect_on(open("B"), &mut Quiet).expect_err("refused");
    assert_eq!((error.last.code.as_deref(), error.attempts.len()), (Some("ORA-12514"), 1));
    assert_eq!(running.records().len(), 2);
    let error = connector.connect_on(Cursor::new(Vec::new()), &mut Quiet).expect_err("an empty stream");
    assert_eq!(error.last.class, Class::Lost);
}
