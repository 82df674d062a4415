//! The forms of drivers and frameworks: what real ones read, and what is written for them.

mod short;

use proptest::prelude::*;
use short::full;
use tns_dsn::{Address, AddressList, Converted, Description, Descriptor, Form, Place, Unreadable};

/// A form, its text, and the descriptor in short, or `!` and a part of the error.
type Case = (Form, &'static str, &'static str);

const URLS: &[Case] = &[
    // Compared with SQLAlchemy 2.1.9.
    (
        Form::Sqlalchemy,
        "oracle+oracledb://scott:tiger@h:1521/?service_name=svc",
        "(DESCRIPTION=A(h,1521)CD(svc))",
    ),
    (Form::Sqlalchemy, "oracle+cx_oracle://u:p@h/sid", "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SID=sid)))"),
    (Form::Sqlalchemy, "oracle://u@[::1]:1/sid%2Fx", "(DESCRIPTION=A(::1,1)(CONNECT_DATA=(SID=sid/x)))"),
    (
        Form::Sqlalchemy,
        "oracle+oracledb://u:p%40w@h:1/a+b#c",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=\"a+b#c\")))",
    ),
    (Form::Sqlalchemy, "oracle+oracledb://u:p#w@h:1/?service_name=a+b", "(DESCRIPTION=A(h,1)CD(a b))"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@?dsn=h%3A1521%2Fsvc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (
        Form::Sqlalchemy,
        "oracle+oracledb_async://u:p@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)))",
        "(DESCRIPTION=S(h,1)CD(s))",
    ),
    (
        Form::Sqlalchemy,
        "oracle+oracledb://u:p@h/?service_name=s&retry_count=3",
        "(DESCRIPTION=(RETRY_COUNT=3)A(h,1521)CD(s))",
    ),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@myalias", "!alias"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h:1521", "!drops the port"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h:x/sid", "!no port number"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h/sid?service_name=s", "!a path and a service name"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@/sid", "!no host"),
    (Form::Sqlalchemy, "oracle+oracledb://u:p@h/s%4", "!no escape"),
    (Form::Sqlalchemy, "postgresql://h/s", "!no SQLAlchemy URL"),
    // configurations/connect_config.go of go-ora 2.
    (Form::GoOra, "oracle://u:p@h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (Form::GoOra, "oracle://u:p@h:1521/?SID=orcl", "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SID=orcl)))"),
    (Form::GoOra, "oracle://u:p@h:1/s?server=h2:2&server=h:1&TIMEOUT=5", "(DESCRIPTION=A(h,1)A(h2,2)CD(s))"),
    (
        Form::GoOra,
        "oracle://u:p@h:2484/s?ssl=Enable&ssl+verify=false&WALLET=%2Fw",
        "(DESCRIPTION=S(h,2484)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=FALSE)(MY_WALLET_DIRECTORY=/w)))",
    ),
    (
        Form::GoOra,
        "oracle://u:p@h:1/x?SERVICE%20NAME=s&INSTANCE%20NAME=i",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SERVICE_NAME=s)(INSTANCE_NAME=i)))",
    ),
    (
        Form::GoOra,
        "oracle://u:p@:0/?connStr=%28DESCRIPTION%3D%28ADDRESS%3D%28PROTOCOL%3Dtcp%29%28HOST%3Dh%29%28PORT%3D1%29%29%28CONNECT_DATA%3D%28SID%3Dx%29%29%29",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))",
    ),
    (Form::GoOra, "oracle://u:p@h/svc", "!no port"),
    (Form::GoOra, "oracle://u:p@h:1521/", "!neither a service nor a SID"),
    (Form::GoOra, "oracle://u:p@:0/s", "!no host"),
    (Form::GoOra, "oracle://u:p@:0/?connStr=(DESCRIPTION=(ADDRESS=(HOST=h))", "!still open"),
    (Form::GoOra, "mysql://h:1/s", "!no URL of go-ora"),
    // r2dbc-spi's ConnectionUrlParser and oracle-r2dbc's composeJdbcUrl.
    (Form::R2dbc, "r2dbc:oracle://u:p@h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (Form::R2dbc, "r2dbc:oracle:tcps://h:2484/svc", "(DESCRIPTION=S(h,2484)CD(svc)DN))"),
    (Form::R2dbc, "r2dbcs:oracle://h:2484/svc", "(DESCRIPTION=S(h,2484)CD(svc)DN))"),
    (Form::R2dbc, "r2dbc:oracle://h:2484/svc?ssl=true", "(DESCRIPTION=S(h,2484)CD(svc)DN))"),
    (Form::R2dbc, "r2dbc:pool:oracle://h1:1,h2:2/s", "(DESCRIPTION=(LOAD_BALANCE=ON)A(h1,1)A(h2,2)CD(s))"),
    (
        Form::R2dbc,
        "r2dbc:oracle://?oracle.r2dbc.descriptor=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (
        Form::R2dbc,
        "r2dbc:oracle://h:1/s?oracle.net.CONNECT_TIMEOUT=9000",
        "(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=9)A(h,1)CD(s))",
    ),
    (Form::R2dbc, "r2dbc:oracle://?oracle.r2dbc.descriptor=myAlias&TNS_ADMIN=/p", "!alias"),
    (Form::R2dbc, "r2dbc:oracle://h:1/s?oracle.r2dbc.descriptor=(DESCRIPTION=)", "!a host and a descriptor"),
    (Form::R2dbc, "r2dbc:oracle:ldap://h:7777/sales,cn=OracleContext,dc=com", "!directory"),
    (Form::R2dbc, "r2dbc:oracle://", "!no host"),
    (Form::R2dbc, "r2dbc:postgresql://h/s", "!no R2DBC URL for Oracle"),
    (Form::R2dbc, "r2dbc:oracle", "!no `://`"),
];

const SETTINGS: &[Case] = &[
    (Form::OdpNet, "User Id=scott;Password=tiger;Data Source=h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (Form::OdpNet, "data source = \"tcps://h/s\" ; Pooling=False;", "(DESCRIPTION=S(h,1521)CD(s)DN))"),
    (
        Form::OdpNet,
        "Data Source=a/a;Data Source=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)));",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (
        Form::OdpNet,
        "Data Source='h1;h2/s'",
        "(DESCRIPTION=(ADDRESS_LIST=A(h1,1521))(ADDRESS_LIST=A(h2,1521))CD(s))",
    ),
    (Form::OdpNet, "Data Source=ORCL;User Id=/", "!alias"),
    (Form::OdpNet, "User Id=scott;Password=x", "!no Data Source"),
    (Form::OdpNet, "Data Source=\"h/s", "!quote is not closed"),
    (Form::OdpNet, "Data Source='h/s'x;", "!goes on behind"),
    (Form::OdpNet, "Data Source", "!no `=`"),
    (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@//h:1521/svc", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (
        Form::Spring,
        "# db\nspring.datasource.username: u\nspring.datasource.url : jdbc\\:oracle\\:thin\\:@\\\n   h\\u003a1:x\n",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Spring, "spring.datasource.hikari.jdbc-url=jdbc:oracle:thin:@h:1/s", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Spring, "spring.r2dbc.url=r2dbc:oracle://h:1/s", "(DESCRIPTION=A(h,1)CD(s))"),
    (
        Form::Spring,
        "spring:\n  application:\n    name: x\n  datasource:\n    url: jdbc:oracle:thin:@//h:1521/svc # main\n    username: u\n",
        "(DESCRIPTION=A(h,1521)CD(svc))",
    ),
    (
        Form::Spring,
        "---\nspring:\n  datasource: {url: \"jdbc:oracle:thin:@h:1:\\x78\", hosts: [a, {b: c}]}\n",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@//${DB_HOST}:1521/svc", "!placeholder"),
    (Form::Spring, "spring.datasource.username=u", "!no property holds a URL"),
    (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:@\\u12", "!no escape"),
    (Form::Spring, "spring:\n  datasource: [", "!YAML is broken"),
    // utils.dsn of django.db.backends.oracle, Django 5.2.
    (
        Form::Django,
        "{'ENGINE': 'django.db.backends.oracle', 'NAME': 'h:1521/svc', 'USER': 'u', 'PASSWORD': 'p'}",
        "(DESCRIPTION=A(h,1521)CD(svc))",
    ),
    (
        Form::Django,
        "DATABASES = {\n  # main\n  \"default\": {\n    \"ENGINE\": \"django.db.backends.oracle\",\n    \"NAME\": \"xe\",\n    \"HOST\": \"h\",\n    \"PORT\": 1540,\n    \"OPTIONS\": {\"threaded\": True},\n  },\n}",
        "(DESCRIPTION=A(h,1540)(CONNECT_DATA=(SID=xe)))",
    ),
    (
        Form::Django,
        "DATABASES = {'default': {}, 'ora': {'ENGINE': 'django.db.backends.oracle', 'NAME': 'xe', 'HOST': '', 'PORT': '1'}}",
        "(DESCRIPTION=A(localhost,1)(CONNECT_DATA=(SID=xe)))",
    ),
    (
        Form::Django,
        "{'NAME': ('(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))'\n '(CONNECT_DATA=(SID=x)))'), 'PORT': ''}",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Django, "{'NAME': 'orcl', 'HOST': 'h', 'PORT': ''}", "!alias"),
    (Form::Django, "{'NAME': os.environ['DB'], 'PORT': '1'}", "!running program"),
    (Form::Django, "{'NAME': 'x', 'PORT': '99999'}", "!no port number"),
    (Form::Django, "{'ENGINE': 'django.db.backends.postgresql', 'NAME': 'x'}", "!another database"),
    (Form::Django, "{'HOST': 'x'}", "!no NAME"),
    (Form::Django, "{'NAME': 'x", "!not closed"),
    (Form::Django, "{'NAME': 'x'", "!ends too early"),
    (Form::Django, "NAME = 'x'", "!no dictionary"),
];

const CALLS: &[Case] = &[
    // Compared with ConnectParams.get_connect_string() of python-oracledb 26.1.
    (
        Form::Python,
        "oracledb.connect(user=\"u\", password=getpass(), host=\"h\", port=1522, service_name=\"s\")",
        "(DESCRIPTION=A(h,1522)CD(s))",
    ),
    (Form::Python, "conn = oracledb.connect('u', 'p', 'h/s')", "(DESCRIPTION=A(h,1521)CD(s))"),
    (Form::Python, "oracledb.connect(\"u/p@h:1/s\")", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Python, "dsn=r'h:1/s', retry_count=3, host='x'", "(DESCRIPTION=(RETRY_COUNT=3)A(h,1)CD(s))"),
    (
        Form::Python,
        "host='h', sid='x', purity=oracledb.PURITY_SELF, cclass='c', tcp_connect_timeout=2.5",
        "(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=2500ms)A(h,1521)(CONNECT_DATA=(SID=x)(POOL_PURITY=SELF)(POOL_CONNECTION_CLASS=c)))",
    ),
    (
        Form::Python,
        "oracledb.create_pool(dsn='tcps://h/s', ssl_server_dn_match=False, wallet_location='/w', https_proxy='px')",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)(PORT=1521)(HTTPS_PROXY=px))CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=FALSE)(MY_WALLET_DIRECTORY=/w)))",
    ),
    (
        Form::Python,
        "dsn='tcps://h/s?ssl_server_dn_match=on', ssl_server_dn_match=False",
        "(DESCRIPTION=S(h,1521)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=on)))",
    ),
    (Form::Python, "oracledb.connect(host=HOST, service_name='s')", "!running program"),
    (Form::Python, "oracledb.connect(dsn='''h/s''', port=1", "!ends too early"),
    (Form::Python, "oracledb.connect(dsn=f'{h}/s')", "!running program"),
    (Form::Python, "oracledb.connect('//h:1/s')", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Python, "oracledb.connect('h:1/s', params=p)", "(DESCRIPTION=A(h,1)CD(s))"),
    (Form::Python, "oracledb.connect('h:1/s')", "!user and password"),
    (Form::Python, "oracledb.connect(user='u')", "!neither dsn nor host"),
    (Form::Python, "oracledb.connect(host='h', port=70000)", "!no port number"),
    // impl/parserHelpers.js of node-oracledb.
    (Form::Node, "{ user: \"u\", password, connectString: 'h:1521/svc' }", "(DESCRIPTION=A(h,1521)CD(svc))"),
    (
        Form::Node,
        "await oracledb.getConnection({\n  connectionString: `h/s`, // here\n  retryCount: 3, /* } */ sdu: 8192,\n});",
        "(DESCRIPTION=(RETRY_COUNT=3)(SDU=8192)A(h,1521)CD(s))",
    ),
    (
        Form::Node,
        "{ \"connectString\": \"tcps://h/s\", walletLocation: '/w', sslServerDNMatch: false, poolPurity: 'NEW' }",
        "(DESCRIPTION=S(h,1521)(CONNECT_DATA=(SERVICE_NAME=s)(POOL_PURITY=NEW))(SECURITY=(SSL_SERVER_DN_MATCH=FALSE)(MY_WALLET_DIRECTORY=/w)))",
    ),
    (
        Form::Node,
        "{ connectString: '(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)' +\n '(HOST=h)(PORT=1))(CONNECT_DATA=(SID=x)))' }",
        "(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))",
    ),
    (Form::Node, "{ connectString: `${host}/s` }", "!running program"),
    (Form::Node, "{ connectString: process.env.DB }", "!running program"),
    (Form::Node, "{ connectString: 'orcl' }", "!alias"),
    (Form::Node, "{ user: 'u' }", "!no connectString"),
    (Form::Node, "connectString", "!no object"),
    (
        Form::Json,
        "{\"descriptions\":[{\"addresses\":[{\"address\":[{\"name\":\"HOST\",\"value\":\"h\"}]}]}]}",
        "(DESCRIPTION=(ADDRESS=(HOST=h)))",
    ),
    (Form::Json, "{\"descriptions\":[{\"addresses\":[],\"connectdata\":[]}]}", "!unknown field"),
    (Form::Json, "{\"list\":true}", "!missing field"),
    (Form::Json, "{\"descriptions\":[]}", "!no valid descriptor"),
    (Form::Json, "{\"descriptions\":[", "!ends too early"),
    (Form::Json, "[1]", "!another kind"),
];

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

const SECRET: &str = "s3cret-tiger";

#[test]
fn no_password_gets_out() {
    let inputs = [
        (Form::Descriptor, "(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SERVICE_NAME=s)"),
        (Form::EasyConnect, "scott/s3cret-tiger@h:1/s"),
        (Form::Jdbc, "jdbc:oracle:thin:scott/s3cret-tiger@//h:1/s"),
        (Form::Json, "{\"password\":\"s3cret-tiger\",\"descriptions\":[{\"addresses\":[]}]}"),
        (Form::Json, "{\"descriptions\":[{\"addresses\":[\"s3cret-tiger\"]}]}"),
        (Form::Json, "{\"descriptions\":\"s3cret-tiger\"}"),
        (Form::Json, "s3cret-tiger"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:s3cret-tiger@h:1/?service_name=s"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:s3cret-tiger@h"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:x/s3cret-tiger@h:1/s"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:x@s3cret-tiger@h:1/s"),
        (Form::Sqlalchemy, "oracle+oracledb://scott:s3cret-tiger"),
        (Form::Sqlalchemy, "oracle+oracledb://?dsn=h/s&password=s3cret-tiger"),
        (Form::Sqlalchemy, "oracle+oracledb://?dsn=scott/s3cret-tiger%40h/s"),
        (Form::GoOra, "oracle://scott:s3cret-tiger@h:1/s?WALLET+PASSWORD=s3cret-tiger&OS+PASS=s3cret-tiger"),
        (Form::GoOra, "oracle://scott:x?s3cret-tiger@h:1/s"),
        (Form::GoOra, "oracle://scott:x#s3cret-tiger@h:1/s"),
        (Form::GoOra, "oracle://scott:s3cret-tiger@h/s"),
        (Form::OdpNet, "User Id=scott;Password=s3cret-tiger;Data Source=h:1/s"),
        (Form::OdpNet, "User Id=scott;Password=x;s3cret-tiger;Data Source=h:1/s"),
        (Form::OdpNet, "Password=x;s3cret-tiger=1;Data Source=h:1/s"),
        (Form::OdpNet, "Data Source=scott/s3cret-tiger@h:1/s"),
        (Form::OdpNet, "Password=\"s3cret-tiger;Data Source=h:1/s"),
        (Form::R2dbc, "r2dbc:oracle://scott:s3cret-tiger@h:1/s?oracle.net.wallet_password=s3cret-tiger"),
        (Form::R2dbc, "r2dbc:oracle://scott:x/s3cret-tiger@h:1/s"),
        (Form::R2dbc, "r2dbc:oracle://h:1/s?javax.net.ssl.keyStorePassword=s3cret-tiger"),
        (
            Form::Spring,
            "spring.datasource.url=jdbc:oracle:thin:@h/s\nspring.datasource.password=s3cret-tiger",
        ),
        (Form::Spring, "spring.datasource.url=jdbc:oracle:thin:scott/s3cret-tiger@h:x/s"),
        (Form::Spring, "spring.datasource.password=s3cret-tiger"),
        (Form::Spring, "spring:\n  datasource:\n    url: jdbc:oracle:thin:@h/s\n    password: s3cret-tiger"),
        (Form::Spring, "spring:\n  datasource:\n    url: jdbc:oracle:thin:@h/s\n    password: *s3cret-tiger"),
        (Form::Spring, "spring:\n  datasource:\n    password: \"s3cret-tiger"),
        (Form::Django, "{'NAME': 'h/s', 'PASSWORD': 's3cret-tiger'}"),
        (Form::Django, "{'NAME': 'scott/s3cret-tiger@h/s'}"),
        (Form::Django, "{'PASSWORD': 's3cret-tiger}"),
        (Form::Python, "oracledb.connect('scott', 's3cret-tiger', 'h/s')"),
        (Form::Python, "oracledb.connect(user='scott', password='s3cret-tiger', dsn='h/s')"),
        (Form::Python, "oracledb.connect('scott/s3cret-tiger@h/s', wallet_password='s3cret-tiger')"),
        (Form::Python, "oracledb.connect('scott/s3cret-tiger@h:x/s')"),
        (Form::Python, "oracledb.connect('scott/s3cret-tiger')"),
        (Form::Node, "{ user: 'scott', password: 's3cret-tiger', connectString: 'h/s' }"),
        (Form::Node, "{ connectString: 'scott/s3cret-tiger@h/s' }"),
        (Form::Node, "{ password: 's3cret-tiger }"),
    ];
    assert!(Form::ALL.iter().all(|form| inputs.iter().any(|(of, _)| of == form)));
    for (form, text) in inputs {
        let told = match form.read(text) {
            Ok(read) => {
                let written: Vec<_> = Form::ALL.map(|form| form.write(&read.value)).into();
                format!("{read:?} {} {:?} {written:?}", read.value, read.lost)
            }
            Err(error) => format!("{error} {error:?}"),
        };
        assert!(!told.contains(SECRET), "{form}: {text}: {told}");
    }
}

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{1,8}(\\.[a-z]{1,5})?"
}

/// A text that a descriptor can hold, without `$`, which Spring may replace.
fn value() -> impl Strategy<Value = String> {
    "[ -#%-~äλ\u{1f600}]{1,12}"
        .prop_filter("one kind of quotes", |text| !(text.contains('"') && text.contains('\'')))
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    let addresses = prop::collection::vec((name(), 1u16..), 1..4);
    let target = (any::<bool>(), prop_oneof![name(), value()]);
    let extra = (prop::option::of(value()), prop::option::of(0u32..9), prop::option::of(any::<bool>()));
    (addresses, any::<bool>(), target, extra, 0..4u8).prop_map(
        |(addresses, tls, (sid, target), (custom, retries, matched), shape)| {
            let protocol = if tls { "TCPS" } else { "TCP" };
            let addresses = addresses.iter().map(|(host, port)| Address::new(protocol, host, *port));
            let mut made = match shape {
                0 => addresses.fold(Description::new(), Description::address),
                _ => Description::new().address_list(AddressList::of(addresses)),
            };
            made = if sid { made.sid(&target) } else { made.service_name(&target) };
            made = retries.into_iter().fold(made, |made, count| made.with("RETRY_COUNT", count));
            made = custom.into_iter().fold(made, |made, text| made.connect("CUSTOM", text));
            made = matched
                .into_iter()
                .filter(|_| tls)
                .fold(made, |made, on| made.secure("SSL_SERVER_DN_MATCH", on));
            match shape {
                2 => Descriptor::list([made]),
                3 => Descriptor::list([made.clone(), made]),
                _ => made.into(),
            }
        },
    )
}

/// A list of one says nothing, words for a truth value are many, and no load
/// balancing is the default.
fn comparable(mut made: Descriptor) -> String {
    made.list &= made.descriptions.len() > 1;
    for description in &mut made.descriptions {
        if let [Place::List(list)] = &mut description.addresses[..] {
            description.addresses = std::mem::take(&mut list.addresses);
        }
    }
    let text = made.to_string().replace("(LOAD_BALANCE=off)", "");
    text.replace("DN_MATCH=ON", "DN_MATCH=TRUE").replace("DN_MATCH=OFF", "DN_MATCH=FALSE")
}

const HOLD_ALL: [Form; 10] = [
    Form::Descriptor,
    Form::Json,
    Form::Sqlalchemy,
    Form::GoOra,
    Form::OdpNet,
    Form::R2dbc,
    Form::Spring,
    Form::Django,
    Form::Python,
    Form::Node,
];

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(made in descriptor()) {
        for form in HOLD_ALL {
            let written = form.write(&made).expect("it can be said");
            prop_assert!(written.lost.is_empty(), "{}: {:?}", form, written);
            let read = form.read(&written.value).map_err(|error| {
                TestCaseError::fail(format!("{form}: {}: {error}", written.value))
            })?;
            prop_assert_eq!(comparable(read.value), comparable(made.clone()), "{}: {}", form, written.value);
            prop_assert!(read.lost.is_empty(), "{}: {:?}", form, read.lost);
        }
    }

    #[test]
    fn no_text_makes_a_form_panic(text in "\\PC{0,60}") {
        hostile(&text)?;
    }

    #[test]
    fn no_broken_input_makes_a_form_panic(
        at in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        put in "[\\\\%\"'`{}()\\[\\]@:/?#=&;,\n$u é]{0,4}",
    ) {
        let cases = [URLS, SETTINGS, CALLS].concat();
        let mut text = at.get(&cases).1.to_owned();
        let at = cut.index(text.len() + 1);
        let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        text.insert_str(at, &put);
        hostile(&text)?;
        text.truncate(at);
        hostile(&text)?;
    }
}

fn hostile(text: &str) -> Result<(), TestCaseError> {
    Form::detect(text);
    for form in Form::ALL {
        let Err(error) = form.read(text) else { continue };
        prop_assert!(!error.problems.is_empty());
        for problem in error.problems {
            let span = problem.span.start as usize..problem.span.end as usize;
            prop_assert!(text.get(span).is_some(), "{}: {:?}: {:?}", form, text, problem);
        }
    }
    Ok(())
}
