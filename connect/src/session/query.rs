//! Queries: execute, then fetch until there is nothing more or enough.

use tns_wire::Outcome;
use tns_wire::ttc::{Execute, Function, StatementKind, Value};

use super::core::Core;
use super::error::CallError;
use super::rows::{Executed, Rows};

/// The rows that a query gives at most, unless somebody says otherwise.
pub(super) const ROWS: usize = 10_000;

/// The rows that come with the first answer, and with each further one.
const FIRST: usize = 100;
const FURTHER: usize = 500;

/// A query under way.
#[derive(Default)]
pub(crate) struct Fetching {
    rows: Rows,
    pub(super) cursor: u32,
}

impl Core {
    /// Begins to run a statement.
    pub(crate) fn begin_execute(&mut self, sql: &str, binds: &[Value]) -> Result<(), CallError> {
        self.begin(Function::Execute(Box::new(Execute::new(sql, 0, binds.to_vec()))))
    }

    /// What it did.
    pub(crate) fn executed(&mut self, outcome: Outcome) -> Executed {
        self.machine.close_cursor(outcome.cursor);
        Executed { rows: outcome.rows, warnings: outcome.warnings }
    }

    /// Begins a query.
    pub(crate) fn begin_query(&mut self, sql: &str, binds: &[Value]) -> Result<(), CallError> {
        if StatementKind::of(sql) != StatementKind::Query {
            return Err(CallError::input(
                "a query begins with SELECT or WITH; other statements are executed",
            ));
        }
        let first = count(FIRST.min(self.row_limit));
        self.begin(Function::Execute(Box::new(Execute::new(sql, first, binds.to_vec()))))?;
        self.fetching = Some(Fetching::default());
        Ok(())
    }

    /// Takes what came; nothing where another call was begun that fetches more.
    pub(crate) fn collect(&mut self, outcome: Outcome) -> Result<Option<Rows>, CallError> {
        let Fetching { mut rows, cursor } = self.fetching.take().unwrap_or_default();
        let cursor = if outcome.cursor == 0 { cursor } else { outcome.cursor };
        let mut results = outcome.results;
        // The next rows may leave out what is as in the last one.
        let last = results.rows.last().cloned();
        rows.rows.append(&mut results.rows);
        results.rows.extend(last);
        let left = self.row_limit.saturating_sub(rows.rows.len());
        if outcome.more && left > 0 {
            self.begin_with(|machine| machine.fetch(results, cursor, count(FURTHER.min(left))))?;
            self.fetching = Some(Fetching { rows, cursor });
            return Ok(None);
        }
        self.machine.close_cursor(cursor);
        Ok(Some(Rows { columns: results.columns, is_cut: outcome.more, ..rows }))
    }
}

fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
