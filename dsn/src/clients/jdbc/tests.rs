use crate::clients::{Client, Effective, Reader, Refusal, Why};

fn read(text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(Client::JdbcThin).read(text)
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
    let asked = target.sid.as_ref().map(|sid| format!("sid {sid}")).or(target.service_name.clone());
    format!("{} -> {}", places.collect::<Vec<_>>().join(", "), asked.unwrap_or_default())
}

#[test]
fn urls_and_what_stands_behind_their_at_sign_are_read() {
    for (text, wanted) in [
        ("jdbc:oracle:thin:@//h:1/s", "tcp h 1 -> s"),
        ("jdbc:oracle:thin:scott/tiger@h:1:ORCL", "tcp h 1 -> sid ORCL"),
        ("h:1:ORCL", "tcp h 1 -> sid ORCL"),
        ("tcps://h/s", "tcps h 1521 -> s"),
        ("wss://h:443/s", "wss h 443 -> s"),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=[::1]))", "tcp ::1 1521 -> "),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h))?oracle.jdbc.fanEnabled=false", "tcp h 1521 -> "),
        ("jdbc:oracle:thin:h:1:ORCL", "ORA-17067"),
        ("(DESCRIPTION=(ADDRESS=(HOST=h", "ORA-17868"),
        ("(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SID=s))", "ORA-17868"),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=70000))", "ORA-17002"),
        ("sales", "ORA-17868"),
        ("jdbc:oracle:thin:@sales?TNS_ADMIN=/w", "ORA-17868"),
        ("jdbc:oracle:thin:@ldap://d:389/s,cn=OracleContext,dc=com", "no number"),
        ("jdbc:oracle:kprb:@", "no number"),
        ("", "ORA-17067"),
    ] {
        assert_eq!(seen(text), wanted, "{text}");
    }
}

#[test]
fn properties_and_net_keywords_are_told_apart() {
    let text = "tcps://h/s?retry_count=3&oracle.net.CONNECT_TIMEOUT=1500&oracle.jdbc.x=1&pyo.events=on&tls_version=1.3";
    let effective = read(text).expect("a URL");
    let description = &effective.descriptions[0];
    assert_eq!((description.retry_count, description.transport_connect_timeout), (3, Some(2.0)));
    assert!(description.security.dn_match);
    let told: Vec<_> = effective.unheeded.iter().map(|it| (it.section, &*it.name, it.why)).collect();
    assert_eq!(told, [("?", "PYO.EVENTS", Why::Dropped), ("?", "TLS_VERSION", Why::Dropped)]);
}

#[test]
fn thin_lacks_adapters_and_failover_of_sessions() {
    let doomed = |text: &str| read(text).expect("a descriptor").doomed.is_some();
    assert!(doomed("(ADDRESS=(PROTOCOL=ipc)(KEY=k))"));
    assert!(!doomed("(ADDRESS_LIST=(ADDRESS=(PROTOCOL=ipc)(KEY=k))(ADDRESS=(PROTOCOL=tcp)(HOST=h)))"));
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=s)(FAILOVER_MODE=(TYPE=select))))";
    let effective = read(text).expect("a descriptor");
    assert_eq!(effective.unheeded.len(), 1);
    assert_eq!(
        (effective.unheeded[0].name.as_str(), effective.unheeded[0].why),
        ("FAILOVER_MODE", Why::Ignored)
    );
    assert_eq!(effective.descriptions[0].transport_connect_timeout, None);
}
