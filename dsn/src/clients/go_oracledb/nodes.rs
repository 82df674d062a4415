//! The driver's tree of names and values.

use super::{Refusal, broken};

/// `(NAME=value)` or `(NAME=(…)…)`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    /// As written.
    pub(super) name: &'a str,
    /// Without one pair of double quotes around it; blanks behind `=` belong to it.
    pub(super) value: &'a str,
    /// Behind the last node within it.
    end: usize,
}

/// A node, for messages.
pub(super) type Id<'a> = &'a Node<'a>;

/// Nodes in the order of the text.
#[derive(Debug)]
pub(super) struct Nodes<'a>(Vec<Node<'a>>);

impl<'a> Nodes<'a> {
    /// Never empty: the first one holds all that counts, a second group is read and forgotten.
    pub(super) fn parse(text: &'a str) -> Result<Self, Refusal> {
        let mut nodes: Vec<Node<'a>> = Vec::new();
        let mut open = Vec::new();
        let mut tokens = Tokens { text, at: 0 };
        while let Some(token) = tokens.next() {
            match token {
                Token::Open => {
                    let Some(Token::Text(text)) = tokens.next() else {
                        return Err(broken("expected name after '('"));
                    };
                    open.push(nodes.len());
                    nodes.push(node(text));
                }
                Token::Close => {
                    let closed = open.pop().ok_or_else(|| broken("unexpected ')'"))?;
                    nodes[closed].end = nodes.len();
                }
                Token::Text(_) => return Err(broken("invalid syntax: unexpected token")),
            }
        }
        match (open.len(), nodes.is_empty()) {
            (0, false) => Ok(Self(nodes)),
            (0, true) => Err(broken("no root node found")),
            (count, _) => Err(broken(&format!("unmatched parentheses - {count} unclosed nodes"))),
        }
    }

    /// The outermost node.
    pub(super) fn root(&self) -> usize {
        0
    }

    pub(super) fn get(&self, at: usize) -> &Node<'a> {
        &self.0[at]
    }

    /// The nodes directly in one, in the order of the text.
    pub(super) fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.0[of].end;
        let inside = move |at: usize| (at < end).then_some(at);
        std::iter::successors(inside(of + 1), move |&at| inside(self.0[at].end))
    }
}

fn node(token: &str) -> Node<'_> {
    let (name, value) = token.split_once('=').unwrap_or((token, ""));
    let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    Node { name, value: quoted.unwrap_or(value), end: 0 }
}

enum Token<'a> {
    Open,
    Close,
    Text(&'a str),
}

/// Goes from token to token. A blank before `=` ends a token, so `(HOST = h)` is an error; behind
/// `=` it is a part of the value. Within double quotes neither blanks nor parentheses count.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let token = match *self.text.as_bytes().get(self.at)? {
                b'(' => Token::Open,
                b')' => Token::Close,
                b' ' | b'\t' | b'\n' | b'\r' => {
                    self.at += 1;
                    continue;
                }
                _ => match self.word() {
                    "" => continue,
                    word => return Some(Token::Text(word)),
                },
            };
            self.at += 1;
            return Some(token);
        }
    }

    fn word(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let (mut in_quotes, mut has_equals) = (false, false);
        let ends = |byte: u8| {
            match byte {
                b'"' => in_quotes = !in_quotes,
                b'=' => has_equals = true,
                _ => {}
            }
            !in_quotes
                && (matches!(byte, b'(' | b')')
                    || !has_equals && matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        };
        let end = rest.bytes().position(ends).unwrap_or(rest.len());
        self.at += end;
        // At its end the driver compares the place of a character with the length in bytes, and so
        // forgets a last word that ends with a character beyond ASCII.
        let forgotten = end == rest.len() && !rest.ends_with(|last: char| last.is_ascii());
        if forgotten { "" } else { rest[..end].trim() }
    }
}
