//! The yardstick: how one writes this parser in nom when speed is no concern.
//!
//! It reads clean files only, knows no position, and stops at the first error.

use nom::branch::alt;
use nom::bytes::complete::{take_until, take_while1};
use nom::character::complete::{char, multispace1, not_line_ending};
use nom::combinator::{all_consuming, map, value};
use nom::error::Error;
use nom::multi::{many0, many1, separated_list1};
use nom::sequence::{delimited, pair, separated_pair};
use nom::{IResult, Parser};
use tns_parser::Node;

/// `names = value`
pub(crate) struct Entry<'a> {
    pub(crate) names: Vec<&'a str>,
    pub(crate) value: Value<'a>,
}

/// What stands behind `=`.
pub(crate) enum Value<'a> {
    Text(&'a str),
    Params(Vec<Param<'a>>),
}

/// `(NAME = value)`
pub(crate) struct Param<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: Value<'a>,
}

/// Reads a whole file; `None` where it is not clean.
pub(crate) fn file(text: &str) -> Option<Vec<Entry<'_>>> {
    let entries = delimited(blank, many0(entry), blank);
    all_consuming(entries).parse(text).ok().map(|(_, entries)| entries)
}

fn entry(i: &str) -> IResult<&str, Entry<'_>> {
    let names = separated_list1(token(char(',')), token(name));
    map(separated_pair(names, token(char('=')), any_value), |(names, value)| Entry { names, value }).parse(i)
}

fn any_value(i: &str) -> IResult<&str, Value<'_>> {
    alt((map(many1(param), Value::Params), map(token(text), Value::Text))).parse(i)
}

fn param(i: &str) -> IResult<&str, Param<'_>> {
    let inside = separated_pair(token(name), token(char('=')), any_value);
    let param = map(inside, |(name, value)| Param { name, value });
    delimited(token(char('(')), param, token(char(')'))).parse(i)
}

fn name(i: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_alphanumeric() || "._-$".contains(c)).parse(i)
}

fn text(i: &str) -> IResult<&str, &str> {
    let quoted = delimited(char('"'), take_until("\""), char('"'));
    alt((quoted, take_while1(|c: char| !c.is_whitespace() && !"()=,#\"'".contains(c)))).parse(i)
}

/// Something with white space and comments around it, as nom's own recipes write it.
fn token<'a, O>(
    inner: impl Parser<&'a str, Output = O, Error = Error<&'a str>>,
) -> impl Parser<&'a str, Output = O, Error = Error<&'a str>> {
    delimited(blank, inner, blank)
}

fn blank(i: &str) -> IResult<&str, ()> {
    let comment = pair(char('#'), not_line_ending);
    value((), many0(alt((value((), multispace1), value((), comment))))).parse(i)
}

/// Whether the tree of an entry says the same, name by name and value by value.
pub(crate) fn same_entry(entry: &Entry<'_>, node: Node<'_>) -> bool {
    node.names().map(|name| name.name()).eq(entry.names.iter().copied()) && same_value(&entry.value, node)
}

fn same_value(value: &Value<'_>, node: Node<'_>) -> bool {
    match value {
        Value::Text(text) => !node.is_nested() && node.value() == *text,
        Value::Params(params) => {
            node.params().count() == params.len()
                && params
                    .iter()
                    .zip(node.params())
                    .all(|(param, node)| node.name() == param.name && same_value(&param.value, node))
        }
    }
}
