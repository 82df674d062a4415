//! Logins with native encryption and checksums.

use tns_wire::Framer;
use tns_wire::auth::Verifier;
use tns_wire::login::{Login, LoginError, LoginStep, Phase};
use tns_wire::native::Level::{Accepted, Rejected, Required};
use tns_wire::native::{
    Algorithm, Checksum, Encryption, NativeClient, NativeError, ServerSettings, Service, Settings, Version,
    Wish,
};
use tns_wire::ttc::Profile;

use crate::server::Server;
use crate::talk::{cells, config, talk, talk_native};

pub(crate) fn client(encryption: Wish<Encryption>, checksum: Wish<Checksum>) -> Option<NativeClient> {
    let settings = Settings { encryption, checksum, legacy: true, ..Settings::default() };
    Some(NativeClient::new(settings).expect("settings that can be used"))
}

/// A server that accepts everything, of the version that fits the release.
pub(crate) fn server(profile: Profile) -> ServerSettings {
    ServerSettings {
        encryption: Wish::of(Accepted, Encryption::ALL),
        checksum: Wish::of(Accepted, Checksum::ALL),
        version: if profile == Profile::V12_1 { Version(0x0C10_0200) } else { Version::OURS },
        ..ServerSettings::default()
    }
}

fn required<A: Algorithm>(algorithm: Option<A>) -> Wish<A> {
    algorithm.map_or(Wish::new(Rejected), |algorithm| Wish::of(Required, [algorithm]))
}

#[test]
fn every_release_and_verifier_logs_in_over_sealed_packets() {
    for (profile, verifier, keys) in cells() {
        for (encryption, checksum) in [
            (Some(Encryption::Aes256), Some(Checksum::Sha512)),
            (Some(Encryption::Aes128), None),
            (None, Some(Checksum::Sha256)),
            (Some(Encryption::Rc4x128), Some(Checksum::Sha1)),
        ] {
            let server = Server { keys, ..Server::new(profile, verifier, "tiger") };
            let mut server = server.with_native(self::server(profile));
            let native = client(required(encryption), required(checksum));
            let (outcome, waits, sent) = talk_native(config("scott", "tiger"), &mut server, native);
            let done = outcome.unwrap_or_else(|error| panic!("{profile:?}, {verifier:?}: {error}"));
            assert_eq!(waits, if profile == Profile::V23 { 3 } else { 5 }, "{profile:?}: round trips");
            let agreed = done.native.expect("native encryption");
            assert_eq!((agreed.encryption, agreed.checksum), (encryption, checksum));
            assert_eq!(agreed.strong, profile != Profile::V12_1);
            assert!(agreed.warnings()[0].contains("anonymous"), "{:?}", agreed.warnings());
            let in_clear = sent.windows(8).any(|window| window == b"AUTH_PID");
            assert_eq!(in_clear, encryption.is_none(), "{profile:?}");
        }
    }
}

#[test]
fn sealed_packets_keep_to_the_packet_size() {
    for sdu in [512, 1000, 8192] {
        let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger");
        server.accept.sdu = sdu;
        let mut server = server.with_native(self::server(Profile::V19));
        let native = client(Wish::new(Required), Wish::new(Required));
        let (outcome, _, sent) = talk_native(config("scott", "tiger"), &mut server, native);
        outcome.expect("logged in");
        let sizes = crate::bytes::sizes(&sent);
        assert!(sizes.iter().all(|size| *size <= sdu as usize), "{sizes:?}");
    }
}

#[test]
fn ends_that_cannot_agree_end_the_login() {
    let levels = NativeError::Levels { service: Service::Encryption };
    let none = NativeError::NoCommon { service: Service::Encryption };
    let silent = NativeError::Silent { service: Service::Encryption };
    let (off, no_sums) = (|| Wish::new(Rejected), || Wish::new(Rejected));
    let aes = |level| Wish::of(level, [Encryption::Aes256]);
    for (ours, theirs, error, phase, number) in [
        (aes(Required), off(), silent, None, 12660),
        (off(), aes(Required), NativeError::Demanded, None, 12660),
        (aes(Required), Wish::of(Accepted, [Encryption::Aes128]), none, Some(Phase::Native), 12650),
    ] {
        let settings =
            ServerSettings { encryption: theirs, checksum: no_sums(), ..ServerSettings::default() };
        let server = Server::new(Profile::V23, Verifier::V12c, "tiger");
        let mut server = server.with_native(settings);
        let (outcome, _, sent) = talk_native(config("scott", "tiger"), &mut server, client(ours, no_sums()));
        let found = outcome.err().expect("no agreement");
        assert_eq!((&found, found.code()), (&LoginError::Native(error), Some(number)));
        assert_eq!(sent.is_empty(), phase.is_none(), "nothing is sent where the ACCEPT says it all");
        assert!(server.requests.is_empty(), "the login does not go on in clear");
    }
    // The checksums are negotiated, the encryption is not to be had.
    let settings = ServerSettings { encryption: off(), ..ServerSettings::default() };
    let mut server = Server::new(Profile::V19, Verifier::V12c, "tiger").with_native(settings);
    let native = client(aes(Required), Wish::new(Accepted));
    let (outcome, ..) = talk_native(config("scott", "tiger"), &mut server, native);
    assert_eq!(outcome.err(), Some(LoginError::Native(levels)));
}

#[test]
fn a_server_that_requires_it_is_an_error_without_settings() {
    let settings = ServerSettings { encryption: Wish::new(Required), ..ServerSettings::default() };
    let server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    let (outcome, ..) = talk(config("scott", "tiger"), &mut server.with_native(settings));
    let error = outcome.err().expect("it is required");
    assert_eq!((&error, error.code()), (&LoginError::Encryption, Some(12660)));
}

#[test]
fn two_ends_that_only_accept_go_on_in_clear() {
    let server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    let mut server = server.with_native(self::server(Profile::V19));
    let native = client(Wish::default(), Wish::default());
    let (outcome, ..) = talk_native(config("scott", "tiger"), &mut server, native);
    let agreed = outcome.expect("logged in").native.expect("a negotiation");
    assert!(!agreed.is_on() && agreed.warnings().is_empty(), "{agreed:?}");
}

#[test]
fn packets_that_were_changed_end_the_login() {
    let server = Server::new(Profile::V19, Verifier::V12c, "tiger");
    let mut server = server.with_native(self::server(Profile::V19));
    let native = client(Wish::new(Required), Wish::new(Required));
    let login = Login::new(config("scott", "tiger"), &server.accept, Framer::default(), native);
    let (mut login, mut answers, mut count) = (login.expect("a login"), Vec::new(), 0);
    let error = loop {
        match login.step() {
            LoginStep::Send(bytes) => answers.extend(server.received(&bytes)),
            LoginStep::Receive => {
                count += 1;
                if count == 3 {
                    answers[20] ^= 1;
                }
                login.received(&std::mem::take(&mut answers));
            }
            LoginStep::Failed(error) => break error,
            LoginStep::Urgent | LoginStep::Done(_) => panic!("the change is not found"),
        }
    };
    assert_eq!(error.code(), Some(12656), "{error}");
    assert_eq!(login.phase(), Phase::DataTypes);
}
