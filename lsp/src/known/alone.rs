use std::sync::Arc;

use memchr::memmem;
use tns_lint::{Diagnostic, LintFile, Linter, Verb, directives};
use tns_parser::{Source, Span, parse};

use super::shift::{Shift, through};
use crate::document::{Block, Document};

/// What every suppression comment holds.
const MARK: &[u8] = b"tnslint:";

/// The comments of a document that keep findings quiet beyond what follows them: those of the
/// whole file, and those that begin and end a stretch.
#[derive(Clone, Debug, Default)]
pub struct Carried(Arc<[(Span, Verb, String)]>);

impl Carried {
    /// Those of a file.
    pub fn of(file: &LintFile) -> Self {
        let text = |span| file.text(span);
        let far = directives(file).into_iter().filter_map(|directive| {
            let verb = directive
                .verb
                .filter(|verb| matches!(verb, Verb::FileIgnore | Verb::Disable | Verb::Enable))?;
            Some((directive.span, verb, text(directive.span)))
        });
        Self(far.collect())
    }

    /// The same, each where it is elsewhere; without those that are not there.
    pub(crate) fn moved(
        &self,
        to: impl Fn(Span) -> Option<Span>,
    ) -> impl Iterator<Item = (Span, Verb, String)> {
        self.0.iter().filter_map(move |(span, verb, text)| Some((to(*span)?, *verb, text.clone())))
    }

    /// What is wrong in a block by itself, places as in the document.
    pub(super) fn alone(
        &self,
        document: &Document,
        block: Block<'_>,
        shifts: &[Shift],
        linter: &Linter,
    ) -> Vec<Diagnostic> {
        let before = self.before(document, block, shifts);
        if before.is_empty() {
            let found = block.reading.found.get_or_init(|| linter.alone(block.file()));
            return found.iter().map(|found| found.clone().moved(|span| block.outer(span))).collect();
        }
        let carried = before.len() as u32;
        let own = document.slice(block.span());
        let Ok(source) = Source::new(before + &own) else { return Vec::new() };
        let file = LintFile::new(parse(source, document.kind())).with_options(document.options());
        let own = linter.alone(&file).into_iter().filter(|found| found.span.start >= carried);
        own.map(|found| {
            found.moved(|span| {
                block.outer(Span::new(span.start.saturating_sub(carried), span.end.saturating_sub(carried)))
            })
        })
        .collect()
    }

    /// The comments before a block that speak of it: those carried along, and what stands between
    /// the last entry before it and its own.
    fn before(&self, document: &Document, block: Block<'_>, shifts: &[Shift]) -> String {
        let mut before = String::new();
        for (span, verb, text) in self.0.iter() {
            let Some(now) = through(shifts, *span) else { continue };
            let outside = now.start < block.start || now.start >= block.span().end;
            if outside && (now.start < block.start || *verb == Verb::FileIgnore) {
                before.push_str(text);
                before.push('\n');
            }
        }
        let marked = |at: &u32| memmem::find(document.block_bytes(*at), MARK).is_some();
        if let Some(at) = block.start.checked_sub(1).filter(marked) {
            let previous = document.block_at(at);
            let end = previous.parse().entries().last().map_or(0, |entry| entry.span().end);
            let tail = previous.file().text(Span::new(end, previous.len));
            // The rest of the line belongs to the entry before.
            let own_lines = tail.find(['\n', '\r']).map_or("", |at| &tail[at..]);
            before.push_str(own_lines.trim_start_matches(['\n', '\r']));
        }
        before
    }
}

impl FromIterator<(Span, Verb, String)> for Carried {
    fn from_iter<I: IntoIterator<Item = (Span, Verb, String)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}
