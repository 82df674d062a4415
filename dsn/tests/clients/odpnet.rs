//! ODP.NET Managed and Core.

use proptest::prelude::*;
use tns_dsn::clients::{Basis, Client};

use super::support::{Disk, assert_reads_back, near_texts, places, plain_descriptors, read};

const ODP: Client = Client::OdpnetManaged;

proptest! {
    #[test]
    fn no_text_ends_the_program(text in near_texts()) {
        let _ = read(ODP, &text);
    }

    #[test]
    fn plain_descriptors_are_read_as_written(descriptor in plain_descriptors()) {
        assert_reads_back(ODP, &descriptor);
    }
}

#[test]
fn it_was_not_run() {
    assert_eq!(ODP.basis(), Basis::Documented);
}

#[test]
fn includes_are_not_followed() {
    let disk = Disk::of(&[("tnsnames.ora", "IFILE=more.ora\nsales=h:1/s\n"), ("more.ora", "hr=h:3/s\n")]);
    let reader = disk.reader(ODP);
    assert_eq!(reader.names().expect("a file").collect::<Vec<_>>(), ["SALES"]);
    assert_eq!(reader.read("hr").expect_err("behind the include").code, Some("ORA-12154"));
    assert_eq!(places(&reader.read("Data Source=sales;User Id=u").expect("an alias")), ["tcp://h:1"]);
}

#[test]
fn parts_of_sqlnet_count() {
    let sqlnet =
        "TCP.CONNECT_TIMEOUT=5\nSQLNET.EXPIRE_TIME=10\nDEFAULT_SDU_SIZE=1000\nTLS_SERVER_DN_MATCH=yes\n";
    let disk = Disk::of(&[("sqlnet.ora", sqlnet)]);
    let effective = disk.reader(ODP).read("(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1))").expect("an address");
    let description = &effective.descriptions[0];
    assert_eq!((description.transport_connect_timeout, description.security.dn_match), (Some(5.0), true));
    // Properties of the driver take the place of these two.
    assert_eq!((description.expire_time, description.sdu), (0, 65_536));
}
