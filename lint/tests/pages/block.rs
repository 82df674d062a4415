//! Reading and writing fixture pages.

use std::path::PathBuf;

use tns_lint::Client;
use tns_lint::embedded::Format;
use tns_parser::FileKind;

/// A page: its prose and its cases.
pub(crate) struct Page {
    pub(crate) title: String,
    pub(crate) cases: Vec<Case>,
    pub(crate) update: bool,
    /// Prose in front of each case, and after the last one.
    prose: Vec<String>,
}

/// An input with what is expected of it.
pub(crate) struct Case {
    /// `None`: a connect string, an environment, or a file of another program.
    pub(crate) kind: Option<FileKind>,
    /// Its format where it is a file of another program.
    pub(crate) outer: Option<Format>,
    /// Whether it is an environment: lines NAME=VALUE, by name.
    pub(crate) environment: bool,
    pub(crate) escaped: bool,
    /// The clients that are named.
    pub(crate) targets: Vec<Client>,
    /// Permission bits of the file.
    pub(crate) mode: u32,
    /// Where the file is, where that matters.
    pub(crate) path: Option<PathBuf>,
    /// What is beside it: blocks with `with` behind their kind.
    pub(crate) beside: Vec<Beside>,
    pub(crate) input: Vec<u8>,
    text: String,
    info: String,
    expect: Option<String>,
    fixed: Option<String>,
}

/// What stands beside the input.
pub(crate) struct Beside {
    pub(crate) what: What,
    /// Empty for the environment.
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
    info: String,
}

/// What a block with `with` holds.
#[derive(Clone, Copy)]
pub(crate) enum What {
    File(FileKind),
    /// A file that is none of the run, with escapes.
    Bytes,
    /// As JSON.
    Wallet,
    /// Lines NAME=VALUE.
    Environment,
}

enum Piece {
    Prose(String),
    Block(String, String),
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut lines = text.lines();
    let mut prose = String::new();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            prose.push_str(line);
            prose.push('\n');
            continue;
        };
        let body: Vec<_> = lines.by_ref().take_while(|line| *line != "```").collect();
        pieces.push(Piece::Prose(std::mem::take(&mut prose)));
        pieces.push(Piece::Block(info.to_owned(), body.iter().map(|line| format!("{line}\n")).collect()));
    }
    pieces.push(Piece::Prose(prose));
    pieces
}

impl Page {
    pub(crate) fn read(text: &str) -> Self {
        let title =
            text.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default().to_owned();
        let mut page = Self {
            title,
            cases: Vec::new(),
            update: std::env::var_os("UPDATE").is_some(),
            prose: Vec::new(),
        };
        let mut prose = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Prose(text) => prose.push_str(&text),
                Piece::Block(info, body) if info == "expect" || info == "fixed" => {
                    let case = page.cases.last_mut().expect("an input stands before it");
                    *(if info == "expect" { &mut case.expect } else { &mut case.fixed }) = Some(body);
                    // The blank line between the blocks of a case is written by `print`.
                    prose = prose.trim().to_owned();
                }
                Piece::Block(info, body) if info.split_whitespace().any(|word| word == "with") => {
                    let case = page.cases.last_mut().expect("an input stands before it");
                    case.beside.push(Beside::new(info, body));
                    prose = prose.trim().to_owned();
                }
                Piece::Block(info, body) => {
                    page.prose.push(std::mem::take(&mut prose));
                    page.cases.push(Case::new(info, body));
                }
            }
        }
        page.prose.push(prose);
        page
    }

    /// The cases, each with what stands before it.
    pub(crate) fn cases_with_prose(&mut self) -> impl Iterator<Item = (&str, &mut Case)> {
        self.prose.iter().map(String::as_str).zip(&mut self.cases)
    }

    pub(crate) fn print(&self) -> String {
        let mut out = String::new();
        for (prose, case) in self.prose.iter().zip(&self.cases) {
            out.push_str(&format!("{}\n\n```{}\n{}```\n", prose.trim(), case.info, case.text));
            for beside in &case.beside {
                out.push_str(&format!("\n```{}\n{}```\n", beside.info, beside.text));
            }
            for (info, text) in [("expect", &case.expect), ("fixed", &case.fixed)] {
                if let Some(text) = text {
                    let end = if text.ends_with('\n') { "" } else { "\n" };
                    out.push_str(&format!("\n```{info}\n{text}{end}```\n"));
                }
            }
            out.push('\n');
        }
        let rest = self.prose.last().map(|prose| prose.trim()).unwrap_or_default();
        format!("{}\n{rest}", out.trim_start()).trim_end().to_owned() + "\n"
    }
}

/// What stands behind `name=` in an info string.
fn option<'a>(info: &'a str, name: &str) -> Option<&'a str> {
    info.split_whitespace().find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
}

/// The word `path=…` of an info string.
fn path_of(info: &str) -> Option<PathBuf> {
    option(info, "path").map(PathBuf::from)
}

impl Beside {
    fn new(info: String, text: String) -> Self {
        let word = info.split_whitespace().next().unwrap_or_default();
        let path = path_of(&info);
        let what = match word {
            "environment" => What::Environment,
            "bytes" => What::Bytes,
            "wallet" => What::Wallet,
            _ => What::File(word.parse().unwrap_or_else(|_| panic!("no file kind: {info}"))),
        };
        let path = match what {
            What::Environment => path.unwrap_or_default(),
            _ => path.unwrap_or_else(|| panic!("no path: {info}")),
        };
        let bytes = match what {
            What::Bytes => unescape(text.trim_end()),
            _ => text.clone().into_bytes(),
        };
        Self { what, path, text, bytes, info }
    }
}

impl Case {
    fn new(info: String, text: String) -> Self {
        let mut words = info.split_whitespace();
        let word = words.next().unwrap_or_default();
        let outer = word.parse().ok();
        let environment = word == "environment";
        let is_file = word != "string" && !environment && outer.is_none();
        let kind = is_file.then(|| word.parse().unwrap_or_else(|_| panic!("no file kind: {info}")));
        let escaped = words.any(|word| word == "escaped");
        let mut input = if escaped { unescape(&text) } else { text.clone().into_bytes() };
        if word == "string" {
            // The line end belongs to the page.
            input.pop_if(|byte| *byte == b'\n');
        }
        let path = path_of(&info);
        let words = option(&info, "target").into_iter().flat_map(|words| words.split(','));
        let targets = words.map(|word| word.parse().expect("a client")).collect();
        let mode = option(&info, "mode").map_or(0o644, |mode| u32::from_str_radix(mode, 8).expect("octal"));
        let (beside, expect, fixed) = (Vec::new(), None, None);
        Self {
            kind,
            outer,
            environment,
            escaped,
            targets,
            mode,
            path,
            beside,
            input,
            text,
            info,
            expect,
            fixed,
        }
    }

    /// Compares with what was found, or takes it over.
    pub(crate) fn check(&mut self, update: bool, expect: Option<String>, fixed: Option<String>, code: &str) {
        if update {
            (self.expect, self.fixed) = (expect, fixed);
            return;
        }
        assert_eq!(
            self.expect.as_deref().unwrap_or_default(),
            expect.unwrap_or_default(),
            "{code}\n{}",
            self.text
        );
        let trimmed = |text: &str| text.trim_end_matches('\n').to_owned();
        assert_eq!(
            self.fixed.as_deref().map(trimmed),
            fixed.as_deref().map(trimmed),
            "{code}, fixed\n{}",
            self.text
        );
    }
}

fn unescape(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let code = &rest[at + 1..];
        rest = match code.as_bytes().first() {
            Some(b'r') => push(&mut out, b'\r', &code[1..]),
            Some(b't') => push(&mut out, b'\t', &code[1..]),
            Some(b'n') => push(&mut out, b'\n', &code[1..]),
            Some(b'x') => {
                push(&mut out, u8::from_str_radix(&code[1..3], 16).expect("two digits"), &code[3..])
            }
            Some(b'u') => {
                let (digits, rest) = code[2..].split_once('}').expect("\\u{…}");
                let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).expect("a character");
                out.extend(c.to_string().bytes());
                rest
            }
            _ => push(&mut out, b'\\', code),
        };
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

fn push<'a>(out: &mut Vec<u8>, byte: u8, rest: &'a str) -> &'a str {
    out.push(byte);
    rest
}

/// The bytes as text that shows what is invisible.
pub(crate) fn escape(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\n' | ' '..='~' => out.push(c),
                c => out.push_str(&format!("\\u{{{:x}}}", c as u32)),
            }
        }
        chunk.invalid().iter().for_each(|byte| out.push_str(&format!("\\x{byte:02x}")));
    }
    out
}
