//! Texts that nobody thought of, and those that our own builder writes.

use proptest::prelude::*;
use tns_dsn::clients::{Client, Effective};
use tns_dsn::{Address, Description, Descriptor};

use super::super::support::Disk;
use super::{read, shown};

/// Texts of the signs that the readers look at.
fn noise() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "(",
        ")",
        "=",
        "\"",
        "#",
        ",",
        ";",
        ":",
        "/",
        "//",
        "?",
        "&",
        "[",
        "]",
        " ",
        "\n",
        "\r",
        "é",
        "²",
        "٣",
        "\u{1c}",
        "\u{2028}",
        "DESCRIPTION",
        "ADDRESS",
        "ADDRESS_LIST",
        "HOST",
        "PORT",
        "CONNECT_DATA",
        "IFILE",
        "sdu",
        "1",
        "x",
        "tcps",
        "(ADDRESS=",
        "(HOST=h)",
        "config-file",
        "./tnsnames.ora",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_text_makes_the_model_panic(text in noise(), file in noise()) {
        let disk = Disk::of(&[("tnsnames.ora", &file)]);
        let reader = disk.reader(Client::PythonThin);
        let aliases: Vec<_> = reader.names().map(|names| names.map(str::to_owned).collect()).unwrap_or_default();
        for alias in aliases {
            // What is there is found, unless blanks hide it.
            let outcome = reader.read(&alias);
            prop_assert!(alias.trim() != alias || outcome.err().and_then(|refusal| refusal.code) != Some("DPY-4000"));
        }
        let is_alias = |effective: Effective| effective.alias.is_some();
        prop_assert!(!text.starts_with('(') || !reader.read(&text).is_ok_and(is_alias));
    }

    #[test]
    fn what_the_builder_writes_is_read_as_meant(
        hosts in prop::collection::vec(("[a-z][a-z0-9.-]{0,20}", 1_u16..), 1..5),
        service in "[a-z][a-z0-9_.]{0,20}",
        is_tls: bool,
    ) {
        let address = |(host, port): &(String, u16)| match is_tls {
            true => Address::tcps(host.as_str(), *port),
            false => Address::tcp(host.as_str(), *port),
        };
        let description = hosts.iter().fold(Description::new(), |built, host| built.address(address(host)));
        let text = Descriptor::from(description.service_name(&service)).to_string();
        let protocol = if is_tls { "tcps" } else { "tcp" };
        let places: Vec<_> = hosts.iter().map(|(host, port)| format!("{protocol} {host} {port}")).collect();
        prop_assert_eq!(shown(&read(&text)), format!("{}/{service}", places.join(", ")));
    }
}
