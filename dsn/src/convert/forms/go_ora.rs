use super::decoded::Decoded;
use super::url::{self, Url};
use super::{credentials, identifier, leave, span, starts_with, unreadable};
use crate::convert::plain::{Asked, Plain};
use crate::convert::same::says_all;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

const SCHEME: &str = "oracle://";
/// Options that are a part of the descriptor; every other one is lost.
const READ: &[&str] = &["server", "service name", "sid", "instance name", "ssl", "ssl verify", "wallet"];

/// Reads `oracle://…`; several servers are tried in their order.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let start = text.len() - text.trim_start().len();
    if !starts_with(&text[start..], SCHEME) {
        let help = "start with `oracle://host:port/`";
        return Err(unreadable(span(start, start), "this is no URL of go-ora", help));
    }
    let url = url::parse(text, start + SCHEME.len(), true)?;
    let mut made = match option(&url, "connStr") {
        Some(descriptor) => identifier::read(descriptor)?,
        None => Converted::whole(of_fields(&url)?.into()),
    };
    if url.credentials {
        made.lost.push(credentials());
    }
    lose_options(&url, &mut made);
    Ok(made)
}

/// The value of an option in any case; of several the first one.
fn option<'a>(url: &'a Url, name: &str) -> Option<&'a Decoded> {
    let found = url.options.iter().find(|option| option.name.text.eq_ignore_ascii_case(name));
    found.map(|option| &option.value).filter(|value| !value.text.is_empty())
}

/// Whether an option is switched on.
fn is_on(url: &Url, name: &str) -> Option<bool> {
    let value = &option(url, name)?.text;
    Some(["TRUE", "ENABLE", "ENABLED"].iter().any(|on| on.eq_ignore_ascii_case(value)))
}

fn of_fields(url: &Url) -> Result<Description, Unreadable> {
    let text = |name| option(url, name).map(|value| value.text.as_str());
    let tls = is_on(url, "SSL").unwrap_or(false);
    let mut description = Description::new();
    for (host, port) in servers(url)? {
        description = description.address(Address::new(if tls { "TCPS" } else { "TCP" }, &host, port));
    }
    let service = text("SERVICE NAME").unwrap_or(url.path.text.trim_matches('/'));
    description = match text("SID") {
        Some(sid) => description.sid(sid),
        None if service.is_empty() => {
            let help = "write `oracle://host:port/service`, or add `SID=…`";
            return Err(unreadable(url.authority.whole(), "the URL names neither a service nor a SID", help));
        }
        None => description.service_name(service),
    };
    if let Some(instance) = text("INSTANCE NAME") {
        description = description.connect("INSTANCE_NAME", instance);
    }
    Ok(if tls { secured(url, description) } else { description })
}

fn secured(url: &Url, description: Description) -> Description {
    let matched = is_on(url, "SSL VERIFY") != Some(false);
    let made = description.secure("SSL_SERVER_DN_MATCH", if matched { "TRUE" } else { "FALSE" });
    match option(url, "WALLET") {
        Some(wallet) => made.secure("MY_WALLET_DIRECTORY", &*wallet.text),
        None => made,
    }
}

/// The host of the URL and those of `server`, each once.
fn servers(url: &Url) -> Result<Vec<(String, u16)>, Unreadable> {
    let is_server = |name: &Decoded| name.text.eq_ignore_ascii_case("server");
    let named = url.options.iter().filter(|option| is_server(&option.name)).map(|option| &option.value);
    let mut found = Vec::new();
    for given in [&url.authority].into_iter().filter(|given| !given.text.starts_with(':')).chain(named) {
        let (host, port) = url::host_and_port(given)?;
        let Some(port) = port else {
            let help = "write `host:1521`: go-ora splits host and port before it knows a default";
            return Err(unreadable(given.whole(), "the host has no port", help));
        };
        if !found.contains(&(host.clone(), port)) {
            found.push((host, port));
        }
    }
    match found.is_empty() {
        false => Ok(found),
        true => {
            Err(unreadable(url.authority.whole(), "the URL names no host", "write `//host:1521/service`"))
        }
    }
}

fn lose_options(url: &Url, made: &mut Converted<Descriptor>) {
    let whole = option(url, "connStr").is_some();
    let tls = is_on(url, "SSL") == Some(true);
    for name in url.options.iter().map(|option| option.name.text.as_str()) {
        let known = READ.iter().any(|known| known.eq_ignore_ascii_case(name));
        let why = match () {
            () if name.eq_ignore_ascii_case("connStr") => continue,
            () if known && whole => "`connStr` is taken alone",
            () if name.eq_ignore_ascii_case("wallet") && !tls => "means nothing in a descriptor without tcps",
            () if known => continue,
            () => "an option of the driver, no part of a descriptor",
        };
        leave(&mut made.lost, name, why);
    }
}

/// Writes single options where they say all, else `connStr`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor).and_then(|plain| of_plain(&plain));
    if let Some(short) = short.filter(|short| says_all(read(short), descriptor)) {
        return Converted::whole(short);
    }
    let mut value = format!("{SCHEME}:0/");
    url::add_option(&mut value, "connStr", &descriptor.to_string());
    Converted { value, lost: overlooked(descriptor) }
}

/// The driver finds addresses by a pattern that knows three parameters.
fn overlooked(descriptor: &Descriptor) -> Vec<Loss> {
    let mut lost = Vec::new();
    for name in descriptor.addresses().flat_map(|address| address.settings.names()) {
        if !["PROTOCOL", "HOST", "PORT"].contains(&name) {
            super::lose(&mut lost, Loss::new(name, "go-ora overlooks an address that holds it"));
        }
    }
    lost
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    let &(host, port) = plain.hosts.first()?;
    let mut text = format!("{SCHEME}{}/", url::write_host(host, port)?);
    if let Asked::Service(service) = plain.target {
        text.push_str(&url::part(service));
    }
    let mut add = |name, value: &str| url::add_option(&mut text, name, value);
    // Newer releases of the driver take `server` instead of the host before it.
    for &(host, port) in plain.hosts.iter().filter(|_| plain.hosts.len() > 1) {
        add("server", &url::write_host(host, port)?);
    }
    if let Asked::Sid(sid) = plain.target {
        add("SID", sid);
    }
    if let Some(instance) = plain.description.connect_text("INSTANCE_NAME") {
        add("INSTANCE NAME", instance);
    }
    if plain.tls {
        add_security(&mut text, plain.description);
    }
    Some(text)
}

fn add_security(url: &mut String, description: &Description) {
    url::add_option(url, "SSL", "true");
    let matched = description.security_text("SSL_SERVER_DN_MATCH");
    if matched.and_then(tns_parser::model::read_boolean) != Some(true) {
        url::add_option(url, "SSL VERIFY", "false");
    }
    if let Some(wallet) = description.security_text("MY_WALLET_DIRECTORY") {
        url::add_option(url, "WALLET", wallet);
    }
}
