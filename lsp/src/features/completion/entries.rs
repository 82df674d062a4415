use lsp_types::CompletionItemKind;
use tns_dsn::sample::{Sample, samples};
use tns_parser::catalog::{Param, suffixed, useful};
use tns_parser::{FileKind, Keyword};

use super::item::Offer;
use super::typing::Typing;
use super::{keywords, seen, string};
use crate::Cancelled;

/// Listeners whose parameters are offered.
const LISTENERS: usize = 3;

/// What an entry may start with: the parameters of the file, and whole entries.
pub(super) fn offers(typing: &Typing<'_>) -> Vec<Offer> {
    let kind = typing.view.document.kind();
    let rows = useful(kind, Keyword::TOP, None);
    let (withdrawn, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.is_withdrawn());
    let listeners = listeners(typing, kind);
    let of_row = |row: &&'static Param| settings(typing, row, &listeners);
    let fresh = !typing.has_equals();
    let samples = samples(kind).into_iter().filter(|_| fresh && kind != FileKind::Descriptor);
    let mut found: Vec<_> = samples.map(|sample| of_sample(&sample, kind)).collect();
    found.extend(rows.iter().chain(&withdrawn).flat_map(of_row));
    found
}

/// What an entry whose name the file chose may be: parameters, a whole descriptor, a connect string.
pub(super) fn values(typing: &Typing<'_>) -> Result<Vec<Offer>, Cancelled> {
    let kind = typing.view.document.kind();
    let mut found = Vec::new();
    if !matches!(kind, FileKind::Tnsnames | FileKind::Descriptor) {
        // In sqlnet.ora and ldap.ora the catalogue does not know such a name.
        return Ok(match kind {
            FileKind::Listener | FileKind::Cman => keywords::offers(typing, true),
            _ => found,
        });
    }
    if typing.place.word.is_empty() && typing.place.value.is_empty() {
        let values = samples(FileKind::Tnsnames).into_iter().map(|sample| sample.value());
        found.extend(values.map(|sample| of_sample(&sample, FileKind::Descriptor)));
        found.push(easy_connect());
        found.extend(keywords::offers(typing, true));
    }
    found.extend(string::parameters(typing));
    found.extend(seen::hosts(typing)?);
    Ok(found)
}

fn of_sample(sample: &Sample, kind: FileKind) -> Offer {
    Offer {
        text: sample.text.clone(),
        snippet: Some(sample.snippet(kind)),
        about: Some(sample.text.clone()),
        ..Offer::word(sample.label, CompletionItemKind::Snippet).detail(sample.about)
    }
}

fn easy_connect() -> Offer {
    Offer {
        text: "db1.example.com:1521/sales.example.com".to_owned(),
        snippet: Some("${1:db1.example.com}:${2:1521}/${3:sales.example.com}".to_owned()),
        ..Offer::word("Easy Connect", CompletionItemKind::Snippet).detail("host:port/service on one line")
    }
}

/// A parameter of the file; with the name of each listener where it takes one.
fn settings(typing: &Typing<'_>, row: &'static Param, listeners: &[String]) -> Vec<Offer> {
    let kind = typing.view.document.kind();
    if !row.repeatable && !row.suffix && is_set(typing, row) {
        return Vec::new();
    }
    let names = match row.suffix {
        true => listeners.iter().map(|listener| format!("{}_{listener}", row.name)).collect(),
        false => vec![row.name.to_owned()],
    };
    let offer = |name: String| Offer {
        text: if typing.has_equals() { name.clone() } else { format!("{name} = ") },
        withdrawn: row.is_withdrawn(),
        ..Offer::word(name, CompletionItemKind::Property).detail(row.value.shape()).about(
            kind,
            Keyword::TOP,
            row,
        )
    };
    names.into_iter().map(offer).collect()
}

/// Whether the file sets a parameter already, elsewhere. A tnsnames.ora may be large, and has but IFILE.
fn is_set(typing: &Typing<'_>, row: &Param) -> bool {
    let own = typing.block.start + typing.place.word.start;
    let mut names = typing.view.document.names();
    typing.view.document.kind() != FileKind::Tnsnames
        && names.any(|name| {
            name.span.start != own && row.names().any(|known| name.text.eq_ignore_ascii_case(known))
        })
}

/// The names of the listeners in the file; the usual one where there is none.
fn listeners(typing: &Typing<'_>, kind: FileKind) -> Vec<String> {
    if kind != FileKind::Listener {
        return Vec::new();
    }
    let own = typing.block.start + typing.place.word.start;
    let chosen = |name: &crate::document::Name<'_>| {
        let row = name.keyword.param(kind, Keyword::TOP).param();
        name.span.start != own && row.is_none() && suffixed(kind, &name.text).is_none()
    };
    let names = typing.view.document.names().filter(chosen).map(|name| name.text.into_owned());
    let found: Vec<_> = names.take(LISTENERS).collect();
    if found.is_empty() { vec!["LISTENER".to_owned()] } else { found }
}
