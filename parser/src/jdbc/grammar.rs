use nom::bytes::complete::{tag, tag_no_case, take_till};
use nom::character::complete::char;
use nom::combinator::{all_consuming, opt, recognize};
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::checks;
use super::credentials::{credentials, split_at_sign};
use super::target::target;
use super::{Credentials, Driver, JdbcUrl, Target};
use crate::easy_connect::{NoteCode, Report, StringCode};
use crate::text::Spanned;

type Step<'a, T> = IResult<&'a str, T>;

/// ```abnf
/// url = "jdbc:oracle:" driver ":" [ credentials ] "@" [ target ]
///     / "jdbc:oracle:kprb" [ ":" [ "@" ] ]
///     / "jdbc:default:connection" [ ":" ]
/// ```
/// Gives nothing only where an error was reported.
pub(super) fn url<'a>(text: &'a str, report: &mut Report<'a>) -> Option<JdbcUrl<'a>> {
    if let Ok((_, word)) = default_connection(text) {
        return Some(internal(Spanned::new(Driver::Default, report.span(word))));
    }
    let Ok((rest, prefix)) = prefix(text) else {
        report.error(StringCode::UrlPrefix, text.split(['@', '/', '(']).next().unwrap_or(text));
        return None;
    };
    let (rest, driver) = driver(rest, report)?;
    if prefix != "jdbc:oracle:" {
        report.note(NoteCode::PrefixCase, prefix);
    }
    match driver.value {
        Driver::Kprb => {
            if !matches!(rest, "" | ":" | ":@") {
                report.note(NoteCode::Ignored, rest);
            }
            Some(internal(driver))
        }
        _ => database(rest, driver, report),
    }
}

fn internal<'a>(driver: Spanned<Driver>) -> JdbcUrl<'a> {
    JdbcUrl { driver, credentials: None, target: Target::Internal, properties: Vec::new(), notes: Vec::new() }
}

fn default_connection(i: &str) -> Step<'_, &str> {
    all_consuming(terminated(tag("jdbc:default:connection"), opt(char(':')))).parse(i)
}

fn prefix(i: &str) -> Step<'_, &str> {
    recognize((tag_no_case("jdbc"), char(':'), tag_no_case("oracle"), char(':'))).parse(i)
}

/// ```abnf
/// driver = "thin" / "oci" / "oci8" / "kprb"
/// ```
fn driver<'a>(i: &'a str, report: &mut Report<'a>) -> Option<(&'a str, Spanned<Driver>)> {
    let parsed: Step<'a, &'a str> = take_till(|c| ":@/(?".contains(c)).parse(i);
    let (rest, word) = parsed.ok()?;
    let Some(driver) = Driver::of(word) else {
        report.error(StringCode::Driver, word);
        return None;
    };
    match driver {
        Driver::Oci8 => report.note(NoteCode::Oci8, word),
        _ if word != driver.as_str() => report.note(NoteCode::PrefixCase, word),
        _ => {}
    }
    Some((rest, Spanned::new(driver, report.span(word))))
}

/// ```abnf
/// database = ":" [ credentials ] "@" [ target ]
/// ```
fn database<'a>(i: &'a str, driver: Spanned<Driver>, report: &mut Report<'a>) -> Option<JdbcUrl<'a>> {
    let rest = i.strip_prefix(':').unwrap_or(i);
    if rest.len() == i.len() {
        report.error(StringCode::DriverColon, &i[..0]);
    }
    // A target here means that the `@` was forgotten, even if it holds one.
    let forgotten = rest.starts_with('(') || rest.starts_with("//");
    let split = if forgotten { None } else { split_at_sign(rest) };
    let Some((before, behind)) = split else {
        report.error(StringCode::MissingAt, &rest[..0]);
        return None;
    };
    let credentials = known_user(before, report);
    let (target, properties) = target(behind, driver.value, report)?;
    let url = JdbcUrl { driver, credentials, target, properties, notes: Vec::new() };
    checks::url(&url, report);
    Some(url)
}

fn known_user<'a>(before: &'a str, report: &mut Report<'a>) -> Option<Credentials<'a>> {
    if before.is_empty() {
        return None;
    }
    let credentials = credentials(before, report);
    if credentials.user.is_some() || credentials.password.is_some() {
        report.note(NoteCode::CredentialsInUrl, before);
    }
    Some(credentials)
}
