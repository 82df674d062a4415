use super::decoded::Decoded;
use super::plain::{Plain, Target};
use super::url::{self, Url};
use super::{credentials, identifier, is_credential, lose, span, unreadable};
use crate::Descriptor;
use crate::convert::{Converted, jdbc};
use crate::error::Unreadable;

const DESCRIPTOR: &str = "oracle.r2dbc.descriptor";

/// Reads `r2dbc:oracle:…`; what stands behind `//` is what JDBC reads there.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let (scheme_tls, start) = scheme(text)?;
    let url = url::parse(text, start)?;
    let tls = scheme_tls || url.option("ssl").is_some_and(|value| value.text.eq_ignore_ascii_case("true"));
    let mut made = match url.option(DESCRIPTOR) {
        Some(descriptor) => identifier::read(descriptor)?,
        None => located(&url, tls)?,
    };
    if url.credentials {
        lose(&mut made.lost, credentials());
    }
    add_options(&url, &mut made);
    Ok(made)
}

/// Reads `host:port/service` together with the protocol.
fn located(url: &Url, tls: bool) -> Result<Converted<Descriptor>, Unreadable> {
    if url.host.text.is_empty() {
        let help = "write `//host:1521/service`, or `?oracle.r2dbc.descriptor=…`";
        return Err(unreadable(url.location.whole(), "the URL names no host", help));
    }
    let mut whole = Decoded::default();
    let start = url.location.whole();
    let protocol = if tls { "tcps://" } else { "tcp://" };
    protocol.chars().for_each(|c| whole.push(c, start.start as usize));
    whole.append(&url.location);
    Descriptor::read_easy_connect(&whole.text).map_err(|error| whole.lift(error))
}

fn add_options(url: &Url, made: &mut Converted<Descriptor>) {
    let tls = made.value.addresses().any(|address| address.protocol().eq_ignore_ascii_case("TCPS"));
    for option in &url.options {
        let name = option.name.text.as_str();
        if is_credential(name) {
            lose(&mut made.lost, credentials());
        } else if ![DESCRIPTOR, "ssl"].iter().any(|read| read.eq_ignore_ascii_case(name))
            && let [description] = &mut made.value.descriptions[..]
        {
            let mut inner = Converted { value: std::mem::take(description), lost: Vec::new() };
            jdbc::add(name, &option.value.text, tls, &mut inner);
            *description = inner.value;
            made.lost.extend(inner.lost);
        }
    }
}

/// Whether the scheme asks for TLS, and where its `//` ends.
fn scheme(text: &str) -> Result<(bool, usize), Unreadable> {
    let start = text.len() - text.trim_start().len();
    let end = text[start..].find("//").map_or(text.len(), |at| start + at);
    let parts = text[start..end].to_ascii_lowercase();
    let parts: Vec<&str> = parts.trim_end_matches(':').split(':').filter(|part| *part != "pool").collect();
    let wrong = |message: &str, help| Err(unreadable(span(start, end), message, help));
    match parts[..] {
        ["r2dbc", "oracle"] | ["r2dbc", "oracle", "tcp"] if end < text.len() => Ok((false, end + 2)),
        ["r2dbcs", "oracle"] | ["r2dbc" | "r2dbcs", "oracle", "tcps"] if end < text.len() => {
            Ok((true, end + 2))
        }
        [_, "oracle", "ldap" | "ldaps"] => {
            wrong("a directory server resolves this URL", "ask the directory for its descriptor")
        }
        _ => {
            wrong("this is no R2DBC URL for Oracle", "start with `r2dbc:oracle://` or `r2dbc:oracle:tcps://`")
        }
    }
}

/// Writes host, port and service where they say all, else the descriptor.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor, "an R2DBC URL").ok().and_then(|plain| of_plain(&plain));
    Converted::whole(short.unwrap_or_else(|| {
        let mut text = "r2dbc:oracle://".to_owned();
        url::add_option(&mut text, DESCRIPTOR, &descriptor.to_string());
        text
    }))
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    let (Target::Service(service), [(host, port)]) = (plain.target, &plain.hosts[..]) else { return None };
    let writable = |name: &str| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    // TLS in a URL checks the name of the server.
    let checked = plain.description.security_text("SSL_SERVER_DN_MATCH").is_some();
    if !plain.lost.is_empty() || plain.tls != checked || !writable(service) {
        return None;
    }
    let protocol = if plain.tls { "tcps:" } else { "" };
    (host.contains(':') || writable(host))
        .then(|| format!("r2dbc:oracle:{protocol}//{}/{service}", url::write_host(host, *port)))
}
