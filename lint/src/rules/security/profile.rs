//! What the rules about security share: who reads a setting, the words of a
//! list, the setting beside another one.

use std::sync::OnceLock;

use tns_parser::catalog::{Lookup, Side};
use tns_parser::model::read_boolean;
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::{LintFile, Place};
use crate::lines::{line_end, line_start};
use tns_dsn::clients::Client;

/// Clients that read sqlnet.ora.
pub(crate) const PROFILE: &[Client] = &[Client::Oci19, Client::Oci23, Client::Oci26, Client::OdpnetManaged];

/// The clients that a setting matters to; none named: all.
pub(crate) fn readers(place: &Place<'_>) -> &'static [Client] {
    let server = place.param().is_some_and(|param| param.side == Side::Server);
    if place.file.kind() == FileKind::Sqlnet && !server { PROFILE } else { &[] }
}

/// Whether a parameter stands where it counts.
pub(crate) fn counts(place: &Place<'_>) -> bool {
    matches!(place.found, Lookup::Here(_))
}

/// Whether a switch is on.
pub(crate) fn is_on(node: Node<'_>) -> bool {
    read_boolean(&node.value()) == Some(true)
}

/// Whether a switch is off.
pub(crate) fn is_off(node: Node<'_>) -> bool {
    read_boolean(&node.value()) == Some(false)
}

/// The setting of a keyword in the file.
pub(crate) fn setting(file: &LintFile, keyword: Keyword) -> Option<Node<'_>> {
    file.setting(keyword.text())
}

/// The parameter of a keyword in the same container: in the file where the place is an entry.
pub(crate) fn beside<'a>(place: &Place<'a>, keyword: Keyword) -> Option<Node<'a>> {
    match place.parent {
        Some(parent) => parent.param(keyword),
        None => setting(place.file, keyword),
    }
}

/// The other spelling of a TLS parameter: `TLS_…` for `SSL_…` and the reverse.
pub(crate) fn twin(keyword: Keyword) -> Keyword {
    static TWINS: OnceLock<Vec<Keyword>> = OnceLock::new();
    let twins = TWINS.get_or_init(|| Keyword::all().map(twin_by_name).collect());
    twins.get(keyword.index()).copied().unwrap_or(Keyword::UNKNOWN)
}

/// Whether `SSL_…` has its twin `TLS_…` beside it, which counts in its place.
pub(crate) fn is_overridden(place: &Place<'_>) -> bool {
    place.keyword.text().starts_with("SSL_") && beside(place, twin(place.keyword)).is_some()
}

fn twin_by_name(keyword: Keyword) -> Keyword {
    let name = keyword.text();
    let other = match (name.strip_prefix("SSL_"), name.strip_prefix("TLS_")) {
        (Some(rest), _) => format!("TLS_{rest}"),
        (_, Some(rest)) => format!("SSL_{rest}"),
        _ => return Keyword::UNKNOWN,
    };
    Keyword::of(other.as_bytes())
}

/// A word of a list with the node it stands in.
pub(crate) type Word<'a> = (Node<'a>, String);

/// The words of a list, in parentheses or bare, joined by commas or `or`.
pub(crate) fn words(node: Node<'_>) -> Vec<Word<'_>> {
    let listed: Vec<_> = node.items().collect();
    let items = if listed.is_empty() && !node.is_nested() { vec![node] } else { listed };
    let mut words = Vec::new();
    for item in items {
        let text = item.value();
        let parts = text.split(',').flat_map(|part| part.split(" or "));
        let trimmed = parts.map(|part| part.trim().trim_matches(['"', '\'']));
        words.extend(trimmed.filter(|word| !word.is_empty()).map(|word| (item, word.to_owned())));
    }
    words
}

/// The words of a list that are kept, as the list is written anew; `None` where none is.
pub(crate) fn list_of(node: Node<'_>, kept: &[&str]) -> Option<String> {
    match kept {
        [] => None,
        [only] if !node.is_nested() => Some((*only).to_owned()),
        _ => Some(format!("({})", kept.join(", "))),
    }
}

/// Writes a line before an entry; nothing where the entry shares its line.
pub(crate) fn line_before(file: &LintFile, entry: Node<'_>, line: &str) -> Option<Edit> {
    let at = entry.span().start;
    (line_start(file, at) == at).then(|| Edit::insert(at, format!("{line}{}", line_end(file))))
}
