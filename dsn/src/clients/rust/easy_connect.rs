//! Easy Connect strings: `[protocol://]hosts/service[:server][/instance]`.

use super::super::{Address, AddressList, Description, Target, Unheeded, Why};
use super::descriptor::blank;
use super::scanner::Scanner;
use super::{Effective, Refusal};

/// What the text says; nothing where it is no Easy Connect string. What follows the last part that is
/// understood is dropped in silence: all `?name=value` parameters, and the rest of an instance name
/// behind a hyphen.
///
/// # Errors
/// A crash: letters beyond ASCII lose a part of themselves.
pub(super) fn read(scanner: &mut Scanner<'_>) -> Result<Option<Effective>, Refusal> {
    let protocol = protocol(scanner)?;
    let Some(lists) = hosts(scanner, &spoken(protocol))? else { return Ok(None) };
    let Some(service_name) = scanner.token_behind('/', is_name)? else { return Ok(None) };
    let server = scanner.token_behind(':', |found| found.is_ascii_alphabetic())?;
    let instance_name = scanner.token_behind('/', is_name)?.map(str::to_owned);
    let target = Target {
        service_name: Some(service_name.to_owned()),
        sid: None,
        instance_name,
        server: server.map(str::to_ascii_lowercase),
    };
    let mut unheeded = Vec::new();
    if protocol.is_some_and(|word| word != "tcps" && !word.eq_ignore_ascii_case("tcp")) {
        unheeded.push(Unheeded { section: "ADDRESS", name: "PROTOCOL".to_owned(), why: Why::Misread });
    }
    unheeded.extend(parameters(scanner.rest()));
    let descriptions = vec![Description { lists, target, ..blank() }];
    Ok(Some(Effective { descriptions, unheeded, ..Effective::default() }))
}

/// Letters, hyphens and underscores before `://`; `//` alone is passed over.
fn protocol<'a>(scanner: &mut Scanner<'a>) -> Result<Option<&'a str>, Refusal> {
    let rest = scanner.rest();
    let end = rest.find(|found: char| !found.is_alphabetic() && found != '-' && found != '_');
    let word = &rest[..end.unwrap_or(rest.len())];
    let separator = if word.is_empty() { "//" } else { "://" };
    if !rest[word.len()..].starts_with(separator) {
        return Ok(None);
    }
    scanner.advance(word.len() + separator.len());
    let protocol = scanner.first(word.chars().count())?;
    Ok(Some(protocol).filter(|protocol| !protocol.is_empty()))
}

/// The protocol in lower case. Before `://` only `tcps` as it stands here is TLS, unlike in a
/// descriptor: `TCPS://` connects without it.
fn spoken(protocol: Option<&str>) -> String {
    match protocol.unwrap_or("tcp").to_lowercase() {
        lower if lower == "tcps" && protocol != Some("tcps") => "tcp".to_owned(),
        lower => lower,
    }
}

/// Hosts with or without a port, a comma between them, a semicolon between groups. A port counts for
/// the hosts of its group that stand before it and have none. Nothing where the text ends here.
fn hosts(scanner: &mut Scanner<'_>, protocol: &str) -> Result<Option<Vec<AddressList>>, Refusal> {
    let (mut lists, mut list) = (Vec::new(), AddressList::default());
    let mut without_port = 0;
    while let Some(host) = host(scanner)? {
        list.addresses.push(address(host, protocol));
        if scanner.peek() == Some(':') {
            scanner.next();
            let Some(port) = port(scanner) else { break };
            list.addresses[without_port..].iter_mut().for_each(|address| address.port = Some(port.into()));
            without_port = list.addresses.len();
        }
        match scanner.peek() {
            Some(';') => {
                scanner.next();
                lists.push(std::mem::take(&mut list));
                without_port = 0;
            }
            Some(',') => _ = scanner.next(),
            Some(_) => {
                lists.push(list);
                return Ok(Some(lists));
            }
            None => {}
        }
    }
    Ok(None)
}

/// A name, or anything between brackets.
fn host<'a>(scanner: &mut Scanner<'a>) -> Result<Option<&'a str>, Refusal> {
    scanner.take();
    if let Some(literal) = scanner.delimited('[', ']') {
        return Ok(Some(literal));
    }
    let is_part =
        |found: char| found.is_alphabetic() || found.is_ascii_digit() || matches!(found, '-' | '_' | '.');
    scanner.token(is_part)
}

fn address(host: &str, protocol: &str) -> Address {
    let protocol = protocol.to_owned();
    Address { protocol, host: Some(host.to_owned()), port: Some(1521), ..Address::default() }
}

/// Digits up to 65535; the colon before them has been read.
fn port(scanner: &mut Scanner<'_>) -> Option<u16> {
    let rest = scanner.rest();
    let digits = &rest[..rest.find(|found: char| !found.is_ascii_digit()).unwrap_or(rest.len())];
    scanner.advance(digits.len());
    scanner.take();
    digits.parse().ok()
}

fn is_name(found: char) -> bool {
    found.is_ascii_alphanumeric() || found == '_' || found == '.'
}

/// The names of the parameters behind the question mark.
fn parameters(rest: &str) -> impl Iterator<Item = Unheeded> {
    let text = rest.split_once('?').map_or("", |(_, text)| text);
    let names = text.split('&').map(|part| part.split('=').next().unwrap_or_default().trim());
    let names = names.filter(|name| !name.is_empty());
    names.map(|name| Unheeded { section: "?", name: name.to_uppercase(), why: Why::Dropped })
}
