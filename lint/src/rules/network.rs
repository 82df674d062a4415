pub(crate) mod duplicate_address;
pub(crate) mod host_with_port;
pub(crate) mod incomplete_address;
pub(crate) mod ipv6_brackets;
pub(crate) mod loopback_host;
pub(crate) mod protocol_port_mismatch;
pub(crate) mod retry_pair;
