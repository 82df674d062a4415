//! Changes of entries that keep what every name means: a descriptor as an Easy Connect string and
//! back, addresses in a list or not, names together or apart, parameters in the usual order.
//!
//! ```
//! use tns_dsn::refactor::{Kind, offers};
//! use tns_parser::{FileKind, Source, Span, apply_edits, parse};
//!
//! let source = Source::new("A = db1:1521/sales\n")?;
//! let parse = parse(source.clone(), FileKind::Tnsnames);
//! let offer = offers(&parse, Span::at(0)).into_iter().find(|offer| offer.kind == Kind::ToDescriptor);
//! let edits = offer.expect("an Easy Connect string stands there").outcome.expect("nothing is lost");
//! assert!(String::from_utf8(apply_edits(&source, &edits)?)?.starts_with("A = (DESCRIPTION="));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod addresses;
mod aliases;
mod order;
mod rewrite;
mod verify;

use tns_parser::{Edit, FileKind, Keyword, Node, Parse, Span};

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A descriptor or a JDBC URL becomes an Easy Connect string.
    ToEasyConnect,
    /// An Easy Connect string or a JDBC URL becomes a descriptor.
    ToDescriptor,
    /// Several addresses get an ADDRESS_LIST of their own.
    ExtractAddressList,
    /// An ADDRESS_LIST that says nothing goes away, its addresses stay.
    InlineAddressList,
    /// An entry with several names becomes one entry for each.
    SplitNames,
    /// Entries with the same value become one.
    JoinEntries,
    /// Parameters stand in the usual order.
    SortParameters,
}

impl Kind {
    /// What it does, in a few words.
    pub const fn title(self) -> &'static str {
        match self {
            Self::ToEasyConnect => "Write as Easy Connect string",
            Self::ToDescriptor => "Write as connect descriptor",
            Self::ExtractAddressList => "Put the addresses into an ADDRESS_LIST",
            Self::InlineAddressList => "Take the addresses out of the ADDRESS_LIST",
            Self::SplitNames => "Write one entry for each name",
            Self::JoinEntries => "Join the entries with the same value",
            Self::SortParameters => "Put the parameters in the usual order",
        }
    }
}

/// A change that belongs to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What is changed.
    pub kind: Kind,
    /// The edits, or why it cannot be done here: one sentence.
    pub outcome: Result<Vec<Edit>, String>,
}

/// The changes that belong to a place of a tnsnames.ora or a bare descriptor. What would bring a
/// syntax error or change the meaning of a name is not among them.
pub fn offers(parse: &Parse, at: Span) -> Vec<Offer> {
    let is_fit = matches!(parse.kind(), FileKind::Tnsnames | FileKind::Descriptor);
    let entry = parse.entry_at(at.start).filter(|entry| is_fit && is_sound(*entry));
    let Some(entry) = entry else { return Vec::new() };
    let path = parse.path_at(at.start);
    let inner = path.iter().rev().find(|node| node.keyword() == Keyword::DESCRIPTION).copied();
    // From the entry's name its only DESCRIPTION is meant.
    let only = || entry.params().next().filter(|param| param.keyword() == Keyword::DESCRIPTION);
    let mut offers = rewrite::offers(entry);
    if let Some(description) = inner.or_else(only) {
        offers.extend(addresses::offers(description));
    }
    offers.extend(aliases::split(entry));
    offers.extend(aliases::join(parse, entry, at));
    offers.extend(order::offer(entry));
    offers.retain(|offer| offer.outcome.as_ref().map_or(true, |edits| verify::keeps(parse, edits)));
    offers
}

/// Whether an entry is one that clients read, with no syntax error.
fn is_sound(entry: Node<'_>) -> bool {
    entry.keyword() != Keyword::IFILE && !entry.is_broken() && entry.errors().next().is_none()
}

/// Whether a comment stands in a span: `#` starts one wherever it is.
fn has_comment(node: Node<'_>, span: Span) -> bool {
    node.has_comments() && node.source().slice(span).contains(&b'#')
}

/// `Err` where a span holds a comment that would be lost.
fn without_comment(node: Node<'_>, span: Span) -> Result<(), String> {
    match has_comment(node, span) {
        true => Err("a comment would be lost".to_owned()),
        false => Ok(()),
    }
}
