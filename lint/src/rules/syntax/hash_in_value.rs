use std::collections::HashSet;

use tns_parser::{FileKind, Span, SyntaxCode};

use crate::context::LintFile;
use crate::lines::commented_lines;
use crate::rule::{Check, Report, rule};

rule! {
    /// A `#` inside a name or value cuts the line.
    ///
    /// ## What it does
    /// Reports a `#` between quotes, and one that follows a character of a name
    /// or value without a blank.
    ///
    /// ## Why is this bad?
    /// In files `#` starts a comment wherever it stands. Oracle's manual lets
    /// quotes protect it, but every thin client cuts the line all the same:
    /// python-oracledb refuses the alias (DPY-4017) and loses the one behind
    /// it, node-oracledb refuses every alias of the file (NJS-514). No client
    /// honours `\#` in a file.
    HASH_IN_VALUE = "TNS009", "hash-in-value", Syntax, Warning,
    fix: None, mistakes: ["S09"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.kind() == FileKind::Descriptor {
        return;
    }
    let in_quotes = file.parse().errors().iter().filter(|error| error.code == SyntaxCode::HashInQuotes);
    let in_quotes: HashSet<u32> = in_quotes.map(|error| error.at.start).collect();
    for line in commented_lines(file) {
        let at = Span::new(line.code.end, line.code.end + 1);
        if in_quotes.contains(&at.start) {
            report
                .at(at, "`#` starts a comment here although it stands in quotes: thin clients cut the line")
                .label("the rest of the line is a comment")
                .help(
                    "Oracle's manual lets quotes protect it, no thin client does: choose a value without `#`",
                );
        } else if follows_text(file.source().slice(line.code)) {
            report
                .at(at, "`#` starts a comment here, in the middle of a word: every client cuts the line")
                .label("the rest of the line is a comment")
                .help("put a blank before `#` where a comment is meant, else choose a value without `#`");
        }
    }
}

/// Whether a line up to its `#` ends with a character of a name or value.
fn follows_text(code: &[u8]) -> bool {
    let mark = |byte: &u8| {
        byte.is_ascii_whitespace() || matches!(byte, b'(' | b')' | b'=' | b',' | b'"' | b'\'' | 0x0B)
    };
    code.last().is_some_and(|byte| !mark(byte)) && !code.ends_with("\u{A0}".as_bytes())
}
