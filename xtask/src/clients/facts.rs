//! What two readings are compared by: values in force, as text.
//!
//! The address lists of a description are taken as one, and its navigation is on where any of its
//! levels says so: the text forms of drivers do not tell an address from a list of one.

use std::collections::BTreeMap;

use serde_json::Value as Json;

/// Facts by name.
pub(super) type Facts = BTreeMap<String, String>;

const NAVIGATION: [(&str, bool); 3] = [("load_balance", true), ("failover", false), ("source_route", true)];

/// The facts of a reading in the shape of `tns_dsn::clients::Effective`; fields that it lacks are not
/// told, so they give no fact.
pub(super) fn of(effective: &Json) -> Facts {
    let Some(descriptions) = effective["descriptions"].as_array() else { return Facts::new() };
    let mut facts = Facts::from([("descriptions".to_owned(), descriptions.len().to_string())]);
    if descriptions.len() > 1 {
        navigation(&[effective], "list", &mut facts);
    }
    for (nth, description) in descriptions.iter().enumerate() {
        of_description(description, &nth.to_string(), &mut facts);
    }
    facts
}

fn of_description(description: &Json, prefix: &str, facts: &mut Facts) {
    let lists = elements(description, "lists");
    let addresses: Vec<_> = lists.iter().flat_map(|list| elements(list, "addresses")).collect();
    let mut put = |name: &str, value: String| drop(facts.insert(format!("{prefix}.{name}"), value));
    put("places", addresses.iter().map(|address| place(address)).collect::<Vec<_>>().join(", "));
    if addresses.iter().all(|address| address.get("https_proxy").is_some()) {
        put("proxies", addresses.iter().map(|address| proxy(address)).collect::<Vec<_>>().join(", "));
    }
    let of = |name: &str| description.get(name).filter(|_| name != "retry_delay" || retries(description));
    let numbers =
        ["retry_count", "retry_delay", "sdu", "transport_connect_timeout", "connect_timeout", "expire_time"];
    for name in numbers.into_iter().chain(["use_sni"]) {
        if let Some(value) = of(name) {
            put(name, text(value));
        }
    }
    section(description, "target", &mut put);
    if addresses.iter().any(|address| address["protocol"] == "tcps") {
        section(description, "security", &mut put);
    }
    if addresses.len() > 1 {
        let levels: Vec<_> = std::iter::once(description).chain(lists).collect();
        navigation(&levels, prefix, facts);
    }
}

fn retries(description: &Json) -> bool {
    description["retry_count"].as_i64().is_some_and(|count| count > 0)
}

fn section(description: &Json, name: &str, put: &mut impl FnMut(&str, String)) {
    for (name, value) in description[name].as_object().into_iter().flatten() {
        put(name, text(value));
    }
}

fn navigation(levels: &[&Json], prefix: &str, facts: &mut Facts) {
    for (name, wanted) in NAVIGATION {
        let mut told = levels.iter().filter_map(|level| level["navigation"][name].as_bool()).peekable();
        if told.peek().is_some() {
            let said = told.any(|value| value == wanted) == wanted;
            facts.insert(format!("{prefix}.{name}"), said.to_string());
        }
    }
}

fn place(address: &Json) -> String {
    let port = address["port"].as_i64().map_or("?".to_owned(), |port| port.to_string());
    format!("{} {} {port}", text(&address["protocol"]), text(&address["host"]))
}

fn proxy(address: &Json) -> String {
    let port = address["https_proxy_port"].as_i64().unwrap_or(0);
    format!("{}:{port}", text(&address["https_proxy"]))
}

/// Whole numbers look the same whatever they were kept as; nothing is like the empty text.
fn text(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Number(number) => number.as_f64().map_or(number.to_string(), |number| number.to_string()),
        other => other.to_string(),
    }
}

fn elements<'a>(value: &'a Json, name: &str) -> &'a [Json] {
    value[name].as_array().map(Vec::as_slice).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::of;
    use serde_json::json;

    #[test]
    fn levels_are_taken_together_and_what_is_not_told_gives_no_fact() {
        let address = |host| json!({ "protocol": "tcp", "host": host, "port": 1 });
        let list = json!({ "navigation": { "failover": false }, "addresses": [address("a"), address("b")] });
        let facts = of(&json!({ "descriptions": [{ "navigation": { "failover": true }, "lists": [list] }] }));
        assert_eq!(facts["0.places"], "tcp a 1, tcp b 1");
        assert_eq!(facts["0.failover"], "false");
        assert_eq!((facts.get("0.load_balance"), facts.get("0.sdu")), (None, None));
    }

    #[test]
    fn a_delay_counts_where_there_are_retries_and_security_where_there_is_tls() {
        let description = |retries, protocol| {
            let list = json!({ "addresses": [{ "protocol": protocol, "host": "h", "port": 1521 }] });
            json!({ "descriptions": [{ "retry_count": retries, "retry_delay": 2.0, "lists": [list],
                "security": { "dn_match": true } }] })
        };
        let (without, with) = (of(&description(0, "tcp")), of(&description(1, "tcps")));
        assert_eq!((without.get("0.retry_delay"), without.get("0.dn_match")), (None, None));
        assert_eq!((with["0.retry_delay"].as_str(), with["0.dn_match"].as_str()), ("2", "true"));
    }
}
