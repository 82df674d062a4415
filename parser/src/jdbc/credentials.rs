use std::fmt;

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till};
use nom::combinator::{opt, rest};
use nom::sequence::{delimited, preceded};
use nom::{IResult, Parser};

use crate::easy_connect::Report;
use crate::text::{Span, Spanned};

/// `user/password` of a URL. The password is never kept: only its place is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Credentials<'a> {
    /// The user without quotes; `None` for external credentials, `/@alias`.
    pub user: Option<Spanned<&'a str>>,
    /// The user that acts through this one: `user[client]`.
    pub client: Option<Spanned<&'a str>>,
    /// Where the password stands, with its quotes.
    pub password: Option<Span>,
    /// Where all of it stands.
    pub span: Span,
}

impl fmt::Debug for Credentials<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Credentials").field(&format_args!("{self}")).finish()
    }
}

impl fmt::Display for Credentials<'_> {
    /// Writes `user[client]/***`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.user.map_or("", |user| user.value))?;
        if let Some(client) = self.client {
            write!(f, "[{}]", client.value)?;
        }
        f.write_str(if self.password.is_some() { "/***" } else { "/" })
    }
}

/// ```abnf
/// credentials = [ name [ "[" client "]" ] ] [ "/" [ password ] ]
/// name        = DQUOTE *CHAR DQUOTE / *CHAR
/// ```
/// `text` is what stands before the `@`.
pub(super) fn credentials<'a>(text: &'a str, report: &Report<'a>) -> Credentials<'a> {
    let span = report.span(text);
    let slash = opt(preceded(tag("/"), rest));
    let parts: IResult<_, _> = (name, opt(client), slash).parse(text);
    let nothing = Credentials { user: None, client: None, password: Some(span), span };
    match parts {
        // What cannot be taken apart may hold a password anywhere; so may a user without one.
        Ok(("", (user, client, Some(password)))) => Credentials {
            user: Some(user).filter(|user| !user.is_empty()).map(|user| report.spanned(user)),
            client: client.map(|client| report.spanned(client)),
            password: Some(report.span(password)).filter(|span| !span.is_empty()),
            span,
        },
        _ => nothing,
    }
}

fn name(i: &str) -> IResult<&str, &str> {
    let quoted = delimited(tag("\""), take_till(|c| c == '"'), tag("\""));
    alt((quoted, take_till(|c| "/[".contains(c)))).parse(i)
}

fn client(i: &str) -> IResult<&str, &str> {
    delimited(tag("["), take_till(|c| c == ']'), tag("]")).parse(i)
}

/// ```abnf
/// before-at = *( DQUOTE *CHAR DQUOTE / CHAR )   ; no "@" outside quotes
/// ```
/// Splits at the first `@` outside double quotes, or at the first of all where
/// a quote is never closed.
pub(super) fn split_at_sign(text: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let outside = text.char_indices().find(|&(_, c)| {
        quoted ^= c == '"';
        c == '@' && !quoted
    });
    let at = outside.map(|(at, _)| at).or_else(|| text.find('@'))?;
    Some((&text[..at], &text[at + 1..]))
}
