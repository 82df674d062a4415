//! `tnslint param`

use std::io::{self, Write};

use serde::Serialize;
use tns_lint::nearest;
use tns_parser::FileKind;
use tns_parser::catalog::{self, Page, Param};

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
        Some(name) => param.names().any(|known| known.eq_ignore_ascii_case(name)),
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
            rows.iter().try_for_each(|(kind, param)| writeln!(out, "{}", Page::of(*kind, param).text()))?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn kinds(kind: Option<FileKind>) -> impl Iterator<Item = FileKind> {
    let kind = kind.map(|kind| if kind == FileKind::Descriptor { FileKind::Tnsnames } else { kind });
    KINDS.into_iter().filter(move |known| kind.is_none_or(|kind| kind == *known))
}

fn unknown(name: &str, kind: Option<FileKind>) -> Status {
    let known = kinds(kind).flat_map(catalog::params).flat_map(Param::names);
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
        value: param.value.describe(),
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
        trust: param.trust_text(),
    }
}

fn line(out: &mut dyn Write, kind: FileKind, param: &Param) -> io::Result<()> {
    let place =
        if param.within.is_empty() { String::new() } else { format!(" in {}", param.within.join(", ")) };
    writeln!(out, "{:9} {}{place}: {}", kind.name(), param.spelling(), param.doc)
}
