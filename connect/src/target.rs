//! Where the next CONNECT goes, and what a redirect may change about it.
//!
//! A redirect is followed on a new TCP connection, with the listener's connect data to the byte, or
//! with what was sent before where it has none. It names another host and port. The wallet, the
//! name check, the versions of TLS, the proxy and all timeouts stay those of the plan, and it can
//! neither leave TLS nor demand it: whatever stands in its SECURITY is not read.
//!
//! A server that requires native encryption which was not offered is asked once more, from the first
//! address on, with an offer.

use std::time::Instant;

use tns_dsn::{Address, Descriptor, Unreadable};
use tns_wire::native::Settings;
use tns_wire::{Accept, Connect, Framer, Redirect};

use crate::answer::readable;
use crate::clock::Deadline;
use crate::connection::{Connection, Hop};
use crate::dial::endpoint;
use crate::error::{Class, Failure, Phase};
use crate::plan::{Attempt, Native};
use crate::trace::{Event, Observer};

/// The redirects that one attempt may follow.
const MOST_HOPS: usize = 8;

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

    /// The same for a login, which tries urgent data out where it may.
    pub(crate) fn for_login(mut self) -> Self {
        self.urgent = self.attempt.may_send_urgent();
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

    /// Goes where a redirect points to.
    ///
    /// # Errors
    /// Where it points to nothing that may be dialled, and after too many of them.
    pub(crate) fn follow(&mut self, redirect: Redirect, observer: &mut dyn Observer) -> Result<(), Failure> {
        let from = self.endpoint();
        if self.hops.len() == MOST_HOPS {
            let trail: Vec<_> = self.hops.iter().map(|hop| hop.from.as_str()).chain([&*from]).collect();
            let message = format!("{from} redirects again, after {MOST_HOPS} redirects");
            return Err(failure(None, message).caused_by(trail.join(" -> ")));
        }
        let (host, port) = self.place(&redirect.address)?;
        self.attempt.host = host;
        self.attempt.port = port;
        self.connect.redirected = true;
        let with_data = redirect.connect_data.is_some();
        if let Some(data) = redirect.connect_data {
            self.connect.data = data;
        }
        let hop = Hop { from, to: self.endpoint(), with_data };
        observer.on(&Event::Redirected(&hop));
        self.hops.push(hop);
        Ok(())
    }

    /// The failure of a redirect that only a new TCP connection can follow.
    pub(crate) fn elsewhere(&mut self) -> Failure {
        let trail = self.hops.pop().map(|hop| format!("{} redirects to {}", hop.from, hop.to));
        let message = format!("{}: a stream that is already open cannot go there", trail.unwrap_or_default());
        failure(None, message).hint("open the stream to the address of the redirect, or let the plan dial")
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

    fn redirected(&self, failure: Failure) -> Failure {
        match self.hops.last() {
            Some(Hop { from, to, .. }) => {
                let message = format!("{} (after the redirect from {from} to {to})", failure.message);
                Failure { message, ..failure }
            }
            None => failure,
        }
    }

    /// Host and port of a redirect, if its protocol is the one of the plan.
    fn place(&self, text: &str) -> Result<(String, u16), Failure> {
        let from = self.endpoint();
        let unusable = |why: &str| {
            let message = format!("{from} redirects to an address that cannot be used: {why}");
            failure(Some("ORA-12533"), message).caused_by(readable(text))
        };
        let descriptor: Descriptor =
            text.parse().map_err(|error: Unreadable| unusable(&readable(&error.to_string())))?;
        let address = descriptor.addresses().next().ok_or_else(|| unusable("there is none"))?;
        self.same_protocol(address)?;
        let host = address.host().filter(|host| is_host(host)).ok_or_else(|| unusable("it has no HOST"))?;
        let port = address.port().ok_or_else(|| unusable("its PORT is no number"))?;
        Ok((host.to_owned(), port))
    }

    fn same_protocol(&self, address: &Address) -> Result<(), Failure> {
        let from = self.endpoint();
        let wanted = if self.attempt.tls.is_some() { "TCPS" } else { "TCP" };
        let protocol = address.protocol();
        if protocol.eq_ignore_ascii_case(wanted) {
            return Ok(());
        }
        let protocol = readable(protocol).to_ascii_uppercase();
        let message = format!("{from} redirects from {wanted} to {protocol}, which is not followed");
        let hint = match wanted {
            "TCPS" => "a redirect cannot leave TLS: let the listener redirect to a TCPS address",
            _ => "set PROTOCOL=TCPS and the port of TLS in the descriptor: a redirect cannot add a wallet",
        };
        Err(failure(None, message).hint(hint))
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

/// What stands where a name or an address may stand; it may go on to a proxy.
fn is_host(host: &str) -> bool {
    !host.is_empty() && !host.chars().any(|c| c.is_whitespace() || c.is_control())
}

fn failure(code: Option<&str>, message: String) -> Failure {
    Failure::new(Phase::Tns, Class::Redirect, code, message)
}

#[cfg(test)]
mod tests {
    use tns_wire::Redirect;

    use super::Target;
    use crate::clock::Deadline;
    use crate::error::Class;
    use crate::plan::{Attempt, NameCheck, Tls, Trust, Versions};
    use crate::trace::Quiet;

    fn secure() -> Attempt {
        let tls = Tls {
            trust: Trust::Wallet("wallet".into()),
            names: NameCheck::Dn("CN=db".to_owned()),
            versions: Versions { tls12: false, tls13: true },
            cipher_suites: Vec::new(),
            sni: None,
            certificate_alias: None,
            certificate_thumbprint: None,
        };
        Attempt {
            number: 1,
            host: "scan".to_owned(),
            port: 2484,
            tls: Some(tls),
            native: None,
            proxy: None,
            connect_data: "(DESCRIPTION=)".into(),
            sdu: 8192,
            transport_timeout: None,
            connect_timeout: None,
            keep_alive: None,
            origin: None,
            login: std::sync::Arc::default(),
        }
    }

    fn follow(text: &str) -> Result<Attempt, crate::error::Failure> {
        let mut target = Target::new(&secure(), Deadline::NEVER);
        let redirect = Redirect { address: text.to_owned(), connect_data: None };
        target.follow(redirect, &mut Quiet).map(|()| target.attempt)
    }

    #[test]
    fn a_redirect_cannot_leave_tls() {
        let address = "(ADDRESS=(PROTOCOL=tcp)(HOST=node)(PORT=1521))";
        let failure = follow(address).expect_err("TLS is left");
        assert_eq!(failure.class, Class::Redirect);
        assert_eq!(failure.message, "scan:2484 redirects from TCPS to TCP, which is not followed");
        follow("(ADDRESS=(HOST=node)(PORT=1521))").expect_err("without PROTOCOL it is TCP");
    }

    #[test]
    fn a_redirect_changes_nothing_but_host_and_port() {
        let security =
            "(SECURITY=(SSL_SERVER_DN_MATCH=off)(MY_WALLET_DIRECTORY=/tmp)(SSL_SERVER_CERT_DN=CN=x))";
        let address = "(ADDRESS=(PROTOCOL=TCPS)(HOST=[::1])(PORT=2485)(HTTPS_PROXY=p)(HTTPS_PROXY_PORT=80))";
        let attempt = follow(&format!("(DESCRIPTION={address}{security})")).expect("it is followed");
        assert_eq!(attempt, Attempt { host: "::1".to_owned(), port: 2485, ..secure() });
    }
}
