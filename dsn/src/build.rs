//! A descriptor built step by step. What must not be combined has no method, or
//! [`Builder::build`] says why not.
//!
//! ```
//! use std::time::Duration;
//! use tns_dsn::build::{Builder, Drcp, Purity, Security, Tls};
//!
//! let descriptor = Builder::new()
//!     .address(Tls::new("db1.example.com", 2484).proxy("proxy.example.com", 80))
//!     .retry(3, Duration::from_secs(2))
//!     .transport_connect_timeout(Duration::from_millis(1500))
//!     .service("sales.example.com")
//!     .drcp(Drcp::new().class("HR").purity(Purity::Reuse))
//!     .security(Security::new().wallet("/opt/wallet"))
//!     .build()?;
//! assert_eq!(
//!     descriptor.to_string(),
//!     "(DESCRIPTION=(RETRY_COUNT=3)(RETRY_DELAY=2)(TRANSPORT_CONNECT_TIMEOUT=1500ms)\
//!      (ADDRESS=(PROTOCOL=TCPS)(HOST=db1.example.com)(PORT=2484)(HTTPS_PROXY=proxy.example.com)(HTTPS_PROXY_PORT=80))\
//!      (CONNECT_DATA=(SERVICE_NAME=sales.example.com)(SERVER=POOLED)(POOL_CONNECTION_CLASS=HR)(POOL_PURITY=SELF))\
//!      (SECURITY=(SSL_SERVER_DN_MATCH=ON)(WALLET_LOCATION=/opt/wallet)))"
//! );
//! # Ok::<(), tns_dsn::build::BuildError>(())
//! ```
//!
//! A descriptor asks for a service or for a SID, never for both:
//!
//! ```compile_fail
//! # use tns_dsn::build::{Builder, Tcp};
//! Builder::new().address(Tcp::new("db1", 1521)).sid("ORCL").service("sales");
//! ```
//!
//! A proxy needs TLS:
//!
//! ```compile_fail
//! # use tns_dsn::build::Tcp;
//! Tcp::new("db1", 1521).proxy("proxy.example.com", 80);
//! ```

mod endpoint;
mod error;
mod failover;
mod session;

use std::marker::PhantomData;
use std::time::Duration;

use crate::{Description, Descriptor};

pub use endpoint::{Endpoint, Group, Ipc, Tcp, Tls};
pub use error::BuildError;
pub use failover::FailoverMode;
pub use session::{Drcp, Purity, Security, Server};

/// Nothing is asked for yet.
#[derive(Clone, Copy, Debug)]
pub struct NoTarget;
/// A service is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Service;
/// An instance is asked for by its SID.
#[derive(Clone, Copy, Debug)]
pub struct Sid;

/// A descriptor in the making; `T` is what it asks for.
#[derive(Clone, Debug)]
pub struct Builder<T = NoTarget> {
    made: Description,
    errors: Vec<BuildError>,
    target: PhantomData<T>,
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self { made: Description::new(), errors: Vec::new(), target: PhantomData }
    }

    /// Asks for a service.
    #[must_use]
    pub fn service(self, name: &str) -> Builder<Service> {
        self.asking("SERVICE_NAME", name)
    }

    /// Asks for an instance by its SID.
    #[must_use]
    pub fn sid(self, sid: &str) -> Builder<Sid> {
        self.asking("SID", sid)
    }

    fn asking<T>(mut self, name: &'static str, value: &str) -> Builder<T> {
        self.text(name, value);
        Builder { made: self.made.connect(name, value), errors: self.errors, target: PhantomData }
    }
}

impl<T> Builder<T> {
    /// Adds an address.
    #[must_use]
    pub fn address(mut self, endpoint: impl Into<Endpoint>) -> Self {
        let endpoint = endpoint.into();
        endpoint.check(&mut self.errors);
        Self { made: self.made.address(endpoint.address), ..self }
    }

    /// Adds a list of addresses with its own failover and load balancing.
    #[must_use]
    pub fn group(mut self, group: Group) -> Self {
        group.endpoints.iter().for_each(|endpoint| endpoint.check(&mut self.errors));
        Self { made: self.made.address_list(group.into_list()), ..self }
    }

    /// FAILOVER: whether the next address is tried where one does not answer.
    #[must_use]
    pub fn failover(self, on: bool) -> Self {
        self.with("FAILOVER", on)
    }

    /// LOAD_BALANCE: whether addresses are tried in random order.
    #[must_use]
    pub fn load_balance(self, on: bool) -> Self {
        self.with("LOAD_BALANCE", on)
    }

    /// RETRY_COUNT and RETRY_DELAY: how often the whole list is tried again, and how long the
    /// pause before is (whole seconds).
    #[must_use]
    pub fn retry(self, count: u32, delay: Duration) -> Self {
        let seconds = u32::try_from(delay.as_secs()).unwrap_or(u32::MAX);
        let whole = delay.subsec_nanos() == 0;
        let made = self.with("RETRY_COUNT", count).with("RETRY_DELAY", seconds);
        if whole { made } else { made.failed(BuildError::WholeSeconds { name: "RETRY_DELAY" }) }
    }

    /// CONNECT_TIMEOUT: for the whole way to a session.
    #[must_use]
    pub fn connect_timeout(self, time: Duration) -> Self {
        self.time("CONNECT_TIMEOUT", time)
    }

    /// TRANSPORT_CONNECT_TIMEOUT: for the TCP connection to one address.
    #[must_use]
    pub fn transport_connect_timeout(self, time: Duration) -> Self {
        self.time("TRANSPORT_CONNECT_TIMEOUT", time)
    }

    /// EXPIRE_TIME: minutes between probes of an idle connection.
    #[must_use]
    pub fn expire_time(self, minutes: u32) -> Self {
        self.with("EXPIRE_TIME", minutes)
    }

    /// SDU: the size of a packet in bytes, 512 to 2,097,152.
    #[must_use]
    pub fn sdu(self, bytes: u32) -> Self {
        let fits = (512..=2_097_152).contains(&bytes);
        let made = self.with("SDU", bytes);
        if fits {
            made
        } else {
            made.failed(BuildError::OutOfRange { name: "SDU", min: 512, max: 2_097_152 })
        }
    }

    /// SERVER: the kind of server process.
    #[must_use]
    pub fn server(self, server: Server) -> Self {
        Self { made: self.made.connect("SERVER", server.word()), ..self }
    }

    /// A server of the database's pool, with its class and purity.
    #[must_use]
    pub fn drcp(mut self, drcp: Drcp) -> Self {
        drcp.check(&mut self.errors);
        Self { made: drcp.apply(self.made), ..self }
    }

    /// FAILOVER_MODE: what becomes of a session whose instance is lost.
    #[must_use]
    pub fn failover_mode(mut self, mode: FailoverMode) -> Self {
        mode.check(&mut self.errors);
        Self { made: self.made.connect("FAILOVER_MODE", mode.into_section()), ..self }
    }

    /// SECURITY: how the server is checked and which wallet is used.
    #[must_use]
    pub fn security(mut self, security: Security) -> Self {
        security.check(&mut self.errors);
        Self { made: security.apply(self.made), ..self }
    }

    fn with(self, name: &str, value: impl Into<crate::Value>) -> Self {
        Self { made: self.made.with(name, value), ..self }
    }

    fn time(self, name: &'static str, time: Duration) -> Self {
        match error::duration(name, time) {
            Ok(text) => self.with(name, text),
            Err(error) => self.failed(error),
        }
    }

    fn failed(mut self, error: BuildError) -> Self {
        self.errors.push(error);
        self
    }

    fn text(&mut self, name: &'static str, value: &str) {
        self.errors.extend(error::text(name, value).err());
    }
}

impl Builder<Service> {
    /// INSTANCE_NAME: one instance of the service.
    #[must_use]
    pub fn instance(mut self, name: &str) -> Self {
        self.text("INSTANCE_NAME", name);
        Self { made: self.made.connect("INSTANCE_NAME", name), ..self }
    }

    /// SHARDING_KEY: the shard of a sharded database.
    #[must_use]
    pub fn sharding_key(mut self, key: &str) -> Self {
        self.text("SHARDING_KEY", key);
        Self { made: self.made.connect("SHARDING_KEY", key), ..self }
    }

    /// SUPER_SHARDING_KEY: the shardspace of a composite sharded database.
    #[must_use]
    pub fn super_sharding_key(mut self, key: &str) -> Self {
        self.text("SUPER_SHARDING_KEY", key);
        Self { made: self.made.connect("SUPER_SHARDING_KEY", key), ..self }
    }

    /// The descriptor.
    ///
    /// # Errors
    /// The first [`BuildError`] on the way.
    pub fn build(self) -> Result<Descriptor, BuildError> {
        finish(self.made, self.errors)
    }
}

impl Builder<Sid> {
    /// The descriptor.
    ///
    /// # Errors
    /// The first [`BuildError`] on the way.
    pub fn build(self) -> Result<Descriptor, BuildError> {
        finish(self.made, self.errors)
    }
}

fn finish(made: Description, errors: Vec<BuildError>) -> Result<Descriptor, BuildError> {
    if let Some(error) = errors.into_iter().next() {
        return Err(error);
    }
    let addresses = made.all_addresses();
    let tls = addresses.iter().any(|address| address.protocol() == "TCPS");
    match () {
        () if addresses.is_empty() => Err(BuildError::NoAddress),
        () if made.security.is_some() && !tls => Err(BuildError::SecurityWithoutTls),
        () => Ok(made.into()),
    }
}
