//! python-oracledb 26.1.0 in thin mode: each answer below is one that the driver gave.

mod files;
mod random;
mod values;

use tns_dsn::clients::{Client, Effective, Reader, Refusal};

fn read(text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(Client::PythonThin).read(text)
}

fn code(refusal: &Refusal) -> String {
    match refusal.is_crash {
        true => "crash".to_owned(),
        false => refusal.code.unwrap_or("no code").to_owned(),
    }
}

/// `protocol host port` of every address, with the target behind a slash; or the code of the error.
fn shown(outcome: &Result<Effective, Refusal>) -> String {
    let effective = match outcome {
        Ok(effective) => effective,
        Err(refusal) => return code(refusal),
    };
    let places = effective.addresses().map(|address| {
        let host = address.host.as_deref().unwrap_or("-");
        format!("{} {host} {}", address.protocol, address.port.unwrap_or(-1))
    });
    let target = &effective.descriptions[0].target;
    let target = [&target.service_name, &target.sid, &target.instance_name, &target.server];
    let target: Vec<_> = target.into_iter().flatten().map(String::as_str).collect();
    format!("{}/{}", places.collect::<Vec<_>>().join(", "), target.join(" "))
}

fn check(table: &[(&str, &str)]) {
    for (text, expected) in table {
        assert_eq!(shown(&read(text)), *expected, "{text}");
    }
}

#[test]
fn without_a_slash_a_text_is_an_alias() {
    check(&[("host", "DPY-4027"), ("host:1521", "DPY-4027"), ("//host:1521", "DPY-4027"), ("", "DPY-4027")]);
    check(&[("host/", "tcp host 1521/"), ("host:1/", "tcp host 1/"), ("//host//i", "tcp host 1521/i")]);
    assert_eq!(files::look_up(&[("tnsnames.ora", b"")], "host:1521"), "DPY-4000");
}

#[test]
fn easy_connect_reads_hosts_ports_and_targets() {
    check(&[
        ("h/s", "tcp h 1521/s"),
        (" tcps://h:2484/s:Pooled/i \n", "tcps h 2484/s i pooled"),
        ("h1,h2:5;h3/s", "tcp h1 5, tcp h2 5, tcp h3 1521/s"),
        ("h1:4,h2,h3:5/s", "tcp h1 4, tcp h2 5, tcp h3 5/s"),
        ("h:/s", "tcp h 1521/s"),
        ("h1,/s", "DPY-4027"),
        ("h 1/s", "DPY-4027"),
        ("h/s x", "DPY-4018"),
        ("h/s/", "DPY-4018"),
        ("h/s:odd", "DPY-4028"),
        ("wss://h/s", "DPY-4021"),
        ("a:/b:x/c", "DPY-4021"),
        ("ldap://h/cn", "DPY-2056"),
    ]);
}

#[test]
fn several_hosts_are_not_balanced() {
    let effective = read("h1,h2/s").unwrap_or_else(|refusal| panic!("{refusal}"));
    assert!(!effective.descriptions[0].navigation.load_balance);
    let list = "(DESCRIPTION_LIST=(DESCRIPTION=(ADDRESS=(HOST=a)))(DESCRIPTION=(ADDRESS=(HOST=b))))";
    assert!(!read(list).unwrap_or_else(|refusal| panic!("{refusal}")).navigation.load_balance);
}

#[test]
fn brackets_around_addresses_are_removed() {
    check(&[
        ("[::1]/s", "tcp ::1 1521/s"),
        ("[fe80::1%eth0]:7/s", "tcp fe80::1%eth0 7/s"),
        ("[::1/s", "DPY-4027"),
    ]);
}

#[test]
fn tls_without_a_port_goes_to_1521() {
    check(&[("tcps://h/s", "tcps h 1521/s"), ("(ADDRESS=(PROTOCOL=TCPS)(HOST=h))", "tcps h 1521/")]);
}

#[test]
fn ports_are_whatever_int_reads() {
    check(&[
        ("h:72071/s", "tcp h 72071/s"),
        ("h:١٥٢١/s", "tcp h 1521/s"),
        ("(ADDRESS=(HOST=h)(PORT=\" 1_521 \"))", "tcp h 1521/"),
        ("h:²/s", "DPY-4018"),
        ("h:4294967296/s", "DPY-4018"),
        ("h:-1/s", "DPY-4027"),
        ("(ADDRESS=(HOST=h)(PORT=-1))", "DPY-4018"),
        ("(ADDRESS=(HOST=h)(PORT=1521.5))", "DPY-4018"),
        ("(ADDRESS=(HOST=h)(PORT=0x5F1))", "DPY-4018"),
    ]);
}

#[test]
fn closing_parentheses_may_be_missing() {
    check(&[
        ("(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=7", "tcp h 7/"),
        ("(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SID=x", "tcp h 1521/x"),
    ]);
}

#[test]
fn text_behind_a_descriptor_is_refused() {
    check(&[
        ("(ADDRESS=(HOST=h)) x", "DPY-4018"),
        ("(ADDRESS=(HOST=h)))", "DPY-4018"),
        ("(SID=x) x", "DPY-2049"),
    ]);
}

#[test]
fn syntax_of_descriptors() {
    check(&[
        ("(", "DPY-4017"),
        ("(ADDRESS", "DPY-4017"),
        ("(ADDRESS=x)", "DPY-4017"),
        ("(ADDRESS=(HOST=a(PORT=1)))", "DPY-4017"),
        ("(ADDRESS=(HOST=a\"b\"))", "DPY-4017"),
        ("(ADDRESS=(HOST=\"a\"b))", "DPY-4017"),
        ("(ADDRESS=(HO-ST=a))", "DPY-4017"),
        ("(ADDRESS=(HOST=\"a))", "DPY-2042"),
        ("(ADDRESS=\"a\")", "DPY-4018"),
        ("(DESCRIPTION=\"a\"", "DPY-4018"),
        ("(ADDRESS=)", "DPY-2049"),
        ("(DESCRIPTION=(ADDRESS_LIST=(ADDRESS_LIST=(ADDRESS=(HOST=a)))))", "DPY-2049"),
        ("( ADDRESS = ( HOST = a b ) (ÄÖ.1=x) )", "tcp a b 1521/"),
    ]);
}

#[test]
fn double_quotes_delimit_and_single_quotes_belong_to_the_value() {
    check(&[
        ("(ADDRESS=(HOST=\" a b \"))", "tcp  a b  1521/"),
        ("(ADDRESS=(HOST='a'))", "tcp 'a' 1521/"),
        ("(ADDRESS=(HOST=a\\#b))", "tcp a\\#b 1521/"),
    ]);
    // Of nothing in quotes nothing is kept, so that there is no host.
    assert_eq!(shown(&read("(ADDRESS=(HOST=\"\"))")), "tcp - 1521/");
}

#[test]
fn without_a_host_every_attempt_fails() {
    let doomed = |text: &str| read(text).ok().and_then(|effective| effective.doomed?.code);
    assert_eq!(["/s", "(ADDRESS=(PORT=1))"].map(doomed), [Some("DPY-3001"); 2]);
    assert_eq!(["h/s?https_proxy=p", "h/s?transport_connect_timeout=0"].map(doomed), [Some("DPY-6005"); 2]);
    assert_eq!(["h/s", "tcps://h/s?https_proxy=p"].map(doomed), [None; 2]);
    // Beside another address there is not even a text for the server.
    check(&[(",h/s", "crash"), ("(DESCRIPTION=(ADDRESS=)(ADDRESS=(A=))(ADDRESS=(HOST=h)))", "crash")]);
}

#[test]
fn addresses_beside_address_lists_are_lists_of_their_own() {
    let sizes = |text: &str| {
        let effective = read(text).unwrap_or_else(|refusal| panic!("{refusal}"));
        effective.descriptions[0].lists.iter().map(|list| list.addresses.len()).collect::<Vec<_>>()
    };
    let (address, list) = ("(ADDRESS=(HOST=h))", "(ADDRESS_LIST=(ADDRESS=(HOST=h))(ADDRESS=(HOST=h)))");
    assert_eq!(sizes(&format!("(DESCRIPTION={address}{address})")), [2]);
    assert_eq!(sizes(&format!("(DESCRIPTION={address}{address}{list}{address})")), [1, 1, 2, 1]);
    assert_eq!(sizes(&format!("(DESCRIPTION={list}{address}{list})")), [2, 1, 2]);
}

#[test]
fn any_length_and_any_depth_are_read() {
    let deep = format!("(ADDRESS=(HOST=h){}x{})", "(A=".repeat(20_000), ")".repeat(20_000));
    assert_eq!(shown(&read(&deep)), "tcp h 1521/");
    let many: String = (0..50_000).map(|n| format!("(P{n}=1)")).collect();
    assert_eq!(shown(&read(&format!("(ADDRESS=(HOST=h){many})"))), "tcp h 1521/");
    let host = format!("(ADDRESS=(HOST={}x{}))", "(A=".repeat(2_000), ")".repeat(2_000));
    assert_eq!(shown(&read(&host)), "DPY-4018");
}
