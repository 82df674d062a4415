//! From one attempt of a plan to an open stream: the addresses of the name, TCP, proxy, TLS.

use std::net::SocketAddr;
use std::time::Instant;

use tns_wallet::{LocalLogin, Secret};

use crate::clock::Deadline;
use crate::dns;
use crate::error::{Class, Failure, Phase};
use crate::happy::{self, Connected, Failed};
use crate::plan::Attempt;
use crate::proxy::{self, ProxyLogin};
use crate::stream::{Socket, Stream};
use crate::tls::Prepared;
use crate::trace::{Event, Observer};

/// What connecting needs beside the plan: secrets. It has no `Debug`.
#[derive(Clone, Default)]
pub struct Setup {
    /// The password of the wallet, where it has one.
    pub wallet_password: Option<Secret>,
    /// Host and user, for auto-login wallets that are local to them.
    pub local_login: Option<LocalLogin>,
    /// User and password for the HTTPS proxy, where it wants them.
    pub proxy_login: Option<ProxyLogin>,
}

/// Opens a stream to the address of `attempt`, ready for the first packet. The deadline counts for
/// all of it and stays that of the stream; TRANSPORT_CONNECT_TIMEOUT counts for each network
/// address, and for the answer of the proxy.
///
/// # Errors
/// How far it came and why it ended there; the attempt's number and place are in it.
pub fn open(
    attempt: &Attempt,
    setup: &Setup,
    deadline: Deadline,
    observer: &mut dyn Observer,
) -> Result<Stream, Failure> {
    let start = Instant::now();
    let dial = Dial { attempt, setup, deadline };
    dial.stream(observer).map_err(|failure| failure.of(attempt, start))
}

struct Dial<'a> {
    attempt: &'a Attempt,
    setup: &'a Setup,
    deadline: Deadline,
}

impl Dial<'_> {
    fn stream(&self, observer: &mut dyn Observer) -> Result<Stream, Failure> {
        let (host, port) = match &self.attempt.proxy {
            Some(proxy) => (proxy.host.as_str(), proxy.port),
            None => (self.attempt.host.as_str(), self.attempt.port),
        };
        // First, so that settings that cannot work bother no server.
        let tls = self.attempt.tls.as_ref().map(|tls| Prepared::new(self.attempt, tls, self.setup));
        let tls = tls.transpose()?;
        let addresses = self.addresses(host, port, observer)?;
        let mut socket = self.tcp(host, port, &addresses, observer)?;
        if self.attempt.proxy.is_some() {
            self.tunnel(&mut socket, observer)?;
        }
        match tls {
            Some(tls) => {
                let stream = tls.handshake(socket)?;
                observer.on(&Event::TlsReady(stream.facts()));
                Ok(Stream::Tls(Box::new(stream)))
            }
            None => Ok(Stream::Plain(socket)),
        }
    }

    fn tunnel(&self, socket: &mut Socket, observer: &mut dyn Observer) -> Result<(), Failure> {
        let start = Instant::now();
        socket.set_deadline(self.deadline.within(self.attempt.transport_timeout));
        let status = proxy::tunnel(socket, self.attempt, self.setup.proxy_login.as_ref())?;
        socket.set_deadline(self.deadline);
        observer.on(&Event::ProxyReady { status: &status, took: start.elapsed() });
        Ok(())
    }

    fn addresses(
        &self,
        host: &str,
        port: u16,
        observer: &mut dyn Observer,
    ) -> Result<Vec<SocketAddr>, Failure> {
        let start = Instant::now();
        let addresses = dns::addresses(host, port, self.deadline).map_err(|error| {
            let (class, what) = match error.kind() {
                std::io::ErrorKind::TimedOut => (Class::Timeout, "was not found in time"),
                _ => (Class::Unreachable, "is unknown"),
            };
            let message = format!("the host {host} {what}");
            Failure::new(Phase::Dns, class, Some("ORA-12545"), message).caused_by(error)
        })?;
        observer.on(&Event::Resolved { host, addresses: &addresses, took: start.elapsed() });
        Ok(addresses)
    }

    fn tcp(
        &self,
        host: &str,
        port: u16,
        addresses: &[SocketAddr],
        observer: &mut dyn Observer,
    ) -> Result<Socket, Failure> {
        let start = Instant::now();
        let to = endpoint(host, port);
        let connected = happy::connect(addresses, self.attempt.transport_timeout, self.deadline, observer);
        let Connected { socket, address } = connected.map_err(|failed| unreachable(&to, &failed))?;
        let socket = Socket::new(socket, self.attempt.keep_alive, self.deadline);
        let socket = socket.map_err(|error| Failure::lost(Phase::Tcp, &to, &error))?;
        observer.on(&Event::TcpConnected { address, took: start.elapsed() });
        Ok(socket)
    }
}

/// `host:port`, with brackets where the host is an IPv6 address.
pub(crate) fn endpoint(host: &str, port: u16) -> String {
    match host.contains(':') && !host.starts_with('[') {
        true => format!("[{host}]:{port}"),
        false => format!("{host}:{port}"),
    }
}

/// The failure of a host none of whose addresses answered: that of the address that did most.
fn unreachable(to: &str, failed: &Failed) -> Failure {
    let silent = |failure: &Failure| failure.class == Class::Timeout;
    let failures = failed.iter().map(|(_, error)| Failure::unreachable(to, error));
    let nearest = failures.min_by_key(silent);
    let causes: Vec<_> = failed.iter().map(|(address, error)| format!("{address}: {error}")).collect();
    let none =
        || Failure::new(Phase::Tcp, Class::Unreachable, Some("ORA-12545"), format!("{to} has no address"));
    nearest.unwrap_or_else(none).caused_by(causes.join("; "))
}
