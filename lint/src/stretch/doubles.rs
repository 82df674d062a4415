use std::collections::HashSet;

use tns_parser::{FileKind, Node, Source, Span, TooLarge, parse};

use super::Stretch;
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::rules::names::duplicate_alias::{DUPLICATE_ALIAS, hash};
use crate::run::Linter;

/// Bits of a note that hold the number of a stretch; a file has fewer than a million.
const NUMBER: u32 = 20;

/// Notes on the aliases of a file that is read in stretches: eight bytes for each.
#[derive(Debug, Default)]
pub(super) struct Doubles {
    /// The hash of a name, and behind it the number of its stretch.
    seen: Vec<u64>,
    stretches: u64,
}

impl Doubles {
    /// Notes the aliases of the next stretch.
    pub(super) fn note(&mut self, stretch: &Stretch) {
        let hashes = stretch.file.parse().entries().flat_map(Node::names).filter_map(hash);
        self.seen.extend(hashes.map(|hash| hash << NUMBER | self.stretches));
        self.stretches += 1;
    }

    /// The aliases that seem to stand in several stretches.
    pub(super) fn suspects(mut self) -> Suspects {
        self.seen.sort_unstable();
        self.seen.dedup();
        let pairs = self.seen.windows(2).filter(|pair| pair[0] >> NUMBER == pair[1] >> NUMBER);
        Suspects {
            hashes: pairs.map(|pair| pair[0] >> NUMBER).collect(),
            text: Vec::new(),
            pieces: Vec::new(),
        }
    }
}

/// The entries that seem to stand in several stretches, taken together from a second pass.
#[derive(Debug)]
pub(super) struct Suspects {
    hashes: HashSet<u64>,
    text: Vec<u8>,
    /// Where each entry starts in `text` and in the file.
    pieces: Vec<(u32, u32)>,
}

impl Suspects {
    /// Whether there is none, so that no second pass is needed.
    pub(super) fn is_empty(&self) -> bool {
        self.hashes.is_empty()
    }

    /// Takes the entries of a stretch; gives the places of their names in its text.
    pub(super) fn collect(&mut self, stretch: &Stretch) -> Vec<Span> {
        let is_suspect = |name: Node<'_>| hash(name).is_some_and(|hash| self.hashes.contains(&hash));
        let entries = stretch.file.parse().entries().filter(|entry| entry.names().any(is_suspect));
        let mut names = Vec::new();
        for (entry, at) in entries.filter_map(|entry| Some((entry, stretch.in_file(entry.span())?))) {
            self.pieces.push((self.text.len() as u32, at.start));
            self.text.extend_from_slice(stretch.file.source().slice(entry.span()));
            self.text.push(b'\n');
            names.extend(entry.names().map(Node::span));
        }
        names
    }

    /// The aliases that are defined again in another stretch or in the same one, with their places in
    /// the file; nothing where the linter does not look for them.
    ///
    /// # Errors
    /// [`TooLarge`] where the entries have 4 GiB or more.
    pub(super) fn findings(self, linter: &Linter) -> Result<Vec<Diagnostic>, TooLarge> {
        if !linter.runs(&DUPLICATE_ALIAS) {
            return Ok(Vec::new());
        }
        let file = LintFile::new(parse(Source::new(self.text)?, FileKind::Tnsnames));
        let mut found = linter.everything(&file);
        found.retain(|found| found.rule.code == DUPLICATE_ALIAS.code);
        // Where lines end differently, an edit would miss them.
        let moved =
            |found: Diagnostic| Diagnostic { fix: None, ..found }.moved(|span| in_file(&self.pieces, span));
        Ok(found.into_iter().map(moved).collect())
    }
}

fn in_file(pieces: &[(u32, u32)], span: Span) -> Span {
    let piece = pieces.partition_point(|(at, _)| *at <= span.start).checked_sub(1);
    let (at, from) = piece.and_then(|nth| pieces.get(nth)).copied().unwrap_or_default();
    Span::new(from + (span.start - at), from + (span.end - at))
}
