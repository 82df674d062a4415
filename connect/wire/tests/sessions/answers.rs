//! What the small server answers.

use tns_wire::ttc::{
    Column, FieldVersion, Kind, OraError, Pairs, Profile, Results, Value, ValueType, Writer,
};

/// Three columns; a LOB where the statement wants one.
pub(crate) fn columns(sql: &str) -> Vec<Column> {
    let number = ValueType { kind: 2, form: 0, size: 22 };
    let text = ValueType { kind: 1, form: 1, size: 20 };
    let third = if sql.contains("clob") { 112 } else { 12 };
    let third = ValueType { kind: third, form: 0, size: 7 };
    vec![Column::new("N", number), Column::new("TÉXT", text), Column::new("D", third)]
}

/// The values of a row.
pub(crate) fn row(at: u32) -> Vec<Value> {
    let date = tns_wire::ttc::DateTime {
        year: 2026,
        month: 11,
        day: 21,
        hour: 22,
        minute: 14,
        second: 44,
        nanosecond: None,
        zone: None,
    };
    let text = if at == 1 { Value::Null } else { Value::Text("漢 é 😀".to_owned()) };
    vec![Value::Number((i64::from(at) * 1000 - 1).into()), text, Value::Date(date)]
}

pub(crate) fn rows(write: &mut Writer, columns: &[Column], which: std::ops::Range<u32>) {
    Results::write_row_header(write, columns);
    for at in which {
        // The date is the same in every row: only the first one has it.
        let mut row = row(at);
        if at == 0 {
            Results::write_row(write, columns, &row).expect("written");
            continue;
        }
        row.pop();
        write.bytes(&[Kind::BIT_VECTOR, 1, 2, 0b011]);
        Results::write_row(write, &columns[..2], &row).expect("written");
    }
}

pub(crate) fn end_of_rows(write: &mut Writer, fields: FieldVersion, is_end: bool) {
    let end = OraError::new(1403, "ORA-01403: no data found");
    let end = if is_end { end } else { OraError::default() };
    OraError { cursor: 7, rows: 3, ..end }.write(write, fields);
}

/// What the server tells at the end of a login.
pub(crate) fn facts(profile: Profile, fields: FieldVersion) -> Pairs {
    let mut pairs = Pairs::default();
    for (name, value) in [
        ("AUTH_VERSION_STRING", "- Production"),
        ("AUTH_VERSION_NO", &profile.version().to_number(fields).to_string()),
        ("AUTH_SESSION_ID", "42"),
        ("AUTH_SERIAL_NUM", "4711"),
        ("AUTH_DBNAME", "PDB1"),
        ("AUTH_SC_DBUNIQUE_NAME", "CDB_A"),
        ("AUTH_SC_DB_DOMAIN", "example.com"),
        ("AUTH_INSTANCENAME", "cdb1"),
        ("AUTH_SC_SERVICE_NAME", "svc"),
        ("AUTH_SC_SERVER_HOST", "db1"),
        ("AUTH_MAX_OPEN_CURSORS", "300"),
        ("AUTH_MAX_IDEN_LENGTH", "128"),
        ("AUTH_NLS_LXCDATEFM\0", "DD-MON-RR"),
    ] {
        pairs.push(name, value, 0);
    }
    pairs
}
