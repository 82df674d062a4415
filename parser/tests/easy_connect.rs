//! Easy Connect strings: what they mean, and every mistake with its place.

use proptest::prelude::*;
use tns_parser::easy_connect::{EasyConnect, Kind, NoteCode, StringCode, StringError, classify, parse};
use tns_parser::model::ValueError;

/// What a text means, as plain data without places.
fn meaning(easy: &EasyConnect<'_>) -> impl PartialEq + std::fmt::Debug + use<> {
    let owned = |part: &str| part.to_owned();
    let hosts = |list: &Vec<_>| -> Vec<(String, bool)> {
        list.iter()
            .map(|host: &tns_parser::easy_connect::Host<'_>| (owned(host.host.value), host.bracketed))
            .collect()
    };
    let params = easy.params.iter().map(|param| {
        (param.row.map_or(owned(param.name.value), |row| owned(row.name)), owned(param.value.value))
    });
    (
        easy.protocol.map(|part| part.value.to_ascii_lowercase()),
        easy.lists.iter().map(hosts).collect::<Vec<_>>(),
        easy.effective_ports(),
        easy.service.map(|part| owned(part.value)),
        easy.server.map(|part| part.value.to_ascii_lowercase()),
        easy.instance.map(|part| owned(part.value)),
        params.collect::<Vec<_>>(),
    )
}

fn errors(text: &str) -> Vec<StringError> {
    parse(text).map(|easy| easy.to_string()).expect_err(text)
}

fn notes(text: &str) -> Vec<NoteCode> {
    let easy = parse(text).unwrap_or_else(|errors| panic!("{text}: {errors:?}"));
    easy.notes.iter().for_each(|note| assert!(!note.help().is_empty() && !note.message().is_empty()));
    easy.notes.iter().map(|note| note.code).collect()
}

#[test]
fn canonical_text() {
    const CASES: [(&str, &str); 16] = [
        ("sales-server", "sales-server"),
        ("sales-server:3456", "sales-server:3456"),
        ("//sales-server:1521/sales.us.example.com", "sales-server:1521/sales.us.example.com"),
        ("TCPS://db:2484/Sales:POOLED/Inst1", "tcps://db:2484/Sales:pooled/Inst1"),
        ("db/", "db/"),
        ("db:/svc", "db/svc"),
        ("db/svc:", "db/svc"),
        ("db/svc:/inst", "db/svc/inst"),
        ("db//inst", "db//inst"),
        ("db/:dedicated", "db/:dedicated"),
        ("[2001:db8::1%eth0]:80/s,x", ""),
        ("[2001:db8::1%eth0]:80/s", "[2001:db8::1%eth0]:80/s"),
        ("[salesdb]/sales", "[salesdb]/sales"),
        ("a,b:1;c:2,d/s?SDU= 8192 &Retry_Count = \"3\"", "a,b:1;c:2,d/s?sdu=8192&retry_count=3"),
        ("h/s?wallet_location=\"/a&b\"&&x.y=1", "h/s?wallet_location=\"/a&b\"&x.y=1"),
        ("'h/s'", "h/s"),
    ];
    for (text, wanted) in CASES {
        let found = parse(text).map(|easy| easy.to_string()).unwrap_or_default();
        assert_eq!(found, wanted, "{text}");
    }
}

#[test]
fn a_port_reaches_back_to_the_hosts_before_it() {
    const CASES: [(&str, &[&[u16]]); 8] = [
        ("h1,h2:1522/s", &[&[1522, 1522]]),
        ("h1:1521,h2,h3:1522/s", &[&[1521, 1522, 1522]]),
        ("h1,h2:1522,h3/s", &[&[1522, 1522, 1521]]),
        ("h1:1530,h2/s", &[&[1530, 1521]]),
        ("h1,h2/s", &[&[1521, 1521]]),
        ("tcps://h1/s", &[&[1521]]),
        ("h1;h2,h3:4549;h4/s", &[&[1521], &[4549, 4549], &[1521]]),
        ("h1:,h2:1522/s", &[&[1522, 1522]]),
    ];
    for (text, wanted) in CASES {
        assert_eq!(parse(text).expect(text).effective_ports(), wanted, "{text}");
    }
}

#[test]
fn parts_are_slices_with_their_places() {
    let text = "tcps://[::1]:2484/svc:shared/i?wallet_location=\"/a b\"";
    let easy = parse(text).expect("valid");
    let host = &easy.lists[0][0];
    assert_eq!((host.host.value, host.bracketed), ("::1", true));
    assert_eq!(&text[host.host.span.range()], "::1");
    assert_eq!(&text[host.port.expect("a port").span.range()], "2484");
    for part in [easy.protocol, easy.service, easy.server, easy.instance].into_iter().flatten() {
        assert_eq!(&text[part.span.range()], part.value);
    }
    let wallet = easy.param("WALLET_LOCATION").expect("a parameter");
    assert_eq!((&text[wallet.value.span.range()], wallet.value.value, wallet.quoted), ("/a b", "/a b", true));
    assert_eq!(wallet.row.map(|row| row.name), Some("wallet_location"));
    assert!(easy.is_tls() && easy.notes.is_empty());
}

/// Text, error, and what its span holds.
const INVALID: [(&str, StringCode, &str); 72] = [
    ("", StringCode::Empty, ""),
    ("  ", StringCode::Empty, ""),
    ("''", StringCode::Empty, ""),
    ("\"h/s", StringCode::OuterQuote, "\""),
    ("host1:1521:ORCL", StringCode::SidForm, "host1:1521:ORCL"),
    ("host1:1521:ORCL/svc", StringCode::SidForm, "host1:1521:ORCL"),
    ("h1:1521:1522/svc", StringCode::SidForm, "h1:1521:1522"),
    ("10.0.0.1:1521:ABCD", StringCode::SidForm, "10.0.0.1:1521:ABCD"),
    ("2001:db8::1/svc", StringCode::Ipv6Brackets, "2001:db8::1"),
    ("::1/svc", StringCode::Ipv6Brackets, "::1"),
    ("fe80:0:0:0:0:0:0:1/svc", StringCode::Ipv6Brackets, "fe80:0:0:0:0:0:0:1"),
    ("[h:1521/s", StringCode::UnclosedBracket, "["),
    ("[::1/svc", StringCode::UnclosedBracket, "["),
    ("[", StringCode::UnclosedBracket, "["),
    ("[]/svc", StringCode::EmptyHost, ""),
    ("[::1]1521/svc", StringCode::AfterBracket, "1521"),
    ("host1:abc/svc", StringCode::Port, "abc"),
    ("host1:0/svc", StringCode::Port, "0"),
    ("host1:65536/svc", StringCode::Port, "65536"),
    ("host1:-1/svc", StringCode::Port, "-1"),
    ("host1:+1/svc", StringCode::Port, "+1"),
    ("h1:١٥٢١/svc", StringCode::Port, "١٥٢١"),
    ("h1:²/svc", StringCode::Port, "²"),
    ("h1:1521 /svc", StringCode::Blank, "1521 "),
    ("sales-server/sales:bogus", StringCode::Server, "bogus"),
    ("host1/my$svc", StringCode::Character('$'), "$"),
    ("host1/my#svc", StringCode::Character('#'), "#"),
    ("h%20/svc", StringCode::Character('%'), "%"),
    ("h\0/svc", StringCode::Character('\0'), "\0"),
    ("h1：1521/svc", StringCode::Character('：'), "："),
    ("h1/svc)", StringCode::Character(')'), ")"),
    ("h1/\"svc\"", StringCode::Character('"'), "\""),
    ("\u{feff}h1/svc", StringCode::Character('\u{feff}'), "\u{feff}"),
    ("host1,/svc", StringCode::EmptyHost, ""),
    ("host1;/svc", StringCode::EmptyHost, ""),
    (";;/mydb", StringCode::EmptyHost, ""),
    (",", StringCode::EmptyHost, ""),
    ("/svc", StringCode::EmptyHost, ""),
    ("/", StringCode::EmptyHost, ""),
    ("?", StringCode::NoParameter, ""),
    ("://h1/svc", StringCode::EmptyHost, ""),
    ("tcp:///svc", StringCode::EmptyHost, ""),
    ("host 1/svc", StringCode::Blank, " "),
    ("host1/svc name", StringCode::Blank, " "),
    ("h1\u{a0}/svc", StringCode::Blank, "\u{a0}"),
    ("h1, h2:1522/svc", StringCode::Blank, " "),
    ("h1/svc/inst/more", StringCode::ExtraPart, "/more"),
    ("host1/svc?", StringCode::NoParameter, ""),
    ("host1/svc?&", StringCode::NoParameter, "&"),
    ("host1/svc?retry_count", StringCode::NoEquals, "retry_count"),
    ("host1/svc?=3", StringCode::ParamName, ""),
    ("host1/svc?sdu=9000&amp;retry_count=1", StringCode::EscapedAmpersand, "amp;"),
    ("host1/svc?key name=3", StringCode::ParamName, "key name"),
    ("host1/svc&retry_count=1", StringCode::Ampersand, "&"),
    ("host1/svc;retry_count=1", StringCode::Semicolon, ";"),
    ("host1/svc?a.b=1?retry_count=1", StringCode::SecondMark, "?"),
    ("host1/svc?sdu=9000;retry_count=1", StringCode::SecondMark, ";"),
    ("host1/svc?retry_count=abc", StringCode::Value("RETRY_COUNT", ValueError::NotANumber), "abc"),
    ("host1/svc?retry_delay=1.5", StringCode::Value("RETRY_DELAY", ValueError::NotANumber), "1.5"),
    ("http://host1/svc", StringCode::UnknownProtocol, "http"),
    ("ipc://host1/svc", StringCode::DescriptorProtocol, "ipc"),
    ("wss://host1/svc", StringCode::DescriptorProtocol, "wss"),
    ("tcp:/host/svc", StringCode::HalfProtocol, "tcp:"),
    ("tcps:host:1522/svc", StringCode::HalfProtocol, "tcps:"),
    ("tcp://h1,tcps://h2/svc", StringCode::HalfProtocol, "tcps:"),
    ("tcps://h/svc?wallet_location=\"/a", StringCode::UnclosedQuote, "\""),
    ("tcps://h/svc?wallet_location=/a\"b\"", StringCode::QuoteInValue, "\""),
    ("tcps://h/svc?wallet_location=\"/a\"x&sdu=9000", StringCode::QuoteInValue, "x"),
    ("user/pw@host/svc", StringCode::Credentials, "user/pw@"),
    ("ldap://h:389/cn=orcl,cn=OracleContext", StringCode::Ldap, "ldap://h:389/cn=orcl,cn=OracleContext"),
    ("config-file:///tmp/x.json?key=a", StringCode::CentralConfig, "config-file:///tmp/x.json?key=a"),
    ("jdbc:oracle:thin:@h/s", StringCode::JdbcUrl, "jdbc:oracle:thin:@h/s"),
];

#[test]
fn mistakes_have_a_place_and_a_remedy() {
    for (text, code, part) in INVALID {
        let errors = errors(text);
        let found = errors.iter().find(|error| error.code == code);
        let found = found.unwrap_or_else(|| panic!("{text}: {errors:?}"));
        assert_eq!(&text[found.span.range()], part, "{text}");
        assert!(!found.message().is_empty() && !found.help().is_empty(), "{text}");
    }
}

#[test]
fn values_that_no_client_takes_are_errors() {
    for param in [
        "retry_count=-1",
        "sdu=-10",
        "sdu=(9000)",
        "connect_timeout=-5",
        "connect_timeout=nan",
        "transport_connect_timeout=15h",
        "transport_connect_timeout=inf",
        "pool_purity=maybe",
    ] {
        let errors = errors(&format!("h/s?{param}"));
        assert!(
            matches!(errors[..], [StringError { code: StringCode::Value(..), .. }]),
            "{param}: {errors:?}"
        );
        assert!(errors[0].message().contains(&param.split('=').next().unwrap_or_default().to_uppercase()));
    }
    for param in ["transport_connect_timeout=15 sec", "connect_timeout=1.5", "retry_count=0", "sdu=\"9000\""]
    {
        assert_eq!(notes(&format!("h/s?{param}")), [], "{param}");
    }
}

#[test]
fn every_mistake_is_told_in_one_go() {
    let found: Vec<_> = errors("http://h 1:0,/s$:x?sdu=a&b").iter().map(|error| error.code).collect();
    assert_eq!(found.len(), 8, "{found:?}");
    assert_eq!(errors(&",".repeat(100_000)).len(), 64);
    assert_eq!(errors(&"x".repeat(2 << 20))[0].code, StringCode::TooLong);
}

#[test]
fn odd_but_usable() {
    let cases: [(&str, &[NoteCode]); 28] = [
        ("h/s", &[]),
        ("h/s?pyo.stmtcachesize=30&njs.poolMax=3&oracle.jdbc.x=1", &[]),
        ("host", &[NoteCode::NoService]),
        ("host:1521", &[NoteCode::NoService]),
        ("host:1521?sdu=9000", &[NoteCode::NoService]),
        ("host/", &[NoteCode::EmptyService]),
        ("host:1521//inst", &[NoteCode::NoServiceBefore]),
        ("host/:dedicated", &[NoteCode::NoServiceBefore]),
        ("host:/s", &[NoteCode::EmptyPort]),
        ("host/s:", &[NoteCode::EmptyServer]),
        (" host/s ", &[NoteCode::OuterBlanks]),
        ("\"host/s\"", &[NoteCode::OuterQuotes]),
        ("' host/s'", &[NoteCode::OuterQuotes, NoteCode::OuterBlanks]),
        ("hôte/s", &[NoteCode::NonAscii]),
        ("h/s?no_such=1", &[NoteCode::UnknownParameter]),
        ("h/s?tls_server_dn_match=on", &[NoteCode::UnknownParameter]),
        ("h/s?sdu=9000&SDU=10000", &[NoteCode::DuplicateParameter]),
        ("h/s?&sdu=9000", &[NoteCode::EmptyParameter]),
        ("h/s?sdu=9000&", &[NoteCode::EmptyParameter]),
        ("h/s?sdu=", &[NoteCode::EmptyValue]),
        ("h/s?sdu = 9000", &[NoteCode::ParameterBlanks, NoteCode::ParameterBlanks]),
        ("h/s?failover=perhaps", &[NoteCode::BadValue("FAILOVER", ValueError::NotBoolean)]),
        ("h/s?wallet_location=/w", &[NoteCode::NeedsTls]),
        ("h/s?https_proxy=p", &[NoteCode::NeedsTls]),
        ("tcps://h/s?wallet_location='/a b'", &[NoteCode::SingleQuotes]),
        ("tcps://h/s?wallet_location=%2Fw", &[NoteCode::PercentEscape]),
        ("tcps://h/s?ssl_server_cert_dn=cn=a,dc=b", &[NoteCode::UnquotedName]),
        ("tcps://h/s?ssl_server_cert_dn=\"cn=a,dc=b\"", &[]),
    ];
    for (text, wanted) in cases {
        assert_eq!(notes(text), wanted, "{text}");
    }
}

#[test]
fn kinds() {
    for (text, kind) in [
        ("(DESCRIPTION=)", Kind::Descriptor),
        (" '(ADDRESS=)'", Kind::Descriptor),
        ("sales", Kind::Alias),
        ("sales.example.com", Kind::Alias),
        ("", Kind::Alias),
        ("sales:1521", Kind::EasyConnect),
        ("//sales", Kind::EasyConnect),
        ("a/b@sales", Kind::EasyConnect),
        ("LDAPS://h/x", Kind::Ldap),
        ("config-azure://x", Kind::CentralConfig),
        ("config-db", Kind::Alias),
        ("JDBC:oracle:thin:@x", Kind::JdbcUrl),
    ] {
        assert_eq!(classify(text), kind, "{text}");
    }
}

#[test]
fn no_password_is_told() {
    for text in
        ["scott/tigerSecret@h/s", "scott/tiger:Secret/x@h:bad/s", "scott/\"tigerSecret\"@(DESCRIPTION=)"]
    {
        let told: String = errors(text).iter().map(|e| format!("{e:?} {e} {}", e.help())).collect();
        assert!(!told.contains("Secret") && !told.contains("tiger"), "{told}");
    }
}

/// Text that looks like an identifier, with mistakes.
fn identifiers() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "tcps://",
        "//",
        "h1",
        "db.example.com",
        "[::1]",
        "[",
        "]",
        ":",
        ":1521",
        ":0",
        ",",
        ";",
        "/",
        "svc",
        ":dedicated",
        "?",
        "&",
        "sdu=9000",
        "Retry_Count",
        "=",
        "\"",
        "'",
        " ",
        "é",
        "%41",
        "wallet_location=",
        "\"/a&b\"",
        "@",
        "\u{feff}",
        "x.y=1",
    ]);
    prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) {
    let inside = |span: tns_parser::Span| {
        assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}");
    };
    match parse(text) {
        Err(errors) => {
            assert!(!errors.is_empty());
            errors.iter().for_each(|error| inside(error.span));
        }
        Ok(easy) => {
            easy.notes.iter().for_each(|note| inside(note.span));
            let printed = easy.to_string();
            let again = parse(&printed).unwrap_or_else(|errors| panic!("{text:?} {printed:?} {errors:?}"));
            assert_eq!(meaning(&again), meaning(&easy), "{text:?} {printed:?}");
            assert_eq!(again.to_string(), printed);
        }
    }
    classify(text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        holds(&text);
    }

    #[test]
    fn any_mix_of_pieces_is_answered(text in identifiers()) {
        holds(&text);
    }
}
