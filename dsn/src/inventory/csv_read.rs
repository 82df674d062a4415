use csv::{ReaderBuilder, StringRecord};

use super::cell::value;
use super::collect::Collector;
use super::column::{Column, Unknown};
use super::names::split;
use super::row::{Cells, Wrong, build, in_order};
use super::{DefectKind, Inventory, Location, Rejected};
use crate::Descriptor;
use crate::convert::{Converted, Form, Loss};
use crate::error::Unreadable;

impl Inventory {
    /// The entries of a table; see the [module](super) for its columns. A
    /// column that is no parameter (an owner, a comment) is told as [`Loss`].
    ///
    /// # Errors
    /// [`Rejected`] with line and column of each row that stands for no
    /// descriptor, of each second definition of a name, and of misspelt headers.
    pub fn from_csv(bytes: &[u8]) -> Result<Converted<Self>, Rejected> {
        let mut found = Collector::default();
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(text) => table(text, &mut found),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let line = 1 + before.iter().filter(|&&byte| byte == b'\n').count() as u64;
                found.defect(Location::Cell { line, column: None }, DefectKind::NotUtf8);
            }
        }
        found.finish()
    }
}

/// The header as written, with what each column holds.
struct Header {
    names: Vec<String>,
    columns: Vec<Option<Column>>,
    /// Whether a column that is left out has a value.
    lost: Vec<bool>,
}

fn table(text: &str, found: &mut Collector) {
    let separator = separator(text);
    if let Some(line) = unclosed_quote(text, separator) {
        found.defect(Location::Cell { line, column: None }, DefectKind::UnclosedQuote);
    }
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut header: Option<Header> = None;
    // Text in memory that is UTF-8 and of any width: no row can fail.
    for record in reader.records().map_while(Result::ok) {
        let line = line_of(&record, text);
        let filled = record.iter().any(|cell| !cell.trim().is_empty());
        match &mut header {
            _ if !filled => {}
            None if names_separator(&record) => {}
            None => header = Some(Header::read(&record, line, found)),
            Some(header) => header.row(&record, line, found),
        }
    }
    match header {
        Some(header) => header.finish(found),
        None => found.defect(Location::Cell { line: 1, column: None }, DefectKind::NoAliasColumn),
    }
}

impl Header {
    fn read(record: &StringRecord, line: u64, found: &mut Collector) -> Self {
        let names: Vec<_> = record.iter().map(|name| name.trim().to_owned()).collect();
        let mut columns: Vec<Option<Column>> = Vec::new();
        for name in &names {
            let at = || Location::Cell { line, column: Some(name.clone()) };
            let column = Column::of(name);
            if let Err(Unknown::Like(meant)) = &column {
                found.defect(at(), DefectKind::MisspeltColumn(meant.clone()));
            }
            let column = column.ok();
            if column.is_some() && columns.contains(&column) {
                found.defect(at(), DefectKind::DuplicateColumn);
            }
            columns.push(column);
        }
        if !columns.contains(&Some(Column::Alias)) {
            found.defect(Location::Cell { line, column: None }, DefectKind::NoAliasColumn);
        }
        Self { lost: vec![false; names.len()], names, columns }
    }

    /// The place of a column in a row.
    fn place(&self, line: u64, column: Option<&Column>) -> Location {
        let at = self.columns.iter().position(|known| known.is_some() && known.as_ref() == column);
        Location::Cell { line, column: at.map(|at| self.names[at].clone()) }
    }

    fn row(&mut self, record: &StringRecord, line: u64, found: &mut Collector) {
        if !self.columns.contains(&Some(Column::Alias)) {
            return;
        }
        let mut cells = Cells::new();
        for (at, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            match self.columns.get(at) {
                Some(Some(column)) => cells.push((column.clone(), value(cell).to_owned())),
                Some(None) => self.lost[at] = true,
                None => {
                    return found.defect(Location::Cell { line, column: None }, DefectKind::TooManyCells);
                }
            }
        }
        let alias = self.place(line, Some(&Column::Alias));
        let names = cells.iter().filter(|(column, _)| *column == Column::Alias);
        let names = names.flat_map(|(_, names)| split(names)).map(|name| (name.to_owned(), alias.clone()));
        let names: Vec<_> = names.collect();
        cells.retain(|(column, _)| *column != Column::Alias);
        let descriptor = self.descriptor(&cells, line, found);
        found.add(alias, names, descriptor);
    }

    fn descriptor(&self, cells: &Cells, line: u64, found: &mut Collector) -> Option<Descriptor> {
        match cells.iter().find(|(column, _)| *column == Column::Descriptor) {
            Some((_, text)) => self.whole(text, cells, line, found),
            None => self.single(cells, line, found),
        }
    }

    /// The descriptor of a row that has it in one cell.
    fn whole(&self, text: &str, cells: &Cells, line: u64, found: &mut Collector) -> Option<Descriptor> {
        if let Some((other, _)) = cells.iter().find(|(column, _)| *column != Column::Descriptor) {
            found.defect(self.place(line, Some(other)), DefectKind::Both);
            return None;
        }
        match Form::detect(text).read(text) {
            Ok(read) => {
                let told = |loss: Loss| Loss::new(format!("line {line}: {}", loss.what), loss.why);
                found.lost.extend(read.lost.into_iter().map(told));
                Some(read.value)
            }
            Err(error) => {
                found.unusable(error, |_| self.place(line, Some(&Column::Descriptor)));
                None
            }
        }
    }

    /// The descriptor of a row of single values, which has to be one that clients can use.
    fn single(&self, cells: &Cells, line: u64, found: &mut Collector) -> Option<Descriptor> {
        let wrong = |found: &mut Collector, (kind, column): Wrong| {
            found.defect(self.place(line, column.as_ref()), kind);
        };
        let made = build(cells).map_err(|error| wrong(found, error)).ok()?;
        let text = made.to_string();
        match text.parse::<Descriptor>() {
            Ok(read) if in_order(&read) == in_order(&made) => Some(made),
            Ok(_) => {
                wrong(found, (DefectKind::Unwritable, None));
                None
            }
            Err(error) => {
                let column = blamed(&error, &text, cells);
                found.unusable(error, |_| self.place(line, column));
                None
            }
        }
    }

    /// Tells the columns that are not taken over.
    fn finish(self, found: &mut Collector) {
        let misspelt = |name: &str| matches!(Column::of(name), Err(Unknown::Like(_)));
        let lost = self.names.iter().zip(&self.lost).filter(|(name, lost)| **lost && !misspelt(name));
        let tell = |(name, _): (&String, _)| {
            Loss::new(format!("column `{name}`"), "is no parameter of a descriptor")
        };
        found.lost.extend(lost.map(tell));
    }
}

/// The column whose value is refused.
fn blamed<'a>(error: &Unreadable, text: &str, cells: &'a Cells) -> Option<&'a Column> {
    let span = error.problems.first()?.span;
    let refused = text.get(span.range())?.trim_matches(['"', '\'']);
    cells.iter().find(|(_, value)| value == refused).map(|(column, _)| column)
}

/// The line of a record: its position is before the empty lines above it.
fn line_of(record: &StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let rest = text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    position.line() + empty.filter(|&&byte| byte == b'\n').count() as u64
}

/// `sep=;`, by which spreadsheet programs name the separator.
fn names_separator(record: &StringRecord) -> bool {
    record.get(0).is_some_and(|cell| cell.eq_ignore_ascii_case("sep="))
}

/// The separator of the first line that is filled: the mark that is there most often.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in line.bytes() {
        quoted ^= byte == b'"';
        counts.iter_mut().filter(|(mark, _)| *mark == byte && !quoted).for_each(|(_, count)| *count += 1);
    }
    // Of equal counts the first one is taken.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |&(mark, _)| mark)
}

/// The line of a quote that opens a cell and is never closed.
fn unclosed_quote(text: &str, separator: u8) -> Option<u64> {
    let (mut line, mut opened, mut starts) = (1, None, true);
    for byte in text.bytes() {
        match byte {
            // A doubled quote closes the cell and opens it again.
            b'"' if opened.is_some() => (opened, starts) = (None, true),
            b'"' if starts => opened = Some(line),
            _ => starts = byte == separator || matches!(byte, b'\n' | b'\r'),
        }
        line += u64::from(byte == b'\n');
    }
    opened
}
