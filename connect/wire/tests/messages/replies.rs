//! What a server sends is read as it was written.

use tns_wire::ttc::{
    Answer, CallStatus, Caps, Change, Column, FieldVersion, Kind, OraError, Profile, ProtocolAnswer, Reader,
    Results, ServerPiggyback, TtcError, Value, ValueType, Warning, Writer,
};

use crate::samples::{columns, row_of_all, versions, whole};

#[test]
fn every_profile_is_read_as_it_was_written() {
    for profile in Profile::ALL {
        let answer = profile.protocol();
        let written = Writer::message(|write| answer.write(write));
        assert_eq!(whole(&written, Kind::PROTOCOL, ProtocolAnswer::read), answer);
        assert_eq!(Caps::client(true).agree(&answer.caps), profile.fields());
        let mut client = Caps::client(true);
        client.agree(&answer.caps);
        assert_eq!(client.has_end_of_response(), profile == Profile::V23);
    }
}

#[test]
fn every_answer_is_read_as_it_was_written() {
    let change = Change { keyword: Change::SCHEMA, text: "HR".to_owned(), bytes: vec![1, 2] };
    let error = OraError {
        status: CallStatus::new(true),
        position: 7,
        cursor: 300,
        rows: 1 << 40,
        compiled_with_errors: true,
        ..OraError::new(28_000, "ORA-28000: the account is locked")
    };
    for answer in [
        Answer::Error(OraError::default()),
        Answer::Error(error),
        Answer::Status(CallStatus(0x8002)),
        Answer::Warning(Warning { number: 28_002, text: "soon".to_owned() }),
        Answer::Warning(Warning { number: 0, text: String::new() }),
        Answer::Piggyback(ServerPiggyback::Session { changed: true, id: 70_000, serial: 12 }),
        Answer::Piggyback(ServerPiggyback::Changes(vec![change.clone(), change])),
        Answer::Piggyback(ServerPiggyback::Transaction(vec![7; 300])),
        Answer::Token(1 << 60),
        Answer::End,
    ] {
        for fields in versions() {
            let written = Writer::message(|write| answer.write(write, fields));
            let kind = written[0];
            assert_eq!(whole(&written, kind, |read| Answer::read(kind, read, fields, "an answer")), answer);
        }
    }
    let status = CallStatus(0x8002);
    assert!(status.in_transaction() && status.is_released());
}

#[test]
fn errors_of_a_batch_are_passed_over() {
    let mut bytes = Writer::message(|write| OraError::default().write(write, FieldVersion::V12_1)).to_vec();
    let arrays = bytes.len() - 5;
    assert_eq!(bytes[arrays..], [0; 5]);
    bytes.truncate(arrays);
    // Two codes in one piece, one offset in chunks, one text; number and rows.
    bytes.extend([1, 2, 4, 1, 9, 1, 8]);
    bytes.extend([1, 1, 0xFE, 1, 2, 1, 5, 0]);
    bytes.extend([1, 1, 9, 1, 3, 3, b'b', b'a', b'd', 0, 0]);
    bytes.extend([0, 1, 6]);
    let error = whole(&bytes, Kind::ERROR, |read| OraError::read(read, FieldVersion::V12_1));
    assert_eq!(error, OraError { rows: 6, ..OraError::default() });
}

#[test]
fn piggybacks_that_say_nothing_are_passed_over() {
    for bytes in [
        &[1][..],
        &[3],
        &[2, 1, 9, 2, 7, 7],
        &[8, 1, 1, 0, 0, 0, 0, 1, 2, 2, 1, 1],
        &[9, 1, 1, 0],
        &[10, 1, 1, 0, 1, 1, 8, 1, 2, 3, 4, 5, 6, 7, 8, 0],
    ] {
        let message = [&[Kind::SERVER_PIGGYBACK], bytes].concat();
        let read = whole(&message, Kind::SERVER_PIGGYBACK, ServerPiggyback::read);
        assert_eq!(read, ServerPiggyback::Other(bytes[0]));
    }
    let unknown = ServerPiggyback::read(&mut Reader::new(&[99, 0, 0]));
    assert_eq!(unknown, Err(TtcError::Piggyback(99)));
    // Properties of a session of a resident pool.
    let session = [Kind::SERVER_PIGGYBACK, 4, 1, 1, 0, 1, 1, 0, 1, 1, 1, b'k', 0, 1, 5, 1, 4, 1, 42, 1, 7];
    let read = whole(&session, Kind::SERVER_PIGGYBACK, ServerPiggyback::read);
    assert_eq!(read, ServerPiggyback::Session { changed: true, id: 42, serial: 7 });
}

#[test]
fn columns_and_rows_are_read_as_they_were_written() {
    let columns = columns();
    let nulls = vec![Value::Null; columns.len()];
    for fields in versions() {
        let mut write = Writer::default();
        Column::write_all(&columns, &mut write, fields, false);
        Results::write_row_header(&mut write, &columns);
        for row in [&row_of_all(), &nulls] {
            Results::write_row(&mut write, &columns, row).expect("written");
        }
        Results::write_parameters(&mut write);
        let (bytes, mut results) = (write.into_bytes(), Results::default());
        let mut read = Reader::new(&bytes);
        while !read.rest().is_empty() {
            let kind = read.u8("kind").expect("a byte");
            assert_eq!(results.read(kind, &mut read, fields), Ok(true));
        }
        assert_eq!(results.columns, columns);
        assert_eq!(results.rows, [row_of_all(), nulls.clone()], "{fields:?}");
    }
}

#[test]
fn columns_that_cannot_be_read_are_named() {
    let lob = Column::new("DOC", ValueType { kind: 112, form: 1, size: 4000 });
    let bytes = Writer::message(|write| Column::write_all(&[lob], write, FieldVersion::V19, false));
    let error = Results::default().read(bytes[0], &mut Reader::new(&bytes[1..]), FieldVersion::V19);
    let error = error.expect_err("a LOB");
    assert_eq!(error.to_string(), "the column DOC has the data type CLOB, which cannot be read here");
}

#[test]
fn bind_variables_that_the_server_sets_are_read() {
    let of = ValueType::of(&Value::Text("abc".to_owned()));
    let mut results = Results::default();
    results.binds = vec![of; 3];
    let directions = [0, 1, 3, 0, 0, 0, 0, 0, 32, 16, 48];
    assert_eq!(results.read(Kind::BINDS, &mut Reader::new(&directions), FieldVersion::V19), Ok(true));
    let row = [1, b'a', 0, 0, 0];
    assert_eq!(results.read(Kind::ROW, &mut Reader::new(&row), FieldVersion::V19), Ok(true));
    assert_eq!(results.set, [(1, Value::Text("a".to_owned())), (2, Value::Null)]);
    let odd = [0, 1, 4, 0, 0, 0, 0, 0, 32, 16, 48, 32];
    let error = results.read(Kind::BINDS, &mut Reader::new(&odd), FieldVersion::V19);
    assert_eq!(error, Err(TtcError::Value("directions of bind variables")));
}
