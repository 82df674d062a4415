//! 100,000 descriptors. The drivers get each value in memory and read it into
//! their types; ours reads the file they stand in and makes the typed model
//! of every entry.

use std::hint::black_box;
use std::time::Duration;

use oracledb::Config;
use oracledb_protocol::net::connectstring;
use tns_parser::{FileKind, Parse, Source, model, parse};
use xtask::generate::{self, Plan};

use crate::measure::{Floor, Report, once, share};

/// Runs of which the best counts.
const ROUNDS: u32 = 5;
/// Ours, model included, against Oracle's driver, on two processors.
const FLOOR: f64 = 2.5;
const GOAL: f64 = 5.0;
const PLAN: Plan = Plan { entries: 100_000, seed: 1, broken: 0 };

/// The best time of everyone for the same descriptors.
struct Times {
    parse: Duration,
    model: Duration,
    whole: Duration,
    oracledb: Duration,
    protocol: Duration,
    share: f64,
}

pub(crate) fn run(report: &mut Report) {
    let source = Source::new(generate::text(&PLAN)).expect("small enough");
    let file = read(&source);
    let values: Vec<_> = file.entries().map(|entry| entry.value_span()).collect();
    let values: Vec<_> = values.into_iter().map(|span| source.text(span)).collect();
    everyone_reads_everything(&source, &values);
    print(&source, &measure(&source, &values), report);
}

fn read(source: &Source) -> Parse {
    parse(source.clone(), FileKind::Tnsnames)
}

fn everyone_reads_everything(source: &Source, values: &[impl AsRef<str>]) {
    let usable = model::file(&read(source)).entries.iter().filter(|entry| entry.unusable.is_none()).count();
    assert_eq!(usable, values.len(), "ours reads every entry");
    assert!(values.iter().all(|value| by_oracledb(value.as_ref())), "oracledb reads every value");
    assert!(values.iter().all(|value| by_protocol(value.as_ref())), "oracledb-protocol reads every value");
}

/// Takes turns, so that a slow moment of the machine meets all of them.
fn measure(source: &Source, values: &[impl AsRef<str> + Sync]) -> Times {
    let each = |read: fn(&str) -> bool| values.iter().filter(|value| read(value.as_ref())).count();
    let model = || {
        let usable = model::each(&read(source), |entry| black_box(entry).unusable.is_none());
        usable.into_iter().filter(|&usable| usable).count()
    };
    let most = Duration::MAX;
    let mut times =
        Times { parse: most, model: most, whole: most, oracledb: most, protocol: most, share: 0.5 };
    for _ in 0..ROUNDS {
        times.parse = times.parse.min(once(|| read(source)));
        times.model = times.model.min(once(model));
        times.whole = times.whole.min(once(|| model::file(&read(source)).entries.len()));
        times.oracledb = times.oracledb.min(once(|| each(by_oracledb)));
        times.protocol = times.protocol.min(once(|| each(by_protocol)));
        times.share = times.share.max(share(|| each(by_oracledb)));
    }
    times
}

fn by_oracledb(value: &str) -> bool {
    black_box(Config::default().set_connect_string(value)).is_ok()
}

fn by_protocol(value: &str) -> bool {
    matches!(black_box(connectstring::parse(value)), Ok(Some(_)))
}

fn print(source: &Source, times: &Times, report: &mut Report) {
    let rows = [
        ("tns-parser, parse", times.parse),
        ("tns-parser, parse and model, entry by entry", times.model),
        ("tns-parser, parse and model, all kept", times.whole),
        ("oracledb, connect strings", times.oracledb),
        ("oracledb-protocol, descriptors", times.protocol),
    ];
    for (name, time) in rows {
        let speed = f64::from(source.len()) / 1e6 / time.as_secs_f64();
        report.note(&format!("{name}, MB/s"), format!("{speed:.0}"));
    }
    let over = |peer: Duration, ours: Duration| peer.as_secs_f64() / ours.as_secs_f64();
    let plain = |ratio: f64| format!("{ratio:.2}");
    report.note("share of two processors", plain(times.share));
    report.note("parse / oracledb", plain(over(times.oracledb, times.parse)));
    let ratio = over(times.oracledb, times.model);
    report.ratio("parse and model / oracledb", ratio, Floor::AtLeast(FLOOR * times.share), GOAL);
    report.note("parse / oracledb-protocol", plain(over(times.protocol, times.parse)));
    report.note("parse and model / oracledb-protocol", plain(over(times.protocol, times.model)));
}
