//! Questions that several rules ask about a place.

use std::sync::OnceLock;

use tns_parser::catalog::{Lookup, Param, ValueType, params};
use tns_parser::model;
pub(crate) use tns_parser::model::is_endpoint;
use tns_parser::names::has_own_name;
use tns_parser::tree::NodeKind;
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::Finding;
use crate::suggest::nearest;

/// The container around a place as the catalogue knows it: [`Keyword::TOP`]
/// outside every entry, [`Keyword::UNKNOWN`] in an entry whose name is free;
/// `None` where the catalogue knows nothing of what may stand in it.
pub(crate) fn container(place: &Place<'_>) -> Option<Keyword> {
    let kind = place.file.kind();
    let keyword = match place.parent {
        None => return params(kind).next().map(|_| Keyword::TOP),
        Some(parent) => match parent.kind() {
            NodeKind::Entry if place.file.has_descriptors() => Keyword::UNKNOWN,
            NodeKind::Entry => match model::lookup(kind, parent, Keyword::TOP) {
                (keyword, Lookup::Here(_)) => keyword,
                // What stands in a misspelt entry is not looked at.
                _ if kind == FileKind::Listener && !parent.params().next().is_some_and(is_endpoint) => {
                    return None;
                }
                _ => Keyword::UNKNOWN,
            },
            _ if parent.keyword() == Keyword::UNKNOWN => return None,
            _ => parent.keyword(),
        },
    };
    // Clients add to CID whatever they like.
    (keyword != Keyword::CID && has_children(kind, keyword)).then_some(keyword)
}

/// Whether the catalogue has rows that belong in a container.
fn has_children(kind: FileKind, container: Keyword) -> bool {
    static TABLE: OnceLock<Vec<[bool; FileKind::ALL.len()]>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = Vec::new();
        for kind in FileKind::ALL {
            for name in params(kind).flat_map(|param| param.within) {
                let index = keyword_of(name).index();
                table.resize(table.len().max(index + 1), [false; FileKind::ALL.len()]);
                table[index][kind as usize] = true;
            }
        }
        table
    });
    table.get(container.index()).is_some_and(|kinds| kinds[kind as usize])
}

/// The keyword of a name in `within`: `<entry>` and the like are names that the file chooses.
fn keyword_of(within: &str) -> Keyword {
    if within.starts_with('<') { Keyword::UNKNOWN } else { Keyword::of(within.as_bytes()) }
}

/// Every name that may stand in a container.
pub(crate) fn names_within(kind: FileKind, container: Keyword) -> impl Iterator<Item = &'static str> {
    let fits = move |within: &[&str]| match container {
        Keyword::TOP => within.is_empty(),
        _ => within.iter().any(|name| keyword_of(name) == container),
    };
    params(kind)
        .filter(move |param| fits(param.within))
        .flat_map(|param| std::iter::once(param.name).chain(param.aliases.iter().copied()))
}

/// Whether a place is an entry whose name the file chose: an alias, a
/// listener with its endpoints, a Connection Manager.
pub(crate) fn is_own_name(place: &Place<'_>) -> bool {
    place.parent.is_none() && has_own_name(place.node)
}

/// Whether a container holds an unknown keyword that is nearly `name`: that is
/// reported already, so `name` is not missing as well.
pub(crate) fn is_misspelt_in(container: Node<'_>, name: &str) -> bool {
    let mut unknown = container.params().filter(|param| param.keyword() == Keyword::UNKNOWN);
    unknown.any(|param| nearest(&param.name(), std::iter::once(name)).is_some())
}

/// Whether a value is a word of the set, as it nearly always is.
pub(crate) fn is_one_of(node: Node<'_>, param: &Param) -> bool {
    let ValueType::Enum { allowed, .. } = param.value else { return false };
    let bytes = node.source().slice(node.value_span());
    allowed.iter().any(|word| word.as_bytes().eq_ignore_ascii_case(bytes))
}

/// What people call the place that a keyword stands for as a container.
pub(crate) fn container_name(kind: FileKind, container: Keyword) -> &'static str {
    match container {
        Keyword::TOP => file_name(kind),
        Keyword::UNKNOWN => "an entry",
        _ => container.text(),
    }
}

/// `tnsnames.ora`, `sqlnet.ora`, …
pub(crate) fn file_name(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Tnsnames => "tnsnames.ora",
        FileKind::Sqlnet => "sqlnet.ora",
        FileKind::Listener => "listener.ora",
        FileKind::Ldap => "ldap.ora",
        FileKind::Cman => "cman.ora",
        FileKind::Descriptor => "a connect descriptor",
    }
}

/// A word in the case of the word it replaces.
pub(crate) fn in_case_of(written: &str, word: &str) -> String {
    let has_upper = written.bytes().any(|byte| byte.is_ascii_uppercase());
    if has_upper { word.to_ascii_uppercase() } else { word.to_ascii_lowercase() }
}

/// Whether a value is what a template leaves behind: `${HOST}`, `{{ host }}`,
/// `<host>`, `%HOST%`, `xxx`.
pub(crate) fn is_placeholder(value: &[u8]) -> bool {
    let marked = |open: &[u8], close: u8| {
        let from = value.windows(open.len()).position(|bytes| bytes == open);
        from.is_some_and(|at| value[at + open.len()..].iter().skip(1).any(|&byte| byte == close))
    };
    let is_x = |byte: &u8| matches!(byte, b'x' | b'X');
    let all_x = value.len() >= 3 && value.iter().all(is_x);
    // Values are short: this loop is faster than a search that prepares itself first.
    let telling = value.iter().fold(false, |telling, byte| telling | matches!(byte, b'{' | b'<' | b'%'));
    all_x
        || telling
            && (marked(b"${", b'}')
                || marked(b"{{", b'}')
                || marked(b"<", b'>')
                || is_windows_variable(value))
}

fn is_windows_variable(value: &[u8]) -> bool {
    let inner = value.strip_prefix(b"%").and_then(|rest| rest.strip_suffix(b"%"));
    inner.is_some_and(|name| {
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    })
}

/// Proposes another value and offers to write it.
pub(crate) fn propose(finding: Finding<'_>, node: Node<'_>, value: &str) {
    let edit = Edit::set_value(node, value);
    finding.help(format!("did you mean `{value}`?")).fix(
        Safety::Unsafe,
        format!("write `{value}`"),
        vec![edit],
    );
}
