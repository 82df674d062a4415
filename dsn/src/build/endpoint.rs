use super::error::{self, BuildError};
use crate::{Address, AddressList};

/// One address of any kind.
#[derive(Clone, Debug)]
pub struct Endpoint {
    pub(super) address: Address,
}

impl Endpoint {
    pub(super) fn check(&self, errors: &mut Vec<BuildError>) {
        for name in ["HOST", "KEY", "HTTPS_PROXY"] {
            if let Some(value) = self.address.settings.text(name) {
                errors.extend(error::text(name, value).err());
            }
        }
        for name in ["PORT", "HTTPS_PROXY_PORT"] {
            if self.address.settings.text(name) == Some("0") {
                errors.push(BuildError::OutOfRange { name, min: 1, max: 65535 });
            }
        }
    }
}

/// Plain TCP/IP.
#[derive(Clone, Debug)]
pub struct Tcp(Address);

impl Tcp {
    /// A host name or IP address, without brackets, and its port.
    #[must_use]
    pub fn new(host: &str, port: u16) -> Self {
        Self(Address::tcp(host, port))
    }
}

/// TLS over TCP/IP.
#[derive(Clone, Debug)]
pub struct Tls(Address);

impl Tls {
    /// A host name or IP address, without brackets, and its port.
    #[must_use]
    pub fn new(host: &str, port: u16) -> Self {
        Self(Address::tcps(host, port))
    }

    /// The proxy on the way.
    #[must_use]
    pub fn proxy(self, host: &str, port: u16) -> Self {
        Self(self.0.with("HTTPS_PROXY", host).with("HTTPS_PROXY_PORT", u32::from(port)))
    }
}

/// A socket of the same machine.
#[derive(Clone, Debug)]
pub struct Ipc(Address);

impl Ipc {
    /// The key, as in listener.ora.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(Address::default().with("PROTOCOL", "IPC").with("KEY", key))
    }
}

impl From<Tcp> for Endpoint {
    fn from(Tcp(address): Tcp) -> Self {
        Self { address }
    }
}

impl From<Tls> for Endpoint {
    fn from(Tls(address): Tls) -> Self {
        Self { address }
    }
}

impl From<Ipc> for Endpoint {
    fn from(Ipc(address): Ipc) -> Self {
        Self { address }
    }
}

/// An ADDRESS_LIST.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub(super) endpoints: Vec<Endpoint>,
    failover: Option<bool>,
    load_balance: Option<bool>,
}

impl Group {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an address.
    #[must_use]
    pub fn address(mut self, endpoint: impl Into<Endpoint>) -> Self {
        self.endpoints.push(endpoint.into());
        self
    }

    /// FAILOVER: whether the next address is tried where one does not answer.
    #[must_use]
    pub fn failover(self, on: bool) -> Self {
        Self { failover: Some(on), ..self }
    }

    /// LOAD_BALANCE: whether they are tried in random order.
    #[must_use]
    pub fn load_balance(self, on: bool) -> Self {
        Self { load_balance: Some(on), ..self }
    }

    pub(super) fn into_list(self) -> AddressList {
        let mut list = AddressList::of(self.endpoints.into_iter().map(|endpoint| endpoint.address));
        for (name, value) in [("FAILOVER", self.failover), ("LOAD_BALANCE", self.load_balance)] {
            if let Some(value) = value {
                list = list.with(name, value);
            }
        }
        list
    }
}
