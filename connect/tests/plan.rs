//! What a plan makes of each setting.

mod planning;

use std::collections::BTreeMap;
use std::path::PathBuf;

use planning::{Texts, attempt, descriptor, options, plan, profile, steps};
use tns_connect::error::{Class, Failure, Phase};
use tns_connect::plan::{NameCheck, Options, Plan, Proxy, Tls, Trust, Versions};
use tns_dsn::resolve::{Environment, Origin, Resolver};
use tns_dsn::shard::ShardKey;

/// `1 2*` is a description with these ports and lists in it.
fn ports(description: &str) -> String {
    let one = |port: &str| format!("(ADDRESS=(HOST=h)(PORT={port}))");
    let words = description.split(' ').map(|word| match word.parse::<u16>() {
        Ok(_) => one(word),
        Err(_) => word.to_owned(),
    });
    format!("(DESCRIPTION={}(CONNECT_DATA=(SERVICE_NAME=s)))", words.collect::<String>())
}

#[test]
fn addresses_are_tried_in_their_order() {
    let cases = [
        ("1 2 3", "1 2 3"),
        ("(FAILOVER=off) 1 2", "1"),
        ("(FAILOVER=1) 1 2", "1"),
        ("(FAILOVER=) 1 2", "1 2"),
        ("(SOURCE_ROUTE=on) 1 2", "1"),
        ("(SOURCE_ROUTE=on)(LOAD_BALANCE=on) 1 2 3", "1"),
        ("(ADDRESS_LIST= 1 2 ) 3 (ADDRESS_LIST= 4 )", "1 2 3 4"),
        ("(FAILOVER=off)(ADDRESS_LIST= 1 2 )(ADDRESS_LIST= 3 )", "1 2"),
        ("(ADDRESS_LIST=(FAILOVER=off) 1 2 )(ADDRESS_LIST= 3 4 )", "1 3 4"),
        ("(SOURCE_ROUTE=on)(ADDRESS_LIST= 1 2 )(ADDRESS_LIST= 3 )", "1 2"),
        ("(ADDRESS_LIST= 1 (ADDRESS_LIST=(SOURCE_ROUTE=on) 2 3 ) 4 )", "1 2 4"),
        ("(RETRY_COUNT=2) 1 2", "1 2 pause(1s) 1 2 pause(1s) 1 2"),
        ("(RETRY_COUNT=1)(RETRY_DELAY=0) 1", "1 1"),
        ("(RETRY_COUNT=1)(RETRY_DELAY=7) 1", "1 pause(7s) 1"),
    ];
    for (text, wanted) in cases {
        assert_eq!(steps(&plan(&ports(text), 7)), wanted, "{text}");
    }
}

#[test]
fn balanced_nodes_are_shuffled_by_themselves() {
    let text =
        ports("(ADDRESS_LIST=(LOAD_BALANCE=on) 1 2 )(ADDRESS_LIST=(LOAD_BALANCE=on)(FAILOVER=off) 3 4 )");
    let seen: std::collections::BTreeSet<_> = (0..50).map(|seed| steps(&plan(&text, seed))).collect();
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["1 2 3", "1 2 4", "2 1 3", "2 1 4"]);
}

#[test]
fn descriptions_are_tried_one_after_another() {
    let two = |settings: &str| {
        format!("(DESCRIPTION_LIST={settings}{}{})", ports("(RETRY_COUNT=1) 1"), ports("(RETRY_COUNT=1) 2"))
    };
    assert_eq!(steps(&plan(&two("(LOAD_BALANCE=off)"), 0)), "1 pause(1s) 1 2 pause(1s) 2");
    assert_eq!(steps(&plan(&two("(LOAD_BALANCE=off)(FAILOVER=off)"), 0)), "1 pause(1s) 1");
    assert_eq!(steps(&plan(&two("(SOURCE_ROUTE=on)"), 3)), "1 pause(1s) 1");
    let starts: std::collections::BTreeSet<_> =
        (0..20).map(|seed| plan(&two(""), seed).descriptions[0].attempts[0].port).collect();
    assert_eq!(starts.len(), 2, "LOAD_BALANCE is on in a DESCRIPTION_LIST");
    assert!(plan(&two(""), 0).notes[0].contains("random order"));
    assert!(plan(&two("(LOAD_BALANCE=on)"), 0).notes.is_empty());
}

#[test]
fn a_million_retries_cost_nothing() {
    let plan = plan(&ports("(RETRY_COUNT=1000000) 1 2"), 0);
    assert_eq!(plan.descriptions[0].attempts.len(), 2);
    assert_eq!(plan.steps().count(), 3 * 1_000_001 - 1);
}

#[test]
fn times_and_sizes_come_from_the_descriptor_then_from_sqlnet_ora() {
    let sqlnet = "TCP.CONNECT_TIMEOUT=5\nSQLNET.OUTBOUND_CONNECT_TIMEOUT=1 min\nDEFAULT_SDU_SIZE=1024\nSQLNET.EXPIRE_TIME=10\n";
    let read = |settings: &str, sqlnet: &str| {
        let found = attempt(&ports(&format!("{settings} 1")), sqlnet, &options(0));
        let millis = |time: Option<std::time::Duration>| time.map(|time| time.as_millis());
        let times = [found.transport_timeout, found.connect_timeout, found.keep_alive].map(millis);
        (times, found.sdu)
    };
    let set = "(TRANSPORT_CONNECT_TIMEOUT=500ms)(CONNECT_TIMEOUT=2 sec)(SDU=65536)(EXPIRE_TIME=2)";
    assert_eq!(read("", ""), ([Some(20_000), None, None], 8192));
    assert_eq!(read(set, ""), ([Some(500), Some(2_000), Some(120_000)], 65_536));
    assert_eq!(read("", sqlnet), ([Some(5_000), Some(60_000), Some(600_000)], 1024));
    assert_eq!(read(set, sqlnet), read(set, ""));
    assert_eq!(read("(TRANSPORT_CONNECT_TIMEOUT=0)(CONNECT_TIMEOUT=0)", "").0, [None, None, None]);
    assert_eq!(read("(SDU=1)", "").1, 512);
    assert_eq!(read("(SDU=99999999)", "").1, 2_097_152);
    assert_eq!(read("(ENABLE=broken)", "").0[2], Some(7_200_000));
}

fn refused(text: &str, sqlnet: &str) -> Failure {
    let descriptor = descriptor(text).unwrap_or_else(|| panic!("no descriptor: {text}"));
    Plan::of_descriptor(&descriptor, &profile(sqlnet), &options(0)).expect_err("a refusal")
}

#[test]
fn what_cannot_be_dialled_is_refused_with_a_hint() {
    let one = |address: &str| format!("(DESCRIPTION=(ADDRESS={address})(SECURITY=(SSL_VERSION=1.0)))");
    let cases = [
        ("(PROTOCOL=IPC)(KEY=k)", "ORA-12538", "PROTOCOL=IPC cannot be dialled from here"),
        ("(PROTOCOL=beq)(PROGRAM=oracle)", "ORA-12538", "PROTOCOL=BEQ cannot be dialled from here"),
        ("(HOST=h)(PORT=oracle)", "ORA-12533", "`oracle` is no port number (host h)"),
        ("(PORT=1521)", "ORA-12533", "the ADDRESS has no HOST"),
        ("(HOST=\"a b\")(PORT=1)", "ORA-12545", "HOST: `a b` is no name of a host"),
        ("(HOST=h)(PORT=1)(HTTPS_PROXY=p)", "ORA-12533", "HTTPS_PROXY needs PROTOCOL=TCPS"),
        ("(PROTOCOL=tcps)(HOST=h)(PORT=1)", "ORA-28860", "SSL_VERSION=1.0 allows no version that is safe"),
    ];
    for (address, code, message) in cases {
        let failure = refused(&one(address), "");
        assert_eq!((failure.code.as_deref(), &*failure.message), (Some(code), message), "{address}");
        assert_eq!((failure.phase, failure.class), (Phase::Plan, Class::Config));
        assert!(failure.hint.is_some_and(|hint| !hint.is_empty()));
    }
    let failure = refused(&ports("1"), "DEFAULT_SDU_SIZE=many\n");
    assert_eq!(failure.message, "DEFAULT_SDU_SIZE: `many` is not a whole number");
    assert!(matches!(failure.origin, Some(Origin::File { line: 1, .. })));
    let long =
        format!("(DESCRIPTION=(ADDRESS=(HOST=h))(CONNECT_DATA=(SERVICE_NAME={})))", "s".repeat(70_000));
    assert!(refused(&long, "").message.starts_with("the connect data has 70"));
}

#[test]
fn sharding_keys_stand_in_the_connect_data() {
    let text = "(DESCRIPTION=(ADDRESS=(HOST=h)(PORT=1))(CONNECT_DATA=(SERVICE_NAME=s)(SHARDING_KEY=old)(REGION=east)))";
    let with = |shard: ShardKey, super_shard: Option<ShardKey>| {
        let options = Options { shard: Some(shard), super_shard, ..options(0) };
        Plan::of_descriptor(&descriptor(text).expect("a descriptor"), &profile(""), &options)
    };
    for (shard, super_shard, wanted, notes) in [
        (ShardKey::from(40598230), None, "(SHARDING_KEY=40598230)(REGION=east)", 0),
        (
            ShardKey::from("a (b)"),
            Some(ShardKey::from("gold")),
            "(SHARDING_KEY=\"a (b)\")(REGION=east)(SUPER_SHARDING_KEY=gold)",
            0,
        ),
        (ShardKey::from("say \"x\"").and(1), None, "(SHARDING_KEY='say \"x\",1')", 1),
        (ShardKey::from(vec![1, 0xFE]), None, "(SHARDING_KEY=01FE)", 1),
    ] {
        let plan = with(shard, super_shard).expect("a plan");
        let data = &plan.descriptions[0].attempts[0].connect_data;
        assert!(data.contains(wanted) && !data.contains("=old"), "{data}");
        assert_eq!(plan.notes.len(), notes, "{:?}", plan.notes);
        let read: tns_dsn::Descriptor = data.parse().expect("it is read again");
        assert!(read.descriptions[0].connect_text("SHARDING_KEY").is_some());
    }
    let failure = with(ShardKey::from(""), None).expect_err("an empty key");
    assert_eq!(failure.message, "SHARDING_KEY: a value of the key is empty");
}

#[test]
fn an_address_that_cannot_be_dialled_is_passed_over() {
    let plan = plan(&ports("(ADDRESS=(PROTOCOL=ipc)(KEY=k)) 1 (ADDRESS=(HOST=h)(PORT=x)) 2"), 0);
    assert_eq!(steps(&plan), "1 2");
    assert_eq!(plan.skipped.len(), 2);
    let numbers: Vec<_> = plan.descriptions[0].attempts.iter().map(|attempt| attempt.number).collect();
    assert_eq!(numbers, [1, 2]);
}

fn tls(settings: &str, sqlnet: &str, options: &Options) -> Tls {
    let text = format!(
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=2484))(CONNECT_DATA=(SERVICE_NAME=s)){settings})"
    );
    attempt(&text, sqlnet, options).tls.expect("TLS")
}

#[test]
fn tls_is_strict_unless_the_texts_say_otherwise() {
    let read = |security: &str, sqlnet: &str| tls(&format!("(SECURITY={security})"), sqlnet, &options(0));
    let plain = tls("", "", &options(0));
    assert_eq!((plain.trust, plain.names), (Trust::System, NameCheck::Host));
    assert_eq!((plain.versions, plain.sni), (Versions { tls12: true, tls13: true }, None));
    let dn = "(SSL_SERVER_CERT_DN=\"CN=a, O=b\")";
    assert_eq!(read(dn, "").names, NameCheck::Dn("CN=a, O=b".to_owned()));
    assert_eq!(read(&format!("{dn}(SSL_SERVER_DN_MATCH=no)"), "").names, NameCheck::Off);
    assert_eq!(read("(SSL_SERVER_DN_MATCH=no)(TLS_SERVER_DN_MATCH=yes)", "").names, NameCheck::Host);
    assert_eq!(read("(SSL_ALLOW_WEAK_DN_MATCH=on)", "").names, NameCheck::HostOrService("s".to_owned()));
    assert_eq!(read("", "SSL_SERVER_DN_MATCH=off\n").names, NameCheck::Off);
    assert_eq!(read("(SSL_SERVER_DN_MATCH=on)", "SSL_SERVER_DN_MATCH=off\n").names, NameCheck::Host);
    let only = |tls12, tls13| Versions { tls12, tls13 };
    let versions = [
        ("TLSv1.2", only(true, false)),
        ("(TLSv1.2,TLSv1.3)", only(true, true)),
        ("1.2 or 1.1", only(true, false)),
        ("1.3", only(false, true)),
        ("1.2+", only(true, true)),
        ("undetermined", only(true, true)),
    ];
    for (text, wanted) in versions {
        assert_eq!(read(&format!("(SSL_VERSION={text})"), "").versions, wanted, "{text}");
    }
    let sqlnet = "SSL_CIPHER_SUITES=(TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256)\nSSL_VERSION=1.3\n";
    let found = read("(SSL_CERTIFICATE_ALIAS=me)(SSL_CERTIFICATE_THUMBPRINT=SHA1:00:11)", sqlnet);
    assert_eq!(found.cipher_suites, ["TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"]);
    assert_eq!(found.versions, only(false, true));
    assert_eq!(found.certificate_alias.as_deref(), Some("me"));
    assert_eq!(found.certificate_thumbprint.as_deref(), Some("SHA1:00:11"));
}

#[test]
fn the_nearest_wallet_counts() {
    let sqlnet = "WALLET_LOCATION=(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=\"?/w\")))\n";
    let home = [("ORACLE_HOME".to_owned(), "/opt/o".to_owned())];
    let variables = BTreeMap::from(home);
    let near = Options { default_wallet: Some("/admin".into()), ..options(0) };
    let all = Options { variables: variables.clone(), ..near.clone() };
    let given = Options { wallet: Some("/given".into()), ..all.clone() };
    let folder = |path: &str| Trust::Wallet(path.into());
    let cases = [
        ("(WALLET_LOCATION=/w)", sqlnet, &given, folder("/given")),
        ("(WALLET_LOCATION=/w)", sqlnet, &all, folder("/w")),
        ("(MY_WALLET_DIRECTORY=${ORACLE_HOME}/w)", "", &all, folder("/opt/o/w")),
        ("(MY_WALLET_DIRECTORY=%ORACLE_HOME%\\w)", "", &all, folder("/opt/o\\w")),
        ("(WALLET_LOCATION=SYSTEM)", sqlnet, &all, Trust::System),
        ("", sqlnet, &all, folder("/opt/o/w")),
        ("", sqlnet, &near, folder("/admin")),
        ("", "WALLET_LOCATION=SYSTEM\n", &all, Trust::System),
        ("", "WALLET_LOCATION=(SOURCE=(METHOD=MCS))\n", &all, folder("/admin")),
        ("", "", &near, folder("/admin")),
        ("", "", &options(0), Trust::System),
    ];
    for (security, sqlnet, options, wanted) in cases {
        let found = tls(&format!("(SECURITY={security})"), sqlnet, options);
        assert_eq!(found.trust, wanted, "{security} {sqlnet}");
    }
}

#[test]
fn a_proxy_needs_tls() {
    let text = "tcps://[::1]:1522/s?https_proxy=proxy&https_proxy_port=8080";
    let found = attempt(text, "", &options(0));
    assert_eq!(found.host, "::1");
    assert_eq!(found.proxy, Some(Proxy { host: "proxy".to_owned(), port: 8080 }));
    let without_port =
        attempt("tcps://h:1522/s?https_proxy=proxy", "SQLNET.USE_HTTPS_PROXY=on\n", &options(0));
    assert_eq!(without_port.proxy.map(|proxy| proxy.port), Some(80));
    assert_eq!(attempt(text, "SQLNET.USE_HTTPS_PROXY=off\n", &options(0)).proxy, None);
}

#[test]
fn passwords_are_not_sent() {
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h))(MY_PWD=x1)(CONNECT_DATA=(SERVICE_NAME=s)(PASSWORD=x2)(FAILOVER_MODE=(TYPE=select)(PASSWORD=x3)))(SECURITY=(WALLET_PASSWORD=x4)(PASSWORD_AUTH=OCI_TOKEN)))";
    let sent = attempt(text, "", &options(0)).connect_data;
    assert!(!sent.contains("=x") && sent.contains("(PASSWORD_AUTH=OCI_TOKEN)"), "{sent}");
}

#[test]
fn the_client_is_named_without_breaking_the_text() {
    let odd = Options { program: "a(b)=c\n".to_owned(), ..options(0) };
    let sent = attempt(&ports("1"), "", &odd).connect_data;
    assert!(sent.contains("(CID=(PROGRAM=a?b??c?)(HOST=vm)(USER=root))"), "{sent}");
    let own = Options::of_process();
    assert!(!own.program.is_empty() && own.user != "anonymous", "{own:?}");
    assert_eq!(own.connection_id.len(), 24);
    assert_ne!(own.connection_id, Options::of_process().connection_id);
}

#[test]
fn every_attempt_knows_where_it_is_written() {
    let text = "# names\nA =\n (DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME=s))\n  (ADDRESS_LIST=\n   (ADDRESS=(HOST=a)(PORT=1))\n   (ADDRESS=(HOST=b)(PORT=2))))\nB = h1,h2:3/s\n";
    let path = PathBuf::from("/n/tnsnames.ora");
    let files = Texts([(path.clone(), text.as_bytes().to_vec())].into());
    let environment = Environment { tns_admin: Some("/n".into()), ..Environment::default() };
    let resolver = Resolver::new(&files, environment);
    let places = |name: &str| {
        let resolved = resolver.resolve(name).expect("a name");
        let plan = Plan::new(&resolved, &resolver.profile(), &options(0)).expect("a plan");
        let attempts = plan.descriptions.into_iter().flat_map(|rounds| rounds.attempts);
        attempts.map(|attempt| attempt.origin.expect("a place")).collect::<Vec<_>>()
    };
    for (origin, (line, written)) in
        places("a").into_iter().zip([(5, "(ADDRESS=(HOST=a)(PORT=1))"), (6, "(ADDRESS=(HOST=b)(PORT=2))")])
    {
        let Origin::File { path: file, line: at, span } = origin else { panic!("{origin}") };
        assert_eq!((file, at), (path.clone(), line));
        assert_eq!(&text[span.start as usize..span.end as usize], written);
    }
    assert!(places("b").iter().all(|origin| origin.to_string() == "/n/tnsnames.ora:7"));
    assert_eq!(places("h:1/s"), [Origin::Text]);
}
