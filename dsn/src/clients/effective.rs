use serde::Serialize;

use super::Refusal;

/// What a client connects with: the values that count, defaults filled in.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Effective {
    /// The alias that led here, as the client found it; `None` where the text was a connect string.
    pub alias: Option<String>,
    /// How the descriptions are taken.
    pub navigation: Navigation,
    /// In the order of the text.
    pub descriptions: Vec<Description>,
    /// What the text says and the client does not heed, in the order of the text.
    pub unheeded: Vec<Unheeded>,
    /// The error that every attempt ends with before anything is sent, though the text was read.
    pub doomed: Option<Refusal>,
}

/// How several places are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Navigation {
    /// In random order.
    pub load_balance: bool,
    /// The next one where one fails.
    pub failover: bool,
    /// One through the other.
    pub source_route: bool,
}

impl Default for Navigation {
    /// In the order of the text, the next one where one fails.
    fn default() -> Self {
        Self { load_balance: false, failover: true, source_route: false }
    }
}

/// One description.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Description {
    /// How its lists are taken.
    pub navigation: Navigation,
    /// Its address lists, those within others included; addresses outside a list are one of their own.
    pub lists: Vec<AddressList>,
    /// How often all addresses are tried again.
    pub retry_count: i64,
    /// Seconds between rounds.
    pub retry_delay: f64,
    /// Bytes of a packet that the client asks for.
    pub sdu: i64,
    /// Seconds that an address may take to answer; `None` where nothing but the system ends the wait.
    pub transport_connect_timeout: Option<f64>,
    /// Seconds for an attempt up to the session; `None` where there is no such limit.
    pub connect_timeout: Option<f64>,
    /// Minutes between probes of an idle connection; 0 for none.
    pub expire_time: i64,
    /// Whether the service is named in the TLS handshake.
    pub use_sni: bool,
    /// What is asked for.
    pub target: Target,
    /// What TLS is checked by.
    pub security: Security,
}

/// Addresses that are taken together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AddressList {
    /// How they are taken.
    pub navigation: Navigation,
    /// In the order of the text.
    pub addresses: Vec<Address>,
}

/// Where a client connects to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Address {
    /// In lower case.
    pub protocol: String,
    /// The host, if there is one.
    pub host: Option<String>,
    /// The port; `None` where the client makes no number of it.
    pub port: Option<i64>,
    /// The proxy to go through.
    pub https_proxy: Option<String>,
    /// Its port.
    pub https_proxy_port: Option<i64>,
}

/// What a client asks a listener for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Target {
    /// SERVICE_NAME
    pub service_name: Option<String>,
    /// SID
    pub sid: Option<String>,
    /// INSTANCE_NAME
    pub instance_name: Option<String>,
    /// SERVER, in lower case.
    pub server: Option<String>,
}

/// How a client checks the other end of TLS.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Security {
    /// Whether the certificate has to name the server.
    pub dn_match: bool,
    /// The distinguished name that it has to have.
    pub cert_dn: Option<String>,
    /// The folder of the wallet.
    pub wallet: Option<String>,
}

/// A setting that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unheeded {
    /// The section it stands in: `DESCRIPTION`, `CONNECT_DATA`, `?` for what follows an Easy Connect string.
    pub section: &'static str,
    /// Its name, in upper case.
    pub name: String,
    /// What happens to it.
    pub why: Why,
}

/// What happens to a setting that does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The client does not know it and leaves it away.
    Dropped,
    /// The client knows nothing of it and sends it to the server as it is.
    Sent,
    /// The client makes nothing of its value and takes the default.
    Misread,
    /// The client knows it and does nothing about it.
    Ignored,
}

impl Effective {
    /// All addresses, in the order of the text.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.descriptions.iter().flat_map(Description::addresses)
    }
}

impl Description {
    /// All addresses, in the order of the text.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.lists.iter().flat_map(|list| &list.addresses)
    }
}

impl Default for Description {
    /// What thin clients take where nothing is said.
    fn default() -> Self {
        Self {
            navigation: Navigation::default(),
            lists: Vec::new(),
            retry_count: 0,
            retry_delay: 1.0,
            sdu: 8192,
            transport_connect_timeout: Some(20.0),
            connect_timeout: None,
            expire_time: 0,
            use_sni: false,
            target: Target::default(),
            security: Security { dn_match: true, ..Security::default() },
        }
    }
}
