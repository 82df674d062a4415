use tns_parser::Span;

use crate::context::LintFile;
use crate::lines::lines;

/// What a comment for the linter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive {
    /// What it does; `None` where the word is unknown.
    pub verb: Option<Verb>,
    /// From `#` to the end of the comment.
    pub span: Span,
    /// The codes, prefixes, names and groups in its brackets.
    pub words: Vec<Word>,
    /// Whether the brackets are there and closed.
    pub closed: bool,
    /// What stands behind the brackets.
    pub reason: String,
    /// Whether nothing but blanks stands before it on its line.
    pub alone: bool,
    /// Start and end of its line, the line end included.
    pub line: Span,
}

/// What a directive does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Speaks of a line, an entry or a parameter.
    Ignore,
    /// Speaks of the whole file.
    FileIgnore,
    /// Speaks of everything up to the next `enable` with the same words.
    Disable,
    /// Ends a `disable`.
    Enable,
}

/// One word in the brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

const VERBS: [(&str, Verb); 4] = [
    ("ignore", Verb::Ignore),
    ("file-ignore", Verb::FileIgnore),
    ("disable", Verb::Disable),
    ("enable", Verb::Enable),
];

/// The comments for the linter, in the order of the text.
pub fn directives(file: &LintFile) -> Vec<Directive> {
    let bytes = file.source().bytes();
    // Most files have none; a search for the mark is cheaper than a look at every line.
    if memchr::memmem::find(bytes, b"tnslint:").is_none() {
        return Vec::new();
    }
    let of_line = |line: crate::lines::Line| {
        let comment = Span::new(line.code.end, line.text.end);
        let code = &bytes[line.code.range()];
        let alone = code.trim_ascii().is_empty();
        read(&file.text(comment), comment, alone, Span::new(line.code.start, line.next))
    };
    lines(file).filter(|line| line.code.end < line.text.end).filter_map(of_line).collect()
}

/// Reads one comment; nothing where it is not for the linter.
fn read(comment: &str, span: Span, alone: bool, line: Span) -> Option<Directive> {
    let inner = comment.trim_start_matches('#').trim_start();
    let rest = inner.strip_prefix("tnslint:")?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
    let (verb, rest) = rest.split_at(end);
    let verb = VERBS.iter().find(|(name, _)| *name == verb).map(|&(_, verb)| verb);
    let (list, reason) = match rest.trim_start().strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((list, reason)) => (Some(list), reason),
        None => (None, rest),
    };
    let place = |part: &str| span.start + (part.as_ptr() as usize - comment.as_ptr() as usize) as u32;
    let word = |part: &str| {
        let text = part.trim();
        let start = place(text);
        Word { text: text.to_owned(), span: Span::new(start, start + text.len() as u32) }
    };
    let words = list.into_iter().flat_map(|list| list.split(',')).map(word);
    Some(Directive {
        verb,
        span,
        words: words.filter(|word| !word.text.is_empty()).collect(),
        closed: list.is_some(),
        reason: reason.trim_start_matches([':', '-', ' ', '\t']).trim_end().to_owned(),
        alone,
        line,
    })
}
