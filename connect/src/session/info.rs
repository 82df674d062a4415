//! What is known about a session.

use std::net::SocketAddr;
use std::time::Duration;

use tns_wire::Accept;
use tns_wire::login::{Facts, LoggedIn};
use tns_wire::ttc::Warning;

use crate::connection::Hop;
use crate::plan::Attempt;
use crate::trace::{NativeFacts, TlsFacts};

/// What is known about a session. There is no secret in it.
#[derive(Clone, Debug)]
pub struct SessionInfo {
    /// What the server told: release, SID, serial number, names, settings.
    pub facts: Facts,
    /// What the server warned of during the login.
    pub warnings: Vec<Warning>,
    /// The days that are left to change the password, if the server said so.
    pub days_left: Option<u32>,
    /// What native encryption agreed on, where it was negotiated.
    pub native: Option<NativeFacts>,
    /// What TLS agreed on, where there is TLS.
    pub tls: Option<TlsFacts>,
    /// What the listener agreed to: version of the protocol, session data unit.
    pub accept: Accept,
    /// The attempt that came through; after redirects, with host and port of the last hop.
    pub attempt: Attempt,
    /// The redirects that were followed.
    pub hops: Vec<Hop>,
    /// The other end of the TCP connection: the server, or a proxy in between.
    pub peer: Option<SocketAddr>,
    /// How long it took.
    pub timings: Timings,
}

/// How long getting a session took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timings {
    /// From the beginning of the attempt to the ACCEPT, redirects and TLS included.
    pub connect: Duration,
    /// From the ACCEPT to the end of the login.
    pub login: Duration,
}

impl SessionInfo {
    /// Whether the session runs on a pooled server (DRCP).
    #[must_use]
    pub fn is_pooled(&self) -> bool {
        self.attempt.login.pooled
    }

    /// Whether what is sent is encrypted, by TLS or natively.
    #[must_use]
    pub fn is_encrypted(&self) -> bool {
        self.tls.is_some() || self.native.as_ref().is_some_and(|native| native.encryption.is_some())
    }
}

/// What is known before the login.
pub(crate) struct Before {
    pub(crate) accept: Accept,
    pub(crate) attempt: Attempt,
    pub(crate) hops: Vec<Hop>,
    pub(crate) tls: Option<TlsFacts>,
    pub(crate) peer: Option<SocketAddr>,
    pub(crate) timings: Timings,
    /// Whether urgent data was tried out.
    pub(crate) urgent: bool,
}

impl Before {
    /// Together with what the login told.
    pub(crate) fn with(self, logged_in: LoggedIn) -> (SessionInfo, tns_wire::Session) {
        let LoggedIn { facts, warnings, days_left, native, session } = logged_in;
        let native = native.as_deref().map(NativeFacts::of);
        let Self { accept, attempt, hops, tls, peer, timings, urgent: _ } = self;
        let info =
            SessionInfo { facts, warnings, days_left, native, tls, accept, attempt, hops, peer, timings };
        (info, session)
    }
}
