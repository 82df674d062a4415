//! What a real server of release 18 sent is read.

use tns_wire::ttc::{
    Answer, AuthAnswer, CallStatus, Caps, DataTypesAnswer, DataTypesRequest, FieldVersion, Kind, OraError,
    Pairs, Profile, ProtocolAnswer, Reader, ServerPiggyback, ServerVersion, UTF8, UTF16, Writer,
};

use crate::samples::whole;

/// A message that a real server of release 18 sent.
fn recording(name: &str) -> Option<Vec<u8>> {
    crate::shared::read(&format!("recordings/pre23ai_xe18_{name}_response.hex"))
        .map(|hex| crate::shared::bytes(&hex))
}

/// The field versions of that server.
const RECORDED: FieldVersion = FieldVersion::V18_EXTENDED;

#[test]
fn the_protocol_message_of_a_real_server_is_read() {
    let Some(bytes) = recording("protocol_negotiation") else { return };
    let answer = whole(&bytes, Kind::PROTOCOL, ProtocolAnswer::read);
    assert_eq!(answer.banner, "x86_64/Linux 2.4.xx");
    assert_eq!((answer.charset, answer.national_charset, answer.flags), (UTF8, UTF16, 1));
    assert_eq!(answer.caps.fields(), RECORDED);
    assert_eq!((answer.caps.compile.len(), answer.caps.runtime.len()), (42, 7));
    assert!(answer.caps.has_long_strings() && !answer.caps.has_end_of_response());
    assert_eq!(Profile::V18.protocol(), answer, "the stand-in says the same");
    let mut client = Caps::client(true);
    assert_eq!(client.agree(&answer.caps), RECORDED);
    assert_eq!(client.fields(), RECORDED);
    assert!(!client.has_end_of_response());
}

#[test]
fn the_data_types_of_a_real_server_are_read() {
    let Some(bytes) = recording("data_types") else { return };
    let client = Caps::client(false);
    let answer = whole(&bytes, Kind::DATA_TYPES, |read| DataTypesAnswer::read(read, &client));
    let ours = DataTypesRequest::new(client.clone());
    for kind in &answer.types {
        let known = ours.types.iter().find(|own| own.kind == kind.kind);
        assert!(kind.form == 0 || known == Some(kind), "{kind:?}");
    }
    let written = Writer::message(|write| answer.write(write, &client));
    assert_eq!(written[..], bytes);
}

/// The pairs and what follows them.
fn login_answer(bytes: &[u8]) -> (Pairs, Vec<Answer>) {
    let mut read = Reader::new(bytes);
    assert_eq!(read.u8("kind"), Ok(Kind::PARAMETERS));
    let pairs = AuthAnswer::read(&mut read).expect("pairs");
    let mut answers = Vec::new();
    while !read.rest().is_empty() {
        let kind = read.u8("kind").expect("a byte");
        answers.push(Answer::read(kind, &mut read, RECORDED, "the rest").expect("an answer"));
    }
    (pairs, answers)
}

#[test]
fn both_answers_of_a_real_login_are_read() {
    let Some(first) = recording("auth_phase_one") else { return };
    let (pairs, answers) = login_answer(&first);
    assert_eq!(pairs.get("AUTH_VFR_DATA").map(|pair| pair.flags), Some(0x4815));
    let challenge = tns_wire::auth::Challenge::from_pairs(&pairs).expect("a challenge");
    assert_eq!((challenge.salt.len(), challenge.session_key.len(), challenge.rounds), (16, 32, 4096));
    let ok = OraError { status: CallStatus(1), ..OraError::default() };
    assert_eq!(answers, [Answer::Error(ok.clone())]);

    let (pairs, answers) = login_answer(&recording("auth_phase_two").expect("the second answer"));
    assert_eq!(pairs.len(), 45);
    let number = pairs.text("AUTH_VERSION_NO").and_then(|text| text.parse().ok()).expect("a version");
    assert_eq!(ServerVersion::from_number(number, RECORDED).to_string(), "18.0.0.0.0");
    assert_eq!(pairs.text("AUTH_SC_SERVICE_NAME"), Some("xepdb1"));
    assert_eq!(pairs.text("AUTH_DB_ID"), Some("334703865"), "the NUL of its name does not matter");
    assert_eq!(pairs.text("AUTH_SVR_RESPONSE").map(str::len), Some(96));
    let [Answer::Piggyback(ServerPiggyback::Changes(changes)), Answer::Error(error)] = &answers[..] else {
        panic!("{answers:?}")
    };
    assert_eq!((changes.len(), changes[0].keyword, changes[0].bytes.len()), (1, 163, 11));
    assert_eq!(*error, ok);
}

#[test]
fn releases_are_numbered_in_two_ways() {
    let parse = |number, fields| ServerVersion::from_number(number, fields).to_string();
    assert_eq!(parse(0x0C10_0200, FieldVersion::V12_1), "12.1.0.2.0");
    assert_eq!(parse(0x1303_0000, FieldVersion::V19), "19.3.0.0.0");
    assert_eq!(parse(0x1709_0197, FieldVersion::V23_4), "23.9.0.25.7");
    for profile in Profile::ALL {
        let number = profile.version().to_number(profile.fields());
        assert_eq!(ServerVersion::from_number(number, profile.fields()), profile.version());
    }
}
