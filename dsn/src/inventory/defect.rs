use std::fmt;

use serde::Serialize;
use tns_parser::Span;

use super::Inventory;

/// A file with entries that cannot be taken over; never without a defect.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Rejected {
    /// Every defect in the order of the file.
    pub defects: Vec<Defect>,
    /// The entries without a defect.
    pub rest: Inventory,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.defects[..] {
            [] => f.write_str("the file cannot be used"),
            [defect] => write!(f, "{defect}"),
            [defect, more @ ..] => write!(f, "{defect} (and {} more)", more.len()),
        }
    }
}

/// One thing that is wrong, in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// Where.
    pub location: Location,
    /// What.
    pub kind: DefectKind,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.location, self.kind)
    }
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// Bytes of a tnsnames.ora.
    Span(Span),
    /// A line and a column (in characters) of a JSON text, both counted from 1.
    Line {
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// A cell of a table, or a whole row.
    Cell {
        /// The line on which the row starts, counted from 1.
        line: u64,
        /// The header of the column as written.
        column: Option<String>,
    },
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Span(span) => write!(f, "byte {}", span.start),
            Self::Line { line, column } => write!(f, "line {line}, column {column}"),
            Self::Cell { line, column: None } => write!(f, "line {line}"),
            Self::Cell { line, column: Some(column) } => write!(f, "line {line}, column `{column}`"),
        }
    }
}

/// What is wrong with an entry or a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DefectKind {
    /// A name is there already.
    #[error("`{name}` is defined already at {first}")]
    Duplicate {
        /// The name as written the second time.
        name: String,
        /// Where it is defined first.
        first: Location,
    },
    /// An entry has no name.
    #[error("the entry has no name")]
    NoName,
    /// A name cannot stand before `=` in a tnsnames.ora.
    #[error("`{0}` cannot be the name of an entry")]
    BadName(String),
    /// An entry stands for no descriptor that a client can use.
    #[error("{message}")]
    Unusable {
        /// One sentence.
        message: String,
        /// What to do about it.
        help: Option<String>,
    },
    /// The text is not what files of its kind are.
    #[error("{0}")]
    Syntax(String),
    /// A row of TCP addresses has no host.
    #[error("the host is missing")]
    NoHost,
    /// A host cannot be read.
    #[error("`{0}` is no host with or without a port")]
    BadHost(String),
    /// A cell of the column `address_list` holds something else than yes or no.
    #[error("`{0}` is neither yes nor no")]
    NotYesOrNo(String),
    /// The values of a row give another descriptor when they are written and read.
    #[error("a descriptor cannot hold these values")]
    Unwritable,
    /// A row has a descriptor and single values.
    #[error("the row has a descriptor already")]
    Both,
    /// A row has more cells than there are columns.
    #[error("the row has more cells than the header")]
    TooManyCells,
    /// The header has no column of names.
    #[error("the header has no column `alias`")]
    NoAliasColumn,
    /// The header has a column twice.
    #[error("the column is there twice")]
    DuplicateColumn,
    /// The header of a column looks like that of a parameter, but is not.
    #[error("there is no such parameter: did you mean `{0}`?")]
    MisspeltColumn(String),
    /// A quote is never closed.
    #[error("this quote is never closed: it takes in the rest of the file")]
    UnclosedQuote,
    /// A text is not UTF-8.
    #[error("the file is not UTF-8")]
    NotUtf8,
}

impl DefectKind {
    /// What to do about it.
    pub fn help(&self) -> Option<String> {
        let text = match self {
            Self::Duplicate { .. } => "remove one of them, or rename it",
            Self::NoName => "give it one: a name without blanks",
            Self::BadName(_) => "use letters, digits, `.`, `-` and `_`",
            Self::Unusable { help, .. } => return help.clone(),
            Self::Syntax(_) => return None,
            Self::NoHost => "fill in the column `host`, or `descriptor`",
            Self::BadHost(_) => "write host or host:port, an IPv6 address in brackets",
            Self::NotYesOrNo(_) => "write yes, or leave the cell empty",
            Self::Unwritable => "a value cannot hold both kinds of quotes, a line break or edges of blanks",
            Self::Both => "leave the other cells empty, or the descriptor",
            Self::TooManyCells => "put a cell that holds the separator in double quotes",
            Self::NoAliasColumn => "the first row names the columns: alias, host, port, service_name …",
            Self::DuplicateColumn => "remove one of them",
            Self::MisspeltColumn(_) => "correct the header; a column with quite another name is left out",
            Self::UnclosedQuote => "close it, and double the quotes inside a cell",
            Self::NotUtf8 => "save it as `CSV UTF-8`",
        };
        Some(text.to_owned())
    }
}
