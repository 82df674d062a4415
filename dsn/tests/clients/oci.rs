//! Oracle Client libraries.

use proptest::prelude::*;
use tns_dsn::clients::{Basis, Client, Why};

use super::support::{Disk, assert_reads_back, code, near_texts, of, places, plain_descriptors, read};

const ALL: [Client; 3] = [Client::Oci19, Client::Oci23, Client::Oci26];

proptest! {
    #[test]
    fn no_text_ends_the_program(text in near_texts()) {
        let _ = (read(Client::Oci19, &text), read(Client::Oci26, &text));
    }

    #[test]
    fn plain_descriptors_are_read_as_written(descriptor in plain_descriptors()) {
        assert_reads_back(Client::Oci19, &descriptor);
    }
}

#[test]
fn none_of_them_was_run() {
    assert!(ALL.iter().all(|client| client.basis() == Basis::Documented));
}

#[test]
fn an_alias_gets_the_default_domain() {
    let sqlnet = "NAMES.DEFAULT_DOMAIN = world\nTCP.CONNECT_TIMEOUT = 5\nSQLNET.EXPIRE_TIME=10\n";
    let disk = Disk::of(&[
        ("tnsnames.ora", "sales.world = tcps://h:1/s\nplain = h:2/s # here\n"),
        ("sqlnet.ora", sqlnet),
    ]);
    let reader = disk.reader(Client::Oci19);
    assert_eq!(reader.names().expect("a file").collect::<Vec<_>>(), ["SALES.WORLD", "PLAIN"]);
    let effective = reader.read("Sales").expect("it is there with its domain");
    assert_eq!(effective.alias.as_deref(), Some("SALES.WORLD"));
    let description = &effective.descriptions[0];
    assert_eq!((description.transport_connect_timeout, description.expire_time), (Some(5.0), 10));
    assert_eq!(reader.read("plain").expect_err("no domain").code, Some("ORA-12154"));
    assert_eq!(places(&reader.read("plain.").expect("a dot says so")), ["tcp://h:2"]);
}

#[test]
fn naming_methods_decide() {
    let with = |path: &str| Disk::of(&[("tnsnames.ora", "sales = h:1/s\n"), ("sqlnet.ora", path)]);
    let only_files = with("NAMES.DIRECTORY_PATH=(TNSNAMES)\n");
    assert_eq!(
        only_files.reader(Client::Oci26).read("h:1/s").expect_err("no method").code,
        Some("ORA-12154")
    );
    let only_strings = with("NAMES.DIRECTORY_PATH=(EZCONNECT)\n");
    let effective = only_strings.reader(Client::Oci26).read("sales").expect("a host");
    assert_eq!((places(&effective), effective.alias), (vec!["tcp://sales:1521".to_owned()], None));
    let no_word = with("");
    assert_eq!(
        no_word.reader(Client::Oci19).read("sale").expect_err("no such alias").code,
        Some("ORA-12154")
    );
}

#[test]
fn a_missing_tnsnames_has_a_number_of_its_own_in_new_releases() {
    let disk = Disk::of::<&str>(&[]);
    assert_eq!(disk.reader(Client::Oci19).read("sales").expect_err("no file").code, Some("ORA-12154"));
    assert_eq!(disk.reader(Client::Oci23).read("sales").expect_err("no file").code, Some("ORA-12263"));
    assert_eq!(places(&disk.reader(Client::Oci23).read("h/s").expect("no file is needed")), ["tcp://h:1521"]);
}

#[test]
fn a_broken_entry_leaves_the_others_alone() {
    let file = "bad = (DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)\nworse = other\ngood = h:1/s\n";
    let disk = Disk::of(&[("tnsnames.ora", file)]);
    let reader = disk.reader(Client::Oci19);
    assert_eq!(reader.read("bad").expect_err("it is broken").code, Some("ORA-12154"));
    assert_eq!(reader.read("worse").expect_err("a word").code, Some("ORA-12154"));
    assert_eq!(places(&reader.read("good").expect("it is whole")), ["tcp://h:1"]);
}

#[test]
fn includes_are_followed_beside_their_file() {
    let disk = Disk::of(&[
        ("tnsnames.ora", "IFILE=more/a.ora\nsales=h:1/s\n"),
        ("more/a.ora", "sales=h:2/s\nhr=h:3/s\n"),
    ]);
    let reader = disk.reader(Client::Oci19);
    assert_eq!(places(&reader.read("hr").expect("included")), ["tcp://h:3"]);
    assert_eq!(places(&reader.read("sales").expect("the last one counts")), ["tcp://h:1"]);
    let missing = Disk::of(&[("tnsnames.ora", "IFILE=none.ora\nsales=h:1/s\n")]);
    assert_eq!(missing.reader(Client::Oci19).read("sales").expect_err("no include").code, Some("ORA-12154"));
}

#[test]
fn host_and_port_alone_ask_for_an_empty_service() {
    for text in ["sales-server", "sales-server:3456", "sales-server:3456/", "sales-server:3456//inst1"] {
        let effective = of(Client::Oci19, text);
        assert_eq!(effective.descriptions[0].target.service_name.as_deref(), Some(""), "{text}");
    }
}

#[test]
fn several_hosts_and_descriptions_share_the_load() {
    assert!(of(Client::Oci19, "h1,h2:1522/s").descriptions[0].navigation.load_balance);
    let one = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1)))";
    assert!(of(Client::Oci19, &format!("(DESCRIPTION_LIST={one}{one})")).navigation.load_balance);
    let off = format!("(DESCRIPTION_LIST=(LOAD_BALANCE=off){one}{one})");
    assert!(!of(Client::Oci19, &off).navigation.load_balance);
}

#[test]
fn a_wallet_may_come_from_sqlnet() {
    let wallet =
        "WALLET_LOCATION=(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=/w)))\nSSL_SERVER_DN_MATCH=yes\n";
    let disk = Disk::of(&[("sqlnet.ora", wallet)]);
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))(SECURITY=(MY_WALLET_DIRECTORY=/own)))";
    let of_profile =
        disk.reader(Client::Oci19).read("(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))").expect("an address");
    let security = &of_profile.descriptions[0].security;
    assert_eq!((security.wallet.as_deref(), security.dn_match), (Some("/w"), true));
    let own = disk.reader(Client::Oci19).read(text).expect("a descriptor");
    assert_eq!(own.descriptions[0].security.wallet.as_deref(), Some("/own"));
}

#[test]
fn wrong_words_count_as_off() {
    let text = "(DESCRIPTION=(FAILOVER=maybe)(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1)))";
    let effective = of(Client::Oci26, text);
    assert!(!effective.descriptions[0].navigation.failover);
    assert_eq!(effective.unheeded[0].why, Why::Misread);
}

#[test]
fn easy_connect_grew_with_the_releases() {
    assert_eq!(code(Client::Oci19, "h1;h2/s"), Some("ORA-12154"));
    assert_eq!(of(Client::Oci23, "h1;h2/s").descriptions[0].lists.len(), 2);
}
