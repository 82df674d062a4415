//! What clients make of aliases and strings: for people, for programs and as a page.

pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod text;

use tns_dsn::clients::compat::{Reading, Table};

/// What was asked, with the answers.
pub(crate) enum Compared {
    /// One alias or connect string.
    String {
        /// As it was given.
        text: String,
        /// A reading for each client.
        readings: Vec<Reading>,
    },
    /// Files of aliases.
    Files(Vec<FileTable>),
}

/// A file of aliases.
pub(crate) struct FileTable {
    /// What it is called in reports.
    pub(crate) name: String,
    pub(crate) table: Table,
}

impl Compared {
    /// Every reading.
    pub(crate) fn readings(&self) -> Box<dyn Iterator<Item = &Reading> + '_> {
        match self {
            Self::String { readings, .. } => Box::new(readings.iter()),
            Self::Files(files) => Box::new(files.iter().flat_map(FileTable::readings)),
        }
    }
}

impl FileTable {
    fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.table.columns.iter().flat_map(|column| &column.readings)
    }

    /// An alias with a reading for each client.
    fn rows(&self) -> impl Iterator<Item = (&str, Vec<Reading>)> {
        let Table { aliases, columns, .. } = &self.table;
        let row = |nth: usize| columns.iter().filter_map(move |column| column.readings.get(nth).cloned());
        aliases.iter().enumerate().map(move |(nth, alias)| (alias.as_str(), row(nth).collect()))
    }
}
