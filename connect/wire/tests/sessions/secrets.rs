//! Secrets stay out of everything that can be printed.

use std::error::Error;
use std::fmt::Debug;
use std::marker::PhantomData;

use secrecy::SecretString;
use tns_wire::Framer;
use tns_wire::auth::{ComboKey, Proof, SigningKey, Verifier};
use tns_wire::login::{Credential, LoggedIn, Login, LoginConfig, LoginError, LoginStep, Token, TokenProof};
use tns_wire::native::Level::{Rejected, Required};
use tns_wire::native::{NativeClient, ServerSettings, Wish};
use tns_wire::ttc::{OraError, Profile};
use tns_wire::{Session, SessionStep};

use crate::native;
use crate::server::{Manner, Server};
use crate::talk::{config, external, talk_native};

const PASSWORD: &str = "tiger in the tank";
const NEW: &str = "lion at the gate";
const TOKEN: &str = "eyJ.token of nobody.x";

/// Whether a type can be printed.
struct Printed<T>(PhantomData<T>);

/// What holds where the type cannot.
trait Silent {
    const IS_PRINTED: bool = false;
}

impl<T> Silent for Printed<T> {}

impl<T: Debug> Printed<T> {
    const IS_PRINTED: bool = true;
}

#[test]
fn what_holds_secrets_cannot_be_printed() {
    let printed = [
        // The search finds what can be printed.
        !Printed::<LoginError>::IS_PRINTED,
        Printed::<LoginConfig>::IS_PRINTED,
        Printed::<Credential>::IS_PRINTED,
        Printed::<Token>::IS_PRINTED,
        Printed::<TokenProof>::IS_PRINTED,
        Printed::<SigningKey>::IS_PRINTED,
        Printed::<Login>::IS_PRINTED,
        Printed::<LoginStep>::IS_PRINTED,
        Printed::<LoggedIn>::IS_PRINTED,
        Printed::<Session>::IS_PRINTED,
        Printed::<SessionStep>::IS_PRINTED,
        Printed::<Proof>::IS_PRINTED,
        Printed::<ComboKey>::IS_PRINTED,
    ];
    assert_eq!(printed, [false; 13]);
}

/// An error as it is printed: short, long, and all that lies below.
fn chain(error: &LoginError) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut below = error.source();
    while let Some(error) = below {
        text.push_str(&format!(" {error} {error:?}"));
        below = error.source();
    }
    text
}

/// All that can be printed of a login and of what its server saw.
fn printed(config: LoginConfig, mut server: Server, native: Option<NativeClient>) -> String {
    let said = format!("{:?} {:?} {:?}", config.user, config.client, config.contexts);
    // A token goes over the wire as it is: that is what TLS is for.
    let is_token = config.tls;
    let (outcome, _, sent) = talk_native(config, &mut server, native);
    let outcome = match outcome {
        Ok(done) => format!("{:?} {:?} {:?}", done.facts, done.warnings, done.native),
        Err(error) => chain(&error),
    };
    let sent = if is_token { String::new() } else { String::from_utf8_lossy(&sent).into_owned() };
    format!("{said} {outcome} {:?} {:?} {sent}", server.requests, server.native)
}

fn check(text: &str, what: &str) {
    for secret in [PASSWORD, NEW, TOKEN] {
        assert!(!text.contains(secret), "{what}: {text}");
    }
}

fn with_password() -> LoginConfig {
    LoginConfig { new_password: Some(SecretString::from(NEW)), ..config("scott", PASSWORD) }
}

fn with_token() -> LoginConfig {
    let key = SigningKey::from_pem(include_str!("../data/token_key.pem")).expect("a key");
    let proof = TokenProof { key, time: 0, service: "svc".to_owned(), host: "db1:2484".to_owned() };
    let token = Token { text: SecretString::from(TOKEN), proof: Some(Box::new(proof)) };
    external("", Credential::Token(token))
}

/// Makes a server play a part.
type Make = fn(Server) -> Server;

#[test]
fn no_secret_is_printed_whatever_comes_of_a_login() {
    let locked = || OraError::new(28000, "ORA-28000: the account is locked");
    let make: [(&str, Make); 7] = [
        ("a login", |server| server),
        ("an impostor", |server| Server { is_impostor: true, ..server }),
        ("an unknown verifier", |server| Server { claims: Some(0x0939), ..server }),
        ("a session without facts", |server| Server { is_down: true, ..server }),
        ("single messages", |server| Server { renegotiates: true, ..server }),
        ("native encryption", |server| {
            let profile = server.profile;
            server.with_native(native::server(profile))
        }),
        ("no native encryption in common", |server| {
            let off = ServerSettings { encryption: Wish::new(Rejected), ..ServerSettings::default() };
            server.with_native(off)
        }),
    ];
    for profile in Profile::ALL {
        let server = || Server::new(profile, Verifier::V12c, PASSWORD);
        for (what, make) in make {
            let wants = || native::client(Wish::new(Required), Wish::new(Rejected));
            let native = || if what.contains("native") { wants() } else { None };
            check(&printed(with_password(), make(server()), native()), what);
            check(&printed(with_token(), make(server()), native()), what);
        }
        for manner in [Manner::Plain, Manner::Break] {
            let server = Server { refuse: Some((locked(), manner)), ..server() };
            check(&printed(with_password(), server, None), "a refusal");
        }
        let wrong = LoginConfig { new_password: None, ..config("scott", TOKEN) };
        check(&printed(wrong, server(), None), "a wrong password");
    }
}

#[test]
fn no_secret_is_printed_where_a_login_cannot_begin() {
    let clear = LoginConfig { tls: false, ..with_token() };
    let new = LoginConfig { new_password: Some(SecretString::from(NEW)), ..with_token() };
    for config in [clear, new, config("", PASSWORD)] {
        let server = Server::new(Profile::V19, Verifier::V12c, PASSWORD);
        let error = Login::new(config, &server.accept, Framer::default(), None).err();
        check(&chain(&error.expect("it cannot begin")), "a login that cannot begin");
    }
}

/// The error of a login whose nth answer has a wrong byte in it.
fn spoilt(nth: usize, at: usize) -> Option<LoginError> {
    let mut server = Server::new(Profile::V19, Verifier::V12c, PASSWORD);
    let mut login = Login::new(with_password(), &server.accept, Framer::default(), None).expect("a login");
    let (mut answers, mut count) = (Vec::new(), 0);
    loop {
        match login.step() {
            LoginStep::Send(bytes) => answers.extend(server.received(&bytes)),
            LoginStep::Urgent => panic!("urgent data"),
            LoginStep::Receive if answers.is_empty() => login.ended(),
            LoginStep::Receive => {
                if count == nth {
                    let at = at.min(answers.len() - 1);
                    answers[at] ^= 0x55;
                }
                count += 1;
                login.received(&std::mem::take(&mut answers));
            }
            LoginStep::Done(_) => return None,
            LoginStep::Failed(error) => return Some(error),
        }
    }
}

#[test]
fn no_secret_is_printed_where_bytes_are_lost_or_changed() {
    let mut failed = 0;
    for nth in 0..4 {
        for at in (0..200).step_by(9) {
            if let Some(error) = spoilt(nth, at) {
                failed += 1;
                check(&chain(&error), "spoilt bytes");
            }
        }
    }
    assert!(failed > 20, "{failed} logins failed");
}
