//! What comes back of a statement.

use tns_wire::ttc::{Column, Value, Warning};

/// What a statement did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Executed {
    /// The rows that were changed.
    pub rows: u64,
    /// What the server warned of.
    pub warnings: Vec<Warning>,
}

/// What a query gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The columns: names, types.
    pub columns: Vec<Column>,
    /// The rows, each with a value for every column.
    pub rows: Vec<Vec<Value>>,
    /// Whether there are more rows than the session may fetch.
    pub is_cut: bool,
}
