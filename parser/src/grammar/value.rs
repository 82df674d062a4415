use super::cursor::{Cursor, Step, expect};
use crate::catalog::Keyword;
use crate::error::SyntaxCode;
use crate::lex::Kind;
use crate::text::Span;
use crate::tree::{MAX_DEPTH, NodeKind, QUOTED, WORD};

/// ```abnf
/// groups = *( group / stray )
/// ```
/// Ends at `)` or at the end of the entry. `nameless`: the parameter around
/// has no name itself, so that a run of `(` is reported once.
pub(super) fn groups(mut i: Cursor<'_>, nameless: bool) -> Step<'_> {
    loop {
        if let Some(after) = leaf(i) {
            i = after;
            continue;
        }
        i = match i.kind() {
            Kind::Open => group(i, nameless)?.0,
            _ if i.depth == 0 || i.kind() == Kind::Close || i.at_boundary() => return Ok((i, ())),
            _ => stray(i, Cursor::at_boundary)?.0,
        };
    }
}

/// ```abnf
/// leaf = "(" name "=" ( word / quoted ) ")"
/// ```
/// What most parameters are: taken in one step, with the result of [`parameter`].
/// Nothing where the next tokens are something else.
#[inline(always)]
fn leaf(i: Cursor<'_>) -> Option<Cursor<'_>> {
    let [open, name, value, close] = i.leaf()?;
    let keyword = i.keyword(name);
    if i.depth >= MAX_DEPTH || (keyword == Keyword::UNKNOWN && !i.is_keyword(name)) {
        return None;
    }
    let quoted = i.skip(3).kind() == Kind::Quoted;
    let flags = if quoted { QUOTED } else { WORD };
    i.sink().leaf_param(keyword, Span::new(open.start, close.end), name.end, value, flags);
    Some(i.skip(5))
}

/// ```abnf
/// group = "(" ( parameter / list ) ")"
/// ```
pub(super) fn group(i: Cursor<'_>, nameless: bool) -> Step<'_> {
    if i.depth >= MAX_DEPTH {
        return too_deep(i);
    }
    let inside = i.bump().deeper();
    let after = match (inside.kind(), inside.peek(1)) {
        _ if inside.at_boundary() => unclosed(inside, i.span()),
        (Kind::Word | Kind::Quoted | Kind::Unclosed, Kind::Eq) | (Kind::Word, Kind::Open) => {
            parameter(i, inside)?.0
        }
        (Kind::Word, next) if next.is_text() && inside.keyword(inside.span()) != Keyword::UNKNOWN => {
            parameter(i, inside)?.0
        }
        (Kind::Open | Kind::Close | Kind::Eq | Kind::Comma, _) => anonymous(i, inside, nameless)?.0,
        _ => list(i, inside)?.0,
    };
    Ok((after.at_depth(i.depth), ()))
}

/// ```abnf
/// parameter = "(" name "=" value ")"
/// ```
fn parameter<'t>(open: Cursor<'t>, i: Cursor<'t>) -> Step<'t> {
    let name = i.span();
    let keyword = i.keyword(name);
    if keyword == Keyword::UNKNOWN && !i.is_keyword(name) {
        i.error(SyntaxCode::BadKeyword, name);
    }
    let node = i.sink().open(NodeKind::Param, keyword, open.span().start, name.end);
    let (i, ()) = expect(Kind::Eq, SyntaxCode::MissingEq)(i.bump())?;
    let (i, ()) = value(i, node, false)?;
    close(i, node, open.span())
}

/// ```abnf
/// anonymous = "(" [ "=" ] value ")"
/// ```
fn anonymous<'t>(open: Cursor<'t>, i: Cursor<'t>, nameless: bool) -> Step<'t> {
    if !nameless {
        i.error(SyntaxCode::MissingName, open.span());
    }
    let node = i.sink().open(NodeKind::Param, Keyword::UNKNOWN, open.span().start, open.span().end);
    let i = if i.kind() == Kind::Eq { i.bump() } else { i };
    let (i, ()) = value(i, node, true)?;
    close(i, node, open.span())
}

/// ```abnf
/// value = groups / atom
/// ```
fn value(i: Cursor<'_>, node: u32, nameless: bool) -> Step<'_> {
    match i.kind() {
        Kind::Open => {
            let start = i.span().start;
            let (i, ()) = groups(i, nameless)?;
            i.sink().value(node, Span::new(start, i.last_span().end), 0);
            Ok((i, ()))
        }
        Kind::Close => Ok((i, ())),
        _ if i.at_boundary() => Ok((i, ())),
        _ => atom(i, node, |i| i.kind() == Kind::Close || i.at_boundary()),
    }
}

/// The end of a parameter. At the end of the entry the entry reports all
/// missing parentheses at once; before another parameter this one is reported.
fn close<'t>(i: Cursor<'t>, node: u32, open: Span) -> Step<'t> {
    let after = match i.kind() {
        Kind::Close => i.bump(),
        _ if i.at_boundary() => unclosed(i, open),
        _ => {
            i.sink().error(SyntaxCode::MissingClose, i.last_span(), Some(open), 1);
            i
        }
    };
    i.sink().close(node, after.last_span().end);
    Ok((after, ()))
}

fn unclosed<'t>(i: Cursor<'t>, open: Span) -> Cursor<'t> {
    i.sink().unclosed(open);
    i
}

/// ```abnf
/// list = "(" item *( "," item ) ")"
/// item = 1*( word / quoted )
/// ```
/// The items become children of the parameter or entry around.
fn list<'t>(open: Cursor<'t>, mut i: Cursor<'t>) -> Step<'t> {
    loop {
        match i.kind() {
            Kind::Close => return Ok((i.bump(), ())),
            Kind::Comma => i = i.bump(),
            _ if i.at_boundary() => return Ok((unclosed(i, open.span()), ())),
            Kind::Open => i = group(i, false)?.0,
            _ => i = item(i),
        }
    }
}

fn item(i: Cursor<'_>) -> Cursor<'_> {
    let first = i.span();
    let mut after = text(i);
    while after.kind().is_text() && !after.at_boundary() {
        after = text(after);
    }
    if after.kind() == Kind::Eq && !after.at_boundary() {
        i.error(SyntaxCode::BadKeyword, first.cover(after.last_span()));
    }
    while (after.kind().is_text() || after.kind() == Kind::Eq) && !after.at_boundary() {
        after = text(after);
    }
    let quoted = i.kind() == Kind::Quoted && after.last_span() == first;
    i.sink().leaf(NodeKind::Item, first.cover(after.last_span()), u8::from(quoted));
    after
}

/// Takes one token of a value and reports what is wrong with it.
#[inline(always)]
fn text(i: Cursor<'_>) -> Cursor<'_> {
    if i.kind() == Kind::Unclosed {
        unclosed_quote(i);
    }
    if i.column_one() && i.kind().is_text() && i.in_file() {
        i.error(SyntaxCode::TextInColumnOne, i.span());
    }
    let after = i.bump();
    if i.kind() == Kind::Quoted && after.kind().is_text() && after.span().start == i.span().end {
        after.error(SyntaxCode::StrayText, after.span());
    }
    after
}

fn unclosed_quote(i: Cursor<'_>) {
    i.sink().quote_lost.set(true);
    if i.byte(i.span().end) == Some(b'#') {
        let hash = Span::new(i.span().end, i.span().end + 1);
        i.sink().error(SyntaxCode::HashInQuotes, hash, Some(i.span()), 1);
    } else {
        i.error(SyntaxCode::UnclosedQuote, i.span());
    }
}

/// ```abnf
/// atom = 1*( word / quoted / "=" / "," / "(" … ")" )
/// ```
/// A parenthesis is part of it only where it opens no parameter; it is reported.
pub(super) fn atom<'t>(first: Cursor<'t>, node: u32, ends: impl Fn(Cursor<'t>) -> bool) -> Step<'t> {
    let mut i = first;
    while !ends(i) {
        i = match i.kind() {
            Kind::Open if opens_parameter(i) => break,
            Kind::Open => inner_parenthesis(i),
            Kind::Close if i.depth == 0 => extra_close(i),
            Kind::Close => break,
            _ => text(i),
        };
    }
    let quoted = first.kind() == Kind::Quoted && i.last_span() == first.span();
    i.sink().value(node, Span::new(first.span().start, i.last_span().end), u8::from(quoted));
    Ok((i, ()))
}

fn opens_parameter(i: Cursor<'_>) -> bool {
    i.depth > 0 && i.peek(1) == Kind::Word && i.peek(2) == Kind::Eq
}

/// ```abnf
/// extra-close = 1*")"
/// ```
/// A run of them is one error.
pub(super) fn extra_close(first: Cursor<'_>) -> Cursor<'_> {
    let mut after = first;
    let mut count = 0;
    while after.kind() == Kind::Close {
        after = after.bump();
        count += 1;
    }
    first.sink().error(SyntaxCode::ExtraClose, first.span().cover(after.last_span()), None, count);
    after
}

/// `(x86)` inside a value: taken with its twin, reported once.
fn inner_parenthesis(open: Cursor<'_>) -> Cursor<'_> {
    let mut i = open.bump();
    let mut depth = 1;
    while depth > 0 && !i.at_boundary() {
        match i.kind() {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        i = i.bump();
    }
    open.error(SyntaxCode::UnquotedParenthesis, open.span().cover(i.last_span()));
    i
}

/// Text between parameters, up to `(`, `)` or where `ends` says. It is asked
/// once for a run of words on a line, as it looks along the run itself.
pub(super) fn stray<'t>(first: Cursor<'t>, ends: impl Fn(Cursor<'t>) -> bool) -> Step<'t> {
    let mut i = first;
    loop {
        let in_run = i.kind() == Kind::Word;
        i = i.bump();
        let goes_on = in_run && i.kind() == Kind::Word && !i.first_on_line();
        if matches!(i.kind(), Kind::Open | Kind::Close | Kind::End) || (!goes_on && ends(i)) {
            break;
        }
    }
    if first.kind() == Kind::Unclosed {
        unclosed_quote(first);
    }
    i.error(SyntaxCode::StrayText, first.span().cover(i.last_span()));
    Ok((i, ()))
}

/// Skips a group below the depth limit; one error for all of it.
fn too_deep(open: Cursor<'_>) -> Step<'_> {
    open.error(SyntaxCode::TooDeep, open.span());
    let mut i = open;
    let mut depth = 0u32;
    while !i.at_boundary() {
        match i.kind() {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        i = i.bump();
        if depth == 0 {
            return Ok((i, ()));
        }
    }
    open.sink().unclosed_many(depth, open.span());
    Ok((i, ()))
}
