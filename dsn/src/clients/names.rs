use std::collections::HashMap;

/// What a client has read of tnsnames.ora.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    entries: Vec<Entry>,
    places: HashMap<String, usize>,
}

/// A name and the text that it stands for.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As the client keeps it.
    pub(super) name: String,
    /// What follows the name.
    pub(super) text: String,
}

impl Names {
    /// Keeps an entry; a name that is there already gets the new text.
    pub(super) fn insert(&mut self, name: String, text: String) {
        if let Some(&place) = self.places.get(&name) {
            self.entries[place].text = text;
            return;
        }
        self.places.insert(name.clone(), self.entries.len());
        self.entries.push(Entry { name, text });
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
