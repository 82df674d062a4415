//! What a client sends is read as it was written.

use tns_wire::ttc::{
    AuthMode, AuthRequest, Call, Caps, DataTypesAnswer, DataTypesRequest, FastAuth, FieldVersion, Header,
    Kind, Pairs, ProtocolRequest, Reader, Request, Sequence, StatementKind, TtcError, Writer,
};

use crate::samples::{auth, functions, piggybacks, versions, whole};

/// Reads a request; each cut of it has to be short.
fn request(bytes: &[u8], fields: FieldVersion) -> Request {
    let step = (bytes.len() / 400).max(1);
    for end in (0..bytes.len()).step_by(step) {
        let short = Request::read(&mut Reader::new(&bytes[..end]), fields);
        assert!(matches!(short, Err(TtcError::Short(_))), "{end} of {} bytes: {short:?}", bytes.len());
    }
    let mut read = Reader::new(bytes);
    let request = Request::read(&mut read, fields).expect("a request");
    assert_eq!(read.rest(), b"");
    request
}

#[test]
fn every_function_and_piggyback_is_read_as_it_was_written() {
    for fields in versions() {
        for function in functions() {
            let call = Call { piggybacks: piggybacks(), function };
            let mut write = Writer::default();
            call.write(&mut write, fields, &mut Sequence::default()).expect("written");
            assert_eq!(request(&write.into_bytes(), fields), Request::Call(call));
        }
    }
}

#[test]
fn the_first_messages_are_read_as_they_were_written() {
    let protocol = ProtocolRequest { driver: "tnslint".to_owned() };
    let written = Writer::message(|write| protocol.write(write));
    assert_eq!(written[..], *b"\x01\x06\x00tnslint\x00");
    assert_eq!(request(&written, FieldVersion::V12_1), Request::Protocol(protocol.clone()));
    let types = DataTypesRequest::new(Caps::client(true));
    let written = Writer::message(|write| types.write(write));
    assert_eq!(request(&written, FieldVersion::V12_1), Request::DataTypes(types.clone()));
    for function in [AuthRequest::FIRST, AuthRequest::SECOND] {
        let header = Header { kind: Kind::FUNCTION, function, sequence: 1 };
        let fast = FastAuth { protocol: protocol.clone(), data_types: types.clone(), header, auth: auth() };
        let written = Writer::message(|write| fast.write(write));
        assert_eq!(written[..4], [34, 1, 1, 0]);
        assert_eq!(request(&written, FieldVersion::V23_4), Request::FastAuth(Box::new(fast)));
    }
}

#[test]
fn modes_stand_in_the_bytes_of_a_login() {
    let with = |mode: AuthMode| mode.with(AuthMode::LOGON).with(AuthMode::WITH_PASSWORD);
    for (mode, bytes) in [
        (AuthMode::LOGON, &[1, 0x01][..]),
        (with(AuthMode::default()), &[2, 0x01, 0x01]),
        (with(AuthMode::SYSDBA), &[2, 0x01, 0x21]),
        (with(AuthMode::SYSOPER), &[2, 0x01, 0x41]),
        (with(AuthMode::SYSDBA.with(AuthMode::PRELIM)), &[2, 0x01, 0xA1]),
        (with(AuthMode::SYSASM), &[3, 0x40, 0x01, 0x01]),
        (with(AuthMode::SYSBACKUP), &[4, 0x01, 0x00, 0x01, 0x01]),
        (with(AuthMode::SYSDG), &[4, 0x02, 0x00, 0x01, 0x01]),
        (with(AuthMode::SYSKM), &[4, 0x04, 0x00, 0x01, 0x01]),
        (with(AuthMode::SYSRAC), &[4, 0x08, 0x00, 0x01, 0x01]),
        (AuthMode::LOGON.with(AuthMode::SIGNED_TOKEN), &[4, 0x20, 0x00, 0x00, 0x01]),
        (AuthMode::WITH_PASSWORD.with(AuthMode::CHANGE_PASSWORD), &[2, 0x01, 0x02]),
    ] {
        let request = AuthRequest { user: "sys".to_owned(), mode, pairs: Pairs::default() };
        let written = Writer::message(|write| request.write(write));
        // A user of three letters; then no pairs, and the user itself.
        let expected = [&[1, 1, 3][..], bytes, &[1, 0, 1, 1, 3], b"sys"].concat();
        assert_eq!(written[..], expected, "{mode:?}");
        assert_eq!(AuthRequest::read(&mut Reader::new(&written)), Ok(request));
    }
}

#[test]
fn clients_with_a_time_zone_and_with_narrow_types_are_read() {
    let mut caps = Caps::client(false);
    caps.runtime[1] = 1;
    let request = DataTypesRequest { zone: vec![0x80; 11], ..DataTypesRequest::new(caps.clone()) };
    let written = Writer::message(|write| request.write(write));
    assert_eq!(DataTypesRequest::read(&mut Reader::new(&written[1..])), Ok(request.clone()));
    let answer = DataTypesAnswer::agree(&request);
    assert_eq!(answer.zone[..], [0x80, 0, 0, 0, 60, 60, 60, 0x80, 0, 0, 0]);
    let written = Writer::message(|write| answer.write(write, &caps));
    assert_eq!(whole(&written, Kind::DATA_TYPES, |read| DataTypesAnswer::read(read, &caps)), answer);
    caps.compile[27] = 0;
    caps.runtime[1] = 0;
    let narrow = DataTypesAnswer {
        zone: Vec::new(),
        types: answer.types.into_iter().filter(|of| of.kind < 256).collect(),
    };
    let written = Writer::message(|write| narrow.write(write, &caps));
    assert_eq!(whole(&written, Kind::DATA_TYPES, |read| DataTypesAnswer::read(read, &caps)), narrow);
}

#[test]
fn statements_have_a_kind() {
    for (sql, kind) in [
        ("select 1 from dual", StatementKind::Query),
        (" -- note\n/* more */ ( SELECT 1 from dual)", StatementKind::Query),
        ("with x as (select 1 from dual) select * from x", StatementKind::Query),
        ("begin null; end;", StatementKind::Block),
        ("DECLARE x number; begin null; end;", StatementKind::Block),
        ("call p()", StatementKind::Block),
        ("selection", StatementKind::Other),
        ("alter session set x = 1", StatementKind::Other),
        ("/* never ends", StatementKind::Other),
        ("-- select", StatementKind::Other),
        ("", StatementKind::Other),
    ] {
        assert_eq!(StatementKind::of(sql), kind, "{sql}");
    }
}
