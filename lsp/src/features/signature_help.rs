use lsp_types::{
    ActiveParameter, Documentation, ParameterInformation, ParameterInformationLabel, Position, SignatureHelp,
    SignatureInformation,
};
use tns_parser::Keyword;
use tns_parser::catalog::{Param, ValueType, useful};
use tns_parser::place::{Place, Slot};

use super::Abilities;
use crate::{Cancelled, View};

/// Parameters that the shape of a container names.
const SHOWN: usize = 8;

/// `textDocument/signatureHelp`: what a value has to look like, or what a parameter takes.
///
/// # Errors
/// [`Cancelled`] once nobody waits any more.
pub fn signature_help(
    view: &View<'_>,
    position: Position,
    can: Abilities,
) -> Result<Option<SignatureHelp>, Cancelled> {
    view.cancel.check()?;
    let block = view.document.block_at(view.offset(position));
    let text = block.parse().source().bytes();
    let at = block.inner(view.offset(position));
    let place = Place::of(text, view.document.kind(), at);
    let word = |span: tns_parser::Span| String::from_utf8_lossy(&text[span.range()]).to_ascii_uppercase();
    let signature = match (place.slot, place.param()) {
        (Slot::Comment | Slot::Entry, _) => None,
        (Slot::Value | Slot::Item, Some(param)) if param.value != ValueType::Container => {
            Some(of_value(param, can))
        }
        (Slot::Item, _) => None,
        (Slot::Value, None) if place.around.len() > 1 => None,
        _ => {
            let name = place.around.last().map(|around| word(around.name)).unwrap_or_default();
            let given: Vec<_> = place.given.iter().map(|span| word(*span)).collect();
            of_container(view, &name, place.container(), &given, &word(place.word))
        }
    };
    Ok(signature.map(|signature| SignatureHelp {
        active_parameter: signature.active_parameter,
        active_signature: Some(0),
        signatures: vec![signature],
    }))
}

/// `TRANSPORT_CONNECT_TIMEOUT = number [ms|sec|min]`
fn of_value(param: &Param, can: Abilities) -> SignatureInformation {
    let shape = param.value.shape();
    let default = param.default.map(|default| format!(" Default: {default}.")).unwrap_or_default();
    let about = format!("{}\n\nValue: {}.{default}", param.doc, param.value.describe());
    SignatureInformation {
        label: format!("{} = {shape}", param.name),
        documentation: Some(can.documentation(about.clone(), || about)),
        parameters: Some(vec![parameter(shape, "")]),
        active_parameter: Some(ActiveParameter::Int(0)),
    }
}

/// `ADDRESS = (PROTOCOL=…)(HOST=…)(PORT=…)`
fn of_container(
    view: &View<'_>,
    name: &str,
    container: Keyword,
    given: &[String],
    typed: &str,
) -> Option<SignatureInformation> {
    let rows = useful(view.document.kind(), container, None);
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_withdrawn()).collect();
    let is_typed = |row: &&Param| row.names().any(|name| name == typed);
    let next = |row: &&Param| !given.iter().any(|given| row.names().any(|name| name == given));
    let active = rows.iter().copied().position(|row| is_typed(&row));
    let active = active.or_else(|| rows.iter().copied().position(|row| next(&row)))?;
    // The window starts at the first parameter and holds the active one.
    let from = active.saturating_sub(SHOWN - 1);
    let shown = &rows[from..rows.len().min(from + SHOWN)];
    let shape = |row: &&&Param| format!("({}=…)", row.name);
    let shapes: Vec<_> = shown.iter().map(|row| shape(&row)).collect();
    let more = if from + shown.len() < rows.len() { "…" } else { "" };
    Some(SignatureInformation {
        label: format!("{name} = {}{more}", shapes.concat()),
        documentation: None,
        parameters: Some(
            shapes.into_iter().zip(shown).map(|(shape, row)| parameter(shape, row.doc)).collect(),
        ),
        active_parameter: Some(ActiveParameter::Int((active - from) as u32)),
    })
}

fn parameter(label: String, about: &str) -> ParameterInformation {
    ParameterInformation {
        label: ParameterInformationLabel::String(label),
        documentation: (!about.is_empty()).then(|| Documentation::String(about.to_owned())),
    }
}
