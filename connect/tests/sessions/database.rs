//! A small database on loopback: the server of the protocol's own tests behind a socket.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tns_connect::connector::Connector;
use tns_connect::error::ConnectError;
use tns_connect::login::{Auth, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::session::Session;
use tns_connect::trace::Quiet;
use tns_dsn::Descriptor;
use tns_wire::{ConnectReader, Framer, Lengths};

use crate::server::Server;

/// The password of the only user.
pub(crate) const PASSWORD: &str = "tiger in the tank";

/// A server that listens.
pub(crate) struct Database {
    port: u16,
    server: Arc<Mutex<Server>>,
}

impl Database {
    /// Serves one connection after the other with the same server.
    pub(crate) fn start(server: Server) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Arc::new(Mutex::new(server));
        let shared = Arc::clone(&server);
        thread::spawn(move || listener.incoming().flatten().for_each(|stream| serve(stream, &shared)));
        Self { port, server }
    }

    pub(crate) fn server(&self) -> MutexGuard<'_, Server> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn plan(&self, connect_data: &str) -> Plan {
        let text = format!(
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=127.0.0.1)(PORT={}))\
             (CONNECT_DATA=(SERVICE_NAME=svc){connect_data}))",
            self.port
        );
        let descriptor: Descriptor = text.parse().expect("a descriptor");
        let options = Options { deadline: Some(Duration::from_secs(20)), ..Options::of_process() };
        Plan::of_descriptor(&descriptor, &Default::default(), &options).expect("a plan")
    }

    pub(crate) fn connector(&self) -> Connector {
        Connector::new(self.plan(""))
    }

    pub(crate) fn login(&self, auth: &Auth) -> Result<Session, ConnectError> {
        self.connector().login(auth, &mut Quiet)
    }

    pub(crate) fn session(&self) -> Session {
        self.login(&scott()).expect("a session")
    }
}

/// The user with its password.
pub(crate) fn scott() -> Auth {
    Auth::password("scott", SecretString::from(PASSWORD))
}

/// Takes the CONNECT, then does what the server says until one end closes.
fn serve(mut stream: TcpStream, server: &Mutex<Server>) {
    let (mut buffer, mut framer, mut connect) = ([0; 4096], Framer::default(), ConnectReader::default());
    let mut is_accepted = false;
    while let Ok(len @ 1..) = stream.read(&mut buffer) {
        let mut server = server.lock().unwrap_or_else(PoisonError::into_inner);
        if is_accepted {
            let answer = server.received(&buffer[..len]);
            if stream.write_all(&answer).is_err() {
                return;
            }
            continue;
        }
        framer.feed(&buffer[..len]);
        while let Ok(Some(packet)) = framer.packet() {
            if connect.packet(&packet).is_ok_and(|connect| connect.is_some()) {
                is_accepted = true;
                let accept = server.accept.to_packet().to_bytes(Lengths::Short);
                stream.write_all(&accept).expect("the client waits");
            }
        }
    }
}
