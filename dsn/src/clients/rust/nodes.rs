//! The parameters of a descriptor.

use super::Refusal;
use super::scanner::Scanner;

/// All parameters of a descriptor in the order of the text, each before those inside of it. The list
/// is flat, so that no depth of parentheses is too much: the driver takes any that its stack holds.
pub(super) struct Nodes<'a>(Vec<Item<'a>>);

/// A parameter.
struct Item<'a> {
    key: &'a str,
    /// The value; empty where parameters stand inside.
    value: &'a str,
    /// Where the next one beside it is.
    end: usize,
}

/// A parameter among the others.
#[derive(Clone, Copy)]
pub(super) struct Node<'n, 'a> {
    nodes: &'n Nodes<'a>,
    index: usize,
}

impl<'a> Nodes<'a> {
    /// Reads up to the end of the outermost parameter; what follows it is not looked at.
    ///
    /// # Errors
    /// The place where the text is not what it should be.
    pub(super) fn read(scanner: &mut Scanner<'a>) -> Result<Self, Refusal> {
        let mut nodes = Vec::with_capacity(24);
        let mut open = Vec::with_capacity(8);
        scanner.next();
        loop {
            let key = key(scanner)?;
            if scanner.peek() == Some('(') {
                scanner.next();
                open.push(nodes.len());
                nodes.push(Item { key, value: "", end: 0 });
                continue;
            }
            let value = value(scanner)?;
            nodes.push(Item { key, value, end: nodes.len() + 1 });
            close(scanner)?;
            while !another(scanner, !open.is_empty()) {
                let Some(section) = open.pop() else { return Ok(Self(nodes)) };
                nodes[section].end = nodes.len();
                close(scanner)?;
            }
        }
    }

    /// The outermost parameter.
    pub(super) fn top(&self) -> Node<'_, 'a> {
        Node { nodes: self, index: 0 }
    }
}

impl<'n, 'a> Node<'n, 'a> {
    fn item(self) -> &'n Item<'a> {
        &self.nodes.0[self.index]
    }

    /// The name, as it is spelt.
    pub(super) fn key(self) -> &'a str {
        self.item().key
    }

    /// The value; `None` where parameters stand in its place.
    pub(super) fn value(self) -> Option<&'a str> {
        (!self.is_section()).then_some(self.item().value)
    }

    pub(super) fn is_section(self) -> bool {
        self.item().end > self.index + 1
    }

    /// The parameters inside; those without a value are passed over, known or not.
    pub(super) fn children(self) -> impl Iterator<Item = Self> {
        let (nodes, end) = (self.nodes, self.item().end);
        let first = Some(self.index + 1).filter(|&index| index < end);
        let beside = move |&index: &usize| Some(nodes.0[index].end).filter(|&index| index < end);
        let children = std::iter::successors(first, beside).map(move |index| Self { nodes, index });
        children.filter(|child| child.value() != Some(""))
    }
}

/// A name and the equals sign behind it.
fn key<'a>(scanner: &mut Scanner<'a>) -> Result<&'a str, Refusal> {
    scanner.skip_space();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.');
    let Some(key) = scanner.ascii_token(is_part) else { return Err(scanner.error()) };
    scanner.skip_space();
    if !scanner.next_is('=') {
        return Err(scanner.error());
    }
    scanner.skip_space();
    Ok(key)
}

/// A value: all between double quotes, or all up to the next `)` without the blanks around it. Single
/// quotes and backslashes are characters like others.
fn value<'a>(scanner: &mut Scanner<'a>) -> Result<&'a str, Refusal> {
    if let Some(quoted) = scanner.delimited('"', '"') {
        scanner.skip_space();
        return Ok(quoted);
    }
    Ok(scanner.up_to(')')?.unwrap_or_default().trim())
}

fn close(scanner: &mut Scanner<'_>) -> Result<(), Refusal> {
    if scanner.next_is(')') { Ok(()) } else { Err(scanner.error()) }
}

/// Whether another parameter of the same section begins. A single character of anything else is
/// eaten: `(A=(B=1)x)` passes.
fn another(scanner: &mut Scanner<'_>, is_inside: bool) -> bool {
    if !is_inside {
        return false;
    }
    scanner.skip_space();
    scanner.peek() != Some(')') && scanner.next_is('(')
}
