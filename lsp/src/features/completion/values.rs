use lsp_types::CompletionItemKind;
use tns_parser::catalog::{PROTOCOLS, Param, USUAL_PORTS, ValueType};
use tns_parser::{FileKind, Keyword};

use super::item::Offer;
use super::typing::Typing;
use super::{paths, seen};
use crate::Cancelled;

/// The words of a boolean, in the order of use.
const BOOLEANS: [&str; 6] = ["on", "off", "yes", "no", "true", "false"];

/// What the value of a parameter may be.
pub(super) fn offers(typing: &Typing<'_>, param: &'static Param) -> Result<Vec<Offer>, Cancelled> {
    Ok(match param.value {
        ValueType::Boolean => booleans(param),
        ValueType::Enum { allowed, removed } => words(typing, param, allowed, removed),
        ValueType::EnumList { allowed, removed } => words(typing, param, allowed, removed),
        ValueType::List => listed(typing, param),
        ValueType::Duration { units, .. } => durations(typing, param, units),
        ValueType::Port => ports(typing)?,
        ValueType::Host => seen::hosts(typing)?,
        ValueType::Path => paths::offers(typing, param),
        ValueType::Integer { .. } | ValueType::Size { .. } => default(param),
        ValueType::Text => texts(typing, param)?,
        ValueType::DistinguishedName | ValueType::Container => Vec::new(),
    })
}

fn value(word: &str, param: &Param) -> Offer {
    let is_default = param.default.is_some_and(|default| default.eq_ignore_ascii_case(word));
    Offer::word(word, CompletionItemKind::Value).detail(if is_default { "default" } else { "" })
}

fn default(param: &Param) -> Vec<Offer> {
    param.default.into_iter().map(|default| value(default, param)).collect()
}

/// A parameter whose default is written in capitals is usually written so.
fn booleans(param: &Param) -> Vec<Offer> {
    let capitals = param.default.is_some_and(|default| default.chars().all(|c| c.is_ascii_uppercase()));
    let word = |word: &&str| if capitals { word.to_ascii_uppercase() } else { (*word).to_owned() };
    BOOLEANS.iter().map(|known| value(&word(known), param)).collect()
}

/// Words of a fixed set; the withdrawn ones last. Words of the list that stand there already are left out.
fn words(typing: &Typing<'_>, param: &Param, allowed: &[&str], removed: &[&str]) -> Vec<Offer> {
    let given = given_words(typing);
    let about = |word: &str| {
        let protocol = PROTOCOLS.iter().find(|known| param.name == "PROTOCOL" && known.name == word);
        protocol.map(|known| known.doc.to_owned())
    };
    let all = allowed.iter().map(|word| (word, false)).chain(removed.iter().map(|word| (word, true)));
    let wanted = all.filter(|(word, _)| !given.iter().any(|given| given.eq_ignore_ascii_case(word)));
    // Naming methods and the like are written in either case: as those beside.
    let capitals = given.first().is_some_and(|first| !first.contains(|c: char| c.is_ascii_lowercase()));
    let cased = |word: &str| if capitals { word.to_ascii_uppercase() } else { word.to_owned() };
    let offer = |(word, withdrawn): (&&str, bool)| Offer {
        withdrawn,
        about: about(word),
        ..value(&cased(word), param)
    };
    wanted.map(offer).collect()
}

/// The words of the list around the place, without the one that is being typed.
fn given_words(typing: &Typing<'_>) -> Vec<String> {
    let path = typing.block.parse().path_at(typing.place.word.start);
    let others = path.iter().rev().flat_map(|node| node.items());
    let others = others.filter(|item| item.span() != typing.place.word);
    others.map(|item| item.value().into_owned()).collect()
}

/// A free list; a profile may know the words of a parameter of the same name.
fn listed(typing: &Typing<'_>, param: &Param) -> Vec<Offer> {
    let known = Keyword::of(param.name.as_bytes()).param(FileKind::Sqlnet, Keyword::TOP).param();
    match known.map(|row| row.value) {
        Some(ValueType::EnumList { allowed, removed }) => words(typing, param, allowed, removed),
        _ => Vec::new(),
    }
}

/// The default, or the units of the number that stands there.
fn durations(typing: &Typing<'_>, param: &Param, units: &[&str]) -> Vec<Offer> {
    let text = typing.text(typing.place.value);
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let offer = |unit: &&str| {
        let label = format!("{digits} {unit}");
        Offer {
            // The number and the unit change together.
            span: Some(tns_parser::Span::new(
                typing.place.value.start,
                typing.place.word.end.max(typing.inner),
            )),
            filter: Some(if text.contains(' ') { label.clone() } else { format!("{digits}{unit}") }),
            ..Offer::word(label, CompletionItemKind::Unit)
        }
    };
    match digits.is_empty() {
        true => default(param),
        false => units.iter().map(offer).collect(),
    }
}

/// The ports that are usual for the protocol beside, then those of other entries.
fn ports(typing: &Typing<'_>) -> Result<Vec<Offer>, Cancelled> {
    let protocol = seen::protocol(typing);
    let fits = |name: &str| protocol.as_deref().is_none_or(|protocol| protocol.eq_ignore_ascii_case(name));
    let usual = USUAL_PORTS.iter().filter(|(name, ..)| fits(name));
    let mut found: Vec<Offer> = Vec::new();
    for (_, port, about) in usual {
        if !found.iter().any(|known| known.label == port.to_string()) {
            found.push(Offer::word(port.to_string(), CompletionItemKind::Value).detail(*about));
        }
    }
    let others = seen::values(typing, &[Keyword::PORT])?;
    found.extend(
        others.into_iter().filter(|offer| !USUAL_PORTS.iter().any(|row| row.1.to_string() == offer.label)),
    );
    Ok(found)
}

/// Services, aliases and certificate names that the files around use.
fn texts(typing: &Typing<'_>, param: &Param) -> Result<Vec<Offer>, Cancelled> {
    let keyword = Keyword::of(param.name.as_bytes());
    match keyword {
        Keyword::SERVICE_NAME | Keyword::GLOBAL_DBNAME => {
            seen::values(typing, &[Keyword::SERVICE_NAME, Keyword::GLOBAL_DBNAME])
        }
        Keyword::SID | Keyword::SID_NAME => seen::values(typing, &[Keyword::SID, Keyword::SID_NAME]),
        Keyword::BACKUP => seen::aliases(typing),
        Keyword::INSTANCE_NAME | Keyword::POOL_CONNECTION_CLASS | Keyword::POOL_NAME => {
            seen::values(typing, &[keyword])
        }
        _ => Ok(default(param)),
    }
}
