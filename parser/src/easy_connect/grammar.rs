//! The grammar proper. Each part is whatever stands up to the next separator,
//! so that a mistake in one part hides none in the next; what a part may hold
//! is checked when it is taken.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_while1};
use nom::character::complete::char;
use nom::combinator::{map, opt};
use nom::multi::separated_list1;
use nom::sequence::{preceded, terminated};
use nom::{IResult, Parser};

use super::bytes::Bytes;
use super::params::{needs_tls, params};
use super::report::{Dialect, Report};
use super::{EasyConnect, Host, NoteCode, StringCode};
use crate::catalog::PROTOCOLS;
use crate::text::Spanned;

type Step<'a, T> = IResult<&'a str, T>;

// Which characters end a part.
static BEHIND_HOST: Bytes = Bytes::of(":,;/?");
static BEHIND_BRACKET: Bytes = Bytes::of("],;/?");
static BEHIND_COLON: Bytes = Bytes::of(",;/?");
static BEHIND_SERVICE: Bytes = Bytes::of(":/?");
static BEHIND_SERVER: Bytes = Bytes::of("/?");
static BEHIND_ALL: Bytes = Bytes::of("?");
/// What a name is made of.
static NAME: Bytes = Bytes::of(".-_").and_alphanumeric();

/// ```abnf
/// easy = [ [ protocol ":" ] "//" ] lists [ tail ] [ "?" params ]
/// ```
/// Reads the whole of `text`; what is wrong goes to the report, and the value
/// counts only where nothing is.
pub(crate) fn easy_connect<'a>(text: &'a str, report: &mut Report<'a>) -> EasyConnect<'a> {
    // Every part takes what it finds, so this cannot fail.
    let (_, easy) = whole(text, report).unwrap_or_default();
    if easy.service.is_none() {
        report.note(NoteCode::NoService, text);
    }
    needs_tls(&easy, report);
    easy
}

fn whole<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, EasyConnect<'a>> {
    let (i, protocol) = map(opt(prefix), Option::flatten).parse(i)?;
    let protocol = protocol.and_then(|name| known_protocol(name, report));
    let (rest, lists) = separated_list1(char(';'), |i| list(i, report)).parse(i)?;
    if lists.len() > 1 {
        report.note(NoteCode::SeveralLists, &i[..i.len() - rest.len()]);
    }
    let i = rest;
    let (i, tail) = opt(preceded(char('/'), |i| tail(i, report))).parse(i)?;
    let (i, params) = opt(preceded(char('?'), |i| params(i, report))).parse(i)?;
    let [service, server, instance] = tail.unwrap_or_default();
    let params = params.unwrap_or_default();
    Ok((i, EasyConnect { protocol, lists, service, server, instance, params, notes: Vec::new() }))
}

/// ```abnf
/// prefix   = [ protocol ":" ] "//"
/// protocol = "tcp" / "tcps"            ; in JDBC also "wss"
/// ```
fn prefix(i: &str) -> Step<'_, Option<&str>> {
    let scheme = take_while1(|c: char| c.is_alphanumeric() || "+-_.".contains(c));
    alt((map(terminated(scheme, tag("://")), Some), map(tag("//"), |_| None))).parse(i)
}

fn known_protocol<'a>(name: &'a str, report: &mut Report<'a>) -> Option<Spanned<&'a str>> {
    let known: &[&str] = match report.dialect {
        Dialect::EasyConnect => &["tcp", "tcps"],
        Dialect::Jdbc => &["tcp", "tcps", "wss"],
    };
    if !known.iter().any(|known| known.eq_ignore_ascii_case(name)) {
        let elsewhere = PROTOCOLS.iter().any(|row| row.name.eq_ignore_ascii_case(name));
        let code = if elsewhere { StringCode::DescriptorProtocol } else { StringCode::UnknownProtocol };
        report.error(code, name);
    }
    Some(report.spanned(name))
}

/// ```abnf
/// lists = list *( ";" list )
/// list  = host-and-port *( "," host-and-port )
/// ```
fn list<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, Vec<Host<'a>>> {
    separated_list1(char(','), |i| host_and_port(i, report)).parse(i)
}

/// ```abnf
/// host-and-port = host [ ":" [ port ] ]
/// ```
pub(crate) fn host_and_port<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, Host<'a>> {
    let (rest, (name, bracketed)) = host(i, report)?;
    let (rest, digits) = opt(preceded(char(':'), BEHIND_COLON.until())).parse(rest)?;
    let port = match digits {
        Some(digits) if !bracketed && is_protocol(name) && digits.parse::<u16>().is_err() => {
            report.error(StringCode::HalfProtocol, &i[..name.len() + 1]);
            None
        }
        Some(digits) => port(digits, &i[..i.len() - rest.len()], report),
        None => None,
    };
    if bracketed || digits.is_none_or(|digits| !digits.contains(':')) {
        check_host(name, bracketed, report);
    }
    Ok((rest, Host { host: report.spanned(name), bracketed, port }))
}

/// ```abnf
/// host = name / "[" ( ipv6 / name ) "]"
/// ```
/// Gives what stands inside the brackets, and whether there are any.
fn host<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, (&'a str, bool)> {
    let Some(inside) = i.strip_prefix('[') else {
        return map(BEHIND_HOST.until(), |name| (name, false)).parse(i);
    };
    let (rest, name) = BEHIND_BRACKET.until().parse(inside)?;
    let Some(rest) = rest.strip_prefix(']') else {
        report.error(StringCode::UnclosedBracket, &i[..1]);
        return Ok((rest, (name, true)));
    };
    let (rest, stray) = BEHIND_HOST.until().parse(rest)?;
    if !stray.is_empty() {
        report.error(StringCode::AfterBracket, stray);
    }
    Ok((rest, (name, true)))
}

fn is_protocol(name: &str) -> bool {
    ["tcp", "tcps", "wss"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

fn check_host<'a>(name: &'a str, bracketed: bool, report: &mut Report<'a>) {
    match name {
        "" => report.error(StringCode::EmptyHost, name),
        // `%` starts the zone of an IPv6 address.
        _ if bracketed => word(name, ":%", report),
        _ => word(name, "", report),
    }
}

/// ```abnf
/// port = 1*DIGIT                       ; 1 to 65535
/// ```
/// `whole` is host and port together.
fn port<'a>(digits: &'a str, whole: &'a str, report: &mut Report<'a>) -> Option<Spanned<u16>> {
    let span = report.span(digits);
    let number = digits.parse().ok().filter(|&number: &u16| number > 0);
    match number {
        _ if digits.is_empty() => report.note(NoteCode::EmptyPort, digits),
        Some(number) if digits.bytes().all(|b| b.is_ascii_digit()) => {
            return Some(Spanned::new(number, span));
        }
        _ if digits.contains(':') => third_part(whole, report),
        _ if digits.contains(char::is_whitespace) => report.error(StringCode::Blank, digits),
        _ => report.error(StringCode::Port, digits),
    }
    None
}

/// `host:port:more`: an IPv6 address without brackets, or a form of JDBC.
fn third_part(whole: &str, report: &mut Report<'_>) {
    let hexadecimal = whole.chars().all(|c| c.is_ascii_hexdigit() || ":.".contains(c));
    let code = match report.dialect {
        _ if hexadecimal && (whole.contains("::") || whole.matches(':').count() > 3) => {
            StringCode::Ipv6Brackets
        }
        Dialect::EasyConnect => StringCode::SidForm,
        Dialect::Jdbc => StringCode::SidAndService,
    };
    report.error(code, whole);
}

/// ```abnf
/// tail = "/" [ service ] [ ":" [ server ] ] [ "/" instance ]
/// ```
/// Gives service, server type and instance.
fn tail<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, [Option<Spanned<&'a str>>; 3]> {
    let (i, service) = BEHIND_SERVICE.until().parse(i)?;
    let (i, server) = opt(preceded(char(':'), BEHIND_SERVER.until())).parse(i)?;
    let (i, instance) = opt(preceded(char('/'), BEHIND_SERVER.until())).parse(i)?;
    let (i, extra) = BEHIND_ALL.until().parse(i)?;
    if !extra.is_empty() {
        report.error(StringCode::ExtraPart, extra);
    }
    word(service, "", report);
    instance.into_iter().for_each(|instance| word(instance, "", report));
    let server = server.and_then(|server| server_type(server, report));
    let instance = instance.filter(|instance| !instance.is_empty()).map(|name| report.spanned(name));
    if service.is_empty() {
        let alone = server.is_none() && instance.is_none();
        report.note(if alone { NoteCode::EmptyService } else { NoteCode::NoServiceBefore }, service);
    }
    Ok((i, [Some(report.spanned(service)), server, instance]))
}

/// ```abnf
/// server = "dedicated" / "shared" / "pooled"
/// ```
fn server_type<'a>(text: &'a str, report: &mut Report<'a>) -> Option<Spanned<&'a str>> {
    let known = ["dedicated", "shared", "pooled"].iter().any(|known| known.eq_ignore_ascii_case(text));
    match text {
        "" => report.note(NoteCode::EmptyServer, text),
        _ if known => return Some(report.spanned(text)),
        _ => report.error(StringCode::Server, text),
    }
    None
}

/// ```abnf
/// name = 1*( ALPHA / DIGIT / "." / "-" / "_" )
/// ```
/// Letters outside ASCII pass with a note. `extra` are further characters.
pub(crate) fn word(text: &str, extra: &str, report: &mut Report<'_>) {
    if NAME.has_all(text) {
        return;
    }
    let stranger = |&(_, c): &(usize, char)| !(c.is_alphanumeric() || ".-_".contains(c) || extra.contains(c));
    match text.char_indices().find(stranger) {
        Some((at, c)) => report.error(misplaced(c), &text[at..at + c.len_utf8()]),
        None if !text.is_ascii() => report.note(NoteCode::NonAscii, text),
        None => {}
    }
}

fn misplaced(c: char) -> StringCode {
    match c {
        '&' => StringCode::Ampersand,
        ';' => StringCode::Semicolon,
        _ if c.is_whitespace() => StringCode::Blank,
        _ => StringCode::Character(c),
    }
}
