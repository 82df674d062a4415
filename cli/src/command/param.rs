//! `tnslint param`

use std::io::{self, Write};

use serde::Serialize;
use tns_lint::nearest;
use tns_parser::FileKind;
use tns_parser::catalog::{self, Basis, ClientNotes, Param, Side, Trust, ValueType};

use crate::args::{ParamArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};

/// The file kinds with a table of their own; bare descriptors share that of tnsnames.ora.
const KINDS: [FileKind; 5] =
    [FileKind::Tnsnames, FileKind::Sqlnet, FileKind::Listener, FileKind::Ldap, FileKind::Cman];

#[derive(Serialize)]
struct Document {
    version: u8,
    params: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    name: &'static str,
    file: FileKind,
    aliases: &'static [&'static str],
    within: &'static [&'static str],
    value: String,
    default: Option<&'static str>,
    since: Option<&'static str>,
    deprecated: Option<&'static str>,
    desupported: Option<&'static str>,
    replacement: Option<&'static str>,
    easy_connect: Option<&'static str>,
    jdbc: Option<&'static str>,
    description: &'static str,
    notes: &'static str,
    security: &'static str,
    source: &'static str,
    trust: &'static str,
}

pub(crate) fn run(args: &ParamArgs) -> io::Result<Status> {
    let wanted = |param: &Param| match &args.name {
        Some(name) => names(param).any(|known| known.eq_ignore_ascii_case(name)),
        None => true,
    };
    let rows = kinds(args.kind).flat_map(|kind| catalog::params(kind).map(move |param| (kind, param)));
    let rows: Vec<_> = rows.filter(|(_, param)| wanted(param)).collect();
    if let (Some(name), true) = (&args.name, rows.is_empty()) {
        return Ok(unknown(name, args.kind));
    }
    let mut out = stdout();
    match (args.output, args.list) {
        (TextOrJson::Json, _) => {
            json(&mut out, &Document { version: 1, params: rows.iter().map(row).collect() })?;
        }
        (TextOrJson::Text, true) => rows.iter().try_for_each(|(kind, param)| line(&mut out, *kind, param))?,
        (TextOrJson::Text, false) => {
            rows.iter().try_for_each(|(kind, param)| page(&mut out, *kind, param))?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn kinds(kind: Option<FileKind>) -> impl Iterator<Item = FileKind> {
    let kind = kind.map(|kind| if kind == FileKind::Descriptor { FileKind::Tnsnames } else { kind });
    KINDS.into_iter().filter(move |known| kind.is_none_or(|kind| kind == *known))
}

fn names(param: &Param) -> impl Iterator<Item = &'static str> {
    std::iter::once(param.name).chain(param.aliases.iter().copied())
}

fn unknown(name: &str, kind: Option<FileKind>) -> Status {
    let known = kinds(kind).flat_map(catalog::params).flat_map(names);
    let hint = nearest(name, known).map(|known| format!("; did you mean `{known}`?")).unwrap_or_default();
    complain(&format!("no parameter is called `{name}`{hint} `tnslint param --list` prints all"));
    Status::Failed
}

fn row(&(file, param): &(FileKind, &Param)) -> Row {
    Row {
        name: param.name,
        file,
        aliases: param.aliases,
        within: param.within,
        value: value_text(&param.value),
        default: param.default,
        since: param.since,
        deprecated: param.deprecated,
        desupported: param.desupported,
        replacement: param.replacement,
        easy_connect: param.easy_connect,
        jdbc: param.jdbc,
        description: param.doc,
        notes: param.notes,
        security: param.security,
        source: param.source,
        trust: trust_text(param),
    }
}

fn line(out: &mut dyn Write, kind: FileKind, param: &Param) -> io::Result<()> {
    let place =
        if param.within.is_empty() { String::new() } else { format!(" in {}", param.within.join(", ")) };
    writeln!(out, "{:9} {}{}{place}: {}", kind.name(), param.name, suffix(param), param.doc)
}

fn suffix(param: &Param) -> &'static str {
    if param.suffix { "_<listener_name>" } else { "" }
}

fn page(out: &mut dyn Write, kind: FileKind, param: &Param) -> io::Result<()> {
    writeln!(out, "{}{} ({kind}.ora)", param.name, suffix(param))?;
    writeln!(out, "  {}", param.doc)?;
    let defaults: Vec<_> =
        param.defaults.iter().map(|(release, value)| format!("{value} in {release}")).collect();
    let facts = [
        ("Value", value_text(&param.value)),
        ("Stands in", param.within.join(", ")),
        ("Default", param.default.unwrap_or_default().to_owned()),
        ("Older defaults", defaults.join("; ")),
        ("Also written", param.aliases.join(", ")),
        ("Since", param.since.unwrap_or_default().to_owned()),
        ("Deprecated", param.deprecated.unwrap_or_default().to_owned()),
        ("Desupported", param.desupported.unwrap_or_default().to_owned()),
        ("Replaced by", param.replacement.unwrap_or_default().to_owned()),
        ("Easy Connect", param.easy_connect.unwrap_or_default().to_owned()),
        ("JDBC", param.jdbc.unwrap_or_default().to_owned()),
        ("Read by", side_text(param.side).to_owned()),
        ("Notes", param.notes.to_owned()),
        ("Security", param.security.to_owned()),
    ];
    let clients = client_texts(&param.clients);
    let source = [("Source", param.source.to_owned()), ("Trust", trust_text(param).to_owned())];
    for (title, text) in facts.iter().chain(&clients).chain(&source).filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "  {:16} {text}", format!("{title}:"))?;
    }
    writeln!(out)
}

fn client_texts(clients: &ClientNotes) -> [(&'static str, String); 5] {
    let text = |note: Option<&str>| note.unwrap_or_default().to_owned();
    [
        ("python thin", text(clients.python_thin)),
        ("node thin", text(clients.node_thin)),
        ("go-oracledb", text(clients.go_oracledb)),
        ("JDBC thin", text(clients.jdbc_thin)),
        ("ODP.NET managed", text(clients.odpnet_managed)),
    ]
}

const fn side_text(side: Side) -> &'static str {
    match side {
        Side::Client => "client",
        Side::Server => "server",
        Side::Both => "client and server",
    }
}

const fn trust_text(param: &Param) -> &'static str {
    match (param.basis, param.trust) {
        (Basis::Recalled, _) => "recalled, not checked",
        (_, Trust::High) => "high",
        (_, Trust::Medium) => "medium",
        (_, Trust::Low) => "low",
    }
}

fn range(min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!(", {min} to {max}"),
        (Some(min), None) => format!(", {min} or more"),
        (None, Some(max)) => format!(", up to {max}"),
        (None, None) => String::new(),
    }
}

fn value_text(value: &ValueType) -> String {
    match *value {
        ValueType::Container => "nested parameters".into(),
        ValueType::Boolean => "on, yes, true or off, no, false".into(),
        ValueType::Integer { min, max } => format!("whole number{}", range(min, max)),
        ValueType::Size { min, max } => format!("bytes{}", range(min, max)),
        ValueType::Duration { unit, units: [], min, max } => format!("number of {unit}{}", range(min, max)),
        ValueType::Duration { unit, units, min, max } => {
            format!("number with {} or none ({unit}){}", units.join(", "), range(min, max))
        }
        ValueType::Enum { allowed, .. } => format!("one of {}", allowed.join(", ")),
        ValueType::EnumList { allowed, .. } => format!("list of {}", allowed.join(", ")),
        ValueType::List => "list".into(),
        ValueType::Path => "file or directory".into(),
        ValueType::DistinguishedName => "distinguished name".into(),
        ValueType::Host => "host name or IP address".into(),
        ValueType::Port => "port, 1 to 65535".into(),
        ValueType::Text => "text".into(),
    }
}
