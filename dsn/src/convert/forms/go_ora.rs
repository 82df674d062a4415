use super::decoded::Decoded;
use super::plain::{Plain, Target};
use super::url::{self, Url};
use super::{credentials, identifier, is_credential, lose, span, starts_with, unreadable};
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

const SCHEME: &str = "oracle://";
/// Options that are read; every other one is lost.
const READ: &[&str] =
    &["connstr", "server", "service name", "sid", "instance name", "ssl", "ssl verify", "wallet"];

/// Reads `oracle://…`; several servers are tried in their order.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let start = text.len() - text.trim_start().len();
    if !starts_with(&text[start..], SCHEME) {
        let help = "start with `oracle://host:port/`";
        return Err(unreadable(span(start, start), "this is no URL of go-ora", help));
    }
    let url = url::parse(text, start + SCHEME.len())?;
    let mut made = match url.option("connStr") {
        Some(descriptor) => identifier::read(descriptor)?,
        None => Converted::whole(of_fields(&url)?.into()),
    };
    made.lost.extend(lost(&url));
    Ok(made)
}

fn of_fields(url: &Url) -> Result<Description, Unreadable> {
    let text = |name| url.option(name).map(|value| value.text.as_str()).filter(|text| !text.is_empty());
    let on = |name| {
        let value = text(name)?.to_ascii_uppercase();
        Some(["TRUE", "ENABLE", "ENABLED"].contains(&value.as_str()))
    };
    let tls = on("SSL").unwrap_or(false);
    let protocol = if tls { "TCPS" } else { "TCP" };
    let mut description = Description::new();
    for (host, port) in servers(url)? {
        description = description.address(Address::new(protocol, &host, port));
    }
    let service = text("SERVICE NAME").unwrap_or(url.path.text.trim_matches('/'));
    description = match text("SID") {
        Some(sid) => description.sid(sid),
        None if service.is_empty() => {
            let help = "write `oracle://host:port/service`, or add `SID=…`";
            return Err(unreadable(url.location.whole(), "the URL names neither a service nor a SID", help));
        }
        None => description.service_name(service),
    };
    if let Some(instance) = text("INSTANCE NAME") {
        description = description.connect("INSTANCE_NAME", instance);
    }
    if tls {
        let matched = if on("SSL VERIFY") == Some(false) { "FALSE" } else { "TRUE" };
        description = description.secure("SSL_SERVER_DN_MATCH", matched);
    }
    match text("WALLET") {
        Some(wallet) if tls => Ok(description.secure("MY_WALLET_DIRECTORY", wallet)),
        _ => Ok(description),
    }
}

/// The host of the URL and those of `server`, each once.
fn servers(url: &Url) -> Result<Vec<(String, u16)>, Unreadable> {
    let mut found = Vec::new();
    if !url.host.text.is_empty() {
        let port = url.port.ok_or_else(|| {
            unreadable(url.host.whole(), "the host has no port", "go-ora needs one: write `host:1521`")
        })?;
        found.push((url.host.text.clone(), port));
    }
    let is_server = |name: &Decoded| name.text.eq_ignore_ascii_case("server");
    for option in url.options.iter().filter(|option| is_server(&option.name)) {
        let (host, port) = url::host_and_port(&option.value.text, 0..option.value.text.len())
            .map_err(|error| option.value.lift(error))?;
        let server = (host.text, port.unwrap_or(1521));
        if !found.contains(&server) {
            found.push(server);
        }
    }
    match found.is_empty() {
        false => Ok(found),
        true => Err(unreadable(url.location.whole(), "the URL names no host", "write `//host:1521/service`")),
    }
}

fn lost(url: &Url) -> Vec<Loss> {
    let mut lost = Vec::new();
    if url.credentials {
        lost.push(credentials());
    }
    let whole = url.option("connStr").is_some();
    let tls = !whole && url.option("SSL").is_some();
    for name in url.options.iter().map(|option| option.name.text.as_str()) {
        let lower = name.to_ascii_lowercase();
        let loss = match lower.as_str() {
            "connstr" => continue,
            _ if is_credential(name) => credentials(),
            "wallet" if !tls => Loss::new(name, "means nothing in a descriptor without tcps"),
            known if READ.contains(&known) && !whole => continue,
            known if READ.contains(&known) => Loss::new(name, "`connStr` is taken alone"),
            _ => Loss::new(name, "an option of the driver, no part of a descriptor"),
        };
        lose(&mut lost, loss);
    }
    lost
}

/// Writes single options where they say all, else `connStr`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor, "a go-ora URL").ok().and_then(|plain| of_plain(&plain));
    Converted::whole(short.unwrap_or_else(|| {
        let mut text = format!("{SCHEME}:0/");
        url::add_option(&mut text, "connStr", &descriptor.to_string());
        text
    }))
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    const SAID: &[&str] = &["MY_WALLET_DIRECTORY", "INSTANCE_NAME", "SSL_SERVER_DN_MATCH"];
    let unsaid = |loss: &Loss| !SAID.contains(&loss.what.as_str());
    if plain.lost.iter().any(unsaid) || (!plain.tls && plain.description.security.is_some()) {
        return None;
    }
    let &(host, port) = plain.hosts.first()?;
    let mut text = format!("{SCHEME}{}/", url::write_host(host, port));
    if let Target::Service(service) = plain.target {
        text.push_str(&url::part(service));
    }
    let mut add = |name, value: &str| url::add_option(&mut text, name, value);
    // Newer releases of the driver take `server` instead of the host before it.
    for &(host, port) in plain.hosts.iter().filter(|_| plain.hosts.len() > 1) {
        add(
            "server",
            &if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") },
        );
    }
    if let Target::Sid(sid) = plain.target {
        add("SID", sid);
    }
    if let Some(instance) = plain.description.connect_text("INSTANCE_NAME") {
        add("INSTANCE NAME", instance);
    }
    if plain.tls {
        add("SSL", "true");
        let matched = plain.description.security_text("SSL_SERVER_DN_MATCH");
        if matched.and_then(tns_parser::model::read_boolean) != Some(true) {
            add("SSL VERIFY", "false");
        }
        if let Some(wallet) = plain.description.security_text("MY_WALLET_DIRECTORY") {
            add("WALLET", wallet);
        }
    }
    Some(text)
}
