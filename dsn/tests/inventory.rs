//! Whole files keep what they say through every form.

use proptest::prelude::*;
use tns_dsn::diff::diff;
use tns_dsn::inventory::{DefectKind, Inventory, InventoryEntry, Location, Rejected};
use tns_dsn::{Address, AddressList, Description, Descriptor, Section};
use tns_parser::{FileKind, Parse, Source, parse};

fn parsed(text: &str) -> Parse {
    parse(Source::new(text).expect("small"), FileKind::Tnsnames)
}

fn of_tnsnames(text: &str) -> Inventory {
    let read = Inventory::from_tnsnames(&parsed(text)).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(read.lost, [], "{text}");
    read.value
}

fn of_csv(text: &str) -> Inventory {
    let read = Inventory::from_csv(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(read.lost, [], "{text}");
    read.value
}

fn rejected(text: &str) -> Rejected {
    Inventory::from_csv(text.as_bytes()).expect_err(text)
}

/// Each defect in a line, as a person reads it.
fn told(error: &Rejected) -> Vec<String> {
    error.defects.iter().map(ToString::to_string).collect()
}

fn tcp(host: &str, service: &str) -> Description {
    Description::new().address(Address::tcp(host, 1521)).service_name(service)
}

#[test]
fn a_table_becomes_descriptors() {
    let cases = [
        (
            "alias,host,port,service_name\nA,h,1522,s",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1522))(CONNECT_DATA=(SERVICE_NAME=s)))",
        ),
        (
            "Name;Hosts;Service Name;Retry Count;comment\nA;h1, h2:1600;s;3;\n",
            "(DESCRIPTION=(RETRY_COUNT=3)(ADDRESS=(PROTOCOL=TCP)(HOST=h1)(PORT=1521))\
             (ADDRESS=(PROTOCOL=TCP)(HOST=h2)(PORT=1600))(CONNECT_DATA=(SERVICE_NAME=s)))",
        ),
        (
            "alias\thost\tsid\tserver\taddress_list\tADDRESS_LIST.LOAD_BALANCE\nA\t[::1]:9\to\tshared\tyes\ton\n",
            "(DESCRIPTION=(ADDRESS_LIST=(LOAD_BALANCE=on)(ADDRESS=(PROTOCOL=TCP)(HOST=::1)(PORT=9)))\
             (CONNECT_DATA=(SID=o)(SERVER=shared)))",
        ),
        (
            "alias,protocol,host,service_name,address.https_proxy,security.ssl_server_dn_match,\
             connect_data.failover_mode.type\nA,TCPS,h,s,p,yes,select\n",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1521)(HTTPS_PROXY=p))\
             (CONNECT_DATA=(SERVICE_NAME=s)(FAILOVER_MODE=(TYPE=select)))(SECURITY=(SSL_SERVER_DN_MATCH=yes)))",
        ),
        (
            "alias,protocol,ADDRESS.KEY,sid\nA,IPC,EXTPROC1521,PLSExtProc",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=IPC)(KEY=EXTPROC1521))(CONNECT_DATA=(SID=PLSExtProc)))",
        ),
        (
            "alias,host,descriptor\nA,,tcps://h:2484/s\n",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=s))\
             (SECURITY=(SSL_SERVER_DN_MATCH=TRUE)))",
        ),
    ];
    for (table, descriptor) in cases {
        let read = of_csv(table);
        assert_eq!(read.entries[0].descriptor.to_string(), descriptor, "{table}");
    }
}

#[test]
fn tables_of_spreadsheet_programs_are_read() {
    let plain = of_csv("alias,host,service_name\nA,h,s\nB,i,t u\n");
    let same = [
        "\u{feff}alias,host,service_name\r\nA,h,s\r\n\r\nB,i,t u\r\n",
        "sep=;\r\nalias;host;service_name\r\nA;h;s\r\n;;\r\nB;i;t u\r\n",
        "\n\n\"alias\",\"host\",\"service_name\"\n\"A\",\"h\",\"s\"\n\"B\",i,\" t u \"\n",
        "Alias\tHOST\tService-Name\nA\th\ts\nB\ti\tt u",
        "alias;host;service_name;port\nA;h;s\nB;i;t u;1521;;\n",
    ];
    for table in same {
        assert_eq!(of_csv(table), plain, "{table}");
    }
}

#[test]
fn values_that_look_like_formulas_come_back() {
    let names = ["=cmd|x", "+1", "-1", "@a", "'a", "'=b", "''"];
    let entries = names.iter().enumerate();
    let entries = entries.map(|(at, name)| InventoryEntry {
        names: vec![format!("-A{at}"), format!("@B{at}")],
        descriptor: tcp("h", name).into(),
    });
    let inventory = Inventory { entries: entries.collect() };
    let table = inventory.to_csv().expect("it can be written");
    assert!(table.contains("'=cmd|x") && table.contains("'-A0 @B0"), "{table}");
    assert_eq!(of_csv(&table), inventory);
    assert_eq!(of_csv("alias,host,service_name\nA,h,=x\n").entries[0].descriptor, tcp("h", "=x").into());
}

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
    assert_eq!(
        told(&rejected("alias,host\nA,\"h\nB,i\n")),
        ["line 2: this quote is never closed: it takes in the rest of the file", "line 2, column `host`: x"]
            [..1]
    );
    let error = Inventory::from_csv(b"alias,host\nA,h\nB,\xE4\n").expect_err("no UTF-8");
    assert_eq!(told(&error), ["line 3: the file is not UTF-8"]);
}

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

/// Entry `at` of 400: every shape that is usual, and some that are not.
fn shape(at: usize) -> InventoryEntry {
    let host = |n: usize| format!("db{n}-{at}.example.com");
    let service = format!("svc{at}.example.com");
    let simple = tcp(&host(1), &service);
    let tls = || Description::new().address(Address::tcps(&host(1), 2484)).service_name(&service);
    let two =
        || AddressList::of([Address::tcp(&host(1), 1521), Address::tcp(&host(2), 1521 + (at % 3) as u16)]);
    let mut wallet = Section::default();
    wallet.set("DIRECTORY", "/u01/my wallet");
    let descriptor: Descriptor = match at % 16 {
        0 => simple.into(),
        1 => simple.with("RETRY_COUNT", 3).with("RETRY_DELAY", 2).into(),
        2 => simple.connect("SERVER", "shared").into(),
        3 => Description::new().address(Address::tcp(&host(1), 1521)).sid("ORCL").into(),
        4 => Description::new().address_list(two()).service_name(&service).into(),
        5 => Description::new().address_list(two().with("LOAD_BALANCE", true)).service_name(&service).into(),
        6 => tls().secure("SSL_SERVER_CERT_DN", "CN=a, O=\"b\"").secure("SSL_SERVER_DN_MATCH", "yes").into(),
        7 => tls().secure("MY_WALLET_DIRECTORY", "/u01/my wallet").into(),
        8 => Description::new()
            .address(Address::tcps(&host(1), 443).with("HTTPS_PROXY", "proxy").with("HTTPS_PROXY_PORT", 80))
            .service_name(&service)
            .into(),
        9 => Description::new().address(Address::tcp("2001:db8::7", 1521)).service_name(&service).into(),
        10 => tns_dsn::preset::data_guard(&host(1), &host(2), 1521, &service).into(),
        11 => Descriptor::list([simple.clone(), simple]),
        12 => tns_dsn::preset::extproc("EXTPROC1521", "PLSExtProc").into(),
        13 => simple
            .connect("FAILOVER_MODE", [("TYPE".to_owned(), "select".into())].into_iter().collect::<Section>())
            .into(),
        14 => simple.with("UNHEARD_OF", "=1+1").into(),
        _ => simple.connect("INSTANCE_NAME", "=cmd|' /C calc'!A0").into(),
    };
    let names = (0..=at % 3).map(|n| format!("ALIAS{at}_{n}.world")).collect();
    InventoryEntry { names, descriptor }
}

#[test]
fn four_hundred_entries_come_back_from_every_form() {
    let inventory = Inventory { entries: (0..400).map(shape).collect() };
    let table = inventory.to_csv().expect("a table");
    assert_eq!(of_csv(&table), inventory);
    let file = of_csv(&table).to_tnsnames().expect("a file");
    let back = of_tnsnames(&file);
    assert_eq!(back, inventory);
    assert_eq!(back.to_csv().expect("a table"), table);
    let json = Inventory::from_json(&inventory.to_json()).expect("JSON").value;
    assert_eq!(json, inventory);
    assert_eq!(diff(&parsed(&file), &parsed(&json.to_tnsnames().expect("a file"))), []);
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9._-]{1,8}",
        "[ -\"$-~äλ]{1,8}"
            .prop_filter("one kind of quotes", |text| !(text.contains('"') && text.contains('\''))),
        "[=+@'-][a-z]{0,3}",
    ]
}

fn section(names: &'static [&'static str]) -> impl Strategy<Value = Section> {
    let setting = (prop::sample::select(names), word());
    prop::collection::vec(setting, 0..3).prop_map(|settings| {
        let mut made = Section::default();
        settings.iter().for_each(|(name, value)| made.set(name, value.as_str()));
        made
    })
}

fn addresses() -> impl Strategy<Value = Vec<Address>> {
    let address = (
        "[a-z][a-z0-9.-]{0,6}|2001:db8::[1-9]",
        1u16..,
        any::<bool>(),
        section(&["HTTPS_PROXY", "ODD", "TAIL"]),
    );
    let address = address.prop_map(|(host, port, tls, rest)| {
        let mut made = Address::new(if tls { "TCPS" } else { "tcp" }, &host, port);
        made.settings.0.extend(rest.0);
        made
    });
    prop::collection::vec(address, 1..4)
}

fn description() -> impl Strategy<Value = Description> {
    let parts = (
        section(&["FAILOVER", "SOURCE_ROUTE", "ENABLE", "STRANGE"]),
        section(&["SERVICE_NAME", "SID", "INSTANCE_NAME", "COLOCATION_TAG", "STRANGE"]),
        section(&["SSL_SERVER_CERT_DN", "MY_WALLET_DIRECTORY", "STRANGE"]),
        section(&["LOAD_BALANCE", "STRANGE"]),
    );
    (addresses(), 0..4u8, parts).prop_map(|(addresses, kind, (settings, data, security, list))| {
        let filled = |section: Section| Some(section).filter(|section| !section.is_empty());
        let mut made = Description {
            settings,
            connect_data: filled(data),
            security: filled(security),
            ..Description::default()
        };
        match kind {
            0 | 1 => addresses.into_iter().fold(made, Description::address),
            2 => made.address_list(AddressList { settings: list, ..AddressList::of(addresses) }),
            _ => {
                made = made.address_list(AddressList::of(addresses[..1].to_vec()));
                addresses.into_iter().fold(made, Description::address)
            }
        }
    })
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    prop_oneof![
        8 => description().prop_map(Descriptor::from),
        1 => prop::collection::vec(description(), 1..3).prop_map(Descriptor::list),
    ]
}

fn inventory() -> impl Strategy<Value = Inventory> {
    prop::collection::vec((descriptor(), 1..3usize), 1..8).prop_map(|made| {
        let entry = |(at, (descriptor, names)): (usize, (Descriptor, usize))| InventoryEntry {
            names: (0..names).map(|n| format!("A{at}-{n}")).collect(),
            descriptor,
        };
        Inventory { entries: made.into_iter().enumerate().map(entry).collect() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_a_file_holds_survives_a_table_and_json(made in inventory()) {
        let file = made.to_tnsnames().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let read = of_tnsnames(&file);
        prop_assert_eq!(&read, &made);
        let json = Inventory::from_json(&read.to_json()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&json.value, &made);
        let table = read.to_csv().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let back = of_csv(&table);
        prop_assert_eq!(back.to_csv().expect("a table"), table);
        let again = back.to_tnsnames().expect("a file");
        prop_assert_eq!(diff(&parsed(&file), &parsed(&again)), []);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = Inventory::from_csv(&bytes);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let _ = Inventory::from_json(text);
        }
    }

    #[test]
    fn any_table_is_read_or_refused(rows in "alias,host,port,descriptor\n([a-z:;\"'(=,\\[\\]]{0,20}\n){0,5}") {
        if let Ok(read) = Inventory::from_csv(rows.as_bytes()) {
            let table = read.value.to_csv().expect("what was read can be written");
            prop_assert_eq!(of_csv(&table), read.value);
        }
    }
}
