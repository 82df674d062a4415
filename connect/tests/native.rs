//! What is said to listeners about native encryption.

mod driver;

use driver::{connect, plan, rounds, start};
use tns_connect::plan::{Native, Plan, Rounds};
use tns_testbed::Running;
use tns_wire::Accept;
use tns_wire::native::{Level, NativeClient, ServerSettings, Settings, Wish};

/// The step of a server that requires native encryption.
fn requires() -> String {
    let settings = ServerSettings { encryption: Wish::new(Level::Required), ..ServerSettings::default() };
    let accept = Accept { native: settings.accept_flags(), ..Accept::new(318, 8192) };
    let body: String = accept.to_packet().body.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{{ packet = {{ kind = 2, body = \"{body}\" }} }}")
}

/// A listener that sends everybody on, and a server that requires native encryption.
fn listeners() -> Running {
    let address = "(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT={B}))";
    let requires = requires();
    start(&format!(
        "[listener.A]
        steps = [{{ redirect = {{ to = \"{address}\" }} }}]
        [listener.B]
        steps = [{requires}]
        [listener.C]
        steps = [{{ accept = \"19c\" }}]"
    ))
}

fn with(rounds: Rounds, native: Option<Native>) -> Plan {
    let mut plan = plan([rounds]);
    plan.descriptions[0].attempts[0].native = native;
    plan
}

fn named(level: Level) -> Option<Native> {
    let settings = Settings { encryption: Wish::new(level), ..Settings::default() };
    Some(Native { named: true, settings })
}

/// What the CONNECTs that came said about it.
fn flags(running: Running) -> Vec<[u8; 2]> {
    let records = running.stop();
    records.iter().map(|record| record.connects[0].native).collect()
}

#[test]
fn nothing_is_offered_until_a_server_requires_it() {
    let running = listeners();
    let outcome = connect(with(rounds(&running, &["C"]), Some(Native::default())));
    let connection = outcome.result.expect("accepted");
    assert!(connection.native.is_none() && outcome.way == ["1"]);
    let outcome = connect(with(rounds(&running, &["A"]), Some(Native::default())));
    assert_eq!(outcome.way, ["1", ">", "native", ">"]);
    let connection = outcome.result.expect("accepted");
    assert_eq!((connection.attempt.number, connection.hops.len()), (1, 1));
    let client = NativeClient::new(connection.native.expect("an offer")).expect("settings that can be used");
    assert_eq!(client.negotiates(&connection.accept), Ok(true));
    let (silent, wanted) = ([0x84, 0x84], [0x01, 0x01]);
    assert_eq!(flags(running), [silent, silent, silent, wanted, wanted]);
}

#[test]
fn what_is_named_is_kept_to() {
    for (level, wanted) in [(Level::Required, [0x01, 0x01]), (Level::Accepted, [0x01, 0x01])] {
        let running = listeners();
        let outcome = connect(with(rounds(&running, &["B"]), named(level)));
        assert_eq!(outcome.way, ["1"]);
        assert_eq!(outcome.result.expect("accepted").native, named(level).map(|native| native.settings));
        assert_eq!(flags(running), [wanted]);
    }
    let running = listeners();
    let settings = Settings {
        encryption: Wish::new(Level::Rejected),
        checksum: Wish::new(Level::Rejected),
        ..Settings::default()
    };
    let outcome = connect(with(rounds(&running, &["B"]), Some(Native { named: true, settings })));
    let connection = outcome.result.expect("accepted");
    let client = NativeClient::new(connection.native.expect("named")).expect("settings that can be used");
    assert_eq!(client.negotiates(&connection.accept).map_err(|error| error.code()), Err(Some(12660)));
    assert_eq!(flags(running), [[0x84, 0x84]]);
}

#[test]
fn a_stream_that_is_open_already_is_not_asked_twice() {
    let running = listeners();
    let stream = std::net::TcpStream::connect(("127.0.0.1", running.port("B").expect("a port")));
    let plan = with(rounds(&running, &["B"]), Some(Native::default()));
    let connector = tns_connect::connector::Connector::new(plan);
    let connection = connector.connect_on(stream.expect("open"), &mut tns_connect::trace::Quiet);
    let connection = connection.expect("accepted");
    assert!(connection.native.is_none() && connection.accept.requires_native_encryption());
}
