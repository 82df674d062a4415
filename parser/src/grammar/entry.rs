use nom::Parser;
use nom::combinator::opt;
use nom::sequence::pair;

use super::cursor::{Cursor, Step, expect};
use super::value::{atom, extra_close, group, groups, stray};
use crate::catalog::Keyword;
use crate::error::SyntaxCode;
use crate::lex::Kind;
use crate::text::Span;
use crate::tree::NodeKind;

/// ```abnf
/// entry = [ names ] "=" top-value
/// ```
/// Fails at the end of the tokens only. Whatever stands where an entry should
/// start is reported and skipped.
pub(super) fn entry(i: Cursor<'_>) -> Step<'_> {
    match i.kind() {
        Kind::End => Cursor::no(),
        Kind::Close => Ok((extra_close(i), ())),
        Kind::Word if i.entry_ahead() => named(i),
        Kind::Open | Kind::Eq => nameless(i),
        _ => skip_stray(i),
    }
}

/// A whole connect string: one entry without a name.
pub(super) fn bare(i: Cursor<'_>) -> Step<'_> {
    body(i, i.sink().open_entry(Keyword::UNKNOWN, i.span().start, i.span().start), top_value)
}

/// ```abnf
/// named = names "=" top-value
/// ```
fn named(i: Cursor<'_>) -> Step<'_> {
    if !i.column_one() {
        match i.first_on_line() {
            true => i.error(SyntaxCode::IndentedEntry, i.span()),
            false => {
                // For clients it is text behind the last `)` of the entry before.
                i.sink().mark_last_entry_broken();
                i.error(SyntaxCode::EntryOnSameLine, i.span());
            }
        }
    }
    let node = i.sink().open_entry(i.keyword(i.span()), i.span().start, i.span().end);
    body(i, node, |i, node| {
        let (i, _) = pair(names, expect(Kind::Eq, SyntaxCode::MissingEq)).parse(i)?;
        top_value(i, node)
    })
}

/// ```abnf
/// nameless = [ "=" ] top-value
/// ```
fn nameless(i: Cursor<'_>) -> Step<'_> {
    i.error(SyntaxCode::MissingAlias, i.span());
    let node = i.sink().open_entry(Keyword::UNKNOWN, i.span().start, i.span().start);
    let i = if i.kind() == Kind::Eq { i.bump() } else { i };
    body(i, node, top_value)
}

/// Runs the rest of an entry and closes its node; one error tells how many
/// parentheses are missing.
fn body<'t>(i: Cursor<'t>, node: u32, rest: impl Fn(Cursor<'t>, u32) -> Step<'t>) -> Step<'t> {
    i.sink().next_entry();
    let (after, ()) = rest(i, node)?;
    i.sink().report_unclosed(after.last_span());
    i.sink().close(node, after.last_span().end);
    i.sink().mark_broken(node);
    Ok((after, ()))
}

/// ```abnf
/// names = name *( "," name )
/// name  = 1*word
/// ```
fn names(mut i: Cursor<'_>) -> Step<'_> {
    loop {
        let (after, ()) = name(i)?;
        if after.kind() != Kind::Comma {
            return Ok((after, ()));
        }
        i = after.bump();
        // The next entry after a comma at the end of a line is a name of this one.
        if !matches!(i.kind(), Kind::Word) {
            i.error(SyntaxCode::MissingAlias, after.span());
            return Ok((i, ()));
        }
    }
}

fn name(i: Cursor<'_>) -> Step<'_> {
    let first = i.span();
    let mut after = i.bump();
    while after.kind() == Kind::Word && !after.first_on_line() {
        after = after.bump();
    }
    i.sink().leaf(NodeKind::Name, first.cover(after.last_span()), 0);
    Ok((after, ()))
}

/// ```abnf
/// top-value = *group / atom
/// ```
fn top_value(i: Cursor<'_>, node: u32) -> Step<'_> {
    let start = i.span().start;
    match i.kind() {
        Kind::Open => {
            let (i, ()) = groups(i, false)?;
            i.sink().value(node, Span::new(start, i.last_span().end), 0);
            rest_of_entry(i)
        }
        Kind::Close => rest_of_entry(i),
        _ if i.at_boundary() => Ok((i, ())),
        Kind::Word if i.first_on_line() && i.entry_ahead() => Ok((i, ())),
        _ => atom(i, node, top_end),
    }
}

/// Whether a value without parentheses ends here: at the next entry, indented or not.
fn top_end(i: Cursor<'_>) -> bool {
    i.at_boundary() || (i.kind() == Kind::Word && i.first_on_line() && i.entry_ahead())
}

/// What stands between the value of an entry and the next entry.
fn rest_of_entry(mut i: Cursor<'_>) -> Step<'_> {
    loop {
        i = match i.kind() {
            _ if i.at_boundary() || i.entry_ahead() => return Ok((i, ())),
            Kind::Close => extra_close(i),
            Kind::Open => {
                let (i, _) = opt(|i| group(i, false)).parse(i)?;
                i
            }
            _ => stray(i, |i| i.at_boundary() || i.entry_ahead())?.0,
        };
    }
}

/// Text where an entry should start.
fn skip_stray(i: Cursor<'_>) -> Step<'_> {
    stray(i, |i| i.at_boundary() || (i.kind() == Kind::Word && i.first_on_line() && i.entry_ahead()))
}
