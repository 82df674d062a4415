//! The answer to a call.

use super::Outcome;
use crate::ttc::{
    Answer, AuthAnswer, CallStatus, FieldVersion, Function, Kind, OraError, Reader, StatementKind, TtcError,
    ValueType,
};

/// ORA-01403: a query has no more rows.
const NO_MORE_ROWS: u32 = 1403;

/// What was asked, as far as the answer depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// Nothing is answered.
    OneWay,
    /// An answer without rows.
    Plain,
    /// A statement without rows.
    Statement,
    /// A query.
    Query,
}

/// What has come of an answer.
pub(super) struct Reading {
    asked: Asked,
    pub(super) outcome: Outcome,
    pub(super) status: CallStatus,
    pub(super) is_over: bool,
    pub(super) is_interrupted: bool,
}

impl Reading {
    /// The answer to a function begins.
    pub(super) fn new(function: &Function) -> Self {
        let mut outcome = Outcome::default();
        let asked = match function {
            Function::Execute(execute) => {
                outcome.results.binds = execute.binds.iter().map(ValueType::of).collect();
                if execute.kind == StatementKind::Query { Asked::Query } else { Asked::Statement }
            }
            Function::Fetch { .. } => Asked::Query,
            _ if function.is_one_way() => Asked::OneWay,
            _ => Asked::Plain,
        };
        let is_over = asked == Asked::OneWay;
        Self { asked, outcome, status: CallStatus::default(), is_over, is_interrupted: false }
    }

    /// Reads a message. Where answers are `marked`, they end with their mark; others end with their
    /// status or error.
    pub(super) fn message(
        &mut self,
        kind: u8,
        read: &mut Reader<'_>,
        fields: FieldVersion,
        marked: bool,
    ) -> Result<(), TtcError> {
        let is_statement = matches!(self.asked, Asked::Statement | Asked::Query);
        if is_statement && self.outcome.results.read(kind, read, fields)? {
            return Ok(());
        }
        if kind == Kind::PARAMETERS {
            self.outcome.pairs.extend(AuthAnswer::read(read)?);
            return Ok(());
        }
        self.answer(Answer::read(kind, read, fields, "the answer to a call")?, marked);
        Ok(())
    }

    fn answer(&mut self, answer: Answer, marked: bool) {
        match answer {
            Answer::Error(error) => {
                self.error(error);
                self.is_over = !marked;
            }
            Answer::Status(status) => {
                self.status = status;
                self.is_over = !marked;
            }
            Answer::Warning(warning) if warning.number != 0 => self.outcome.warnings.push(warning),
            Answer::Piggyback(report) => self.outcome.reports.push(report),
            Answer::Warning(_) | Answer::Token(_) => {}
            Answer::End => self.is_over = true,
        }
    }

    fn error(&mut self, error: OraError) {
        self.status = error.status;
        self.outcome.cursor = error.cursor.into();
        self.outcome.rows = error.rows;
        let is_query = self.asked == Asked::Query;
        self.outcome.more = is_query && error.number == 0;
        if error.number != 0 && !(is_query && error.number == NO_MORE_ROWS) {
            self.outcome.error = Some(error);
        }
    }
}
