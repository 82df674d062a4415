//! What is wrong in a table is told in its place.

use tns_dsn::inventory::{DefectKind, Inventory, Location};

use super::{rejected, told};

#[test]
fn what_is_no_parameter_is_told() {
    let read = Inventory::from_csv(b"alias,owner,host,remark\nA,bob,h,\n").expect("read");
    let lost: Vec<_> = read.lost.iter().map(ToString::to_string).collect();
    assert_eq!(lost, ["column `owner`: is no parameter of a descriptor"]);
}

#[test]
fn defects_have_line_and_column() {
    let table = "alias,host,port,service_name,descriptor\n\
                 A B,h,,s,\n\
                 \"b\",h,,\"s\nt\",\n\
                 \n\
                 C,h,99999,s,\n\
                 ,h,,s,\n\
                 D,,,s,\n\
                 E,h:,,s,\n\
                 F,h,,,(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1)))\n\
                 G,,,,(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)\n\
                 a(,h,,s,\n\
                 H,h,,s,,,more\n\
                 GOOD,h,,s,\n";
    let error = rejected(table);
    assert_eq!(
        told(&error),
        [
            "line 3, column `alias`: `b` is defined already at line 2, column `alias`",
            "line 6, column `port`: `99999` is no value that clients accept here",
            "line 7, column `alias`: the entry has no name",
            "line 8, column `host`: the host is missing",
            "line 9, column `host`: `h:` is no host with or without a port",
            "line 10, column `host`: the row has a descriptor already",
            "line 11, column `descriptor`: this entry ends with parentheses still open",
            "line 12, column `alias`: `a(` cannot be the name of an entry",
            "line 13: the row has more cells than the header",
        ]
    );
    let names: Vec<_> = error.rest.entries.iter().flat_map(|entry| &entry.names).collect();
    assert_eq!(names, ["A", "B", "GOOD"]);
    assert!(
        error
            .defects
            .iter()
            .all(|defect| defect.kind.help().is_some() || matches!(defect.kind, DefectKind::Unusable { .. }))
    );
}

#[test]
fn a_password_in_the_wrong_cell_is_not_shown() {
    for table in
        ["alias,host\nA,scott/tiger@h:1521\n", "alias,descriptor\nA,jdbc:oracle:thin:scott/tiger@(\n"]
    {
        let error = rejected(table);
        assert!(!format!("{error} {error:?}").contains("tiger"), "{error:?}");
    }
}

#[test]
fn headers_are_checked() {
    assert_eq!(told(&rejected("host,port\nh,1\n")), ["line 1: the header has no column `alias`"]);
    assert_eq!(told(&rejected("")), ["line 1: the header has no column `alias`"]);
    assert_eq!(told(&rejected("alias,host,Hosts\n")), ["line 1, column `Hosts`: the column is there twice"]);
    let cases = [
        ("RETRY_COUT", "RETRY_COUNT"),
        ("INSTANCE_NAME", "CONNECT_DATA.INSTANCE_NAME"),
        ("security.https_proxy", "ADDRESS.HTTPS_PROXY"),
    ];
    for (header, meant) in cases {
        let error = rejected(&format!("alias,host,{header}\nA,h,1\n"));
        assert_eq!(error.defects[0].kind, DefectKind::MisspeltColumn(meant.to_owned()));
    }
    let error = rejected("alias,host\nA,\"h\nB,i\n");
    assert_eq!(error.defects[0].kind, DefectKind::UnclosedQuote);
    assert_eq!(error.defects[0].location, Location::Cell { line: 2, column: None });
    let error = Inventory::from_csv(b"alias,host\nA,h\nB,\xE4\n").expect_err("no UTF-8");
    assert_eq!(told(&error), ["line 3: the file is not UTF-8"]);
}
