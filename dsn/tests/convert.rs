//! Pairs of connect strings, and what a form cannot hold.

mod short;

use proptest::prelude::*;
use short::full;
use tns_dsn::{Address, AddressList, Description, Descriptor, Form};

fn read(form: Form, text: &str) -> String {
    form.read(text).unwrap_or_else(|error| panic!("{text}: {error}")).value.to_string()
}

const DN: &str = "(SECURITY=(SSL_SERVER_DN_MATCH=TRUE)";

#[test]
fn easy_connect_strings_become_the_documented_descriptors() {
    let cases = [
        ("sales-server", "(DESCRIPTION=A(sales-server,1521)CD())".to_owned()),
        ("//sales-server:80/sales", "(DESCRIPTION=A(sales-server,80)CD(sales))".to_owned()),
        ("[2001:db8::7]:80/sales", "(DESCRIPTION=A(2001:db8::7,80)CD(sales))".to_owned()),
        (
            "h/s:dedicated/i",
            "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SERVICE_NAME=s)(SERVER=dedicated)(INSTANCE_NAME=i)))"
                .to_owned(),
        ),
        ("tcps://h/s", format!("(DESCRIPTION=S(h,1521)CD(s){DN}))")),
        ("a:1521,b,c:1522/s", "(DESCRIPTION=(LOAD_BALANCE=ON)A(a,1521)A(b,1522)A(c,1522)CD(s))".to_owned()),
        ("a,b/s?load_balance=off", "(DESCRIPTION=(LOAD_BALANCE=off)A(a,1521)A(b,1521)CD(s))".to_owned()),
        (
            "a;b,c:9/s",
            "(DESCRIPTION=(ADDRESS_LIST=A(a,1521))(ADDRESS_LIST=(LOAD_BALANCE=ON)A(b,9)A(c,9))CD(s))"
                .to_owned(),
        ),
        (
            "h/s?SDU=8128&retry_count=3&retry_count=4",
            "(DESCRIPTION=(SDU=8128)(RETRY_COUNT=4)A(h,1521)CD(s))".to_owned(),
        ),
        (
            "h/s:pooled?pool_purity=self",
            "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SERVICE_NAME=s)(SERVER=pooled)(POOL_PURITY=self)))"
                .to_owned(),
        ),
        (
            "tcps://h:1/s?wallet_location=\"/w x\"",
            format!("(DESCRIPTION=S(h,1)CD(s){DN}(WALLET_LOCATION=/w x)))"),
        ),
        (
            "tcps://h:1/s?ssl_server_cert_dn=\"cn=a,o=b\"&ssl_server_dn_match=yes",
            "(DESCRIPTION=S(h,1)CD(s)(SECURITY=(SSL_SERVER_CERT_DN=\"cn=a,o=b\")(SSL_SERVER_DN_MATCH=yes)))"
                .to_owned(),
        ),
    ];
    for (text, wanted) in cases {
        assert_eq!(read(Form::EasyConnect, text), full(&wanted), "{text}");
    }
}

#[test]
fn jdbc_urls_become_descriptors() {
    let cases = [
        ("mydbhost:1521/svc", "(DESCRIPTION=A(mydbhost,1521)CD(svc))"),
        ("h:1521:orcl", "(DESCRIPTION=A(h,1521)(CONNECT_DATA=(SID=orcl)))"),
        ("[::1]:1521:orcl", "(DESCRIPTION=A(::1,1521)(CONNECT_DATA=(SID=orcl)))"),
        (
            "//h:1/s?oracle.net.CONNECT_TIMEOUT=10000",
            "(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT=10)A(h,1)CD(s))",
        ),
        ("(DESCRIPTION=A(h,1)CD(s))?TNS_ADMIN=/w", "(DESCRIPTION=A(h,1)CD(s))"),
        (
            "tcps://h:2/s?oracle.net.ssl_server_dn_match=false",
            "(DESCRIPTION=S(h,2)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=false)))",
        ),
        (
            "wss://h:443/s",
            "(DESCRIPTION=(ADDRESS=(PROTOCOL=WSS)(HOST=h)(PORT=443))CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=TRUE)))",
        ),
    ];
    for (text, wanted) in cases {
        let url = format!("jdbc:oracle:thin:@{}", full(text));
        assert_eq!(read(Form::Jdbc, &url), full(wanted), "{url}");
    }
    assert_eq!(read(Form::Jdbc, "jdbc:oracle:oci:@h:1:s"), full("(DESCRIPTION=A(h,1)CD(s))"));
    for url in [
        "jdbc:oracle:thin:@alias",
        "jdbc:oracle:oci:@",
        "jdbc:default:connection",
        "jdbc:oracle:thin:@ldap://h/s,cn=OracleContext",
    ] {
        let error = Form::Jdbc.read(url).expect_err(url);
        assert!(error.problems[0].help.is_some(), "{url}");
    }
}

#[test]
fn descriptors_become_strings_or_say_why_not() {
    let cases = [
        ("(DESCRIPTION=A(h,1521)CD(s))", "h:1521/s"),
        ("(DESCRIPTION=A(a,1)A(b,2)CD(s))", "a:1,b:2/s?load_balance=off"),
        ("(DESCRIPTION=(LOAD_BALANCE=on)A(a,1)A(b,2)CD(s))", "a:1,b:2/s"),
        ("(DESCRIPTION=(ADDRESS_LIST=A(a,1))(ADDRESS_LIST=A(::1,2))CD(s))", "a:1;[::1]:2/s"),
        (
            "(DESCRIPTION=S(h,1)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=on)(MY_WALLET_DIRECTORY=/w)))",
            "tcps://h:1/s?wallet_location=/w",
        ),
        (
            "(DESCRIPTION=S(h,1)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=on)(WALLET_LOCATION=/w)))",
            "tcps://h:1/s?wallet_location=/w",
        ),
        (
            "(DESCRIPTION=(RETRY_COUNT=3)S(h,1)CD(s)(SECURITY=(SSL_SERVER_DN_MATCH=on)(WALLET_LOCATION=(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=/w))))))",
            "tcps://h:1/s?retry_count=3&wallet_location=/w",
        ),
    ];
    for (text, wanted) in cases {
        let descriptor: Descriptor = full(text).parse().expect("usable");
        let written = Form::EasyConnect.write(&descriptor).expect("it can be said");
        assert_eq!((written.value.as_str(), &written.lost[..]), (wanted, &[][..]), "{text}");
    }
    // A model made by hand, with brackets.
    let by_hand = Descriptor::from(Description::new().address(Address::tcp("[::1]", 1)).service_name("s"));
    assert_eq!(Form::EasyConnect.write(&by_hand).expect("it can be said").value, "[::1]:1/s");
    for (text, reason) in [
        ("(DESCRIPTION=A(h,1)(CONNECT_DATA=(SID=x)))", "SID"),
        ("(DESCRIPTION_LIST=(DESCRIPTION=A(h,1)CD(s))(DESCRIPTION=A(h,2)CD(s)))", "DESCRIPTION_LIST"),
        ("(DESCRIPTION=A(h,1)S(h,2)CD(s))", "PROTOCOL"),
        ("(DESCRIPTION=A(h,1)CD(my$s))", "SERVICE_NAME=my$s"),
    ] {
        let descriptor: Descriptor = full(text).parse().expect("usable");
        let error = Form::EasyConnect.write(&descriptor).expect_err(text);
        assert!(error.reasons.iter().any(|loss| loss.what == reason), "{text}: {error}");
    }
    let taf: Descriptor =
        full("(DESCRIPTION=A(h,1)(CONNECT_DATA=(SERVICE_NAME=s)(FAILOVER_MODE=(TYPE=select))))")
            .parse()
            .expect("usable");
    assert_eq!(Form::EasyConnect.write(&taf).expect("it can be said").lost[0].what, "FAILOVER_MODE");
}

#[test]
fn passwords_stay_where_they_are() {
    for url in
        ["jdbc:oracle:thin:scott/tiger@//h:1521/s", "jdbc:oracle:thin:scott/tiger@h:abc/s", "scott/tiger@h/s"]
    {
        let form = Form::detect(url);
        let told = format!("{:?}", form.read(url).map(|read| (read.value.to_string(), read.lost)));
        assert!(!told.contains("tiger"), "{told}");
    }
}

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9-]{0,8}(\\.[a-z]{1,5})?"
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    let address = (any::<bool>(), name(), 1u16..);
    let group = prop::collection::vec(address, 1..4);
    let value = "[ -~]{1,12}"
        .prop_filter("one kind of quotes, no line ends", |text| !(text.contains('"') && text.contains('\'')));
    (prop::collection::vec(group, 1..3), name(), value, any::<bool>()).prop_map(
        |(groups, service, value, list)| {
            let made = |(tls, host, port): (bool, String, u16)| {
                Address::new(if tls { "TCPS" } else { "TCP" }, &host, port)
            };
            let mut description = Description::new().service_name(&service).with("CUSTOM", value.as_str());
            for group in groups {
                description = description.address_list(AddressList::of(group.into_iter().map(made)));
            }
            if list { Descriptor::list([description]) } else { description.into() }
        },
    )
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(made in descriptor()) {
        let text = made.to_string();
        prop_assert_eq!(text.parse::<Descriptor>().expect("it can be read"), made.clone());
        let json = serde_json::to_string(&made).expect("it is data");
        prop_assert_eq!(serde_json::from_str::<Descriptor>(&json).expect("it is data"), made);
    }

    #[test]
    fn no_text_makes_a_form_panic(text in "\\PC{0,60}") {
        for form in [Form::Descriptor, Form::EasyConnect, Form::Jdbc, Form::detect(&text)] {
            if let Err(error) = form.read(&text) {
                prop_assert!(!error.problems.is_empty());
                prop_assert!(error.problems.iter().all(|problem| problem.span.end as usize <= text.len()));
            }
        }
    }
}
