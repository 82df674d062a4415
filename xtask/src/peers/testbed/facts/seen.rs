//! What a client does now.

use std::time::Duration;

use serde_json::Value as Json;
use tns_testbed::{Proxy, Record, Running, Script, Wallet};
use tns_wire::{Connect, INLINE, PacketKind};

use super::{AS_EVER, Facts, KEPT, RULES, lines};
use crate::peers::testbed::HANGS;
use crate::peers::testbed::cases::{Case, Source};
use crate::peers::testbed::mask::{Ports, mask, ports};

/// How much earlier than recorded a client may be done, in seconds, and how much later: the machine
/// is busy.
const EARLIER: f64 = 0.3;
const LATER: f64 = 2.5;

/// How long connections may take to end after the client has given its answer.
const SETTLING: Duration = Duration::from_secs(1);

/// What a client said, and how long it took.
pub(in super::super) struct Answer {
    pub(in super::super) said: Json,
    pub(in super::super) took: Duration,
}

/// What a client did in a case, of which something else may be recorded.
pub(in super::super) fn seen(case: &Case, recorded: &Json, answer: &Answer, running: &Running) -> Facts {
    let (records, masks) = (running.settled(SETTLING), Masks::new(case, running));
    let said = |key: &str| masks.text(answer.said[key].as_str().unwrap_or_default());
    let direct = records.iter().filter(|record| !is_behind_a_proxy(record, &case.script));
    let requests = records.iter().filter_map(|record| Some(masks.text(&record.proxy.as_ref()?.text)));
    let headers = records.iter().filter_map(|record| record.connects.first()).map(header);
    let mut facts = Facts::from([
        ("error".to_owned(), said("error")),
        ("class".to_owned(), said("class")),
        ("time".to_owned(), time(recorded, answer.took)),
        ("order".to_owned(), direct.map(|record| record.listener.as_str()).collect()),
        ("proxy request".to_owned(), lines(requests)),
        ("TLS".to_owned(), lines(records.iter().filter_map(|record| hello(record, case.source)))),
        ("header".to_owned(), lines(headers)),
        ("connect data".to_owned(), lines(records.iter().filter_map(|record| masks.data(record)))),
        (RULES.to_owned(), records.iter().find_map(broken_rule).unwrap_or_else(|| AS_EVER.to_owned())),
    ]);
    for name in case.script.listeners.keys() {
        let of_this = || records.iter().filter(|record| record.listener == *name);
        let data = of_this().take(KEPT).filter_map(|record| masks.data(record));
        facts.insert(format!("connect data {name}"), lines(data));
        let flags = of_this().filter_map(|record| Some(record.packets.first()?.flags.to_string()));
        facts.insert(format!("packet flags {name}"), lines(flags));
    }
    facts
}

/// What differs from run to run.
struct Masks {
    ports: Ports,
    wallet: String,
}

impl Masks {
    fn new(case: &Case, running: &Running) -> Self {
        // The recordings of TLS do not tell which port was which.
        let ports = match case.source {
            Source::Tls => Ports::new(),
            Source::Behaviour | Source::Wire => ports(&case.connect, &running.fill(&case.connect)),
        };
        Self { ports, wallet: running.wallet(Wallet::Full).display().to_string() }
    }

    fn text(&self, text: &str) -> String {
        mask(&text.replace(&self.wallet, "{{WALLET}}"), &self.ports)
    }

    /// The connect data of the first CONNECT of a connection; the others repeat it.
    fn data(&self, record: &Record) -> Option<String> {
        Some(self.text(&String::from_utf8_lossy(&record.connects.first()?.data)))
    }
}

/// A tunnel is no attempt of its own.
fn is_behind_a_proxy(record: &Record, script: &Script) -> bool {
    let mut proxies = script.listeners.values().filter_map(|listener| listener.proxy.as_ref());
    proxies.any(|proxy| matches!(proxy, Proxy::To(to) | Proxy::Basic { to, .. } if *to == record.listener))
}

fn header(connect: &Connect) -> String {
    let Connect { version, lowest, options, sdu, tdu, characteristics, native: [one, two], .. } = connect;
    let [first, second] = connect.flags.unwrap_or_default();
    let flags = if connect.redirected { 4 } else { 0 };
    format!(
        "flags {flags}, version {version}, compatible {lowest}, options {options:#x}, sdu {}, tdu {}, \
         nt_char {characteristics:#x}, cflags [{one},{two}], sdu32 {}, tdu32 {}, cflags1 {first}, cflags2 {second}",
        sdu.short, tdu.short, sdu.long, tdu.long
    )
}

fn hello(record: &Record, source: Source) -> Option<String> {
    let hello = record.hello.as_ref()?;
    let versions: Vec<_> = hello.versions.iter().map(|version| format!("{version:04x}")).collect();
    let name = hello.server_name.as_deref().unwrap_or("none");
    let protocols = if hello.protocols.is_empty() { "none".to_owned() } else { hello.protocols.join(" ") };
    let hello = format!("name {name}, protocols {protocols}, offers {}", versions.join(" "));
    Some(match &record.tls {
        Some(session) if source == Source::Tls => format!("{hello}, speaks {}", session.version),
        _ => hello,
    })
}

fn time(recorded: &Json, took: Duration) -> String {
    let (expected, took) = (recorded["result"]["s"].as_f64().unwrap_or_default(), took.as_secs_f64());
    let hangs = recorded["result"]["error"] == HANGS;
    match hangs || (expected - EARLIER..expected + LATER).contains(&took) {
        true => AS_EVER.to_owned(),
        false => format!("{took:.3} s instead of {expected:.3} s"),
    }
}

/// Connect data that is longer than what fits into the CONNECT stands in DATA packets behind it; a
/// CONNECT that is asked for again is the same again.
fn broken_rule(record: &Record) -> Option<String> {
    let is_data = |kind| kind == PacketKind::Data;
    let seen = record.packets.iter().filter(|packet| is_data(packet.kind)).count();
    let long = record.connects.iter().filter(|connect| connect.data.len() > INLINE);
    let wanted: usize = long.map(|connect| connect.data.len().div_ceil(connect.sdu.long as usize - 10)).sum();
    if seen != wanted {
        return Some(format!("{seen} DATA packets instead of {wanted}"));
    }
    let changed = record.connects.windows(2).any(|pair| pair[0] != pair[1]);
    changed.then(|| "a CONNECT that was asked for again is another one".to_owned())
}
