//! The single settings that python-oracledb and node-oracledb take beside the
//! connect string: they count wherever the string leaves them open.

use tns_parser::model::read_boolean;

use super::literal::Item;
use super::python::Argument;
use super::{leave, lose};
use crate::convert::{Converted, Loss};
use crate::{Address, Description, Descriptor, Place, Section};

/// How a driver writes a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    /// Seconds, a fraction allowed.
    Seconds,
    Truth,
    /// A word of its own: `oracledb.PURITY_SELF`.
    Purity,
}

/// A setting by its names, empty where a driver has none, and its place in a descriptor.
pub(super) struct Keyword {
    pub(super) python: &'static str,
    pub(super) node: &'static str,
    pub(super) section: &'static str,
    pub(super) keyword: &'static str,
    pub(super) kind: Kind,
}

const fn keyword(
    python: &'static str,
    node: &'static str,
    section: &'static str,
    keyword: &'static str,
    kind: Kind,
) -> Keyword {
    Keyword { python, node, section, keyword, kind }
}

/// What `host` is asked for; only python-oracledb takes it apart from the string.
pub(super) const TARGET: &[Keyword] = &[
    keyword("service_name", "", "CONNECT_DATA", "SERVICE_NAME", Kind::Text),
    keyword("sid", "", "CONNECT_DATA", "SID", Kind::Text),
];

/// Every other setting.
pub(super) const KEYWORDS: &[Keyword] = &[
    keyword("server_type", "", "CONNECT_DATA", "SERVER", Kind::Text),
    keyword("instance_name", "", "CONNECT_DATA", "INSTANCE_NAME", Kind::Text),
    keyword("cclass", "poolConnectionClass", "CONNECT_DATA", "POOL_CONNECTION_CLASS", Kind::Text),
    keyword("purity", "poolPurity", "CONNECT_DATA", "POOL_PURITY", Kind::Purity),
    keyword("pool_boundary", "poolBoundary", "CONNECT_DATA", "POOL_BOUNDARY", Kind::Text),
    keyword("pool_name", "poolName", "CONNECT_DATA", "POOL_NAME", Kind::Text),
    keyword("connection_id_prefix", "", "CONNECT_DATA", "CONNECTION_ID_PREFIX", Kind::Text),
    keyword("retry_count", "retryCount", "DESCRIPTION", "RETRY_COUNT", Kind::Number),
    keyword("retry_delay", "retryDelay", "DESCRIPTION", "RETRY_DELAY", Kind::Number),
    keyword(
        "tcp_connect_timeout",
        "transportConnectTimeout",
        "DESCRIPTION",
        "TRANSPORT_CONNECT_TIMEOUT",
        Kind::Seconds,
    ),
    keyword("expire_time", "expireTime", "DESCRIPTION", "EXPIRE_TIME", Kind::Number),
    keyword("sdu", "sdu", "DESCRIPTION", "SDU", Kind::Number),
    keyword("use_sni", "useSNI", "DESCRIPTION", "USE_SNI", Kind::Truth),
    keyword("", "failover", "DESCRIPTION", "FAILOVER", Kind::Text),
    keyword("", "loadBalance", "DESCRIPTION", "LOAD_BALANCE", Kind::Text),
    keyword("", "sourceRoute", "DESCRIPTION", "SOURCE_ROUTE", Kind::Text),
    keyword("https_proxy", "httpsProxy", "ADDRESS", "HTTPS_PROXY", Kind::Text),
    keyword("https_proxy_port", "httpsProxyPort", "ADDRESS", "HTTPS_PROXY_PORT", Kind::Number),
    keyword("ssl_server_dn_match", "sslServerDNMatch", "SECURITY", "SSL_SERVER_DN_MATCH", Kind::Truth),
    keyword("ssl_server_cert_dn", "sslServerCertDN", "SECURITY", "SSL_SERVER_CERT_DN", Kind::Text),
    keyword("wallet_location", "walletLocation", "SECURITY", "MY_WALLET_DIRECTORY", Kind::Text),
];

/// The setting of python-oracledb.
pub(super) fn of_python(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|known| !name.is_empty() && known.python == name)
}

/// The setting of node-oracledb.
pub(super) fn of_node(name: &str) -> Option<&'static Keyword> {
    KEYWORDS.iter().find(|known| !name.is_empty() && known.node == name)
}

/// Takes an argument of a driver into the descriptor, or tells that it is lost.
pub(super) fn take(
    item: &Item,
    keyword: Option<&Keyword>,
    text: &str,
    told: &str,
    made: &mut Converted<Descriptor>,
) {
    let value = match (keyword, item.text()) {
        (None, _) if item.name.is_empty() => {
            return lose(
                &mut made.lost,
                Loss::new("an entry without a value", "only the running program knows"),
            );
        }
        (None, _) => {
            return leave(&mut made.lost, &item.name, "an argument of the driver, no part of a descriptor");
        }
        (Some(_), Ok(None)) => return,
        (Some(keyword), Ok(Some(value))) => Some((keyword, value.text.as_str())),
        (Some(keyword), Err(_)) => (keyword.kind == Kind::Purity).then(|| (keyword, item.written(text))),
    };
    match value {
        Some((keyword, value)) => keyword.set(value, told, &mut made.value, &mut made.lost),
        None => lose(&mut made.lost, Loss::new(&item.name, "only the running program knows")),
    }
}

impl Keyword {
    /// Sets it in every description that leaves it open. The check of the
    /// server's name counts as open unless `told`, what the string is asked for
    /// being the default.
    pub(super) fn set(&self, value: &str, told: &str, made: &mut Descriptor, lost: &mut Vec<Loss>) {
        let value = self.read(value);
        let system = self.keyword == "MY_WALLET_DIRECTORY" && value.eq_ignore_ascii_case("SYSTEM");
        for description in made.descriptions.iter_mut().filter(|_| !system) {
            let tls = description.all_addresses().iter().any(|address| is_tls(address));
            match self.section {
                "ADDRESS" | "SECURITY" if !tls => {
                    lose(lost, Loss::new(self.keyword, "means nothing without tcps"));
                }
                "ADDRESS" => addresses(&mut description.addresses, &mut |address| {
                    set(&mut address.settings, self.keyword, &value, false);
                }),
                "SECURITY" => {
                    let open =
                        self.kind == Kind::Truth && !told.to_ascii_uppercase().contains("SERVER_DN_MATCH");
                    set(description.security.get_or_insert_default(), self.keyword, &value, open);
                }
                "CONNECT_DATA" => {
                    set(description.connect_data.get_or_insert_default(), self.keyword, &value, false);
                }
                _ => set(&mut description.settings, self.keyword, &value, false),
            }
        }
    }

    /// The value as a descriptor writes it.
    fn read(&self, value: &str) -> String {
        match self.kind {
            Kind::Truth => value.to_ascii_uppercase(),
            Kind::Purity => value.rsplit(['.', '_']).next().unwrap_or_default().to_owned(),
            Kind::Seconds => match value.parse::<f64>() {
                Ok(seconds) if seconds.fract() > 0.0 => format!("{}ms", (seconds * 1000.0).round()),
                Ok(seconds) if seconds.is_finite() => seconds.to_string(),
                _ => value.to_owned(),
            },
            Kind::Text | Kind::Number => value.to_owned(),
        }
    }

    /// The value of a description as an argument in Python, if it can be one.
    pub(super) fn python_argument(&self, description: &Description, address: &Address) -> Option<Argument> {
        let section = match self.section {
            "ADDRESS" => &address.settings,
            "CONNECT_DATA" => description.connect_data.as_ref()?,
            "SECURITY" => description.security.as_ref()?,
            _ => &description.settings,
        };
        let text = section.text(self.keyword).filter(|text| !text.is_empty() && !self.python.is_empty())?;
        match self.kind {
            Kind::Text => Some(Argument::Text(text.to_owned())),
            Kind::Number | Kind::Seconds => text.parse().ok().map(Argument::Number),
            Kind::Truth => read_boolean(text).map(Argument::Truth),
            Kind::Purity => ["SELF", "NEW"].contains(&text).then(|| Argument::Purity(text.to_owned())),
        }
    }
}

fn is_tls(address: &Address) -> bool {
    address.protocol().eq_ignore_ascii_case("TCPS")
}

fn set(section: &mut Section, keyword: &str, value: &str, replace: bool) {
    if replace || section.get(keyword).is_none() {
        section.set(keyword, value);
    }
}

fn addresses(places: &mut [Place], change: &mut impl FnMut(&mut Address)) {
    for place in places {
        match place {
            Place::Address(address) => change(address),
            Place::List(list) => addresses(&mut list.addresses, change),
        }
    }
}
