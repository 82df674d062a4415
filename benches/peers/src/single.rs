//! One connect string at a time: what a program waits for before it connects.

use std::hint::black_box;
use std::time::Duration;

use oracledb::Config;
use oracledb_protocol::net::connectstring;
use tns_dsn::{Descriptor, Form};

use crate::measure::{Floor, Report, once};

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
const EASY_CONNECT: &str = "tcps://db1.example.com:2484,db2.example.com:2484,db3.example.com:2484/sales.example.com:pooled\
?connect_timeout=10&retry_count=3&retry_delay=2&ssl_server_dn_match=on&wallet_location=/opt/wallet";

pub(crate) fn run(report: &mut Report) {
    assert!(by_oracledb(CLOUD) && by_protocol(CLOUD) && by_protocol(EASY_CONNECT), "the drivers read them");
    assert!(descriptor(CLOUD) && easy_connect(EASY_CONNECT), "ours reads them");
    compare("parse only", by_oracledb, p_only, CLOUD, report);
    compare("parse+model", by_oracledb, p_model, CLOUD, report);
    compare("easy parse only", by_protocol, e_only, EASY_CONNECT, report);
    compare("cloud descriptor, oracledb / ours", by_oracledb, descriptor, CLOUD, report);
    compare("cloud descriptor, oracledb-protocol / ours", by_protocol, descriptor, CLOUD, report);
    compare("Easy Connect, oracledb-protocol / ours", by_protocol, easy_connect, EASY_CONNECT, report);
}

fn compare(name: &str, theirs: fn(&str) -> bool, ours: fn(&str) -> bool, text: &str, report: &mut Report) {
    let run = |read: fn(&str) -> bool| once(|| (0..STRINGS).filter(|_| read(black_box(text))).count());
    let (mut peer, mut mine) = (Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        (peer, mine) = (peer.min(run(theirs)), mine.min(run(ours)));
    }
    report.note("  ours, ns", format!("{:.0}", mine.as_secs_f64() * 1e9 / f64::from(STRINGS)));
    report.ratio(name, peer.as_secs_f64() / mine.as_secs_f64(), Floor::AtLeast(FLOOR), GOAL);
}

fn by_oracledb(text: &str) -> bool {
    black_box(Config::default().set_connect_string(text)).is_ok()
}

fn by_protocol(text: &str) -> bool {
    matches!(black_box(connectstring::parse(text)), Ok(Some(_)))
}

fn descriptor(text: &str) -> bool {
    black_box(text.parse::<Descriptor>()).is_ok()
}

fn easy_connect(text: &str) -> bool {
    black_box(Form::EasyConnect.read(text)).is_ok()
}

use tns_parser::{Source,FileKind,parse,model};
fn src(text:&str)->Source{Source::new(text.as_bytes().to_vec()).unwrap()}
fn p_only(text:&str)->bool{ black_box(parse(src(text),FileKind::Descriptor)).errors().is_empty()}
fn p_model(text:&str)->bool{ let p=parse(src(text),FileKind::Descriptor); model::each(&p,|e|black_box(e).unusable.is_none()).len()==1}
fn e_only(text:&str)->bool{ black_box(tns_parser::easy_connect::parse(text)).is_ok()}
