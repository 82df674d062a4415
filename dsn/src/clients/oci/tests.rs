use crate::clients::{Client, Effective, Reader, Refusal, Unheeded, Why};

fn read(client: Client, text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(client).read(text)
}

fn of_19(text: &str) -> Effective {
    read(Client::Oci19, text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn told(unheeded: &[Unheeded]) -> Vec<(&str, &str, Why)> {
    unheeded.iter().map(|it| (it.section, &*it.name, it.why)).collect()
}

fn with(settings: &str, protocol: &str) -> String {
    format!(
        "(DESCRIPTION={settings}(ADDRESS=(PROTOCOL={protocol})(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)))"
    )
}

#[test]
fn errors_have_the_documented_numbers() {
    for (text, wanted) in [
        ("", Some("ORA-12162")),
        ("(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)", Some("ORA-12154")),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))x", Some("ORA-12154")),
        ("(DESCRIPTION=(CONNECT_DATA=(SID=s)))", Some("ORA-12533")),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=0))", Some("ORA-12533")),
        ("(ADDRESS=(PROTOCOL=tpc)(HOST=h)(PORT=1))", Some("ORA-12538")),
        ("h1;h2/s", Some("ORA-12154")),
        ("h:x/s", Some("ORA-12154")),
        ("jdbc:oracle:thin:@h/s", Some("ORA-12154")),
        ("ldap://d/cn=s", Some("ORA-12154")),
        ("(DESCRIPTION=(RETRY_COUNT=x)(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1)))", None),
    ] {
        let refusal = read(Client::Oci19, text).expect_err(text);
        assert_eq!(refusal.code, wanted, "{text}: {refusal}");
    }
    assert_eq!(read(Client::Oci23, "h:x/s").expect_err("no port").code, Some("ORA-12261"));
    assert!(read(Client::Oci23, "h1;h2/s").is_ok());
    assert_eq!(read(Client::Oci26, "ldap://d/cn=s").expect_err("the network is needed").code, None);
}

#[test]
fn an_address_needs_its_parts() {
    let doomed = |text: &str| of_19(text).doomed.and_then(|refusal| refusal.code);
    assert_eq!(doomed(&with("", "tcp")), None);
    assert_eq!(doomed("(ADDRESS=(PROTOCOL=tcp)(HOST=h))"), Some("ORA-12533"));
    assert_eq!(doomed("(ADDRESS=(HOST=h)(PORT=1))"), Some("ORA-12533"));
    assert_eq!(doomed("(ADDRESS=(PROTOCOL=ipc)(HOST=h))"), Some("ORA-12533"));
    assert_eq!(doomed("(ADDRESS=(PROTOCOL=ipc)(KEY=k))"), None);
    // One address that works is enough.
    assert_eq!(
        doomed("(ADDRESS_LIST=(ADDRESS=(PROTOCOL=tcp)(HOST=h))(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1)))"),
        None
    );
}

#[test]
fn lists_and_addresses_keep_their_order() {
    let address = |host: &str| format!("(ADDRESS=(PROTOCOL=tcp)(HOST={host})(PORT=1))");
    let [a, b, c, d, e] = ["a", "b", "c", "d", "e"].map(address);
    let text = format!(
        "(DESCRIPTION_LIST=(FAILOVER=off)(DESCRIPTION={a}(ADDRESS_LIST=(LOAD_BALANCE=on){b}(ADDRESS_LIST={c}){d}){e}))"
    );
    let effective = of_19(&text);
    assert!(effective.navigation.load_balance && !effective.navigation.failover);
    let lists = effective.descriptions[0].lists.iter().map(|list| {
        let hosts: String = list.addresses.iter().filter_map(|address| address.host.as_deref()).collect();
        (hosts, list.navigation.load_balance)
    });
    let wanted = [("a", false), ("b", true), ("c", false), ("d", true), ("e", false)];
    assert_eq!(lists.collect::<Vec<_>>(), wanted.map(|(hosts, balanced)| (hosts.to_owned(), balanced)));
}

#[test]
fn settings_count_and_defaults_are_filled_in() {
    let effective = of_19(&with(
        "(RETRY_COUNT=3)(RETRY_DELAY=2)(TRANSPORT_CONNECT_TIMEOUT=500ms)(CONNECT_TIMEOUT=2 min)(EXPIRE_TIME=9)(SDU=100)",
        "tcp",
    ));
    let description = &effective.descriptions[0];
    assert_eq!((description.retry_count, description.retry_delay), (3, 2.0));
    assert_eq!(
        (description.transport_connect_timeout, description.connect_timeout),
        (Some(0.5), Some(120.0))
    );
    assert_eq!((description.expire_time, description.sdu), (9, 512));
    let effective = of_19(&with("", "tcps"));
    let description = &effective.descriptions[0];
    assert_eq!((description.transport_connect_timeout, description.connect_timeout), (Some(60.0), None));
    assert!(!description.security.dn_match);
    let easy = of_19("tcps://h1,h2/s:pooled/i");
    let description = &easy.descriptions[0];
    assert!(description.security.dn_match && description.navigation.load_balance);
    assert_eq!(description.target.server.as_deref(), Some("pooled"));
}

#[test]
fn releases_know_different_parameters() {
    let security = "(SECURITY=(SSL_SERVER_DN_MATCH=off)(TLS_SERVER_DN_MATCH=on))";
    let old = of_19(&with(security, "tcps"));
    assert_eq!(told(&old.unheeded), [("SECURITY", "TLS_SERVER_DN_MATCH", Why::Sent)]);
    assert!(!old.descriptions[0].security.dn_match);
    let new = read(Client::Oci26, &with(security, "tcps")).expect("a descriptor");
    assert_eq!(told(&new.unheeded), [("SECURITY", "SSL_SERVER_DN_MATCH", Why::Ignored)]);
    assert!(new.descriptions[0].security.dn_match);
    let sni = with("(USE_SNI=on)(FOO=bar)(LOAD_BALANCE=maybe)", "tcps");
    let wanted = [("DESCRIPTION", "FOO", Why::Sent), ("DESCRIPTION", "LOAD_BALANCE", Why::Misread)];
    let new = read(Client::Oci23, &sni).expect("a descriptor");
    assert_eq!(told(&new.unheeded), wanted);
    assert!(new.descriptions[0].use_sni);
    let old = of_19(&sni);
    assert_eq!(told(&old.unheeded)[0], ("DESCRIPTION", "USE_SNI", Why::Sent));
    assert!(!old.descriptions[0].use_sni);
    let plain = of_19(&with("(SECURITY=(SSL_SERVER_DN_MATCH=on))", "tcp"));
    assert_eq!(told(&plain.unheeded), [("SECURITY", "SSL_SERVER_DN_MATCH", Why::Ignored)]);
    let easy = "h/s?wallet_location=/w&retry_count=2&pool_boundary=statement&tls_version=1.3";
    assert_eq!(
        told(&of_19(easy).unheeded),
        [
            ("?", "WALLET_LOCATION", Why::Ignored),
            ("?", "POOL_BOUNDARY", Why::Sent),
            ("?", "TLS_VERSION", Why::Sent),
        ]
    );
}

#[test]
fn a_proxy_takes_tls_and_a_switch() {
    let text = "(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1)(HTTPS_PROXY=p)(HTTPS_PROXY_PORT=80))";
    let effective = of_19(text);
    // SQLNET.USE_HTTPS_PROXY is off.
    assert_eq!(told(&effective.unheeded)[0], ("ADDRESS", "HTTPS_PROXY", Why::Ignored));
    assert_eq!(effective.descriptions[0].lists[0].addresses[0].https_proxy, None);
}
