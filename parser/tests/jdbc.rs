//! JDBC URLs: what they lead to, and every mistake with its place.

use proptest::prelude::*;
use tns_parser::easy_connect::{NoteCode, StringCode, StringError};
use tns_parser::jdbc::{Driver, JdbcUrl, Target, parse};

const DESCRIPTOR: &str =
    "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)))";

fn url(text: &str) -> JdbcUrl<'_> {
    parse(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"))
}

fn thin(target: &str) -> String {
    format!("jdbc:oracle:thin:@{target}")
}

/// The target as one line.
fn target(text: &str) -> String {
    match url(text).target {
        Target::HostPortSid { host, sid } => format!("sid {host} {}", sid.value),
        Target::EasyConnect(easy) => format!("easy {easy}"),
        Target::Descriptor(span) => format!("descriptor {}", &text[span.range()]),
        Target::Alias { name, tns_admin: None } => format!("alias {}", name.value),
        Target::Alias { name, tns_admin: Some(path) } => format!("alias {} in {}", name.value, path.value),
        Target::Ldap(urls) => {
            let urls =
                urls.iter().map(|url| format!("{} {} {}", url.host, url.effective_port(), url.name.value));
            format!("ldap {}", urls.collect::<Vec<_>>().join(" | "))
        }
        Target::Config(url) => {
            format!("config {} {} {}", url.provider.value, url.path.value, url.params.len())
        }
        Target::Bequeath => "bequeath".to_owned(),
        Target::Internal => "internal".to_owned(),
    }
}

#[test]
fn targets_of_the_thin_driver() {
    const CASES: [(&str, &str); 22] = [
        ("myhost:1521:orcl", "sid myhost:1521 orcl"),
        ("[::1]:1521:orcl", "sid [::1]:1521 orcl"),
        ("myhost:1521/svc", "easy myhost:1521/svc"),
        ("//192.168.2.1:1521/XE", "easy 192.168.2.1:1521/XE"),
        ("//h:1521", "easy h:1521"),
        ("//h:1521/svc:POOLED", "easy h:1521/svc:pooled"),
        ("//[2001:db8::1]:1521/svc/i", "easy [2001:db8::1]:1521/svc/i"),
        ("tcps://h1,h2:2484;h3/svc", "easy tcps://h1,h2:2484;h3/svc"),
        ("WSS://h:443/svc", "easy wss://h:443/svc"),
        ("h/svc?connect_timeout=10&oracle.net.disableOob=true", "easy h/svc?connect_timeout=10"),
        ("myalias", "alias myalias"),
        ("my_alias.example.com?TNS_ADMIN=/w", "alias my_alias.example.com in /w"),
        ("alias?a=1&TNS_ADMIN=/v&TNS_ADMIN=\"/w & x\"", "alias alias in /w & x"),
        ("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))", "descriptor (ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))"),
        (
            "(ADDRESS=(PROTOCOL=tcp)(HOST=h?)(PORT=1))?TNS_ADMIN=/w",
            "descriptor (ADDRESS=(PROTOCOL=tcp)(HOST=h?)(PORT=1))",
        ),
        ("ldap://oid:5000/db,cn=OracleContext,dc=x", "ldap oid:5000 5000 db,cn=OracleContext,dc=x"),
        (
            "ldaps://a/cn=OracleContext,dc=x/db ldap://b/db,cn=OracleContext",
            "ldap a 636 cn=OracleContext,dc=x/db | b 389 db,cn=OracleContext",
        ),
        ("config-azure://app?key=/sales_app1/&label=dev", "config azure app 2"),
        ("config-file:///opt/oracle/my.json?key=production", "config file /opt/oracle/my.json 1"),
        (
            "config-gcpstorage://project=p;bucket=b;object=o.json",
            "config gcpstorage project=p;bucket=b;object=o.json 0",
        ),
        ("config-ocidbtools:ocid1.x", "config ocidbtools ocid1.x 0"),
        ("config-awss3://s3://bucket/o.json", "config awss3 s3://bucket/o.json 0"),
    ];
    for (text, wanted) in CASES {
        assert_eq!(target(&thin(text)), wanted, "{text}");
    }
}

#[test]
fn other_drivers() {
    for (text, driver, wanted) in [
        ("jdbc:oracle:oci:@myalias", Driver::Oci, "alias myalias"),
        ("jdbc:oracle:oci:@", Driver::Oci, "bequeath"),
        ("jdbc:oracle:oci:HR/hr@", Driver::Oci, "bequeath"),
        ("jdbc:oracle:oci8:@h:1521:orcl", Driver::Oci8, "sid h:1521 orcl"),
        ("jdbc:oracle:kprb", Driver::Kprb, "internal"),
        ("jdbc:oracle:kprb:", Driver::Kprb, "internal"),
        ("jdbc:oracle:kprb:@", Driver::Kprb, "internal"),
        ("jdbc:default:connection", Driver::Default, "internal"),
        ("jdbc:default:connection:", Driver::Default, "internal"),
    ] {
        assert_eq!((url(text).driver.value, target(text).as_str()), (driver, wanted), "{text}");
    }
}

#[test]
fn credentials_keep_the_password_to_themselves() {
    for (text, wanted, password) in [
        ("scott/tiger", "scott/***", Some("tiger")),
        ("\"scott\"/\"p@ss/w\"", "scott/***", Some("\"p@ss/w\"")),
        ("app[hr]/tiger", "app[hr]/***", Some("tiger")),
        ("/", "/", None),
        ("scott/", "scott/", None),
        ("scott/ti/ger", "scott/***", Some("ti/ger")),
        // Not taken apart: it may be a password alone.
        ("tiger", "/***", Some("tiger")),
    ] {
        let text = format!("jdbc:oracle:thin:{text}@//h:1521/svc");
        let url = url(&text);
        let credentials = url.credentials.expect("credentials");
        assert_eq!(credentials.to_string(), wanted, "{text}");
        assert_eq!(credentials.password.map(|span| &text[span.range()]), password, "{text}");
        assert_eq!(target(&text), "easy h:1521/svc");
        let shown = format!("{url:?}");
        assert!(!shown.contains("tiger") && !shown.contains("p@ss"), "{shown}");
    }
    assert!(url("jdbc:oracle:thin:@//h/s").credentials.is_none());
    let property = url("jdbc:oracle:thin:@//h/s?oracle.jdbc.newPassword=tiger");
    assert_eq!(property.properties[0].value.value, "tiger");
    assert!(!format!("{property:?}").contains("tiger"));
}

/// URL, error, and what its span holds.
const INVALID: [(&str, StringCode, &str); 33] = [
    ("", StringCode::Empty, ""),
    ("h:1521/svc", StringCode::UrlPrefix, "h:1521"),
    ("jdbc.oracle:thin:@h", StringCode::UrlPrefix, "jdbc.oracle:thin:"),
    ("jdbc:mysql://h/s", StringCode::UrlPrefix, "jdbc:mysql:"),
    ("jdbc:oracle:@host", StringCode::Driver, ""),
    ("jdbc:oracle:thick:@host", StringCode::Driver, "thick"),
    ("jdbc:oracle:thin@//h:1521/s", StringCode::DriverColon, ""),
    ("jdbc:oracle:thin://host", StringCode::MissingAt, ""),
    ("jdbc:oracle:thin:myhost:1521:orcl", StringCode::MissingAt, ""),
    ("jdbc:oracle:thin:(DESCRIPTION=(X=a@b))", StringCode::MissingAt, ""),
    ("jdbc:oracle:thin://h/s?mail=a@b", StringCode::MissingAt, ""),
    ("jdbc:oracle:thin:@", StringCode::EmptyTarget, ""),
    ("jdbc:oracle:thin:@myhost:orcl", StringCode::Port, "orcl"),
    ("jdbc:oracle:thin:@//myhost:1521:orcl", StringCode::SidAndService, "myhost:1521:orcl"),
    ("jdbc:oracle:thin:@myhost:1521:orcl/svc", StringCode::SidAndService, "myhost:1521:orcl"),
    ("jdbc:oracle:thin:@myhost:99999:orcl", StringCode::Port, "99999"),
    ("jdbc:oracle:thin:@[::1]::orcl", StringCode::Port, ""),
    ("jdbc:oracle:thin:@myhost:1521:", StringCode::SidAndService, ""),
    ("jdbc:oracle:thin:@2001:db8::1:1521/s", StringCode::Ipv6Brackets, "2001:db8::1:1521"),
    ("jdbc:oracle:thin:@h:1521/s?", StringCode::NoParameter, ""),
    ("jdbc:oracle:thin:@h:1521/s&retry_count=3", StringCode::Ampersand, "&"),
    ("jdbc:oracle:thin:@h:1521/s;TNS_ADMIN=/w", StringCode::Semicolon, ";"),
    ("jdbc:oracle:thin:@my alias", StringCode::Blank, " "),
    ("jdbc:oracle:thin:user/p@ss@//h/s", StringCode::SecondAt, "@"),
    ("jdbc:oracle:thin:@ldap://h:389/cn=x", StringCode::LdapContext, "cn=x"),
    ("jdbc:oracle:thin:@ldap:/h/cn=x", StringCode::LdapUrl, "ldap:/h/cn=x"),
    ("jdbc:oracle:thin:@config-://x", StringCode::ConfigUrl, "config-://x"),
    ("jdbc:oracle:thin:@alias?TNSADMIN=/w", StringCode::TnsAdminName, "TNSADMIN"),
    ("jdbc:oracle:thin:@alias?TNS-ADMIN=/w", StringCode::TnsAdminName, "TNS-ADMIN"),
    ("jdbc:oracle:thin:@alias?TNS_ADMIN=/w/tnsnames.ora", StringCode::TnsAdminFile, "/w/tnsnames.ora"),
    ("jdbc:oracle:thin:@alias?TNS_ADMIN=C:\temp", StringCode::MangledPath, "C:\temp"),
    ("jdbc:oracle:thin:@alias?a=1?TNS_ADMIN=/w", StringCode::SecondMark, "?"),
    (
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=x)(HOST=h)(PORT=1)))",
        StringCode::UnusableDescriptor,
        "x",
    ),
];

#[test]
fn mistakes_have_a_place_and_a_remedy() {
    for (text, code, part) in INVALID {
        let errors = parse(text).map(|_| ()).expect_err(text);
        let found = errors.iter().find(|error| error.code == code);
        let found = found.unwrap_or_else(|| panic!("{text}: {errors:?}"));
        assert_eq!(&text[found.span.range()], part, "{text}");
        assert!(!found.message().is_empty() && !found.help().is_empty(), "{text}");
    }
}

#[test]
fn a_broken_descriptor_is_found_in_its_place() {
    let text = thin(&DESCRIPTOR[..DESCRIPTOR.len() - 1]);
    let errors = parse(&text).map(|_| ()).expect_err("a parenthesis is missing");
    assert!(matches!(errors[..], [StringError { code: StringCode::BadDescriptor(_), .. }]), "{errors:?}");
    let errors = parse(&thin(&format!("{DESCRIPTOR})"))).map(|_| ()).expect_err("one too many");
    assert_eq!(errors[0].span.start as usize, thin(DESCRIPTOR).len());
}

#[test]
fn odd_but_usable() {
    use NoteCode::*;
    let beq = "(DESCRIPTION=(ADDRESS=(PROTOCOL=BEQ)(PROGRAM=oracle))(CONNECT_DATA=(SID=s)))";
    let cases: [(String, &[NoteCode]); 20] = [
        (thin("h:1521/s"), &[]),
        ("JDBC:ORACLE:THIN:@//h1:1521/svc".to_owned(), &[PrefixCase, PrefixCase]),
        ("jdbc:oracle:thin:scott/tiger@//h/s".to_owned(), &[CredentialsInUrl]),
        ("jdbc:oracle:thin:/@//h/s".to_owned(), &[]),
        ("jdbc:oracle:oci:@h:1521:orcl".to_owned(), &[OciService]),
        ("jdbc:oracle:oci8:@alias".to_owned(), &[Oci8]),
        ("jdbc:oracle:kprb:@x".to_owned(), &[Ignored]),
        (thin("alias"), &[NoTnsAdmin]),
        (thin("alias?TNS_ADMIN=/w"), &[]),
        (thin("alias?oracle.net.tns_admin=/w"), &[]),
        (thin("alias?tns_admin=/w"), &[NoTnsAdmin, TnsAdminCase]),
        (thin("alias?TNS_ADMIN=wallet"), &[RelativePath]),
        (thin("alias?TNS_ADMIN=C:\\wallet"), &[Backslash]),
        (thin("alias?TNS_ADMIN=C%3A%5Cw"), &[PercentEscape, RelativePath]),
        (thin("h:1521:orcl.example.com"), &[DottedSid]),
        (thin("//adb.eu-frankfurt-1.oraclecloud.com:1522/s"), &[PlainToTls]),
        (thin("h:2484:s"), &[PlainToTls]),
        (thin("h/s?oracle.net.CONNECT_TIMEOUT=10"), &[Milliseconds]),
        (thin("tcps://h/s?ssl_server_cert_dn=CN=x,O=y"), &[UnquotedName]),
        (thin(beq), &[ThinTransport]),
    ];
    for (text, wanted) in cases {
        let notes = url(&text).notes;
        notes.iter().for_each(|note| assert!(!note.message().is_empty() && !note.help().is_empty()));
        let codes: Vec<_> = notes.iter().map(|note| note.code).collect();
        assert_eq!(codes, wanted, "{text}");
    }
    let blank = thin(" (DESCRIPTION=\n (ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1)))");
    let codes: Vec<_> = url(&blank).notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, [OuterBlanks, LineBreak]);
}

#[test]
fn properties_are_told_from_net_keywords() {
    let text =
        thin("tcps://h:1522/svc?wallet_location=/w&oracle.jdbc.timezoneAsRegion=false&v$session.program=x");
    let url = url(&text);
    let names: Vec<_> = url.properties.iter().map(|property| property.name.value).collect();
    assert_eq!(names, ["oracle.jdbc.timezoneAsRegion", "v$session.program"]);
    assert_eq!(url.property("v$session.program").map(|property| property.value.value), Some("x"));
    assert!(matches!(url.target, Target::EasyConnect(easy) if easy.param("wallet_location").is_some()));
}

#[test]
fn no_password_is_told() {
    for text in [
        "jdbc:oracle:thin:scott/tiger@h:x/s",
        "jdbc:oracle:thin:scott/t@tiger@h/s$",
        "jdbc:oracle:thin:\"scott/tiger@h/s?",
        "jdbc:oracle:thin:scott/tiger",
        "jdbc:oracle:thin:scott/tiger:@",
        "jdbc:oracle:thick:scott/tiger@h/s",
    ] {
        let errors = parse(text).map(|_| ()).expect_err(text);
        let told: String = errors.iter().map(|error| format!("{error:?} {error} {}", error.help())).collect();
        assert!(!told.contains("tiger"), "{told}");
    }
}

/// Text that looks like a URL, with mistakes.
fn urls() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "@",
        "//",
        "h1",
        ":",
        ":1521",
        ":orcl",
        "/",
        "svc",
        "?",
        "&",
        "TNS_ADMIN=",
        "/w",
        "x.y=1",
        "\"",
        "scott",
        "/tiger",
        "[",
        "]",
        "::1",
        "(ADDRESS=",
        "(HOST=h)",
        ")",
        "ldap://",
        "config-file:",
        " ",
        "é",
        ",",
        ";",
        "cn=OracleContext",
    ]);
    let heads = prop::sample::select(vec![
        "",
        "jdbc:",
        "jdbc:oracle:thin:",
        "jdbc:oracle:oci:@",
        "jdbc:oracle:thin:@",
    ]);
    (heads, prop::collection::vec(pieces, 0..12))
        .prop_map(|(head, pieces)| head.to_owned() + &pieces.concat())
}

fn holds(text: &str) {
    let inside = |span: tns_parser::Span| {
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
    };
    match parse(text) {
        Err(errors) => {
            assert!(!errors.is_empty(), "{text:?}");
            errors.iter().for_each(|error| inside(error.span));
        }
        Ok(url) => {
            url.notes.iter().for_each(|note| inside(note.span));
            url.properties.iter().for_each(|property| inside(property.value.span));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mix_of_pieces_is_answered(text in urls()) {
        holds(&text);
    }
}
