use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;
use crate::clients::Why;
use crate::files::clean;

const FILE: &str = "/net/tnsnames.ora";

struct Memory(BTreeMap<PathBuf, Vec<u8>>);

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.get(&clean(path)).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn memory(text: &str) -> Memory {
    Memory([(PathBuf::from(FILE), text.as_bytes().to_vec())].into())
}

fn table(text: &str, effective: bool) -> Table {
    of_file(&memory(text), Path::new(FILE), Wanted { clients: &Client::ALL, effective })
}

fn verdict(text: &str, client: Client) -> Arc<Verdict> {
    Arc::clone(&of_text(text, None, &[client])[0].verdict)
}

const PLAIN: &str =
    "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db1)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=sales)))";

#[test]
fn a_plain_descriptor_is_read_alike_by_all() {
    for reading in of_text(PLAIN, None, &Client::ALL) {
        assert_eq!(reading.verdict.outcome(), Outcome::Ok, "{}: {:?}", reading.client, reading.verdict);
    }
    for column in table(&format!("A={PLAIN}\nB={PLAIN}\n"), false).columns {
        assert_eq!(column.readings.len(), 2);
        for reading in column.readings {
            assert_eq!(reading.verdict.outcome(), Outcome::Ok, "{}: {:?}", column.client, reading.verdict);
        }
    }
}

#[test]
fn what_differs_is_told_with_both_readings() {
    let found = verdict("db1,db2:1521/sales", Client::PythonThin);
    let order = found.differs.iter().find(|found| found.aspect == Aspect::Order).expect("the order");
    assert_eq!(order.documented, "LOAD_BALANCE=on FAILOVER=on");
    assert_eq!(order.client, "LOAD_BALANCE=off FAILOVER=on");
    assert_eq!(verdict("db1,db2:1521/sales", Client::NodeThin).outcome(), Outcome::Ok);
}

#[test]
fn what_the_documentation_refuses_and_a_client_takes_differs() {
    let found = verdict(&PLAIN[..PLAIN.len() - 1], Client::PythonThin);
    assert_eq!(found.differs[0].aspect, Aspect::Use, "{found:?}");
    let found = verdict(&PLAIN[..PLAIN.len() - 1], Client::NodeThin);
    assert_eq!(found.error().and_then(|error| error.code), Some("NJS-514"));
}

#[test]
fn a_setting_that_is_dropped_is_told() {
    let found = verdict("db1:1521/sales?retry_count=3", Client::RustThin);
    assert!(found.unheeded.iter().any(|one| one.why == Why::Dropped), "{found:?}");
    assert!(found.differs.iter().any(|found| found.aspect == Aspect::Retries), "{found:?}");
}

#[test]
fn the_last_entry_of_a_name_counts_for_the_documentation_too() {
    let other = PLAIN.replace("db1", "db2");
    let table = table(&format!("A={PLAIN}\na={other}\n"), true);
    assert_eq!(table.aliases.len(), 1);
    let python = table.columns.iter().find(|column| column.client == Client::PythonThin).expect("a column");
    assert_eq!(python.readings[0].verdict.outcome(), Outcome::Ok);
    let effective = python.readings[0].effective.as_ref().expect("it can be used");
    assert_eq!(effective.addresses().next().and_then(|address| address.host.as_deref()), Some("db2"));
}

#[test]
fn a_file_without_a_documented_reading_shows_the_aliases_of_the_clients() {
    let table = table(&format!("IFILE={FILE}\nA={PLAIN}\n"), false);
    assert!(table.unreadable.is_some());
    // node-oracledb cuts the cycle and goes on.
    assert_eq!(table.aliases, ["A"]);
}

#[test]
fn one_entry_is_read_by_itself() {
    let broken = "B=(DESCRIPTION=(ADDRESS=\n";
    let files = memory(&format!("A={PLAIN}\n{broken}"));
    let place = Place::of_file(&files, PathBuf::from(FILE));
    let node = &of_entry(&format!("A={PLAIN}"), "A", &place, &[Client::NodeThin])[0];
    assert_eq!(node.verdict.outcome(), Outcome::Ok);
    assert_eq!(of_text("A", Some(&place), &[Client::NodeThin])[0].verdict.outcome(), Outcome::Fails);
}

/// Entries of a few shapes with names, hosts and services of all sorts.
fn entry() -> impl Strategy<Value = String> {
    let word = "[a-zA-Z][a-zA-Z0-9]{0,8}|[0-9]{1,3}\\.[0-9]{1,3}|[a-z]|SYSTEM|a-b|\\[::1\\]|'q'|";
    let port = "1521|0|70000|[1-9][0-9]{3}|x|01|";
    let form = prop::sample::select(vec![
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=@h)(PORT=@p))(CONNECT_DATA=(SERVICE_NAME=@s)))",
        "(DESCRIPTION =\n  (ADDRESS = (PROTOCOL = tcps)(HOST = @h)(PORT = @p))\n  (CONNECT_DATA = (SID = @s))\n )",
        "(DESCRIPTION=(RETRY_COUNT=3)(CONNECT_TIMEOUT=5)(ADDRESS_LIST=(LOAD_BALANCE=on)(ADDRESS=(PROTOCOL=TCP)(HOST=@h)(PORT=1521))(ADDRESS=(PROTOCOL=TCP)(HOST=db2)(PORT=@p)))(CONNECT_DATA=(SERVICE_NAME=@s)(SERVER=DEDICATED)))",
        "(DESCRIPTION_LIST=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=@h)(PORT=@p))(CONNECT_DATA=(SERVICE_NAME=@s)))(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db2)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=@s))))",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=@h)(PORT=@p)(COLOUR=red))(CONNECT_DATA=(SERVICE_NAME=@s)(INSTANCE_NAME=i1)))",
        "@h:@p/@s",
        "(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=@h)(PORT=@p))(CONNECT_DATA=(SERVICE_NAME=@s))",
    ]);
    let alias = "[A-Za-z][A-Za-z0-9_.-]{0,5}[A-Za-z0-9]|[0-9]{2}|[a-z]";
    (alias, form, word, port, word).prop_map(|(alias, form, host, port, service)| {
        let text = form.replace("@h", &host).replace("@p", &port).replace("@s", &service);
        format!("{alias} = {text}\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// What [`share::Shared`] rests on.
    #[test]
    fn a_shared_verdict_is_the_one_of_the_entry_itself(entries in prop::collection::vec(entry(), 1..12)) {
        let text: String = entries.concat();
        let (shared, alone) = (table(&text, false), table(&text, true));
        prop_assert_eq!(&shared.aliases, &alone.aliases);
        for (shared, alone) in shared.columns.iter().zip(&alone.columns) {
            for (nth, (shared, alone)) in shared.readings.iter().zip(&alone.readings).enumerate() {
                prop_assert_eq!(&shared.verdict, &alone.verdict, "{} in\n{}", alone.client, entries[nth.min(entries.len() - 1)]);
            }
        }
    }
}
