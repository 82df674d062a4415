//! Plans against what python-oracledb and node-oracledb were seen to do.

mod planning;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use planning::{descriptor, options, plan, shared};
use serde_json::Value;
use tns_connect::plan::{Plan, Step};
use tns_dsn::resolve::Profile;

const PYTHON: &str = "python-oracledb 26.1.0 thin";
const NODE: &str = "node-oracledb 26.0.0 thin";

/// The listeners of the recording that refuse, by their ports.
const REFUSING: [(u16, char); 7] =
    [(32779, 'A'), (35809, 'B'), (42663, 'C'), (34055, 'A'), (43987, 'B'), (35487, 'C'), (34473, 'H')];
/// Ports of it where nobody listens.
const CLOSED: [u16; 2] = [34655, 39249];
/// A port of it that swallows every packet.
const SILENT: u16 = 56103;

fn behaviour() -> Option<Value> {
    shared::read("conformance/behaviour.json").map(|text| serde_json::from_str(&text).expect("JSON"))
}

/// What is seen from outside: when which listener is reached, in tenths of a second.
fn seen(plan: &Plan) -> Vec<(u128, char)> {
    let mut now = Duration::ZERO;
    let mut seen = Vec::new();
    for step in plan.steps() {
        match step {
            Step::Pause(time) => now += time,
            Step::Attempt { attempt, .. } if attempt.port == SILENT => {
                now += attempt.transport_timeout.expect("a limit");
            }
            Step::Attempt { attempt, .. } => {
                let letter = REFUSING.iter().find(|(port, _)| *port == attempt.port);
                seen.extend(letter.map(|(_, letter)| (now.as_millis() / 100, *letter)));
            }
        }
    }
    seen
}

/// Whether the recording tells who listens at every address.
fn is_known(plan: &Plan) -> bool {
    let known =
        |port| REFUSING.iter().any(|(known, _)| *known == port) || CLOSED.contains(&port) || port == SILENT;
    plan.descriptions.iter().flat_map(|rounds| &rounds.attempts).all(|attempt| known(attempt.port))
}

#[test]
fn attempts_come_in_the_recorded_order_and_time() {
    let Some(all) = behaviour() else { return };
    let mut compared = Vec::new();
    for (name, scenario) in all[PYTHON].as_object().expect("scenarios") {
        let (Some(input), Some(attempts)) = (scenario["input"].as_str(), scenario["attempts"].as_array())
        else {
            continue;
        };
        // Some texts were cut when they were written down.
        let Some(found) = descriptor(input) else { continue };
        let made = Plan::of_descriptor(&found, &Profile::default(), &options(0));
        // Easy Connect with several hosts is balanced as its manual and node-oracledb have it.
        if made.as_ref().is_ok_and(|plan| !is_known(plan)) || name == "easy-trailing-2hosts-refused" {
            continue;
        }
        let ours = made.map_or_else(|_| Vec::new(), |plan| seen(&plan));
        assert_eq!(ours, recorded(attempts, name == "warmup" || name.contains("hang")), "{name}: {input}");
        compared.push(name.as_str());
    }
    assert!(compared.len() >= 20, "{compared:?}");
}

/// Times and names of a recording; `late`: the clock ran before the first one.
fn recorded(attempts: &[Value], late: bool) -> Vec<(u128, char)> {
    let tenths = |one: &Value| (one[0].as_f64().expect("a time") * 10.0).round() as u128;
    let letter = |one: &Value| one[1].as_str().and_then(|name| name.chars().next()).expect("a name");
    let start = attempts.first().filter(|_| late).map_or(0, tenths);
    attempts.iter().map(|one| (tenths(one) - start, letter(one))).collect()
}

#[test]
fn random_orders_are_those_that_node_oracledb_takes() {
    let Some(all) = behaviour() else { return };
    let mut compared = 0;
    for (name, scenario) in all[NODE].as_object().expect("scenarios") {
        let Some(orders) = scenario["orders"].as_object() else { continue };
        let input = scenario["input"].as_str().expect("a string");
        let ports: BTreeMap<u16, char> = plan_ports(input);
        let order = |seed| {
            let attempts = plan(input, seed);
            let letters = attempts.steps().map(|step| match step {
                Step::Attempt { attempt, .. } => ports[&attempt.port],
                Step::Pause(_) => 'p',
            });
            letters.collect::<String>()
        };
        let ours: BTreeSet<_> = (0..200).map(order).collect();
        let recorded: BTreeSet<_> = orders.keys().cloned().collect();
        assert_eq!(ours, recorded, "{name}: {input}");
        compared += 1;
    }
    assert_eq!(compared, 5);
}

/// The ports of a text in their order: A, B, C.
fn plan_ports(input: &str) -> BTreeMap<u16, char> {
    let descriptor = descriptor(input).expect("a descriptor");
    descriptor.addresses().filter_map(tns_dsn::Address::port).zip('A'..).collect()
}

/// Connect strings whose text differs from python-oracledb's, and why.
const DIFFERENT: [(&str, &str); 6] = [
    ("ez-2hosts", "several hosts mean LOAD_BALANCE=ON"),
    ("ez-2ports", "several hosts mean LOAD_BALANCE=ON"),
    ("ez-cidp", "connection_id_prefix needs no `pyo.` in front"),
    ("d-cid", "a CID is not doubled"),
    ("d-connid", "a CONNECTION_ID is not doubled"),
    ("d-squoted", "single quotes delimit as well"),
];

#[test]
fn connect_data_is_that_of_python_oracledb() {
    let Some(lines) = shared::read("conformance/wire_vectors.jsonl") else { return };
    let mut different = Vec::new();
    let mut compared = 0;
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).expect("JSON");
        let (id, input) = (record["id"].as_str().expect("an id"), record["input"].as_str().expect("a text"));
        let sent = record["connections"][0]["connect_data"].as_str().filter(|text| !text.is_empty());
        let Some(sent) = sent.filter(|_| record["client"] == PYTHON && !input.ends_with(" chars)")) else {
            continue;
        };
        let with_ports =
            |text: &str| text.replace("{P1}", "4001").replace("{p1}", "4001").replace("{P2}", "4002");
        let ours = plan(&with_ports(input), 0).descriptions[0].attempts[0].connect_data.to_string();
        compared += 1;
        if masked(&ours) != masked(&with_ports(sent)) {
            eprintln!("{id}: {ours}\n    {}", with_ports(sent));
            different.push(id.to_owned());
        }
    }
    assert_eq!(different, DIFFERENT.map(|(id, _)| id), "see above");
    assert!(compared > 55, "{compared}");
}

/// The CONNECTION_ID without its random part.
fn masked(text: &str) -> String {
    let Some((before, rest)) = text.rsplit_once("(CONNECTION_ID=") else { return text.to_owned() };
    let (id, after) = rest.split_once(')').expect("a closed parameter");
    let prefix = id.strip_suffix("ID").or_else(|| id.len().checked_sub(24).map(|at| &id[..at])).unwrap_or(id);
    format!("{before}(CONNECTION_ID={prefix}){after}")
}

/// Texts that leave out what was set, so that the default counts when they are read again: a delay of
/// 0, a check that is off.
const UNSAID: [&str; 2] = ["retry2-delay0", "trusted-ip-match-off"];

/// What was sent has CID and CONNECTION_ID: taken as it is, the text stays as it is.
#[test]
fn connect_data_is_kept_where_it_is_normalised_already() {
    let mut compared = 0;
    for file in ["behaviour.json", "tls.json"] {
        let Some(text) = shared::read(&format!("conformance/{file}")) else { return };
        let all: Value = serde_json::from_str(&text).expect("JSON");
        for (name, scenario) in all[PYTHON].as_object().expect("scenarios") {
            let sent = texts(&scenario["connect_data"]).into_iter().filter(|_| !UNSAID.contains(&&**name));
            for (found, sent) in sent.filter_map(|sent| Some((descriptor(&sent)?, sent))) {
                let plan = Plan::of_descriptor(&found, &Profile::default(), &options(1)).expect("a plan");
                assert_eq!(&*plan.descriptions[0].attempts[0].connect_data, sent, "{file}: {name}");
                compared += 1;
            }
        }
    }
    assert!(compared > 60, "{compared}");
}

/// All texts in a list or in lists by name.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(texts).collect(),
        Value::Object(all) => all.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

/// What node-oracledb puts into the TLS greeting.
#[test]
fn the_server_name_is_that_of_node_oracledb() {
    let Some(all) = behaviour() else { return };
    let mut compared = 0;
    for (name, scenario) in all[NODE].as_object().expect("scenarios") {
        let hello = &scenario["tls"][0];
        if !hello.is_object() || !name.starts_with("tcps") {
            continue;
        }
        let plan = plan(scenario["input"].as_str().expect("a text"), 0);
        let tls = plan.descriptions[0].attempts[0].tls.as_ref().expect("TLS");
        assert_eq!(tls.sni.as_deref(), hello["sni"].as_str(), "{name}");
        compared += 1;
    }
    assert!(compared >= 7, "{compared}");
}
