use super::{KeywordCase, Options};
use crate::lex::{Lexer, Tokens};
use crate::tree::{Node, NodeKind};

/// Writes entries in their new shape.
pub(super) struct Layout<'a> {
    pub(super) options: &'a Options,
    pub(super) line_end: &'static str,
}

impl Layout<'_> {
    /// The text of an entry; `None` where it is better left alone.
    pub(super) fn entry(&self, entry: Node<'_>) -> Option<String> {
        let head = head(entry)?;
        if has_comment(entry) || !entry.descendants().all(|node| is_plain(node)) {
            return None;
        }
        let params: Vec<_> = entry.params().collect();
        if params.is_empty() {
            return self.scalar(entry, head);
        }
        if entry.items().next().is_some() {
            return None;
        }
        let one_line = is_one_line(entry);
        match blank_on_first_line(entry) {
            true if one_line => Some(format!("{head}{}", self.flat_all(&params))),
            true => None,
            false if one_line && self.is_short(&head, &params) => Some(format!("{head}{}", self.flat_all(&params))),
            false => Some(self.nested_entry(&head, &params)),
        }
    }

    /// An entry without nested parameters: `NAME = value`, `NAME = (a, b)`.
    fn scalar(&self, entry: Node<'_>, head: String) -> Option<String> {
        let items: Vec<_> = entry.items().map(raw).collect::<Option<_>>()?;
        let value = if items.is_empty() { raw(entry)? } else { format!("({})", items.join(", ")) };
        let one = head.len() + value.len() <= usize::from(self.options.line_width);
        match (is_one_line(entry), items.is_empty()) {
            (true, _) | (false, true) => Some(format!("{head}{value}").trim_end().to_owned()),
            (false, false) if one => Some(format!("{head}{value}")),
            (false, false) => {
                let separator = format!(",{}{}", self.line_end, self.blanks(1));
                Some(format!("{head}({})", items.join(&separator)))
            }
        }
    }

    /// Whether an entry of one line may stay so: nothing nested below its parameters.
    fn is_short(&self, head: &str, params: &[Node<'_>]) -> bool {
        let shallow = params.iter().all(|param| param.params().next().is_none());
        shallow && head.len() + self.flat_all(params).len() <= usize::from(self.options.line_width)
    }

    fn nested_entry(&self, head: &str, params: &[Node<'_>]) -> String {
        let level = usize::from(!head.is_empty());
        let lines: Vec<_> = params.iter().map(|param| format!("{}{}", self.blanks(level), self.param(*param, level))).collect();
        let body = lines.join(self.line_end);
        match head.is_empty() {
            true => body,
            false => format!("{}{}{body}", head.trim_end(), self.line_end),
        }
    }

    /// A parameter at a level; its first line has no indentation.
    fn param(&self, node: Node<'_>, level: usize) -> String {
        let flat = self.flat(node);
        let fits = self.blanks(level).len() + flat.len() <= usize::from(self.options.line_width);
        let shallow = node.params().all(|child| child.params().next().is_none());
        let is_address = node.name().eq_ignore_ascii_case("ADDRESS");
        if node.params().next().is_none() || (fits && shallow && (is_address || is_one_line(node))) {
            return flat;
        }
        let (outer, inner) = (self.blanks(level), self.blanks(level + 1));
        let mut text = format!("({} ={}", self.keyword(node), self.line_end);
        for child in node.params() {
            text.push_str(&format!("{inner}{}{}", self.param(child, level + 1), self.line_end));
        }
        text + &outer + ")"
    }

    fn flat_all(&self, params: &[Node<'_>]) -> String {
        params.iter().map(|param| self.flat(*param)).collect()
    }

    /// A parameter on one line.
    fn flat(&self, node: Node<'_>) -> String {
        let params: Vec<_> = node.params().collect();
        let value = if params.is_empty() { raw(node).unwrap_or_default() } else { self.flat_all(&params) };
        let gap = if value.is_empty() { "" } else { " " };
        format!("({} ={gap}{value})", self.keyword(node))
    }

    fn keyword(&self, node: Node<'_>) -> String {
        match self.options.keyword_case {
            KeywordCase::Keep => node.name().into_owned(),
            KeywordCase::Upper => node.name().to_ascii_uppercase(),
            KeywordCase::Lower => node.name().to_ascii_lowercase(),
        }
    }

    fn blanks(&self, level: usize) -> String {
        " ".repeat(usize::from(self.options.indent.max(1)) * level)
    }
}

/// `A, B = `; empty for a bare descriptor.
fn head(entry: Node<'_>) -> Option<String> {
    let names: Vec<_> = entry.names().map(|name| name.parse().source().slice(name.span())).collect();
    let names: Vec<_> = names.into_iter().map(std::str::from_utf8).collect::<Result<_, _>>().ok()?;
    Some(if names.is_empty() { String::new() } else { format!("{} = ", names.join(", ")) })
}

/// The value as written.
fn raw(node: Node<'_>) -> Option<String> {
    let bytes = node.parse().source().slice(node.value_span());
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

fn is_one_line(node: Node<'_>) -> bool {
    !node.parse().source().slice(node.span()).contains(&b'\n')
}

/// Whether the layout knows how to write a node: text on one line, no mixture
/// of parameters and list elements.
fn is_plain(node: Node<'_>) -> bool {
    let is_leaf = node.params().next().is_none();
    let mixed = !is_leaf && node.items().next().is_some();
    let bytes = node.parse().source().slice(node.value_span());
    let broken_value = is_leaf && node.kind() != NodeKind::Entry && bytes.iter().any(|byte| byte.is_ascii_control());
    let scalar = node.kind() == NodeKind::Entry && is_leaf && node.items().next().is_none();
    !(mixed || broken_value || std::str::from_utf8(bytes).is_err() || (scalar && bytes.contains(&b'\n')))
}

/// Whether the gaps between the tokens of an entry hold more than blanks.
fn has_comment(entry: Node<'_>) -> bool {
    let source = entry.parse().source();
    let bytes = &source.bytes()[..entry.span().end as usize];
    let mut tokens = Tokens::default();
    let mut end = entry.span().start;
    let mut lexer = Lexer::new(bytes, end as usize, entry.parse().has_comments());
    lexer.fill(&mut tokens, usize::MAX);
    (0..tokens.len()).any(|at| {
        let gap = source.slice(crate::text::Span::new(end, tokens.span(at).start));
        end = tokens.span(at).end;
        gap.iter().any(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    })
}

/// Whether a value with blanks stands on the first line of an entry.
/// node-oracledb takes blanks out of continuation lines, also inside quotes:
/// such a value is whole only there.
fn blank_on_first_line(entry: Node<'_>) -> bool {
    let source = entry.parse().source();
    let text = source.slice(entry.span());
    let first = entry.span().start + text.iter().position(|&byte| byte == b'\n').unwrap_or(text.len()) as u32;
    let has_blank = |node: &Node<'_>| source.slice(node.value_span()).iter().any(|byte| matches!(byte, b' ' | b'\t'));
    let leaves = entry.descendants().filter(|node| node.kind() == NodeKind::Param && node.params().next().is_none());
    let leaves = leaves.filter(|node| node.items().next().is_none());
    leaves.take_while(|node| node.span().start < first).any(|node| has_blank(&node))
}
