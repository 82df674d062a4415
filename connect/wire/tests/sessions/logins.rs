//! Logins that succeed, on every release.

use tns_wire::auth::{SigningKey, Verifier};
use tns_wire::login::{Context, LoginConfig, LoginError, Purity, TokenProof};
use tns_wire::ttc::{AuthMode, Profile, Warning};

use crate::server::{Mark, Server};
use crate::talk::{cells, config, external, steps, talk, token};

#[test]
fn every_release_and_verifier_lets_the_right_password_in() {
    for (profile, verifier, keys) in cells() {
        for mark in [Mark::Message, Mark::Flag] {
            let mut server = Server { keys, mark, ..Server::new(profile, verifier, "tiger") };
            let (outcome, waits, _) = talk(config("scott", "tiger"), &mut server);
            let done = outcome.unwrap_or_else(|error| panic!("{profile:?}, {verifier:?}: {error}"));
            assert_eq!(waits, if profile == Profile::V23 { 2 } else { 4 }, "{profile:?}: round trips");
            assert_eq!(done.facts.version, profile.version());
            assert_eq!((done.facts.session_id, done.facts.serial), (42, 4711));
            assert_eq!(
                (&*done.facts.database, &*done.facts.instance, &*done.facts.service),
                ("PDB1", "cdb1", "svc")
            );
            assert_eq!(done.facts.languages, [("DATEFM".to_owned(), "DD-MON-RR".to_owned())]);
            assert_eq!(done.session.fields(), profile.fields());
            assert!(done.warnings.is_empty() && done.days_left.is_none());
        }
    }
}

#[test]
fn the_server_is_told_who_comes() {
    for profile in Profile::ALL {
        let mut server = Server::new(profile, Verifier::V12c, "tiger");
        let config = LoginConfig {
            mode: AuthMode::SYSDBA,
            class: Some("CLASS".to_owned()),
            purity: Purity::Reuse,
            edition: Some("ED1".to_owned()),
            contexts: vec![Context {
                namespace: "CLIENTCONTEXT".to_owned(),
                name: "a".to_owned(),
                value: "b".to_owned(),
            }],
            time_zone: "Europe/Tir'ana".to_owned(),
            connect_string: Some("db1/svc".to_owned()),
            ..config(" proxy[ scott ] ", "tiger")
        };
        talk(config, &mut server).0.expect("logged in");
        let [first, second] = steps(&server)[..] else { panic!("two steps") };
        assert_eq!((&*first.user, first.mode), ("proxy", AuthMode(0x21)));
        assert_eq!((&*second.user, second.mode), ("proxy", AuthMode(0x121)));
        let sent = |name: &str| first.pairs.text(name).or(second.pairs.text(name)).unwrap_or("-").to_owned();
        for (name, value) in [
            ("AUTH_PROGRAM_NM", "tnslint"),
            ("AUTH_MACHINE", "here"),
            ("AUTH_TERMINAL", "unknown"),
            ("AUTH_PID", "1234"),
            ("AUTH_SID", "ada"),
            ("PROXY_CLIENT_NAME", "scott"),
            ("SESSION_CLIENT_CHARSET", "873"),
            ("SESSION_CLIENT_DRIVER_NAME", "tnslint"),
            ("SESSION_CLIENT_VERSION", "1048576"),
            ("AUTH_ALTER_SESSION", "ALTER SESSION SET TIME_ZONE='Europe/Tir''ana'\0"),
            ("AUTH_KPPL_CONN_CLASS", "CLASS"),
            ("AUTH_KPPL_PURITY", "2"),
            ("AUTH_ORA_EDITION", "ED1"),
            ("AUTH_APPCTX_NSPACE", "CLIENTCONTEXT"),
            ("AUTH_APPCTX_ATTR", "a"),
            ("AUTH_APPCTX_VALUE", "b"),
            ("AUTH_CONNECT_STRING", "db1/svc"),
        ] {
            assert_eq!(sent(name), value, "{name}");
        }
    }
}

#[test]
fn all_modes_have_their_bits() {
    let modes = [
        (AuthMode::SYSDBA, 0x0000_0020),
        (AuthMode::SYSOPER, 0x0000_0040),
        (AuthMode::SYSDBA.with(AuthMode::PRELIM), 0x0000_00A0),
        (AuthMode::SYSOPER.with(AuthMode::PRELIM), 0x0000_00C0),
        (AuthMode::SYSASM, 0x0040_0000),
        (AuthMode::SYSBACKUP, 0x0100_0000),
        (AuthMode::SYSDG, 0x0200_0000),
        (AuthMode::SYSKM, 0x0400_0000),
        (AuthMode::SYSRAC, 0x0800_0000),
    ];
    for (mode, bits) in modes {
        let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
        talk(LoginConfig { mode, ..config("sys", "tiger") }, &mut server).0.expect("logged in");
        let bits_sent: Vec<_> = steps(&server).iter().map(|step| step.mode.0).collect();
        assert_eq!(bits_sent, [bits | 0x001, bits | 0x101]);
    }
}

#[test]
fn a_preliminary_login_sets_nothing_and_expects_little() {
    let mode = AuthMode::SYSDBA.with(AuthMode::PRELIM);
    for profile in Profile::ALL {
        let server = Server::new(profile, Verifier::V12c, "tiger");
        let mut server = Server { is_down: true, ..server };
        let done = talk(LoginConfig { mode, ..config("sys", "tiger") }, &mut server).0.expect("logged in");
        assert_eq!((done.facts.session_id, &*done.facts.database), (0, ""));
        assert!(steps(&server).iter().all(|step| step.pairs.get("AUTH_ALTER_SESSION").is_none()));
    }
    let mut server = Server { is_down: true, ..Server::new(Profile::V19, Verifier::V12c, "tiger") };
    let open = talk(LoginConfig { mode: AuthMode::SYSDBA, ..config("sys", "tiger") }, &mut server).0;
    assert_eq!(open.err(), Some(LoginError::Missing("version of the server")));
    let refused = |config: LoginConfig| {
        let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
        let error = talk(config, &mut server).0.err();
        assert!(server.requests.is_empty(), "nothing is sent");
        error
    };
    let alone = LoginConfig { mode: AuthMode::PRELIM, ..config("sys", "tiger") };
    assert_eq!(refused(alone), Some(LoginError::PrelimPrivilege));
    let pooled = LoginConfig { mode, class: Some("C".to_owned()), ..config("sys", "tiger") };
    assert_eq!(refused(pooled), Some(LoginError::PrelimPooled));
}

#[test]
fn a_new_password_goes_along() {
    for (profile, verifier, keys) in cells() {
        let mut server = Server { keys, ..Server::new(profile, verifier, "old") };
        let config = LoginConfig { new_password: Some("new 漢".into()), ..config("scott", "old") };
        talk(config, &mut server).0.expect("logged in");
        assert_eq!(server.new_password(), Some("new 漢"));
        assert_eq!(steps(&server)[1].mode, AuthMode(0x102));
    }
}

#[test]
fn a_token_needs_one_step_and_tls() {
    for profile in Profile::ALL {
        let mut server = Server::new(profile, Verifier::V12c, "");
        let (outcome, waits, _) = talk(external("", token(None)), &mut server);
        outcome.expect("logged in");
        assert_eq!(waits, if profile == Profile::V23 { 1 } else { 3 });
        let [step] = steps(&server)[..] else { panic!("one step") };
        assert_eq!((&*step.user, step.mode), ("", AuthMode::LOGON));
        assert_eq!(step.pairs.text("AUTH_TOKEN"), Some("eyJ.token.x"));
        assert!(step.pairs.get("AUTH_PASSWORD").is_none());
    }
    let mut server = Server::new(Profile::V19, Verifier::V12c, "");
    let clear = LoginConfig { tls: false, ..external("", token(None)) };
    assert_eq!(talk(clear, &mut server).0.err(), Some(LoginError::TokenWithoutTls));
    assert!(server.requests.is_empty(), "nothing is sent");
}

#[test]
fn the_possession_of_a_token_is_proven() {
    let mut server = Server::new(Profile::V19, Verifier::V12c, "");
    let key = SigningKey::from_pem(include_str!("../data/token_key.pem")).expect("a key");
    let proof = TokenProof { key, time: 784_111_777, service: "svc".to_owned(), host: "db1:2484".to_owned() };
    talk(external("[app]", token(Some(proof))), &mut server).0.expect("logged in");
    let [step] = steps(&server)[..] else { panic!("one step") };
    assert_eq!(step.mode, AuthMode(0x2000_0001));
    assert_eq!(step.pairs.text("PROXY_CLIENT_NAME"), Some("app"));
    let header = "date: Sun, 06 Nov 1994 08:49:37 GMT\n(request-target): svc\nhost: db1:2484";
    assert_eq!(step.pairs.text("AUTH_HEADER"), Some(header));
    assert_eq!(step.pairs.text("AUTH_SIGNATURE").map(str::len), Some(344));
}

#[test]
fn a_password_that_ends_soon_is_a_warning() {
    for (number, text, days) in [
        (28002, "ORA-28002: the password will expire within 7 days\n", Some(7)),
        (28011, "ORA-28011: the account will expire soon; change your password now", None),
        (24344, "ORA-24344: success with compilation error", None),
    ] {
        let server = Server::new(Profile::V19, Verifier::V12c, "tiger");
        let mut server = Server { warn: Some(Warning { number, text: text.to_owned() }), ..server };
        let done = talk(config("scott", "tiger"), &mut server).0.expect("logged in");
        assert_eq!(done.warnings, [Warning { number, text: text.trim_end().to_owned() }]);
        assert_eq!(done.days_left, days);
    }
}

#[test]
fn urgent_data_is_tried_out_without_a_further_round_trip() {
    let mut server = Server::new(Profile::V21, Verifier::V12c, "tiger");
    let (outcome, waits, sent) = talk(LoginConfig { urgent: true, ..config("scott", "tiger") }, &mut server);
    outcome.expect("logged in");
    assert_eq!((server.urgent, waits), (1, 4));
    assert_eq!(sent[..11], [0, 0, 0, 11, 12, 0, 0, 0, 1, 0, 2], "a reset first");
    let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    talk(LoginConfig { urgent: true, ..config("scott", "tiger") }, &mut server).0.expect("logged in");
    assert_eq!(server.urgent, 0, "only where the server wants it");
}

#[test]
fn fast_authentication_falls_back_to_single_messages() {
    let mut server = Server { renegotiates: true, ..Server::new(Profile::V23, Verifier::V12c, "tiger") };
    let (outcome, waits, _) = talk(config("scott", "tiger"), &mut server);
    outcome.expect("logged in");
    assert_eq!(waits, 4);
}
