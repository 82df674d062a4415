//! What is recorded of a client.

use serde_json::Value as Json;

use super::{AS_EVER, CUT, Facts, RULES, lines};
use crate::peers::testbed::cases::{Case, Source};
use crate::peers::testbed::mask::{Ports, mask, ports};

/// The lengths to which the recordings cut errors and connect data.
const BEHAVIOUR: [usize; 2] = [420, 500];
const WIRE: usize = 6000;

/// The fields of a CONNECT that are compared.
const HEADER: [&str; 12] = [
    "flags",
    "version",
    "compatible",
    "options",
    "sdu",
    "tdu",
    "nt_char",
    "cflags",
    "sdu32",
    "tdu32",
    "cflags1",
    "cflags2",
];

/// What is recorded of a client in a case.
pub(in super::super) fn recorded(case: &Case, of: &Json) -> Facts {
    let mut facts = match case.source {
        Source::Behaviour => behaviour(case, of),
        Source::Tls => tls(of),
        Source::Wire => wire(of),
    };
    if case.timed {
        facts.insert("time".to_owned(), AS_EVER.to_owned());
    }
    if let Some(hellos) = of["tls"].as_array() {
        facts.insert("TLS".to_owned(), lines(hellos.iter().filter_map(hello)));
    }
    facts.insert(RULES.to_owned(), AS_EVER.to_owned());
    facts
}

/// A text as it would be seen now, with a mark where it was cut.
fn text(json: &Json, ports: &Ports, limit: usize) -> String {
    let text = json.as_str().unwrap_or_default();
    let masked = mask(text, ports);
    if text.chars().count() < limit { masked } else { masked + &String::from(CUT) }
}

fn behaviour(case: &Case, of: &Json) -> Facts {
    let ports = ports(&case.connect, of["input"].as_str().unwrap_or_default());
    let [error, data] = BEHAVIOUR;
    // `S6` is the listener S at an IPv6 address.
    let letter = |attempt: &Json| attempt[1].as_str()?.chars().next();
    let attempts = of["attempts"].as_array().into_iter().flatten();
    let mut facts = Facts::from([
        ("error".to_owned(), text(&of["result"]["error"], &ports, error)),
        ("order".to_owned(), attempts.filter_map(letter).collect()),
    ]);
    for (name, all) in of["connect_data"].as_object().into_iter().flatten() {
        let all = all.as_array().into_iter().flatten().map(|one| text(one, &ports, data));
        facts.insert(format!("connect data {}", &name[..1]), lines(all));
    }
    for (name, flags) in of["connect_flags"].as_object().into_iter().flatten() {
        let flags = flags.as_array().into_iter().flatten().map(Json::to_string);
        facts.insert(format!("packet flags {name}"), lines(flags));
    }
    if let Some(requests) = of["proxy_request"].as_array() {
        let requests = requests.iter().map(|request| text(request, &ports, usize::MAX));
        facts.insert("proxy request".to_owned(), lines(requests));
    }
    facts
}

fn tls(of: &Json) -> Facts {
    let none = Ports::new();
    let data = of["connect_data"].as_array().into_iter().flatten();
    Facts::from([
        ("error".to_owned(), text(&of["error"], &none, usize::MAX)),
        ("connect data S".to_owned(), lines(data.map(|data| text(data, &none, usize::MAX)))),
    ])
}

fn wire(of: &Json) -> Facts {
    let (none, result) = (Ports::new(), &of["result"]);
    let connections = || of["connections"].as_array().into_iter().flatten();
    let names = connections().filter_map(|connection| connection["server"].as_str());
    let data = connections().map(|connection| text(&connection["connect_data"], &none, WIRE));
    let connects =
        connections().map(|connection| &connection["packets"][0]).filter(|one| one["type"] == "CONNECT");
    let mut facts = Facts::from([
        ("error".to_owned(), text(&result["error"], &none, usize::MAX)),
        ("order".to_owned(), names.collect()),
        ("connect data".to_owned(), lines(data)),
        ("header".to_owned(), lines(connects.map(header))),
    ]);
    if let Some(class) = result["exc"].as_str() {
        facts.insert("class".to_owned(), class.to_owned());
    }
    facts
}

fn header(packet: &Json) -> String {
    HEADER.map(|name| format!("{name} {}", packet[name].to_string().replace('"', ""))).join(", ")
}

/// `None` for a connection on which no TLS was begun.
fn hello(of: &Json) -> Option<String> {
    of.get("versions")?;
    let versions: Vec<_> = of["versions"].as_array().into_iter().flatten().filter_map(Json::as_str).collect();
    let or_none = |key: &str| of[key].as_str().unwrap_or("none").to_owned();
    let hello =
        format!("name {}, protocols {}, offers {}", or_none("sni"), or_none("alpn"), versions.join(" "));
    Some(match of["negotiated"].as_str() {
        Some(version) => format!("{hello}, speaks {version}"),
        None => hello,
    })
}
