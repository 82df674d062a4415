//! What either end may say while native encryption is negotiated.

use tns_parser::FileKind;
use tns_wire::native::{
    Level, NativeClient, NativeServer, NativeStep, ServerSettings, Settings, Version, Wish,
};

use crate::inputs::Input;

/// Steps after which an end that still has something to say always will: one for each message, and
/// the last.
const STEPS: usize = 4;

/// Bytes of the header of a message.
const HEADER: usize = 13;

/// Both ends come to a rest, whatever they are told, and to the same one however it is cut.
pub(super) fn check(bytes: &[u8]) {
    // Behind the header, a cut may be the end that a message says it has.
    let (head, tail) = bytes.split_at(bytes.len().min(HEADER - 1));
    assert_eq!(client(&[bytes]), client(&[head, tail]), "the client depends on how the bytes are cut");
    assert_eq!(server(&[bytes]), server(&[head, tail]), "the server depends on how the bytes are cut");
}

fn client(pieces: &[&[u8]]) -> String {
    let mut client = new_client();
    rest(&mut || client.step());
    pieces.iter().for_each(|piece| client.received(piece));
    rest(&mut || client.step())
}

/// The bytes are its request, and then its public key, behind a request that is good.
fn server(pieces: &[&[u8]]) -> [String; 2] {
    [Vec::new(), request()].map(|first| {
        let mut server = new_server(Version::OURS);
        server.received(&first);
        rest(&mut || server.step());
        pieces.iter().for_each(|piece| server.received(piece));
        rest(&mut || server.step())
    })
}

/// Where an end comes to, without what differs from run to run.
fn rest(step: &mut dyn FnMut() -> NativeStep) -> String {
    for _ in 0..STEPS {
        match step() {
            NativeStep::Send(_) => {}
            NativeStep::Receive => return "waits".to_owned(),
            NativeStep::Done(agreed) => return format!("{:?} {:?}", agreed.encryption, agreed.checksum),
            NativeStep::Failed(error) => return error.to_string(),
        }
    }
    panic!("it never comes to a rest")
}

fn new_client() -> NativeClient {
    let (encryption, checksum) = (Wish::new(Level::Requested), Wish::new(Level::Required));
    let settings = Settings { encryption, checksum, legacy: false, weak_servers: true, tcps: false };
    NativeClient::new(settings).expect("no legacy algorithm is listed")
}

fn new_server(version: Version) -> NativeServer {
    let (encryption, checksum) = (Wish::new(Level::Requested), Wish::new(Level::Accepted));
    NativeServer::new(ServerSettings { encryption, checksum, weak_clients: true, version, tcps: false })
}

fn request() -> Vec<u8> {
    sent(new_client().step())
}

fn sent(step: NativeStep) -> Vec<u8> {
    match step {
        NativeStep::Send(bytes) => bytes,
        other => panic!("a message instead of {other:?}"),
    }
}

/// Each message of a negotiation, with servers of two versions.
pub(super) fn seeds() -> Vec<Input> {
    let versions = [Version::OURS, Version(0x0C10_0200)];
    versions.into_iter().flat_map(messages).collect()
}

fn messages(version: Version) -> [Input; 3] {
    let (mut client, mut server) = (new_client(), new_server(version));
    let request = sent(client.step());
    server.received(&request);
    let reply = sent(server.step());
    client.received(&reply);
    let public = sent(client.step());
    [("request", request), ("reply", reply), ("public key", public)].map(|(name, bytes)| Input {
        name: format!("{name}, {version}"),
        kind: FileKind::Tnsnames,
        bytes,
    })
}
