//! Values in the bytes of Oracle, and any bytes at all.

use proptest::prelude::*;
use tns_wire::ttc::{
    Answer, AuthAnswer, Call, Caps, DataTypesAnswer, DateTime, FieldVersion, Kind, Number, Pairs,
    ProtocolAnswer, Reader, Request, Results, Sequence, TtcError, Value, Writer,
};

use crate::samples::{columns, date, execute};

#[test]
fn numbers_are_oracles_bytes() {
    for (text, bytes) in [
        ("0", &[0x80][..]),
        ("1", &[0xC1, 2]),
        ("-1", &[0x3E, 100, 102]),
        ("10", &[0xC1, 11]),
        ("100", &[0xC2, 2]),
        ("123", &[0xC2, 2, 24]),
        ("-123.45", &[0x3D, 100, 78, 56, 102]),
        ("0.01", &[0xC0, 2]),
        ("0.001", &[0xBF, 11]),
        (
            "12345678901234567890123456789012345678",
            &[0xD3, 13, 35, 57, 79, 91, 13, 35, 57, 79, 91, 13, 35, 57, 79, 91, 13, 35, 57, 79],
        ),
        ("Infinity", &[0xFF, 0x65]),
        ("-Infinity", &[0x00]),
    ] {
        let number = Number::from_bytes(bytes).expect(text);
        assert_eq!(number.as_str(), text);
        assert_eq!(number.to_bytes().expect(text), bytes, "{text}");
    }
    for (text, plain) in [
        ("+1.50", "1.5"),
        ("-0", "0"),
        ("007", "7"),
        (".5", "0.5"),
        ("1.2e3", "1200"),
        ("5E-3", "0.005"),
        ("-0.0e9", "0"),
    ] {
        assert_eq!(text.parse::<Number>().expect(text).as_str(), plain);
    }
    for odd in ["", "-", ".", "1.2.3", "1e", "e5", "0x1", "1 ", "1e99999"] {
        assert!(odd.parse::<Number>().is_err(), "{odd}");
    }
    for odd in [&[][..], &[0xC1], &[0xC1, 0], &[0xC1, 102], &[0x3E, 0], &[0x3E, 102], &[0xC1; 22]] {
        assert!(Number::from_bytes(odd).is_err(), "{odd:?}");
    }
    for odd in ["1e126", "1e-131", &"1".repeat(41)] {
        assert!(odd.parse::<Number>().expect("digits").to_bytes().is_err(), "{odd}");
    }
    let error = execute("x", vec![Value::Number("1e126".parse().expect("digits"))]);
    let written =
        Call::from(error).write(&mut Writer::default(), FieldVersion::V19, &mut Sequence::default());
    assert_eq!(written, Err(TtcError::Value("NUMBER")));
}

#[test]
fn dates_are_oracles_bytes() {
    let plain = date(None, None);
    assert_eq!(plain.to_bytes(), [120, 124, 2, 29, 24, 31, 60]);
    assert_eq!(plain.to_string(), "2024-02-29 23:30:59");
    // Zones move the clock: in the bytes it shows UTC.
    let zoned = date(Some(120), Some(500_000_000));
    assert_eq!(zoned.to_bytes(), [120, 124, 2, 29, 22, 31, 60, 0x1D, 0xCD, 0x65, 0, 22, 60]);
    assert_eq!(zoned.to_string(), "2024-02-29 23:30:59.500000 +02:00");
    assert_eq!(date(Some(-570), Some(1)).to_string(), "2024-02-29 23:30:59.000000001 -09:30");
    assert_eq!(date(Some(-570), None).to_bytes()[..5], [120, 124, 3, 1, 10]);
    let region = [120, 124, 2, 29, 1, 1, 1, 0, 0, 0, 0, 0x81, 0x10];
    assert_eq!(DateTime::from_bytes(&region).expect("a date").zone, None);
    for odd in [
        &[][..],
        &[120; 6],
        &[120, 124, 13, 1, 1, 1, 1],
        &[120, 124, 1, 0, 1, 1, 1],
        &[120, 124, 1, 1, 0, 1, 1],
        &[120, 124, 1, 1, 1, 61, 1],
        &[120; 8],
    ] {
        assert!(DateTime::from_bytes(odd).is_err(), "{odd:?}");
    }
}

#[test]
fn numbers_before_values_are_bounded() {
    let mut wide = Reader::new(&[5, 1, 1, 1, 1, 1]);
    assert_eq!(wide.ub4("number"), Err(TtcError::Wide { what: "number", len: 5 }));
    assert_eq!(Reader::new(&[3, 0, 0, 0]).ub2("x"), Err(TtcError::Wide { what: "x", len: 3 }));
    assert_eq!(Reader::new(&[0x81, 5]).ub4("x"), Ok(0), "negative");
    assert_eq!(
        Reader::new(&[0xFE, 1, 2, 7, 8, 1, 1, 9, 0]).clr("x").expect("chunks").as_deref(),
        Some(&[7, 8, 9][..])
    );
    assert_eq!(Reader::new(&[0xFF]).clr("x"), Ok(None));
    assert_eq!(Reader::new(&[0xFE, 4, 0xFF, 0xFF, 0xFF, 0xFF]).clr("x"), Err(TtcError::Short("x")));
    // Billions of pairs are never made room for.
    assert!(Pairs::read(&mut Reader::new(&[0, 0, 0]), u32::MAX).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn numbers_and_bytes_are_themselves(number: u64, bytes in prop::collection::vec(any::<u8>(), 0..2000), big in 0usize..3) {
        let bytes = bytes.repeat([1, 1, 50][big]);
        let written = Writer::message(|write| {
            write.number(number);
            write.clr(&bytes);
            write.dlc(&bytes);
            write.u16(number as u16);
            write.u16_low_first(number as u16);
        });
        let mut read = Reader::new(&written);
        prop_assert_eq!(read.ub8("x"), Ok(number));
        let some = (!bytes.is_empty()).then_some(&bytes[..]);
        let clr = read.clr("x").expect("bytes");
        prop_assert_eq!(clr.as_deref(), some);
        let dlc = read.dlc("x").expect("bytes");
        prop_assert_eq!(dlc.as_deref(), some);
        prop_assert_eq!((read.u16("x"), read.u16_low_first("x")), (Ok(number as u16), Ok(number as u16)));
        prop_assert!(read.rest().is_empty());
    }

    #[test]
    fn decimal_numbers_are_themselves(digits in "-?[1-9][0-9]{0,18}(\\.[0-9]{0,18}[1-9])?") {
        let number: Number = digits.parse().expect("a number");
        prop_assert_eq!(number.as_str(), &digits);
        prop_assert_eq!(Number::from_bytes(&number.to_bytes().expect("bytes")), Ok(number));
    }

    #[test]
    fn any_bytes_are_a_request_an_answer_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200), fields in 7u8..=24) {
        let fields = FieldVersion(fields);
        let _ = Request::read(&mut Reader::new(&bytes), fields);
        let Some((kind, rest)) = bytes.split_first() else { return Ok(()) };
        for kind in [*kind % 40, Kind::ERROR, Kind::DESCRIBE, Kind::ROW_HEADER, Kind::SERVER_PIGGYBACK] {
            let _ = Answer::read(kind, &mut Reader::new(rest), fields, "an answer");
            let mut results = Results::default();
            results.columns = columns();
            let _ = results.read(kind, &mut Reader::new(rest), fields);
        }
        let _ = ProtocolAnswer::read(&mut Reader::new(rest));
        let _ = DataTypesAnswer::read(&mut Reader::new(rest), &Caps::client(false));
        let _ = AuthAnswer::read(&mut Reader::new(rest));
        let _ = Number::from_bytes(&bytes).map(|number| number.to_bytes());
        let _ = DateTime::from_bytes(&bytes).map(|date| (date.to_string(), date.to_bytes()));
    }
}
