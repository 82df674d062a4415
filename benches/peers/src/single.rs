//! One connect string at a time: what a program waits for before it connects.

use std::hint::black_box;
use std::time::Duration;

use oracledb::Config;
use oracledb_protocol::net::connectstring;
use tns_dsn::Descriptor;
use tns_parser::{FileKind, Source, easy_connect, model, parse};

use crate::measure::{Floor, Report, best, once};

/// Strings in a run, and runs of which the best counts.
const STRINGS: u32 = 20_000;
const ROUNDS: u32 = 5;
/// Theirs over ours: at most half the time.
const FLOOR: f64 = 2.0;
const GOAL: f64 = 4.0;

/// What the console of a cloud database hands out.
const CLOUD: &str = "(description=(retry_count=20)(retry_delay=3)(address=(protocol=tcps)(port=1522)\
(host=adb.eu-frankfurt-1.oraclecloud.com))(connect_data=(service_name=g0123456789abcd_sales_high.adb.oraclecloud.com))\
(security=(ssl_server_dn_match=yes)(ssl_server_cert_dn=\"CN=adb.eu-frankfurt-1.oraclecloud.com, O=Oracle Corporation, \
L=Redwood City, ST=California, C=US\")))";

/// Three hosts, the usual parameters.
const EASY: &str = "tcps://db1.example.com:2484,db2.example.com:2484,db3.example.com:2484/sales.example.com:pooled\
?connect_timeout=10&retry_count=3&retry_delay=2&ssl_server_dn_match=on&wallet_location=/opt/wallet";

pub(crate) fn run(report: &mut Report) {
    assert!(by_oracledb(CLOUD) && by_protocol(CLOUD) && by_protocol(EASY), "the drivers read them");
    assert!(descriptor(CLOUD) && owned(CLOUD) && easy_connect(EASY), "ours reads them");
    compare("cloud descriptor, oracledb / ours", CLOUD, by_oracledb, descriptor, report);
    compare("cloud descriptor, oracledb-protocol / ours", CLOUD, by_protocol, descriptor, report);
    compare("Easy Connect, oracledb-protocol / ours", EASY, by_protocol, easy_connect, report);
    let owned = nanoseconds(best(ROUNDS, || repeated(CLOUD, owned)));
    report.note("cloud descriptor as tns_dsn::Descriptor, ns", owned);
}

fn compare(name: &str, text: &str, theirs: fn(&str) -> bool, ours: fn(&str) -> bool, report: &mut Report) {
    let (mut peer, mut mine) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        peer = peer.min(once(|| repeated(text, theirs)));
        mine = mine.min(once(|| repeated(text, ours)));
    }
    report.note("  ours, ns", nanoseconds(mine));
    report.ratio(name, peer.as_secs_f64() / mine.as_secs_f64(), Floor::AtLeast(FLOOR), GOAL);
}

fn repeated(text: &str, read: fn(&str) -> bool) -> usize {
    (0..STRINGS).filter(|_| read(black_box(text))).count()
}

fn nanoseconds(run: Duration) -> String {
    format!("{:.0}", run.as_secs_f64() * 1e9 / f64::from(STRINGS))
}

fn by_oracledb(text: &str) -> bool {
    black_box(Config::default().set_connect_string(text)).is_ok()
}

fn by_protocol(text: &str) -> bool {
    matches!(black_box(connectstring::parse(text)), Ok(Some(_)))
}

/// The tree and the typed model.
fn descriptor(text: &str) -> bool {
    let Ok(source) = Source::new(text) else { return false };
    let read = parse(source, FileKind::Descriptor);
    read.entries().all(|entry| black_box(model::entry(entry)).unusable.is_none())
}

/// The descriptor that borrows nothing.
fn owned(text: &str) -> bool {
    black_box(text.parse::<Descriptor>()).is_ok()
}

/// The typed parts.
fn easy_connect(text: &str) -> bool {
    black_box(easy_connect::parse(text)).is_ok()
}
