//! Which open documents matter to each other.

use std::collections::BTreeSet;
use std::path::PathBuf;

use lsp_types::Uri;

use super::{Open, Session};
use crate::server::client::path_of;

impl Session {
    /// Takes in which other files the last check of a document looked at; gives the open ones among
    /// them that are new, and were checked without it.
    pub(in crate::server) fn looked_at(&mut self, uri: &Uri, near: BTreeSet<PathBuf>) -> Vec<Uri> {
        let Some(open) = self.documents.get_mut(uri) else { return Vec::new() };
        let (before, path) = (std::mem::replace(&mut open.near, near), open.path.clone());
        let (Some(open), Some(path)) = (self.documents.get(uri), path) else { return Vec::new() };
        let folder = path.parent();
        let is_new = |other: &Open| {
            let new = |at: &PathBuf| open.near.contains(at) && !before.contains(at) && at.parent() != folder;
            other.path.as_ref().is_some_and(new) && !other.near.contains(&path)
        };
        self.documents.iter().filter(|(_, other)| is_new(other)).map(|(uri, _)| uri.clone()).collect()
    }

    /// The other open documents that a change of one matters to: those of its folder, and those that
    /// were checked together with it.
    pub(in crate::server) fn beside(&self, uri: &Uri) -> Vec<Uri> {
        let Some(path) = path_of(uri) else { return Vec::new() };
        let own = self.documents.get(uri).map(|open| &open.near);
        let matters = |open: &Open| {
            let Some(other) = &open.path else { return false };
            other.parent() == path.parent()
                || open.near.contains(&path)
                || own.is_some_and(|near| near.contains(other))
        };
        let others = self.documents.iter().filter(|(other, open)| *other != uri && matters(open));
        others.map(|(uri, _)| uri.clone()).collect()
    }
}
