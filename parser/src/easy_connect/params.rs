//! The `?name=value` part.

use nom::character::complete::char;
use nom::combinator::opt;
use nom::multi::separated_list1;
use nom::{IResult, Parser};

use super::bytes::Bytes;
use super::report::{Dialect, Report, trim};
use super::{EasyConnect, NoteCode, Param, StringCode};
use crate::catalog::{EasyConnectParam, FileKind, Keyword};
use crate::model::{Value, ValueError, check_value, stops_a_client};

type Step<'a, T> = IResult<&'a str, T>;

/// Few strings have more.
const USUAL_PARAMS: usize = 8;

// Which characters end a part.
static BEHIND_NAME: Bytes = Bytes::of("=&");
static AMPERSAND: Bytes = Bytes::of("&");
static QUOTE: Bytes = Bytes::of("\"");
/// A value without these needs no closer look.
static ODD: Bytes = Bytes::of("\"'%?;");
/// What the name of a parameter is made of.
static KEY: Bytes = Bytes::of("_.").and_alphanumeric();
/// The same in JDBC.
static JDBC_KEY: Bytes = Bytes::of("_.$-").and_alphanumeric();

/// ```abnf
/// params = param *( "&" param )
/// ```
/// Reads up to the end of the text.
pub(crate) fn params<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, Vec<Param<'a>>> {
    let before = report.error_count();
    let mut params = Vec::with_capacity(USUAL_PARAMS);
    let (rest, _) = separated_list1(char('&'), |i| param(i, &mut params, report)).parse(i)?;
    if params.is_empty() && report.error_count() == before {
        report.error(StringCode::NoParameter, i);
    }
    duplicates(&params, report);
    Ok((rest, params))
}

/// Notes the parameters that a later one overrides. Only those of the catalogue
/// are known to ignore case, and there are few.
fn duplicates(params: &[Param<'_>], report: &mut Report<'_>) {
    if params.len() < 2 {
        return;
    }
    let mut later: Vec<&str> = Vec::with_capacity(USUAL_PARAMS);
    for param in params.iter().rev() {
        match param.row {
            Some(row) if later.contains(&row.name) => {
                report.note_at(NoteCode::DuplicateParameter, param.name.span);
            }
            Some(row) => later.push(row.name),
            None => {}
        }
    }
}

/// ```abnf
/// param = *WSP key *WSP "=" *WSP ( quoted / plain ) *WSP
/// ```
/// Adds nothing where there is none or where it is broken.
fn param<'a>(i: &'a str, params: &mut Vec<Param<'a>>, report: &mut Report<'a>) -> Step<'a, ()> {
    let (i, name) = BEHIND_NAME.until().parse(i)?;
    let (i, equals) = opt(char('=')).parse(i)?;
    let name = trim(name, report, NoteCode::ParameterBlanks);
    if equals.is_none() {
        match name {
            "" => report.note(NoteCode::EmptyParameter, name),
            _ => report.error(StringCode::NoEquals, name),
        }
        return Ok((i, ()));
    }
    key(name, report);
    let row = EasyConnectParam::of(name);
    let (i, (value, quoted)) =
        if i.trim_ascii_start().starts_with('"') { quoted(i, report)? } else { plain(i, report)? };
    let param = Param { name: report.spanned(name), value: report.spanned(value), quoted, row };
    check(&param, report);
    params.push(param);
    Ok((i, ()))
}

/// ```abnf
/// key = ALPHA *( ALPHA / DIGIT / "_" / "." )   ; in JDBC also "$" and "-"
/// ```
fn key(name: &str, report: &mut Report<'_>) {
    let known = if report.dialect == Dialect::Jdbc { &JDBC_KEY } else { &KEY };
    let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if let Some(escape) = name.get(..4).filter(|start| *start == "amp;") {
        report.error(StringCode::EscapedAmpersand, escape);
    } else if !letter || !known.has_all(name) {
        report.error(StringCode::ParamName, name);
    }
}

/// ```abnf
/// quoted = DQUOTE *( %x00-21 / %x23-10FFFF ) DQUOTE
/// ```
/// A `&` inside is part of the value; there is no escape.
fn quoted<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, (&'a str, bool)> {
    let open = i.trim_ascii_start();
    let (rest, value) = QUOTE.until().parse(&open[1..])?;
    if rest.is_empty() {
        report.error(StringCode::UnclosedQuote, &open[..1]);
        return Ok((rest, (value, true)));
    }
    let (rest, stray) = AMPERSAND.until().parse(&rest[1..])?;
    if !stray.trim_ascii().is_empty() {
        report.error(StringCode::QuoteInValue, stray.trim_ascii());
    } else if open.len() < i.len() || !stray.is_empty() {
        report.note(NoteCode::ParameterBlanks, value);
    }
    Ok((rest, (value, true)))
}

/// ```abnf
/// plain = *( %x00-21 / %x23-25 / %x27-10FFFF )   ; neither DQUOTE nor "&"
/// ```
fn plain<'a>(i: &'a str, report: &mut Report<'a>) -> Step<'a, (&'a str, bool)> {
    let (rest, value) = AMPERSAND.until().parse(i)?;
    let value = trim(value, report, NoteCode::ParameterBlanks);
    if !ODD.is_in(value) {
        return Ok((rest, (value, false)));
    }
    if let Some(at) = value.find('"') {
        report.error(StringCode::QuoteInValue, &value[at..=at]);
    }
    if let Some(mark) = second_mark(value) {
        report.error(StringCode::SecondMark, mark);
    }
    Ok((rest, (value, false)))
}

/// A `?` or `;` that was meant to be `&`: the name of a parameter follows.
fn second_mark(value: &str) -> Option<&str> {
    let starts_param = |&(at, _): &(usize, &str)| {
        let rest = &value[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"_.".contains(c)).unwrap_or(rest.len());
        let (name, rest) = rest.split_at(end);
        let driver = ["pyo.", "njs.", "oracle."].iter().any(|prefix| name.starts_with(prefix));
        rest.starts_with('=') && (EasyConnectParam::of(name).is_some() || name == "TNS_ADMIN" || driver)
    };
    value.match_indices(['?', ';']).find(starts_param).map(|(_, mark)| mark)
}

fn check(param: &Param<'_>, report: &mut Report<'_>) {
    let (name, value) = (param.name.value, param.value.value);
    let odd = ODD.is_in(value);
    let marked = odd && !param.quoted && second_mark(value).is_some();
    match param.row {
        _ if value.is_empty() => report.note_at(NoteCode::EmptyValue, param.name.span),
        Some(row) if !marked => check_typed(row, param, report),
        None if report.dialect == Dialect::EasyConnect && !name.contains('.') => {
            report.note_at(NoteCode::UnknownParameter, param.name.span);
        }
        _ => {}
    }
    if !odd {
        return;
    }
    if value.len() > 1 && value.starts_with('\'') && value.ends_with('\'') {
        report.note_at(NoteCode::SingleQuotes, param.value.span);
    }
    if has_percent_escape(value) {
        report.note_at(NoteCode::PercentEscape, param.value.span);
    }
}

fn check_typed(row: &'static EasyConnectParam, param: &Param<'_>, report: &mut Report<'_>) {
    if row.name == "ssl_server_cert_dn" && !param.quoted && param.value.value.contains(',') {
        report.note_at(NoteCode::UnquotedName, param.value.span);
    }
    if let Err((keyword, error)) = typed(row, param.value.value) {
        match stops_a_client(Keyword::of(keyword.as_bytes()), error) {
            true => report.error_at(StringCode::Value(keyword, error), param.value.span),
            false => report.note_at(NoteCode::BadValue(keyword, error), param.value.span),
        }
    }
}

/// The value as the keyword of the descriptor wants it.
fn typed(row: &EasyConnectParam, value: &str) -> Result<(), (&'static str, ValueError)> {
    let keyword = row.descriptor.first().copied().unwrap_or_default();
    let section = Keyword::of(row.section.as_bytes());
    match Keyword::of(keyword.as_bytes()).param(FileKind::Descriptor, section).param() {
        Some(wanted) => {
            check_value(&wanted.value, value).map(|_: Value<'_>| ()).map_err(|error| (keyword, error))
        }
        None => Ok(()),
    }
}

fn has_percent_escape(value: &str) -> bool {
    value.split('%').skip(1).any(|rest| {
        rest.as_bytes().first_chunk().is_some_and(|pair: &[u8; 2]| pair.iter().all(u8::is_ascii_hexdigit))
    })
}

/// Notes the parameters that are lost without TLS.
pub(super) fn needs_tls(easy: &EasyConnect<'_>, report: &mut Report<'_>) {
    let secure = |row: &EasyConnectParam| row.section == "SECURITY" || row.name.starts_with("https_proxy");
    if !easy.is_tls() {
        for param in easy.params.iter().filter(|param| param.row.is_some_and(secure)) {
            report.note_at(NoteCode::NeedsTls, param.name.span);
        }
    }
}
