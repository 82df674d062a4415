use serde_json::error::Category;
use tns_parser::Span;

use super::{span, unreadable};
use crate::Descriptor;
use crate::convert::{Converted, Impossible, Loss};
use crate::error::Unreadable;

/// Reads the model; what it says has to be a descriptor that can be written.
pub(in crate::convert) fn read(text: &str) -> Result<Converted<Descriptor>, Unreadable> {
    let model: Descriptor = serde_json::from_str(text).map_err(|error| problem(text, &error))?;
    model.to_string().parse().map(Converted::whole).map_err(|error: Unreadable| {
        unreadable(
            span(0, text.len()),
            format!("the JSON stands for no valid descriptor: {error}"),
            "each address needs a HOST, and a value cannot hold both kinds of quotes",
        )
    })
}

/// Writes one line.
pub(in crate::convert) fn write(descriptor: &Descriptor) -> Result<Converted<String>, Impossible> {
    let text = serde_json::to_string(descriptor).map(Converted::whole);
    text.map_err(|_| Impossible {
        form: "JSON",
        reasons: vec![Loss::new("the descriptor", "its values cannot be written")],
    })
}

/// The message of the reader may quote a value, so only harmless ones are kept.
fn problem(text: &str, error: &serde_json::Error) -> Unreadable {
    let at = place(text, error.line(), error.column());
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    let message = match error.classify() {
        Category::Data if told.starts_with("missing field") || told.starts_with("unknown field") => {
            format!("the JSON is no descriptor: {told}")
        }
        Category::Data => "the JSON is no descriptor: a value is of another kind here".to_owned(),
        Category::Eof => "the JSON ends too early".to_owned(),
        Category::Syntax | Category::Io => format!("the JSON is broken: {told}"),
    };
    unreadable(at, message, "write it as `tnslint convert --to json` does: {\"descriptions\":[…]}")
}

/// The character before a line and column that both count from one.
fn place(text: &str, line: usize, column: usize) -> Span {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let start = text.floor_char_boundary(before + column.saturating_sub(1));
    let width = text[start..].chars().next().map_or(0, char::len_utf8);
    span(start, start + width)
}
