//! Messages of every kind.

use tns_wire::ttc::{
    AuthMode, AuthRequest, Column, DateTime, EndToEnd, Execute, FieldVersion, Function, Pairs, Piggyback,
    Reader, TtcError, Value, ValueType,
};

/// Reads a message behind its first byte, all of it.
pub(crate) fn whole<T: std::fmt::Debug>(
    bytes: &[u8],
    kind: u8,
    read: impl Fn(&mut Reader<'_>) -> Result<T, TtcError>,
) -> T {
    assert_eq!(bytes[0], kind);
    for end in 1..bytes.len() {
        let short = read(&mut Reader::new(&bytes[1..end]));
        assert!(matches!(short, Err(TtcError::Short(_))), "{end} bytes: {short:?}");
    }
    let mut reader = Reader::new(&bytes[1..]);
    let message = read(&mut reader).expect("a message");
    assert_eq!(reader.rest(), b"", "all of it");
    message
}

/// A version of fields for each change of a message.
pub(crate) fn versions() -> impl Iterator<Item = FieldVersion> {
    [7, 8, 9, 14, 17, 18, 20, 24].into_iter().map(FieldVersion)
}

pub(crate) fn pairs() -> Pairs {
    let mut pairs = Pairs::default();
    pairs.push("AUTH_SESSKEY", "00FF", 1);
    pairs.push("AUTH_EMPTY", "", 0);
    pairs.push("AUTH_APPCTX_NSPACE\0", "x".repeat(1000), 0x4815);
    pairs
}

pub(crate) fn auth() -> AuthRequest {
    AuthRequest { user: "scott".to_owned(), mode: AuthMode::SYSDBA.with(AuthMode::LOGON), pairs: pairs() }
}

pub(crate) fn execute(sql: &str, binds: Vec<Value>) -> Function {
    Function::Execute(Box::new(Execute::new(sql, 2, binds)))
}

pub(crate) fn date(zone: Option<i16>, nanosecond: Option<u32>) -> DateTime {
    DateTime { year: 2024, month: 2, day: 29, hour: 23, minute: 30, second: 59, nanosecond, zone }
}

/// A value of each kind.
pub(crate) fn values() -> Vec<Value> {
    vec![
        Value::Null,
        Value::Text("漢 é 😀".to_owned()),
        Value::Text("x".repeat(30_000)),
        Value::Number("-12.345".parse().expect("a number")),
        Value::Bytes(vec![0, 0xFE, 0xFF]),
        Value::Date(date(None, None)),
        Value::Date(date(None, Some(123_456_789))),
        Value::Date(date(Some(-330), Some(1_000))),
        Value::Float(-0.5),
        Value::Float(1e300),
    ]
}

pub(crate) fn functions() -> Vec<Function> {
    vec![
        Function::FirstStep(auth()),
        Function::SecondStep(AuthRequest { user: String::new(), ..auth() }),
        Function::Ping,
        Function::Commit,
        Function::Rollback,
        Function::Logoff,
        execute("select 1 from dual", Vec::new()),
        execute("begin p(:1, :2); end;", values()),
        execute(&format!("insert into t values ('{}')", "y".repeat(1000)), values()),
        Function::Fetch { cursor: 300, rows: 100_000 },
        Function::Release { mode: 2 },
    ]
}

pub(crate) fn piggybacks() -> Vec<Piggyback> {
    let all = EndToEnd {
        client_id: Some("id".to_owned()),
        module: Some("module".to_owned()),
        action: Some(String::new()),
        context_id: Some("ec".to_owned()),
        client_info: Some("info".to_owned()),
        operation: Some("op".to_owned()),
    };
    vec![
        Piggyback::CloseCursors(vec![1, 0, 65_536]),
        Piggyback::CancelCursors(Vec::new()),
        Piggyback::EndToEnd(all),
        Piggyback::EndToEnd(EndToEnd { action: Some("a".to_owned()), ..EndToEnd::default() }),
        Piggyback::Schema("HR".to_owned()),
        Piggyback::Context { namespace: "NS".to_owned(), flags: 3, entries: pairs() },
        Piggyback::SessionState(0x44),
    ]
}

pub(crate) fn columns() -> Vec<Column> {
    let of = |kind, form, size| ValueType { kind, form, size };
    vec![
        Column { precision: 10, scale: 2, nullable: false, ..Column::new("N", of(2, 0, 22)) },
        Column::new("TÉXT", of(1, 1, 4000)),
        Column::new("NATIONAL", of(96, 2, 40)),
        Column::new("L", of(8, 1, 0)),
        Column::new("LR", of(24, 0, 0)),
        Column::new("D", of(12, 0, 7)),
        Column::new("TS", of(180, 0, 11)),
        Column::new("TZ", of(181, 0, 13)),
        Column::new("LTZ", of(231, 0, 11)),
        Column::new("R", of(23, 0, 16)),
        Column::new("F", of(100, 0, 4)),
        Column::new("B", of(101, 0, 8)),
        Column::new("NOTHING", of(1, 1, 0)),
    ]
}

pub(crate) fn row_of_all() -> Vec<Value> {
    vec![
        Value::Number((-5).into()),
        Value::Text("é".to_owned()),
        Value::Text("漢 😀".to_owned()),
        Value::Text("long".to_owned()),
        Value::Bytes(vec![1; 300]),
        Value::Date(date(None, None)),
        Value::Date(date(None, Some(5))),
        Value::Date(date(Some(90), Some(5))),
        Value::Date(date(None, Some(5))),
        Value::Bytes(vec![0]),
        Value::Float(-1.5),
        Value::Float(f64::MIN_POSITIVE),
        Value::Null,
    ]
}
