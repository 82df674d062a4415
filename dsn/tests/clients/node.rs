//! node-oracledb 26.0 in thin mode: the places where it reads otherwise than others.

use std::path::Path;

use proptest::prelude::*;
use tns_dsn::build::{Builder, Tcp};
use tns_dsn::clients::{Client, Description, Effective, Place, Reader, Refusal, Why};

use super::support::Disk;

fn read(text: &str) -> Result<Effective, Refusal> {
    Reader::of_strings(Client::NodeThin).read(text)
}

fn good(text: &str) -> Effective {
    read(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn only(text: &str) -> Description {
    let mut descriptions = good(text).descriptions;
    assert_eq!(descriptions.len(), 1, "{text}");
    descriptions.remove(0)
}

fn code(text: &str) -> Option<&'static str> {
    read(text).err().and_then(|refusal| refusal.code)
}

/// A description with a usual address and target, and these settings.
fn with(settings: &str) -> String {
    let address = "(ADDRESS=(PROTOCOL=tcp)(HOST=h1)(PORT=1521))";
    format!("(DESCRIPTION={settings}{address}(CONNECT_DATA=(SERVICE_NAME=svc)))")
}

fn places(effective: &Effective) -> String {
    let place = |address: &tns_dsn::clients::Address| {
        let port = address.port.map_or("?".to_owned(), |port| port.to_string());
        format!("{} {} {port}", address.protocol, address.host.as_deref().unwrap_or_default())
    };
    effective.addresses().map(place).collect::<Vec<_>>().join(", ")
}

fn in_files(files: &[(&str, &str)], names: &[&str]) -> Vec<Result<String, Option<&'static str>>> {
    let disk = Disk::of(files);
    let mut place = Place::of_folder(&disk, Path::new("/admin"));
    place.working = "/home".into();
    let reader = Reader::new(Client::NodeThin, place);
    let read = |name: &&str| reader.read(name).map(|read| places(&read)).map_err(|refusal| refusal.code);
    names.iter().map(read).collect()
}

fn in_file(text: &str, names: &[&str]) -> Vec<Result<String, Option<&'static str>>> {
    in_files(&[("/admin/tnsnames.ora", text)], names)
}

#[test]
fn a_host_with_a_port_is_easy_connect_and_a_host_alone_an_alias() {
    assert_eq!(places(&good("h1:1522")), "tcp h1 1522");
    assert_eq!(code("h1"), Some("NJS-516"));
    assert_eq!(in_file("h1=h2:7/svc", &["h1", "h3"]), [Ok("tcp h2 7".into()), Err(Some("NJS-517"))]);
}

#[test]
fn no_service_and_an_instance_alone_are_fine() {
    assert_eq!(only("h1:1521/").target.service_name, None);
    assert_eq!(only("h1//inst").target.instance_name.as_deref(), Some("inst"));
}

#[test]
fn several_hosts_are_taken_in_random_order() {
    let read = only("h1,h2:1522/svc");
    assert!(read.navigation.load_balance);
    assert_eq!(places(&good("h1,h2:1522/svc")), "tcp h1 1522, tcp h2 1522");
    let lists = only("h1,h2;h3/svc");
    assert!(!lists.navigation.load_balance && lists.lists[0].navigation.load_balance);
}

#[test]
fn descriptions_are_taken_in_random_order() {
    let one = with("");
    assert!(good(&format!("(DESCRIPTION_LIST={one}{one})")).navigation.load_balance);
    assert!(!good(&format!("(DESCRIPTION_LIST=(LOAD_BALANCE=off){one}{one})")).navigation.load_balance);
}

#[test]
fn settings_of_easy_connect_count_and_others_are_dropped() {
    let text = "tcps://h1/svc?connect_timeout=3&retry_count=2&Expire_Time=4&wallet_location=/w&x=\" y\"";
    let read = only(text);
    assert_eq!((read.connect_timeout, read.transport_connect_timeout), (Some(3.0), None));
    assert_eq!((read.retry_count, read.security.wallet.as_deref()), (2, Some("/w")));
    let unheeded = good(text).unheeded;
    let unheeded: Vec<_> = unheeded.iter().map(|one| (one.section, one.name.as_str(), one.why)).collect();
    assert_eq!(unheeded, [("?", "EXPIRE_TIME", Why::Dropped), ("?", "X", Why::Dropped)]);
}

#[test]
fn tls_without_a_port_goes_to_1521_and_brackets_are_removed() {
    assert_eq!(places(&good("tcps://[::1]/svc")), "tcps ::1 1521");
}

#[test]
fn any_port_is_read_and_one_that_is_out_of_range_fails_later() {
    let port = |port: &str| good(&format!("(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT={port})))"));
    for (text, wanted) in
        [("99999", "99999"), ("-1", "-1"), ("1521.5", "?"), ("0x5F1", "1521"), ("x", "?"), ("", "?")]
    {
        assert_eq!(places(&port(text)), format!("tcp h {wanted}"));
    }
    for (text, fails) in
        [("99999", true), ("-1", true), ("1521.5", true), ("x", false), ("", false), ("0", false)]
    {
        assert_eq!(port(text).doomed.is_some(), fails, "{text}");
    }
}

#[test]
fn a_missing_parenthesis_is_refused_and_what_follows_the_last_is_not_seen() {
    let text = with("");
    assert_eq!(code(text.strip_suffix(')').unwrap_or_default()), Some("NJS-514"));
    assert_eq!(places(&good(&(text + " rest )("))), "tcp h1 1521");
}

#[test]
fn both_quotes_are_removed_and_blanks_within_them_too() {
    for quoted in ["' a b '", "\" a b \""] {
        let read = only(&format!("(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME={quoted})))"));
        assert_eq!(read.target.service_name.as_deref(), Some("a b"));
    }
}

#[test]
fn a_hash_needs_a_backslash_even_in_quotes() {
    let service = |text: &str| format!("(DESCRIPTION=(CONNECT_DATA=(SERVICE_NAME={text})))");
    assert_eq!(code(&service("a#b")), Some("NJS-514"));
    assert_eq!(code(&service("'a#b'")), Some("NJS-514"));
    assert_eq!(only(&service("a\\#b")).target.service_name.as_deref(), Some("a\\#b"));
}

#[test]
fn long_and_deep_descriptors_are_refused() {
    assert_eq!(code(&with(&format!("(X={})", "x".repeat(4096)))), Some("NJS-522"));
    let nested = |levels: usize| with(&format!("{}{}", "(X=".repeat(levels), ")".repeat(levels)));
    assert_eq!((code(&nested(63)), code(&nested(64))), (None, Some("NJS-522")));
    assert_eq!(code(&nested(1_000)), Some("NJS-522"));
    let many = "h1,".repeat(100) + "h1/svc";
    assert_eq!(code(&many), Some("NJS-522"));
}

#[test]
fn of_twins_the_first_of_an_address_and_the_last_of_a_description_count() {
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h1)(HOST=h2)(PORT=1)(PORT=2))(SDU=600)(SDU=700)\
                (CONNECT_DATA=(SID=a))(CONNECT_DATA=(SERVICE_NAME=b)))";
    assert_eq!(places(&good(text)), "tcp h1 1");
    let read = only(text);
    assert_eq!((read.sdu, read.target.sid, read.target.service_name.as_deref()), (700, None, Some("b")));
}

#[test]
fn values_that_are_not_understood_are_passed_over() {
    let text =
        with("(RETRY_COUNT=x)(SDU=x)(TRANSPORT_CONNECT_TIMEOUT=500ms)(RETRY_DELAY=-1)(LOAD_BALANCE=maybe)");
    let read = good(&text);
    assert_eq!(read.descriptions[0].transport_connect_timeout, Some(20.0));
    assert_eq!((read.descriptions[0].retry_count, read.descriptions[0].sdu), (0, 8192));
    let misread: Vec<_> = read.unheeded.iter().map(|one| (one.name.as_str(), one.why)).collect();
    let names = ["RETRY_COUNT", "SDU", "TRANSPORT_CONNECT_TIMEOUT", "RETRY_DELAY", "LOAD_BALANCE"];
    assert_eq!(misread, names.map(|name| (name, Why::Misread)));
    assert_eq!(only(&with("(TRANSPORT_CONNECT_TIMEOUT=inf)")).transport_connect_timeout, Some(20.0));
    assert_eq!(only(&with("(CONNECT_TIMEOUT=7)")).transport_connect_timeout, None);
    assert!(read_is_crash(&with("(FAILOVER=)")));
}

fn read_is_crash(text: &str) -> bool {
    read(text).is_err_and(|refusal| refusal.is_crash)
}

#[test]
fn a_protocol_that_it_does_not_speak_is_read_and_fails_at_once() {
    let read = good("(DESCRIPTION=(ADDRESS=(PROTOCOL=ipc)(KEY=x))(CONNECT_DATA=(SID=s)))");
    assert_eq!(places(&read), "ipc  ?");
    assert_eq!(read.doomed.and_then(|refusal| refusal.code), Some("NJS-512"));
    assert_eq!(code("http://h1/svc"), Some("NJS-515"));
}

#[test]
fn lists_within_lists_are_understood() {
    let address = |host: &str| format!("(ADDRESS=(PROTOCOL=tcp)(HOST={host})(PORT=1))");
    let inner = format!("(ADDRESS_LIST=(LOAD_BALANCE=on){})", address("b"));
    let text = format!("(DESCRIPTION=(ADDRESS_LIST={}{inner}{}))", address("a"), address("c"));
    assert_eq!(places(&good(&text)), "tcp a 1, tcp b 1, tcp c 1");
    assert_eq!(only(&text).lists.iter().filter(|list| list.navigation.load_balance).count(), 1);
}

#[test]
fn addresses_without_a_description_are_read_and_cannot_be_used() {
    let read = good("(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))");
    assert_eq!((places(&read).as_str(), read.doomed.is_some()), ("tcp h 1", true));
    assert_eq!(code("(CONNECT_DATA=(SID=x))"), Some("NJS-512"));
}

#[test]
fn the_tls_spellings_of_security_count() {
    let security = |text: &str| only(&with(&format!("(SECURITY={text})"))).security;
    assert!(!security("(TLS_SERVER_DN_MATCH=off)").dn_match && security("").dn_match);
    assert_eq!(security("(TLS_SERVER_CERT_DN=\"cn=a,dc=b\")").cert_dn.as_deref(), Some("cn=a,dc=b"));
}

#[test]
fn the_wallet_of_the_system_is_no_wallet() {
    let wallet = |text: &str| only(&with(&format!("(SECURITY=(WALLET_LOCATION={text}))"))).security.wallet;
    assert_eq!((wallet("System"), wallet("/w").as_deref()), (None, Some("/w")));
}

#[test]
fn sid_and_instance_both_count() {
    let target = only("(DESCRIPTION=(CONNECT_DATA=(SID=s)(INSTANCE_NAME=i)(SERVER=Pooled)(UR=A)))").target;
    assert_eq!((target.sid.as_deref(), target.instance_name.as_deref()), (Some("s"), Some("i")));
    assert_eq!(target.server.as_deref(), Some("pooled"));
}

#[test]
fn easy_connect_knows_few_characters() {
    for text in
        ["h/svc", "h1/s", "h1/svc/i", "h1/svc/i-1", "[::1%eth0]/svc", "hôte/svc", "h😀/svc", "h1/svc$"]
    {
        assert_eq!(code(text), Some("NJS-515"), "{text}");
    }
    assert_eq!(places(&good(" h1 : 1521 / svc ")), "tcp h1 1521");
}

#[test]
fn levels_of_compression_need_compression_before_them() {
    let levels = "(COMPRESSION_LEVELS=(LEVEL=low)(LEVEL=high))";
    assert!(read(&with(&format!("(COMPRESSION=on){levels}"))).is_ok());
    assert!(read_is_crash(&with(levels)));
}

#[test]
fn load_balancing_over_more_than_ten_places_never_ends() {
    let hosts = |count: usize| vec!["h1"; count].join(",") + "/svc";
    assert_eq!(good(&hosts(10)).doomed, None);
    assert!(good(&hosts(11)).doomed.is_some_and(|refusal| refusal.is_crash));
    let one = with("");
    assert!(good(&format!("(DESCRIPTION_LIST={})", one.repeat(11))).doomed.is_some());
}

#[test]
fn what_is_sent_is_printed_without_quotes_and_read_again() {
    let doomed = |text: &str| good(text).doomed.and_then(|refusal| refusal.code);
    let service = |text: &str| with("").replace("(SERVICE_NAME=svc)", text);
    assert_eq!(doomed(&service("(SERVICE_NAME='x y')")), None);
    for text in ["(SERVICE_NAME=\"x)y\")", "(SERVICE_NAME=svc)(🚀=x)", "SERVICE_NAME=svc"] {
        assert_eq!(doomed(&service(text)), Some("NJS-512"), "{text}");
    }
    // A list that ends as the next one begins is closed twice.
    let list = |host: &str| format!("(ADDRESS_LIST=(ADDRESS=(PROTOCOL=tcp)(HOST={host})(PORT=1)))");
    let lists = |one: &str, two: &str| format!("(DESCRIPTION={}{})", list(one), list(two));
    assert_eq!((doomed(&lists("a", "b")), doomed(&lists("a", "a"))), (None, Some("NJS-512")));
}

const A: &str = "a=(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h1)(PORT=1)))\n";
const B: &str = "b=(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h2)(PORT=2)))\n";

#[test]
fn lines_of_a_value_may_begin_in_the_first_column_with_a_parenthesis() {
    let text = "a=\n(DESCRIPTION=\n(ADDRESS=(PROTOCOL=tcp)(HOST=h1)(PORT=1))\n)\n";
    assert_eq!(in_file(text, &["a"]), [Ok("tcp h1 1".into())]);
}

#[test]
fn an_indented_or_broken_entry_makes_the_whole_file_unusable() {
    for text in [&[A, " ", B].concat(), &[A, "c=(DESCRIPTION=\n", B].concat()] {
        assert_eq!(in_file(text, &["a", "b"]), [const { Err(Some("NJS-514")) }; 2]);
    }
}

#[test]
fn an_alias_without_a_value_does_not_swallow_the_next() {
    assert_eq!(in_file(&["a=\n", B].concat(), &["b", "a"]), [Ok("tcp h2 2".into()), Err(None)]);
}

#[test]
fn comments_ends_of_files_and_byte_order_marks_are_no_matter() {
    assert_eq!(in_file(&["# c\n", A.trim_end()].concat(), &["A"]), [Ok("tcp h1 1".into())]);
    assert_eq!(in_file(&["\u{feff}", A].concat(), &["a"]), [Ok("tcp h1 1".into())]);
}

#[test]
fn of_two_entries_of_a_name_the_last_counts() {
    assert_eq!(in_file(&[A, B, "A=h3:3/svc"].concat(), &["a"]), [Ok("tcp h3 3".into())]);
}

#[test]
fn an_included_file_counts_from_the_folder_of_the_program() {
    let main = [A, "ifile=sub/b.ora"].concat();
    let main = ("/admin/tnsnames.ora", main.as_str());
    assert_eq!(in_files(&[main, ("/home/sub/b.ora", B)], &["b"]), [Ok("tcp h2 2".into())]);
    assert_eq!(in_files(&[main, ("/admin/sub/b.ora", B)], &["a"]), [Err(None)]);
}

#[test]
fn files_deeper_than_four_are_passed_over() {
    let chain = |levels: usize| {
        let name = |level: usize| match level {
            0 => "/admin/tnsnames.ora".to_owned(),
            _ => format!("/home/{level}.ora"),
        };
        let text = |level| if level == levels { B.to_owned() } else { ["ifile=", &name(level + 1)].concat() };
        let files: Vec<_> = (0..=levels).map(|level| (name(level), text(level))).collect();
        let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        in_files(&files, &["b"])
    };
    assert_eq!((chain(4), chain(5)), (vec![Ok("tcp h2 2".into())], vec![Err(Some("NJS-517"))]));
    // A file that includes itself ends there too.
    let own = in_file(&[A, "ifile=/admin/tnsnames.ora"].concat(), &["a"]);
    assert_eq!(own, [Ok("tcp h1 1".into())]);
}

proptest! {
    #[test]
    fn whatever_the_text_there_is_an_answer(text in "[()=,a-zA-Z0-9:/?&;\"'\\\\#\\[\\]. \n😀é-]{0,80}") {
        let _ = read(&text);
        let _ = read(&format!("({text})"));
        let disk = Disk::of(&[("tnsnames.ora", &text)]);
        let reader = disk.reader(Client::NodeThin);
        let names: Vec<String> = reader.names().map(|names| names.map(str::to_owned).collect()).unwrap_or_default();
        for name in names {
            let _ = reader.read(&name);
        }
    }

    #[test]
    fn what_the_builder_writes_is_read_as_it_was_meant(
        hosts in prop::collection::vec(("[a-z][a-z0-9.-]{0,12}", 1_u16..), 1..9),
        service in "[a-z][a-z0-9_.]{0,12}",
    ) {
        let built = hosts.iter().fold(Builder::new(), |built, (host, port)| built.address(Tcp::new(host, *port)));
        let built = built.service(&service).build().expect("names and ports are plain");
        let read = good(&built.to_string());
        let wanted: Vec<_> = hosts.iter().map(|(host, port)| format!("tcp {host} {port}")).collect();
        prop_assert_eq!(places(&read), wanted.join(", "));
        prop_assert_eq!(read.descriptions[0].target.service_name.as_deref(), Some(service.as_str()));
    }
}
