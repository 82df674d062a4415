//! The properties that hold for every sequence of bytes.
//!
//! A target is a plain `fn(&[u8])` that panics where a property does not hold;
//! cargo-fuzz, `xtask fuzz` and the soaks drive the same functions.

mod answers;
mod edits;
mod findings;
mod native;
mod sessions;
mod strings;
mod tree;
mod wallets;

use tns_parser::format::{Options, format_text, same_model};
use tns_parser::{FileKind, Parse, Source};

use crate::inputs::{self, Input};

/// A property, and what it is tried on.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What to call it by.
    pub name: &'static str,
    /// Panics where the property does not hold.
    pub check: fn(&[u8]),
    /// What mutations start from.
    pub seeds: fn() -> Vec<Input>,
}

/// All targets.
pub const TARGETS: [Target; 9] = [
    Target { name: "parse", check: parse, seeds: inputs::seeds },
    Target { name: "edit", check: edit, seeds: inputs::seeds },
    Target { name: "format", check: format, seeds: inputs::seeds },
    Target { name: "lint", check: lint, seeds: inputs::seeds },
    Target { name: "strings", check: strings::check, seeds: inputs::strings },
    Target { name: "wallet", check: wallets::check, seeds: inputs::wallets },
    Target { name: "answers", check: answers::check, seeds: answers::seeds },
    Target { name: "native", check: native::check, seeds: native::seeds },
    Target { name: "sessions", check: sessions::check, seeds: sessions::seeds },
];

/// Checks every property of files.
pub fn file(bytes: &[u8]) {
    [parse, edit, format, lint].iter().for_each(|check| check(bytes));
}

/// Every form of connect information is answered, in place and without loss.
pub fn string(bytes: &[u8]) {
    strings::check(bytes);
}

/// A wallet opens or an error says why not.
pub fn wallet(bytes: &[u8]) {
    wallets::check(bytes);
}

/// The handshake with a server ends, whatever it answers.
pub fn answers(bytes: &[u8]) {
    answers::check(bytes);
}

/// Answers of servers, and what clients send them.
pub(crate) fn answer_seeds() -> Vec<Input> {
    answers::seeds()
}

/// The negotiation of native encryption comes to a rest, whatever either end says.
pub fn native(bytes: &[u8]) {
    native::check(bytes);
}

/// The messages of such a negotiation.
pub(crate) fn native_seeds() -> Vec<Input> {
    native::seeds()
}

/// A login ends, and so do calls of its session, whatever the server sends.
pub fn sessions(bytes: &[u8]) {
    sessions::check(bytes);
}

/// What servers send to clients that log in.
pub(crate) fn session_seeds() -> Vec<Input> {
    sessions::seeds()
}

/// Nothing is lost, no span lies, no view panics; as a file and as a connect string.
pub fn parse(bytes: &[u8]) {
    parse_as(bytes, FileKind::Tnsnames);
    parse_as(bytes, FileKind::Descriptor);
}

/// [`parse`] for one kind of file.
pub fn parse_as(bytes: &[u8], kind: FileKind) {
    let parse = read(bytes, kind);
    assert_eq!(parse.print(), bytes, "printing loses or changes bytes");
    tree::check(&parse);
    tns_parser::detect_kind(parse.source());
    tns_parser::model::file(&parse);
    assert!(parse.is_same(&read(bytes, kind)), "two parses of a text differ");
}

/// Edits change what they say and nothing else.
pub fn edit(bytes: &[u8]) {
    edits::check(&read(bytes, FileKind::Tnsnames));
    edits::check(&read(bytes, FileKind::Descriptor));
}

/// Findings lie in the text, and fixes do no harm; as a file of every kind.
pub fn lint(bytes: &[u8]) {
    FileKind::ALL.into_iter().for_each(|kind| findings::check(read(bytes, kind)));
}

/// Formatting again changes nothing, and no formatting changes what a text means.
pub fn format(bytes: &[u8]) {
    check_format(bytes, FileKind::Tnsnames);
    check_format(bytes, FileKind::Descriptor);
}

fn check_format(bytes: &[u8], kind: FileKind) {
    let options = Options::default();
    let before = read(bytes, kind);
    let once = read(&format_text(&before, &options), kind);
    assert!(same_model(&before, &once), "formatting changes the model");
    let twice = format_text(&once, &options);
    assert_eq!(
        String::from_utf8_lossy(&twice),
        String::from_utf8_lossy(once.print()),
        "formatting again changes"
    );
}

fn read(bytes: &[u8], kind: FileKind) -> Parse {
    let source = Source::new(bytes).expect("test inputs are small");
    tns_parser::parse(source, kind)
}

/// Equality of parses as far as a user sees it.
trait SameParse {
    fn is_same(&self, other: &Self) -> bool;
}

impl SameParse for Parse {
    fn is_same(&self, other: &Self) -> bool {
        self.errors() == other.errors() && self.tree().len() == other.tree().len()
    }
}
