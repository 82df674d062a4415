//! What happens while connecting, a line each, as it happens.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tns_connect::trace::{CertificateSummary, Event, NativeFacts, Observer, TlsFacts};

use super::words::{endpoint, place, sentence, time, took};
use crate::output::clean;

/// The column in which measured times end.
const WIDTH: usize = 72;

/// Writes the lines.
pub(crate) struct Timeline<'o> {
    out: &'o mut dyn Write,
    /// The first error of the output: nobody reads on.
    pub(crate) error: Option<io::Error>,
    /// Since when a login goes on.
    since: Instant,
}

impl<'o> Timeline<'o> {
    pub(crate) fn new(out: &'o mut dyn Write) -> Self {
        Self { out, error: None, since: Instant::now() }
    }
}

impl Observer for Timeline<'_> {
    fn on(&mut self, event: &Event<'_>) {
        if let Event::Accepted { .. } = event {
            self.since = Instant::now();
        }
        for line in lines(event, self.since) {
            let written = writeln!(self.out, "{}", clean(&line)).and_then(|()| self.out.flush());
            self.error = self.error.take().or(written.err());
        }
    }
}

fn lines(event: &Event<'_>, since: Instant) -> Vec<String> {
    let one = |line| vec![line];
    match event {
        Event::AttemptStart { attempt, round } => {
            let origin = place(attempt.origin.as_ref(), "  ", "");
            let again = if *round > 0 { format!("  (round {})", round + 1) } else { String::new() };
            one(format!("{:>3}  {}{origin}{again}", attempt.number, endpoint(&attempt.host, attempt.port)))
        }
        Event::Waiting { pause } => one(format!("     pause of {}", time(*pause))),
        Event::Resolved { host, addresses, took } => {
            let is_literal = addresses.iter().any(|address| address.ip().to_string() == *host);
            if is_literal { Vec::new() } else { one(step("name", &ips(addresses), Some(*took))) }
        }
        Event::AddressFailed { address, reason, took } => {
            one(step("tcp", &format!("{address}: {reason}"), Some(*took)))
        }
        Event::TcpConnected { address, took } => one(step("tcp", &address.to_string(), Some(*took))),
        Event::ProxyReady { status, took } => one(step("proxy", status, Some(*took))),
        Event::TlsReady(facts) => of_tls(facts),
        Event::Sent { kind, len, .. } => one(step("tns", &format!("> {kind}, {len} bytes"), None)),
        Event::Received { kind, len, .. } => one(step("tns", &format!("< {kind}, {len} bytes"), None)),
        Event::Renegotiating => one(step("tls", "the listener asks for a new handshake", None)),
        Event::Redirected(hop) => one(step("tns", &format!("redirected to {}", hop.to), None)),
        Event::NativeRequired => {
            one(step("native", "required by the server: asked again with an offer", None))
        }
        Event::Accepted { version, sdu, took } => {
            one(step("tns", &format!("accepted: protocol {version}, SDU {sdu}"), Some(*took)))
        }
        Event::NativeAgreed(facts) => one(step("native", &of_native(facts), Some(since.elapsed()))),
        Event::Challenge { verifier } => {
            let text = format!("the password is kept as {verifier}");
            one(step("auth", &text, Some(since.elapsed())))
        }
        Event::LoggedIn { version, session_id, serial, took, .. } => {
            one(step("login", &format!("session {session_id},{serial} of {version}"), Some(*took)))
        }
        Event::Failed(failure) => {
            one(step("failed", &format!("{}, after {}", sentence(failure), took(failure.after)), None))
        }
        _ => Vec::new(),
    }
}

/// `       tcp     10.0.0.1:1521          12.3 ms`
fn step(what: &str, text: &str, time: Option<Duration>) -> String {
    let line = format!("       {what:<6}  {text}");
    match time {
        Some(time) => format!("{line:<WIDTH$}  {:>10}", took(time)),
        None => line,
    }
}

fn ips(addresses: &[SocketAddr]) -> String {
    addresses.iter().map(|address| address.ip().to_string()).collect::<Vec<_>>().join(", ")
}

/// `AES256, checksums by SHA256`
fn of_native(facts: &NativeFacts) -> String {
    let NativeFacts { encryption, checksum, certificate, .. } = facts;
    let checksum = checksum.as_ref().map(|name| format!("checksums by {name}"));
    let certificate = certificate.then(|| "the certificate says who we are (TCPS)".to_owned());
    let parts: Vec<_> = encryption.iter().cloned().chain(checksum).chain(certificate).collect();
    if parts.is_empty() { "neither encryption nor checksums".to_owned() } else { parts.join(", ") }
}

fn of_tls(facts: &TlsFacts) -> Vec<String> {
    let own = if facts.mutual { ", our certificate was shown" } else { "" };
    let mut lines = vec![
        step("tls", &format!("{} {}{own}", facts.version, facts.cipher), Some(facts.took)),
        step("", &facts.name_check, None),
    ];
    let certificate = |CertificateSummary { subject, issuer, expires }: &CertificateSummary| {
        step("", &format!("{subject}, signed by {issuer}, until {expires}"), None)
    };
    lines.extend(facts.chain.iter().map(certificate));
    lines.extend(facts.notes.iter().map(|note| step("", &format!("note: {note}"), None)));
    lines
}

#[cfg(test)]
mod tests {
    use tns_connect::connection::Hop;
    use tns_connect::error::{Class, Failure, Phase};
    use tns_connect::plan::{Options, Plan};
    use tns_dsn::resolve::Profile;
    use tns_dsn::{Address, Description};

    use super::*;

    #[test]
    fn every_step_has_its_line() {
        let description = Description::new().address(Address::tcps("::1", 2484)).service_name("s");
        let plan = Plan::of_descriptor(&description.into(), &Profile::default(), &Options::default());
        let plan = plan.expect("a plan");
        let attempt = &plan.descriptions[0].attempts[0];
        let took = Duration::from_micros(12_340);
        let (first, second) = ("10.0.0.1:2484", "10.0.0.2:2484");
        let addresses = [first, second].map(|text| text.parse().expect("an address"));
        let facts = TlsFacts {
            version: "TLSv1.3".to_owned(),
            cipher: "TLS13_AES_256_GCM_SHA384".to_owned(),
            chain: vec![CertificateSummary {
                subject: "CN=db\\u{1b}[2J".replace("\\u{1b}", "\u{1b}"),
                issuer: "CN=ca".to_owned(),
                expires: "2027-01-31".to_owned(),
            }],
            name_check: "the certificate names db".to_owned(),
            mutual: true,
            notes: vec!["a suite was left out".to_owned()],
            took,
        };
        let native = NativeFacts {
            encryption: Some("AES256".to_owned()),
            checksum: Some("SHA256".to_owned()),
            certificate: false,
            warnings: Vec::new(),
        };
        let hop = Hop { from: "a:1".to_owned(), to: "b:2".to_owned(), with_data: true };
        let failure = Failure::new(Phase::Tns, Class::Listener, Some("ORA-12514"), "no such service");
        let events = [
            Event::AttemptStart { attempt, round: 1 },
            Event::Resolved { host: "db", addresses: &addresses, took },
            Event::AddressFailed { address: addresses[0], reason: "timed out", took },
            Event::TcpConnected { address: addresses[1], took },
            Event::ProxyReady { status: "HTTP/1.1 200 OK", took },
            Event::TlsReady(&facts),
            Event::Renegotiating,
            Event::Redirected(&hop),
            Event::NativeRequired,
            Event::Accepted { version: 319, sdu: 8192, took },
            Event::NativeAgreed(&native),
            Event::NativeAgreed(&NativeFacts::default()),
            Event::Challenge { verifier: "12c (0x4815)" },
            Event::LoggedIn { version: "19.3.0.0.0", session_id: 17, serial: 4, days_left: None, took },
            Event::Failed(&Failure { after: took, ..failure }),
            Event::Waiting { pause: Duration::from_secs(3) },
        ];
        let mut shown = Vec::new();
        let mut timeline = Timeline::new(&mut shown);
        events.iter().for_each(|event| timeline.on(event));
        let shown = String::from_utf8(shown).expect("text");
        let lines: Vec<_> =
            shown.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        // What is measured here is different each time.
        let cut = |line: &String| match line.ends_with(" ms")
            && (line.starts_with("native ") || line.starts_with("auth "))
        {
            true => line.rsplitn(3, ' ').nth(2).unwrap_or_default().to_owned(),
            false => line.clone(),
        };
        assert_eq!(
            lines.iter().map(cut).collect::<Vec<_>>(),
            [
                "1 [::1]:2484 (round 2)",
                "name 10.0.0.1, 10.0.0.2 12.3 ms",
                "tcp 10.0.0.1:2484: timed out 12.3 ms",
                "tcp 10.0.0.2:2484 12.3 ms",
                "proxy HTTP/1.1 200 OK 12.3 ms",
                "tls TLSv1.3 TLS13_AES_256_GCM_SHA384, our certificate was shown 12.3 ms",
                "the certificate names db",
                "CN=db\\u{1b}[2J, signed by CN=ca, until 2027-01-31",
                "note: a suite was left out",
                "tls the listener asks for a new handshake",
                "tns redirected to b:2",
                "native required by the server: asked again with an offer",
                "tns accepted: protocol 319, SDU 8192 12.3 ms",
                "native AES256, checksums by SHA256",
                "native neither encryption nor checksums",
                "auth the password is kept as 12c (0x4815)",
                "login session 17,4 of 19.3.0.0.0 12.3 ms",
                "failed ORA-12514: no such service, after 12.3 ms",
                "pause of 3 s",
            ]
        );
    }
}
