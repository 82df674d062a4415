//! Redirects: what is followed, what is said there, and what a redirect cannot change.

mod driver;

use std::net::TcpStream;

use driver::{DATA, connect, plan, rounds, start};
use tns_connect::connector::Connector;
use tns_connect::error::Class;
use tns_connect::trace::Quiet;
use tns_testbed::Running;

const MOVED: &str = "(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=moved)))";

/// `A` redirects as told, `B` accepts, `C` is closed, `D` accepts.
fn redirecting(redirect: &str) -> Running {
    start(&format!(
        "[listener.A]
        steps = [{{ redirect = {{ {redirect} }} }}]
        [listener.B]
        steps = [{{ accept = \"19c\" }}]
        [listener.C]
        state = \"closed\"
        [listener.D]
        steps = [{{ accept = \"19c\" }}]"
    ))
}

fn to(listener: &str) -> String {
    format!("(ADDRESS=(PROTOCOL=tcp)(HOST=127.0.0.1)(PORT={{{listener}}}))")
}

#[test]
fn both_framings_are_followed_with_the_listeners_data_or_ours() {
    let address = to("B");
    for framing in ["inline", "following"] {
        for data in [Some(MOVED), None] {
            let text = data.map(|data| format!("data = \"{data}\", ")).unwrap_or_default();
            let running = redirecting(&format!("to = \"{address}\", {text}framing = \"{framing}\""));
            let connection = connect(plan([rounds(&running, &["A", "D"])])).result.expect("followed");
            assert_eq!((connection.attempt.number, connection.hops.len()), (1, 1), "{framing} {data:?}");
            assert_eq!(Some(connection.attempt.port), running.port("B"));
            assert_eq!(connection.hops[0].with_data, data.is_some());
            let records = running.stop();
            let names: Vec<_> = records.iter().map(|record| record.listener.as_str()).collect();
            assert_eq!(names, ["A", "B"], "{framing} {data:?}");
            let flags: Vec<_> = records.iter().map(|record| record.packets[0].flags).collect();
            assert_eq!(flags, [0, 0x04], "{framing} {data:?}");
            assert_eq!(records[1].connect_data().as_deref(), data.or(Some(DATA)), "{framing}");
        }
    }
}

#[test]
fn an_address_may_stand_in_a_descriptor_or_a_list() {
    let address = to("B");
    for form in ["(DESCRIPTION={})", "(ADDRESS_LIST={})", "(DESCRIPTION=(ADDRESS_LIST={}))", " {} "] {
        let running = redirecting(&format!("to = \"{}\"", form.replace("{}", &address)));
        let outcome = connect(plan([rounds(&running, &["A"])]));
        assert_eq!(outcome.way, ["1", ">"], "{form}");
        outcome.result.expect(form);
    }
}

#[test]
fn a_redirect_to_a_closed_port_goes_on_with_the_plan() {
    let running = redirecting(&format!("to = \"{}\"", to("C")));
    let outcome = connect(plan([rounds(&running, &["A", "D"])]));
    assert_eq!(outcome.way, ["1", ">", "1!", "2"]);
    assert_eq!(outcome.result.expect("D accepts").attempt.number, 2);
    let error = connect(plan([rounds(&running, &["A"])])).error();
    let [a, c] = ["A", "C"].map(|name| format!("127.0.0.1:{}", running.port(name).expect("a port")));
    assert_eq!(error.last.code.as_deref(), Some("ORA-12541"));
    let redirect = format!("(after the redirect from {a} to {c})");
    assert!(error.to_string().ends_with(&redirect), "{error}");
}

#[test]
fn a_loop_ends_after_eight_hops() {
    let running = redirecting(&format!("to = \"{}\"", to("A")));
    let outcome = connect(plan([rounds(&running, &["A"])]));
    assert_eq!(outcome.way.iter().filter(|event| *event == ">").count(), 8);
    let error = outcome.error();
    assert_eq!(error.last.class, Class::Redirect);
    assert!(error.to_string().contains("redirects again, after 8 redirects"), "{error}");
    assert_eq!(running.records().len(), 9);
}

#[test]
fn what_cannot_be_followed_is_told() {
    for (to, text) in [
        ("(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))", "redirects from TCP to TCPS, which is not followed"),
        ("(ADDRESS=(PROTOCOL=ipc)(KEY=k))", "redirects from TCP to IPC, which is not followed"),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=a b)(PORT=1))", "an address that cannot be used: it has no HOST"),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=0))", "an address that cannot be used: `0` is no value"),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=x))", "an address that cannot be used: its PORT is no number"),
        ("nonsense", "an address that cannot be used: "),
        ("(((", "an address that cannot be used: "),
        ("", "redirects without saying where to"),
    ] {
        let running = redirecting(&format!("to = \"{to}\""));
        let outcome = connect(plan([rounds(&running, &["A", "D"])]));
        assert_eq!(outcome.way, ["1", "1!", "2"], "{to}");
        let error = connect(plan([rounds(&running, &["A"])])).error();
        assert!(error.to_string().contains(text), "{to}: {error}");
    }
}

#[test]
fn an_open_stream_cannot_go_elsewhere() {
    let running = redirecting(&format!("to = \"{}\"", to("B")));
    let stream = TcpStream::connect(("127.0.0.1", running.port("A").expect("a port"))).expect("open");
    let connector = Connector::new(plan([rounds(&running, &["A"])]));
    let error = connector.connect_on(stream, &mut Quiet).expect_err("a redirect");
    let b = running.port("B").expect("a port");
    assert_eq!(error.last.class, Class::Redirect);
    assert!(error.to_string().contains(&format!("redirects to 127.0.0.1:{b}: a stream")), "{error}");
    assert_eq!(running.records().len(), 1);
}
