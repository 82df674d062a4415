use tns_dsn::clients::Client;
use tns_parser::{FileKind, Keyword, Node, Span};

use crate::context::LintFile;
use crate::rule::{Check, Report, rule};

rule! {
    /// Oracle's Rust driver loses an entry of the file.
    ///
    /// ## What it does
    /// Where Oracle's Rust driver is named as a target, reports the last entry of a
    /// file without a line end behind it, and an alias below a comment line.
    ///
    /// ## Why is this bad?
    /// Release 26.0.0-beta.5 drops the last line of a file that ends without a line
    /// end, and takes the first letter of an alias for the end of the comment above
    /// it: `SALES` is only found as `ALES`.
    LOST_ENTRY = "TNS822", "lost-entry", Portability, Warning,
    fix: None, mistakes: [], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.kind() != FileKind::Tnsnames {
        return;
    }
    let bytes = file.source().bytes();
    let entries = || file.parse().entries().filter(|entry| entry.keyword() != Keyword::IFILE);
    let name = |entry: Node<'_>| entry.names().next().map(Node::name_span);
    for entry in entries().filter(|entry| follows_comment(bytes, entry.span())) {
        let message = "Oracle's Rust driver loses the first letter of an alias below a comment line";
        if let Some(at) = name(entry) {
            report.at(at, message).only_for(&[Client::RustThin]).help("put a blank line between them");
        }
    }
    let unended = bytes.last().is_some_and(|byte| !matches!(byte, b'\n' | b'\r'));
    if let Some(at) = entries().last().filter(|_| unended).and_then(name) {
        let message =
            "Oracle's Rust driver does not see the last entry of a file that ends without a line end";
        report.at(at, message).only_for(&[Client::RustThin]).help("end the last line");
    }
}

/// Whether the line above is a comment.
fn follows_comment(bytes: &[u8], entry: Span) -> bool {
    let before = &bytes[..entry.start as usize];
    let Some(above) = before.strip_suffix(b"\n") else { return false };
    let start = above.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    above[start..].trim_ascii_start().starts_with(b"#")
}
