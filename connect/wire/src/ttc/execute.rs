//! A statement that is run, with values bound to it.

use super::{FieldVersion, Kind, Reader, TtcError, Value, ValueType, Writer};

/// What is asked for: bits that can be combined.
mod option {
    pub(super) const PARSE: u32 = 0x01;
    pub(super) const BIND: u32 = 0x08;
    pub(super) const EXECUTE: u32 = 0x20;
    pub(super) const FETCH: u32 = 0x40;
    pub(super) const COMMIT: u32 = 0x100;
    pub(super) const BLOCK_WITH_BINDS: u32 = 0x400;
    pub(super) const NO_BLOCK: u32 = 0x8000;
}

/// Flag of an execution: results that a block returns on its own are wanted.
const IMPLICIT_RESULTS: u32 = 0x8000;

/// The longest LONG.
const LONGEST: u32 = 0x7FFF_FFFF;

/// The numbers behind a statement.
const NUMBERS: usize = 13;

/// What a statement is, as far as the protocol makes a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// SELECT, WITH
    Query,
    /// BEGIN, DECLARE, CALL
    Block,
    /// Everything else.
    Other,
}

impl StatementKind {
    /// Looks at the first word of a statement.
    pub fn of(sql: &str) -> Self {
        let sql = after_comments(sql).trim_start_matches(|sign: char| sign == '(' || sign.is_whitespace());
        let word: String = sql.chars().take_while(char::is_ascii_alphabetic).take(8).collect();
        match word.to_ascii_uppercase().as_str() {
            "SELECT" | "WITH" => Self::Query,
            "BEGIN" | "DECLARE" | "CALL" => Self::Block,
            _ => Self::Other,
        }
    }
}

/// A statement without the comments and blanks at its start.
fn after_comments(mut sql: &str) -> &str {
    loop {
        sql = sql.trim_start();
        let rest = match (sql.strip_prefix("--"), sql.strip_prefix("/*")) {
            (Some(line), _) => line.split_once('\n').map(|(_, rest)| rest),
            (_, Some(block)) => block.split_once("*/").map(|(_, rest)| rest),
            _ => return sql,
        };
        sql = rest.unwrap_or_default();
    }
}

/// A statement that is run.
#[derive(Clone, Debug, PartialEq)]
pub struct Execute {
    /// The statement; empty where the cursor is run again.
    pub sql: String,
    /// What it is.
    pub kind: StatementKind,
    /// The cursor; 0 where there is none yet.
    pub cursor: u32,
    /// The rows that are fetched at once; how often another statement than a query runs.
    pub rows: u32,
    /// Whether a transaction ends with it.
    pub commit: bool,
    /// Values for `:1`, `:2` and so on.
    pub binds: Vec<Value>,
}

impl Execute {
    /// Runs a statement for the first time; `rows` of a query come along.
    pub fn new(sql: impl Into<String>, rows: u32, binds: Vec<Value>) -> Self {
        let sql = sql.into();
        let kind = StatementKind::of(&sql);
        let rows = if kind == StatementKind::Query { rows } else { 1 };
        Self { sql, kind, cursor: 0, rows, commit: false, binds }
    }

    fn options(&self) -> u32 {
        let mut options = option::EXECUTE;
        let mut set = |bits, is_set: bool| options |= if is_set { bits } else { 0 };
        set(option::PARSE, !self.sql.is_empty());
        set(option::FETCH, self.kind == StatementKind::Query && self.rows > 0);
        set(option::NO_BLOCK, self.kind != StatementKind::Block);
        set(option::BLOCK_WITH_BINDS, self.kind == StatementKind::Block && !self.binds.is_empty());
        set(option::BIND, !self.binds.is_empty());
        set(option::COMMIT, self.commit);
        options
    }

    /// Writes it, without the header of its function.
    ///
    /// # Errors
    /// [`TtcError::Value`] where a number that is bound has too many digits.
    pub fn write(&self, write: &mut Writer, fields: FieldVersion) -> Result<(), TtcError> {
        self.write_head(write, fields);
        if !self.sql.is_empty() {
            write.clr(self.sql.as_bytes());
        }
        self.write_numbers(write);
        let types: Vec<_> = self.binds.iter().map(ValueType::of).collect();
        types.iter().for_each(|of| of.write_bind(write, fields));
        if !self.binds.is_empty() {
            write.u8(Kind::ROW);
        }
        self.binds.iter().zip(types).try_for_each(|(value, of)| value.write(write, of))
    }

    fn write_head(&self, write: &mut Writer, fields: FieldVersion) {
        write.number(self.options());
        write.number(self.cursor);
        write.flag(!self.sql.is_empty());
        write.number(self.sql.len() as u64);
        write.u8(1);
        write.number(NUMBERS as u64);
        write.zeros(3);
        write.number(self.rows);
        write.number(LONGEST);
        write.flag(!self.binds.is_empty());
        write.number(self.binds.len() as u64);
        // Five pointers, no defines, no registration, no objects.
        write.zeros(5 + 2 + 1 + 1);
        write.u8(1);
        // Vectors, names, registration, counts of rows.
        write.zeros(2 + 2 + 1 + 3);
        write.zeros(if fields >= FieldVersion::V12_2 { 5 } else { 0 });
        write.zeros(if fields >= FieldVersion::V12_2_EXTENDED { 2 } else { 0 });
    }

    fn write_numbers(&self, write: &mut Writer) {
        let is_query = self.kind == StatementKind::Query;
        let mut numbers = [0; NUMBERS];
        numbers[0] = (!self.sql.is_empty()).into();
        numbers[1] = if is_query && self.cursor == 0 { 0 } else { self.rows };
        numbers[7] = is_query.into();
        numbers[9] = IMPLICIT_RESULTS;
        numbers.into_iter().for_each(|number| write.number(number));
    }

    /// Reads it behind the header of its function.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole, or has arguments that are not known here.
    pub fn read(read: &mut Reader<'_>, fields: FieldVersion) -> Result<Self, TtcError> {
        let what = "statement";
        let (options, cursor) = (read.ub4(what)?, read.ub4(what)?);
        read.skip(1, what)?;
        let len = read.ub4("length of a statement")?;
        read.skip(1, what)?;
        let numbers = read.ub4("numbers of a statement")?;
        read.skip(3, what)?;
        let rows = read.ub4(what)?;
        read.skip_numbers(1, what)?;
        read.skip(1, what)?;
        let binds = read.ub4("number of bind variables")?;
        let defines = read_pointers(read, fields)?;
        let sql = if len > 0 { read.text(what)? } else { String::new() };
        read.skip_numbers(numbers as usize, "numbers of a statement")?;
        for _ in 0..defines {
            ValueType::read_bind(read, fields)?;
        }
        let binds = if options & option::BIND != 0 { read_binds(read, binds, fields)? } else { Vec::new() };
        let kind = if sql.is_empty() && rows > 0 { StatementKind::Query } else { StatementKind::of(&sql) };
        Ok(Self { sql, kind, cursor, rows, commit: options & option::COMMIT != 0, binds })
    }
}

/// Passes over what is never set here; gives the number of defines.
fn read_pointers(read: &mut Reader<'_>, fields: FieldVersion) -> Result<u32, TtcError> {
    let what = "statement";
    read.skip(5, what)?;
    read.skip(1, what)?;
    let defines = read.ub4("number of defines")?;
    read.skip_numbers(1, what)?;
    read.skip(3, what)?;
    read.skip_numbers(1, what)?;
    read.skip(1, what)?;
    read.skip_numbers(2, what)?;
    read.skip(1, what)?;
    read.skip_numbers(1, what)?;
    read.skip(1, what)?;
    if fields >= FieldVersion::V12_2 {
        read.skip(1, what)?;
        read.skip_numbers(1, what)?;
        read.skip(1, what)?;
        read.skip_numbers(1, what)?;
        read.skip(1, what)?;
    }
    if fields >= FieldVersion::V12_2_EXTENDED {
        read.skip(1, what)?;
        read.skip_numbers(1, what)?;
    }
    Ok(defines)
}

/// The first row of values; more rows are not known here.
fn read_binds(read: &mut Reader<'_>, count: u32, fields: FieldVersion) -> Result<Vec<Value>, TtcError> {
    let mut types = Vec::new();
    for _ in 0..count {
        types.push(ValueType::read_bind(read, fields)?);
    }
    match read.u8("row of bind variables")? {
        Kind::ROW => types.into_iter().map(|of| Value::read(read, of)).collect(),
        number => Err(TtcError::Unexpected { number, wanted: "a row of bind variables" }),
    }
}
