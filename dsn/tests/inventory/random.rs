//! What holds for every inventory and for every text.

use proptest::prelude::*;
use tns_dsn::diff::diff;
use tns_dsn::inventory::{Inventory, InventoryEntry};
use tns_dsn::{Address, AddressList, Description, Descriptor, Section};

use super::{of_csv, of_tnsnames, parsed};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9._-]{1,8}",
        "[ -\"$-~äλ]{1,8}"
            .prop_filter("one kind of quotes", |text| !(text.contains('"') && text.contains('\''))),
        "[=+@'-][a-z]{0,3}",
    ]
}

fn section(names: &'static [&'static str]) -> impl Strategy<Value = Section> {
    let setting = (prop::sample::select(names), word());
    prop::collection::vec(setting, 0..3).prop_map(|settings| {
        let mut made = Section::default();
        settings.iter().for_each(|(name, value)| made.set(name, value.as_str()));
        made
    })
}

fn addresses() -> impl Strategy<Value = Vec<Address>> {
    let address = (
        "[a-z][a-z0-9.-]{0,6}|2001:db8::[1-9]",
        1u16..,
        any::<bool>(),
        section(&["HTTPS_PROXY", "ODD", "TAIL"]),
    );
    let address = address.prop_map(|(host, port, tls, rest)| {
        let mut made = Address::new(if tls { "TCPS" } else { "tcp" }, &host, port);
        made.settings.0.extend(rest.0);
        made
    });
    prop::collection::vec(address, 1..4)
}

fn description() -> impl Strategy<Value = Description> {
    let parts = (
        section(&["FAILOVER", "SOURCE_ROUTE", "ENABLE", "STRANGE"]),
        section(&["SERVICE_NAME", "SID", "INSTANCE_NAME", "COLOCATION_TAG", "STRANGE"]),
        section(&["SSL_SERVER_CERT_DN", "MY_WALLET_DIRECTORY", "STRANGE"]),
        section(&["LOAD_BALANCE", "STRANGE"]),
    );
    (addresses(), 0..4u8, parts).prop_map(|(addresses, kind, (settings, data, security, list))| {
        let filled = |section: Section| Some(section).filter(|section| !section.is_empty());
        let mut made = Description {
            settings,
            connect_data: filled(data),
            security: filled(security),
            ..Description::default()
        };
        match kind {
            0 | 1 => addresses.into_iter().fold(made, Description::address),
            2 => made.address_list(AddressList { settings: list, ..AddressList::of(addresses) }),
            _ => {
                made = made.address_list(AddressList::of(addresses[..1].to_vec()));
                addresses.into_iter().fold(made, Description::address)
            }
        }
    })
}

fn descriptor() -> impl Strategy<Value = Descriptor> {
    prop_oneof![
        8 => description().prop_map(Descriptor::from),
        1 => prop::collection::vec(description(), 1..3).prop_map(Descriptor::list),
    ]
}

fn inventory() -> impl Strategy<Value = Inventory> {
    prop::collection::vec((descriptor(), 1..3usize), 1..8).prop_map(|made| {
        let entry = |(at, (descriptor, names)): (usize, (Descriptor, usize))| InventoryEntry {
            names: (0..names).map(|n| format!("A{at}-{n}")).collect(),
            descriptor,
        };
        Inventory { entries: made.into_iter().enumerate().map(entry).collect() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_a_file_holds_survives_a_table_and_json(made in inventory()) {
        let file = made.to_tnsnames().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let read = of_tnsnames(&file);
        prop_assert_eq!(&read, &made);
        let json = Inventory::from_json(&read.to_json()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&json.value, &made);
        let table = read.to_csv().map_err(|error| TestCaseError::fail(error.to_string()))?;
        let back = of_csv(&table);
        prop_assert_eq!(back.to_csv().expect("a table"), table);
        let again = back.to_tnsnames().expect("a file");
        prop_assert_eq!(diff(&parsed(&file), &parsed(&again)), []);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let _ = Inventory::from_csv(&bytes);
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let _ = Inventory::from_json(text);
        }
    }

    #[test]
    fn any_table_is_read_or_refused(rows in "alias,host,port,descriptor\n([a-z:;\"'(=,\\[\\]]{0,20}\n){0,5}") {
        if let Ok(read) = Inventory::from_csv(rows.as_bytes()) {
            let table = read.value.to_csv().expect("what was read can be written");
            prop_assert_eq!(of_csv(&table), read.value);
        }
    }
}
