use tns_parser::easy_connect::{self, classify};
use tns_parser::{Edit, FileKind, Node};

use super::{Kind, Offer, without_comment};
use crate::convert::{Converted, Loss};
use crate::{Descriptor, Unreadable};

/// The value of an alias in another form.
pub(super) fn offers(entry: Node<'_>) -> Vec<Offer> {
    if entry.file_kind() != FileKind::Tnsnames || entry.names().next().is_none() {
        return Vec::new();
    }
    let Some(Ok(read)) = read(entry) else { return Vec::new() };
    let forms: &[Kind] = match (entry.is_nested(), classify(&entry.value())) {
        (true, _) => &[Kind::ToEasyConnect],
        (false, easy_connect::Kind::JdbcUrl) => &[Kind::ToDescriptor, Kind::ToEasyConnect],
        (false, _) => &[Kind::ToDescriptor],
    };
    let offer = |kind: &Kind| Offer { kind: *kind, outcome: rewritten(entry, &read, *kind) };
    forms.iter().map(offer).collect()
}

/// What the value of an entry stands for; `None` where that is found elsewhere.
pub(super) fn read(entry: Node<'_>) -> Option<Result<Converted<Descriptor>, Unreadable>> {
    if entry.is_nested() {
        return Some(Descriptor::from_entry(entry).map(Converted::whole));
    }
    match classify(&entry.value()) {
        easy_connect::Kind::EasyConnect => Some(Descriptor::read_easy_connect(&entry.value())),
        easy_connect::Kind::JdbcUrl => Some(Descriptor::read_jdbc(&entry.value())),
        _ => None,
    }
}

fn rewritten(entry: Node<'_>, read: &Converted<Descriptor>, kind: Kind) -> Result<Vec<Edit>, String> {
    without_comment(entry, entry.value_span())?;
    nothing(&read.lost)?;
    let text = match kind {
        Kind::ToEasyConnect => {
            let easy = read.value.to_easy_connect().map_err(|error| error.to_string())?;
            nothing(&easy.lost)?;
            easy.value
        }
        _ => read.value.to_string(),
    };
    Ok(vec![Edit::set_value(entry, text)])
}

/// `Err` that tells what would be lost.
fn nothing(lost: &[Loss]) -> Result<(), String> {
    let all: Vec<_> = lost.iter().map(ToString::to_string).collect();
    if all.is_empty() { Ok(()) } else { Err(format!("it would lose {}", all.join("; "))) }
}
