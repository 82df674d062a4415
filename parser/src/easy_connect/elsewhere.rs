//! Names that something else resolves: a directory server or a configuration
//! provider. They are taken apart, not looked up.

use nom::bytes::complete::{tag_no_case, take_till};
use nom::character::complete::char;
use nom::combinator::{opt, recognize, rest};
use nom::sequence::{pair, preceded, terminated};
use nom::{IResult, Parser};

use super::grammar::host_and_port;
use super::params::params;
use super::{Host, NoteCode, Param, Report, StringCode};
use crate::text::Spanned;

/// The configuration providers of Oracle's clients, sorted.
pub const CONFIG_PROVIDERS: [&str; 14] = [
    "awsappconfig",
    "awsparameterstore",
    "awss3",
    "awssecretsmanager",
    "azure",
    "azurevault",
    "file",
    "gcpsecretmanager",
    "gcpstorage",
    "hcpvaultdedicated",
    "https",
    "ocidbtools",
    "ociobject",
    "ocivault",
];

/// `ldap://host:port/name,context`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LdapUrl<'a> {
    /// `ldap` or `ldaps` as written.
    pub scheme: Spanned<&'a str>,
    /// The directory server.
    pub host: Host<'a>,
    /// The entry and its context, as written.
    pub name: Spanned<&'a str>,
}

impl LdapUrl<'_> {
    /// The port: 389, or 636 with TLS, where none is written.
    pub fn effective_port(&self) -> u16 {
        let default = if self.scheme.value.eq_ignore_ascii_case("ldaps") { 636 } else { 389 };
        self.host.port.map_or(default, |port| port.value)
    }
}

/// `config-provider://path?name=value`.
#[derive(Clone, Debug)]
pub struct ConfigUrl<'a> {
    /// The provider, without `config-`.
    pub provider: Spanned<&'a str>,
    /// Where the provider finds the entry.
    pub path: Spanned<&'a str>,
    /// The parameters for the provider.
    pub params: Vec<Param<'a>>,
}

/// ```abnf
/// ldap-list = ldap-url *( 1*WSP ldap-url )
/// ```
pub(crate) fn ldap_list<'a>(text: &'a str, report: &mut Report<'a>) -> Vec<LdapUrl<'a>> {
    let mut urls = Vec::new();
    for part in text.split_ascii_whitespace() {
        match ldap_url(part, report) {
            Ok((_, url)) => urls.push(url),
            Err(_) => report.error(StringCode::LdapUrl, part),
        }
    }
    urls
}

/// ```abnf
/// ldap-url = ( "ldap" / "ldaps" ) "://" host [ ":" port ] "/" name
/// ```
fn ldap_url<'a>(i: &'a str, report: &mut Report<'a>) -> IResult<&'a str, LdapUrl<'a>> {
    let scheme = recognize(pair(tag_no_case("ldap"), opt(tag_no_case("s"))));
    let (i, scheme) = terminated(scheme, nom::bytes::complete::tag("://")).parse(i)?;
    let (i, host) = host_and_port(i, report)?;
    let (i, name) = preceded(char('/'), rest).parse(i)?;
    if !name.to_ascii_lowercase().contains("cn=oraclecontext") {
        report.error(StringCode::LdapContext, name);
    }
    Ok((i, LdapUrl { scheme: report.spanned(scheme), host, name: report.spanned(name) }))
}

/// ```abnf
/// config-url = "config-" provider ":" [ "//" ] path [ "?" params ]
/// ```
pub(crate) fn config_url<'a>(text: &'a str, report: &mut Report<'a>) -> Option<ConfigUrl<'a>> {
    let parsed = config(text, report).ok().map(|(_, url)| url);
    let empty = parsed.as_ref().is_none_or(|url| url.provider.value.is_empty() || url.path.value.is_empty());
    if empty {
        report.error(StringCode::ConfigUrl, text);
    }
    parsed
}

fn config<'a>(i: &'a str, report: &mut Report<'a>) -> IResult<&'a str, ConfigUrl<'a>> {
    let (i, provider) =
        preceded(tag_no_case("config-"), terminated(take_till(|c| c == ':'), char(':'))).parse(i)?;
    let i = i.strip_prefix("//").unwrap_or(i);
    let (i, path) = take_till(|c| c == '?').parse(i)?;
    let (i, params) = opt(preceded(char('?'), |i| params(i, report))).parse(i)?;
    if !CONFIG_PROVIDERS.iter().any(|known| known.eq_ignore_ascii_case(provider)) {
        report.note(NoteCode::UnknownProvider, provider);
    }
    let (provider, path) = (report.spanned(provider), report.spanned(path));
    Ok((i, ConfigUrl { provider, path, params: params.unwrap_or_default() }))
}
