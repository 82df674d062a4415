//! What two readings of a descriptor are compared by: effective values, as text.

use serde_json::Value as Json;
use tns_dsn::{Description, Descriptor, Place, Section};
use tns_parser::model::{Duration, read_boolean};

/// Facts by name, in a fixed order.
pub(super) type Facts = Vec<(String, String)>;

/// The facts of our reading.
pub(super) fn ours(descriptor: &Descriptor) -> Facts {
    let mut facts = vec![("descriptions".to_owned(), descriptor.descriptions.len().to_string())];
    for (nth, description) in descriptor.descriptions.iter().enumerate() {
        let own = own_facts(description);
        facts.extend(own.into_iter().map(|(name, value)| (format!("{nth}.{name}"), value)));
    }
    facts
}

fn own_facts(description: &Description) -> Vec<(&'static str, String)> {
    let addresses = description.all_addresses();
    let settings = &description.settings;
    let number =
        |name, default: i64| settings.text(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let retries = number("RETRY_COUNT", 0);
    let mut facts = vec![
        ("addresses", addresses.len().to_string()),
        ("retry_count", retries.to_string()),
        ("retry_delay", if retries > 0 { number("RETRY_DELAY", 1) } else { 0 }.to_string()),
        ("sdu", number("SDU", 8192).clamp(512, 2_097_152).to_string()),
        ("transport_connect_timeout", seconds(settings.text("TRANSPORT_CONNECT_TIMEOUT"))),
        ("expire_time", number("EXPIRE_TIME", 0).to_string()),
        ("use_sni", on(settings, "USE_SNI").unwrap_or(false).to_string()),
    ];
    let place = |address: &&tns_dsn::Address| {
        let port = address.port().unwrap_or_default();
        format!("{} {} {port}", address.protocol().to_lowercase(), address.host().unwrap_or_default())
    };
    facts.push(("places", addresses.iter().map(place).collect::<Vec<_>>().join(", ")));
    for name in ["service_name", "sid", "instance_name", "server"] {
        let text = description.connect_text(&name.to_uppercase()).unwrap_or_default();
        facts.push((name, if name == "server" { text.to_lowercase() } else { text.to_owned() }));
    }
    if addresses.len() > 1 {
        facts.extend(navigation(description));
    }
    if addresses.iter().any(|address| address.protocol().eq_ignore_ascii_case("tcps")) {
        facts.extend(security(description));
    }
    facts
}

fn on(section: &Section, name: &str) -> Option<bool> {
    // A wrong boolean counts as off.
    section.text(name).filter(|text| !text.is_empty()).map(|text| read_boolean(text).unwrap_or(false))
}

fn seconds(text: Option<&str>) -> String {
    let read = |text| Duration::parse(text, "sec", &["ms", "sec", "min"]).map(|found| found.millis);
    let millis = text.map_or(Ok(20_000), read).unwrap_or(-1);
    (millis as f64 / 1000.0).to_string()
}

/// LOAD_BALANCE, FAILOVER and SOURCE_ROUTE at any level.
fn navigation(description: &Description) -> Vec<(&'static str, String)> {
    let mut levels = vec![&description.settings];
    fn below<'a>(places: &'a [Place], levels: &mut Vec<&'a Section>) {
        for place in places {
            if let Place::List(list) = place {
                levels.push(&list.settings);
                below(&list.addresses, levels);
            }
        }
    }
    below(&description.addresses, &mut levels);
    let any = |name, wanted| levels.iter().any(|section| on(section, name) == Some(wanted));
    vec![
        ("load_balance", any("LOAD_BALANCE", true).to_string()),
        ("failover", (!any("FAILOVER", false)).to_string()),
        ("source_route", any("SOURCE_ROUTE", true).to_string()),
    ]
}

fn security(description: &Description) -> Vec<(&'static str, String)> {
    let matched =
        description.security_text("SSL_SERVER_DN_MATCH").map(|text| read_boolean(text).unwrap_or(false));
    let section = description.security.as_ref();
    let directory =
        || section?.nested("WALLET_LOCATION")?.nested("SOURCE")?.nested("METHOD_DATA")?.text("DIRECTORY");
    let plain = section
        .and_then(|section| section.text("WALLET_LOCATION").or_else(|| section.text("MY_WALLET_DIRECTORY")));
    vec![
        ("ssl_server_dn_match", matched.unwrap_or(true).to_string()),
        (
            "ssl_server_cert_dn",
            description.security_text("SSL_SERVER_CERT_DN").unwrap_or_default().to_owned(),
        ),
        ("wallet", plain.or_else(directory).unwrap_or_default().to_owned()),
    ]
}

/// The facts of an expected structure; those that it leaves out are left out here.
pub(super) fn expected(structure: &Json) -> Facts {
    let descriptions = structure["descriptions"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut facts = vec![("descriptions".to_owned(), descriptions.len().to_string())];
    for (nth, description) in descriptions.iter().enumerate() {
        facts.extend(of_json(description).into_iter().map(|(name, value)| (format!("{nth}.{name}"), value)));
    }
    facts
}

fn of_json(description: &Json) -> Vec<(&'static str, String)> {
    let lists = description["address_lists"].as_array().map(Vec::as_slice).unwrap_or_default();
    let addresses: Vec<_> = lists.iter().filter_map(|list| list["addresses"].as_array()).flatten().collect();
    // A long list is cut: `... 400 more`.
    let hidden: usize = addresses.iter().filter_map(|address| more(address)).sum();
    let shown = addresses.iter().filter(|address| address.is_object()).count();
    let retries = description["retry_count"].as_i64().unwrap_or(0);
    let delay = if retries > 0 { description["retry_delay"].as_i64().unwrap_or(1) } else { 0 };
    let mut facts = vec![
        ("addresses", (shown + hidden).to_string()),
        ("retry_count", retries.to_string()),
        ("retry_delay", delay.to_string()),
        ("sdu", description["sdu"].as_i64().unwrap_or(8192).to_string()),
        (
            "transport_connect_timeout",
            description["transport_connect_timeout"].as_f64().unwrap_or(20.0).to_string(),
        ),
        ("expire_time", description["expire_time"].as_i64().unwrap_or(0).to_string()),
        ("use_sni", description["use_sni"].as_bool().unwrap_or(false).to_string()),
    ];
    if hidden == 0 {
        facts.push(("places", addresses.iter().map(|address| place(address)).collect::<Vec<_>>().join(", ")));
    }
    for name in ["service_name", "sid", "instance_name", "server"] {
        let value = &description["connect_data"][name];
        if !value.is_object() {
            let text = value.as_str().unwrap_or_default();
            facts.push((name, if name == "server" { text.to_lowercase() } else { text.to_owned() }));
        }
    }
    if addresses.len() > 1 {
        facts.extend(json_navigation(description, lists));
    }
    if addresses.iter().any(|address| address["protocol"] == "tcps") {
        facts.extend(json_security(&description["security"]));
    }
    facts
}

fn place(address: &Json) -> String {
    let text = |name: &str| address[name].as_str().unwrap_or_default().to_owned();
    format!("{} {} {}", text("protocol"), text("host"), address["port"])
}

fn more(address: &Json) -> Option<usize> {
    address.as_str()?.strip_prefix("... ")?.split(' ').next()?.parse().ok()
}

fn json_navigation(description: &Json, lists: &[Json]) -> Vec<(&'static str, String)> {
    let levels = || std::iter::once(description).chain(lists);
    let any = |name: &str, wanted: bool| levels().any(|level| level[name].as_bool() == Some(wanted));
    vec![
        ("load_balance", any("load_balance", true).to_string()),
        ("failover", (!any("failover", false)).to_string()),
        ("source_route", any("source_route", true).to_string()),
    ]
}

fn json_security(security: &Json) -> Vec<(&'static str, String)> {
    let text = |name: &str| security[name].as_str().unwrap_or_default().to_owned();
    // python-oracledb shows nested parameters as the text of a dictionary.
    let nested = text("wallet_location").split_once("'directory': '").map(|(_, rest)| rest.to_owned());
    let directory = nested.as_deref().and_then(|rest| rest.split('\'').next());
    vec![
        ("ssl_server_dn_match", security["ssl_server_dn_match"].as_bool().unwrap_or(true).to_string()),
        ("ssl_server_cert_dn", text("ssl_server_cert_dn")),
        ("wallet", directory.map_or_else(|| text("wallet_location"), str::to_owned)),
    ]
}
