//! Oracle's Rust driver, where it disagrees with the other clients.

mod names;

use proptest::prelude::*;
use tns_dsn::clients::{Client, Description, Effective, Reader, Refusal, Why};
use tns_dsn::{Address, Descriptor};

use super::support::Disk;

const PLACE: &str = "(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1521))";

fn read(text: &str) -> Result<Effective, Refusal> {
    look_up(&[("tnsnames.ora", "")], text)
}

fn ok(text: &str) -> Effective {
    read(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
}

fn refused(text: &str) -> Refusal {
    let refusal = read(text).err().unwrap_or_else(|| panic!("{text} is read"));
    assert_eq!(refusal.code, None, "this driver numbers no error");
    refusal
}

fn look_up(files: &[(&str, &str)], name: &str) -> Result<Effective, Refusal> {
    Disk::of(files).reader(Client::RustThin).read(name)
}

fn hosts(found: &Effective) -> Vec<&str> {
    found.addresses().filter_map(|address| address.host.as_deref()).collect()
}

fn unheeded(found: &Effective) -> Vec<(&str, &str, Why)> {
    found.unheeded.iter().map(|setting| (setting.section, setting.name.as_str(), setting.why)).collect()
}

/// The only description of a descriptor with this in it.
fn description(parameters: &str) -> Description {
    ok(&format!("(DESCRIPTION={parameters}{PLACE})")).descriptions.remove(0)
}

#[test]
fn a_host_without_a_service_is_an_alias() {
    for text in ["h", "h:1521", "h:1521/", "h//i"] {
        assert_eq!(refused(text).text, format!("unable to find \"{text}\" in /admin/tnsnames.ora"));
    }
    let alone = Reader::of_strings(Client::RustThin).read("h").map_err(|refusal| refusal.text);
    assert_eq!(alone, Err("no configuration directory specified".to_owned()));
}

#[test]
fn several_hosts_are_tried_in_their_order() {
    let found = ok("a,b:1522;c/s");
    assert_eq!(hosts(&found), ["a", "b", "c"]);
    let description = &found.descriptions[0];
    assert!(description.lists.iter().all(|list| !list.navigation.load_balance && list.navigation.failover));
}

#[test]
fn a_description_list_is_not_balanced() {
    let found = ok(&format!("(DESCRIPTION_LIST=(DESCRIPTION={PLACE})(DESCRIPTION={PLACE}))"));
    assert!(!found.navigation.load_balance);
    assert_eq!(found.descriptions.len(), 2);
}

#[test]
fn parameters_of_easy_connect_are_dropped_in_silence() {
    let found = ok("tcps://h/s?wallet_location=/w&connect_timeout=3&retry_count=2");
    let dropped = ["WALLET_LOCATION", "CONNECT_TIMEOUT", "RETRY_COUNT"].map(|name| ("?", name, Why::Dropped));
    assert_eq!(unheeded(&found), dropped);
    let description = &found.descriptions[0];
    assert_eq!((description.retry_count, &description.security.wallet), (0, &None));
}

#[test]
fn tcps_without_a_port_is_1521() {
    assert_eq!(ok("tcps://h/s").addresses().next().and_then(|address| address.port), Some(1521));
}

#[test]
fn tcps_in_capitals_is_plain_tcp_in_easy_connect_only() {
    let found = ok("TCPS://h/s");
    assert_eq!(found.addresses().next().map(|address| address.protocol.as_str()), Some("tcp"));
    assert_eq!(unheeded(&found), [("ADDRESS", "PROTOCOL", Why::Misread)]);
    let found = ok("(DESCRIPTION=(ADDRESS=(PROTOCOL=TCPS)(HOST=h)))");
    assert_eq!(found.addresses().next().map(|address| address.protocol.as_str()), Some("tcps"));
}

#[test]
fn brackets_stay_in_the_host_of_a_descriptor() {
    assert_eq!(hosts(&ok("[::1]/s")), ["::1"]);
    let found = ok("(DESCRIPTION=(ADDRESS=(HOST=[::1])))");
    assert_eq!(hosts(&found), ["[::1]"]);
    assert!(found.doomed.is_some(), "no resolver knows this name");
}

#[test]
fn ports_are_decimal_and_end_at_65535() {
    for port in ["65536", "-1", "1521.5", "0x5F1", "\u{661}\u{665}"] {
        let answer = refused(&format!("(DESCRIPTION=(ADDRESS=(HOST=h)(PORT={port})))"));
        assert!(
            answer.is_crash || answer.text == "full descriptor node port is not a valid u16",
            "{port}: {answer}"
        );
    }
    assert_eq!(refused("h:65536/s").text, "unable to find \"h:65536/s\" in /admin/tnsnames.ora");
}

#[test]
fn a_missing_parenthesis_is_an_error_and_text_behind_the_last_is_not() {
    let whole = format!("(DESCRIPTION={PLACE})");
    let broken = &whole[..whole.len() - 1];
    let position = broken.len() + 1;
    assert_eq!(refused(broken).text, format!("parse error at position {position} in text {broken}"));
    assert_eq!(ok(&format!("{whole}) and (more")), ok(&whole));
}

#[test]
fn a_single_stray_character_between_parameters_is_eaten_before_a_parenthesis() {
    assert_eq!(hosts(&ok("(DESCRIPTION=(ADDRESS=(HOST=h)x))")), ["h"]);
    assert!(read("(DESCRIPTION=(ADDRESS=(HOST=h)xy))").is_err());
}

#[test]
fn single_quotes_and_backslashes_are_characters_of_the_value() {
    let target = description(r"(CONNECT_DATA=(SERVICE_NAME='my\svc#1'))").target;
    assert_eq!(target.service_name.as_deref(), Some(r"'my\svc#1'"));
}

#[test]
fn blanks_inside_double_quotes_stay() {
    assert_eq!(description("(CONNECT_DATA=(SID=\" a \"))").target.sid.as_deref(), Some(" a "));
}

#[test]
fn neither_length_nor_depth_is_limited() {
    let deep = format!("{}x{}", "(A=".repeat(20_000), ")".repeat(20_000));
    let long = "l".repeat(1 << 20);
    let target = description(&format!("{deep}(CONNECT_DATA=(SERVICE_NAME={long}))")).target;
    assert_eq!(target.service_name.map(|name| name.len()), Some(1 << 20));
}

#[test]
fn the_last_of_two_equal_parameters_wins_and_equal_sections_are_one() {
    let target =
        description("(CONNECT_DATA=(SID=a)(SERVICE_NAME=x)(SERVICE_NAME=y))(CONNECT_DATA=(SID=b))").target;
    assert_eq!((target.service_name.as_deref(), target.sid.as_deref()), (Some("y"), Some("b")));
}

#[test]
fn words_and_numbers_that_are_not_known_are_errors() {
    for (parameter, answer) in [
        ("(RETRY_COUNT=x)", "retry_count is not a valid u32"),
        ("(RETRY_DELAY=1.5)", "retry_delay is not a valid u64"),
        ("(SDU=x)", "sdu is not a valid u32"),
        ("(TRANSPORT_CONNECT_TIMEOUT=1h)", "transport_connect_timeout is not a valid duration"),
        ("(CONNECT_DATA=(SERVER=any))", "server is not a valid server_type"),
        ("(CONNECT_DATA=(POOL_PURITY=any))", "pool_purity is not a valid purity"),
    ] {
        let text = refused(&format!("(DESCRIPTION={parameter}{PLACE})")).text;
        assert_eq!(text, format!("full descriptor node {answer}"));
    }
}

#[test]
fn a_timeout_has_units_and_is_not_heeded() {
    for (value, seconds) in [("500ms", 0.5), ("3 SEC", 3.0), ("2min", 120.0), ("20", 20.0)] {
        let found = ok(&format!("(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT={value}){PLACE})"));
        assert_eq!(found.descriptions[0].transport_connect_timeout, Some(seconds));
        assert_eq!(unheeded(&found), [("DESCRIPTION", "TRANSPORT_CONNECT_TIMEOUT", Why::Ignored)]);
    }
    assert_eq!(description("").transport_connect_timeout, None);
}

#[test]
fn negative_and_endless_timeouts_end_the_program() {
    for value in ["-1", "nan", "inf", "1e300 min"] {
        assert!(
            refused(&format!("(DESCRIPTION=(TRANSPORT_CONNECT_TIMEOUT={value}){PLACE})")).is_crash,
            "{value}"
        );
    }
}

#[test]
fn every_other_protocol_is_read_and_is_plain_tcp() {
    for protocol in ["ipc", "beq", "sdp", "wss"] {
        let found = ok(&format!("(DESCRIPTION=(ADDRESS=(PROTOCOL={protocol})(HOST=h)))"));
        assert_eq!(unheeded(&found), [("ADDRESS", "PROTOCOL", Why::Misread)]);
    }
}

#[test]
fn lists_within_lists_and_bare_addresses_are_errors() {
    let nested = format!("(DESCRIPTION=(ADDRESS_LIST=(ADDRESS_LIST={PLACE})))");
    assert!(refused(&nested).text.ends_with("address_list has no child address"));
    for bare in [PLACE.to_owned(), format!("(ADDRESS_LIST={PLACE})")] {
        assert!(refused(&bare).text.ends_with("missing description_list or description as top node"));
    }
}

#[test]
fn twins_and_wallets_in_security_do_not_count() {
    let security =
        "(TLS_SERVER_DN_MATCH=off)(SSL_SERVER_DN_MATCH=off)(WALLET_LOCATION=/w)(MY_WALLET_DIRECTORY=/v)";
    let found = ok(&format!("(DESCRIPTION={PLACE}(SECURITY={security}))"));
    assert!(found.descriptions[0].security.dn_match, "the name is always checked");
    let wanted = [
        ("TLS_SERVER_DN_MATCH", Why::Dropped),
        ("SSL_SERVER_DN_MATCH", Why::Ignored),
        ("WALLET_LOCATION", Why::Ignored),
        ("MY_WALLET_DIRECTORY", Why::Dropped),
    ];
    assert_eq!(unheeded(&found), wanted.map(|(name, why)| ("SECURITY", name, why)));
}

#[test]
fn a_sid_beside_an_instance_is_lost() {
    let found = ok(&format!("(DESCRIPTION={PLACE}(CONNECT_DATA=(SID=x)(INSTANCE_NAME=i)))"));
    let target = &found.descriptions[0].target;
    assert_eq!((target.sid.as_deref(), target.instance_name.as_deref()), (None, Some("i")));
    assert_eq!(unheeded(&found), [("CONNECT_DATA", "SID", Why::Ignored)]);
}

#[test]
fn an_instance_is_cut_at_a_hyphen_and_letters_beyond_ascii_cost_bytes() {
    assert_eq!(ok("h/s/i-1").descriptions[0].target.instance_name.as_deref(), Some("i"));
    assert_eq!(hosts(&ok("mün/s")), ["ün"]);
    assert!(refused("ün/s").is_crash);
    assert!(refused("(DESCRIPTION=(ADDRESS=(HOST=🚀)))").is_crash);
}

#[test]
fn repeated_unknown_parameters_pass() {
    let found = ok(&format!("(DESCRIPTION=(COMPRESSION_LEVELS=(LEVEL=low)(LEVEL=high)){PLACE})"));
    assert_eq!(unheeded(&found), [("DESCRIPTION", "COMPRESSION_LEVELS", Why::Dropped)]);
}

#[test]
fn a_blank_makes_an_easy_connect_string_an_alias() {
    assert!(refused("h :1521/s").text.starts_with("unable to find"));
}

proptest! {
    #[test]
    fn what_the_builder_writes_is_read_as_it_was_meant(
        places in prop::collection::vec(("[a-z][a-z0-9.-]{0,12}", 1..=u16::MAX), 1..4),
        service in "[a-zA-Z][a-zA-Z0-9_.]{0,12}",
    ) {
        let mut description = tns_dsn::Description::new().service_name(&service);
        for (host, port) in &places {
            description = description.address(Address::tcp(host, *port));
        }
        let found = ok(&Descriptor::from(description).to_string());
        let read: Vec<_> = found.addresses().map(|address| (address.host.clone(), address.port)).collect();
        let meant: Vec<_> = places.into_iter().map(|(host, port)| (Some(host), Some(port.into()))).collect();
        prop_assert_eq!(read, meant);
        prop_assert_eq!(found.descriptions[0].target.service_name.as_deref(), Some(service.as_str()));
        prop_assert!(found.unheeded.is_empty() && found.doomed.is_none());
    }

    #[test]
    fn nothing_ends_the_program(text in "[(=)\"'\\n #:/,;?\\[\\]é🚀a-c0-2]{0,60}", is_descriptor: bool) {
        let text = if is_descriptor { format!("(DESCRIPTION={text}{PLACE})") } else { text };
        let _ = look_up(&[("tnsnames.ora", &text)], &text);
    }
}
