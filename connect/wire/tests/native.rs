//! The negotiation of native encryption, as a driver sees it.

mod ends;

use ends::{client, messages, server};
use tns_wire::native::Level::{Accepted, Rejected, Requested, Required};
use tns_wire::native::{
    Agreed, Algorithm, Checksum, Encryption, Level, NativeClient, NativeError, NativeServer, NativeStep,
    ServerSettings, Service, Settings, Version, Wish,
};
use tns_wire::{Accept, Connect};

type Result<T> = std::result::Result<T, NativeError>;

/// Lets both talk until neither has anything to say.
fn talk(mut client: NativeClient, mut server: NativeServer) -> (Result<Agreed>, Result<Agreed>) {
    let (mut at_client, mut at_server) = (None, None);
    for _ in 0..8 {
        match client.step() {
            NativeStep::Send(bytes) => bytes.chunks(7).for_each(|part| server.received(part)),
            NativeStep::Receive => {}
            NativeStep::Done(agreed) => at_client = at_client.or(Some(Ok(*agreed))),
            NativeStep::Failed(error) => at_client = at_client.or(Some(Err(error))),
        }
        match server.step() {
            NativeStep::Send(bytes) => bytes.chunks(100).for_each(|part| client.received(part)),
            NativeStep::Receive => {}
            NativeStep::Done(agreed) => at_server = at_server.or(Some(Ok(*agreed))),
            NativeStep::Failed(error) => at_server = at_server.or(Some(Err(error))),
        }
    }
    (at_client.expect("an end at the client"), at_server.expect("an end at the server"))
}

#[test]
fn both_ends_agree_on_what_the_server_likes_best() {
    let ours = Wish::of(Requested, [Encryption::Aes256, Encryption::Aes128]);
    let theirs = Wish::of(Accepted, [Encryption::Aes192, Encryption::Aes128, Encryption::Aes256]);
    let (ours, theirs) = talk(client(ours, Wish::new(Accepted)), server(theirs, Wish::new(Requested)));
    let (mut ours, mut theirs) = (ours.expect("agreed"), theirs.expect("agreed"));
    for agreed in [&ours, &theirs] {
        assert_eq!(agreed.encryption, Some(Encryption::Aes128));
        assert_eq!(agreed.checksum, Some(Checksum::Sha512));
        assert_eq!((agreed.strong, agreed.bits, agreed.version), (true, 2048, Version::OURS));
    }
    let (ours, theirs) = (ours.seal.as_mut().expect("a seal"), theirs.seal.as_mut().expect("a seal"));
    assert_eq!(theirs.open(ours.seal(b"ping")), Ok(b"ping".to_vec()));
    assert_eq!(ours.open(theirs.seal(b"pong")), Ok(b"pong".to_vec()));
}

#[test]
fn ends_that_cannot_agree_both_know_why() {
    let aes = |level| Wish::of(level, [Encryption::Aes256]);
    let rc4 = |level| Wish::of(level, [Encryption::Rc4x256]);
    let off = || Wish::new(Rejected);
    let levels = NativeError::Levels { service: Service::Encryption };
    let none = NativeError::NoCommon { service: Service::Encryption };
    for (ours, theirs, error) in [
        (aes(Required), aes(Rejected), levels.clone()),
        (aes(Rejected), aes(Required), levels),
        (aes(Required), rc4(Accepted), none.clone()),
        (rc4(Accepted), aes(Required), none),
    ] {
        let (at_client, at_server) = talk(client(ours, off()), server(theirs, off()));
        assert_eq!(at_client.expect_err("no agreement"), error);
        assert_eq!(at_server.expect_err("no agreement"), error);
    }
    let (at_client, _) =
        talk(client(Wish::new(Rejected), Wish::new(Required)), server(Wish::new(Rejected), off()));
    assert_eq!(at_client.expect_err("no agreement"), NativeError::Levels { service: Service::Checksum });
}

#[test]
fn the_other_service_stays_when_one_is_off() {
    let (ours, _) = talk(
        client(Wish::new(Required), Wish::new(Accepted)),
        server(Wish::new(Accepted), Wish::new(Rejected)),
    );
    let ours = ours.expect("agreed");
    assert_eq!((ours.encryption, ours.checksum), (Some(Encryption::Aes256), None));
    assert!(ours.seal.is_some());
}

#[test]
fn two_ends_at_the_default_talk_in_clear() {
    let (ours, theirs) =
        talk(client(Wish::default(), Wish::default()), server(Wish::default(), Wish::default()));
    for agreed in [ours.expect("agreed"), theirs.expect("agreed")] {
        assert!(agreed.seal.is_none() && agreed.warnings().is_empty(), "{agreed:?}");
    }
}

#[test]
fn a_server_may_not_choose_what_was_not_offered() {
    let (_, reply) = messages();
    let mut narrow = client(Wish::of(Required, [Encryption::Aes128]), Wish::new(Accepted));
    assert!(matches!(narrow.step(), NativeStep::Send(_)));
    narrow.received(&reply);
    let error = NativeError::NotOffered { service: Service::Encryption, id: 17 };
    assert!(matches!(narrow.step(), NativeStep::Failed(found) if found == error));
}

#[test]
fn only_servers_with_long_keys_are_good_enough_for_the_strict() {
    let old = ServerSettings {
        encryption: Wish::new(Accepted),
        version: Version(0x1300_0000),
        ..ServerSettings::default()
    };
    let encryption = Wish::new(Required);
    let settings =
        |weak_servers| Settings { encryption: encryption.clone(), weak_servers, ..Settings::default() };
    let connect =
        |weak| talk(NativeClient::new(settings(weak)).expect("fine"), NativeServer::new(old.clone()));
    let weak = connect(true).0.expect("agreed");
    assert!(!weak.strong && weak.seal.is_some());
    let error = NativeError::WeakServer { version: Version(0x1300_0000) };
    let mut strict = NativeClient::new(settings(false)).expect("fine");
    let mut server = NativeServer::new(old);
    let NativeStep::Send(request) = strict.step() else { panic!("a client begins") };
    server.received(&request);
    let NativeStep::Send(reply) = server.step() else { panic!("a server answers") };
    strict.received(&reply);
    assert!(matches!(strict.step(), NativeStep::Failed(found) if found == error));
    assert!(matches!(strict.step(), NativeStep::Failed(found) if found == error), "it stays so");
}

#[test]
fn legacy_algorithms_need_their_switch() {
    let settings = |encryption, legacy| Settings { encryption, legacy, ..Settings::default() };
    let rc4 = || Wish::of(Requested, [Encryption::Aes256, Encryption::Rc4x128]);
    let error = NativeError::Legacy { service: Service::Encryption, name: "RC4_128" };
    assert_eq!(NativeClient::new(settings(rc4(), false)).expect_err("a legacy algorithm"), error);
    assert!(NativeClient::new(settings(rc4(), true)).is_ok());
    let defaults = (Wish::<Encryption>::default().algorithms, Wish::<Checksum>::default().algorithms);
    assert_eq!(defaults.0, [Encryption::Aes256, Encryption::Aes192, Encryption::Aes128]);
    assert_eq!(defaults.1, [Checksum::Sha512, Checksum::Sha384, Checksum::Sha256]);
}

#[test]
fn names_are_those_of_sqlnet_ora() {
    for algorithm in Encryption::ALL {
        assert_eq!(Encryption::from_name(&algorithm.name().to_lowercase()), Ok(*algorithm));
    }
    for algorithm in Checksum::ALL {
        assert_eq!(Checksum::from_name(algorithm.name()), Ok(*algorithm));
    }
    assert_eq!(Encryption::from_name("3des168"), Err(NativeError::Unproven { name: "3DES168" }));
    let unknown = NativeError::Unknown { service: Service::Encryption, name: "AES_256".to_owned() };
    assert_eq!(Encryption::from_name(" AES_256 "), Err(unknown));
    for level in [Accepted, Rejected, Requested, Required] {
        assert_eq!(Level::from_name(&level.name().to_lowercase()), Some(level));
    }
    assert_eq!(Level::from_name("MANDATORY"), None);
}

#[test]
fn connect_and_accept_say_whether_there_is_a_negotiation() {
    let of = |level| Settings {
        encryption: Wish::new(level),
        checksum: Wish::new(Rejected),
        ..Settings::default()
    };
    assert_eq!(of(Rejected).connect_flags(), Connect::new("", 8192).native, "nothing is wanted by default");
    let server = |level| {
        let settings = ServerSettings { encryption: Wish::new(level), ..ServerSettings::default() };
        let mut accept = Accept::new(319, 8192);
        accept.native = settings.accept_flags();
        accept
    };
    let silent = Accept::new(319, 8192);
    for level in [Accepted, Requested] {
        assert_eq!(of(level).negotiates(&silent), Ok(false));
        assert_eq!(of(level).negotiates(&server(Accepted)), Ok(true));
    }
    let error = NativeError::Silent { service: Service::Encryption };
    assert_eq!(of(Required).negotiates(&silent), Err(error));
    assert_eq!(of(Required).negotiates(&server(Required)), Ok(true));
    assert_eq!(of(Rejected).negotiates(&silent), Ok(false));
    assert_eq!(of(Rejected).negotiates(&server(Required)), Err(NativeError::Demanded));
    // A certificate is told to everybody who does not rule it out, as node-oracledb does it.
    let certificate = Settings { tcps: true, ..of(Rejected) };
    assert_eq!(certificate.connect_flags(), [0x01, 0x01]);
    for (flags, negotiates) in
        [([0x41, 0x01], true), ([0, 0], true), ([0xC5, 0], false), ([0x41, 0x08], false)]
    {
        let accept = Accept { native: flags, ..Accept::new(319, 8192) };
        assert_eq!(certificate.negotiates(&accept), Ok(negotiates), "{flags:?}");
    }
}

#[test]
fn what_is_not_proven_is_said() {
    let warnings = |encryption, checksum, version| {
        let server = ServerSettings { version, ..ServerSettings::default() };
        let server = ServerSettings { encryption: Wish::of(Accepted, Encryption::ALL), ..server };
        let server = ServerSettings { checksum: Wish::of(Accepted, Checksum::ALL), ..server };
        let (ours, _) = talk(client(encryption, checksum), NativeServer::new(server));
        ours.expect("agreed").warnings().join("\n")
    };
    let aes = || Wish::of(Required, [Encryption::Aes256]);
    let best = warnings(aes(), Wish::new(Required), Version::OURS);
    assert!(best.starts_with("the key exchange") && best.contains("does not prove"), "{best}");
    assert_eq!(best.lines().count(), 1, "{best}");
    let alone = warnings(aes(), Wish::new(Rejected), Version::OURS);
    assert!(alone.contains("encrypted without checksums"), "{alone}");
    let clear = warnings(Wish::new(Rejected), Wish::new(Required), Version::OURS);
    assert!(clear.contains("not encrypted"), "{clear}");
    let old = warnings(Wish::of(Required, [Encryption::Rc4x56]), Wish::new(Required), Version(0x1200_0000));
    assert!(old.contains("40 bits") && old.contains("legacy algorithm"), "{old}");
}
