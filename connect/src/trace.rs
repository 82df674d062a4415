//! What happens while connecting, as it happens.

use std::net::SocketAddr;
use std::time::Duration;

use serde::{Serialize, Serializer};
use tns_wire::Packet;
use tns_wire::native::{Agreed, Algorithm as _};

use crate::connection::Hop;
use crate::error::Failure;
use crate::plan::Attempt;

/// Is told what happens.
pub trait Observer {
    /// Something has happened.
    fn on(&mut self, event: &Event<'_>);
}

impl<F: FnMut(&Event<'_>)> Observer for F {
    fn on(&mut self, event: &Event<'_>) {
        self(event);
    }
}

/// Nobody wants to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Observer for Quiet {
    fn on(&mut self, _: &Event<'_>) {}
}

/// One step, with the time that it took; times are milliseconds in serialised forms.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Event<'a> {
    /// An attempt begins; `round` counts from 0.
    AttemptStart {
        /// What is tried.
        attempt: &'a Attempt,
        /// Which round of its description it is.
        round: u32,
    },
    /// The pause before a further round.
    Waiting {
        /// RETRY_DELAY.
        #[serde(serialize_with = "millis")]
        pause: Duration,
    },
    /// The host has these addresses.
    Resolved {
        /// The name.
        host: &'a str,
        /// In the order in which they are tried.
        addresses: &'a [SocketAddr],
        /// How long it took.
        #[serde(serialize_with = "millis")]
        took: Duration,
    },
    /// One network address did not answer; the next one is tried.
    AddressFailed {
        /// The address.
        address: SocketAddr,
        /// Why.
        reason: &'a str,
        /// How long it took.
        #[serde(serialize_with = "millis")]
        took: Duration,
    },
    /// TCP is there.
    TcpConnected {
        /// The address that answered.
        address: SocketAddr,
        /// How long it took.
        #[serde(serialize_with = "millis")]
        took: Duration,
    },
    /// The proxy has opened a tunnel.
    ProxyReady {
        /// Its answer: `HTTP/1.1 200 Connection established`.
        status: &'a str,
        /// How long it took.
        #[serde(serialize_with = "millis")]
        took: Duration,
    },
    /// TLS is there.
    TlsReady(&'a TlsFacts),
    /// A packet is sent.
    Sent {
        /// CONNECT, DATA …
        kind: &'a str,
        /// Its bytes, with the header.
        len: usize,
        /// The packet itself: names of users and machines are in it. Secrets of a login are `*`.
        #[serde(skip)]
        packet: &'a Packet,
    },
    /// A packet was received.
    Received {
        /// ACCEPT, REFUSE …
        kind: &'a str,
        /// Its bytes, with the header.
        len: usize,
        /// The packet itself.
        #[serde(skip)]
        packet: &'a Packet,
    },
    /// The listener asked for TLS to start anew, which it does.
    Renegotiating,
    /// The listener sends us elsewhere.
    Redirected(&'a Hop),
    /// The listener took the connection.
    Accepted {
        /// The version of the protocol.
        version: u16,
        /// The session data unit in bytes.
        sdu: u32,
        /// From the first packet to the answer.
        #[serde(serialize_with = "millis")]
        took: Duration,
    },
    /// Native encryption, or the authentication by certificate, was negotiated.
    NativeAgreed(&'a NativeFacts),
    /// The server says how it keeps the password.
    Challenge {
        /// `12c (0x4815)`
        verifier: &'a str,
    },
    /// The session is there.
    LoggedIn {
        /// The release of the server: `23.4.0.24.5`.
        version: &'a str,
        /// SID of the session.
        session_id: u32,
        /// Serial number of the session.
        serial: u32,
        /// The days that are left to change the password, if the server said so.
        days_left: Option<u32>,
        /// From the ACCEPT to the end of the login.
        #[serde(serialize_with = "millis")]
        took: Duration,
    },
    /// The server requires native encryption and was offered none: it is asked again, with an offer.
    NativeRequired,
    /// The attempt failed.
    Failed(&'a Failure),
}

/// What TLS agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TlsFacts {
    /// `TLSv1.3`
    pub version: String,
    /// `TLS13_AES_256_GCM_SHA384`
    pub cipher: String,
    /// Subject, issuer and end of validity of the certificates, the server's first.
    pub chain: Vec<CertificateSummary>,
    /// What was decided about the name, in words.
    pub name_check: String,
    /// Whether we showed a certificate of our own.
    pub mutual: bool,
    /// What of the settings was passed over: weak cipher suites, a name that cannot be sent.
    pub notes: Vec<String>,
    /// How long it took.
    #[serde(serialize_with = "millis")]
    pub took: Duration,
}

/// What native encryption agreed on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NativeFacts {
    /// The encryption, `AES256`, if there is one.
    pub encryption: Option<String>,
    /// The checksum, `SHA256`, if there is one.
    pub checksum: Option<String>,
    /// Whether the server agreed that the certificate of TLS says who the user is.
    pub certificate: bool,
    /// What the user should know about it.
    pub warnings: Vec<String>,
}

impl NativeFacts {
    pub(crate) fn of(agreed: &Agreed) -> Self {
        Self {
            encryption: agreed.encryption.map(|one| one.name().to_owned()),
            checksum: agreed.checksum.map(|one| one.name().to_owned()),
            certificate: agreed.tcps,
            warnings: agreed.warnings().into_iter().map(str::to_owned).collect(),
        }
    }
}

/// A certificate in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CertificateSummary {
    /// Its subject.
    pub subject: String,
    /// Who signed it.
    pub issuer: String,
    /// The day after which it counts no more: `2027-01-31`.
    pub expires: String,
}

/// Milliseconds, with thousandths.
fn millis<S: Serializer>(time: &Duration, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_f64(time.as_micros() as f64 / 1e3)
}
