//! Logins against a server of every release, from the ACCEPT to the session.

mod server;

use secrecy::SecretString;
use server::{Manner, Mark, Server};
use tns_wire::auth::{AuthError, SessionKeys, SigningKey, Verifier};
use tns_wire::login::{
    Client, Context, Credential, LoggedIn, Login, LoginConfig, LoginError, LoginStep, Phase, ProxyUser,
    Purity, RefusalKind, Token, TokenProof, UserError,
};
use tns_wire::ttc::{AuthMode, AuthRequest, Function, OraError, Profile, Request, Warning};
use tns_wire::{Framer, SessionError, WireError};

const VERIFIERS: [Verifier; 3] = [Verifier::V11g1, Verifier::V11g2, Verifier::V12c];

fn client() -> Client {
    Client {
        program: "tnslint".to_owned(),
        machine: "here".to_owned(),
        terminal: "unknown".to_owned(),
        os_user: "ada".to_owned(),
        pid: 1234,
        driver: "tnslint".to_owned(),
        version: [0, 1, 0],
    }
}

fn config(user: &str, password: &str) -> LoginConfig {
    let user = ProxyUser::parse(user).expect("a user");
    LoginConfig::new(user, Credential::Password(SecretString::from(password)), client())
}

fn external(user: &str, credential: Credential) -> LoginConfig {
    let config = LoginConfig::new(ProxyUser::parse(user).expect("a user"), credential, client());
    LoginConfig { tls: true, ..config }
}

fn token(proof: Option<TokenProof>) -> Credential {
    Credential::Token(Token { text: SecretString::from("eyJ.token.x"), proof: proof.map(Box::new) })
}

/// What came of a login.
type Outcome = Result<Box<LoggedIn>, LoginError>;

/// Lets a client and a server talk; gives the outcome, how often the client waited, and what it sent.
fn talk(config: LoginConfig, server: &mut Server) -> (Outcome, u32, Vec<u8>) {
    let login = Login::new(config, &server.accept, Framer::default(), None);
    match login {
        Ok(login) => talk_on(login, server),
        Err(error) => (Err(error), 0, Vec::new()),
    }
}

fn talk_on(mut login: Login, server: &mut Server) -> (Outcome, u32, Vec<u8>) {
    let (mut answers, mut waits, mut sent) = (Vec::new(), 0, Vec::new());
    loop {
        match login.step() {
            LoginStep::Send(bytes) => {
                sent.extend_from_slice(&bytes);
                answers.extend(server.received(&bytes));
            }
            LoginStep::Urgent => server.urgent += 1,
            LoginStep::Receive if answers.is_empty() => login.ended(),
            LoginStep::Receive => {
                waits += 1;
                login.received(&std::mem::take(&mut answers));
            }
            LoginStep::Done(done) => return (Ok(done), waits, sent),
            LoginStep::Failed(error) => return (Err(error), waits, sent),
        }
    }
}

/// The steps of a login that the server saw.
fn steps(server: &Server) -> Vec<&AuthRequest> {
    let of = |request| match request {
        &Request::FastAuth(ref fast) => Some(&fast.auth),
        Request::Call(call) => match &call.function {
            Function::FirstStep(auth) | Function::SecondStep(auth) => Some(auth),
            _ => None,
        },
        _ => None,
    };
    server.requests.iter().filter_map(of).collect()
}

fn cells() -> impl Iterator<Item = (Profile, Verifier, SessionKeys)> {
    Profile::ALL.into_iter().flat_map(|profile| {
        let cell =
            move |verifier| [SessionKeys::Short, SessionKeys::Long].map(|keys| (profile, verifier, keys));
        VERIFIERS.into_iter().flat_map(cell)
    })
}

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
fn every_release_and_verifier_keeps_the_wrong_password_out() {
    for (profile, verifier, keys) in cells() {
        let mut server = Server { keys, ..Server::new(profile, verifier, "tiger") };
        let (outcome, ..) = talk(config("scott", "lion"), &mut server);
        let Some(LoginError::Refused(refusal)) = outcome.err() else { panic!("{profile:?}: not refused") };
        assert_eq!((refusal.kind, refusal.number), (RefusalKind::WrongPassword, 1017));
        assert_eq!(refusal.to_string(), "ORA-01017: invalid username/password; logon denied");
    }
}

#[test]
fn an_impostor_is_found_out_and_sent_nothing_more() {
    for (profile, verifier, keys) in cells() {
        let server = Server::new(profile, verifier, "something else");
        let mut server = Server { keys, is_impostor: true, ..server };
        let (outcome, ..) = talk(config("scott", "tiger"), &mut server);
        assert_eq!(outcome.err(), Some(LoginError::Auth(AuthError::Impostor)), "{profile:?}, {verifier:?}");
        assert_eq!(steps(&server).len(), 2);
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
        (AuthMode::PRELIM, 0x0000_0080),
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
fn a_new_password_goes_along() {
    for (profile, verifier, keys) in cells() {
        let mut server = Server { keys, ..Server::new(profile, verifier, "old") };
        let config = LoginConfig { new_password: Some("new 漢".into()), ..config("scott", "old") };
        talk(config, &mut server).0.expect("logged in");
        assert_eq!(server.new_password.as_deref(), Some("new 漢"));
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
    let key = SigningKey::from_pem(include_str!("data/token_key.pem")).expect("a key");
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
fn users_that_cannot_log_in_so_are_told_why() {
    let with_password =
        |user: &str| talk(config(user, "x"), &mut Server::new(Profile::V19, Verifier::V12c, "x")).0;
    let without = |user: &str, credential| {
        talk(external(user, credential), &mut Server::new(Profile::V19, Verifier::V12c, "x")).0
    };
    let error = |outcome: Outcome| outcome.err();
    assert_eq!(error(with_password("")), Some(LoginError::User(UserError::NoUser)));
    assert_eq!(error(with_password("[scott]")), Some(LoginError::User(UserError::NoUser)));
    for user in ["scott", "proxy[scott]"] {
        let external = Some(LoginError::User(UserError::ExternalUser));
        assert_eq!(error(without(user, token(None))), external);
        assert_eq!(error(without(user, Credential::External)), external);
    }
    assert!(without("[scott]", Credential::External).is_ok());
    for odd in ["a[b", "a]", "a[]", "a[b]c", "a[b][c]", "a[ ]"] {
        assert_eq!(ProxyUser::parse(odd), Err(UserError::Brackets), "{odd}");
    }
    let quoted = ProxyUser::parse(r#""a[b]"["c[d"]"#).expect("a user");
    assert_eq!((&*quoted.user, quoted.client.as_deref()), (r#""a[b]""#, Some(r#""c[d""#)));
    let new = LoginConfig { new_password: Some("n".into()), ..external("", Credential::External) };
    let mut server = Server::new(Profile::V19, Verifier::V12c, "x");
    assert_eq!(talk(new, &mut server).0.err(), Some(LoginError::NewPasswordWithoutOld));
}

#[test]
fn refusals_have_a_kind() {
    for (number, kind) in [
        (1017, RefusalKind::WrongPassword),
        (1005, RefusalKind::WrongPassword),
        (28001, RefusalKind::Expired),
        (28000, RefusalKind::Locked),
        (28003, RefusalKind::NewPassword),
        (1045, RefusalKind::NotAllowed),
        (28150, RefusalKind::ProxyNotAllowed),
        (28009, RefusalKind::Privilege),
        (1031, RefusalKind::Privilege),
        (28040, RefusalKind::Verifier),
        (25708, RefusalKind::Token),
        (38802, RefusalKind::Edition),
        (1033, RefusalKind::NotOpen),
        (20, RefusalKind::TooMany),
        (600, RefusalKind::Other),
        // A warning of a login that did not come about is none.
        (28002, RefusalKind::Other),
    ] {
        for (profile, manner) in
            [(Profile::V12_1, Manner::Plain), (Profile::V19, Manner::Break), (Profile::V23, Manner::Plain)]
        {
            let error = OraError::new(number, format!("ORA-{number:05}: no"));
            let server = Server::new(profile, Verifier::V12c, "tiger");
            let mut server = Server { refuse: Some((error, manner)), ..server };
            let (outcome, ..) = talk(config("scott", "tiger"), &mut server);
            let Some(LoginError::Refused(refusal)) = outcome.err() else { panic!("{number} is no refusal") };
            assert_eq!((refusal.number, refusal.kind), (number, kind));
            assert_eq!(refusal.text, format!("ORA-{number:05}: no"));
        }
    }
}

#[test]
fn a_refusal_with_break_and_reset_is_one_on_every_release() {
    for profile in Profile::ALL {
        let error = OraError::new(1017, "ORA-01017: no\n");
        let server = Server::new(profile, Verifier::V12c, "tiger");
        let mut server = Server { refuse: Some((error, Manner::Break)), ..server };
        let (outcome, ..) = talk(config("scott", "tiger"), &mut server);
        assert!(matches!(outcome, Err(LoginError::Refused(_))), "{profile:?}");
    }
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

#[test]
fn native_encryption_that_is_required_and_missing_is_told() {
    let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    server.accept.native[0] |= 0x10;
    assert_eq!(talk(config("scott", "tiger"), &mut server).0.err(), Some(LoginError::Encryption));
}

/// A login whose server sends only so many bytes, piece by piece.
fn cut(profile: Profile, most: usize, piece: usize) -> (Outcome, Phase) {
    let mut server = Server::new(profile, Verifier::V11g2, "tiger");
    let mut login =
        Login::new(config("scott", "tiger"), &server.accept, Framer::default(), None).expect("a login");
    let (mut answers, mut left) = (Vec::new(), most);
    loop {
        match login.step() {
            LoginStep::Send(bytes) => answers.extend(server.received(&bytes)),
            LoginStep::Urgent => {}
            LoginStep::Receive if answers.is_empty() || left == 0 => login.ended(),
            LoginStep::Receive => {
                let len = piece.min(left).min(answers.len());
                left -= len;
                login.received(&answers.drain(..len).collect::<Vec<_>>());
            }
            LoginStep::Done(done) => return (Ok(done), login.phase()),
            LoginStep::Failed(error) => return (Err(error), login.phase()),
        }
    }
}

#[test]
fn an_end_at_any_byte_is_told_and_no_cut_matters() {
    for profile in [Profile::V12_1, Profile::V23] {
        let whole = (0..).find(|most| cut(profile, most * 64, 64).0.is_ok()).expect("an end") * 64;
        let mut phases = Vec::new();
        for most in (0..whole - 64).step_by(7) {
            let (outcome, phase) = cut(profile, most, 5);
            let Some(LoginError::Session(SessionError::Wire(WireError::Ended { .. }))) = outcome.err() else {
                panic!("{profile:?}, {most} bytes: no end")
            };
            phases.push(phase);
        }
        phases.dedup();
        let all = [Phase::Protocol, Phase::DataTypes, Phase::Challenge, Phase::Proof];
        assert_eq!(phases, if profile == Profile::V23 { &all[2..] } else { &all[..] });
        let (outcome, phase) = cut(profile, usize::MAX, 1);
        assert!(outcome.is_ok() && phase == Phase::Over);
    }
}

#[test]
fn a_small_packet_size_is_kept() {
    let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    server.accept.sdu = 512;
    let (outcome, _, sent) = talk(config("scott", "tiger"), &mut server);
    outcome.expect("logged in");
    let (mut at, mut sizes) = (0, Vec::new());
    while let Some(len) = sent.get(at..at + 4) {
        let len = u32::from_be_bytes(len.try_into().expect("four bytes")) as usize;
        sizes.push(len);
        at += len;
    }
    assert!(sizes.iter().all(|size| *size <= 512) && sizes.contains(&512), "{sizes:?}");
}

#[test]
fn no_secret_is_sent_in_clear_or_printed() {
    let mut server = Server::new(Profile::V23, Verifier::V12c, "tiger in the tank");
    let new = Some(SecretString::from("lion at the gate"));
    let config = LoginConfig { new_password: new, ..config("scott", "tiger in the tank") };
    let (outcome, _, sent) = talk(config, &mut server);
    outcome.expect("logged in");
    for secret in ["tiger in the tank", "lion at the gate"] {
        assert!(!sent.windows(secret.len()).any(|window| window == secret.as_bytes()));
        assert!(!format!("{:?}", server.requests).contains(secret));
    }
}
