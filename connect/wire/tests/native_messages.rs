//! Messages about native encryption that others wrote, or that something went wrong with.

mod ends;
#[allow(dead_code, reason = "other tests use the rest")]
mod shared;

use ends::{client, messages, server, strict};
use proptest::prelude::*;
use tns_wire::native::Level::{Requested, Required};
use tns_wire::native::{
    NativeClient, NativeError, NativeServer, NativeStep, ServerSettings, Service, Settings, Wish,
};

/// What a client written in Go asks: version 11.2.0.2.0, all algorithms, none of them first.
const GO: &str = "deadbeef009a0b2002000004000004000300000000000400050b2002000008000100001\
    01c66ec28ea00120001deadbeef0003000000040004000100020003000100030000000000040005\
    0b20020000020003e0e100020006fcff0002000300000000000400050b200200000c00010001080a\
    0603020b0c0f101100010002010003000200000000000400050b20020000060001000103040506";

/// What a server of release 12.1 said to a client when nothing was to be encrypted.
const NOTHING: &str = "deadbeef0075000000000004000004000300000000000400050c1002000002000600\
    1f000e0001deadbeef000300000002000400010001000200000000000400050c10020000020006fbff\
    0002000200000000000400050c10020000010002000003000200000000000400050c1002000001000200";

/// What python-oracledb and node-oracledb ask over TLS where a certificate says who the user is; version
/// and connection are ours to choose.
const TCPS: &str = "deadbeef009217000000000400\
    0004000300000000000400051700000000080001000000000000000000120001deadbeef0003000000040004000100020003\
    0001000500000000000400051700000000020003e0e100020006fcff00010002020004000074637073\
    000200020000000000040005170000000001000100000300020000000000040005170000000001000100";

#[test]
fn a_certificate_is_offered_as_thin_drivers_offer_it() {
    let offer = |settings| match NativeClient::new(settings).expect("no algorithm is needed").step() {
        NativeStep::Send(mut request) => {
            // The supervisor's second field says at random which connection it is.
            request[33..41].fill(0);
            request
        }
        step => panic!("{step:?}"),
    };
    let ours = offer(Settings { tcps: true, ..Settings::off() });
    assert_eq!(ours, shared::bytes(TCPS));
    assert!(!offer(Settings::off()).windows(4).any(|bytes| bytes == b"tcps"));
}

/// What a client and a server of these settings say about the certificate.
fn agreed(offered: bool, taken: bool) -> (Option<bool>, Option<bool>) {
    let settings = Settings { tcps: offered, ..Settings::off() };
    let mut client = NativeClient::new(settings).expect("no algorithm is needed");
    let mut server = NativeServer::new(ServerSettings { tcps: taken, ..ServerSettings::default() });
    let NativeStep::Send(request) = client.step() else { panic!("a client begins") };
    server.received(&request);
    let NativeStep::Send(reply) = server.step() else { panic!("a server answers") };
    client.received(&reply);
    let of = |step| if let NativeStep::Done(agreed) = step { Some(agreed.tcps) } else { None };
    (of(client.step()), of(server.step()))
}

#[test]
fn a_certificate_counts_where_both_ends_say_so() {
    for (offered, taken) in [(false, false), (true, false), (false, true), (true, true)] {
        let both = Some(offered && taken);
        assert_eq!(agreed(offered, taken), (both, both), "{offered} {taken}");
    }
}

#[test]
fn a_certificate_that_was_not_offered_does_not_count() {
    for (settings, name) in [(Settings::off(), "tcps"), (Settings { tcps: true, ..Settings::off() }, "kerb")]
    {
        let mut client = NativeClient::new(Settings { tcps: true, ..Settings::off() }).expect("a client");
        let NativeStep::Send(request) = client.step() else { panic!("a client begins") };
        let mut server = NativeServer::new(ServerSettings { tcps: true, ..ServerSettings::default() });
        server.received(&request);
        let NativeStep::Send(mut reply) = server.step() else { panic!("a server answers") };
        let at = reply.windows(4).position(|bytes| bytes == b"tcps").expect("it is named");
        reply[at..at + 4].copy_from_slice(name.as_bytes());
        let mut client = NativeClient::new(settings).expect("a client");
        assert!(matches!(client.step(), NativeStep::Send(_)));
        client.received(&reply);
        let error = NativeError::Authentication { name: name.to_owned() };
        assert!(matches!(client.step(), NativeStep::Failed(failed) if failed == error), "{name}");
    }
}

#[test]
fn the_answer_of_a_real_server_is_read() {
    let mut optional = client(Wish::default(), Wish::default());
    assert!(matches!(optional.step(), NativeStep::Send(_)));
    optional.received(&shared::bytes(NOTHING));
    let NativeStep::Done(agreed) = optional.step() else { panic!("an agreement") };
    assert_eq!((agreed.encryption, agreed.checksum, agreed.strong), (None, None, false));
    assert_eq!(agreed.version.to_string(), "12.1.0.2.0");
    let mut strict = strict();
    assert!(matches!(strict.step(), NativeStep::Send(_)));
    strict.received(&shared::bytes(NOTHING));
    let levels = NativeError::Levels { service: Service::Encryption };
    assert!(matches!(strict.step(), NativeStep::Failed(error) if error == levels));
}

#[test]
fn the_request_of_another_client_is_read() {
    let request = shared::bytes(GO);
    let mut open = server(Wish::new(Requested), Wish::new(Requested));
    open.received(&request);
    let NativeStep::Send(reply) = open.step() else { panic!("an answer") };
    // AES256 and SHA512, and the key exchange behind them.
    let chosen = |id: u8, fields: u8| [0, fields, 0, 0, 0, 0, 0, 4, 0, 5, 0x17, 0, 0, 0, 0, 1, 0, 2, id];
    assert!(reply.windows(19).any(|bytes| bytes == chosen(17, 2)), "{reply:02x?}");
    assert!(reply.windows(19).any(|bytes| bytes == chosen(4, 8)), "{reply:02x?}");
    assert!(matches!(open.step(), NativeStep::Receive));
    let settings =
        ServerSettings { encryption: Wish::new(Requested), weak_clients: false, ..Default::default() };
    let mut strict = NativeServer::new(settings);
    strict.received(&request);
    assert!(matches!(strict.step(), NativeStep::Send(_)));
    assert!(matches!(strict.step(), NativeStep::Failed(NativeError::WeakClient)));
}

#[test]
fn the_end_comes_too_early() {
    let mut client = strict();
    assert!(matches!(client.step(), NativeStep::Send(_)));
    let (_, reply) = messages();
    client.received(&reply[..reply.len() - 1]);
    assert!(matches!(client.step(), NativeStep::Receive));
    client.ended();
    assert!(matches!(client.step(), NativeStep::Failed(NativeError::Ended)));
}

#[test]
fn a_refusal_that_is_no_answer_about_a_service_is_one() {
    for (code, error) in [(12269, NativeError::WeakClient), (12345, NativeError::Refused { code: 12345 })] {
        let mut client = strict();
        assert!(matches!(client.step(), NativeStep::Send(_)));
        let refusal = format!("deadbeef001500000000000100000400000000{code:04x}");
        client.received(&shared::bytes(&refusal));
        assert!(matches!(client.step(), NativeStep::Failed(found) if found == error));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever a server answers and a client asks, there is no panic.
    #[test]
    fn changed_messages_are_read_or_refused(at in any::<prop::sample::Index>(), byte: u8, cut in 0..40_usize) {
        let (request, reply) = changed(at, byte, cut);
        let mut client = strict();
        client.step();
        client.received(&reply);
        client.step();
        let mut server = server(Wish::new(Required), Wish::new(Required));
        server.received(&request);
        server.step();
        server.received(&reply);
        server.step();
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 1..200)) {
        let mut client = strict();
        client.step();
        client.received(&bytes);
        prop_assert!(!matches!(client.step(), NativeStep::Done(_) | NativeStep::Send(_)));
    }
}

/// Both messages with one byte changed and some of the end cut off.
fn changed(at: prop::sample::Index, byte: u8, cut: usize) -> (Vec<u8>, Vec<u8>) {
    let (request, reply) = messages();
    let change = |mut message: Vec<u8>| {
        let index = at.index(message.len());
        message[index] = byte;
        message.truncate(message.len() - cut / 20 * (cut % 20));
        message
    };
    (change(request), change(reply))
}
