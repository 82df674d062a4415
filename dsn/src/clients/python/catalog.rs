//! The parameters that the driver knows, and what it calls them.

use std::borrow::Cow;

/// What the driver sorts the parameters of a section by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Description,
    ConnectData,
    Security,
    /// Not sorted.
    Other,
}

/// What is written and what the driver calls it, the usual ones first. All other names are kept as
/// they are, in lower case.
const NAMES: [(&str, &str); 36] = [
    ("host", "host"),
    ("port", "port"),
    ("protocol", "protocol"),
    ("address", "address"),
    ("description", "description"),
    ("connect_data", "connect_data"),
    ("service_name", "service_name"),
    ("server", "server_type"),
    ("sid", "sid"),
    ("address_list", "address_list"),
    ("failover", "failover"),
    ("load_balance", "load_balance"),
    ("security", "security"),
    ("ssl_server_dn_match", "ssl_server_dn_match"),
    ("ssl_server_cert_dn", "ssl_server_cert_dn"),
    ("retry_count", "retry_count"),
    ("retry_delay", "retry_delay"),
    ("transport_connect_timeout", "tcp_connect_timeout"),
    ("connect_timeout", "connect_timeout"),
    ("failover_mode", "failover_mode"),
    ("instance_name", "instance_name"),
    ("sdu", "sdu"),
    ("source_route", "source_route"),
    ("expire_time", "expire_time"),
    ("use_sni", "use_sni"),
    ("my_wallet_directory", "wallet_location"),
    ("wallet_location", "wallet_location"),
    ("ssl_version", "ssl_version"),
    ("https_proxy", "https_proxy"),
    ("https_proxy_port", "https_proxy_port"),
    ("pool_connection_class", "cclass"),
    ("pool_purity", "purity"),
    ("pool_boundary", "pool_boundary"),
    ("pool_name", "pool_name"),
    ("description_list", "description_list"),
    ("enable", "enable"),
];

/// What the driver calls a parameter of a descriptor or an Easy Connect string.
pub(super) fn name_of(written: &str) -> Cow<'_, str> {
    match NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)) {
        Some(&(_, kept)) => Cow::Borrowed(kept),
        None => in_lower_case(written),
    }
}

/// The text, where it has no letter to change.
pub(super) fn in_lower_case(text: &str) -> Cow<'_, str> {
    match text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.to_lowercase()),
    }
}

/// Parameters with others inside: no plain value is allowed.
pub(super) fn is_container(name: &str) -> bool {
    matches!(
        name,
        "address" | "address_list" | "connect_data" | "description" | "description_list" | "security"
    )
}

impl Kind {
    /// How the section of this name is sorted.
    pub(super) fn of(name: &str) -> Self {
        match name {
            "description" => Self::Description,
            "connect_data" => Self::ConnectData,
            "security" => Self::Security,
            _ => Self::Other,
        }
    }

    /// Whether the driver understands a parameter there; it sends the others to the server unread.
    pub(super) fn knows(self, name: &str) -> bool {
        match self {
            Self::Description => is_of_description(name),
            Self::ConnectData => is_of_connect_data(name),
            Self::Security => is_of_security(name),
            Self::Other => true,
        }
    }

    /// What the driver calls the others together.
    pub(super) fn rest(self) -> &'static str {
        match self {
            Self::ConnectData => "extra_connect_data_args",
            Self::Security => "extra_security_args",
            Self::Description | Self::Other => "extra_args",
        }
    }
}

/// How places are navigated.
pub(super) fn is_navigation(name: &str) -> bool {
    matches!(name, "failover" | "load_balance" | "source_route")
}

/// A parameter of an address.
pub(super) fn is_of_address(name: &str) -> bool {
    matches!(name, "host" | "port" | "protocol" | "https_proxy" | "https_proxy_port")
}

fn is_of_description(name: &str) -> bool {
    is_navigation(name)
        || matches!(
            name,
            "address"
                | "address_list"
                | "connect_data"
                | "expire_time"
                | "retry_count"
                | "retry_delay"
                | "sdu"
                | "security"
                | "tcp_connect_timeout"
                | "use_sni"
        )
}

fn is_of_connect_data(name: &str) -> bool {
    matches!(
        name,
        "cclass"
            | "connection_id_prefix"
            | "instance_name"
            | "pool_boundary"
            | "pool_name"
            | "purity"
            | "server_type"
            | "service_name"
            | "sid"
            | "use_tcp_fast_open"
    )
}

fn is_of_security(name: &str) -> bool {
    matches!(name, "ssl_server_cert_dn" | "ssl_server_dn_match" | "ssl_version" | "wallet_location")
}

/// What the driver calls a parameter behind `?`, unless it leaves it away. Its own names of some need
/// the prefix.
pub(super) fn name_behind_question_mark(written: &str) -> Option<Cow<'_, str>> {
    let lower = in_lower_case(written);
    if let Some(own) = lower.strip_prefix("pyo.") {
        return (is_common(own) || is_own(own)).then(|| own.to_owned().into());
    }
    let is_own_name = matches!(&*lower, "cclass" | "purity" | "tcp_connect_timeout" | "my_wallet_directory");
    let name = name_of(written);
    (!is_own_name && (is_common(&name) || is_passed_on(&name))).then_some(name)
}

/// A parameter behind `?` that counts for every driver.
fn is_common(name: &str) -> bool {
    is_navigation(name)
        || matches!(
            name,
            "cclass"
                | "expire_time"
                | "https_proxy"
                | "https_proxy_port"
                | "pool_boundary"
                | "pool_name"
                | "purity"
                | "retry_count"
                | "retry_delay"
                | "sdu"
                | "ssl_server_cert_dn"
                | "ssl_server_dn_match"
                | "tcp_connect_timeout"
                | "use_sni"
                | "wallet_location"
        )
}

/// A parameter behind `?` that goes into the DESCRIPTION for the server.
pub(super) fn is_passed_on(name: &str) -> bool {
    matches!(name, "enable" | "recv_buf_size" | "send_buf_size")
}

/// A parameter behind `?pyo.` that others do not know.
fn is_own(name: &str) -> bool {
    matches!(
        name,
        "connection_id_prefix"
            | "disable_oob"
            | "driver_name"
            | "edition"
            | "events"
            | "externalauth"
            | "getmode"
            | "homogeneous"
            | "increment"
            | "machine"
            | "max"
            | "max_lifetime_session"
            | "max_sessions_per_shard"
            | "min"
            | "mode"
            | "osuser"
            | "ping_interval"
            | "ping_timeout"
            | "program"
            | "soda_metadata_cache"
            | "stmtcachesize"
            | "terminal"
            | "timeout"
            | "use_tcp_fast_open"
            | "wait_timeout"
    )
}
