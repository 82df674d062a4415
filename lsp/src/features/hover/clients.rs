//! What each client makes of an alias, in a short list.

use std::path::Path;

use tns_dsn::clients::compat::{Outcome, alike, of_entry};
use tns_dsn::clients::{Client, Place};
use tns_parser::Node;

use super::At;
use crate::Block;

/// Lines of one verdict that are shown.
const LINES: usize = 3;

/// A line for the clients that cannot use an entry or read it otherwise than documented; only the
/// entry itself is read. Where targets are set, they are the clients.
pub(super) fn lines(at: At<'_>, block: Block<'_>, entry: Node<'_>, name: &str, path: &Path) -> Vec<String> {
    let targets = &at.view.settings.targets;
    let clients = if targets.is_empty() { &Client::ALL[..] } else { targets };
    let text = block.parse().source().text(entry.span());
    let place = Place::of_file(at.view.workspace, path.to_owned());
    let readings = of_entry(&text, name, &place, clients);
    let groups = alike(&readings);
    let told = groups.iter().filter(|group| group.verdict.outcome() >= Outcome::Differs);
    let lines: Vec<_> =
        told.map(|group| format!("{}: {}", group.names(), shown(group.verdict.lines()))).collect();
    match lines.is_empty() {
        true => vec!["Every client uses it as documented.".to_owned()],
        false => lines,
    }
}

fn shown(lines: Vec<String>) -> String {
    let more = lines.len().saturating_sub(LINES);
    let text = lines.into_iter().take(LINES).collect::<Vec<_>>().join("; ");
    if more > 0 { format!("{text}; and {more} more") } else { text }
}
