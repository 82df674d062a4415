//! What opening a file, a keystroke in it and a completion there cost inside the server.
//!
//! `cargo bench -p tns-lsp --bench keystroke` prints it; with `-- --check` it fails where a floor
//! is missed.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use lsp_types::Uri;
use measure::{Floor, Report, best};
use tns_lint::Linter;
use tns_lsp::features::{Abilities, completion};
use tns_lsp::settings::Settings;
use tns_lsp::{Cancel, Document, Known, View, Workspace};
use tns_parser::text::{Encoding, LineCol};
use tns_parser::{FileKind, Source, Span, parse};
use xtask::generate::{self, Plan};
use xtask::rng::Rng;

/// Keystrokes that are measured.
const STROKES: usize = 20_000;
/// Keystrokes between two checks of the whole, as somebody who types fast makes them.
const BURST: usize = 20;

fn main() -> ExitCode {
    let has = |wanted: &str| std::env::args().any(|arg| arg == wanted);
    let mut report = Report::default();
    let (small, large) = (text(1_000), text(100_000));
    let (few, many) = (Strokes::measure(&small), Strokes::measure(&large));
    for (name, strokes) in [("1,000 entries", &few), ("100,000 entries", &many)] {
        report.note(&format!("keystroke, {name}, p50"), format!("{:.1} µs", micros(strokes.at(50))));
        report.note(&format!("keystroke, {name}, p99"), format!("{:.1} µs", micros(strokes.at(99))));
    }
    let ratio = micros(many.at(50)) / micros(few.at(50));
    report.ratio("keystroke, 100,000 ÷ 1,000 entries, p50", ratio, Floor::AtMost(2.0), 1.2);
    report.ratio(
        "keystroke, 100,000 entries, p99 in ms",
        micros(many.at(99)) / 1e3,
        Floor::AtMost(1.0),
        0.05,
    );
    let (few, many) = (keyword_completion(&small), keyword_completion(&large));
    report.note("keyword completion, 100,000 entries", format!("{:.1} µs", micros(many)));
    let ratio = micros(many) / micros(few);
    report.ratio("keyword completion, 100,000 ÷ 1,000 entries", ratio, Floor::AtMost(4.0), 1.2);
    let source = Source::new(large.as_str()).expect("small enough");
    let parsed = best(5, || parse(source.clone(), FileKind::Tnsnames));
    let opened = best(5, || document(&large));
    report.note("opening 100,000 entries", format!("{:.1} ms", micros(opened) / 1e3));
    report.ratio("opening ÷ parse", opened.as_secs_f64() / parsed.as_secs_f64(), Floor::AtMost(6.0), 2.0);
    match has("--check") && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn text(entries: u32) -> String {
    String::from_utf8(generate::text(&Plan { entries, seed: 1, broken: 0 })).expect("it is made of ASCII")
}

fn document(text: &str) -> Document {
    Document::new(text, FileKind::Tnsnames, &Arc::default()).expect("small enough")
}

/// The time of a completion behind a parenthesis in the middle of a text.
fn keyword_completion(text: &str) -> Duration {
    let (path, uri) = (Path::new("/net/tnsnames.ora"), Uri::parse("file:///net/tnsnames.ora"));
    let document = Arc::new(document(text));
    let mut workspace = Workspace::default();
    workspace.open(path, document.clone());
    let view = View {
        document: &document,
        path: Some(path),
        uri: &uri.expect("it is a URI"),
        encoding: Encoding::Utf16,
        workspace: &workspace,
        settings: &Settings::default(),
        linter: &Linter::default(),
        findings: &[],
        cancel: &Cancel::default(),
    };
    let half = text.len() / 2;
    let at = text[half..].find("(PORT").expect("there is an address") + half + 1;
    let can = Abilities { snippets: true, insert_replace: true, markdown: true };
    best(31, || {
        let list = completion(&view, view.position(at as u32), can).expect("nobody cancels");
        assert!(list.items.iter().any(|item| item.label == "PORT"), "keywords of an address are offered");
    })
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// The times of keystrokes, the shortest first.
struct Strokes(Vec<Duration>);

impl Strokes {
    /// Types a character somewhere and takes it away again, all over the text: from the place that
    /// the client tells to the findings of the entry.
    fn measure(text: &str) -> Self {
        let (linter, mut rng) = (Linter::default(), Rng::new(7));
        let (mut document, mut known) = (document(text), Known::default());
        let mut times = Vec::with_capacity(STROKES);
        let mut typed = None;
        for nth in 0..STROKES {
            let (place, removed, new) = match typed.take() {
                Some(place) => (place, 1, ""),
                None => {
                    let place = document.line_col(rng.below(document.len() as usize) as u32, Encoding::Utf16);
                    typed = Some(place);
                    (place, 0, "x")
                }
            };
            let end = LineCol { column: place.column + removed, ..place };
            let start = Instant::now();
            let span =
                Span::new(document.offset(place, Encoding::Utf16), document.offset(end, Encoding::Utf16));
            let touched = document.edit(span, new).expect("small enough");
            known.edited(&document, span, new.len() as u32, touched);
            let found = known.within(&document, touched, &linter);
            times.push(start.elapsed());
            drop(found);
            if nth % BURST == 0 {
                known = Known::default();
            }
        }
        times.sort_unstable();
        Self(times)
    }

    fn at(&self, percent: usize) -> Duration {
        self.0[self.0.len() * percent / 100]
    }
}
