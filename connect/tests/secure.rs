//! The way through a plan with TLS: what a listener may ask for behind it, and what a redirect keeps.

mod driver;

use std::time::Duration;

use driver::{GRACE, connect, millis, planned, start};
use tns_connect::error::{Class, Phase};
use tns_testbed::Running;

/// A listener `A` with TLS, and `B` with TLS that accepts.
fn secure(tls: &str, rest: &str) -> Running {
    let b = "[listener.B]\ntls = \"good\"\nsteps = [{ accept = \"23ai\" }]";
    start(&format!("[listener.A]\ntls = \"{tls}\"\n{rest}\n{b}"))
}

fn to(running: &Running, listener: &str) -> tns_connect::plan::Plan {
    planned(&running.descriptor(listener).expect("a listener of the script"))
}

#[test]
fn a_listener_behind_tls_accepts() {
    for tls in ["good", "tls12", "client-certificate"] {
        let running = secure(tls, "steps = [{ resend = 1 }, { accept = \"19c\" }]");
        let outcome = connect(to(&running, "A"));
        assert_eq!(outcome.way, ["1", "tls"], "{tls}");
        let connection = outcome.result.expect(tls);
        assert_eq!(connection.accept.version, 318);
        assert!(connection.stream.tls().is_some());
    }
}

#[test]
fn tls_starts_anew_on_the_same_connection() {
    let running = secure("good", "steps = [\"renegotiate\", { accept = \"19c\" }]");
    let outcome = connect(to(&running, "A"));
    assert_eq!(outcome.way, ["1", "tls", "tls"]);
    outcome.result.expect("the CONNECT behind the second handshake is taken");
    let records = running.stop();
    assert_eq!((records.len(), records[0].connects.len()), (1, 2));
}

#[test]
fn a_redirect_stays_within_tls() {
    let redirect = |address: &str| format!("steps = [{{ redirect = {{ to = \"{address}\" }} }}]");
    let running = secure("good", &redirect("(ADDRESS=(PROTOCOL=tcps)(HOST=localhost)(PORT={B}))"));
    let outcome = connect(to(&running, "A"));
    assert_eq!(outcome.way, ["1", "tls", ">", "tls"]);
    assert!(outcome.result.expect("followed").stream.tls().is_some());

    // The certificate of B is for `localhost`: the check of the name goes on.
    let security = "(SECURITY=(SSL_SERVER_DN_MATCH=off))";
    let address = "(ADDRESS=(PROTOCOL=tcps)(HOST=127.0.0.1)(PORT={B}))";
    let running = secure("good", &redirect(&format!("(DESCRIPTION={address}{security})")));
    let outcome = connect(to(&running, "A"));
    assert_eq!(outcome.way, ["1", "tls", ">", "1!"]);
    let error = outcome.error();
    assert_eq!((error.last.phase, error.last.class), (Phase::Tls, Class::Tls));

    let running = secure("good", &redirect("(ADDRESS=(PROTOCOL=tcp)(HOST=localhost)(PORT={B}))"));
    let error = connect(to(&running, "A")).error();
    assert_eq!(error.last.class, Class::Redirect);
    assert_eq!(running.records().len(), 1, "nobody was dialled without TLS");
}

#[test]
fn a_certificate_that_is_not_shown_is_told_in_the_phase_of_tls() {
    let running = secure("client-certificate", "steps = [{ accept = \"19c\" }]");
    let descriptor = running.descriptor("A").expect("a listener");
    let [full, trust] = ["{WALLET}", "{TRUST}"].map(|mark| running.fill(mark));
    let error = connect(planned(&descriptor.replace(&full, &trust))).error();
    assert_eq!((error.last.phase, error.last.class), (Phase::Tls, Class::Tls), "{error}");
}

#[test]
fn silence_before_and_behind_tls_is_bounded() {
    for silence in ["after_tcp", "after_hello", "after_tls", "steps"] {
        let running = secure("good", &format!("{silence} = [\"silence\"]"));
        let mut plan = to(&running, "A");
        plan.descriptions[0].attempts[0].connect_timeout = millis(400);
        let outcome = connect(plan);
        assert!(outcome.took < Duration::from_millis(400) + GRACE, "{silence}: {:?}", outcome.took);
        let error = outcome.error();
        assert_eq!(error.last.class, Class::Timeout, "{silence}");
        let cause = error.last.cause.unwrap_or_default();
        assert!(cause.starts_with("CONNECT_TIMEOUT is over (400ms)"), "{silence}: {cause}");
    }
}

#[test]
fn a_listener_without_tls_is_told_apart() {
    let running = start("[listener.A]\nafter_tcp = [{ refuse = 12514 }, \"close\"]");
    let with_wallet = secure("good", "");
    let [plain, secure] =
        [&running, &with_wallet].map(|running| running.port("A").expect("a port").to_string());
    let descriptor = with_wallet.descriptor("A").expect("a listener").replace(&secure, &plain);
    let error = connect(planned(&descriptor)).error();
    assert_eq!((error.last.phase, running.records().len()), (Phase::Tls, 1), "{error}");
}
