//! Parameters and their values.

use tns_dsn::clients::{Effective, Why};

use super::{check, code, read};

/// A descriptor with one address and these parameters in the three sections.
fn descriptor(description: &str, connect_data: &str, security: &str) -> String {
    format!(
        "(DESCRIPTION={description}(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))\
         (CONNECT_DATA=(SERVICE_NAME=s){connect_data})(SECURITY={security}))"
    )
}

fn codes(table: &[(&str, &str, &str, &str)]) {
    for (description, connect_data, security, expected) in table {
        let text = descriptor(description, connect_data, security);
        let outcome = read(&text);
        assert_eq!(outcome.map_or_else(|refusal| code(&refusal), |_| "ok".to_owned()), *expected, "{text}");
    }
}

#[test]
fn parameters_that_stand_twice_become_a_list_of_python() {
    check(&[
        ("(ADDRESS=(HOST=a)(HOST=b))", "tcp ['a', 'b'] 1521/"),
        ("(ADDRESS=(HOST=(X=it's)(Y=\"\u{a0}\")))", "tcp {'x': \"it's\", 'y': '\\xa0'} 1521/"),
        ("(ADDRESS=(HOST=a)(PORT=1)(PORT=2))", "DPY-4018"),
    ]);
}

#[test]
fn two_connect_data_or_security_sections_are_refused() {
    codes(&[
        ("(CONNECT_DATA=(SID=x))", "", "", "DPY-4018"),
        ("(SECURITY=(SSL_VERSION=TLSv1.2))", "", "(A=1)", "DPY-4018"),
        ("(SECURITY=)", "", "(A=1)", "ok"),
    ]);
}

#[test]
fn unknown_parameters_that_stand_twice_crash() {
    codes(&[
        ("(COMPRESSION_LEVELS=(LEVEL=low)(LEVEL=high))", "", "", "crash"),
        ("", "(FOO=a)(FOO=b)", "", "crash"),
        ("", "", "(FOO=a)(FOO=b)", "crash"),
        ("(COMPRESSION_LEVELS=(LEVEL=low))", "", "", "ok"),
    ]);
    // Nobody makes a text of them here: addresses are not sent whole, nor is SECURITY without TLS.
    check(&[("(DESCRIPTION=(ADDRESS=(HOST=h)(A=1)(A=2))(SECURITY=(A=1)(A=2)))", "tcp h 1521/")]);
}

#[test]
fn wrong_values_are_refused() {
    codes(&[
        ("", "(SERVER=odd)", "", "DPY-4028"),
        ("", "(POOL_PURITY=odd)", "", "DPY-4022"),
        ("", "(POOL_PURITY=3)", "", "DPY-4022"),
        ("", "(POOL_PURITY=Self)", "", "ok"),
        ("", "", "(SSL_VERSION=1)", "DPY-4032"),
        ("(RETRY_COUNT=x)", "", "", "DPY-4018"),
        ("(SDU=x)", "", "", "DPY-4018"),
        ("(TRANSPORT_CONNECT_TIMEOUT=1h)", "", "", "DPY-4018"),
        ("(TRANSPORT_CONNECT_TIMEOUT=nan)", "", "", "crash"),
        ("(TRANSPORT_CONNECT_TIMEOUT=inf)", "", "", "crash"),
        ("(TRANSPORT_CONNECT_TIMEOUT=-5)", "", "", "ok"),
        ("(ADDRESS=(PROTOCOL=ipc)(KEY=k))", "", "", "DPY-4021"),
        // The first wrong value in the order of the driver decides.
        ("(ADDRESS=(PROTOCOL=ipc))(SDU=x)", "(SERVER=odd)", "(SSL_VERSION=1)", "DPY-4018"),
        ("(ADDRESS=(PROTOCOL=ipc))", "(SERVER=odd)", "(SSL_VERSION=1)", "DPY-4028"),
    ]);
}

#[test]
fn units_of_timeouts_are_understood() {
    let timeout = |value: &str| {
        let text = descriptor(&format!("(TRANSPORT_CONNECT_TIMEOUT={value})"), "", "");
        read(&text).ok().and_then(|effective| effective.descriptions[0].transport_connect_timeout)
    };
    assert_eq!(["500ms", "3 sec", "2MIN", "7"].map(timeout), [0.5, 3.0, 120.0, 7.0].map(Some));
}

#[test]
fn parameters_of_easy_connect_count_where_the_name_is_known() {
    let text = "tcps://h/s?retry_count=3&RETRY_DELAY=4&sdu=1&pyo.expire_time=5&wallet_location=\"/w & x\"\
                &connect_timeout=9&&cclass=c&ssl_server_dn_match=off&use_sni=on";
    let effective = read(text).unwrap_or_else(|refusal| panic!("{refusal}"));
    let description = &effective.descriptions[0];
    assert_eq!((description.retry_count, description.sdu, description.expire_time), (3, 512, 5));
    assert_eq!(description.security.wallet.as_deref(), Some("/w & x"));
    assert!(description.use_sni && !description.security.dn_match && description.retry_delay == 4.0);
    assert_eq!(unheeded(&effective), "? CONNECT_TIMEOUT Dropped; ? CCLASS Dropped");
    check(&[
        ("h/s?sdu", "DPY-4018"),
        ("h/s?sdu=1&", "DPY-4018"),
        ("h/s?a b=1", "DPY-4018"),
        ("h/s?sdu=\"1", "DPY-2042"),
        ("h/s?pyo.mode=sysdba", "tcp h 1521/s"),
        ("h/s?pyo.mode=odd", "DPY-4022"),
        ("h/s?pyo.program=a b", "DPY-3029"),
    ]);
}

#[test]
fn newer_names_of_tls_parameters_are_not_known() {
    let text =
        descriptor("", "", "(TLS_SERVER_DN_MATCH=off)(TLS_SERVER_CERT_DN=CN=x)(WALLET_LOCATION=SYSTEM)");
    let effective = read(&text).unwrap_or_else(|refusal| panic!("{refusal}"));
    let security = &effective.descriptions[0].security;
    assert_eq!((security.dn_match, security.cert_dn.as_deref()), (true, None));
    assert_eq!(security.wallet.as_deref(), Some("SYSTEM"));
    assert_eq!(unheeded(&effective), "SECURITY TLS_SERVER_DN_MATCH Sent; SECURITY TLS_SERVER_CERT_DN Sent");
}

fn unheeded(effective: &Effective) -> String {
    let shown = |one: &tns_dsn::clients::Unheeded| format!("{} {} {:?}", one.section, one.name, one.why);
    effective.unheeded.iter().map(shown).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_is_not_heeded_is_told_in_the_order_of_the_text() {
    let text = "(DESCRIPTION_LIST=(X=1)(DESCRIPTION=(SOURCE_ROUTE=on)(RETRY_DELAY=5)(Enable=broken)(FAILOVER=1)\
                (ADDRESS_LIST=(SDU=1)(LOAD_BALANCE=y)(ADDRESS=(HOST=h)(RECV_BUF_SIZE=1)))\
                (CONNECT_DATA=(SID=x)(INSTANCE_NAME=i)(UR=A))(SECURITY=(SSL_SERVER_DN_MATCH=on)(Y=1))))";
    let effective = read(text).unwrap_or_else(|refusal| panic!("{refusal}"));
    let expected = "DESCRIPTION_LIST X Dropped; DESCRIPTION SOURCE_ROUTE Ignored; \
                    DESCRIPTION RETRY_DELAY Ignored; DESCRIPTION ENABLE Sent; DESCRIPTION FAILOVER Misread; \
                    ADDRESS_LIST SDU Dropped; ADDRESS_LIST LOAD_BALANCE Misread; \
                    ADDRESS RECV_BUF_SIZE Dropped; CONNECT_DATA SID Ignored; CONNECT_DATA UR Sent; \
                    SECURITY SSL_SERVER_DN_MATCH Ignored; SECURITY Y Dropped";
    assert_eq!(unheeded(&effective), expected);
    assert!(effective.unheeded.iter().all(|one| one.why != Why::Misread || one.name.ends_with(['E', 'R'])));
}
