use nom::character::complete::char;
use nom::combinator::all_consuming;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use super::descriptor::{check_descriptor, end_of_descriptor};
use super::{Driver, Target};
use crate::easy_connect::{
    Host, Kind, NoteCode, Param, Report, StringCode, classify, config_url, easy_connect, host_and_port,
    ldap_list, params, trim, word,
};
use crate::text::Spanned;

type Found<'a> = (Target<'a>, Vec<Param<'a>>);

/// ```abnf
/// target = descriptor [ "?" props ] / ldap-list / config-url
///        / host-port-sid [ "?" props ] / easy / alias [ "?" props ]
/// ```
/// The first that fits, in this order. Gives nothing only where an error was reported.
pub(super) fn target<'a>(text: &'a str, driver: Driver, report: &mut Report<'a>) -> Option<Found<'a>> {
    let text = trim(text, report, NoteCode::OuterBlanks);
    match classify(text) {
        _ if text.is_empty() => nothing(text, driver, report),
        Kind::Descriptor if text.starts_with('(') => Some(descriptor(text, driver, report)),
        Kind::Ldap => Some((Target::Ldap(ldap_list(text, report)), Vec::new())),
        Kind::CentralConfig => Some((Target::Config(config_url(text, report)?), Vec::new())),
        _ => Some(network(after_at_sign(text, report), driver, report)),
    }
}

fn nothing<'a>(text: &'a str, driver: Driver, report: &mut Report<'a>) -> Option<Found<'a>> {
    if driver.is_oci() {
        return Some((Target::Bequeath, Vec::new()));
    }
    report.error(StringCode::EmptyTarget, text);
    None
}

/// Another `@` in front of the parameters: the password held one.
fn after_at_sign<'a>(text: &'a str, report: &mut Report<'a>) -> &'a str {
    let main = text.split('?').next().unwrap_or(text);
    match main.rfind('@') {
        Some(at) => {
            report.error(StringCode::SecondAt, &text[at..=at]);
            &text[at + 1..]
        }
        None => text,
    }
}

fn descriptor<'a>(text: &'a str, driver: Driver, report: &mut Report<'a>) -> Found<'a> {
    let (descriptor, rest) = text.split_at(end_of_descriptor(text));
    check_descriptor(descriptor, driver, report);
    (Target::Descriptor(report.span(descriptor.trim_ascii_end())), properties(rest, report))
}

fn network<'a>(text: &'a str, driver: Driver, report: &mut Report<'a>) -> Found<'a> {
    let (main, rest) = text.split_at(text.find('?').unwrap_or(text.len()));
    if let Some((host, sid)) = host_port_sid(main, report) {
        check_sid(sid, driver, report);
        return (Target::HostPortSid { host, sid }, properties(rest, report));
    }
    match classify(main) {
        Kind::Alias if !main.is_empty() => {
            // Names of tnsnames.ora hold more than names of hosts.
            word(main, "$#", report);
            let properties = properties(rest, report);
            let named = properties.iter().rev().find(|property| property.name.value == "TNS_ADMIN");
            let tns_admin = named.map(|property| property.value);
            (Target::Alias { name: report.spanned(main), tns_admin }, properties)
        }
        _ => {
            let mut easy = easy_connect(text, report);
            let (net, properties) = easy.params.into_iter().partition(|param| param.row.is_some());
            easy.params = net;
            (Target::EasyConnect(easy), properties)
        }
    }
}

/// ```abnf
/// host-port-sid = host ":" port ":" sid     ; no "/"
/// ```
fn host_port_sid<'a>(text: &'a str, report: &mut Report<'a>) -> Option<(Host<'a>, Spanned<&'a str>)> {
    let behind_brackets = text.rfind(']').map_or(0, |at| at + 1);
    let colons = text[behind_brackets..].matches(':').count();
    let ipv6 = behind_brackets == 0 && text.contains("::");
    if colons != 2 || ipv6 || text.contains(['/', ',', ';']) {
        return None;
    }
    let (head, sid) = text.rsplit_once(':')?;
    let parsed: IResult<_, _> = all_consuming(|i| host_and_port(i, report)).parse(head);
    let (_, host) = parsed.ok()?;
    if host.port.is_none() && head.ends_with(':') {
        report.error(StringCode::Port, &head[head.len()..]);
    }
    word(sid, "$#", report);
    Some((host, report.spanned(sid)))
}

fn check_sid(sid: Spanned<&str>, driver: Driver, report: &mut Report<'_>) {
    match driver {
        _ if sid.value.is_empty() => report.error_at(StringCode::SidAndService, sid.span),
        _ if driver.is_oci() => report.note_at(NoteCode::OciService, sid.span),
        _ if sid.value.contains('.') => report.note_at(NoteCode::DottedSid, sid.span),
        _ => {}
    }
}

/// ```abnf
/// properties = [ "?" params ]
/// ```
fn properties<'a>(text: &'a str, report: &mut Report<'a>) -> Vec<Param<'a>> {
    let parsed: IResult<_, _> = preceded(char('?'), |i| params(i, report)).parse(text);
    parsed.map(|(_, properties)| properties).unwrap_or_default()
}
