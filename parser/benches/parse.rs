//! Speed and memory of the parser, as ratios inside one process.
//!
//! `cargo bench -p tns-parser --bench parse` prints them; with `-- --check` it
//! fails where a floor is missed. Without `--bench` (as `cargo test` starts
//! it) it only reads a small file, to see that all of it still runs.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "yardstick/hostile.rs"]
mod hostile;
#[path = "yardstick/json.rs"]
mod json;
#[path = "yardstick/measure.rs"]
mod measure;
#[path = "yardstick/nom_ast.rs"]
mod nom_ast;

use std::process::ExitCode;
use std::time::Duration;

use measure::{Floor, Report, best, once, per_byte, share, speed};
use tns_parser::{FileKind, Parse, Source, parse};
use xtask::generate::{self, Plan};

/// Runs of which the best counts.
const ROUNDS: u32 = 5;

/// A byte that costs this many times the average is no matter of noise.
const HOPELESS: f64 = 50.0;
/// One from here on is so near the floor that it is measured with more care.
const NEAR: f64 = 7.0;

/// How much is read.
struct Size {
    entries: u32,
    hostile: usize,
    line: usize,
}

const FULL: Size = Size { entries: 100_000, hostile: 1_000_000, line: 10_000_000 };
const SMOKE: Size = Size { entries: 1_000, hostile: 10_000, line: 100_000 };

fn main() -> ExitCode {
    let has = |wanted: &str| std::env::args().any(|arg| arg == wanted);
    let full = has("--bench");
    let size = if full { FULL } else { SMOKE };
    let mut report = Report::default();
    let clean = source(&Plan { entries: size.entries, seed: 1, broken: 0 });
    let time = yardsticks(&clean, &mut report);
    broken(&size, time, &mut report);
    worst(&size, &clean, &mut report);
    linear(&size, &mut report);
    match has("--check") && full && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn source(plan: &Plan) -> Source {
    from(generate::text(plan))
}

fn from(bytes: Vec<u8>) -> Source {
    Source::new(bytes).expect("small enough")
}

fn read(source: &Source) -> Parse {
    parse(source.clone(), FileKind::Tnsnames)
}

/// The clean file against other readers, and the memory of its tree; gives our
/// time. Ours reads a file of this size on all processors, the others cannot.
fn yardsticks(clean: &Source, report: &mut Report) -> Duration {
    let text = std::str::from_utf8(clean.bytes()).expect("the generator writes ASCII");
    let tree = read(clean);
    let twin = json::twin(&tree);
    same_data(&tree, text);
    let memory = tree.tree().memory() as f64 / text.len() as f64;
    drop(tree);
    let times = race(clean, text, &twin);
    report.note("text, bytes", text.len().to_string());
    report.note("parse, MB/s", format!("{:.0}", speed(text.len(), times.ours)));
    report.note("idiomatic nom AST, MB/s", format!("{:.0}", speed(text.len(), times.nom)));
    report.note("serde_json IgnoredAny, MB/s of JSON", format!("{:.0}", speed(twin.len(), times.json)));
    report.note("share of two processors", format!("{:.2}", times.share));
    let ratio = times.nom.as_secs_f64() / times.ours.as_secs_f64();
    report.ratio("parse / nom AST", ratio, Floor::AtLeast(3.0 * times.share), 8.0);
    let ratio = speed(text.len(), times.ours) / speed(twin.len(), times.json);
    report.ratio("parse / serde_json IgnoredAny", ratio, Floor::AtLeast(0.35 * times.share), 0.9);
    report.ratio("tree / text", memory, Floor::AtMost(3.0), 1.5);
    times.ours
}

/// The best times of everyone for the clean file.
struct Times {
    ours: Duration,
    nom: Duration,
    json: Duration,
    share: f64,
}

/// Takes turns, so that a slow moment of the machine meets all of them.
fn race(clean: &Source, text: &str, twin: &[u8]) -> Times {
    let mut times = Times { ours: Duration::MAX, nom: Duration::MAX, json: Duration::MAX, share: 0.5 };
    for _ in 0..ROUNDS {
        times.ours = times.ours.min(once(|| read(clean)));
        times.nom = times.nom.min(once(|| nom_ast::file(text)));
        times.json = times.json.min(once(|| json::skim(twin)));
        times.share = times.share.max(share(|| json::skim(twin)));
    }
    times
}

/// The yardsticks read all of the file, and the same in it.
fn same_data(tree: &Parse, text: &str) {
    let entries = nom_ast::file(text).expect("the yardstick reads the generated file");
    assert_eq!(tree.errors(), [], "the generated file is clean");
    assert_eq!(entries.len(), tree.entries().count(), "entries of the yardstick");
    let same = entries.iter().zip(tree.entries()).all(|(entry, node)| nom_ast::same_entry(entry, node));
    assert!(same, "the yardstick reads something else");
    assert!(json::skim(&json::twin(tree)), "the JSON twin is JSON");
}

/// One entry of a hundred broken.
fn broken(size: &Size, clean: Duration, report: &mut Report) {
    let source = source(&Plan { entries: size.entries, seed: 1, broken: 1 });
    let time = best(ROUNDS, || read(&source));
    report.ratio("1 % broken / clean", time.as_secs_f64() / clean.as_secs_f64(), Floor::AtMost(1.5), 1.05);
}

/// The slowest byte of all hostile texts against the average one of a usual
/// file of the same size, which is read on one thread as they are.
fn worst(size: &Size, clean: &Source, report: &mut Report) {
    let usual = from(hostile::head(clean.bytes(), size.hostile).to_vec());
    let average = timed(usual.clone(), 4 * ROUNDS);
    report.note("a usual file of that size, MB/s", format!("{:.0}", 1e3 / average));
    let line = ("one line", hostile::one_line(clean.bytes(), size.line));
    let texts = hostile::texts(size.hostile).chain([line]);
    let mut ratios: Vec<_> = texts.map(|(name, text)| (slowness(text, &usual, average), name)).collect();
    ratios.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (ratio, name) in ratios.iter().take(8) {
        report.note(&format!("  {name} / average byte"), format!("{ratio:.2}"));
    }
    if let Some(&(ratio, name)) = ratios.first() {
        report.ratio(&format!("worst ({name}) / average byte"), ratio, Floor::AtMost(10.0), 3.0);
    }
}

/// How many times the average a byte of this text costs. A piece of it comes
/// first: what is quadratic there would never end with all of it.
fn slowness(text: Vec<u8>, usual: &Source, average: f64) -> f64 {
    let piece = timed(from(text[..text.len() / 20].to_vec()), 1) / average;
    if piece > HOPELESS {
        return piece;
    }
    let text = from(text);
    match timed(text.clone(), ROUNDS) / average {
        near if near > NEAR => in_turns(&text, usual),
        far => far,
    }
}

/// The same, measured in turns and more often, so that a slow moment of the machine meets both.
fn in_turns(text: &Source, usual: &Source) -> f64 {
    let (mut slow, mut average) = (Duration::MAX, Duration::MAX);
    for _ in 0..4 * ROUNDS {
        slow = slow.min(once(|| read(text)));
        average = average.min(once(|| read(usual)));
    }
    per_byte(text.len() as usize, slow) / per_byte(usual.len() as usize, average)
}

fn timed(source: Source, rounds: u32) -> f64 {
    per_byte(source.len() as usize, best(rounds, || read(&source)))
}

/// Twice the text, twice the time.
fn linear(size: &Size, report: &mut Report) {
    let time = |count| {
        let source = from(hostile::repeated(b"", b"(", count));
        best(ROUNDS, || read(&source)).as_secs_f64()
    };
    let ratio = time(size.hostile) / time(size.hostile / 2);
    report.ratio("1,000,000 ( / 500,000 (", ratio, Floor::AtMost(3.0), 2.1);
}
