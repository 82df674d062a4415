use super::decoded::Decoded;
use super::url::{self, Url};
use super::{credentials, identifier, keywords, leave, lose, span, starts_with, unreadable};
use crate::convert::plain::{Asked, Plain};
use crate::convert::same::says_all;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

const DRIVER: &str = "oracle+oracledb://";

/// Reads `oracle+oracledb://…`: the path is a SID, `service_name` a service, a
/// host alone or `dsn` is handed to the driver as it is.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let url = url::parse(text, after_scheme(text)?, false)?;
    let mut made = match (url.option("service_name"), &url.path) {
        (Some(_), path) if !path.text.is_empty() => {
            let help = "keep `service_name`, or drop it if the path is meant as the SID";
            return Err(unreadable(path.whole(), "the URL has a path and a service name", help));
        }
        (Some(service), _) => built(&url, |description| description.service_name(&service.text))?,
        (None, path) if path.text.is_empty() => handed_over(&url)?,
        (None, path) => built(&url, |description| description.sid(&path.text))?,
    };
    if url.credentials {
        made.lost.push(credentials());
    }
    settings(&url, &mut made);
    Ok(made)
}

/// The dialect builds a descriptor of one TCP address.
fn built(
    url: &Url,
    target: impl Fn(Description) -> Description,
) -> Result<Converted<Descriptor>, Unreadable> {
    let (host, port) = url.host_and_port()?;
    let description = Description::new().address(Address::tcp(&host, port.unwrap_or(1521)));
    Ok(Converted::whole(target(description).into()))
}

/// Without a path and a service the driver gets the host, else `dsn`.
fn handed_over(url: &Url) -> Result<Converted<Descriptor>, Unreadable> {
    let host: &Decoded = &url.authority;
    match url.option("dsn") {
        Some(dsn) if host.text.is_empty() => identifier::read(dsn),
        _ if host.text.starts_with('(') => identifier::read(host),
        _ => match url.host_and_port()? {
            (_, None) => Err(identifier::alias(host)),
            (_, Some(_)) => Err(unreadable(
                host.whole(),
                "the URL names neither a service nor a SID: the dialect drops the port and looks up an alias",
                "add `/?service_name=…`, or `/` and the SID",
            )),
        },
    }
}

/// The other options are arguments of python-oracledb.
fn settings(url: &Url, made: &mut Converted<Descriptor>) {
    let dsn = url.option("dsn").map_or("", |dsn| &dsn.text);
    for option in &url.options {
        let (name, value) = (option.name.text.as_str(), option.value.text.as_str());
        match keywords::of_python(name) {
            _ if ["service_name", "dsn"].contains(&name) => {}
            _ if name == "protocol" => {
                lose(&mut made.lost, Loss::new(name, "does not change the protocol of the address"));
            }
            Some(keyword) => keyword.set(value, dsn, &mut made.value, &mut made.lost),
            None => leave(&mut made.lost, name, "an argument of the driver, no part of a descriptor"),
        }
    }
}

fn after_scheme(text: &str) -> Result<usize, Unreadable> {
    let start = text.len() - text.trim_start().len();
    let scheme = text.find("://").filter(|&end| {
        let scheme = &text[start..end];
        scheme.eq_ignore_ascii_case("oracle") || starts_with(scheme, "oracle+")
    });
    scheme.map(|end| end + 3).ok_or_else(|| {
        let at = span(start, start + text[start..].find(':').unwrap_or(0));
        unreadable(at, "this is no SQLAlchemy URL for Oracle", "start with `oracle+oracledb://`")
    })
}

/// Writes host, port and target where they say all, else `dsn`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    let short = Plain::of(descriptor).and_then(|plain| of_plain(&plain));
    let short = short.filter(|short| says_all(read(short), descriptor));
    Converted::whole(short.unwrap_or_else(|| {
        let mut text = DRIVER.to_owned();
        url::add_option(&mut text, "dsn", &identifier::shortest(descriptor));
        text
    }))
}

fn of_plain(plain: &Plain<'_>) -> Option<String> {
    let &(host, port) = plain.hosts.first()?;
    let mut text = format!("{DRIVER}{}/", url::write_host(host, port)?);
    match plain.target {
        Asked::Sid(sid) => text.push_str(&url::part(sid)),
        Asked::Service(service) => url::add_option(&mut text, "service_name", service),
    }
    Some(text)
}
