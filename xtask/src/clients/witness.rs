//! What the recorded witnesses said, in the shape of `tns_dsn::clients::Effective`.

use serde_json::{Map, Value as Json, json};
use tns_dsn::clients::Client;
use tns_dsn::{Address, Description, Form, Place, Section};
use tns_parser::model::{Duration, read_boolean};

use super::rendered;
use super::said::{Outcome, Said};
use crate::conformance::rows::{DIRECTORY, word};

/// The clients that were recorded, and what the rows call them.
pub(super) const WITNESSES: [(Client, &str); 4] = [
    (Client::PythonThin, "python_oracledb"),
    (Client::NodeThin, "node_oracledb"),
    (Client::RustThin, "rust_oracledb"),
    (Client::GoOra, "go_ora"),
];

/// What a client said of a row; `None` where it was not asked.
pub(super) fn said(client: Client, row: &Json) -> Option<Said> {
    let (_, name) = WITNESSES.into_iter().find(|(known, _)| *known == client)?;
    let witness = row["witnesses"].get(name)?;
    let asked = witness["outcome"] != "none" && !(row["kind"] == "tnsnames" && row["input"].is_null());
    let read = asked.then(|| match witness["outcome"].as_str() {
        Some("ok") => Outcome::Taken(told(client, witness)),
        Some("panic") => Outcome::Crashed(word(&witness["error"])),
        _ => Outcome::refused(&word(&witness["error"]).replace("{{DIR}}", DIRECTORY)),
    });
    let names = witness.get("names").map(|names| match names["names"].as_array() {
        Some(list) => Outcome::Taken(list.iter().map(word).collect()),
        None => Outcome::refused(&word(&names["error"])),
    });
    Some(Said { read, names })
}

fn told(client: Client, witness: &Json) -> Json {
    let text = witness["connect_string"].as_str().unwrap_or_default();
    match client {
        Client::NodeThin => node(&witness["struct"]),
        Client::GoOra => go(&witness["flat"]),
        Client::RustThin => rendered::read(text).unwrap_or_default(),
        _ => python(text, &witness["attrs"]),
    }
}

/// The text that python-oracledb makes of its settings; its attributes say what quotes around a value
/// hid.
fn python(text: &str, attributes: &Json) -> Json {
    let Ok(read) = Form::Descriptor.read(text) else { return Json::Null };
    let mut told = json!({ "navigation": navigation(&read.value.settings) });
    let descriptions = read.value.descriptions.iter().map(of_description);
    told["descriptions"] = descriptions.collect();
    if read.value.descriptions.len() == 1 {
        correct(&mut told["descriptions"][0], attributes);
    }
    told
}

fn of_description(description: &Description) -> Json {
    let settings = &description.settings;
    let number = |name, default| settings.text(name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let timeout = settings.text("TRANSPORT_CONNECT_TIMEOUT").map_or(20_000, |text| {
        Duration::parse(text, "sec", &["ms", "sec", "min"]).map_or(0, |found| found.millis)
    });
    let target = ["service_name", "sid", "instance_name", "server"].map(|name| {
        let text = description.connect_text(&name.to_uppercase()).map(str::to_owned);
        (name.to_owned(), json!(if name == "server" { text.map(|text| text.to_lowercase()) } else { text }))
    });
    json!({
        "navigation": navigation(settings),
        "lists": description.addresses.iter().map(of_place).collect::<Vec<_>>(),
        "retry_count": number("RETRY_COUNT", 0),
        "retry_delay": number("RETRY_DELAY", 1),
        "sdu": number("SDU", 8192).clamp(512, 2_097_152),
        "transport_connect_timeout": timeout as f64 / 1000.0,
        "expire_time": number("EXPIRE_TIME", 0),
        "use_sni": on(settings, "USE_SNI").unwrap_or(false),
        "target": target.into_iter().collect::<Map<_, _>>(),
        "security": security(description),
    })
}

fn of_place(place: &Place) -> Json {
    match place {
        Place::Address(address) => json!({ "navigation": {}, "addresses": [of_address(address)] }),
        Place::List(list) => {
            // It writes no list inside a list.
            let addresses = list.addresses.iter().filter_map(Place::as_address).map(of_address);
            let addresses: Vec<_> = addresses.collect();
            json!({ "navigation": navigation(&list.settings), "addresses": addresses })
        }
    }
}

fn of_address(address: &Address) -> Json {
    let port = address.port().map(i64::from);
    json!({ "protocol": address.protocol().to_lowercase(), "host": address.host(), "port": port })
}

fn navigation(section: &Section) -> Json {
    let flag = |name, default| on(section, name).unwrap_or(default);
    json!({
        "load_balance": flag("LOAD_BALANCE", false),
        "failover": flag("FAILOVER", true),
        "source_route": flag("SOURCE_ROUTE", false),
    })
}

fn security(description: &Description) -> Json {
    let section = description.security.as_ref();
    // To this driver a twin called TLS_x means nothing.
    let text = |name| section.and_then(|section| section.text(name));
    let matched = text("SSL_SERVER_DN_MATCH").map(|text| read_boolean(text) == Some(true));
    let wallet = text("WALLET_LOCATION").or_else(|| text("MY_WALLET_DIRECTORY"));
    let cert_dn = text("SSL_SERVER_CERT_DN");
    json!({ "dn_match": matched.unwrap_or(true), "cert_dn": cert_dn, "wallet": wallet })
}

fn on(section: &Section, name: &str) -> Option<bool> {
    section.text(name).filter(|text| !text.is_empty()).map(|text| read_boolean(text).unwrap_or(false))
}

/// Attributes of a single description, and of its address if there is one.
fn correct(description: &mut Json, attributes: &Json) {
    let said =
        |name: &str| attributes.get(name).filter(|value| !value.is_null() && !value.is_array()).cloned();
    let mut put = |pointer: &str, name: &str| {
        if let (Some(place), Some(value)) = (description.pointer_mut(pointer), said(name)) {
            *place = value;
        }
    };
    // Of an instance and a SID it asks for the instance alone, as its text says.
    let has_instance = said("instance_name").is_some();
    for name in
        ["service_name", "sid", "instance_name"].into_iter().filter(|name| !has_instance || *name != "sid")
    {
        put(&format!("/target/{name}"), name);
    }
    for name in ["retry_count", "retry_delay", "sdu", "expire_time", "use_sni"] {
        put(&format!("/{name}"), name);
    }
    put("/transport_connect_timeout", "tcp_connect_timeout");
    put("/security/dn_match", "ssl_server_dn_match");
    put("/security/cert_dn", "ssl_server_cert_dn");
    put("/security/wallet", "wallet_location");
    // Of several addresses the attributes are arrays.
    put("/lists/0/addresses/0/host", "host");
    put("/lists/0/addresses/0/port", "port");
}

/// The nodes of node-oracledb.
fn node(told: &Json) -> Json {
    let Some(descriptions) = told["descriptions"].as_array() else { return Json::Null };
    let mut reading =
        json!({ "descriptions": descriptions.iter().map(node_description).collect::<Vec<_>>() });
    if told.get("load_balance").is_some() {
        reading["navigation"] = flags(told);
    }
    reading
}

fn node_description(told: &Json) -> Json {
    let params = &told["params"];
    // Digits count, and nothing else.
    let retries = told["retry_count"].as_str().and_then(|text| text.parse::<u64>().ok());
    let mut lists = Vec::new();
    below(told, &mut lists);
    let mut description = json!({
        "navigation": flags(told),
        "lists": lists,
        "retry_count": retries.unwrap_or(0),
        "target": node_target(told["connect_data_raw"].as_str().unwrap_or_default()),
        "security": {
            "dn_match": params["sslServerDNMatch"].as_bool().unwrap_or(true),
            "cert_dn": params["sslServerCertDN"],
            "wallet": params["walletLocation"],
        },
    });
    if let Some(delay) = told["delay_ms"].as_f64().filter(|delay| *delay >= 0.0) {
        description["retry_delay"] = (delay / 1000.0).into();
    }
    description
}

/// Lists in the order of the text; addresses beside them are lists of their own.
fn below(told: &Json, lists: &mut Vec<Json>) {
    let mut addresses = Vec::new();
    let flush = |addresses: &mut Vec<Json>, lists: &mut Vec<Json>| {
        if !addresses.is_empty() {
            lists.push(json!({ "navigation": flags(told), "addresses": std::mem::take(addresses) }));
        }
    };
    for child in told["children"].as_array().or(told["addresses"].as_array()).into_iter().flatten() {
        match child.get("list").or(child.get("addresses").map(|_| child)) {
            None => addresses.push(node_address(child.get("address").unwrap_or(child))),
            Some(list) => {
                flush(&mut addresses, lists);
                below(list, lists);
            }
        }
    }
    flush(&mut addresses, lists);
}

fn node_address(told: &Json) -> Json {
    json!({ "protocol": word(&told["protocol"]).to_lowercase(), "host": told["host"], "port": told["port"] })
}

fn flags(told: &Json) -> Json {
    let flag = |name: &str| told[name].clone();
    json!({ "load_balance": flag("load_balance"), "failover": flag("failover"), "source_route": flag("source_route") })
}

fn node_target(raw: &str) -> Json {
    let text = format!("(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(CONNECT_DATA={raw}))");
    let read = Form::Descriptor.read(&text).ok();
    let description = read.as_ref().and_then(|read| read.value.descriptions.first());
    description.map_or_else(|| json!({}), |description| of_description(description)["target"].clone())
}

/// The servers of go-ora, and what it asks them for.
fn go(told: &Json) -> Json {
    let server = |server: &Json| {
        // It keeps none where none is written, which is TCP.
        let protocol = Some(word(&server["protocol"]).to_lowercase()).filter(|name| !name.is_empty());
        let protocol = protocol.unwrap_or_else(|| "tcp".to_owned());
        json!({ "protocol": protocol, "host": server["host"], "port": server["port"] })
    };
    let addresses: Vec<_> = told["servers"].as_array().into_iter().flatten().map(server).collect();
    let target = ["service_name", "sid", "instance_name"].map(|name| (name.to_owned(), told[name].clone()));
    json!({ "descriptions": [{
        "lists": [{ "navigation": {}, "addresses": addresses }],
        "target": target.into_iter().collect::<Map<_, _>>(),
    }] })
}
