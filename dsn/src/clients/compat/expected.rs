use tns_parser::model::{Duration, read_boolean};

use crate::clients::{Address, Navigation, Target};
use crate::{Description, Descriptor, Place, Section};

/// The documented reading. `None` is what the text does not set: there each client has a default.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expected {
    /// How the descriptions are taken.
    pub(super) navigation: Navigation,
    pub(super) descriptions: Vec<One>,
}

/// One description.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct One {
    /// Of the description and its lists together.
    pub(super) navigation: Navigation,
    pub(super) addresses: Vec<Address>,
    pub(super) target: Target,
    pub(super) retry_count: Option<i64>,
    pub(super) retry_delay: Option<f64>,
    pub(super) transport_connect_timeout: Option<f64>,
    pub(super) connect_timeout: Option<f64>,
    pub(super) expire_time: Option<i64>,
    pub(super) sdu: Option<i64>,
    pub(super) use_sni: Option<bool>,
    pub(super) dn_match: Option<bool>,
    pub(super) cert_dn: Option<String>,
    pub(super) wallet: Option<String>,
}

impl Expected {
    pub(super) fn of(descriptor: &Descriptor) -> Self {
        let own = navigation(&[&descriptor.settings]);
        // Other than anywhere else, a list of descriptions is taken in random order.
        let load_balance = on(&descriptor.settings, "LOAD_BALANCE").unwrap_or(descriptor.list);
        Self {
            navigation: Navigation { load_balance, ..own },
            descriptions: descriptor.descriptions.iter().map(One::of).collect(),
        }
    }
}

impl One {
    fn of(description: &Description) -> Self {
        let settings = &description.settings;
        let number = |name| settings.text(name).and_then(|text| text.trim().parse().ok());
        let seconds = |name| settings.text(name).and_then(seconds);
        let mut levels = vec![settings];
        below(&description.addresses, &mut levels);
        Self {
            navigation: navigation(&levels),
            addresses: description.all_addresses().into_iter().map(address).collect(),
            target: target(description),
            retry_count: number("RETRY_COUNT"),
            retry_delay: seconds("RETRY_DELAY"),
            transport_connect_timeout: seconds("TRANSPORT_CONNECT_TIMEOUT"),
            connect_timeout: seconds("CONNECT_TIMEOUT"),
            expire_time: number("EXPIRE_TIME"),
            sdu: number("SDU").map(|sdu| sdu.clamp(512, 2_097_152)),
            use_sni: on(settings, "USE_SNI"),
            dn_match: description
                .security_text("SSL_SERVER_DN_MATCH")
                .map(|text| read_boolean(text).unwrap_or(false)),
            cert_dn: description.security_text("SSL_SERVER_CERT_DN").map(str::to_owned),
            wallet: wallet(description),
        }
    }
}

/// The settings of lists and of lists inside them.
fn below<'a>(places: &'a [Place], levels: &mut Vec<&'a Section>) {
    for place in places {
        if let Place::List(list) = place {
            levels.push(&list.settings);
            below(&list.addresses, levels);
        }
    }
}

fn navigation(levels: &[&Section]) -> Navigation {
    let any = |name, wanted| levels.iter().any(|section| on(section, name) == Some(wanted));
    Navigation {
        load_balance: any("LOAD_BALANCE", true),
        failover: !any("FAILOVER", false),
        source_route: any("SOURCE_ROUTE", true),
    }
}

/// A wrong boolean counts as off.
fn on(section: &Section, name: &str) -> Option<bool> {
    let text = section.text(name).filter(|text| !text.is_empty())?;
    Some(read_boolean(text).unwrap_or(false))
}

fn seconds(text: &str) -> Option<f64> {
    let read = Duration::parse(text, "sec", &["ms", "sec", "min"]).ok()?;
    Some(read.millis as f64 / 1000.0)
}

fn address(address: &crate::Address) -> Address {
    let text = |name| address.settings.text(name).map(str::to_owned);
    let number = |name| address.settings.text(name).and_then(|text| text.parse().ok());
    Address {
        protocol: address.protocol().to_ascii_lowercase(),
        host: text("HOST"),
        port: address.port().map(i64::from),
        https_proxy: text("HTTPS_PROXY"),
        https_proxy_port: number("HTTPS_PROXY_PORT"),
    }
}

fn target(description: &Description) -> Target {
    let text = |name| description.connect_text(name).filter(|text| !text.is_empty()).map(str::to_owned);
    Target {
        service_name: text("SERVICE_NAME"),
        sid: text("SID"),
        instance_name: text("INSTANCE_NAME"),
        server: text("SERVER").map(|server| server.to_ascii_lowercase()),
    }
}

fn wallet(description: &Description) -> Option<String> {
    let section = description.security.as_ref()?;
    let plain = || section.text("WALLET_LOCATION").or_else(|| section.text("MY_WALLET_DIRECTORY"));
    let nested =
        || section.nested("WALLET_LOCATION")?.nested("SOURCE")?.nested("METHOD_DATA")?.text("DIRECTORY");
    plain().or_else(nested).map(str::to_owned)
}
