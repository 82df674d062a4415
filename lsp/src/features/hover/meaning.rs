use tns_parser::catalog::Param;
use tns_parser::model::{self, Value};
use tns_parser::{FileKind, Node};

use super::At;

/// What a written value means, and whether it counts.
pub(super) fn lines(at: At<'_>, row: &'static Param, node: Node<'_>, around: &[Node<'_>]) -> Vec<String> {
    let meaning = (!node.is_nested()).then(|| meaning(row, node)).flatten();
    meaning.into_iter().chain(overridden(at, row, node, around)).collect()
}

fn meaning(row: &'static Param, node: Node<'_>) -> Option<String> {
    let text = node.value();
    let quoted = format!("`{text}`");
    match model::read(&row.value, node) {
        Value::Boolean(true) => Some(format!("{quoted}: on")),
        Value::Boolean(false) => Some(format!("{quoted}: off")),
        Value::Duration(duration) if duration.millis < 0 => Some(format!("{quoted}: no limit")),
        Value::Duration(duration) => Some(format!("{quoted}: {}", length(duration.millis))),
        Value::Integer(number) => row.unit().map(|unit| format!("{quoted}: {number} {unit}")),
        Value::Size(bytes) => Some(format!("{quoted}: {bytes} bytes")),
        Value::Word(word) => Some(format!("{quoted}: {word}")),
        Value::Invalid(error) => Some(error.message(&text)),
        _ => None,
    }
}

/// A length of time in the largest unit that holds it without a fraction.
fn length(millis: i64) -> String {
    let units = [(3_600_000, "h"), (60_000, "min"), (1_000, "s")];
    let (size, unit) =
        units.into_iter().find(|(size, _)| millis != 0 && millis % size == 0).unwrap_or((1, "ms"));
    format!("{} {unit}", millis / size)
}

/// A line about another setting of the same parameter that wins over this one: the last one counts.
fn overridden(at: At<'_>, row: &Param, node: Node<'_>, around: &[Node<'_>]) -> Option<String> {
    let line = |offset| format!("Line {} sets it again, which counts.", at.view.position(offset).line + 1);
    if let Some(parent) = around.last() {
        let last = parent.param(node.keyword()).filter(|_| !row.repeatable)?;
        return (last.index() != node.index()).then(|| line(at.block.start + last.span().start));
    }
    // The names of a large tnsnames.ora are no settings.
    if at.view.document.kind() == FileKind::Tnsnames {
        return None;
    }
    let own = at.block.start + node.name_span().start;
    let same = |name: &crate::document::Name<'_>| name.text.eq_ignore_ascii_case(&node.name());
    let last = at.view.document.names().filter(same).last()?;
    (last.span.start > own).then(|| line(last.span.start))
}
