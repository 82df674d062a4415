//! A connect descriptor that belongs to nobody: made by hand or read from a text.

mod build;
mod read;
mod section;
mod write;

use serde::{Deserialize, Serialize};

pub(crate) use read::setting;
pub use section::{Section, Setting, Value};

/// A connect descriptor: one DESCRIPTION, or a DESCRIPTION_LIST.
///
/// Read by [`FromStr`](std::str::FromStr), written by [`Display`](std::fmt::Display)
/// as canonical text: upper-case keywords, no white space, values quoted exactly
/// where they have to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Descriptor {
    /// Whether it is a DESCRIPTION_LIST.
    #[serde(default, skip_serializing_if = "is_false")]
    pub list: bool,
    /// Parameters of the DESCRIPTION_LIST: LOAD_BALANCE, FAILOVER, SOURCE_ROUTE.
    #[serde(default, skip_serializing_if = "Section::is_empty")]
    pub settings: Section,
    /// Its descriptions in the order of the text.
    pub descriptions: Vec<Description>,
}

/// Addresses, what to ask for there, and how to connect.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// Every parameter but the three below.
    #[serde(default, skip_serializing_if = "Section::is_empty")]
    pub settings: Section,
    /// Addresses and lists of them in the order of the text.
    pub addresses: Vec<Place>,
    /// CONNECT_DATA.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect_data: Option<Section>,
    /// SECURITY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security: Option<Section>,
}

/// Where to connect to: one address or a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// `ADDRESS`
    Address(Address),
    /// `ADDRESS_LIST`
    List(AddressList),
}

/// Addresses with their own LOAD_BALANCE, FAILOVER and SOURCE_ROUTE.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressList {
    /// Its parameters.
    #[serde(default, skip_serializing_if = "Section::is_empty")]
    pub settings: Section,
    /// Its addresses; one level of lists inside a list is valid.
    pub addresses: Vec<Place>,
}

/// One protocol address: PROTOCOL, HOST, PORT and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Address {
    /// Its parameters.
    pub settings: Section,
}

/// Brackets round an IPv6 literal or a name are no part of the host.
pub(crate) fn without_brackets(host: &str) -> &str {
    host.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')).unwrap_or(host)
}

fn is_false(value: &bool) -> bool {
    !value
}

impl Descriptor {
    /// All addresses of all descriptions, in the order of the text.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.descriptions.iter().flat_map(Description::all_addresses)
    }
}

impl Description {
    /// Its addresses, those of its lists included.
    pub fn all_addresses(&self) -> Vec<&Address> {
        let mut found = Vec::new();
        self.addresses.iter().for_each(|place| place.collect(&mut found));
        found
    }

    /// A parameter of CONNECT_DATA that is text.
    pub fn connect_text(&self, name: &str) -> Option<&str> {
        self.connect_data.as_ref()?.text(name)
    }

    /// A parameter of SECURITY that is text; `TLS_x` wins over its twin `SSL_x`.
    pub fn security_text(&self, name: &str) -> Option<&str> {
        let security = self.security.as_ref()?;
        let twin = name.strip_prefix("SSL_").map(|rest| format!("TLS_{rest}"));
        twin.and_then(|twin| security.text(&twin)).or_else(|| security.text(name))
    }
}

impl Place {
    /// The address, if it is no list.
    pub fn as_address(&self) -> Option<&Address> {
        match self {
            Self::Address(address) => Some(address),
            Self::List(_) => None,
        }
    }

    fn collect<'a>(&'a self, found: &mut Vec<&'a Address>) {
        match self {
            Self::Address(address) => found.push(address),
            Self::List(list) => list.addresses.iter().for_each(|place| place.collect(found)),
        }
    }
}

impl Address {
    /// PROTOCOL as written; `TCP` where it is absent.
    pub fn protocol(&self) -> &str {
        self.settings.text("PROTOCOL").unwrap_or("TCP")
    }

    /// HOST.
    pub fn host(&self) -> Option<&str> {
        self.settings.text("HOST")
    }

    /// PORT as a number; 1521 where it is absent, `None` where it is the name of a service.
    pub fn port(&self) -> Option<u16> {
        self.settings.text("PORT").map_or(Some(1521), |port| port.parse().ok())
    }
}
