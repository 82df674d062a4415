//! The walk over the entries of a file, and what hooks in on the way.

use rayon::prelude::*;
use tns_parser::catalog::Lookup;
use tns_parser::easy_connect::{self, Kind, classify};
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Node};

use super::Linter;
use super::hooks::{Hook, Hooks, mark};
use crate::context::{LintFile, Place};
use crate::diagnostic::Diagnostic;
use crate::rule::{Compare, Noting, Report, RuleInfo};
use crate::rules::route;
use crate::strings::{self, Easy, noticed};

/// Findings about the parameters of an entry after which its check stops: a text
/// with more of them is no configuration, and nobody reads the rest.
const ENOUGH: usize = 256;

/// Entries that one thread takes at a time.
const ENTRIES_AT_A_TIME: usize = 256;

impl Linter {
    /// What the rules about connect strings find in one.
    pub(super) fn string(&self, text: &str, place: strings::Place) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        for noticed in noticed(text, place) {
            for &(rule, check) in &self.hooks.strings {
                check(&noticed, &mut Report { rule, found: &mut found });
            }
        }
        if !self.hooks.easy.is_empty() && classify(text) == Kind::EasyConnect {
            self.easy(text, place, &mut found);
        }
        if place.alone {
            self.judged_string(text, &mut found);
        }
        found
    }

    /// What the rules about Easy Connect strings that can be used find in one.
    fn easy(&self, text: &str, place: strings::Place, found: &mut Vec<Diagnostic>) {
        if let Ok(string) = easy_connect::parse(text) {
            let easy = Easy { string: &string, place };
            for &(rule, check) in &self.hooks.easy {
                check(&easy, &mut Report { rule, found: &mut *found });
            }
        }
    }

    /// The value of an alias that is text: a connect string.
    fn text_entry(&self, file: &LintFile, entry: Node<'_>, found: &mut Vec<Diagnostic>) {
        for &(rule, check) in &self.hooks.text_entry {
            check(file, entry, &mut Report { rule, found: &mut *found });
        }
        let span = entry.value_span();
        // What is broken, or no text, is told by the rules about syntax.
        let text = std::str::from_utf8(file.source().slice(span)).unwrap_or_default();
        if !entry.is_broken() && !text.is_empty() && self.hooks.looks_at_strings() {
            let place = strings::Place { at: span.start, alone: false };
            found.extend(self.string(text, place));
        }
    }

    pub(super) fn entries(&self, file: &LintFile) -> Vec<Diagnostic> {
        self.compared(&[self.walk(file, file.parse().entries())])
    }

    pub(super) fn entries_in_parallel(&self, file: &LintFile) -> Vec<Diagnostic> {
        let mut entries = Vec::with_capacity(file.parse().entry_count());
        entries.extend(file.parse().entries());
        let chunks = entries.par_chunks(ENTRIES_AT_A_TIME);
        let parts: Vec<_> = chunks.map(|chunk| self.walk(file, chunk.iter().copied())).collect();
        self.compared(&parts)
    }

    pub(super) fn walk<'f>(&self, file: &'f LintFile, entries: impl Iterator<Item = Node<'f>>) -> Seen<'f> {
        let mut seen = Seen::new(&self.hooks);
        entries.for_each(|entry| self.entry(file, entry, &mut seen));
        seen
    }

    /// What was found in the entries, and what comparing them finds.
    fn compared(&self, parts: &[Seen<'_>]) -> Vec<Diagnostic> {
        let one = |(at, &(rule, compare)): (usize, &(&'static RuleInfo, Compare))| {
            let (mut found, mut notes) = (Vec::new(), Vec::new());
            parts.iter().for_each(|part| notes.extend_from_slice(&part.notes[at]));
            (compare.report)(&notes, &mut Report { rule, found: &mut found });
            found
        };
        let hooks = &self.hooks.compare;
        let compared: Vec<_> = match parts {
            [_] => hooks.iter().enumerate().map(one).collect(),
            _ => hooks.par_iter().enumerate().with_max_len(1).map(one).collect(),
        };
        let found = parts.iter().map(|part| &part.found).chain(&compared);
        found.flatten().cloned().collect()
    }

    fn entry<'f>(&self, file: &'f LintFile, entry: Node<'f>, seen: &mut Seen<'f>) {
        let found = &mut seen.found;
        for &(rule, check) in &self.hooks.entry {
            check(file, entry, &mut Report { rule, found: &mut *found });
        }
        if file.has_descriptors() && !entry.is_nested() && entry.keyword() != Keyword::IFILE {
            self.text_entry(file, entry, found);
        }
        self.judged_entry(file, entry, found);
        let place = Place::new(file, entry, None);
        self.place(&place, found);
        self.below(&place, found.len() + ENOUGH, found);
        for (notes, (_, compare)) in seen.notes.iter_mut().zip(&self.hooks.compare) {
            note(file, entry, compare, notes);
        }
    }

    fn below(&self, around: &Place<'_>, most: usize, found: &mut Vec<Diagnostic>) {
        for node in around.node.children().filter(|child| child.kind() == NodeKind::Param) {
            let place = Place::new(around.file, node, Some(around));
            if found.len() >= most {
                return;
            }
            self.place(&place, found);
            self.below(&place, most, found);
        }
    }

    #[inline]
    fn place(&self, place: &Place<'_>, found: &mut Vec<Diagnostic>) {
        let mut run = |hooks: &[Hook]| {
            for &(rule, check) in hooks {
                check(place, &mut Report { rule, found: &mut *found });
            }
        };
        let nested = !place.node.is_word() && place.node.is_nested();
        let below = if nested { marks(place.node) } else { u64::MAX };
        for (wanted, hook) in self.hooks.of_keyword(place.keyword) {
            if wanted & below != 0 {
                run(std::slice::from_ref(hook));
            }
        }
        if !place.node.is_word() {
            match nested {
                true => run(&self.hooks.containers),
                false => run(&self.hooks.loose_values),
            }
            if place.has_no_value() {
                run(&self.hooks.empty_params);
            }
        }
        if !matches!(place.found, Lookup::Here(_)) {
            run(&self.hooks.stray_params);
        }
    }
}

/// The marks of all parameters directly below, and one that is always there.
fn marks(node: Node<'_>) -> u64 {
    node.children().fold(1, |marks, child| marks | mark(child.keyword()))
}

/// Notes what a rule wants to compare of an entry.
fn note<'f>(file: &LintFile, entry: Node<'f>, compare: &Compare, notes: &mut Vec<(Node<'f>, u64)>) {
    let mut note = |node| notes.extend((compare.note)(node).map(|note| (node, note)));
    match compare.of {
        Noting::Aliases if file.kind() == FileKind::Tnsnames && entry.keyword() != Keyword::IFILE => {
            entry.names().for_each(note);
        }
        Noting::Entries if file.has_descriptors() => note(entry),
        Noting::Descriptions if file.has_descriptors() => route::descriptions(entry).for_each(&mut note),
        _ => {}
    }
}

/// What a walk over entries brings.
pub(super) struct Seen<'f> {
    pub(super) found: Vec<Diagnostic>,
    /// The notes of each rule that compares.
    notes: Vec<Vec<(Node<'f>, u64)>>,
}

impl Seen<'_> {
    fn new(hooks: &Hooks) -> Self {
        Self { found: Vec::new(), notes: vec![Vec::new(); hooks.compare.len()] }
    }
}
