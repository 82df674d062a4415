use std::fmt;

use super::decoded::Decoded;
use super::keywords::{self, KEYWORDS, TARGET};
use super::literal::{self, Item, Language, quoted};
use super::{credentials, identifier, is_credential, lose, span, unreadable};
use crate::convert::plain::Plain;
use crate::convert::same::says_all;
use crate::convert::{Converted, Loss};
use crate::error::Unreadable;
use crate::{Address, Description, Descriptor};

/// Keywords that name the target; a `dsn` rules them out.
const FIELDS: [&str; 5] = ["host", "port", "protocol", "service_name", "sid"];

/// Reads the arguments of a call, or keywords alone.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let call = text.find('(').filter(|&at| is_name(text[..at].trim()));
    let items = literal::items(text, call.map_or(0, |at| at + 1), call.is_some(), Language::Python)?;
    let positions = items.iter().filter(|item| item.name.is_empty()).count();
    let named = items.iter().any(|item| is_credential(&item.name));
    let dsn = target(&items).map(Item::text).transpose()?.flatten();
    if let Some(dsn) = dsn.filter(|_| call.is_some() && positions < 2 && !named) {
        check_user(dsn, &items)?;
    }
    let mut made = match dsn {
        Some(dsn) => of_dsn(dsn, &items)?,
        None => Converted::whole(of_fields(text, &items)?.into()),
    };
    let told = dsn.map_or("", |dsn| &dsn.text);
    let apart = |item: &&Item| ["", "dsn"].iter().chain(&FIELDS).all(|name| *name != item.name);
    for item in items.iter().filter(apart) {
        keywords::take(item, keywords::of_python(&item.name), text, told, &mut made);
    }
    if positions > 1 || named {
        lose(&mut made.lost, credentials());
    }
    Ok(made)
}

/// Arguments by position are the target alone, or user, password and target.
fn target(items: &[Item]) -> Option<&Item> {
    let positions: Vec<_> = items.iter().filter(|item| item.name.is_empty()).collect();
    match positions[..] {
        [] => literal::last(items, "dsn"),
        [single] => Some(single),
        [_, _, ref rest @ ..] => rest.first().copied().or_else(|| literal::last(items, "dsn")),
    }
}

/// Where no user is given, the driver takes `a/b` for user and password.
fn check_user(dsn: &Decoded, items: &[Item]) -> Result<(), Unreadable> {
    let elsewhere = ["params", "externalauth", "pool", "pool_alias"];
    let told = items.iter().any(|item| elsewhere.contains(&item.name.as_str()));
    let text = dsn.text.trim_start();
    let bare = text.contains('/') && !text.contains('@') && !text.contains("://");
    match bare && !told && !text.starts_with(['(', '/']) {
        false => Ok(()),
        true => Err(unreadable(
            dsn.whole(),
            "without `user` python-oracledb takes this for user and password",
            "add `user=…`, or write `//host:port/service`",
        )),
    }
}

/// `oracledb.connect`, also behind `pool =`.
fn is_name(text: &str) -> bool {
    let call = text.rsplit_once('=').map_or(text, |(_, call)| call);
    call.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | ' '))
}

/// `user/password@` before the target is left behind.
fn of_dsn(dsn: &Decoded, items: &[Item]) -> Result<Converted<Descriptor>, Unreadable> {
    let cut = dsn.text.rfind('@').filter(|_| !dsn.text.trim_start().starts_with('('));
    let target = cut.map(|at| dsn.after(at + 1));
    let mut made = identifier::read(target.as_ref().unwrap_or(dsn))?;
    if cut.is_some() {
        lose(&mut made.lost, credentials());
    }
    for item in items.iter().filter(|item| FIELDS.contains(&item.name.as_str())) {
        lose(&mut made.lost, Loss::new(&item.name, "`dsn` names the target"));
    }
    Ok(made)
}

fn of_fields(text: &str, items: &[Item]) -> Result<Description, Unreadable> {
    let given = |name| literal::last(items, name).map(Item::text).transpose().map(Option::flatten);
    let help = "add `dsn=\"host:port/service\"`";
    let host = given("host")?
        .ok_or_else(|| unreadable(span(0, text.len()), "there is neither dsn nor host", help))?;
    let port = literal::last(items, "port").map(Item::port).transpose()?.flatten().unwrap_or(1521);
    let protocol = given("protocol")?.map_or("TCP".to_owned(), |name| name.text.to_ascii_uppercase());
    let mut description = Description::new().address(Address::new(&protocol, &host.text, port));
    for field in TARGET {
        if let Some(value) = given(field.python)? {
            description = description.connect(field.keyword, &*value.text);
        }
    }
    match protocol == "TCPS" {
        true => Ok(description.secure("SSL_SERVER_DN_MATCH", true)),
        false => Ok(description),
    }
}

/// Writes keywords where they say all, else `dsn`.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Converted<String> {
    Converted::whole(call(&arguments(descriptor)))
}

/// The value of an argument of python-oracledb; displayed as Python writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// A text.
    Text(String),
    /// A number.
    Number(u64),
    /// `True` or `False`.
    Truth(bool),
    /// The name of a purity without its prefix: `SELF`, `NEW`.
    Purity(String),
}

/// The arguments of `oracledb.connect` that say what a descriptor says: host, port and the rest one
/// by one where they say all, else `dsn`.
pub fn arguments(descriptor: &Descriptor) -> Vec<(&'static str, Argument)> {
    let fields = of_plain(descriptor).filter(|fields| says_all(read(&call(fields)), descriptor));
    fields.unwrap_or_else(|| vec![("dsn", Argument::Text(descriptor.to_string()))])
}

fn call(arguments: &[(&'static str, Argument)]) -> String {
    let written: Vec<_> = arguments.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("oracledb.connect({})", written.join(", "))
}

fn of_plain(descriptor: &Descriptor) -> Option<Vec<(&'static str, Argument)>> {
    let Plain { tls, hosts, description, .. } = Plain::of(descriptor)?;
    let (&[(host, port)], &[address]) = (&hosts[..], &description.all_addresses()[..]) else { return None };
    let mut made = vec![("host", Argument::Text(host.to_owned())), ("port", Argument::Number(port.into()))];
    if tls {
        made.push(("protocol", Argument::Text("tcps".to_owned())));
    }
    for keyword in TARGET.iter().chain(KEYWORDS) {
        let value = keyword.python_argument(description, address);
        // Python's own default.
        let said = keyword.keyword == "SSL_SERVER_DN_MATCH" && value == Some(Argument::Truth(true));
        made.extend(value.filter(|_| !said).map(|value| (keyword.python, value)));
    }
    Some(made)
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&quoted(text)),
            Self::Number(number) => number.fmt(f),
            Self::Truth(true) => f.write_str("True"),
            Self::Truth(false) => f.write_str("False"),
            Self::Purity(name) => write!(f, "oracledb.PURITY_{name}"),
        }
    }
}
