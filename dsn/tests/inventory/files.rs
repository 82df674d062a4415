//! tnsnames.ora and JSON.

use tns_dsn::inventory::{Inventory, InventoryEntry, Location};

use super::{of_csv, parsed, tcp, told};

#[test]
fn nothing_of_a_tnsnames_is_dropped_silently() {
    let text =
        "# head\nIFILE = other.ora\nA, B = (DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))) # tail\n";
    let read = Inventory::from_tnsnames(&parsed(text)).expect("usable");
    let lost: Vec<_> = read.lost.iter().map(ToString::to_string).collect();
    assert_eq!(
        lost,
        [
            "IFILE = other.ora: the entries of that file are not taken over",
            "2 comments: have no place in an inventory"
        ]
    );
    assert_eq!(read.value.entries[0].names, ["A", "B"]);
    let text = "= (A=b)\nE = //h/s\nA = (DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1)))\nX = (DESCRIPTION=(A\n\
                a = (ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))\n";
    let error = Inventory::from_tnsnames(&parsed(text)).expect_err("defects");
    let kinds: Vec<_> = error.defects.iter().map(|defect| defect.kind.to_string()).collect();
    assert!(kinds.contains(&"this is no connect descriptor".to_owned()), "{kinds:?}");
    assert!(kinds.contains(&"`a` is defined already at byte 18".to_owned()), "{kinds:?}");
    assert!(kinds.contains(&"a name is missing before this text".to_owned()), "{kinds:?}");
    assert!(error.defects.iter().all(|defect| matches!(defect.location, Location::Span(_))));
    assert_eq!(error.rest.entries.len(), 1);
}

#[test]
fn json_is_an_array_or_an_object() {
    let entry = r#"{"descriptions":[{"addresses":[{"address":[{"name":"HOST","value":"h"}]}]}]}"#;
    let array =
        format!(r#"[{{"names":["A","B"],"descriptor":{entry}}},{{"alias":"C","descriptor":{entry}}}]"#);
    let object = format!("\u{feff}{{\"A, B\":{entry},\n\"C\":{entry}}}");
    let read = Inventory::from_json(&array).expect("an array").value;
    assert_eq!(read.entries[0].names, ["A", "B"]);
    assert_eq!(Inventory::from_json(&object).expect("an object").value, read);
    assert_eq!(Inventory::from_json(&read.to_json()).expect("its own").value, read);
    let cases = [
        (
            format!("{{\"A\":{entry},\n\"a\":{entry}}}"),
            "line 2, column 5: `a` is defined already at line 1, column 6",
        ),
        (
            "[\n {\"names\":\"A\"}]".to_owned(),
            "line 2, column 14: the JSON is no inventory: missing field `descriptor`",
        ),
        (
            "{\"A\":\n{\"descriptions\":[{\"addresses\":[]}]}}".to_owned(),
            "line 2, column 1: the JSON stands for no valid descriptor: there is no ADDRESS",
        ),
        ("[1".to_owned(), "line 1, column 2: the JSON ends too early"),
        ("3".to_owned(), "line 1, column 1: the JSON is no inventory: a value is of another kind here"),
    ];
    for (text, wanted) in cases {
        let error = Inventory::from_json(&text).expect_err(&text);
        assert_eq!(told(&error), [wanted]);
    }
}

#[test]
fn a_value_that_a_file_cannot_hold_is_refused() {
    let entry = |name: &str, service: &str| InventoryEntry {
        names: vec![name.to_owned()],
        descriptor: tcp("h", service).into(),
    };
    let entries = vec![entry("A", "s"), entry("B", "s#t"), entry("C", "s\nt")];
    let error = Inventory { entries }.to_tnsnames().expect_err("refused");
    let named: Vec<_> = error.reasons.iter().map(|reason| reason.what.as_str()).collect();
    assert_eq!(named, ["`B`", "`C`"]);
}

#[test]
fn entries_are_laid_out_with_a_blank_line_between_them() {
    let text = of_csv("alias,host,service_name\nA,h,s\nB,i,t\n").to_tnsnames().expect("written");
    assert_eq!(
        text,
        "A =\n  (DESCRIPTION =\n    (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))\n    \
         (CONNECT_DATA = (SERVICE_NAME = s))\n  )\n\n\
         B =\n  (DESCRIPTION =\n    (ADDRESS = (PROTOCOL = TCP)(HOST = i)(PORT = 1521))\n    \
         (CONNECT_DATA = (SERVICE_NAME = t))\n  )\n"
    );
}
