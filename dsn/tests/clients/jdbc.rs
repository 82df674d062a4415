//! JDBC Thin.

use proptest::prelude::*;
use tns_dsn::clients::{Basis, Client};

use super::support::{Disk, assert_reads_back, near_texts, of, places, plain_descriptors, read};

const JDBC: Client = Client::JdbcThin;

proptest! {
    #[test]
    fn no_text_ends_the_program(text in near_texts()) {
        let _ = read(JDBC, &text);
    }

    #[test]
    fn plain_descriptors_are_read_as_written(descriptor in plain_descriptors()) {
        assert_reads_back(JDBC, &descriptor);
    }
}

#[test]
fn it_was_not_run() {
    assert_eq!(JDBC.basis(), Basis::Documented);
}

#[test]
fn aliases_come_from_the_folder_of_the_url() {
    let disk = Disk::of(&[
        ("tnsnames.ora", "sales = h:1/s\n"),
        ("w/tnsnames.ora", "sales = h:2/s\n"),
        ("sqlnet.ora", "NAMES.DEFAULT_DOMAIN=world\nTCP.CONNECT_TIMEOUT=5\nSSL_SERVER_DN_MATCH=no\n"),
    ]);
    let reader = disk.reader(JDBC);
    let effective = reader.read("jdbc:oracle:thin:@Sales").expect("no domain is added");
    assert_eq!(
        (places(&effective), effective.alias.as_deref()),
        (vec!["tcp://h:1".to_owned()], Some("SALES"))
    );
    // sqlnet.ora is not read.
    let description = &effective.descriptions[0];
    assert_eq!((description.transport_connect_timeout, description.security.dn_match), (None, true));
    let other = reader.read("jdbc:oracle:thin:@sales?TNS_ADMIN=/admin/w").expect("another folder");
    assert_eq!(places(&other), ["tcp://h:2"]);
    for (text, wanted) in [("hr", "ORA-12154"), ("sales?TNS_ADMIN=/none", "ORA-12263")] {
        assert_eq!(reader.read(text).expect_err(text).code, Some(wanted));
    }
}

#[test]
fn a_sid_is_asked_for_with_colons() {
    let effective = of(JDBC, "jdbc:oracle:thin:@h:1521:orcl");
    assert_eq!(effective.descriptions[0].target.sid.as_deref(), Some("orcl"));
}

#[test]
fn passwords_are_in_no_message() {
    for text in
        ["jdbc:oracle:thin:scott/secret@h:x/s", "jdbc:oracle:thin:scott/secret", "scott/secret@h:x:y:z"]
    {
        if let Err(refusal) = read(JDBC, text) {
            assert!(!refusal.to_string().contains("secret"), "{text}: {refusal}");
        }
    }
}
