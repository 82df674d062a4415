//! Speed of reading 100,000 connect descriptors: ours against real drivers.
//!
//! `cargo run --release` prints the ratios; with `-- --check` it fails where a
//! floor is missed. The drivers get each value in memory and read it into
//! their types; ours reads the file they stand in and makes the typed model
//! of every entry.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use oracledb::Config;
use oracledb_protocol::net::connectstring;
use tns_parser::{FileKind, Parse, Source, model, parse};
use xtask::generate::{self, Plan};

/// Runs of which the best counts.
const ROUNDS: u32 = 5;
/// What a noisy machine may take from a floor.
const ALLOWANCE: f64 = 0.2;
/// Ours, model included, against Oracle's driver: the floor and the goal.
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
}

fn main() -> ExitCode {
    let source = Source::new(generate::text(&PLAN)).expect("small enough");
    let file = read(&source);
    let values: Vec<_> = file.entries().map(|entry| entry.value_span()).collect();
    let values: Vec<_> = values.into_iter().map(|span| source.text(span)).collect();
    let times = measure(&source, &values);
    let ratio = print(&source, &times);
    let check = std::env::args().any(|arg| arg == "--check");
    match check && ratio < FLOOR * (1.0 - ALLOWANCE) {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn read(source: &Source) -> Parse {
    parse(source.clone(), FileKind::Tnsnames)
}

fn measure(source: &Source, values: &[impl AsRef<str>]) -> Times {
    let usable = model::file(&read(source)).entries.iter().filter(|entry| entry.unusable.is_none()).count();
    assert_eq!(usable, values.len(), "ours reads every entry");
    assert!(values.iter().all(|value| by_oracledb(value.as_ref())), "oracledb reads every value");
    assert!(values.iter().all(|value| by_protocol(value.as_ref())), "oracledb-protocol reads every value");
    let each = |read: fn(&str) -> bool| best(|| values.iter().filter(|value| read(value.as_ref())).count());
    Times {
        parse: best(|| read(source)),
        model: best(|| {
            let usable = model::each(&read(source), |entry| black_box(entry).unusable.is_none());
            usable.into_iter().filter(|&usable| usable).count()
        }),
        whole: best(|| model::file(&read(source)).entries.len()),
        oracledb: each(by_oracledb),
        protocol: each(by_protocol),
    }
}

fn by_oracledb(value: &str) -> bool {
    black_box(Config::default().set_connect_string(value)).is_ok()
}

fn by_protocol(value: &str) -> bool {
    matches!(black_box(connectstring::parse(value)), Ok(Some(_)))
}

/// The shortest run; what a run gives is dropped outside the clock.
fn best<T>(mut run: impl FnMut() -> T) -> Duration {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let result = black_box(run());
        let time = start.elapsed();
        drop(result);
        time
    });
    times.min().unwrap_or_default()
}

/// Prints everything; gives the ratio that has a floor.
fn print(source: &Source, times: &Times) -> f64 {
    let rows = [
        ("tns-parser, parse", times.parse),
        ("tns-parser, parse and model, entry by entry", times.model),
        ("tns-parser, parse and model, all kept", times.whole),
        ("oracledb, connect strings", times.oracledb),
        ("oracledb-protocol, descriptors", times.protocol),
    ];
    for (name, time) in rows {
        let speed = f64::from(source.len()) / 1e6 / time.as_secs_f64();
        println!("{name:<44} {:>8.1} ms {speed:>8.0} MB/s", time.as_secs_f64() * 1e3);
    }
    let over = |peer: Duration, ours: Duration| peer.as_secs_f64() / ours.as_secs_f64();
    println!("{:<44} {:>11.2}", "parse / oracledb", over(times.oracledb, times.parse));
    let ratio = over(times.oracledb, times.model);
    println!("{:<44} {ratio:>11.2}  floor >= {FLOOR}, goal {GOAL}", "parse and model / oracledb");
    println!("{:<44} {:>11.2}", "parse / oracledb-protocol", over(times.protocol, times.parse));
    println!("{:<44} {:>11.2}", "parse and model / oracledb-protocol", over(times.protocol, times.model));
    ratio
}
