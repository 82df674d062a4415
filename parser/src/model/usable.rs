use super::container::Part;
use super::entry::EntryValue;
use super::setting::Setting;
use super::value::{Value, ValueError};
use crate::catalog::{FileKind, Keyword};
use crate::text::Span;
use crate::tree::Node;

/// Why no client can use an entry as a connect descriptor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Unusable {
    /// The reason.
    pub why: UnusableReason,
    /// Where.
    pub span: Span,
}

/// Kinds of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum UnusableReason {
    /// A syntax error inside the entry.
    Syntax,
    /// Nothing behind the `=`.
    Empty,
    /// The outermost keyword is none of DESCRIPTION_LIST, DESCRIPTION, ADDRESS_LIST, ADDRESS.
    OutermostKeyword,
    /// No address at all.
    NoAddress,
    /// HOST without a value.
    EmptyHost,
    /// A value that its type refuses, where every client has to know it.
    Value,
}

/// Keywords whose wrong value stops a client; others count as off or default.
const DECISIVE: [Keyword; 9] = [
    Keyword::PORT,
    Keyword::PROTOCOL,
    Keyword::SERVER,
    Keyword::POOL_PURITY,
    Keyword::RETRY_COUNT,
    Keyword::RETRY_DELAY,
    Keyword::SDU,
    Keyword::CONNECT_TIMEOUT,
    Keyword::TRANSPORT_CONNECT_TIMEOUT,
];

/// Decides whether an entry of a tnsnames.ora or a bare descriptor can be used.
pub(super) fn check(node: Node<'_>, value: &EntryValue<'_>) -> Option<Unusable> {
    if !matches!(node.file_kind(), FileKind::Tnsnames | FileKind::Descriptor) {
        return None;
    }
    let unusable = |why, span| Some(Unusable { why, span });
    match value {
        _ if node.is_broken() => unusable(UnusableReason::Syntax, node.span()),
        EntryValue::Empty => unusable(UnusableReason::Empty, node.value_span()),
        EntryValue::Descriptor(parts) => descriptor(node, parts),
        EntryValue::Setting(_) | EntryValue::Text(_) => None,
    }
}

fn descriptor(node: Node<'_>, parts: &[Part<'_>]) -> Option<Unusable> {
    let outermost = parts.iter().all(|part| {
        matches!(
            part,
            Part::DescriptionList(_) | Part::Description(_) | Part::AddressList(_) | Part::Address(_)
        )
    });
    if !outermost {
        return Some(Unusable { why: UnusableReason::OutermostKeyword, span: node.value_span() });
    }
    if !parts.iter().any(has_address) {
        return Some(Unusable { why: UnusableReason::NoAddress, span: node.value_span() });
    }
    match parts.iter().any(is_invalid) {
        true => parts.iter().find_map(empty_host).or_else(|| parts.iter().find_map(bad_value)),
        false => None,
    }
}

/// Whether an address can be reached: one with parameters, in lists and
/// descriptions that stand where they belong.
fn has_address(part: &Part<'_>) -> bool {
    match part {
        Part::Address(address) => !address.parts.is_empty(),
        Part::DescriptionList(list) => {
            list.parts.iter().any(|part| matches!(part, Part::Description(_)) && has_address(part))
        }
        Part::Description(_) | Part::AddressList(_) => {
            let place = |part: &&Part<'_>| matches!(part, Part::Address(_) | Part::AddressList(_));
            part.below().iter().filter(place).any(has_address)
        }
        _ => false,
    }
}

/// Whether any value is wrong; few are, so the exact questions can wait.
fn is_invalid(part: &Part<'_>) -> bool {
    match part {
        Part::Setting(setting) => matches!(setting.value, Value::Invalid(_)),
        _ => part.below().iter().any(is_invalid),
    }
}

fn empty_host(part: &Part<'_>) -> Option<Unusable> {
    let Part::Address(address) = part else { return part.below().iter().find_map(empty_host) };
    let host = address.setting(Keyword::HOST)?;
    let empty = matches!(host.value, Value::Invalid(ValueError::Empty));
    empty.then_some(Unusable { why: UnusableReason::EmptyHost, span: host.span() })
}

fn bad_value(part: &Part<'_>) -> Option<Unusable> {
    match part {
        Part::Setting(setting) => refused(setting),
        _ => part.below().iter().find_map(bad_value),
    }
}

/// Whether clients refuse a descriptor for a wrong value of this keyword; else
/// the value counts as off, as the default, or as the nearest allowed one.
pub(crate) fn stops_a_client(keyword: Keyword, error: ValueError) -> bool {
    match error {
        ValueError::OutOfRange { number, .. } if keyword == Keyword::SDU => number < 0,
        _ => DECISIVE.contains(&keyword),
    }
}

fn refused(setting: &Setting<'_>) -> Option<Unusable> {
    let Value::Invalid(error) = setting.value else { return None };
    stops_a_client(setting.keyword, error)
        .then_some(Unusable { why: UnusableReason::Value, span: setting.value_span() })
}
