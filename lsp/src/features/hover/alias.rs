use std::path::Path;

use tns_dsn::mask;
use tns_dsn::resolve::{Effective, Origin, Profile, effective_of, full_name, read_entry};
use tns_lint::ifile_target;
use tns_parser::{Keyword, Node, Span};

use super::{At, Told, clients};
use crate::features::profile::profile;
use crate::{Block, Cancelled, Document};

/// What a client connects with for an alias, from the place of its entry that is asked about.
pub(super) fn told(
    at: At<'_>,
    entry: Node<'_>,
    name: Node<'_>,
    span: Span,
) -> Result<Option<Told>, Cancelled> {
    at.view.cancel.check()?;
    let text = name.name().into_owned();
    let Some(path) = at.view.path else { return Ok(None) };
    let mut notes = found_by(at, path, &text);
    notes.extend(again(at, at.block.start + name.span().start, &text));
    Ok(Some(Told { text: about(at, (at.view.document, at.block), entry, &text, path, notes), span }))
}

/// The same for a value that names an alias.
pub(super) fn named(at: At<'_>, node: Node<'_>) -> Result<Option<Told>, Cancelled> {
    let Some(path) = at.view.path else { return Ok(None) };
    let wanted = node.value().into_owned();
    for (path, document) in at.view.workspace.together(path) {
        at.view.cancel.check()?;
        let Some((block, entry)) = last_of(&document, &wanted) else { continue };
        let notes = vec![format!("Found in {}.", path.display())];
        let text = about(at, (&document, block), entry, &wanted, &path, notes);
        return Ok(Some(Told { text, span: node.value_span() }));
    }
    Ok(None)
}

/// The entry of a name that counts: the last one.
fn last_of<'d>(document: &'d Document, name: &str) -> Option<(Block<'d>, Node<'d>)> {
    let found = document.names().filter(|known| known.text.eq_ignore_ascii_case(name)).last()?;
    let block = document.block_at(found.span.start);
    Some((block, block.parse().entry_at(block.inner(found.span.start))?))
}

/// Descriptor, notes and values of an entry.
fn about(
    at: At<'_>,
    (document, block): (&Document, Block<'_>),
    entry: Node<'_>,
    name: &str,
    path: &Path,
    notes: Vec<String>,
) -> lsp_types::MarkupContent {
    let profile = profile(at.view);
    let line = |span: Span| document.line_col(block.start + span.start, at.view.encoding).line + 1;
    let (descriptor, values) = match read_entry(entry) {
        Ok(read) => {
            let text = mask(&read.value.to_string());
            (Ok(text), effective_of(&read.value, entry, path, &line, &profile))
        }
        Err(error) => (Err(format!("No client can use it: {error}.")), Vec::new()),
    };
    let mut notes = notes;
    notes.extend(asked_as(name, &profile));
    let values: Vec<_> = values.iter().filter(|value| !is_written_there(value)).collect();
    let about =
        About { name, descriptor, notes, values, clients: clients::lines(at, block, entry, name, path) };
    at.can.markup(about.page(true), || about.page(false))
}

/// What the descriptor shows by itself.
fn is_written_there(value: &Effective) -> bool {
    let parts = ["ADDRESS.", "ADDRESS_LIST.", "CONNECT_DATA.", "SECURITY."];
    parts.iter().any(|part| value.name.starts_with(part))
}

/// What is told of an alias.
struct About<'a> {
    name: &'a str,
    /// Its descriptor, or why there is none.
    descriptor: Result<String, String>,
    notes: Vec<String>,
    values: Vec<&'a Effective>,
    /// What clients make of it.
    clients: Vec<String>,
}

impl About<'_> {
    fn page(&self, markdown: bool) -> String {
        let (head, fence, end) = if markdown { ("### ", "```oranet\n", "\n```") } else { ("", "", "") };
        let body = match &self.descriptor {
            Ok(descriptor) => format!("{fence}{descriptor}{end}"),
            Err(why) => why.clone(),
        };
        let mut text = format!("{head}{}\n\n{body}\n", self.name);
        self.notes.iter().for_each(|note| text.push_str(&format!("\n{note}\n")));
        text.push_str("\nClients:\n\n");
        self.clients.iter().for_each(|line| text.push_str(&format!("- {line}\n")));
        if !self.values.is_empty() {
            text.push_str("\nIn force:\n\n");
        }
        self.values.iter().for_each(|value| text.push_str(&in_force(value, markdown)));
        text
    }
}

/// A line about a value that counts.
fn in_force(value: &Effective, markdown: bool) -> String {
    let tick = if markdown { "`" } else { "" };
    let origin = match &value.origin {
        Origin::File { path, line, .. } => {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            format!("{file}:{line}")
        }
        other => other.to_string(),
    };
    let shown = mask(&format!("{} = {}", value.name, value.value));
    format!("- {tick}{shown}{tick} ({origin})\n")
}

/// How a client has to ask for a name where sqlnet.ora has a domain.
fn asked_as(name: &str, profile: &Profile) -> Option<String> {
    let full = full_name(name, profile);
    let domain = profile.text("NAMES.DEFAULT_DOMAIN")?;
    (full != name).then(|| {
        format!(
            "Asked for as {full}, because NAMES.DEFAULT_DOMAIN is {domain}: Oracle's client does not find {name} here, thin drivers do."
        )
    })
}

/// The IFILE line by which a client finds this file, if it is not looked for by itself.
fn found_by(at: At<'_>, path: &Path, name: &str) -> Vec<String> {
    let workspace = at.view.workspace;
    if path.file_name().is_some_and(|name| name == "tnsnames.ora") {
        return Vec::new();
    }
    let opened = workspace.opened().map(|(path, document)| (path.to_owned(), document.clone()));
    let all = workspace.together(path).into_iter().chain(opened).filter(|(other, _)| other != path);
    let line = all.into_iter().find_map(|(other, document)| {
        let lines = document.names().filter(|name| name.keyword == Keyword::IFILE);
        let mut lines = lines.filter(|line| {
            let block = document.block_at(line.span.start);
            let entry = block.parse().entry_at(block.inner(line.span.start));
            entry.and_then(|entry| ifile_target(&other, entry)).is_some_and(|target| target == path)
        });
        let found = lines.next()?;
        let place = document.line_col(found.span.start, at.view.encoding);
        Some(format!("{}:{}", other.display(), place.line + 1))
    });
    vec![match line {
        Some(line) => format!("Found through IFILE in {line}."),
        None => format!(
            "No IFILE line of the files around leads here: a client finds {name} only if this file is its tnsnames.ora."
        ),
    }]
}

/// A line about a later entry of the same name, which counts.
fn again(at: At<'_>, own: u32, name: &str) -> Option<String> {
    let same = at.view.document.names().filter(|known| known.text.eq_ignore_ascii_case(name));
    let last = same.last().filter(|last| last.span.start > own)?;
    Some(format!("Line {} defines the name again, which counts.", at.view.position(last.span.start).line + 1))
}
