//! Both ends of the negotiation of native encryption.

use tns_wire::native::Level::Required;
use tns_wire::native::{
    Checksum, Encryption, NativeClient, NativeServer, NativeStep, ServerSettings, Settings, Wish,
};

pub(crate) fn client(encryption: Wish<Encryption>, checksum: Wish<Checksum>) -> NativeClient {
    let settings = Settings { encryption, checksum, legacy: true, ..Settings::default() };
    NativeClient::new(settings).expect("legacy algorithms are allowed")
}

/// A client that requires what it does by default.
pub(crate) fn strict() -> NativeClient {
    client(Wish::new(Required), Wish::new(Required))
}

pub(crate) fn server(encryption: Wish<Encryption>, checksum: Wish<Checksum>) -> NativeServer {
    NativeServer::new(ServerSettings { encryption, checksum, ..ServerSettings::default() })
}

/// The first message of a client, and that of a server that answers it.
pub(crate) fn messages() -> (Vec<u8>, Vec<u8>) {
    let mut server = server(Wish::new(Required), Wish::new(Required));
    let NativeStep::Send(request) = strict().step() else { panic!("a client begins") };
    server.received(&request);
    let NativeStep::Send(reply) = server.step() else { panic!("a server answers") };
    (request, reply)
}
