//! The bytes of logins: however they are cut, and what must not be among them.

use secrecy::SecretString;
use tns_wire::auth::Verifier;
use tns_wire::login::{Login, LoginConfig, LoginError, LoginStep, Phase};
use tns_wire::ttc::Profile;
use tns_wire::{Framer, Lengths, Packet, PacketKind, SessionError, WireError, data};

use crate::server::Server;
use crate::talk::{Talked, config, talk};

/// A login whose server sends only so many bytes, piece by piece.
fn cut(profile: Profile, most: usize, piece: usize) -> (Talked, Phase) {
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
fn nothing_counts_behind_the_last_packet() {
    let last = Packet::new(PacketKind::Data, data(0x0040, &[])).to_bytes(Lengths::Long);
    let odd = [0x01, 0, 0, 0, 6, 0, 0, 0];
    for behind in [&[][..], &odd[..4], &odd] {
        let server = Server::new(Profile::V19, Verifier::V12c, "tiger");
        let login = Login::new(config("scott", "tiger"), &server.accept, Framer::default(), None);
        let mut login = login.expect("a login");
        assert!(matches!(login.step(), LoginStep::Send(_)));
        login.received(&[&last, behind].concat());
        let LoginStep::Failed(error) = login.step() else { panic!("it goes on") };
        assert_eq!(error, LoginError::Session(WireError::Ended { received: 0 }.into()));
    }
}

/// The sizes of packets.
pub(crate) fn sizes(bytes: &[u8]) -> Vec<usize> {
    let (mut at, mut sizes) = (0, Vec::new());
    while let Some(len) = bytes.get(at..at + 4) {
        let len = u32::from_be_bytes(len.try_into().expect("four bytes")) as usize;
        sizes.push(len);
        at += len;
    }
    sizes
}

#[test]
fn a_small_packet_size_is_kept() {
    let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    server.accept.sdu = 512;
    let (outcome, _, sent) = talk(config("scott", "tiger"), &mut server);
    outcome.expect("logged in");
    let sizes = sizes(&sent);
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
