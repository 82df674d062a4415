use super::plain::{Plain, Target};
use super::url::{self, Url};
use super::{credentials, identifier, is_credential, lose, span, starts_with, unreadable};
use crate::convert::{Converted, Impossible, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

const FORM: &str = "a SQLAlchemy URL";

/// Reads `oracle+oracledb://…`: the path is a SID, `service_name` a service.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let url = url::parse(text, after_scheme(text)?)?;
    let service = url.option("service_name").filter(|service| !service.text.is_empty());
    let port = url.port.unwrap_or(1521);
    let description = Description::new().address(Address::tcp(&url.host.text, port));
    if url.host.text.is_empty() {
        return Err(unreadable(url.location.whole(), "the URL names no host", "write `//host:1521/`"));
    }
    let description = match (service, &url.path) {
        (Some(_), path) if !path.text.is_empty() => {
            let help = "keep `service_name`, or drop it if the path is meant as the SID";
            return Err(unreadable(path.whole(), "the URL has a path and a service name", help));
        }
        (Some(service), _) => description.service_name(&service.text),
        (None, path) if path.text.is_empty() => return Err(identifier::alias(&url.host)),
        (None, path) => description.sid(&path.text),
    };
    Ok(Converted { value: description.into(), lost: lost(&url) })
}

fn lost(url: &Url) -> Vec<Loss> {
    let mut lost = Vec::new();
    if url.credentials {
        lost.push(credentials());
    }
    for name in url.options.iter().map(|option| option.name.text.as_str()) {
        match name.to_ascii_lowercase().as_str() {
            "service_name" => {}
            "protocol" => lose(&mut lost, Loss::new(name, "does not change the protocol, which is TCP")),
            _ if is_credential(name) => lose(&mut lost, credentials()),
            _ => lose(&mut lost, Loss::new(name, "an argument of the driver, no part of a descriptor")),
        }
    }
    lost
}

fn after_scheme(text: &str) -> Result<usize, Unreadable> {
    let start = text.len() - text.trim_start().len();
    let scheme = text.find("://").filter(|&end| {
        let scheme = text[start..end].to_ascii_lowercase();
        scheme == "oracle" || starts_with(&scheme, "oracle+")
    });
    scheme.map(|end| end + 3).ok_or_else(|| {
        let at = span(start, start + text[start..].find(':').unwrap_or(0));
        unreadable(at, "this is no SQLAlchemy URL for Oracle", "start with `oracle+oracledb://`")
    })
}

/// Writes the URL of one plain TCP address.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Result<Converted<String>, Impossible> {
    let plain = Plain::of(descriptor, FORM)?;
    let mut reasons = Vec::new();
    if plain.tls {
        reasons.push(Loss::new("PROTOCOL=TCPS", "the dialect always builds PROTOCOL=TCP"));
    }
    let [(host, port)] = plain.hosts[..] else {
        reasons.push(Loss::new("ADDRESS", "there is room for one"));
        return Err(Impossible { form: FORM, reasons });
    };
    if !reasons.is_empty() {
        return Err(Impossible { form: FORM, reasons });
    }
    let mut text = format!("oracle+oracledb://{}/", url::write_host(host, port));
    match plain.target {
        Target::Sid(sid) => text.push_str(&url::part(sid)),
        Target::Service(service) => url::add_option(&mut text, "service_name", service),
    }
    Ok(Converted { value: text, lost: plain.lost })
}
