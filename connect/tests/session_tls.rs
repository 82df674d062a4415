//! Logins over TLS without a password: by certificate, and by tokens with proof of possession.

mod sessions;

use sessions::{connector, database, login, password, plan_with, refused};
use tns_connect::connector::Connector;
use tns_connect::error::{Class, Phase};
use tns_connect::login::{AccessToken, Auth};
use tns_connect::trace::{Event, Quiet};
use tns_testbed::{Authentication, Database, Listener, Redirect, Script, Step, Tcps, Testbed, Tls, User};
use tns_wire::ttc::Profile;

/// The token that the database knows.
const TOKEN: &str = "eyJ.e30.x";

/// The private key that belongs to it, its public half, and another private key.
const KEY: &str = include_str!("../wire/tests/data/token_key.pem");
const PUBLIC: &str = include_str!("data/token_key_public.pem");
const OTHER: &str = include_str!("data/other_key.pem");

fn certified(tcps: Tcps) -> Database {
    Database { tcps, ..database().user(User { external: true, ..User::without_password("cert") }) }
}

#[test]
fn a_certificate_is_agreed_on_before_it_counts() {
    for profile in Profile::ALL {
        for tcps in [Tcps::Taken, Tcps::Required] {
            let running = certified(tcps).profile(profile).start_tls(Tls::ClientCertificate);
            let running = running.expect("a testbed");
            let mut told = Vec::new();
            let mut observer = |event: &Event<'_>| {
                if let Event::NativeAgreed(facts) = event {
                    told.push((*facts).clone());
                }
            };
            let session = connector(&running).login(&Auth::external(), &mut observer);
            let mut session = session.expect("a session");
            session.ping().expect("it answers");
            let native = session.info().native.clone().expect("it was negotiated");
            assert!(native.certificate && native.encryption.is_none() && native.warnings.is_empty());
            assert_eq!(told, [native]);
            login(&running, &password("scott")).expect("a session").ping().expect("it answers");
            let seen = running.sessions();
            assert_eq!(seen[0].authentication, Some(Authentication::Certificate), "{profile:?}");
            assert_eq!((seen[0].tcps, seen[1].tcps), (true, false), "a password needs nothing of it");
            // It costs a round trip, which saves the challenge of a password.
            let trips = [0, 1].map(|at: usize| seen[at].login.expect("it came that far").round_trips);
            assert_eq!(trips[0], trips[1], "{profile:?}");
        }
    }
}

#[test]
fn a_certificate_that_does_not_count_is_told_apart() {
    let nobody = database().start_tls(Tls::ClientCertificate).expect("a testbed");
    let off = certified(Tcps::Off).start_tls(Tls::ClientCertificate).expect("a testbed");
    for (running, agreed, hint) in [(nobody, true, "IDENTIFIED EXTERNALLY"), (off, false, "(TCPS)")] {
        let error = refused(&running, &Auth::external());
        assert_eq!((error.last.phase, error.last.class), (Phase::Auth, Class::Auth), "{error:?}");
        assert_eq!(error.last.code.as_deref(), Some("ORA-01017"));
        assert!(error.last.message.contains("the certificate stands for no user"), "{error}");
        assert!(error.last.hint.as_deref().is_some_and(|text| text.contains(hint)), "{error:?}");
        assert_eq!(running.sessions()[0].tcps, agreed);
    }
}

/// A database that knows the token, with or without the key for it.
fn with_token(key: Option<&str>) -> Database {
    let token_key = key.map(str::to_owned);
    database().user(User { token: Some(TOKEN.into()), token_key, ..User::without_password("tim") })
}

#[test]
fn a_token_with_a_key_needs_the_right_one() {
    let running = with_token(Some(PUBLIC)).start_tls(Tls::Good).expect("a testbed");
    let token = || AccessToken::new(TOKEN.to_owned());
    let session = login(&running, &Auth::token(token().with_private_key(KEY.to_owned())));
    session.expect("the key belongs to it").ping().expect("it answers");
    let seen = &running.sessions()[0];
    assert_eq!((seen.user.as_deref(), seen.authentication), (Some("TIM"), Some(Authentication::Token)));
    assert!(!seen.tcps, "a token needs no certificate");
    for wrong in [token().with_private_key(OTHER.to_owned()), token()] {
        let error = refused(&running, &Auth::token(wrong));
        assert_eq!((error.last.phase, error.last.class), (Phase::Auth, Class::Auth), "{error:?}");
        assert_eq!(error.last.code.as_deref(), Some("ORA-25708"));
    }
    let asked = running.records().len();
    let error = refused(&running, &Auth::token(token().with_private_key("no key".to_owned())));
    assert_eq!((error.last.phase, error.last.class), (Phase::Plan, Class::Config), "{error:?}");
    assert_eq!(running.records().len(), asked, "nobody was dialled");
}

#[test]
fn a_proof_names_the_other_end_behind_a_redirect() {
    let redirect = "(ADDRESS=(PROTOCOL=tcps)(HOST=localhost)(PORT={B}))";
    let behind = |step| Listener { tls: Some(Tls::Good), ..Listener::new([step]) };
    let script = Script::new()
        .listener("A", behind(Step::Redirect(Redirect { to: redirect.to_owned(), ..Redirect::default() })))
        .listener("B", behind(Step::Database));
    let script = Script { database: Some(with_token(Some(PUBLIC))), ..script };
    let running = Testbed::start(script).expect("a testbed");
    let token = AccessToken::new(TOKEN.to_owned()).with_private_key(KEY.to_owned());
    let session = Connector::new(plan_with(&running, "")).login(&Auth::token(token), &mut Quiet);
    let peer = session.expect("a session").info().peer.expect("it was dialled");
    assert_eq!(peer.port(), running.port("B").expect("a port"));
    let header = running.sessions()[0].client["AUTH_HEADER"].clone();
    let lines: Vec<_> = header.lines().collect();
    assert_eq!(
        lines[1..],
        ["(request-target): svc".to_owned(), format!("host: {}:{}", peer.ip(), peer.port())]
    );
}
