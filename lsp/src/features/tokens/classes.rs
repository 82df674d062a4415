use tns_lint::{LintFile, Place};
use tns_parser::catalog::{Lookup, Param, ValueType};
use tns_parser::model::Value;
use tns_parser::tree::NodeKind;
use tns_parser::{Node, Span};

use super::legend::{Class, DECLARATION, DEPRECATED, INVALID, Type};

/// The names and plain values of a text in its order.
pub(super) fn classes(file: &LintFile) -> Vec<(Span, Class)> {
    let mut found = Vec::new();
    for entry in file.parse().entries() {
        let place = Place::new(file, entry, None);
        let class = match place.is_free_name() {
            true => Class::with(Type::Name, DECLARATION),
            false => keyword(&place),
        };
        found.extend(entry.names().map(|name| (name.span(), class)));
        below(&place, &mut found);
    }
    found
}

/// The value of a node, and what stands in it.
fn below(around: &Place<'_>, found: &mut Vec<(Span, Class)>) {
    let node = around.node;
    if node.params().next().is_none() {
        return found.push((node.value_span(), value(around)));
    }
    for child in node.children() {
        match child.kind() {
            NodeKind::Param => {
                let place = Place::new(around.file, child, Some(around));
                found.push((child.name_span(), keyword(&place)));
                below(&place, found);
            }
            NodeKind::Item => found.push((child.value_span(), Class::of(Type::Text))),
            NodeKind::Name | NodeKind::Entry => {}
        }
    }
}

fn keyword(place: &Place<'_>) -> Class {
    let kind = if holds_params(place.node) { Type::Container } else { Type::Parameter };
    let modifiers = match place.found {
        Lookup::Here(param) if is_old(param) => DEPRECATED,
        Lookup::Here(_) => 0,
        Lookup::Misplaced(_) | Lookup::Unknown => INVALID,
    };
    Class { kind, modifiers }
}

fn holds_params(node: Node<'_>) -> bool {
    node.params().next().is_some()
}

fn is_old(param: &Param) -> bool {
    param.deprecated.is_some() || param.desupported.is_some()
}

fn value(place: &Place<'_>) -> Class {
    let Some(param) = place.param().filter(|_| !place.is_free_name()) else { return Class::of(Type::Text) };
    let plain = |kind| Class::of(if place.node.is_quoted() { Type::Text } else { kind });
    match place.value() {
        Some(Value::Boolean(_)) => plain(Type::Word),
        Some(Value::Word(word)) if is_removed(&param.value, word) => Class::with(Type::Word, DEPRECATED),
        Some(Value::Word(_)) => plain(Type::Word),
        Some(Value::Words(_)) if matches!(param.value, ValueType::EnumList { .. }) => plain(Type::Word),
        Some(Value::Integer(_) | Value::Duration(_) | Value::Size(_) | Value::Port(_)) => plain(Type::Number),
        Some(Value::Host) => plain(Type::Host),
        Some(Value::Invalid(_)) => Class::with(Type::Text, INVALID),
        _ => Class::of(Type::Text),
    }
}

fn is_removed(wanted: &ValueType, word: &str) -> bool {
    matches!(wanted, ValueType::Enum { removed, .. } | ValueType::EnumList { removed, .. } if removed.contains(&word))
}
