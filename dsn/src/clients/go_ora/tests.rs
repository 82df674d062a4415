use crate::clients::{Client, Effective, Reader, Refusal, Why};

fn read(text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(Client::GoOra).read(text)
}

/// Places and target in one line, or the error.
fn seen(text: &str) -> String {
    let effective = match read(text) {
        Ok(effective) => effective,
        Err(refusal) => return format!("error {refusal}"),
    };
    let places = effective.addresses().map(|address| {
        let (host, port) = (address.host.as_deref().unwrap_or("-"), address.port.unwrap_or(-1));
        format!("{} {host} {port}", address.protocol)
    });
    let target = &effective.descriptions[0].target;
    let asked = target.sid.as_ref().map(|sid| format!("sid {sid}")).or(target.service_name.clone());
    format!("{} -> {}", places.collect::<Vec<_>>().join(", "), asked.unwrap_or_default())
}

#[test]
fn urls_are_read_as_go_reads_them() {
    for (text, wanted) in [
        ("h:1578/s", "tcp h 1578 -> s"),
        ("oracle://u:p@h:1/s", "tcp h 1 -> s"),
        ("ORACLE://h:1/s", "tcp h 1 -> s"),
        ("h/s", "error missing port in address"),
        ("h:/s", "tcp h 1521 -> s"),
        ("h:99999999999999999999/s", "tcp h 1521 -> s"),
        ("tcps://h:1522/s", "tcp tcps 1521 -> h:1522/s"),
        ("[::1]:1/s", "tcp ::1 1 -> s"),
        ("[fe80::1%25eth0]:1/s", "tcp fe80::1%eth0 1 -> s"),
        ("[fe80::1%eth0]:1/s", "error invalid URL escape"),
        ("[::1]:1:S", "error invalid port after host"),
        ("h1:1,h2:2/s", "error too many colons in address"),
        ("h:1521/", "error empty SID and service name"),
        ("h:1/a/b", "tcp h 1 -> a/b"),
        ("h:1/a%20b", "tcp h 1 -> a b"),
        ("h:1/s#rest", "tcp h 1 -> s"),
        ("h :1/s", "error invalid character in host name"),
        ("h:1/s\t", "error net/url: invalid control character in URL"),
        ("", "error missing port in address"),
    ] {
        assert_eq!(seen(text), wanted, "{text}");
    }
}

#[test]
fn options_count() {
    for (text, wanted) in [
        ("h:1/s?SSL=true", "tcps h 1 -> s"),
        ("h:1/?sid=x", "tcp h 1 -> sid x"),
        ("h:1/s?service+name=t&server=h2:2&server=h3:", "tcp h 1, tcp h2 2, tcp h3 1521 -> t"),
        ("h:1/s?load_balance=on", "error unknown URL option: load_balance"),
        ("h:1/s?p@ss=x", "error unknown URL option"),
        ("h:1/s?TIMEOUT=x", "error TIMEOUT value must be an integer"),
        ("h:1/s?encryption=maybe", "error unknown encryption service level"),
        ("h:1/s?a;b=x", "tcp h 1 -> s"),
        (":0/s", "error empty connection servers"),
        (":0/?CONNSTR=(ADDRESS=(HOST=h))", "error no address passed in connection string"),
        ("h:1/s?connStr=(ADDRESS=(HOST=o)(PORT=2))(SID=x)", "tcp o 2 -> sid x"),
        ("h:1/?sid=x&wallet=/w", "error you should specify server/service if you will use wallet"),
    ] {
        assert_eq!(seen(text), wanted, "{text}");
    }
    let effective = read("h:1/s?ssl=enable&ssl+verify=no&wallet=/w&connect+timeout=5").expect("a URL");
    let description = &effective.descriptions[0];
    assert_eq!((description.security.dn_match, description.security.wallet.as_deref()), (false, Some("/w")));
    assert_eq!(description.transport_connect_timeout, Some(5.0));
}

#[test]
fn a_descriptor_is_searched_for_patterns() {
    let with = |address: &str| format!("(DESCRIPTION=(ADDRESS={address})(CONNECT_DATA=(SERVICE_NAME=s)))");
    for (address, wanted) in [
        ("(PROTOCOL=tcps)(HOST=h)(PORT=1)", "tcps h 1 -> s"),
        ("(HOST=h)", "tcp h 1521 -> s"),
        ("\n ( port = 2 ) ( host = h ) (COMMUNITY=c) ", "tcp h 2 -> s"),
        ("(HOST=a)(HOST=b)", "tcp b 1521 -> s"),
        ("(PROTOCOL=sdp)(HOST=h)(PORT=1)", "sdp h 1 -> s"),
        ("(PROTOCOL=tcp)(HOST=\"h\")(PORT=1)", "error no address passed in connection string"),
        ("(HOST=h)(PORT=1)(SEND_BUF_SIZE=1)", "error no address passed in connection string"),
        ("(HOST=[::1])", "error no address passed in connection string"),
        ("(HOST=::1)", "tcp ::1 1521 -> s"),
        ("(PROTOCOL=ipc)(KEY=k)", "error no address passed in connection string"),
        ("(HOST=h)(PORT=99999999999999999999)", "error strconv.Atoi: value out of range"),
    ] {
        assert_eq!(seen(&with(address)), wanted, "{address}");
    }
    assert_eq!(seen("(ADDRESS=(HOST=a))(x)(ADDRESS=(HOST=b))(SID=y"), "tcp a 1521, tcp b 1521 -> ");
}

#[test]
fn what_the_driver_does_not_find_is_told() {
    let text = "(DESCRIPTION=(RETRY_COUNT=3)(ADDRESS_LIST=(LOAD_BALANCE=on)(ADDRESS=(HOST=a)(PORT=1))\
                (ADDRESS=(HOST=b)(PORT=1)(SEND_BUF_SIZE=9)))(CONNECT_DATA=(SERVICE_NAME=s)(SERVER=POOLED)\
                (FAILOVER_MODE=(TYPE=select)))(SECURITY=(SSL_SERVER_DN_MATCH=off)))";
    let effective = read(text).expect("one address is seen");
    let told: Vec<_> = effective.unheeded.iter().map(|it| (it.section, &*it.name, it.why)).collect();
    assert_eq!(
        told,
        [
            ("DESCRIPTION", "RETRY_COUNT", Why::Sent),
            ("ADDRESS_LIST", "LOAD_BALANCE", Why::Sent),
            ("ADDRESS_LIST", "ADDRESS", Why::Misread),
            ("CONNECT_DATA", "FAILOVER_MODE", Why::Sent),
            ("SECURITY", "SSL_SERVER_DN_MATCH", Why::Sent),
        ]
    );
    assert_eq!(effective.descriptions[0].target.server.as_deref(), Some("pooled"));
    assert!(effective.descriptions[0].security.dn_match && effective.doomed.is_none());
    // It looks for plain words only, and gives up before it connects.
    let quoted =
        read("(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SERVICE_NAME=\"s\")))").expect("an address");
    assert_eq!(quoted.doomed, Some(Refusal::plain("empty SID and service name")));
}
