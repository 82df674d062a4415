use std::borrow::Cow;

use super::node::{BROKEN, NodeKind, QUOTED, Record, WORD};
use crate::Parse;
use crate::catalog::Keyword;
use crate::lex::is_blank;
use crate::text::Span;

/// One node of a parsed text: an index, cheap to copy.
#[derive(Clone, Copy)]
pub struct Node<'a> {
    parse: &'a Parse,
    part: u32,
    index: u32,
}

impl<'a> Node<'a> {
    pub(crate) fn new(parse: &'a Parse, part: u32, index: u32) -> Self {
        Self { parse, part, index }
    }

    #[inline(always)]
    fn record(self) -> &'a Record {
        &self.parse.tree().parts[self.part as usize].records[self.index as usize]
    }

    /// The text it belongs to.
    pub fn parse(self) -> &'a Parse {
        self.parse
    }

    /// Its place in the tree, unique and in the order of the text.
    pub fn index(self) -> u64 {
        u64::from(self.part) << 32 | u64::from(self.index)
    }

    /// What it is.
    pub fn kind(self) -> NodeKind {
        self.record().kind
    }

    /// All of it: from `(` to `)`, from the first name to the end of the value.
    pub fn span(self) -> Span {
        Span::new(self.record().start, self.record().end)
    }

    /// Its keyword; for an entry that of its first name.
    pub fn keyword(self) -> Keyword {
        self.record().keyword
    }

    /// The span of a parameter's keyword as written, empty where it has none.
    pub fn name_span(self) -> Span {
        let record = self.record();
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
        self.parse.source().text(self.name_span())
    }

    /// The span of the value as written, with its quotes or parentheses;
    /// empty behind the `=` where there is no value.
    pub fn value_span(self) -> Span {
        Span::new(self.record().value_start, self.record().value_end)
    }

    /// Whether the value is one quoted text.
    pub fn is_quoted(self) -> bool {
        self.record().flags & QUOTED != 0
    }

    /// Whether the value is known to be one word: no blank, line end or comment
    /// in it, and no quotes around it.
    #[inline]
    pub fn is_word(self) -> bool {
        self.record().flags & WORD != 0
    }

    /// Whether a syntax error makes this entry unusable.
    pub fn is_broken(self) -> bool {
        self.record().flags & BROKEN != 0
    }

    /// The value as a client reads it: without quotes and comments, line
    /// breaks as one space.
    #[inline]
    pub fn value(self) -> Cow<'a, str> {
        let span = self.value_span();
        if self.is_word() {
            return self.parse.source().text(span);
        }
        let inner = match self.is_quoted() {
            true => Span::new(span.start + 1, span.end - 1),
            false => span,
        };
        match self.parse.source().text(inner) {
            // In a connect string a line break is a character like others.
            text if self.parse.has_comments() && text.contains(['\n', '\r']) => {
                Cow::Owned(self.joined(&text))
            }
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
        let records = self.below();
        let mut at = self.index + 1;
        std::iter::from_fn(move || {
            let node = Node { index: at, ..self };
            at = records.get(at as usize)?.next;
            Some(node)
        })
    }

    /// All records up to the end of this subtree.
    #[inline]
    fn below(self) -> &'a [Record] {
        let records = &self.parse.tree().parts[self.part as usize].records;
        &records[..records[self.index as usize].next as usize]
    }

    /// The nodes below and itself, in the order of the text.
    pub fn descendants(self) -> impl Iterator<Item = Node<'a>> {
        (self.index..self.record().next).map(move |index| Node { index, ..self })
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
        let (mut found, mut at) = (None, self.index + 1);
        let records = self.below();
        while let Some(record) = records.get(at as usize) {
            if record.keyword == keyword && record.kind == NodeKind::Param {
                found = Some(Node { index: at, ..self });
            }
            at = record.next;
        }
        found
    }

    /// Whether the value is nested parameters or a list.
    pub fn is_nested(self) -> bool {
        match self.record() {
            record if record.next == self.index + 1 => false,
            // Only an entry has names below.
            record => {
                record.kind != NodeKind::Entry || self.children().any(|child| child.kind() != NodeKind::Name)
            }
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
        let bytes = self.parse.source().bytes();
        while at < to as usize {
            match bytes[at] {
                b'#' if self.parse.has_comments() => {
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
