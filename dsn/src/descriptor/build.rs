use super::{Address, AddressList, Description, Descriptor, Place, Value};

impl From<Description> for Descriptor {
    fn from(description: Description) -> Self {
        Self { descriptions: vec![description], ..Self::default() }
    }
}

impl Descriptor {
    /// A DESCRIPTION_LIST.
    pub fn list(descriptions: impl IntoIterator<Item = Description>) -> Self {
        Self { list: true, descriptions: descriptions.into_iter().collect(), ..Self::default() }
    }
}

impl Description {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an address.
    #[must_use]
    pub fn address(mut self, address: Address) -> Self {
        self.addresses.push(Place::Address(address));
        self
    }

    /// Adds an ADDRESS_LIST.
    #[must_use]
    pub fn address_list(mut self, list: AddressList) -> Self {
        self.addresses.push(Place::List(list));
        self
    }

    /// Sets a parameter of the DESCRIPTION: RETRY_COUNT, SDU …
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.settings.set(name, value);
        self
    }

    /// Sets a parameter of CONNECT_DATA: SERVER, POOL_PURITY …
    #[must_use]
    pub fn connect(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.connect_data.get_or_insert_default().set(name, value);
        self
    }

    /// Sets a parameter of SECURITY: SSL_SERVER_DN_MATCH, WALLET_LOCATION …
    #[must_use]
    pub fn secure(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.security.get_or_insert_default().set(name, value);
        self
    }

    /// Asks for a service.
    #[must_use]
    pub fn service_name(self, name: &str) -> Self {
        self.connect("SERVICE_NAME", name)
    }

    /// Asks for an instance by its SID.
    #[must_use]
    pub fn sid(self, sid: &str) -> Self {
        self.connect("SID", sid)
    }
}

impl AddressList {
    /// A list of addresses.
    pub fn of(addresses: impl IntoIterator<Item = Address>) -> Self {
        Self { addresses: addresses.into_iter().map(Place::Address).collect(), ..Self::default() }
    }

    /// Sets LOAD_BALANCE, FAILOVER or SOURCE_ROUTE.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.settings.set(name, value);
        self
    }
}

impl Address {
    /// `(PROTOCOL=…)(HOST=…)(PORT=…)`
    pub fn new(protocol: &str, host: &str, port: u16) -> Self {
        Self::default().with("PROTOCOL", protocol).with("HOST", host).with("PORT", u32::from(port))
    }

    /// Plain TCP/IP.
    pub fn tcp(host: &str, port: u16) -> Self {
        Self::new("TCP", host, port)
    }

    /// TLS over TCP/IP.
    pub fn tcps(host: &str, port: u16) -> Self {
        Self::new("TCPS", host, port)
    }

    /// Sets a parameter: HTTPS_PROXY, SEND_BUF_SIZE …
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.settings.set(name, value);
        self
    }
}
