//! The pairs of names and values that node-oracledb makes of a descriptor.

use std::borrow::Cow;
use std::iter;

use super::super::Refusal;
use super::script::is_word;
use super::tokens::{Token, Tokens};

/// A longer text is not looked at.
const BYTES: usize = 4096;
/// How many pairs may lie in one another.
const DEPTH: usize = 64;

/// The pairs of a text, each before those in it.
#[derive(Debug)]
pub(super) struct Tree<'t> {
    nodes: Vec<Node<'t>>,
    is_plain: bool,
}

#[derive(Debug)]
struct Node<'t> {
    name: Cow<'t, str>,
    value: Value<'t>,
    /// The place after the last pair within.
    end: usize,
}

/// What stands after the equal sign.
#[derive(Debug)]
pub(super) enum Value<'t> {
    /// Nothing: JavaScript's undefined.
    Nothing,
    /// Text.
    Text(Cow<'t, str>),
    /// Pairs: as a text, JavaScript's null.
    List,
}

/// One pair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair<'n, 't> {
    tree: &'n Tree<'t>,
    place: usize,
}

impl<'t> Tree<'t> {
    /// Reads the first pair of a text; what follows it does not count.
    ///
    /// # Errors
    /// NJS-514 and NJS-522.
    pub(super) fn parse(text: &'t str) -> Result<Self, Refusal> {
        if text.len() > BYTES {
            return Err(limit("byte length", BYTES));
        }
        let mut parser = Parser { tokens: Tokens::new(text), nodes: Vec::with_capacity(16) };
        parser.top()?;
        Ok(Self { nodes: parser.nodes, is_plain: parser.tokens.is_plain })
    }

    /// The pair that holds the others.
    pub(super) fn root(&self) -> Pair<'_, 't> {
        Pair { tree: self, place: 0 }
    }
}

impl<'n, 't> Pair<'n, 't> {
    fn node(self) -> &'n Node<'t> {
        &self.tree.nodes[self.place]
    }

    /// The name as it stands there.
    pub(super) fn name(self) -> &'n str {
        &self.node().name
    }

    /// Whether the name is this word in upper case.
    pub(super) fn is(self, upper: &str) -> bool {
        is_word(self.name(), upper)
    }

    /// What stands after the equal sign.
    pub(super) fn value(self) -> &'n Value<'t> {
        &self.node().value
    }

    /// The value, where it is text.
    pub(super) fn text(self) -> Option<&'n str> {
        match self.value() {
            Value::Text(text) => Some(text),
            Value::Nothing | Value::List => None,
        }
    }

    /// Whether the text holds nothing that would be read otherwise if it were printed and read again.
    pub(super) fn is_plain(self) -> bool {
        self.tree.is_plain
    }

    /// The pairs directly within.
    pub(super) fn children(self) -> impl Iterator<Item = Self> + Clone {
        let end = self.node().end;
        let at = move |place: usize| (place < end).then_some(Pair { tree: self.tree, place });
        iter::successors(at(self.place + 1), move |pair| at(pair.node().end))
    }

    /// The first pair of this name, this one and those at any depth.
    pub(super) fn find(self, upper: &str) -> Option<Self> {
        let mut places = self.place..self.node().end;
        places.find(|&place| is_word(&self.tree.nodes[place].name, upper)).map(|place| Pair { place, ..self })
    }

    /// The value as the client prints it: quotes are gone.
    pub(super) fn write_value(self, out: &mut String) {
        match self.value() {
            Value::Nothing => {}
            Value::Text(text) => out.push_str(text),
            Value::List => self.children().for_each(|child| child.write(out)),
        }
    }

    /// The pair as the client prints it.
    pub(super) fn write(self, out: &mut String) {
        out.push('(');
        out.push_str(self.name());
        out.push('=');
        self.write_value(out);
        out.push(')');
    }
}

struct Parser<'t> {
    tokens: Tokens<'t>,
    nodes: Vec<Node<'t>>,
}

impl<'t> Parser<'t> {
    fn top(&mut self) -> Result<(), Refusal> {
        if self.tokens.take() != Token::Open {
            return Err(syntax());
        }
        let mut name = self.literal()?;
        if self.tokens.next == Token::Comma {
            // Names before the first equal sign are one name: `a, b = …` in tnsnames.ora.
            loop {
                match &self.tokens.next {
                    Token::Comma => name.to_mut().push(','),
                    Token::Literal(more) => name.to_mut().push_str(more),
                    _ => break,
                }
                self.tokens.take();
            }
        }
        self.pair(name, 1)
    }

    /// What follows a name, up to and with the closing parenthesis.
    fn pair(&mut self, name: Cow<'t, str>, depth: usize) -> Result<(), Refusal> {
        let place = self.nodes.len();
        // A name alone is its own value.
        let alone = matches!(self.tokens.next, Token::Comma | Token::Close).then(|| name.clone());
        self.nodes.push(Node { name, value: Value::Nothing, end: 0 });
        if let Some(text) = alone {
            self.nodes[place].value = value(text)?;
        } else if self.tokens.take() != Token::Equal {
            return Err(syntax());
        } else if matches!(self.tokens.next, Token::Literal(_)) {
            self.nodes[place].value = value(self.literal()?)?;
        } else {
            self.list(place, depth)?;
        }
        match self.tokens.next {
            Token::Close => drop(self.tokens.take()),
            // It belongs to the next pair.
            Token::Comma => {}
            _ => return Err(syntax()),
        }
        self.nodes[place].end = self.nodes.len();
        Ok(())
    }

    fn list(&mut self, parent: usize, depth: usize) -> Result<(), Refusal> {
        while matches!(self.tokens.next, Token::Open | Token::Comma) {
            if depth >= DEPTH {
                return Err(limit("nesting depth", DEPTH));
            }
            self.tokens.take();
            let name = self.literal()?;
            self.pair(name, depth + 1)?;
            self.nodes[parent].value = Value::List;
        }
        Ok(())
    }

    fn literal(&mut self) -> Result<Cow<'t, str>, Refusal> {
        match self.tokens.take() {
            Token::Literal(text) => Ok(text),
            _ => Err(syntax()),
        }
    }
}

/// A value; `#` begins a comment in it, quoted or not, unless a backslash stands before.
fn value(text: Cow<'_, str>) -> Result<Value<'_>, Refusal> {
    let mut before = 0;
    for &byte in text.as_bytes() {
        if byte == b'#' && before != b'\\' {
            return Err(syntax());
        }
        before = byte;
    }
    Ok(Value::Text(text))
}

/// What the client says to nearly every text that it cannot read.
pub(super) fn syntax() -> Refusal {
    Refusal::coded("NJS-514", "syntax error in connection string")
}

fn limit(what: &str, most: usize) -> Refusal {
    Refusal::coded(
        "NJS-522",
        format!("connection string exceeds supported descriptor {what} limit of {most}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> Result<String, Refusal> {
        let tree = Tree::parse(text)?;
        let mut out = String::new();
        tree.root().write(&mut out);
        Ok(out)
    }

    #[test]
    fn what_is_read_and_printed() {
        let table = [
            ("(a=b)", "(a=b)"),
            (" ( a = b ) rest (", "(a=b)"),
            ("(a='b)c')", "(a=b)c)"),
            ("(a=\" b \")", "(a=b)"),
            ("(a=b\\)c)", "(a=b\\)c)"),
            ("(a=b\\#c)", "(a=b\\#c)"),
            ("(a=b=c,d)", "(a=b=c,d)"),
            ("(a=)", "(a=)"),
            ("(a)", "(a=a)"),
            ("(a,b=(c=d))", "(a,b=(c=d))"),
            ("(a=(b)(c=d))", "(a=(b=b)(c=d))"),
            ("(a=(b='c',d))", "(a=(b=c)(d=d))"),
            // Beyond the basic plane, places are counted in two ways: what follows is shifted.
            ("(a=\u{1f600}b)", "(a=\u{1f600})"),
        ];
        for (text, wanted) in table {
            assert_eq!(printed(text).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_not_read() {
        for text in
            ["", "a", "()", "(=a)", "(a=b", "(a==b)", "(a=#b)", "(a='#')", "(a=(b=c)d)", "(a='b'c)", "(a=')"]
        {
            assert_eq!(printed(text), Err(syntax()), "{text}");
        }
    }

    #[test]
    fn limits() {
        let nested = |depth: usize| "(a=".repeat(depth) + &")".repeat(depth);
        assert!(Tree::parse(&nested(64)).is_ok());
        assert_eq!(printed(&nested(65)).map_err(|refusal| refusal.code), Err(Some("NJS-522")));
        let long = |bytes: usize| format!("(a={})", "x".repeat(bytes - 4));
        assert!(Tree::parse(&long(4096)).is_ok());
        assert_eq!(printed(&long(4097)).map_err(|refusal| refusal.code), Err(Some("NJS-522")));
    }
}
