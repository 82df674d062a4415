//! What a real server of release 18 sent, as a whole login.

use tns_wire::auth::AuthError;
use tns_wire::login::{Credential, Login, LoginConfig, LoginError, LoginStep, Phase};
use tns_wire::{Accept, Framer, Lengths, Packet, PacketKind, data};

use crate::shared::{bytes, read};
use crate::talk::{config, external};

/// The answers of the recorded server to the messages of a login, in order.
const ANSWERS: [&str; 4] = ["protocol_negotiation", "data_types", "auth_phase_one", "auth_phase_two"];

/// What comes of a login to the recorded server: it answers each message in turn.
fn replay(config: LoginConfig, answers: &[&str]) -> Option<(Login, LoginStep)> {
    let accept = read("recordings/pre23ai_xe18_accept_payload.hex")?;
    let accept = Accept::from_packet(&Packet::new(PacketKind::Accept, bytes(&accept))).expect("an ACCEPT");
    let mut login = Login::new(config, &accept, Framer::default(), None).expect("a login");
    let mut answers = answers.iter().map(|name| {
        let hex = read(&format!("recordings/pre23ai_xe18_{name}_response.hex")).expect("a recording");
        Packet::new(PacketKind::Data, data(0, &bytes(&hex))).to_bytes(Lengths::Long)
    });
    loop {
        match login.step() {
            LoginStep::Send(_) => {}
            LoginStep::Receive => match answers.next() {
                Some(answer) => login.received(&answer),
                None => login.ended(),
            },
            step => return Some((login, step)),
        }
    }
}

#[test]
fn the_answers_of_a_real_login_lead_to_a_session() {
    // Without a password there is one step, and nothing that has to be proven.
    let config = external("", Credential::External);
    let answers = [ANSWERS[0], ANSWERS[1], ANSWERS[3]];
    let Some((_, LoginStep::Done(done))) = replay(config, &answers) else {
        assert!(read("recordings/README.md").is_none(), "no session");
        return;
    };
    let facts = done.facts;
    assert_eq!((facts.version.to_string(), &*facts.service), ("18.0.0.0.0".to_owned(), "xepdb1"));
    assert_eq!((facts.charset, facts.national_charset), (873, 2000));
    assert!(facts.session_id > 0 && facts.serial > 0 && !facts.instance.is_empty(), "{facts:?}");
    assert!(done.warnings.is_empty() && done.native.is_none());
}

#[test]
fn a_real_server_that_answers_another_login_is_an_impostor() {
    let Some((login, step)) = replay(config("scott", "tiger"), &ANSWERS) else { return };
    let LoginStep::Failed(error) = step else { panic!("the answer belongs to other keys") };
    assert_eq!((error, login.phase()), (LoginError::Auth(AuthError::Impostor), Phase::Proof));
}
