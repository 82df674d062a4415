use std::collections::HashMap;
use std::sync::Arc;

use crate::resolve::{NetName, TnsNames};

/// What a client has read of tnsnames.ora.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    places: HashMap<String, usize>,
    /// The files themselves, for clients that read as we do.
    parsed: Option<Arc<TnsNames>>,
}

/// A name and the text that it stands for.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As the client keeps it.
    pub(super) name: String,
    /// What follows the name; empty where the files are kept.
    pub(super) text: String,
    /// Its number in the files, where they are kept.
    nth: usize,
}

impl Names {
    /// Keeps an entry; a name that is there already gets the new text.
    pub(super) fn insert(&mut self, name: String, text: String) {
        self.keep(name, text, 0);
    }

    /// Keeps parsed files, names in upper case; the last one of a name counts.
    pub(super) fn of_files(files: Arc<TnsNames>) -> Self {
        let mut names = Self::default();
        for nth in 0..files.len() {
            if let Some(name) = files.nth(nth) {
                names.keep(name.text().to_ascii_uppercase(), String::new(), nth);
            }
        }
        names.parsed = Some(files);
        names
    }

    fn keep(&mut self, name: String, text: String, nth: usize) {
        if let Some(&place) = self.places.get(&name) {
            let entry = &mut self.entries[place];
            (entry.text, entry.nth) = (text, nth);
            return;
        }
        self.places.insert(name.clone(), self.entries.len());
        self.entries.push(Entry { name, text, nth });
    }

    /// The entry of a name in parsed files.
    pub(super) fn parsed(&self, name: &str) -> Option<NetName<'_>> {
        let place = *self.places.get(name)?;
        self.parsed.as_ref()?.nth(self.entries[place].nth)
    }

    /// Whether the files are kept in place of the texts.
    pub(super) fn is_parsed(&self) -> bool {
        self.parsed.is_some()
    }

    /// The text of a name, spelt as the client keeps it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.places.get(name).map(|&place| self.entries[place].text.as_str())
    }

    /// In the order in which they were found first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }
}
