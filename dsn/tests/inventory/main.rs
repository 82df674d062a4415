//! Whole files keep what they say through every form.

mod defects;
mod files;
mod random;
mod tables;

use tns_dsn::diff::diff;
use tns_dsn::inventory::{Inventory, InventoryEntry, Rejected};
use tns_dsn::{Address, AddressList, Description, Descriptor, Section};
use tns_parser::{FileKind, Parse, Source, parse};

fn parsed(text: &str) -> Parse {
    parse(Source::new(text).expect("small"), FileKind::Tnsnames)
}

fn of_tnsnames(text: &str) -> Inventory {
    let read = Inventory::from_tnsnames(&parsed(text)).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(read.lost, [], "{text}");
    read.value
}

fn of_csv(text: &str) -> Inventory {
    let read = Inventory::from_csv(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(read.lost, [], "{text}");
    read.value
}

fn rejected(text: &str) -> Rejected {
    Inventory::from_csv(text.as_bytes()).expect_err(text)
}

/// Each defect in a line, as a person reads it.
fn told(error: &Rejected) -> Vec<String> {
    error.defects.iter().map(ToString::to_string).collect()
}

fn tcp(host: &str, service: &str) -> Description {
    Description::new().address(Address::tcp(host, 1521)).service_name(service)
}

/// Entry `at` of 400: every shape that is usual, and some that are not.
fn shape(at: usize) -> InventoryEntry {
    let host = |n: usize| format!("db{n}-{at}.example.com");
    let service = format!("svc{at}.example.com");
    let simple = tcp(&host(1), &service);
    let tls = || Description::new().address(Address::tcps(&host(1), 2484)).service_name(&service);
    let two =
        || AddressList::of([Address::tcp(&host(1), 1521), Address::tcp(&host(2), 1521 + (at % 3) as u16)]);
    let mut wallet = Section::default();
    wallet.set("DIRECTORY", "/u01/my wallet");
    let descriptor: Descriptor = match at % 16 {
        0 => simple.into(),
        1 => simple.with("RETRY_COUNT", 3).with("RETRY_DELAY", 2).into(),
        2 => simple.connect("SERVER", "shared").into(),
        3 => Description::new().address(Address::tcp(&host(1), 1521)).sid("ORCL").into(),
        4 => Description::new().address_list(two()).service_name(&service).into(),
        5 => Description::new().address_list(two().with("LOAD_BALANCE", true)).service_name(&service).into(),
        6 => tls().secure("SSL_SERVER_CERT_DN", "CN=a, O=\"b\"").secure("SSL_SERVER_DN_MATCH", "yes").into(),
        7 => tls().secure("MY_WALLET_DIRECTORY", "/u01/my wallet").into(),
        8 => Description::new()
            .address(Address::tcps(&host(1), 443).with("HTTPS_PROXY", "proxy").with("HTTPS_PROXY_PORT", 80))
            .service_name(&service)
            .into(),
        9 => Description::new().address(Address::tcp("2001:db8::7", 1521)).service_name(&service).into(),
        10 => tns_dsn::preset::data_guard(&host(1), &host(2), 1521, &service).into(),
        11 => Descriptor::list([simple.clone(), simple]),
        12 => tns_dsn::preset::extproc("EXTPROC1521", "PLSExtProc").into(),
        13 => simple
            .connect("FAILOVER_MODE", [("TYPE".to_owned(), "select".into())].into_iter().collect::<Section>())
            .into(),
        14 => simple.with("UNHEARD_OF", "=1+1").into(),
        _ => simple.connect("INSTANCE_NAME", "=cmd|' /C calc'!A0").into(),
    };
    let names = (0..=at % 3).map(|n| format!("ALIAS{at}_{n}.world")).collect();
    InventoryEntry { names, descriptor }
}

#[test]
fn four_hundred_entries_come_back_from_every_form() {
    let inventory = Inventory { entries: (0..400).map(shape).collect() };
    let table = inventory.to_csv().expect("a table");
    assert_eq!(of_csv(&table), inventory);
    let file = of_csv(&table).to_tnsnames().expect("a file");
    let back = of_tnsnames(&file);
    assert_eq!(back, inventory);
    assert_eq!(back.to_csv().expect("a table"), table);
    let json = Inventory::from_json(&inventory.to_json()).expect("JSON").value;
    assert_eq!(json, inventory);
    assert_eq!(diff(&parsed(&file), &parsed(&json.to_tnsnames().expect("a file"))), []);
}
