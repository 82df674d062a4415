//! Comments that tell which entries a database refers to: `# LOCAL_LISTENER = LISTENER_SALES`.

use memchr::{memchr, memchr2};

use super::{NameUse, Role, uses};
use crate::catalog::{FileKind, REFERENCES, ReferencePlace};
use crate::text::{Source, Span};
use crate::{Parse, parse};

/// The names that comments mention as values of initialization parameters.
pub(super) fn mentions(parse: &Parse) -> Vec<NameUse> {
    let source = parse.source();
    let none = source.is_utf16() || !parse.has_comments();
    let bytes = source.bytes();
    let mut at = if none { bytes.len() } else { 0 };
    let mut found = Vec::new();
    while let Some(hash) = memchr(b'#', &bytes[at..]) {
        let start = at + hash;
        let end = start + memchr2(b'\n', b'\r', &bytes[start..]).unwrap_or(bytes.len() - start);
        found.extend(of_comment(source, Span::new(start as u32 + 1, end as u32)));
        at = end;
    }
    found
}

fn of_comment(source: &Source, comment: Span) -> Vec<NameUse> {
    let bytes = source.slice(comment);
    let database = REFERENCES.iter().filter(|row| row.place == ReferencePlace::Database);
    let starts = database.flat_map(|row| occurrences(bytes, row.name.as_bytes()));
    starts
        .flat_map(|start| of_setting(source, Span::new(comment.start + start as u32, comment.end)))
        .collect()
}

/// Where a word stands that does not continue another one, in any case.
fn occurrences<'a>(bytes: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let is_it = move |&at: &usize| {
        let before = at.checked_sub(1).map(|at| bytes[at]);
        bytes[at..at + word.len()].eq_ignore_ascii_case(word)
            && !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    (0..(bytes.len() + 1).saturating_sub(word.len())).filter(is_it)
}

/// The names in `LOCAL_LISTENER = …`, read as a line of a profile.
fn of_setting(source: &Source, span: Span) -> Vec<NameUse> {
    let Ok(line) = Source::new(source.slice(span)) else { return Vec::new() };
    let line = parse(line, FileKind::Sqlnet);
    let mut found = Vec::new();
    line.entries().take(1).for_each(|entry| uses(entry, None, &mut found));
    let moved = |span: Span, by: u32| Span::new(span.start + by, span.end + by);
    let outer = |name: NameUse| NameUse {
        role: Role::Mention,
        span: moved(name.span, span.start),
        around: moved(name.around, span.start),
        ..name
    };
    found.into_iter().map(outer).collect()
}
