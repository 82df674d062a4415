//! Changes many entries of a file at once; every other byte stays.

use tns_parser::{Edit, EditError, FileKind, Keyword, Node, Parse, Source, Span, apply_edits, parse};

use crate::Value;

/// One change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Sets a parameter: in its place where it is there, else beside its neighbours.
    Set {
        /// Keywords from DESCRIPTION on: `RETRY_COUNT`, `CONNECT_DATA.SERVER`, `ADDRESS.PORT`.
        path: String,
        /// The value, without quotes.
        value: String,
    },
    /// Removes a parameter.
    Unset {
        /// As in `Set`.
        path: String,
    },
    /// Gives the entry another name.
    Rename(String),
    /// Removes the entry.
    Delete,
}

/// Why entries cannot be changed; nothing is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditFailure {
    /// No entry has such a name.
    #[error("no alias matches `{0}`")]
    NoMatch(String),
    /// Several entries would get the same name.
    #[error("`{0}` matches {1} aliases: only one can be renamed")]
    Ambiguous(String, usize),
    /// The section of a path is absent, or no section of a descriptor.
    #[error("`{alias}`: there is no {section} to set `{path}` in")]
    NoSection {
        /// The entry.
        alias: String,
        /// The missing section.
        section: String,
        /// The path that was asked for.
        path: String,
    },
    /// The entry has a syntax error: what an edit would do is uncertain.
    #[error("`{0}` has a syntax error: mend it first")]
    Broken(String),
    /// An entry has other names that do not match.
    #[error("`{0}` shares its entry with names that do not match")]
    Shared(String),
    /// The new text would have syntax errors that the old one has not.
    #[error("the change would break the file; nothing was written")]
    WouldBreak,
    /// Two changes touch the same bytes.
    #[error("two changes touch the same place: {0}")]
    Overlap(String),
}

/// A changed file.
#[derive(Clone, Debug)]
pub struct Edited {
    /// The new text.
    pub text: Vec<u8>,
    /// The names of the entries that were matched.
    pub aliases: Vec<String>,
}

/// Applies `actions` to every entry of a tnsnames.ora with a name that matches
/// `pattern` (`*` and `?` in any case).
///
/// # Errors
/// [`EditFailure`]; nothing is changed then.
pub fn edit(parsed: &Parse, pattern: &str, actions: &[Action]) -> Result<Edited, EditFailure> {
    let wanted = |entry: &Node<'_>| {
        entry.keyword() != Keyword::IFILE && entry.names().any(|name| matches(pattern, &name.name()))
    };
    let entries: Vec<_> = parsed.entries().filter(wanted).collect();
    if entries.is_empty() {
        return Err(EditFailure::NoMatch(pattern.to_owned()));
    }
    let mut edits = Vec::new();
    for &entry in &entries {
        if entry.is_broken() {
            return Err(EditFailure::Broken(entry.name().into_owned()));
        }
        for action in actions {
            edits.extend(one(entry, pattern, action, entries.len())?);
        }
    }
    let text = apply_edits(parsed.source(), &edits).map_err(|error| overlap(&error))?;
    let again = Source::new(text.clone()).map(|source| parse(source, FileKind::Tnsnames));
    match again {
        Ok(again) if again.errors().len() <= parsed.errors().len() => {
            let aliases = entries.iter().map(|entry| entry.name().into_owned()).collect();
            Ok(Edited { text, aliases })
        }
        _ => Err(EditFailure::WouldBreak),
    }
}

fn overlap(error: &EditError) -> EditFailure {
    EditFailure::Overlap(error.to_string())
}

fn one(entry: Node<'_>, pattern: &str, action: &Action, count: usize) -> Result<Vec<Edit>, EditFailure> {
    let alias = || entry.name().into_owned();
    match action {
        Action::Rename(_) if count > 1 => Err(EditFailure::Ambiguous(pattern.to_owned(), count)),
        Action::Rename(name) => {
            let old = entry.names().find(|old| matches(pattern, &old.name()));
            Ok(old.map(|old| Edit::replace(old.span(), name.as_str())).into_iter().collect())
        }
        Action::Delete if entry.names().all(|name| matches(pattern, &name.name())) => {
            Ok(vec![Edit::remove(entry)])
        }
        Action::Delete => Err(EditFailure::Shared(alias())),
        Action::Unset { path } => {
            let (section, name) = split(path);
            let found = sections(entry, section).into_iter();
            let params = found.flat_map(|section| named(section, name).collect::<Vec<_>>());
            Ok(params.map(Edit::remove).collect())
        }
        Action::Set { path, value } => set(entry, path, value),
    }
}

/// The keywords of a path: those of the section, and the parameter.
fn split(path: &str) -> (&str, &str) {
    let path = path.strip_prefix("DESCRIPTION.").unwrap_or(path);
    path.rsplit_once('.').unwrap_or(("", path))
}

fn set(entry: Node<'_>, path: &str, value: &str) -> Result<Vec<Edit>, EditFailure> {
    let (section, name) = split(path);
    let value = Value::from(value).to_string();
    let found = sections(entry, section);
    if found.is_empty() {
        return add_section(entry, section, name, &value, path);
    }
    let edit = |section: Node<'_>| match named(section, name).last() {
        Some(param) => Edit::set_value(param, value.clone()),
        None => add(section, name, &value),
    };
    Ok(found.into_iter().map(edit).collect())
}

/// A section that an entry lacks is made, if it is one of a descriptor.
fn add_section(
    entry: Node<'_>,
    section: &str,
    name: &str,
    value: &str,
    path: &str,
) -> Result<Vec<Edit>, EditFailure> {
    let upper = section.to_ascii_uppercase();
    let around = sections(entry, "");
    let known = ["CONNECT_DATA", "SECURITY", "CONNECT_DATA.FAILOVER_MODE"].contains(&upper.as_str());
    let (outer, inner) = upper.rsplit_once('.').unwrap_or(("", &upper));
    let places = if outer.is_empty() { around } else { sections(entry, outer) };
    if !known || places.is_empty() {
        return Err(EditFailure::NoSection {
            alias: entry.name().into_owned(),
            section: if section.is_empty() { "DESCRIPTION".to_owned() } else { upper },
            path: path.to_owned(),
        });
    }
    let text = format!("({inner} = ({} = {value}))", name.to_ascii_uppercase());
    Ok(places.into_iter().map(|place| add_last(place, &text)).collect())
}

/// The nodes that a section path leads to: each DESCRIPTION, and what stands in it.
fn sections<'a>(entry: Node<'a>, path: &str) -> Vec<Node<'a>> {
    let descriptions = entry.descendants().filter(|node| node.keyword() == Keyword::DESCRIPTION);
    let mut found: Vec<_> = descriptions.collect();
    for word in path.split('.').filter(|word| !word.is_empty()) {
        // Addresses stand in lists as well.
        let deep = ["ADDRESS", "ADDRESS_LIST"].iter().any(|known| known.eq_ignore_ascii_case(word));
        found = found
            .into_iter()
            .flat_map(|node| match deep {
                true => node.descendants().filter(|below| below.name().eq_ignore_ascii_case(word)).collect(),
                false => named(node, word).collect::<Vec<_>>(),
            })
            .collect();
    }
    found
}

fn named<'a>(section: Node<'a>, name: &str) -> impl Iterator<Item = Node<'a>> {
    section.params().filter(move |param| param.name().eq_ignore_ascii_case(name))
}

/// Adds a parameter beside those that are no sections, in the layout of a neighbour.
fn add(section: Node<'_>, name: &str, value: &str) -> Edit {
    let plain = section.params().filter(|param| param.params().next().is_none()).last();
    match plain.or_else(|| section.params().next()) {
        Some(neighbour) if neighbour.params().next().is_none() => {
            Edit::insert_after(neighbour, &like(neighbour, name, value))
        }
        // Sections only: the parameter comes first.
        Some(first) => Edit::insert_before(first, &like(first, name, value)),
        None => Edit::set_value(section, like(section, name, value)),
    }
}

/// A parameter in the letters and with the blanks of another one.
pub(crate) fn like(other: Node<'_>, name: &str, value: &str) -> String {
    let between = Span::new(other.name_span().end, other.value_span().start);
    let equals = if other.source().text(between).contains(' ') { " = " } else { "=" };
    let lower = !other.name().chars().any(|c| c.is_ascii_uppercase());
    let name = if lower { name.to_ascii_lowercase() } else { name.to_ascii_uppercase() };
    format!("({name}{equals}{value})")
}

fn add_last(section: Node<'_>, text: &str) -> Edit {
    match section.params().last() {
        Some(last) => Edit::insert_after(last, text),
        None => Edit::set_value(section, text),
    }
}

/// Whether a name matches a pattern of `*` and `?`, in any case.
fn matches(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<_>, Vec<_>) =
        (pattern.to_lowercase().chars().collect(), name.to_lowercase().chars().collect());
    let (mut p, mut n) = (0, 0);
    let mut star = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&c) if c == '?' || c == name[n] => (p, n) = (p + 1, n + 1),
            _ => match star {
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    (p, n) = (at + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}
