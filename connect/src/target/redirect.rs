//! Redirects: where they may lead.

use tns_dsn::{Address, Descriptor, Unreadable};
use tns_wire::Redirect;

use super::Target;
use crate::answer::readable;
use crate::connection::Hop;
use crate::error::{Class, Failure, Phase};
use crate::trace::{Event, Observer};

/// The redirects that one attempt may follow.
const MOST_HOPS: usize = 8;

impl Target {
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

    /// The same, saying who sent us there.
    pub(super) fn redirected(&self, failure: Failure) -> Failure {
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

    use crate::clock::Deadline;
    use crate::error::Class;
    use crate::plan::{Attempt, NameCheck, Tls, Trust, Versions};
    use crate::target::Target;
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
