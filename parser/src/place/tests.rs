use super::*;

/// Slot, names around, word, value and what is given, of the place marked `|`.
fn told(kind: FileKind, marked: &str) -> String {
    let at = marked.find('|').expect("a mark");
    let text = marked.replacen('|', "", 1);
    let place = Place::of(text.as_bytes(), kind, at as u32);
    let of = |span: Span| &text[span.range()];
    let around: Vec<_> = place.around.iter().map(|around| of(around.name)).collect();
    let given: Vec<_> = place.given.iter().map(|span| of(*span)).collect();
    format!(
        "{:?} {} [{}] [{}] {}",
        place.slot,
        around.join("/"),
        of(place.word),
        of(place.value),
        given.join(",")
    )
}

#[test]
fn places_in_tnsnames() {
    let cases = [
        ("|", "Entry  [] [] "),
        ("A = x\nSA|", "Entry  [SA] [SA] "),
        ("A = (DESCRIPTION =\nSA|", "Entry  [SA] [SA] "),
        ("A = |", "Value A [] [] "),
        ("A = db1|", "Value A [db1] [db1] "),
        ("A = (|", "Name A [] [] "),
        ("A = (DESC|", "Name A [DESC] [DESC] "),
        ("A = (DESCRIPTION=(|", "Name A/DESCRIPTION [] [] "),
        ("A = (DESCRIPTION=(CONNECT_DATA=(|)))", "Name A/DESCRIPTION/CONNECT_DATA [] [] "),
        ("A = (DESCRIPTION=(CONNECT_DATA=|", "Value A/DESCRIPTION/CONNECT_DATA [] [] "),
        ("A = (DESCRIPTION=(ADDRESS=(HOST=h))(|(SDU=1))", "Name A/DESCRIPTION [] [] ADDRESS,SDU"),
        ("A = (DESCRIPTION=(ADDRESS=(HOST=h))(RE|)(SDU=1))", "Name A/DESCRIPTION [RE] [RE] ADDRESS,SDU"),
        ("A = (DESCRIPTION=(RE|=3)(SDU=1))", "Name A/DESCRIPTION [RE] [RE] SDU"),
        ("A = (DESCRIPTION=(SDU=1)|(ENABLE=x))", "Gap A/DESCRIPTION [] [] SDU,ENABLE"),
        ("A = (DESCRIPTION=(RETRY_COUNT=3|))", "Value A/DESCRIPTION/RETRY_COUNT [3] [3] "),
        ("A = (DESCRIPTION=(CONNECT_TIMEOUT=3 s|))", "Value A/DESCRIPTION/CONNECT_TIMEOUT [s] [3 s] "),
        ("A = (DESCRIPTION=(CONNECT_TIMEOUT=3 |", "Value A/DESCRIPTION/CONNECT_TIMEOUT [] [3 ] "),
        ("A = (ADDRESS=(HOST \"d|b\"))", "Value A/ADDRESS/HOST [db] [db] "),
        ("A = (ADDRESS=(HOST=\"d|b)(PORT=1))\nB = x", "Value A/ADDRESS/HOST [db] [db] "),
        ("A = (ADDRESS=(HOST=|\nB = (ADDRESS=(PORT=1))", "Value A/ADDRESS/HOST [] [] "),
        ("A = x # ORA-1|2154\n", "Comment A [] [] "),
        ("IFILE = /x/|", "Value IFILE [/x/] [/x/] "),
        ("A, B|", "Entry  [B] [B] "),
    ];
    for (marked, wanted) in cases {
        assert_eq!(told(FileKind::Tnsnames, marked), wanted, "{marked}");
    }
}

#[test]
fn places_in_other_texts() {
    let cases = [
        (FileKind::Sqlnet, "NAMES.DIR|", "Entry  [NAMES.DIR] [NAMES.DIR] "),
        (FileKind::Sqlnet, "NAMES.DIRECTORY_PATH = (TNSNAMES, |)", "Item NAMES.DIRECTORY_PATH [] [] "),
        (FileKind::Sqlnet, "NAMES.DIRECTORY_PATH = (TNS|", "Item NAMES.DIRECTORY_PATH [TNS] [TNS] "),
        (FileKind::Sqlnet, "NAMES.DIRECTORY_PATH = TNS|", "Item NAMES.DIRECTORY_PATH [TNS] [TNS] "),
        (FileKind::Sqlnet, "SDU=1\nWALLET_LOCATION = (SOURCE=(|", "Name WALLET_LOCATION/SOURCE [] [] "),
        (FileKind::Listener, "SID_LIST_L = (SID_LIST=(|", "Name SID_LIST_L/SID_LIST [] [] "),
        (FileKind::Listener, "L = (ADDRESS=(|", "Name L/ADDRESS [] [] "),
        (FileKind::Descriptor, "(|", "Name  [] [] "),
        (FileKind::Descriptor, "(DESCRIPTION=(|", "Name /DESCRIPTION [] [] "),
        (FileKind::Descriptor, "db1|", "Value  [db1] [db1] "),
    ];
    for (kind, marked, wanted) in cases {
        assert_eq!(told(kind, marked), wanted, "{marked}");
    }
}

#[test]
fn a_place_is_found_anywhere_in_any_text() {
    let texts = ["A=((=,)\"'#\n(B", "\u{e9}=(\u{6f22}='x\r\n)y", "=)(", "#\"(\nA=\"", "A = (\u{1F600}"];
    for text in texts {
        for (at, kind) in (0..=text.len()).flat_map(|at| FileKind::ALL.map(|kind| (at, kind))) {
            let place = Place::of(text.as_bytes(), kind, at as u32);
            assert!(place.word.start <= place.word.end && place.word.end as usize <= text.len());
            assert!(place.value.start <= place.word.start && place.value.end == place.word.end);
        }
    }
}
