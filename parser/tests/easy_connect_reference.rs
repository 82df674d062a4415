//! Easy Connect strings of the reference: each is read as the policy says.

use tns_parser::easy_connect::{EasyConnect, Kind, classify, parse};

mod shared;

/// The reading policy, where a witness of the reference reads otherwise.
const POLICY: [(&str, bool); 9] = [
    ("ez-port0", false),
    ("ez-q-tct-neg", false),
    ("pyo-1320-01", true),
    ("ez-slashslash-host-port", true),
    ("ez-host", true),
    ("ez-hostdot", true),
    ("ez-semi-nosvc", true),
    ("ez-multi-nosvc", true),
    ("ez-q-hostport", true),
];

#[test]
fn conformance() {
    let Some(vectors) = shared::read("conformance/vectors.jsonl") else { return };
    let mut medium = (0, 0);
    let mut wrong = Vec::new();
    for line in vectors.lines() {
        // What the witnesses answered follows, not all of it Unicode.
        let row = line.split(", \"agree\":").next().map(|head| format!("{head}}}")).unwrap_or_default();
        let row: serde_json::Value = serde_json::from_str(&row).expect("JSON");
        if row["kind"] != "easy_connect" {
            continue;
        }
        let id = row["id"].as_str().expect("an id");
        let input = row["input"].as_str().map_or_else(|| generated(&row["input_gen"]), str::to_owned);
        let policy = POLICY.iter().find(|(known, _)| *known == id).map(|(_, ok)| *ok);
        let wanted = policy.unwrap_or(row["expect"]["outcome"] == "ok");
        let parsed = parse(&input);
        let right = parsed.is_ok() == wanted;
        match row["expect"]["confidence"].as_str() {
            Some("high" | "policy") if !right => wrong.push(id.to_owned()),
            Some("medium") => {
                medium = (medium.0 + usize::from(right), medium.1 + 1);
            }
            _ => {}
        }
        if !right {
            eprintln!("{id}: {input:?} is read otherwise");
        }
        if let (Ok(easy), true, None) = (parsed, right, policy) {
            same_structure(id, &easy, &row["expect"]["structure"]["descriptions"][0]);
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(medium.0 * 100 >= medium.1 * 97, "{medium:?}");
}

fn generated(recipe: &serde_json::Value) -> String {
    let text = |key: &str| recipe[key].as_str().unwrap_or_default();
    let count = recipe["count"].as_u64().unwrap_or_default() as usize;
    let middle = format!("{}{}", text("open"), text("repeat")).repeat(count);
    [text("prefix"), &middle, text("inner"), &text("close").repeat(count), text("suffix")].concat()
}

/// Compares addresses, service and instance with a description of the reference.
fn same_structure(id: &str, easy: &EasyConnect<'_>, wanted: &serde_json::Value) {
    let Some(lists) = wanted["address_lists"].as_array() else { return };
    let addresses = lists.iter().flat_map(|list| list["addresses"].as_array().into_iter().flatten());
    let wanted_hosts: Vec<_> = addresses
        .map(|address| (address["host"].as_str().unwrap_or_default().to_owned(), address["port"].as_u64()))
        .collect();
    let ports = easy.effective_ports().concat();
    let hosts = easy.lists.iter().flatten().zip(ports);
    let hosts: Vec<_> =
        hosts.map(|(host, port)| (host.host.value.to_owned(), Some(u64::from(port)))).collect();
    // Long structures are cut and end in a string.
    assert!(hosts.starts_with(&wanted_hosts) || wanted_hosts.len() > 50, "{id}: {hosts:?} {wanted_hosts:?}");
    let data = &wanted["connect_data"];
    let service = data["service_name"].as_str().unwrap_or_default();
    assert!(service.len() > 200 || easy.service.map_or("", |part| part.value) == service, "{id}");
    assert_eq!(easy.instance.map(|part| part.value), data["instance_name"].as_str(), "{id}");
}

#[test]
fn every_input_of_the_reference_has_an_answer() {
    let Some(text) = shared::read("reference/easy_connect_cases.toml") else { return };
    let cases: toml::Table = text.parse().expect("TOML");
    for case in cases["case"].as_array().expect("cases") {
        let input = case["input"].as_str().expect("an input");
        let python = case["python"].as_str().unwrap_or_default();
        let kind = classify(input);
        let parsed = parse(input);
        if kind == Kind::EasyConnect
            && python.starts_with('(')
            && !input.contains(":0/")
            && !input.contains("99999")
        {
            assert!(parsed.is_ok(), "{input}: {parsed:?}");
        }
        if python.starts_with("ERR") && !input.contains(":dedicated") && !input.ends_with('&') {
            assert!(parsed.is_err(), "{input}");
        }
    }
}

#[test]
fn every_example_of_the_guide_is_valid() {
    let Some(text) = shared::read("reference/easy_connect.md") else { return };
    let section =
        text.split("## 4. ").nth(1).and_then(|rest| rest.split("## 5. ").next()).unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| ") && line.contains("| `"));
    let inputs: Vec<_> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert!(inputs.len() > 60, "{}", inputs.len());
    for input in inputs {
        parse(input).unwrap_or_else(|errors| panic!("{input}: {errors:?}"));
    }
}

#[test]
fn every_invalid_or_risky_string_is_told() {
    let Some(text) = shared::read("reference/easy_connect.md") else { return };
    let section =
        text.split("## 5. ").nth(1).and_then(|rest| rest.split("## 6. ").next()).unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let inputs: Vec<_> =
        rows.flat_map(|row| row.split('`').step_by(2)).filter(|text| !text.is_empty()).collect();
    assert!(inputs.len() > 30, "{inputs:?}");
    for input in inputs {
        match parse(input) {
            Err(errors) => errors.iter().for_each(|error| assert!(!error.help().is_empty())),
            // Only single clients stumble over these.
            Ok(easy) => {
                let valid = ["h/svc", "host/s", "//host/svc"].contains(&input);
                assert!(valid || !easy.notes.is_empty(), "{input}");
            }
        }
    }
}
