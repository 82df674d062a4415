use tns_lint::{Severity, alias_objection};
use tns_parser::catalog::{FileKind, Lookup, suffixed};
use tns_parser::names::{NameKind, Role, names as names_of};
use tns_parser::{Keyword, Source, parse};

use super::Refused;
use crate::names::{Found, Names};
use crate::view::View;

/// Whether a name is read as one by all clients, and as no parameter.
pub(super) fn check(view: &View<'_>, asked: &Found, new: &str) -> Result<(), Refused> {
    let longest = view.document.options().alias_characters.max_length;
    if new.trim().is_empty() {
        return Err(Refused { message: "the new name is empty".to_owned() });
    }
    let objection = alias_objection(new, longest).filter(|(severity, ..)| *severity != Severity::Info);
    let message = match objection {
        Some((_, message, help)) if asked.name.kind == NameKind::Alias => Some(format!("{message}; {help}")),
        None if is_name(asked.name.kind, new) => None,
        _ => Some(format!("`{new}` is not read as a name: keep to letters, digits, `_` and `.`")),
    };
    if let Some(message) = message {
        return Err(Refused { message });
    }
    let kind = file_kind(asked.name.kind);
    let parameter = Keyword::of(new.as_bytes()).param(kind, Keyword::TOP);
    let is_parameter =
        matches!(parameter, Lookup::Here(_)) || kind == FileKind::Listener && suffixed(kind, new).is_some();
    match is_parameter {
        true => Err(Refused { message: format!("`{new}` is a parameter of {kind}.ora") }),
        false => Ok(()),
    }
}

/// Whether the parameters of a listener are read as before with its new name.
pub(super) fn check_parameters(names: &Names, found: &[Found], new: &str) -> Result<(), Refused> {
    for found in found.iter().filter(|found| found.name.role == Role::Suffix) {
        let old = names.files[found.file].document.slice(found.name.around);
        let renamed = format!("{}{new}", &old[..old.len() - found.text.len()]);
        let parameter = |name| suffixed(FileKind::Listener, name).map(|found| found.keyword);
        if parameter(&old) != parameter(&renamed) {
            let message = format!("`{renamed}` would be another parameter than `{old}`");
            return Err(Refused { message });
        }
    }
    Ok(())
}

/// The new name as it is written in a place: with the default domain where the old one had it,
/// and in the letters of the old one where these differ from those at the place that was asked about.
pub(super) fn written(names: &Names, asked: &Found, new: &str, found: &Found) -> String {
    let (stem, domain) = match asked.name.kind {
        NameKind::Alias => new.split_at(new.len() - names.domain_of(new).len()),
        NameKind::Listener | NameKind::Manager => (new, ""),
    };
    let same = found.text.eq_ignore_ascii_case(&asked.text);
    let kept = match found.name.kind {
        NameKind::Alias if same && !domain.is_empty() => domain,
        NameKind::Alias if !stem.contains('.') => names.domain_of(&found.text),
        _ => "",
    };
    let has = |wanted: fn(&u8) -> bool| found.text.bytes().any(|byte| wanted(&byte));
    let stem = match (has(u8::is_ascii_lowercase), has(u8::is_ascii_uppercase)) {
        _ if found.text == asked.text => stem.to_owned(),
        (true, false) => stem.to_ascii_lowercase(),
        (false, true) => stem.to_ascii_uppercase(),
        _ => stem.to_owned(),
    };
    stem + kept
}

/// Whether a text is a name where an entry has it, and where a parameter has it as its value.
fn is_name(kind: NameKind, text: &str) -> bool {
    let entry = match kind {
        NameKind::Alias => format!("{text} = (FAILOVER_MODE = (BACKUP = {text}))"),
        NameKind::Listener => format!("{text} = (ADDRESS = (HOST = h))"),
        NameKind::Manager => format!("{text} = (CONFIGURATION = (ADDRESS = (HOST = h)))"),
    };
    let Ok(source) = Source::new(entry) else { return false };
    let parse = parse(source, file_kind(kind));
    let uses = names_of(&parse);
    let wanted = if kind == NameKind::Alias { 2 } else { 1 };
    parse.errors().is_empty()
        && uses.len() == wanted
        && uses.iter().all(|name| parse.source().text(name.span) == text)
}

fn file_kind(kind: NameKind) -> FileKind {
    match kind {
        NameKind::Alias => FileKind::Tnsnames,
        NameKind::Listener => FileKind::Listener,
        NameKind::Manager => FileKind::Cman,
    }
}
