//! go-ora and Oracle's Go driver.

use proptest::prelude::*;
use tns_dsn::clients::{Basis, Client, Why};

use super::support::{Disk, assert_reads_back, code, near_texts, of, places, plain_descriptors, read};

proptest! {
    #[test]
    fn no_text_ends_the_program(text in near_texts()) {
        let _ = (read(Client::GoOra, &text), read(Client::GoOracledb, &text));
    }

    #[test]
    fn plain_descriptors_are_read_as_written(descriptor in plain_descriptors()) {
        assert_reads_back(Client::GoOra, &descriptor);
        assert_reads_back(Client::GoOracledb, &descriptor);
    }
}

#[test]
fn one_was_run_and_the_other_was_read() {
    assert_eq!((Client::GoOra.basis(), Client::GoOracledb.basis()), (Basis::Observed, Basis::Documented));
}

#[test]
fn aliases_are_unknown_to_both() {
    let disk = Disk::of(&[("tnsnames.ora", "sales = h:1/s\n")]);
    let reader = disk.reader(Client::GoOra);
    assert_eq!(reader.names().expect("no file is read").count(), 0);
    assert!(reader.read("sales").is_err());
    // The word is a host for the other one.
    let effective = disk.reader(Client::GoOracledb).read("sales").expect("a host");
    assert_eq!((effective.alias, effective.descriptions.len()), (None, 1));
}

#[test]
fn easy_connect_with_several_hosts() {
    assert!(read(Client::GoOra, "h1,h2:1522/s").is_ok_and(|read| places(&read) == ["tcp://h1,h2:1522"]));
    let effective = of(Client::GoOracledb, "h1,h2:1522/s");
    assert_eq!(places(&effective), ["tcp://h1:1521", "tcp://h2:1522"]);
    assert!(effective.descriptions[0].navigation.load_balance);
}

#[test]
fn a_description_list_is_balanced_by_neither() {
    let one = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=s)))";
    for client in [Client::GoOra, Client::GoOracledb] {
        assert!(!of(client, &format!("(DESCRIPTION_LIST={one}{one})")).navigation.load_balance, "{client}");
    }
}

#[test]
fn names_of_tls_are_errors_or_for_the_listener() {
    let text = "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))(CONNECT_DATA=(SID=s))\
                (SECURITY=(TLS_SERVER_DN_MATCH=off)))";
    assert_eq!(code(Client::GoOracledb, text), Some("OGD-00103"));
    let effective = of(Client::GoOra, text);
    assert_eq!((effective.unheeded.len(), effective.unheeded[0].why), (1, Why::Sent));
    assert!(effective.descriptions[0].security.dn_match);
}

#[test]
fn passwords_are_in_no_message() {
    for text in ["oracle://u:se/cret@h:1/s", "oracle://u:12?secret@h/s", "u/p@secret@h:x/s", "secret@h/s"] {
        for client in [Client::GoOra, Client::GoOracledb] {
            if let Err(refusal) = read(client, text) {
                assert!(!refusal.to_string().contains("cret"), "{client}: {text}: {refusal}");
            }
        }
    }
}
