use super::gap::{Gap, indent};
use super::pieces::{EntryTokens, Piece, Pieces, has_blank};
use super::{Lines, Options};
use crate::lex::Kind;
use crate::text::Span;
use crate::tree::{Node, NodeKind};

/// What the value of a node is.
enum Shape {
    Text,
    List,
    Params,
}

/// Where everything of an entry is to stand; `None` where it is better left alone.
/// Without `lines` as it fits.
pub(super) fn entry(
    entry: Node<'_>,
    tokens: &mut EntryTokens,
    options: &Options,
    lines: Option<Lines>,
) -> Option<Vec<Piece>> {
    if !tokens.read(entry) {
        return None;
    }
    let pieces = Pieces::new(entry.source(), tokens);
    let mut layout = Layout { options, lines, tokens, pieces };
    layout.entry(entry)?;
    layout.pieces.finish()
}

struct Layout<'a> {
    options: &'a Options,
    lines: Option<Lines>,
    tokens: &'a EntryTokens,
    pieces: Pieces<'a>,
}

impl Layout<'_> {
    fn entry(&mut self, entry: Node<'_>) -> Option<()> {
        let head = self.head(entry)?;
        let has_name = head > 0;
        let gap = if has_name { self.around_eq() } else { Gap::None };
        // Off the first line such a value would lose its blanks for some clients.
        let pinned = is_one_line(entry) && has_blank_value(entry);
        match shape(entry)? {
            Shape::Text => self.value(entry, gap),
            Shape::List => {
                let fits = self.fits(head + self.value_len(entry)) && !self.tokens.has_comment(entry.span());
                self.list(entry, gap, 0, self.wants_one_line(pinned || fits))
            }
            Shape::Params if self.wants_one_line(pinned || self.is_short(entry, head)) => {
                self.params(entry, gap, Gap::None, None)
            }
            Shape::Params if has_name => self.params(entry, Gap::Line(1), Gap::Line(1), Some(1)),
            Shape::Params => self.params(entry, Gap::None, Gap::Line(0), Some(0)),
        }
    }

    fn wants_one_line(&self, fits: bool) -> bool {
        self.lines.map_or(fits, |lines| lines == Lines::One)
    }

    /// Whether an entry of one line may stay so: nothing nested below its parameters.
    fn is_short(&self, entry: Node<'_>, head: usize) -> bool {
        is_one_line(entry) && is_shallow(entry) && self.fits(head + self.value_len(entry))
    }

    /// `A, B =`; gives the length with the blank behind it, 0 for a bare descriptor.
    fn head(&mut self, entry: Node<'_>) -> Option<usize> {
        let mut len = 0;
        for (at, name) in entry.names().enumerate() {
            if at > 0 {
                self.pieces.mark(Kind::Comma, Gap::None)?;
                len += 2;
            }
            // A line-by-line reader takes a name in column 1 for an entry of its own.
            if at > 0 && is_in_column_one(name) {
                return None;
            }
            self.pieces.text(name.span(), if at > 0 { Gap::Blank } else { Gap::None })?;
            len += name.span().len() as usize;
        }
        if len > 0 {
            self.pieces.mark(Kind::Eq, self.around_eq())?;
            len += self.eq_len();
        }
        Some(len)
    }

    /// Parameters side by side at a level, each on one line if there is none.
    fn params(&mut self, node: Node<'_>, first: Gap, other: Gap, level: Option<usize>) -> Option<()> {
        let mut gap = first;
        for param in node.params() {
            self.param(param, gap, level)?;
            gap = other;
        }
        Some(())
    }

    fn param(&mut self, node: Node<'_>, gap: Gap, level: Option<usize>) -> Option<()> {
        self.pieces.mark(Kind::Open, gap)?;
        self.pieces.keyword(node.name_span())?;
        self.pieces.mark(Kind::Eq, self.around_eq())?;
        let mut end = Gap::None;
        match (shape(node)?, level.filter(|&level| !self.is_flat(node, level))) {
            (Shape::Text, _) => self.value(node, self.around_eq())?,
            (Shape::List, broken) => {
                self.list(node, self.around_eq(), level.unwrap_or_default(), broken.is_none())?;
            }
            (Shape::Params, None) => self.params(node, self.around_eq(), Gap::None, None)?,
            (Shape::Params, Some(level)) => {
                let line = Gap::Line(level + 1);
                self.params(node, line, line, Some(level + 1))?;
                end = Gap::Close(level);
            }
        }
        self.pieces.mark(Kind::Close, end)
    }

    fn value(&mut self, node: Node<'_>, gap: Gap) -> Option<()> {
        match node.value_span() {
            span if span.is_empty() => Some(()),
            span => self.pieces.text(span, gap),
        }
    }

    /// `(a, b)` on one line, or one element a line.
    fn list(&mut self, node: Node<'_>, gap: Gap, level: usize, flat: bool) -> Option<()> {
        self.pieces.mark(Kind::Open, gap)?;
        for (at, item) in node.items().enumerate() {
            if at > 0 {
                self.pieces.mark(Kind::Comma, Gap::None)?;
            }
            let gap = match (at, flat) {
                (0, _) => Gap::None,
                (_, true) => Gap::Blank,
                (_, false) => Gap::Line(level + 1),
            };
            self.pieces.text(item.span(), gap)?;
        }
        self.pieces.mark(Kind::Close, Gap::None)
    }

    /// Whether a parameter stands on one line: what fits there and either stood
    /// there before or is nothing but an address or a list.
    fn is_flat(&self, node: Node<'_>, level: usize) -> bool {
        let is_list = node.params().next().is_none();
        let wanted = || is_list || is_address(node) || is_one_line(node);
        is_shallow(node)
            && wanted()
            && !self.tokens.has_comment(node.span())
            && self.fits(level * indent(self.options) + self.len(node))
    }

    fn fits(&self, len: usize) -> bool {
        len <= usize::from(self.options.line_width)
    }

    /// Length of a parameter on one line.
    fn len(&self, node: Node<'_>) -> usize {
        let name = node.name_span().len() as usize;
        2 + name + self.eq_len() + self.value_len(node)
    }

    fn value_len(&self, node: Node<'_>) -> usize {
        match shape(node) {
            Some(Shape::Params) => node.params().map(|param| self.len(param)).sum(),
            Some(Shape::List) => node.items().map(|item| item.span().len() as usize + 2).sum(),
            _ => node.value_span().len() as usize,
        }
    }

    fn around_eq(&self) -> Gap {
        if self.options.spaces_around_eq { Gap::Blank } else { Gap::None }
    }

    fn eq_len(&self) -> usize {
        if self.options.spaces_around_eq { 3 } else { 1 }
    }
}

/// `None` for a mixture of parameters and list elements.
fn shape(node: Node<'_>) -> Option<Shape> {
    match (node.params().next(), node.items().next()) {
        (None, None) => Some(Shape::Text),
        (None, Some(_)) => Some(Shape::List),
        (Some(_), None) => Some(Shape::Params),
        (Some(_), Some(_)) => None,
    }
}

/// Whether nothing is nested below the parameters of a node.
fn is_shallow(node: Node<'_>) -> bool {
    node.params().all(|param| param.params().next().is_none())
}

fn is_address(node: Node<'_>) -> bool {
    node.name().eq_ignore_ascii_case("ADDRESS")
}

fn is_one_line(node: Node<'_>) -> bool {
    memchr::memchr(b'\n', node.source().slice(node.span())).is_none()
}

fn is_in_column_one(node: Node<'_>) -> bool {
    let before = &node.source().bytes()[..node.span().start as usize];
    before.ends_with(b"\n")
}

/// Whether a value or a list element holds a blank.
fn has_blank_value(entry: Node<'_>) -> bool {
    let source = entry.source();
    let is_text =
        |node: &Node<'_>| node.kind() != NodeKind::Name && matches!(shape(*node), Some(Shape::Text));
    let texts = entry.descendants().filter(is_text);
    texts.map(Node::value_span).any(|span: Span| has_blank(source.slice(span)))
}
