//! What a descriptor says, in the words of python-oracledb's attributes.

use tns_dsn::{Address, Description, Descriptor, Place, Section};
use tns_parser::model::{Duration, read_boolean};

/// Facts by the names of attributes: a value for each address or description.
pub(super) type Facts = Vec<(&'static str, Vec<String>)>;

/// A fact's name and how a part of a descriptor says it.
type Fact<T> = (&'static str, fn(&T) -> String);

/// Those of each address.
const ADDRESS: [Fact<Address>; 5] = [
    ("protocol", |address| address.protocol().to_lowercase()),
    ("host", |address| address.host().unwrap_or_default().to_owned()),
    ("port", |address| address.port().map(|port| port.to_string()).unwrap_or_default()),
    ("https_proxy", |address| address.settings.text("HTTPS_PROXY").unwrap_or_default().to_owned()),
    ("https_proxy_port", |address| number(&address.settings, "HTTPS_PROXY_PORT", 0).to_string()),
];

/// Those of each description.
const DESCRIPTION: [Fact<Description>; 18] = [
    ("service_name", |description| connect(description, "SERVICE_NAME")),
    ("sid", |description| connect(description, "SID")),
    ("instance_name", |description| connect(description, "INSTANCE_NAME")),
    ("server_type", |description| connect(description, "SERVER").to_lowercase()),
    ("cclass", |description| connect(description, "POOL_CONNECTION_CLASS")),
    ("purity", |description| description.connect_text("POOL_PURITY").unwrap_or("DEFAULT").to_uppercase()),
    ("pool_boundary", |description| connect(description, "POOL_BOUNDARY")),
    ("pool_name", |description| connect(description, "POOL_NAME")),
    ("use_tcp_fast_open", |description| truth(description.connect_text("USE_TCP_FAST_OPEN"), false)),
    ("ssl_server_dn_match", |description| truth(description.security_text("SSL_SERVER_DN_MATCH"), true)),
    ("ssl_server_cert_dn", |description| {
        description.security_text("SSL_SERVER_CERT_DN").unwrap_or_default().to_owned()
    }),
    ("wallet_location", |description| wallet(description).unwrap_or_default().to_owned()),
    ("retry_count", |description| number(&description.settings, "RETRY_COUNT", 0).to_string()),
    ("retry_delay", |description| number(&description.settings, "RETRY_DELAY", 1).to_string()),
    ("tcp_connect_timeout", |description| millis(description.settings.text("TRANSPORT_CONNECT_TIMEOUT"))),
    ("expire_time", |description| number(&description.settings, "EXPIRE_TIME", 0).to_string()),
    // As large as the protocol allows, whatever is asked for.
    ("sdu", |description| number(&description.settings, "SDU", 8192).clamp(512, 2_097_152).to_string()),
    ("use_sni", |description| truth(description.settings.text("USE_SNI"), false)),
];

/// Which sections may say a flag, and the value that counts.
const FLAGS: [(&str, &str, bool); 3] = [
    ("load_balance", "LOAD_BALANCE", true),
    ("failover_off", "FAILOVER", false),
    ("source_route", "SOURCE_ROUTE", true),
];

/// Parameters of DESCRIPTION and CONNECT_DATA that it hands to the server as they are.
const PASSED_ON: [&str; 7] = [
    "CONNECT_TIMEOUT",
    "ENABLE",
    "SEND_BUF_SIZE",
    "RECV_BUF_SIZE",
    "COMPRESSION_LEVELS",
    "COLOCATION_TAG",
    "FAILOVER_MODE",
];

/// All facts of a descriptor.
pub(super) fn of(descriptor: &Descriptor) -> Facts {
    let addresses: Vec<_> = descriptor.addresses().collect();
    let mut facts: Facts =
        ADDRESS.map(|(name, of)| (name, addresses.iter().map(|one| of(one)).collect())).into();
    facts.extend(DESCRIPTION.map(|(name, of)| (name, descriptor.descriptions.iter().map(of).collect())));
    // How to choose says nothing where there is no choice.
    if addresses.len() > 1 {
        let sections = sections(descriptor);
        let said = |name: &str, wanted| {
            sections.iter().any(|section| section.text(name).and_then(read_boolean) == Some(wanted))
        };
        facts.extend(FLAGS.map(|(fact, name, wanted)| (fact, vec![said(name, wanted).to_string()])));
    }
    facts
}

/// The parts of the text that it shall hand on.
pub(super) fn passed_on(descriptor: &Descriptor) -> Vec<String> {
    let of =
        |description: &Description| [Some(description.settings.clone()), description.connect_data.clone()];
    let sections = descriptor.descriptions.iter().flat_map(of).flatten();
    let settings = sections.flat_map(|section| section.0);
    settings
        .filter(|setting| PASSED_ON.contains(&&*setting.name))
        .map(|setting| setting.to_string())
        .collect()
}

/// The parameters of every level that holds others.
fn sections(descriptor: &Descriptor) -> Vec<&Section> {
    let mut found = vec![&descriptor.settings];
    for description in &descriptor.descriptions {
        found.push(&description.settings);
        lists(&description.addresses, &mut found);
    }
    found
}

fn lists<'a>(places: &'a [Place], found: &mut Vec<&'a Section>) {
    for place in places {
        if let Place::List(list) = place {
            found.push(&list.settings);
            lists(&list.addresses, found);
        }
    }
}

fn connect(description: &Description, name: &str) -> String {
    description.connect_text(name).unwrap_or_default().to_owned()
}

fn number(section: &Section, name: &str, default: i64) -> i64 {
    section.text(name).and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn truth(text: Option<&str>, default: bool) -> String {
    text.and_then(read_boolean).unwrap_or(default).to_string()
}

fn millis(text: Option<&str>) -> String {
    let read = |text| Duration::parse(text, "sec", &["ms", "sec", "min"]).map(|found| found.millis);
    text.map_or(Ok(20_000), read).map_or_else(|_| "no duration".to_owned(), |millis| millis.to_string())
}

/// The directory of the wallet, in either spelling.
fn wallet(description: &Description) -> Option<&str> {
    let security = description.security.as_ref()?;
    let nested = |location: &'static str| {
        let location: &Section = security.nested(location)?;
        location.nested("SOURCE")?.nested("METHOD_DATA")?.text("DIRECTORY")
    };
    let named = |location| security.text(location).or_else(|| nested(location));
    named("WALLET_LOCATION").or_else(|| named("MY_WALLET_DIRECTORY"))
}
