//! What will be tried, in which order, and how long: before anything is tried.

use std::time::Duration;

use serde::Serialize;
use tns_dsn::resolve::Origin;

/// Everything that connecting may do, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// The descriptions of the connect descriptor in the order in which they are tried.
    pub descriptions: Vec<Rounds>,
    /// One identifier for all attempts, the CONNECTION_ID of the connect data.
    pub connection_id: String,
    /// How long all of it may take; `None` is without end.
    #[serde(with = "millis")]
    pub deadline: Option<Duration>,
    /// What is odd about it and worth telling: a setting that is ignored, a check that is off.
    pub notes: Vec<String>,
}

/// The attempts of one DESCRIPTION, and how often they are made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rounds {
    /// The attempts of one round, in order.
    pub attempts: Vec<Attempt>,
    /// RETRY_COUNT: further rounds after the first.
    pub retries: u32,
    /// RETRY_DELAY: the pause before each of them.
    #[serde(with = "millis")]
    pub delay: Option<Duration>,
}

/// One address to be tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// Its number in the plan, from 1.
    pub number: usize,
    /// HOST, without brackets.
    pub host: String,
    /// PORT.
    pub port: u16,
    /// TLS, where PROTOCOL is TCPS.
    pub tls: Option<Tls>,
    /// The HTTPS proxy to go through.
    pub proxy: Option<Proxy>,
    /// What the CONNECT packet says.
    pub connect_data: String,
    /// SDU in bytes.
    pub sdu: u32,
    /// TRANSPORT_CONNECT_TIMEOUT: for one network address, or for the proxy.
    #[serde(with = "millis")]
    pub transport_timeout: Option<Duration>,
    /// CONNECT_TIMEOUT: for everything from the first packet to the answer of the listener.
    #[serde(with = "millis")]
    pub connect_timeout: Option<Duration>,
    /// EXPIRE_TIME: probes of a connection that is quiet for this long.
    #[serde(with = "millis")]
    pub keep_alive: Option<Duration>,
    /// Where the address is written.
    pub origin: Option<Origin>,
}

/// An HTTPS proxy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proxy {
    /// HTTPS_PROXY.
    pub host: String,
    /// HTTPS_PROXY_PORT.
    pub port: u16,
}

/// What TLS has to hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tls {
    /// What to trust, and who we are.
    pub trust: Trust,
    /// How the server is recognised.
    pub names: NameCheck,
    /// The versions that may be spoken.
    pub versions: Versions,
    /// SSL_CIPHER_SUITES, names as written; empty: all that are safe.
    pub cipher_suites: Vec<String>,
    /// The server name indication of USE_SNI; `None`: none is sent.
    pub sni: Option<String>,
    /// SSL_CERTIFICATE_ALIAS: which certificate of the wallet is ours.
    pub certificate_alias: Option<String>,
    /// SSL_CERTIFICATE_THUMBPRINT, as written.
    pub certificate_thumbprint: Option<String>,
}

/// Whose certificates are trusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trust {
    /// Those of the system.
    System,
    /// Those of the wallet in a folder, which also holds our own certificate.
    Wallet(std::path::PathBuf),
}

/// How the server's certificate is checked beyond its chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NameCheck {
    /// SSL_SERVER_CERT_DN: exactly this distinguished name, whatever the order of its parts.
    Dn(String),
    /// The host name that was asked for has to be in it.
    Host,
    /// The host name or the service name, as SSL_SERVER_DN_MATCH without a name allows.
    HostOrService(String),
    /// SSL_SERVER_DN_MATCH is off: any name.
    Off,
}

/// The versions of TLS that SSL_VERSION allows; TLS 1.2 and 1.3 only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Versions {
    /// TLS 1.2.
    pub tls12: bool,
    /// TLS 1.3.
    pub tls13: bool,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'p> {
    /// Nothing is done for a while.
    Pause(Duration),
    /// An address is tried.
    Attempt {
        /// The address.
        attempt: &'p Attempt,
        /// The round of its description, from 0.
        round: u32,
    },
}

impl Plan {
    /// The attempts and the pauses between them. Nothing is made before it is asked for, so that a
    /// million retries cost nothing.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.descriptions.iter().flat_map(Rounds::steps)
    }
}

impl Rounds {
    fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        (0..=self.retries).flat_map(move |round| {
            let pause = self.delay.filter(|_| round > 0).map(Step::Pause);
            pause.into_iter().chain(self.attempts.iter().map(move |attempt| Step::Attempt { attempt, round }))
        })
    }
}

mod millis {
    use std::time::Duration;

    use serde::Serializer;

    #[expect(clippy::ref_option, reason = "the form that serde asks for")]
    pub(super) fn serialize<S: Serializer>(time: &Option<Duration>, to: S) -> Result<S::Ok, S::Error> {
        match time {
            Some(time) => to.serialize_u64(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
            None => to.serialize_none(),
        }
    }
}
