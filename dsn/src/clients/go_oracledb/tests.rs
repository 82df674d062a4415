use crate::clients::{Client, Effective, Reader, Refusal, Why};

fn read(text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(Client::GoOracledb).read(text)
}

/// Places and target in one line, or the number of the error.
fn seen(text: &str) -> String {
    let effective = match read(text) {
        Ok(effective) => effective,
        Err(refusal) => return refusal.code.unwrap_or("no number").to_owned(),
    };
    let places = effective.addresses().map(|address| {
        let (host, port) = (address.host.as_deref().unwrap_or("-"), address.port.unwrap_or(-1));
        format!("{} {host} {port}", address.protocol)
    });
    let target = &effective.descriptions[0].target;
    let words = [&target.service_name, &target.sid, &target.instance_name, &target.server];
    let words: Vec<_> = words.into_iter().map(|word| word.as_deref().unwrap_or("-")).collect();
    format!("{} -> {}", places.collect::<Vec<_>>().join(", "), words.join(" "))
}

fn with(settings: &str) -> String {
    format!("(DESCRIPTION={settings}(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=s)))")
}

#[test]
fn easy_connect_strings_become_descriptors() {
    for (text, wanted) in [
        ("sales", "tcp sales 1521 ->  - - -"),
        ("h:1/s:Pooled/i", "tcp h 1 -> s - i pooled"),
        ("u/p@h:1/s", "tcp h 1 -> s - - -"),
        ("h : 1 / s", "tcp h 1 -> s - - -"),
        ("TCPS://[::1]:1,h2/s", "tcps ::1 1, tcps h2 1521 -> s - - -"),
        ("h1,h2:1522/s", "tcp h1 1521, tcp h2 1522 -> s - - -"),
        ("h1;h2,h3/s", "tcp h1 1521, tcp h2 1521, tcp h3 1521 -> s - - -"),
        (",h/s", "tcp  1521, tcp h 1521 -> s - - -"),
        ("h/s?", "tcp h 1521 -> s - - -"),
        ("h,/s", "OGD-00102"),
        ("//h/s", "OGD-00102"),
        ("h:1521:ORCL", "OGD-00102"),
        ("h:65536/s", "OGD-00102"),
        ("http://h/s", "OGD-00102"),
        ("h/s?retry_count", "OGD-00102"),
        ("h/s?wallet_location=\"/a&b\"", "OGD-00102"),
        ("u@h/s", "OGD-00100"),
        ("h/s?sdu=x", "OGD-00008"),
        // The driver puts these where it takes them for errors itself.
        ("tcps://h/s?https_proxy=p&https_proxy_port=80", "OGD-00103"),
        ("h/s:pooled?pool_purity=self", "OGD-00103"),
        ("", "OGD-00102"),
    ] {
        assert_eq!(seen(text), wanted, "{text}");
    }
}

#[test]
fn descriptors_know_no_blank_before_the_equals_sign() {
    for (text, wanted) in [
        (with(""), "tcp h 1 -> - s - -"),
        ("(description=\n (address= (protocol=TCP) (host=h)\n (port=0)))".into(), "tcp h 1521 -> - - - -"),
        ("(ADDRESS=(HOST=h))(ADDRESS=(HOST=i))".into(), "tcp h 1521 -> - - - -"),
        ("(ADDRESS=(HOST= h))".into(), "tcp  h 1521 -> - - - -"),
        ("(ADDRESS=(PORT=65537))".into(), "tcp - 1 -> - - - -"),
        ("(DESCRIPTION = (ADDRESS=(HOST=h)))".into(), "OGD-00101"),
        (with("()"), "OGD-00101"),
        (with("") + ")", "OGD-00101"),
        (with("") + "x", "OGD-00101"),
        (with("") + "?a=b", "tcp h 1 -> - s - -"),
        (with("(SECURITY=(WALLET_LOCATION=\"?/network/admin\"))"), "OGD-00101"),
        (with("(FOO=bar)"), "OGD-00103"),
        (with("(LOAD_BALANCE=maybe)"), "OGD-00103"),
        (with("(TRANSPORT_CONNECT_TIMEOUT=3sec)"), "OGD-00008"),
        ("(ADDRESS=(PROTOCOL=ipc)(KEY=k))".into(), "OGD-00103"),
        ("(ADDRESS=(PORT= 1))".into(), "OGD-00008"),
        ("(".repeat(20_000), "OGD-00101"),
        ("(a=".repeat(20_000), "OGD-00101"),
    ] {
        assert_eq!(seen(&text), wanted, "{}", text.chars().take(200).collect::<String>());
    }
    assert_eq!(read("(DESCRIPTION=(CONNECT_DATA=(SID=s)))").map(|it| it.doomed.is_some()), Ok(true));
}

#[test]
fn values_and_defaults_count() {
    let timeouts = |settings: &str| {
        let effective = read(&with(settings)).unwrap_or_else(|error| panic!("{settings}: {error}"));
        let description = &effective.descriptions[0];
        (description.transport_connect_timeout, description.connect_timeout)
    };
    assert_eq!(timeouts(""), (Some(20.0), None));
    assert_eq!(timeouts("(CONNECT_TIMEOUT=10)"), (None, Some(10.0)));
    assert_eq!(timeouts("(TRANSPORT_CONNECT_TIMEOUT=1m500ms)(CONNECT_TIMEOUT=2s)"), (Some(60.5), Some(2.0)));
    let effective = read(&with(
        "(RETRY_COUNT=-1)(SDU=100)(SOURCE_ROUTE=on)(SEND_BUF_SIZE=1)(ADDRESS_LIST=(FAILOVER=off)(ADDRESS=(HOST=l)))\
         (SECURITY=(MY_WALLET_DIRECTORY=/w)(SSL_SERVER_DN_MATCH=no))",
    ));
    let effective = effective.expect("all of it is known");
    let description = &effective.descriptions[0];
    assert_eq!((description.retry_count, description.sdu, description.security.dn_match), (0, 512, false));
    assert_eq!(description.security.wallet, None);
    let hosts: Vec<_> = effective.addresses().filter_map(|address| address.host.as_deref()).collect();
    assert_eq!(hosts, ["l", "h"]);
    let told: Vec<_> = effective.unheeded.iter().map(|it| (it.section, &*it.name, it.why)).collect();
    assert_eq!(
        told,
        [
            ("DESCRIPTION", "SOURCE_ROUTE", Why::Ignored),
            ("DESCRIPTION", "SEND_BUF_SIZE", Why::Ignored),
            ("ADDRESS_LIST", "FAILOVER", Why::Ignored),
            ("SECURITY", "MY_WALLET_DIRECTORY", Why::Ignored),
        ]
    );
}
