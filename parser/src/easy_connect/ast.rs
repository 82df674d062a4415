use std::fmt;

use super::Note;
use crate::catalog::EasyConnectParam;
use crate::text::Spanned;

/// The port of a host that has none, with every protocol.
pub const DEFAULT_PORT: u16 = 1521;

/// An Easy Connect string taken apart.
///
/// It is written as canonical text by its [`Display`](std::fmt::Display).
#[derive(Clone, Debug, Default)]
pub struct EasyConnect<'a> {
    /// `tcp` or `tcps` as written; in a JDBC URL also `wss`.
    pub protocol: Option<Spanned<&'a str>>,
    /// The address lists, between `;`, each with its hosts, between `,`.
    pub lists: Vec<Vec<Host<'a>>>,
    /// The service: `None` without `/`, empty in `host/`.
    pub service: Option<Spanned<&'a str>>,
    /// `dedicated`, `shared` or `pooled` as written.
    pub server: Option<Spanned<&'a str>>,
    /// The instance.
    pub instance: Option<Spanned<&'a str>>,
    /// The `?name=value` parameters in the order of the text.
    pub params: Vec<Param<'a>>,
    /// What is usable but worth telling.
    pub notes: Vec<Note>,
}

/// A host and its own port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host<'a> {
    /// A name or an IP address, without brackets.
    pub host: Spanned<&'a str>,
    /// Whether brackets stand round it.
    pub bracketed: bool,
    /// The port, where one is written behind this host.
    pub port: Option<Spanned<u16>>,
}

/// One `name=value`. Its `Debug` shows no value of a name with `password` in it.
#[derive(Clone)]
pub struct Param<'a> {
    /// The name as written.
    pub name: Spanned<&'a str>,
    /// The value without its quotes.
    pub value: Spanned<&'a str>,
    /// Whether the value stands in double quotes.
    pub quoted: bool,
    /// What the catalogue knows about it.
    pub row: Option<&'static EasyConnectParam>,
}

impl EasyConnect<'_> {
    /// The port of every host, in the shape of [`lists`](Self::lists). A port
    /// also counts for the hosts before it, in the same list, that have none.
    pub fn effective_ports(&self) -> Vec<Vec<u16>> {
        self.lists.iter().map(|list| ports(list)).collect()
    }

    /// Whether the hosts are reached through TLS.
    pub fn is_tls(&self) -> bool {
        self.protocol.is_some_and(|protocol| {
            ["tcps", "wss"].iter().any(|secure| protocol.value.eq_ignore_ascii_case(secure))
        })
    }

    /// The last parameter of a name, in any case: it wins over those before it.
    pub fn param(&self, name: &str) -> Option<&Param<'_>> {
        self.params.iter().rev().find(|param| param.name.value.eq_ignore_ascii_case(name))
    }
}

impl fmt::Debug for Param<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret = self.name.value.to_ascii_lowercase().contains("password");
        let value = Spanned::new(if secret { "***" } else { self.value.value }, self.value.span);
        let known = self.row.map(|row| row.name);
        let mut shown = f.debug_struct("Param");
        shown.field("name", &self.name).field("value", &value).field("quoted", &self.quoted);
        shown.field("row", &known).finish()
    }
}

/// The ports of one list, read from the end, so that each host finds the port behind it.
fn ports(list: &[Host<'_>]) -> Vec<u16> {
    let mut behind = DEFAULT_PORT;
    let mut ports: Vec<u16> = list
        .iter()
        .rev()
        .map(|host| {
            behind = host.port.map_or(behind, |port| port.value);
            behind
        })
        .collect();
    ports.reverse();
    ports
}
