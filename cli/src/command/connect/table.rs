//! The rows of a query: as a table, and as JSON with types.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use tns_connect::session::{DateTime, Rows, Value};

/// What stands between two columns.
const GAP: &str = "  ";

/// A table with a line under its heading; numbers are on the right.
pub(super) fn table(rows: &Rows) -> Vec<String> {
    let headings: Vec<_> = rows.columns.iter().map(|column| printable(&column.name)).collect();
    let cells: Vec<Vec<_>> = rows.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let widths: Vec<_> = headings
        .iter()
        .enumerate()
        .map(|(nth, heading)| {
            let column = cells.iter().filter_map(|row| row.get(nth)).chain([heading]);
            column.map(|text| text.chars().count()).max().unwrap_or_default()
        })
        .collect();
    let is_right: Vec<_> = (0..headings.len()).map(|nth| is_number(rows, nth)).collect();
    let line = |texts: &[String]| {
        let cells = texts.iter().zip(&widths).zip(&is_right).map(|((text, width), right)| match right {
            true => format!("{text:>width$}"),
            false => format!("{text:<width$}"),
        });
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    };
    let rule: Vec<_> = widths.iter().map(|width| "-".repeat(*width)).collect();
    [line(&headings), line(&rule)].into_iter().chain(cells.iter().map(|row| line(row))).collect()
}

/// Whether nothing but numbers is in a column.
fn is_number(rows: &Rows, nth: usize) -> bool {
    let mut values = rows.rows.iter().filter_map(|row| row.get(nth)).filter(|value| **value != Value::Null);
    values.clone().next().is_some() && values.all(|value| matches!(value, Value::Number(_) | Value::Float(_)))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => "NULL".to_owned(),
        value => printable(&value.to_string()),
    }
}

/// A text in one line.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() })
        .collect()
}

/// The JSON of a query.
#[derive(Serialize)]
pub(super) struct Table<'a> {
    columns: Vec<Heading<'a>>,
    rows: Vec<Vec<Typed<'a>>>,
    /// Whether there are more rows than are fetched.
    cut: bool,
    ms: f64,
}

#[derive(Serialize)]
struct Heading<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    of: Cow<'static, str>,
}

impl<'a> Table<'a> {
    pub(super) fn new(rows: &'a Rows, ms: f64) -> Self {
        let columns =
            rows.columns.iter().map(|column| Heading { name: &column.name, of: column.of.name() }).collect();
        let typed = rows.rows.iter().map(|row| row.iter().map(Typed).collect()).collect();
        Self { columns, rows: typed, cut: rows.is_cut, ms }
    }
}

/// Numbers are JSON numbers with all their digits; dates are ISO texts, bytes hexadecimal ones.
struct Typed<'a>(&'a Value);

impl Serialize for Typed<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => to.serialize_none(),
            Value::Number(number) => match RawValue::from_string(number.to_string()) {
                Ok(digits) => digits.serialize(to),
                // Infinity
                Err(_) => to.serialize_str(number.as_str()),
            },
            Value::Float(float) if float.is_finite() => to.serialize_f64(*float),
            Value::Date(date) => to.serialize_str(&iso(date)),
            value => to.collect_str(value),
        }
    }
}

/// `2026-01-31T12:00:00+02:00`
fn iso(date: &DateTime) -> String {
    date.to_string().replacen(' ', "T", 1).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use tns_connect::session::{Column, Number};

    use super::*;

    fn rows() -> Rows {
        let (nanosecond, zone) = (None, None);
        let date =
            DateTime { year: 2026, month: 1, day: 31, hour: 12, minute: 0, second: 0, nanosecond, zone };
        let zoned = DateTime { nanosecond: Some(500_000_000), zone: Some(-90), ..date };
        let number = |text: &str| Value::Number(text.parse::<Number>().expect("a number"));
        let text = |text: &str| Value::Text(text.to_owned());
        let first = vec![number("1"), text("a\nb\u{1b}[2J"), Value::Date(date), Value::Float(0.5)];
        let digits = "12345678901234567890123456789012345678";
        let second = vec![number(digits), Value::Null, Value::Date(zoned), Value::Float(f64::INFINITY)];
        let third = vec![Value::Null, text("ünï"), Value::Bytes(vec![0xAB, 1]), Value::Null];
        let rows = vec![first, second, third];
        let of = |nth: usize| tns_connect::session::ValueType::of(&rows[0][nth]);
        let columns = ["N", "TEXT", "A DATE", "F"].iter().enumerate();
        let columns = columns.map(|(nth, name)| Column::new(*name, of(nth))).collect();
        Rows { columns, rows, is_cut: true }
    }

    #[test]
    fn numbers_are_on_the_right_and_nothing_controls_the_terminal() {
        let wanted = [
            "                                     N  TEXT           A DATE                                F",
            "--------------------------------------  -------------  ---------------------------------  ----",
            "                                     1  a\\nb\\u{1b}[2J  2026-01-31 12:00:00                 0.5",
            "12345678901234567890123456789012345678  NULL           2026-01-31 12:00:00.500000 -01:30   inf",
            "                                  NULL  ünï            AB01                               NULL",
        ];
        assert_eq!(table(&rows()), wanted);
    }

    #[test]
    fn json_has_types_and_all_digits() {
        let text = serde_json::to_string(&Table::new(&rows(), 1.5)).expect("JSON");
        let wanted = r#"{"columns":[{"name":"N","type":"NUMBER"},{"name":"TEXT","type":"VARCHAR2"},{"name":"A DATE","type":"DATE"},{"name":"F","type":"BINARY_DOUBLE"}],"rows":[[1,"a\nb\u001b[2J","2026-01-31T12:00:00",0.5],[12345678901234567890123456789012345678,null,"2026-01-31T12:00:00.500000-01:30","inf"],[null,"ünï","AB01",null]],"cut":true,"ms":1.5}"#;
        assert_eq!(text, wanted);
    }
}
