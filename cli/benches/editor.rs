//! What an editor waits for: a server over its standard streams, and a file of 100,000 entries.
//!
//! `cargo bench -p tnslint --bench editor` prints it; with `-- --check` it fails where a floor is
//! missed.

#![expect(clippy::print_stdout, reason = "a bench reports there")]

#[path = "../../parser/benches/yardstick/measure.rs"]
#[allow(dead_code, reason = "the bench of the parser uses the rest")]
mod measure;

use std::io::{BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request};
use measure::{Floor, Report, best};
use serde_json::{Value, json};
use tns_parser::text::Encoding;
use tns_parser::{FileKind, LineIndex, Source, parse};
use xtask::generate::{self, Plan};
use xtask::rng::Rng;

/// Keystrokes that are measured.
const STROKES: usize = 1_000;
/// The name of the file.
const URI: &str = "untitled:tnsnames.ora";

fn main() -> ExitCode {
    let mut report = Report::default();
    let text = generate::text(&Plan { entries: 100_000, seed: 1, broken: 0 });
    let source = Source::new(text.clone()).expect("small enough");
    let parsed = best(5, || parse(source.clone(), FileKind::Tnsnames));
    let mut editor = Editor::start();
    let opened = editor.open(&String::from_utf8(text).expect("it is made of ASCII"));
    let times = editor.keystrokes(&LineIndex::new(&source), source.len());
    let at = |percent: usize| times[times.len() * percent / 100].as_secs_f64() * 1e3;
    report.note("opening 100,000 entries", format!("{:.0} ms", opened.as_secs_f64() * 1e3));
    report.note("keystroke to diagnostics, p50", format!("{:.2} ms", at(50)));
    report.note("keystroke to diagnostics, p99", format!("{:.2} ms", at(99)));
    let each = parsed.as_secs_f64() * 1e3;
    report.ratio("opening ÷ parse", opened.as_secs_f64() * 1e3 / each, Floor::AtMost(60.0), 20.0);
    report.ratio("keystroke to diagnostics, p99 ÷ parse", at(99) / each, Floor::AtMost(2.0), 0.2);
    if let Some(peak) = editor.peak_memory() {
        let ratio = peak / f64::from(source.len());
        report.ratio("peak memory, times the text", ratio, Floor::AtMost(4.0), 3.0);
    }
    if let Some(now) = editor.memory("VmRSS:") {
        let ratio = now / f64::from(source.len());
        report.ratio("memory at rest, times the text", ratio, Floor::AtMost(3.0), 2.0);
    }
    editor.stop();
    match std::env::args().any(|arg| arg == "--check") && !report.missed().is_empty() {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

/// A client of a server of its own.
struct Editor {
    server: Child,
    to: BufWriter<ChildStdin>,
    from: BufReader<ChildStdout>,
    version: i32,
}

impl Editor {
    fn start() -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_tnslint"));
        let mut server = server
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let to = BufWriter::new(server.stdin.take().expect("it is piped"));
        let from = BufReader::new(server.stdout.take().expect("it is piped"));
        let mut editor = Self { server, to, from, version: 1 };
        editor.send(Request::new(1.into(), "initialize".to_owned(), json!({ "capabilities": {} })));
        editor.until(|message| matches!(message, Message::Response(_)).then_some(()));
        editor.tell("initialized", json!({}));
        editor
    }

    /// Opens the file; gives the time until its diagnostics are there.
    fn open(&mut self, text: &str) -> Duration {
        let document = json!({ "uri": URI, "languageId": "tnsnames", "version": 1, "text": text });
        let start = Instant::now();
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
        self.diagnostics();
        start.elapsed()
    }

    /// Types a character somewhere and takes it away again, all over the file; gives the times until
    /// the diagnostics are there, the shortest first.
    fn keystrokes(&mut self, lines: &LineIndex, len: u32) -> Vec<Duration> {
        let (mut rng, mut times) = (Rng::new(7), Vec::with_capacity(STROKES));
        while times.len() < STROKES {
            let place = lines.line_col(rng.below(len as usize) as u32, Encoding::Utf16);
            let at = |more: u32| json!({ "line": place.line, "character": place.column + more });
            for (end, new) in [(at(0), "x"), (at(1), "")] {
                self.version += 1;
                let change = json!({ "range": { "start": at(0), "end": end }, "text": new });
                let document = json!({ "uri": URI, "version": self.version });
                let start = Instant::now();
                self.tell(
                    "textDocument/didChange",
                    json!({ "textDocument": document, "contentChanges": [change] }),
                );
                self.diagnostics();
                times.push(start.elapsed());
            }
        }
        times.sort_unstable();
        times
    }

    /// Waits for the diagnostics of the newest version.
    fn diagnostics(&mut self) {
        let version = self.version;
        self.until(|message| match message {
            Message::Notification(notice) if notice.method == "textDocument/publishDiagnostics" => {
                (notice.params.get("version").and_then(Value::as_i64) == Some(version.into())).then_some(())
            }
            _ => None,
        });
    }

    fn until<T>(&mut self, wanted: impl Fn(&Message) -> Option<T>) -> T {
        loop {
            let message = Message::read(&mut self.from).expect("it can be read").expect("the server lives");
            if let Some(found) = wanted(&message) {
                return found;
            }
        }
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn send(&mut self, message: impl Into<Message>) {
        message.into().write(&mut self.to).expect("the server reads");
    }

    /// The most memory that the server ever had, in bytes; Linux tells.
    fn peak_memory(&self) -> Option<f64> {
        self.memory("VmHWM:")
    }

    fn memory(&self, name: &str) -> Option<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.server.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kilobytes * 1024.0)
    }

    fn stop(mut self) {
        self.send(Request::new(2.into(), "shutdown".to_owned(), Value::Null));
        self.until(|message| matches!(message, Message::Response(_)).then_some(()));
        self.tell("exit", Value::Null);
        let ended = self.server.wait().expect("it ends");
        assert!(ended.success(), "the server ended with {ended}");
    }
}
