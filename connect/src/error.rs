//! What went wrong while connecting.

use std::time::Duration;

use serde::Serialize;
use tns_dsn::resolve::Origin;

/// Why there is no connection: the reason that counts, and every attempt.
#[derive(Clone, Debug, Serialize, thiserror::Error)]
#[error("{}", .last.message)]
pub struct ConnectError {
    /// The failure that ended it: that of the last attempt, mostly.
    pub last: Failure,
    /// The attempts that were made, in order, the last one included; of very many the latest 1,000.
    pub attempts: Vec<Failure>,
    /// Whether attempts were left that there was no time for.
    pub out_of_time: bool,
}

impl From<Failure> for ConnectError {
    /// Nothing was tried, because of this.
    fn from(failure: Failure) -> Self {
        Self { last: failure, attempts: Vec::new(), out_of_time: false }
    }
}

/// One attempt that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// How far it came.
    pub phase: Phase,
    /// What sort of failure it is.
    pub class: Class,
    /// `ORA-12514`: the number that Oracle's clients show for it.
    pub code: Option<String>,
    /// The number of the attempt in the plan; `None` where there was none yet.
    pub attempt: Option<usize>,
    /// One sentence: what happened, with host and port.
    pub message: String,
    /// What lies below: the text of the listener, of the system, of TLS.
    pub cause: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// Where the setting that matters is written.
    pub origin: Option<Origin>,
    /// How long the attempt took.
    #[serde(skip)]
    pub after: Duration,
}

/// How far connecting came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// The name, the descriptor, the settings.
    Plan,
    /// The name of the host.
    Dns,
    /// The TCP connection.
    Tcp,
    /// The HTTPS proxy.
    Proxy,
    /// The TLS handshake and the names in the certificate.
    Tls,
    /// The listener's answer.
    Tns,
    /// Native network encryption.
    Native,
    /// What both sides can do, and how values are written.
    Negotiate,
    /// User and password, and what else proves who one is.
    Auth,
    /// The session behind the login.
    Session,
}

/// What sort of failure it is; decides what may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The settings cannot work: TNS-03505, ORA-12154, ORA-12533.
    Config,
    /// Nobody is there: ORA-12541, 12543, 12545, 12560.
    Unreachable,
    /// Somebody is silent: ORA-12170, 12535, 12606.
    Timeout,
    /// The listener said no: ORA-12505, 12514, 12516 …
    Listener,
    /// A redirect that cannot be followed.
    Redirect,
    /// Certificates, versions, ciphers, names: ORA-28759, 28860, 29024, 28865, 29002.
    Tls,
    /// The proxy said no.
    Proxy,
    /// A release that is too old or too new: ORA-03134.
    Version,
    /// The other end went away: ORA-12537, 12547, 12570.
    Lost,
    /// Bytes that are no answer: ORA-12569, 12592.
    Protocol,
    /// Native encryption that the two ends do not agree on: ORA-12660, 12650, 12268, 12269.
    Native,
    /// The server refuses the login: ORA-01017, 28000, 28001, 28040 …
    Auth,
    /// Not now: the database is not open, or has no room: ORA-01033, 00018, 00020 …
    Busy,
    /// The server does not know the password itself: it is not the database that it claims to be.
    Impostor,
}
