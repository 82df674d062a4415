use tns_parser::Span;

use super::directive::{Directive, Verb};
use crate::context::LintFile;
use crate::lines::lines;

/// What the directive `at` speaks of; nothing for `enable` and for what is no directive.
pub(super) fn of(file: &LintFile, all: &[Directive], at: usize) -> Option<Span> {
    let directive = &all[at];
    let end = file.source().len() + 1;
    match directive.verb? {
        Verb::FileIgnore => Some(Span::new(0, end)),
        Verb::Enable => None,
        Verb::Disable => {
            let ends = |later: &&Directive| later.verb == Some(Verb::Enable) && same_words(later, directive);
            let until = all[at + 1..].iter().find(ends).map_or(end, |later| later.span.start);
            Some(Span::new(directive.span.start, until))
        }
        Verb::Ignore if !directive.alone => Some(directive.line),
        Verb::Ignore => Some(next(file, directive.line.end)),
    }
}

/// The same words, in any order and case; no words mean all.
fn same_words(enable: &Directive, disable: &Directive) -> bool {
    let has = |words: &Directive, wanted: &str| {
        words.words.iter().any(|word| word.text.eq_ignore_ascii_case(wanted))
    };
    enable.words.is_empty() || disable.words.iter().all(|word| has(enable, &word.text))
}

/// The entry or parameter that starts on the next line with code, else that line.
fn next(file: &LintFile, from: u32) -> Span {
    let bytes = file.source().bytes();
    let code = |line: &crate::lines::Line| {
        let text = &bytes[line.code.range()];
        line.code.start >= from && !text.trim_ascii().is_empty()
    };
    let Some(line) = lines(file).find(code) else { return Span::at(from) };
    let text = &bytes[line.code.range()];
    let blanks = text.len() - text.trim_ascii_start().len();
    let start = line.code.start + blanks as u32;
    let path = file.parse().path_at(start);
    let whole = path.iter().map(|node| node.span()).find(|span| span.start == start);
    let end = whole.map_or(line.next, |span| span.end.max(line.next));
    Span::new(line.code.start, end)
}
