//! What comes back of a statement: columns, rows, bind variables that changed.

use super::server_piggyback::Change as Property;
use super::{Column, FieldVersion, Kind, Reader, TtcError, Value, ValueType, Writer};

/// The direction of a bind variable that only goes to the server.
const IN: u8 = 32;

/// What has come back so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// The columns of a query.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// Values of bind variables that the server set: number from 0, and value.
    pub set: Vec<(usize, Value)>,
    /// The types of the variables that were bound.
    pub binds: Vec<ValueType>,
    /// Numbers of the bind variables that come back.
    coming: Vec<usize>,
    /// The row before the first one here.
    before: Vec<Value>,
    /// Bits of the columns that differ from the row before; empty means all.
    differing: Vec<u8>,
}

impl Results {
    /// The same columns, before more rows are fetched.
    #[must_use]
    pub fn further(mut self) -> Self {
        if let Some(last) = self.rows.pop() {
            self.before = last;
        }
        self.rows.clear();
        self
    }

    /// Reads a message behind its first byte; `false` where it is none of a statement.
    ///
    /// # Errors
    /// [`TtcError::Column`] where a column cannot be read here; nobody can tell then where its rows end.
    pub fn read(&mut self, kind: u8, read: &mut Reader<'_>, fields: FieldVersion) -> Result<bool, TtcError> {
        match kind {
            Kind::DESCRIBE => self.columns = known(Column::read_all(read, fields)?)?,
            Kind::ROW_HEADER => self.differing = row_header(read)?,
            Kind::BIT_VECTOR => {
                read.skip_numbers(1, "number of columns")?;
                self.differing = read.bytes(self.columns.len().div_ceil(8), "bit vector")?.to_vec();
            }
            Kind::ROW if self.columns.is_empty() => self.set = self.read_set(read)?,
            Kind::ROW => {
                let row = self.read_row(read)?;
                self.rows.push(row);
                self.differing.clear();
            }
            Kind::BINDS => self.coming = directions(read, self.binds.len())?,
            Kind::PARAMETERS => parameters(read)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn read_row(&self, read: &mut Reader<'_>) -> Result<Vec<Value>, TtcError> {
        let last = self.rows.last().unwrap_or(&self.before);
        let is_same = |at: usize| self.differing.get(at / 8).is_some_and(|byte| byte & 1 << (at % 8) == 0);
        let columns = self.columns.iter().enumerate();
        let value = |(at, column): (usize, &Column)| match last.get(at) {
            Some(value) if is_same(at) => Ok(value.clone()),
            _ => Value::read(read, column.of),
        };
        columns.map(value).collect()
    }

    fn read_set(&self, read: &mut Reader<'_>) -> Result<Vec<(usize, Value)>, TtcError> {
        let mut set = Vec::new();
        for at in &self.coming {
            let of = self.binds.get(*at).ok_or(TtcError::Value("bind variable"))?;
            set.push((*at, Value::read(read, *of)?));
            read.skip_numbers(1, "length of a bind variable")?;
        }
        Ok(set)
    }

    /// Writes a row of a query.
    ///
    /// # Errors
    /// [`TtcError::Value`] where a number has too many digits.
    pub fn write_row(write: &mut Writer, columns: &[Column], row: &[Value]) -> Result<(), TtcError> {
        write.u8(Kind::ROW);
        columns.iter().zip(row).try_for_each(|(column, value)| value.write(write, column.of))
    }

    /// Writes what stands before the rows.
    pub fn write_row_header(write: &mut Writer, columns: &[Column]) {
        write.bytes(&[Kind::ROW_HEADER, 0]);
        write.number(columns.len() as u64);
        // Iteration, iterations, buffer, bit vector, row id.
        write.zeros(5);
    }

    /// Writes what a statement returns besides its rows.
    pub fn write_parameters(write: &mut Writer) {
        write.u8(Kind::PARAMETERS);
        write.number(6u8);
        write.zeros(6 + 3);
    }
}

/// The same columns, if values of all can be read.
fn known(columns: Vec<Column>) -> Result<Vec<Column>, TtcError> {
    match columns.iter().find(|column| !column.of.is_known()) {
        Some(Column { name, of, .. }) => Err(TtcError::Column { name: name.clone(), kind: of.name() }),
        None => Ok(columns),
    }
}

fn row_header(read: &mut Reader<'_>) -> Result<Vec<u8>, TtcError> {
    let what = "header of rows";
    read.skip(1, what)?;
    read.skip_numbers(4, what)?;
    let differing = read.dlc(what)?.unwrap_or_default().into_owned();
    read.dlc(what)?;
    Ok(differing)
}

/// The numbers of the bind variables that come back.
fn directions(read: &mut Reader<'_>, binds: usize) -> Result<Vec<usize>, TtcError> {
    let what = "directions of bind variables";
    read.skip(1, what)?;
    let (low, high) = (read.ub2(what)?, read.ub4(what)?);
    let count = u64::from(high) * 256 + u64::from(low);
    if count != binds as u64 {
        return Err(TtcError::Value(what));
    }
    read.skip_numbers(2, what)?;
    for _ in 0..2 {
        let len = read.ub2(what)?;
        read.skip(len.into(), what)?;
    }
    let directions = read.bytes(binds, what)?;
    Ok((0..binds).filter(|at| directions[*at] != IN).collect())
}

/// Passes over what a statement returns besides its rows.
fn parameters(read: &mut Reader<'_>) -> Result<(), TtcError> {
    let what = "what a statement returns";
    let count = read.ub2(what)?;
    read.skip_numbers(count.into(), what)?;
    let len = read.ub2(what)?;
    read.skip(len.into(), what)?;
    let count = read.ub2(what)?;
    Property::read(read, count.into())?;
    let len = read.ub2(what)?;
    read.skip(len.into(), what)
}
