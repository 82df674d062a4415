//! From a text to what a client connects with.

use tns_parser::easy_connect::{Kind, classify};
use tns_parser::model::{self, Entry, EntryValue, UnusableReason};
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Node, Source, parse};

use super::{Describing, Habits, easy_connect};
use crate::Descriptor;
use crate::clients::{Effective, Refusal, Unheeded};
use crate::resolve::Profile;

/// A descriptor as it is handed to a client.
pub(in crate::clients) fn descriptor(
    text: &str,
    habits: &Habits,
    profile: &Profile,
) -> Result<Effective, Refusal> {
    let syntax = |why: &str| Refusal::coded(habits.codes.syntax, why);
    let source = Source::new(text).map_err(|error| syntax(&error.to_string()))?;
    let parsed = parse(source, FileKind::Descriptor);
    match parsed.entries().next() {
        Some(node) => of_node(node, habits, profile),
        None => Err(syntax("the text is empty")),
    }
}

/// A descriptor that was made of another form, and what of that form does not count.
pub(in crate::clients) fn made(
    descriptor: &Descriptor,
    unheeded: Vec<Unheeded>,
    habits: &Habits,
    profile: &Profile,
) -> Result<Effective, Refusal> {
    let mut effective = self::descriptor(&descriptor.to_string(), habits, profile)?;
    effective.unheeded.splice(..0, unheeded);
    Ok(effective)
}

/// An entry, or a descriptor that stands alone.
pub(super) fn of_node(node: Node<'_>, habits: &Habits, profile: &Profile) -> Result<Effective, Refusal> {
    let syntax = |why: &str| Refusal::coded(habits.codes.syntax, why);
    let entry = model::entry(node);
    if entry.unusable.is_some() {
        return Err(refusal(&entry, habits));
    }
    match &entry.value {
        EntryValue::Descriptor(parts) => match &parts[..] {
            [root] => Ok(Describing::new(habits, profile).read(root)),
            _ => Err(syntax("a second group follows the descriptor")),
        },
        EntryValue::Text(text) if classify(text) == Kind::Alias => {
            Err(syntax("the value is a word: an alias cannot name another alias"))
        }
        // The quotes are not taken off an Easy Connect string.
        EntryValue::Text(text) if node.file_kind() == FileKind::Tnsnames && !node.is_quoted() => {
            easy_connect::read(text, habits, profile)
        }
        _ => Err(syntax("this is no connect descriptor")),
    }
}

/// Why an entry cannot be used; what the text says is not repeated.
fn refusal(entry: &Entry<'_>, habits: &Habits) -> Refusal {
    let codes = &habits.codes;
    let coded = Refusal::coded;
    let Some(unusable) = entry.unusable else { return coded(codes.syntax, "the syntax is broken") };
    match unusable.why {
        UnusableReason::Syntax => coded(codes.syntax, "the syntax is broken"),
        UnusableReason::Empty => coded(codes.syntax, "there is nothing behind `=`"),
        UnusableReason::OutermostKeyword => {
            coded(codes.syntax, "the outermost keyword is none of a descriptor")
        }
        UnusableReason::NoAddress => coded(codes.address, "there is no ADDRESS"),
        UnusableReason::EmptyHost => coded(codes.address, "HOST has no value"),
        UnusableReason::Value => {
            let around = entry
                .node
                .descendants()
                .filter(|node| node.kind() == NodeKind::Param && node.value_span() == unusable.span);
            let keyword = around.last().map_or(Keyword::UNKNOWN, |node| node.keyword());
            let code = match keyword {
                Keyword::PORT => Some(codes.port),
                Keyword::PROTOCOL => codes.protocol,
                // No document says what becomes of the others.
                _ => None,
            };
            let text = format!("{} has a value that is not allowed", keyword.text());
            Refusal { code, ..Refusal::plain(text) }
        }
    }
}
