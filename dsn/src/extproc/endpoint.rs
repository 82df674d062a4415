use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

/// Host and port of an agent, read from `HOST:PORT`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Endpoint {
    host: String,
    port: u16,
}

/// A text that is no endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadEndpoint {
    /// There is no `:` with a port behind it.
    #[error("the port is missing: an endpoint is HOST:PORT, and agents usually listen on 16000")]
    NoPort,
    /// The port is no number from 1 to 65535.
    #[error("the port has to be a number from 1 to 65535")]
    Port,
    /// The host is empty.
    #[error("the host is missing before `:`")]
    NoHost,
    /// The host holds other characters than a name or an address has.
    #[error("the host has to be a name or an address; an IPv6 address stands in brackets")]
    Host,
}

impl Endpoint {
    /// From its parts.
    ///
    /// # Errors
    /// [`BadEndpoint`] where one of them cannot be.
    pub fn new(host: &str, port: u16) -> Result<Self, BadEndpoint> {
        match host {
            "" => Err(BadEndpoint::NoHost),
            _ if !is_host(host) => Err(BadEndpoint::Host),
            _ if port == 0 => Err(BadEndpoint::Port),
            _ => Ok(Self { host: host.to_owned(), port }),
        }
    }

    /// The host, an IPv6 address in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl FromStr for Endpoint {
    type Err = BadEndpoint;

    fn from_str(text: &str) -> Result<Self, BadEndpoint> {
        let (host, port) = text.rsplit_once(':').ok_or(BadEndpoint::NoPort)?;
        // `parse` takes a sign, a port has none.
        let digits = port.bytes().all(|byte| byte.is_ascii_digit());
        let port = port.parse().ok().filter(|_| digits).ok_or(BadEndpoint::Port)?;
        Self::new(host, port)
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

fn is_host(text: &str) -> bool {
    if let Some(inner) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return inner.parse::<Ipv6Addr>().is_ok();
    }
    text.len() <= 253 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}
