//! The forms of drivers and frameworks: what real ones read, and what is written for them.

mod cases;
mod random;
mod secrets;
#[path = "../short/mod.rs"]
mod short;

use cases::{CALLS, SETTINGS, URLS};
use short::full;
use tns_dsn::{Converted, Descriptor, Form, Unreadable};

/// `DN))` ends a description that checks the server's name.
fn wanted(short: &str) -> String {
    full(&short.replace("DN))", "(SECURITY=(SSL_SERVER_DN_MATCH=TRUE)))"))
}

#[test]
fn what_drivers_read_becomes_the_same_descriptor() {
    for (form, text, expected) in [URLS, SETTINGS, CALLS].concat() {
        match (form.read(text), expected.strip_prefix('!')) {
            (Ok(read), None) => assert_eq!(read.value.to_string(), wanted(expected), "{form}: {text}"),
            (Err(error), Some(part)) => told_in_place(&error, part, text),
            (read, _) => panic!("{form}: {text}: {read:?}"),
        }
    }
}

/// Every problem lies in the text and comes with a help.
fn told_in_place(error: &Unreadable, part: &str, text: &str) {
    assert!(error.to_string().contains(part), "{text}: {error}");
    for problem in &error.problems {
        assert!(problem.span.end as usize <= text.len(), "{text}: {problem:?}");
        assert!(problem.span.start <= problem.span.end, "{text}: {problem:?}");
        assert!(problem.help.as_ref().is_some_and(|help| !help.is_empty()), "{text}: {problem:?}");
    }
}

#[test]
fn an_error_inside_escapes_is_shown_where_it_stands() {
    let cases = [
        (Form::GoOra, "oracle://:0/?connStr=%28DESCRIPTION%3D(ADDRESS=(HOST%3Dh)(PORT=x%20y)))", "x%20y"),
        (Form::OdpNet, "Data Source='h:abc/s'", "abc"),
        (Form::Node, "{ connectString: \"h\\u003aabc/s\" }", "abc"),
        (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@h\\:abc/s", "abc"),
        (Form::Spring, "spring:\n  datasource:\n    url: 'jdbc:oracle:thin:@//ü:abc/s'", "abc"),
        (Form::Sqlalchemy, "oracle+oracledb://u:p@h:abc/s", ":abc"),
    ];
    for (form, text, part) in cases {
        let error = form.read(text).expect_err(text);
        let span = error.problems[0].span;
        assert_eq!(&text[span.start as usize..span.end as usize], part, "{text}: {error}");
    }
}

#[test]
fn descriptors_are_written_for_each_driver() {
    let plain = "(DESCRIPTION=A(h,1521)CD(s))";
    let sid = "(DESCRIPTION=(ADDRESS_LIST=(ADDRESS=(HOST=h)(PORT=1)(PROTOCOL=tcp)))(CONNECT_DATA=(SID=x)))";
    let tls = "(DESCRIPTION=S(h,2484)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=yes)))";
    let more = "(DESCRIPTION=(RETRY_COUNT=3)A(h,1)CD(s))";
    let cases = [
        (Form::Sqlalchemy, plain, "oracle+oracledb://h:1521/?service_name=s"),
        (Form::Sqlalchemy, sid, "oracle+oracledb://h:1/x"),
        (Form::Sqlalchemy, tls, "oracle+oracledb://?dsn=tcps://h:2484/s"),
        (
            Form::Sqlalchemy,
            more,
            "oracle+oracledb://?dsn=(DESCRIPTION%3D(RETRY_COUNT%3D3)(ADDRESS%3D(PROTOCOL%3DTCP)(HOST%3Dh)(PORT%3D1))(CONNECT_DATA%3D(SERVICE_NAME%3Ds)))",
        ),
        (Form::Django, plain, "{\"ENGINE\": \"django.db.backends.oracle\", \"NAME\": \"h:1521/s\"}"),
        (
            Form::Django,
            sid,
            "{\"ENGINE\": \"django.db.backends.oracle\", \"NAME\": \"x\", \"HOST\": \"h\", \"PORT\": \"1\"}",
        ),
        (
            Form::GoOra,
            "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=\"a(b\")))",
            "oracle://:0/?connStr=(DESCRIPTION%3D(ADDRESS%3D(PROTOCOL%3DTCP)(HOST%3Dh)(PORT%3D1))(CONNECT_DATA%3D(SID%3D%22a(b%22)))",
        ),
        (Form::GoOra, plain, "oracle://h:1521/s"),
        (Form::GoOra, sid, "oracle://h:1/?SID=x"),
        (Form::GoOra, tls, "oracle://h:2484/s?SSL=true"),
        (Form::GoOra, "(DESCRIPTION=A(a,1)A(::1,2)CD(s))", "oracle://a:1/s?server=a:1&server=%5B::1%5D:2"),
        (
            Form::GoOra,
            more,
            "oracle://:0/?connStr=(DESCRIPTION%3D(RETRY_COUNT%3D3)(ADDRESS%3D(PROTOCOL%3DTCP)(HOST%3Dh)(PORT%3D1))(CONNECT_DATA%3D(SERVICE_NAME%3Ds)))",
        ),
        (Form::OdpNet, plain, "Data Source=h:1521/s"),
        (
            Form::OdpNet,
            "(DESCRIPTION=S(h,1)CD(s)(SECURITY=(SSL_SERVER_CERT_DN=\"CN=x\")))",
            "Data Source='(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s))(SECURITY=(SSL_SERVER_CERT_DN=\"CN=x\")))'",
        ),
        (Form::R2dbc, plain, "r2dbc:oracle://h:1521/s"),
        (Form::R2dbc, tls, "r2dbc:oracle:tcps://h:2484/s"),
        (
            Form::R2dbc,
            "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
            "r2dbc:oracle://?oracle.r2dbc.descriptor=(DESCRIPTION%3D(ADDRESS%3D(PROTOCOL%3DTCP)(HOST%3Dh)(PORT%3D1))(CONNECT_DATA%3D(SID%3Dx)))",
        ),
        (Form::Spring, plain, "spring.datasource.url=jdbc:oracle:thin:@h:1521/s"),
        (
            Form::Spring,
            "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
            "spring.datasource.url=jdbc:oracle:thin:@h:1:x",
        ),
        (Form::Node, plain, "{ connectString: \"h:1521/s\" }"),
        (Form::Python, plain, "oracledb.connect(host=\"h\", port=1521, service_name=\"s\")"),
        (Form::Python, more, "oracledb.connect(host=\"h\", port=1, service_name=\"s\", retry_count=3)"),
        (Form::Python, tls, "oracledb.connect(host=\"h\", port=2484, protocol=\"tcps\", service_name=\"s\")"),
        (
            Form::Python,
            "(DESCRIPTION=A(a,1)A(b,2)CD(s))",
            "oracledb.connect(dsn=\"(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=a)(PORT=1))(ADDRESS=(PROTOCOL=TCP)(HOST=b)(PORT=2))(CONNECT_DATA=(SERVICE_NAME=s)))\")",
        ),
    ];
    for (form, text, expected) in cases {
        let descriptor: Descriptor = full(text).parse().expect("usable");
        assert_eq!(form.write(&descriptor), Ok(Converted::whole(expected.to_owned())), "{form}: {text}");
        assert_eq!(Form::detect(expected), form, "{expected}");
    }
}

#[test]
fn an_address_that_go_ora_overlooks_is_told() {
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1)(HTTPS_PROXY=p))(CONNECT_DATA=(SERVICE_NAME=s)))";
    let written = Form::GoOra.write(&text.parse().expect("usable")).expect("it can be said");
    assert_eq!(written.lost[0].what, "HTTPS_PROXY");
}

#[test]
fn a_placeholder_cannot_be_written_for_spring() {
    let text = "(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SERVICE_NAME=${x})))";
    let error = Form::Spring.write(&text.parse().expect("usable")).expect_err("Spring would replace it");
    assert!(error.to_string().contains("placeholder"), "{error}");
}

#[test]
fn what_is_left_behind_is_told() {
    let cases: [(Form, &str, &[&str]); 8] = [
        (
            Form::Sqlalchemy,
            "oracle://u:p@h/s?mode=SYSDBA&protocol=tcps",
            &["user and password", "mode", "protocol"],
        ),
        (
            Form::GoOra,
            "oracle://h:1/s?TIMEOUT=5&WALLET=/w&WALLET+PASSWORD=x",
            &["TIMEOUT", "WALLET", "user and password"],
        ),
        (Form::OdpNet, "Data Source=h/s;Pooling=no;tail of a secret=x", &["Pooling", "an unknown attribute"]),
        (Form::R2dbc, "r2dbc:oracle://u:p@h/s?connectTimeout=PT5S", &["user and password", "connectTimeout"]),
        (
            Form::Spring,
            "spring.datasource.url=jdbc:oracle:thin:@h/s\nspring.datasource.password=x",
            &["user and password"],
        ),
        (Form::Django, "{'NAME': 'h/s', 'HOST': 'x', 'TEST': {}, 'OPTIONS': None}", &["HOST", "TEST"]),
        (
            Form::Python,
            "dsn='h/s', port=1, mode=oracledb.SYSDBA, wallet_location='/w'",
            &["port", "mode", "MY_WALLET_DIRECTORY"],
        ),
        (
            Form::Node,
            "{ connectString: 'h/s', password, ...rest, poolMax: 4, sdu: n }",
            &["an entry without a value", "poolMax", "sdu"],
        ),
    ];
    for (form, text, expected) in cases {
        let read = form.read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let told: Vec<_> = read.lost.iter().map(|loss| loss.what.as_str()).collect();
        assert_eq!(told, expected, "{form}: {text}");
    }
}

#[test]
fn names_of_forms_are_read_back() {
    for form in Form::ALL {
        assert_eq!(form.name().parse(), Ok(form));
        assert!(
            form.name().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{form}"
        );
    }
    let error = "yaml".parse::<Form>().expect_err("there is none");
    assert!(error.to_string().contains("sqlalchemy"), "{error}");
}

#[test]
fn texts_tell_their_form() {
    let cases = [
        ("(DESCRIPTION=)", Form::Descriptor),
        ("h:1521/s", Form::EasyConnect),
        ("jdbc:oracle:thin:@h/s", Form::Jdbc),
        ("{\"descriptions\":[]}", Form::Json),
        ("ORACLE+oracledb://h", Form::Sqlalchemy),
        ("oracle://h:1/s", Form::GoOra),
        ("User Id=u;Password=p;Data Source=h/s", Form::OdpNet),
        ("r2dbcs:oracle://h", Form::R2dbc),
        ("# c\nspring.datasource.url=x", Form::Spring),
        ("spring:\n  datasource:", Form::Spring),
        ("DATABASES = {", Form::Django),
        ("{'ENGINE': 'x'}", Form::Django),
        ("const c = await oracledb.getConnection({", Form::Node),
        ("{ connectString: 'x' }", Form::Node),
        ("with oracledb.connect(user=u, dsn=d) as c:", Form::Python),
        ("dsn = 'h/s'", Form::Python),
    ];
    for (text, form) in cases {
        assert_eq!(Form::detect(text), form, "{text}");
    }
}
