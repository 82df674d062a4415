//! Only the values that say where the wallet lies change.

use tns_dsn::relocate::{Relocation, relocate};
use tns_parser::{FileKind, Source, parse};

fn moved(kind: FileKind, text: &str, proxy: Option<&str>) -> (String, Vec<String>) {
    let to = Relocation {
        directory: "/opt/w=1".to_owned(),
        proxy: proxy.map(|proxy| proxy.parse().expect("a proxy")),
    };
    let parsed = parse(Source::new(text).expect("small"), kind);
    let relocated = relocate(&parsed, &to).expect("it can be changed");
    let changes = relocated.changes.iter().map(ToString::to_string).collect();
    (String::from_utf8(relocated.text).expect("UTF-8"), changes)
}

#[test]
fn sqlnet_keeps_its_layout_and_its_quotes() {
    let cases = [
        (
            "WALLET_LOCATION = (SOURCE = (METHOD = file) (METHOD_DATA = (DIRECTORY=\"?/network/admin\")))\r\nSSL_SERVER_DN_MATCH=yes",
            "WALLET_LOCATION = (SOURCE = (METHOD = file) (METHOD_DATA = (DIRECTORY=\"/opt/w=1\")))\r\nSSL_SERVER_DN_MATCH=yes",
        ),
        (
            "# (DIRECTORY=x)\nwallet_location = /old # here\n",
            "# (DIRECTORY=x)\nwallet_location = \"/opt/w=1\" # here\n",
        ),
        (
            "ENCRYPTION_WALLET_LOCATION=\n (SOURCE=(METHOD=FILE)\n  (METHOD_DATA=(DIRECTORY='/a')))\n",
            "ENCRYPTION_WALLET_LOCATION=\n (SOURCE=(METHOD=FILE)\n  (METHOD_DATA=(DIRECTORY='/opt/w=1')))\n",
        ),
        ("WALLET_LOCATION = SYSTEM\n", "WALLET_LOCATION = SYSTEM\n"),
        ("NAMES.DIRECTORY_PATH = (TNSNAMES)\n", "NAMES.DIRECTORY_PATH = (TNSNAMES)\n"),
        ("WALLET_LOCATION = (SOURCE = (METHOD = FILE)\n", "WALLET_LOCATION = (SOURCE = (METHOD = FILE)\n"),
    ];
    for (before, after) in cases {
        assert_eq!(moved(FileKind::Sqlnet, before, None).0, after);
    }
}

#[test]
fn names_change_in_their_security_section_only() {
    let text = "a_high = (description=(address=(protocol=tcps)(port=1522)(host=h))(connect_data=(service_name=s))\
        (security=(my_wallet_directory=/old)(ssl_server_dn_match=yes)))\n\
        plain = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 1521))(CONNECT_DATA = (SID = s)))\n\
        broken = (DESCRIPTION = (SECURITY = (WALLET_LOCATION = /old)\n\
        ez = tcps://h:2484/s?wallet_location=/old&retry_count=3\n";
    let (after, changes) = moved(FileKind::Tnsnames, text, None);
    let expected =
        text.replacen("/old", "\"/opt/w=1\"", 1).replace("wallet_location=/old", "wallet_location=/opt/w=1");
    assert_eq!(after, expected);
    assert_eq!(
        changes,
        ["a_high: MY_WALLET_DIRECTORY: /old -> /opt/w=1", "ez: wallet_location: /old -> /opt/w=1"]
    );
}

#[test]
fn a_proxy_goes_to_every_address_with_tls() {
    let text = "a = (description=(address=(protocol=tcps)(port=1522)(host=h))(address=(protocol=tcp)(host=h)(port=1)))\n\
        b = (DESCRIPTION =\n  (ADDRESS =\n    (PROTOCOL = TCPS)\n    (HTTPS_PROXY = old)\n    (HOST = h)))\n\
        ez = tcps://h/s\n\
        full = tcps://h/s?https_proxy=old&https_proxy_port=1\n";
    let (after, changes) = moved(FileKind::Tnsnames, text, Some("proxy:8080"));
    assert_eq!(
        after,
        "a = (description=(address=(protocol=tcps)(port=1522)(host=h)(https_proxy=proxy)(https_proxy_port=8080))\
         (address=(protocol=tcp)(host=h)(port=1)))\n\
         b = (DESCRIPTION =\n  (ADDRESS =\n    (PROTOCOL = TCPS)\n    (HTTPS_PROXY = proxy)\n    (HOST = h)\n    (HTTPS_PROXY_PORT = 8080)))\n\
         ez = tcps://h/s?https_proxy=proxy&https_proxy_port=8080\n\
         full = tcps://h/s?https_proxy=proxy&https_proxy_port=8080\n"
    );
    assert_eq!(changes.len(), 8, "{changes:?}");
    let (profile, _) = moved(FileKind::Sqlnet, "A = 1", Some("proxy:8080"));
    assert_eq!(profile, "A = 1\nSQLNET.USE_HTTPS_PROXY = on\n");
    let (profile, _) = moved(FileKind::Sqlnet, "sqlnet.use_https_proxy=off\n", Some("[::1]:8080"));
    assert_eq!(profile, "sqlnet.use_https_proxy=on\n");
}

#[test]
fn what_no_value_can_hold_is_refused() {
    for directory in ["", "a\"b", "a'b", "a\nb"] {
        let to = Relocation { directory: directory.to_owned(), proxy: None };
        let parsed = parse(Source::default(), FileKind::Sqlnet);
        assert!(relocate(&parsed, &to).is_err(), "{directory:?}");
    }
    for proxy in ["", "proxy", "proxy:", "proxy:0", ":80", "proxy:99999", "pro xy:80", "proxy)(x=:80"] {
        assert!(proxy.parse::<tns_dsn::relocate::Proxy>().is_err(), "{proxy}");
    }
}
