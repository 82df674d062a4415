//! TLS: what is trusted, what we show, what is offered, and the handshake itself.

mod config;
mod dn;
mod facts;
mod fail;
mod names;
mod old;
mod own;
mod sni;
mod trust;
mod verify;

use std::io::{self, Read, Write};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustls::client::Resumption;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};

use self::config::Offer;
use self::own::Own;
pub(crate) use self::trust::open_wallet;
use self::verify::Verifier;
use crate::clock::Deadline;
use crate::dial::{self, Setup};
use crate::error::{Class, Failure, Phase};
use crate::plan::{Attempt, Tls};
use crate::stream::Socket;
use crate::trace::TlsFacts;

/// What the handshakes of one attempt need: usually there is one, but a listener may ask for another.
pub(crate) struct Prepared {
    config: Arc<ClientConfig>,
    /// What rustls takes the server for; it is sent only where USE_SNI is on.
    name: ServerName<'static>,
    verifier: Arc<Verifier>,
    own: Arc<Own>,
    notes: Vec<String>,
    to: String,
}

/// A connection with TLS.
pub struct TlsStream {
    stream: StreamOwned<ClientConnection, Socket>,
    prepared: Prepared,
    facts: TlsFacts,
    /// Whether the server has sent anything since the handshake, and so is content with us.
    heard: bool,
}

impl Prepared {
    /// Opens the wallet and takes from the settings what can be offered; nothing is sent.
    ///
    /// # Errors
    /// Why the wallet cannot be used, or the settings cannot be met.
    pub(crate) fn new(attempt: &Attempt, tls: &Tls, setup: &Setup) -> Result<Self, Failure> {
        let Offer { mut provider, versions, mut notes } = config::offer(tls)?;
        let (trusted, wallet) = trust::open(&tls.trust, setup)?;
        let name = tls.sni.as_deref().and_then(|text| sni_name(text, &mut notes));
        if name.is_some() {
            provider.cipher_suites = sni::suites(&provider.cipher_suites);
        }
        let own = Arc::new(Own::of(wallet.as_ref(), tls)?);
        let algorithms = provider.signature_verification_algorithms;
        let verifier = Arc::new(Verifier::new(trusted, tls.names.clone(), &attempt.host, algorithms));
        let to = dial::endpoint(&attempt.host, attempt.port);
        let builder =
            ClientConfig::builder_with_provider(Arc::new(provider)).with_protocol_versions(&versions);
        let mut config = builder
            .map_err(|error| failed(&to).caused_by(error))?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&verifier) as Arc<_>)
            .with_client_cert_resolver(Arc::clone(&own) as Arc<_>);
        // Every connection shows all of its certificates: a resumed one would be checked by nobody.
        config.resumption = Resumption::disabled();
        config.enable_sni = name.is_some();
        let name = name.unwrap_or_else(|| IpAddr::from([0, 0, 0, 0]).into());
        Ok(Self { config: Arc::new(config), name, verifier, own, notes, to })
    }

    /// Speaks TLS over an open connection.
    ///
    /// # Errors
    /// Why the two ends do not agree.
    pub(crate) fn handshake(self, mut socket: Socket) -> Result<TlsStream, Failure> {
        let start = Instant::now();
        self.own.begin();
        let connection = ClientConnection::new(Arc::clone(&self.config), self.name.clone());
        let mut connection = connection.map_err(|error| failed(&self.to).caused_by(error))?;
        while connection.is_handshaking() {
            connection.complete_io(&mut sni::Wire(&mut socket)).map_err(|error| self.failure(&error))?;
        }
        let decided = self.verifier.verdict().and_then(Result::ok).unwrap_or_default();
        let facts =
            facts::of(&connection, decided, self.own.was_shown(), self.notes.clone(), start.elapsed());
        Ok(TlsStream { stream: StreamOwned::new(connection, socket), prepared: self, facts, heard: false })
    }

    /// Why the connection failed: our own check of the certificate knows most.
    fn failure(&self, error: &io::Error) -> Failure {
        match self.verifier.verdict() {
            Some(Err(failure)) => failure,
            _ => fail::of(error, &self.to, &self.own),
        }
    }
}

/// The name to send, or a note that it cannot be sent.
fn sni_name(text: &str, notes: &mut Vec<String>) -> Option<ServerName<'static>> {
    let name = sni::hidden(text);
    if name.is_none() {
        notes.push(format!("the name {text} of USE_SNI is no host name and not sent"));
    }
    name
}

fn failed(to: &str) -> Failure {
    Failure::new(Phase::Tls, Class::Tls, Some("ORA-28860"), format!("TLS with {to} cannot begin"))
}

impl TlsStream {
    /// What both ends agreed on.
    #[must_use]
    pub fn facts(&self) -> &TlsFacts {
        &self.facts
    }

    /// A new handshake over the same TCP connection, in the clear as the first one was: a listener
    /// that hands the connection to another process asks for it.
    pub(crate) fn again(self) -> Result<Self, Failure> {
        self.prepared.handshake(self.stream.sock)
    }

    /// Why a read or write failed.
    pub(crate) fn failure(&self, error: &io::Error) -> Failure {
        self.prepared.failure(error)
    }

    /// Whether an error is one of TLS rather than of the connection below: an alert, or the end of
    /// the connection after a server had asked for a certificate that it did not get.
    pub(crate) fn is_broken_by(&self, error: &io::Error) -> bool {
        let ended = !matches!(error.kind(), io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock);
        let own = &self.prepared.own;
        ended && (fail::is_tls(error) || own.was_asked() && !own.was_shown() && !self.heard)
    }

    /// What the server said before it hung up, where it did: why it refuses our certificate.
    fn last_word(&mut self, error: io::Error) -> io::Error {
        use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset};
        let StreamOwned { conn, sock } = &mut self.stream;
        while matches!(error.kind(), BrokenPipe | ConnectionReset | ConnectionAborted) {
            match conn.read_tls(sock) {
                Ok(1..) => {}
                _ => break,
            }
            if let Err(alert) = conn.process_new_packets() {
                return io::Error::new(io::ErrorKind::InvalidData, alert);
            }
        }
        error
    }

    /// Tells the server that nothing more will come, as TLS asks for.
    pub(crate) fn say_goodbye(&mut self) {
        const PATIENCE: Duration = Duration::from_millis(200);
        self.stream.conn.send_close_notify();
        self.stream.sock.set_deadline(Deadline::after(Some(PATIENCE)));
        // The server may be gone already, which is as good.
        let _ = self.stream.flush();
    }

    /// Whether the server asked for a certificate and may still refuse what it got.
    pub(crate) fn is_undecided(&self) -> bool {
        self.prepared.own.was_asked()
    }

    /// Whether bytes are held back that the socket has not taken yet.
    #[cfg(feature = "tokio")]
    pub(crate) fn wants_write(&self) -> bool {
        self.stream.conn.wants_write()
    }

    pub(crate) fn socket(&self) -> &Socket {
        &self.stream.sock
    }

    pub(crate) fn socket_mut(&mut self) -> &mut Socket {
        &mut self.stream.sock
    }
}

impl Read for TlsStream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(bytes)?;
        self.heard |= count > 0;
        Ok(count)
    }
}

impl Write for TlsStream {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes).map_err(|error| self.last_word(error))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush().map_err(|error| self.last_word(error))
    }
}

/// A text from a certificate, safe to show: no character of it moves the cursor.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}
