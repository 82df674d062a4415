use tns_dsn::mask;
use tns_parser::catalog::Param;
use tns_parser::model::{self, Value};
use tns_parser::{FileKind, Node};

use super::At;

/// What a written value means, and whether it counts.
pub(super) fn lines(at: At<'_>, row: &'static Param, node: Node<'_>, around: &[Node<'_>]) -> Vec<String> {
    if node.is_nested() || node.value_span().is_empty() || row.is_secret() {
        return Vec::new();
    }
    let meaning = meaning(row, node).map(|meaning| format!(": {meaning}")).unwrap_or_default();
    let written = format!("`{}`{meaning}", mask(&node.value()));
    let default = row.default.map(|default| format!(" Without it: {default}.")).unwrap_or_default();
    match overridden(at, row, node, around) {
        Some(other) => vec![format!("Written here: {written}. {other}")],
        None => vec![format!("In force here: {written}.{default}")],
    }
}

/// What a value means, where that is more than it says.
fn meaning(row: &'static Param, node: Node<'_>) -> Option<String> {
    let text = node.value();
    let meaning = match model::read(&row.value, node) {
        Value::Boolean(true) => "on".to_owned(),
        Value::Boolean(false) => "off".to_owned(),
        Value::Duration(duration) if duration.millis < 0 => "no limit".to_owned(),
        Value::Duration(duration) => length(duration.millis),
        Value::Integer(number) => format!("{number} {}", row.unit()?),
        Value::Size(bytes) => format!("{bytes} bytes"),
        Value::Word(word) => word.to_owned(),
        Value::Invalid(error) => error.message(&text),
        _ => return None,
    };
    Some(meaning).filter(|meaning| !meaning.eq_ignore_ascii_case(&text))
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
