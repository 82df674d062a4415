//! Where the next CONNECT goes, and what a redirect may change about it.
//!
//! A redirect is followed on a new TCP connection, with the listener's connect data to the byte, or
//! with what was sent before where it has none. It names another host and port. The wallet, the
//! name check, the versions of TLS, the proxy and all timeouts stay those of the plan, and it can
//! neither leave TLS nor demand it: whatever stands in its SECURITY is not read.
//!
//! A server that requires native encryption which was not offered is asked once more, from the first
//! address on, with an offer.

mod redirect;

use std::time::Instant;

use tns_wire::login::{Credential, LoginConfig};
use tns_wire::native::Settings;
use tns_wire::{Accept, Connect, Framer};

use crate::clock::Deadline;
use crate::connection::{Connection, Hop};
use crate::dial::endpoint;
use crate::error::{Class, Failure};
use crate::plan::{Attempt, Native};
use crate::trace::{Event, Observer};

/// Service option of a CONNECT: the client can receive urgent data.
const CAN_RECEIVE_URGENT: u16 = 0x0400;

/// Connect flag: the client wants to know whether its urgent data arrives.
const CHECK_URGENT: u32 = 0x0000_0001;

/// What a listener took.
pub(crate) struct Accepted<S> {
    pub(crate) accept: Accept,
    pub(crate) stream: S,
    pub(crate) rest: Framer,
}

/// Where the next CONNECT goes.
#[derive(Debug)]
pub(crate) struct Target {
    planned: Attempt,
    /// The attempt of the plan, with host and port of the last redirect.
    pub(crate) attempt: Attempt,
    pub(crate) connect: Connect,
    /// What is offered of native encryption.
    native: Option<Settings>,
    /// Whether urgent data may be tried out.
    urgent: bool,
    hops: Vec<Hop>,
    start: Instant,
    overall: Deadline,
    deadline: Deadline,
}

impl Target {
    /// An attempt begins now: CONNECT_TIMEOUT counts from here, over all redirects.
    pub(crate) fn new(attempt: &Attempt, overall: Deadline) -> Self {
        let native = attempt.native.as_ref().and_then(Native::at_once).cloned();
        Self {
            planned: attempt.clone(),
            attempt: attempt.clone(),
            connect: connect(attempt, native.as_ref(), false),
            native,
            urgent: false,
            hops: Vec::new(),
            start: Instant::now(),
            overall,
            deadline: overall.within(attempt.connect_timeout),
        }
    }

    /// The same for a login: it may try urgent data out, and a certificate that says who the user is has
    /// to be agreed on, as thin drivers do it. Passwords and tokens need none of that.
    pub(crate) fn for_login(mut self, config: &LoginConfig) -> Self {
        self.urgent = config.urgent;
        if matches!(config.credential, Credential::External) {
            self.native.get_or_insert_with(Settings::off).tcps = true;
        }
        self.connect = connect(&self.attempt, self.native.as_ref(), self.urgent);
        self
    }

    /// Goes back to the beginning, with an offer, where the server requires native encryption and was
    /// offered none; `false` where there is nothing to offer.
    pub(crate) fn offers(&mut self, accept: &Accept, observer: &mut dyn Observer) -> bool {
        if self.native.is_some() || !accept.requires_native_encryption() {
            return false;
        }
        self.native = self.planned.native.as_ref().and_then(Native::on_demand).cloned();
        if self.native.is_some() {
            self.attempt = self.planned.clone();
            self.connect = connect(&self.attempt, self.native.as_ref(), self.urgent);
            self.hops.clear();
            observer.on(&Event::NativeRequired);
        }
        self.native.is_some()
    }

    /// Until when the attempt may take.
    pub(crate) fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// `host:port`
    pub(crate) fn endpoint(&self) -> String {
        endpoint(&self.attempt.host, self.attempt.port)
    }

    /// What came of the attempt.
    ///
    /// # Errors
    /// Its failure, with number and place, who sent us there, and which time is over.
    pub(crate) fn finish<S>(self, result: Result<Accepted<S>, Failure>) -> Result<Connection<S>, Failure> {
        match result {
            Ok(Accepted { accept, stream, rest }) => {
                let Self { attempt, native, hops, start, .. } = self;
                Ok(Connection { stream, accept, rest, attempt, native, hops, took: start.elapsed() })
            }
            Err(failure) => {
                let failure = self.redirected(failure).of(&self.attempt, self.start);
                Err(failure.late(&self.attempt, self.overall, self.deadline))
            }
        }
    }
}

impl Failure {
    /// The same, saying which time is over where one is: that of the whole plan, or that of the
    /// attempt.
    pub(crate) fn late(self, attempt: &Attempt, overall: Deadline, deadline: Deadline) -> Self {
        if self.class != Class::Timeout {
            return self;
        }
        let over = match attempt.connect_timeout {
            _ if overall.passed() => "the time for all attempts is over".to_owned(),
            Some(time) if deadline.passed() => format!("CONNECT_TIMEOUT is over ({time:?})"),
            _ => return self,
        };
        let cause = match &self.cause {
            Some(cause) => format!("{over}; {cause}"),
            None => over,
        };
        self.caused_by(cause)
    }
}

/// The CONNECT of an attempt.
fn connect(attempt: &Attempt, native: Option<&Settings>, urgent: bool) -> Connect {
    let mut connect = Connect::new(attempt.connect_data.as_bytes(), attempt.sdu);
    if let Some(settings) = native {
        connect.native = settings.connect_flags();
    }
    if urgent {
        connect.options |= CAN_RECEIVE_URGENT;
        connect.flags = Some([0, CHECK_URGENT]);
    }
    connect
}
