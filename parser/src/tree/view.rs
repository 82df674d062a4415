use std::borrow::Cow;

use super::node::{BROKEN, NodeKind, PARENT, Part, QUOTED, Record, WORD};
use crate::catalog::{FileKind, Keyword};
use crate::error::SyntaxError;
use crate::lex::is_blank;
use crate::text::{Source, Span};

/// One node of a parsed text: two references, cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    part: &'a Part,
    record: &'a Record,
}

impl Part {
    /// The entries of this part.
    pub(crate) fn entries(&self) -> impl ExactSizeIterator<Item = Node<'_>> {
        self.entries.iter().map(|&at| Node { part: self, record: &self.records[at as usize] })
    }

    /// The last entry that starts at a byte or before it.
    pub(crate) fn entry_from(&self, offset: u32) -> Option<Node<'_>> {
        let record = |at: &u32| &self.records[*at as usize];
        let after = self.entries.partition_point(|at| record(at).start <= offset);
        self.entries[..after].last().map(|at| Node { part: self, record: record(at) })
    }
}

impl<'a> Node<'a> {
    /// The text it belongs to.
    #[inline]
    pub fn source(self) -> &'a Source {
        &self.part.source
    }

    /// The kind of file it was read from.
    #[inline]
    pub fn file_kind(self) -> FileKind {
        self.part.kind
    }

    /// Whether `#` starts a comment around it: in files, not in a connect string.
    #[inline]
    pub fn has_comments(self) -> bool {
        self.part.kind != FileKind::Descriptor
    }

    /// The entry it stands in; itself where it is one.
    pub fn entry(self) -> Self {
        self.part.entry_from(self.record.start).unwrap_or(self)
    }

    /// The syntax errors of its text, in the order of the text.
    pub fn errors(self) -> impl Iterator<Item = &'a SyntaxError> {
        let (all, span) = (&self.part.errors, self.span());
        let first = all.partition_point(|error| error.at.start < span.start);
        all[first..].iter().take_while(move |error| error.at.start <= span.end)
    }

    /// Its place in the tree, unique and in the order of the text.
    pub fn index(self) -> u64 {
        u64::from(self.part.number) << 32 | u64::from(self.at())
    }

    /// Which record of its part it is. A reference to the record serves every
    /// question but this one, which is asked once where a walk begins.
    #[inline]
    fn at(self) -> u32 {
        let from_first = std::ptr::from_ref(self.record).addr() - self.part.records.as_ptr().addr();
        (from_first / size_of::<Record>()) as u32
    }

    /// What it is.
    pub fn kind(self) -> NodeKind {
        self.record.kind
    }

    /// All of it: from `(` to `)`, from the first name to the end of the value.
    pub fn span(self) -> Span {
        Span::new(self.record.start, self.record.end)
    }

    /// Its keyword; for an entry that of its first name.
    pub fn keyword(self) -> Keyword {
        self.record.keyword
    }

    /// The span of a parameter's keyword as written, empty where it has none.
    pub fn name_span(self) -> Span {
        let record = self.record;
        match record.kind {
            NodeKind::Param if record.name_end > record.start + 1 => {
                Span::new(self.after_blanks(record.start + 1, record.name_end), record.name_end)
            }
            NodeKind::Param | NodeKind::Item => Span::at(record.start),
            NodeKind::Name => self.span(),
            NodeKind::Entry => self.names().next().map_or(Span::at(record.start), Node::span),
        }
    }

    /// The keyword as written; for an entry its first name.
    pub fn name(self) -> Cow<'a, str> {
        self.part.source.text(self.name_span())
    }

    /// The span of the value as written, with its quotes or parentheses;
    /// empty behind the `=` where there is no value.
    pub fn value_span(self) -> Span {
        Span::new(self.record.value_start, self.record.value_end)
    }

    /// Whether the value is one quoted text.
    pub fn is_quoted(self) -> bool {
        self.record.flags & QUOTED != 0
    }

    /// Whether the value is known to be one word: no blank, line end or comment
    /// in it, and no quotes around it.
    #[inline]
    pub fn is_word(self) -> bool {
        self.record.flags & WORD != 0
    }

    /// Whether a syntax error makes this entry unusable.
    pub fn is_broken(self) -> bool {
        self.record.flags & BROKEN != 0
    }

    /// The value as a client reads it: without quotes and comments, line
    /// breaks as one space.
    #[inline]
    pub fn value(self) -> Cow<'a, str> {
        let span = self.value_span();
        if self.is_word() {
            return self.part.source.text(span);
        }
        let inner = match self.is_quoted() {
            true => Span::new(span.start + 1, span.end - 1),
            false => span,
        };
        match self.part.source.text(inner) {
            // In a connect string a line break is a character like others.
            text if self.has_comments() && text.contains(['\n', '\r']) => Cow::Owned(self.joined(&text)),
            text => text,
        }
    }

    /// The lines of a value as one: comments cut, blanks at the breaks as one space.
    fn joined(self, text: &str) -> String {
        let content = |line: &'_ str| line.split('#').next().unwrap_or_default().trim().to_owned();
        let lines: Vec<_> = text.split(['\n', '\r']).map(content).filter(|line| !line.is_empty()).collect();
        lines.join(" ")
    }

    /// The nodes directly below.
    #[inline]
    pub fn children(self) -> impl Iterator<Item = Node<'a>> {
        let (records, mut at) = self.below();
        std::iter::from_fn(move || {
            let record = records.get(at as usize)?;
            at = record.next;
            Some(Node { record, ..self })
        })
    }

    /// All records up to the end of this subtree, and which of them is the first below.
    #[inline]
    fn below(self) -> (&'a [Record], u32) {
        (&self.part.records[..self.record.next as usize], self.at() + 1)
    }

    /// The nodes below and itself, in the order of the text.
    pub fn descendants(self) -> impl Iterator<Item = Node<'a>> {
        let subtree = self.at() as usize..self.record.next as usize;
        self.part.records[subtree].iter().map(move |record| Node { record, ..self })
    }

    /// The names of an entry.
    pub fn names(self) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(|child| child.kind() == NodeKind::Name)
    }

    /// The parameters directly below.
    pub fn params(self) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(|child| child.kind() == NodeKind::Param)
    }

    /// The elements of a list value.
    pub fn items(self) -> impl Iterator<Item = Node<'a>> {
        self.children().filter(|child| child.kind() == NodeKind::Item)
    }

    /// The last parameter of a keyword directly below: the one that counts.
    #[inline]
    pub fn param(self, keyword: Keyword) -> Option<Self> {
        let mut found = None;
        let (records, mut at) = self.below();
        while let Some(record) = records.get(at as usize) {
            if record.keyword == keyword && record.kind == NodeKind::Param {
                found = Some(Node { record, ..self });
            }
            at = record.next;
        }
        found
    }

    /// Whether the value is nested parameters or a list.
    pub fn is_nested(self) -> bool {
        // Only an entry has names below.
        match self.record.kind {
            NodeKind::Entry => self.children().any(|child| child.kind() != NodeKind::Name),
            _ => self.record.flags & PARENT != 0,
        }
    }

    /// Whether both mean the same: equal keywords in any case, equal values,
    /// equal children in the same order; names of entries do not count.
    pub fn same_value(self, other: Node<'_>) -> bool {
        let below = |node: &Node<'_>| node.kind() != NodeKind::Name;
        let (mut ours, mut theirs) = (self.children().filter(below), other.children().filter(below));
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return self.is_nested() || self.value() == other.value(),
                (Some(a), Some(b)) if a.kind() == b.kind() => {
                    if !a.name().eq_ignore_ascii_case(&b.name()) || !a.same_value(b) {
                        return false;
                    }
                }
                _ => return false,
            }
        }
    }

    fn after_blanks(self, from: u32, to: u32) -> u32 {
        let mut at = from as usize;
        let bytes = self.part.source.bytes();
        while at < to as usize {
            match bytes[at] {
                b'#' if self.has_comments() => {
                    at += bytes[at..to as usize].iter().take_while(|b| !matches!(b, b'\n' | b'\r')).count();
                }
                0xC2 if bytes.get(at + 1) == Some(&0xA0) => at += 2,
                byte if is_blank(byte) => at += 1,
                _ => break,
            }
        }
        at as u32
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?} {} {:?}", self.kind(), self.name(), self.span())
    }
}
