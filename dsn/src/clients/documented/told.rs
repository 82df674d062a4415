//! What becomes of a parameter that does not count.

use tns_parser::catalog::{Lookup, Param, Side};
use tns_parser::model::{Part, Setting, Value};
use tns_parser::{Keyword, Node};

use super::Habits;
use crate::clients::{Unheeded, Why};

/// Where a parameter stands.
#[derive(Clone, Copy)]
pub(super) struct Around<'m> {
    pub(super) section: &'static str,
    pub(super) parent: Keyword,
    /// Whether TLS is used there.
    pub(super) tls: bool,
    /// Whether sqlnet.ora lets proxies count.
    pub(super) uses_proxy: bool,
    /// What stands beside it, where that matters.
    pub(super) parts: &'m [Part<'m>],
}

impl Around<'_> {
    pub(super) fn of(parent: Keyword, section: &'static str) -> Self {
        Self { section, parent, tls: false, uses_proxy: true, parts: &[] }
    }

    /// A proxy works with TLS only, and where sqlnet.ora says so (Net Services Reference, HTTPS_PROXY).
    pub(super) fn proxy_counts(&self) -> bool {
        self.tls && self.uses_proxy
    }

    fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Setting(setting) if setting.keyword.text() == name))
    }
}

/// Why a setting does not count, if so.
pub(super) fn tell(setting: &Setting<'_>, around: &Around<'_>, habits: &Habits) -> Option<Unheeded> {
    let misread = matches!(setting.value, Value::Invalid(_)).then_some(Why::Misread);
    let why = why(setting.node, around, habits).or(misread)?;
    Some(Unheeded { section: around.section, name: setting.name().to_ascii_uppercase(), why })
}

/// The same of a parameter that holds others.
pub(super) fn of_node(node: Node<'_>, around: &Around<'_>, habits: &Habits) -> Option<Unheeded> {
    let why = why(node, around, habits)?;
    Some(Unheeded { section: around.section, name: node.name().to_ascii_uppercase(), why })
}

fn why(node: Node<'_>, around: &Around<'_>, habits: &Habits) -> Option<Why> {
    // Whoever knows nothing of a keyword hands it to the listener.
    let Lookup::Here(row) = node.keyword().param(node.file_kind(), around.parent) else {
        return Some(Why::Sent);
    };
    noted(row, habits).or_else(|| of_release(row, habits)).or_else(|| of_place(row, around, habits))
}

/// What the catalogue says of this client.
fn noted(row: &Param, habits: &Habits) -> Option<Why> {
    let words = [("ignored", Why::Ignored), ("dropped", Why::Dropped), ("passed on", Why::Sent)];
    let note = habits.client.note(&row.clients)?;
    words.into_iter().find(|(word, _)| note.starts_with(word)).map(|(_, why)| why)
}

fn of_release(row: &Param, habits: &Habits) -> Option<Why> {
    let is_new = row.since.is_some_and(|since| !habits.knows(since));
    match () {
        () if is_new || row.name.starts_with("TLS_") && !habits.knows_tls => Some(Why::Sent),
        () if row.desupported.is_some_and(|gone| habits.knows(gone)) => Some(Why::Ignored),
        () if row.side == Side::Server => Some(Why::Ignored),
        () => None,
    }
}

fn of_place(row: &Param, around: &Around<'_>, habits: &Habits) -> Option<Why> {
    let is_idle = match around.section {
        "ADDRESS" => ["HTTPS_PROXY", "HTTPS_PROXY_PORT"].contains(&row.name) && !around.proxy_counts(),
        "SECURITY" => match (row.name.strip_prefix("SSL_"), row.name.starts_with("TLS_")) {
            (Some(rest), _) => !around.tls || habits.knows_tls && around.has(&format!("TLS_{rest}")),
            (None, of_tls) => of_tls && !around.tls,
        },
        _ => false,
    };
    is_idle.then_some(Why::Ignored)
}
