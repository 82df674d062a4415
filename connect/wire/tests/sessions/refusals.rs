//! Logins that fail, and why.

use tns_wire::auth::{AuthError, Verifier};
use tns_wire::login::{Credential, LoginConfig, LoginError, ProxyUser, RefusalKind, UserError};
use tns_wire::ttc::{OraError, Profile};

use crate::server::{Manner, Server};
use crate::talk::{Talked, cells, config, external, steps, talk, token};

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
fn a_password_kept_in_an_unknown_way_is_not_answered() {
    for (number, error) in [(0x0939, AuthError::Verifier10g), (0x1234, AuthError::Verifier(0x1234))] {
        for profile in Profile::ALL {
            let server = Server::new(profile, Verifier::V12c, "tiger");
            let mut server = Server { claims: Some(number), ..server };
            let (outcome, ..) = talk(config("scott", "tiger"), &mut server);
            assert_eq!(outcome.err(), Some(LoginError::Auth(error.clone())));
            assert_eq!(steps(&server).len(), 1, "no proof is sent");
        }
    }
}

#[test]
fn users_that_cannot_log_in_so_are_told_why() {
    let with_password =
        |user: &str| talk(config(user, "x"), &mut Server::new(Profile::V19, Verifier::V12c, "x")).0;
    let without = |user: &str, credential| {
        talk(external(user, credential), &mut Server::new(Profile::V19, Verifier::V12c, "x")).0
    };
    let error = |outcome: Talked| outcome.err();
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
fn native_encryption_that_is_required_and_missing_is_told() {
    let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    server.accept.native[0] |= 0x10;
    assert_eq!(talk(config("scott", "tiger"), &mut server).0.err(), Some(LoginError::Encryption));
}
