//! Descriptors of every shape that the model has.

use tns_dsn::{Address, AddressList, Description, Descriptor, Place, Section, Setting, Value};

use crate::rng::Rng;

/// A parameter, its values, and in how many of a hundred sections it stands.
type Choice = (&'static str, &'static [&'static str], u32);

const TRUTHS: &[&str] = &["ON", "OFF", "on", "off", "yes", "no", "TRUE", "False"];

/// Parameters of a DESCRIPTION that Easy Connect has as well.
const DESCRIPTION: [Choice; 8] = [
    ("RETRY_COUNT", &["0", "3", "20"], 30),
    ("RETRY_DELAY", &["0", "1", "3"], 30),
    ("TRANSPORT_CONNECT_TIMEOUT", &["3", "500ms", "3sec", "2min", "1.5", "10 sec", "750 MS", "1 Min"], 40),
    ("SDU", &["100", "512", "8192", "65535", "2097152", "4000000"], 25),
    ("EXPIRE_TIME", &["0", "10"], 25),
    ("USE_SNI", TRUTHS, 20),
    ("CONNECT_TIMEOUT", &["10", "60"], 20),
    ("SEND_BUF_SIZE", &["11784", "65536"], 15),
];

/// How addresses are chosen; lists have them too.
const FLAGS: [Choice; 3] =
    [("LOAD_BALANCE", TRUTHS, 20), ("FAILOVER", TRUTHS, 15), ("SOURCE_ROUTE", TRUTHS, 10)];

const CONNECT_DATA: [Choice; 6] = [
    ("SERVER", &["DEDICATED", "SHARED", "POOLED", "pooled"], 40),
    ("INSTANCE_NAME", &["sales1", "i-2", "i_3.x"], 20),
    ("POOL_PURITY", &["NEW", "SELF", "self"], 25),
    ("POOL_BOUNDARY", &["STATEMENT", "TRANSACTION"], 15),
    ("POOL_NAME", &["reports"], 15),
    ("POOL_CONNECTION_CLASS", WORDS, 25),
];

const SECURITY: [Choice; 1] = [(
    "SSL_SERVER_CERT_DN",
    &["CN=db1.example.com", "CN=adb.example.com, O=Example (Test) Corp, C=DE", "CN=Bücher & Söhne,O='x'"],
    50,
)];

const PROXY: [Choice; 2] = [
    ("HTTPS_PROXY", &["proxy.example.com", "10.1.1.1", "::1"], 100),
    ("HTTPS_PROXY_PORT", &["80", "3128"], 80),
];

const HOSTS: &[&str] = &[
    "db1",
    "db-2.example.com",
    "10.0.0.1",
    "::1",
    "2001:db8::7",
    "fe80::1%eth0",
    "bücher.example",
    "例え.jp",
    "db_3",
];

/// Plain names, and values with blanks inside and characters that need quotes.
const WORDS: &[&str] = &[
    "sales.example.com",
    "s",
    "ünï_çode",
    "two words",
    " edges ",
    "it's",
    "a(b)c",
    "key=value",
    "one,two",
    "c:\\new\\table",
    "#1",
    "?a&b/c:d",
    "tab\there",
    "\u{a0}nbsp",
];

/// Directories of wallets.
const FOLDERS: &[&str] =
    &["/etc/wallet", "C:\\Users\\o\\wallet", "/my wallet", "/w(1)", "/a=b&c", "?/network/admin", "SYSTEM"];

/// A descriptor; every other one fits an Easy Connect string.
pub(in crate::peers) fn descriptor(rng: &mut Rng) -> Descriptor {
    if rng.chance(50) {
        return plain(rng).into();
    }
    if rng.chance(80) {
        return full(rng).into();
    }
    let descriptions: Vec<_> = (0..=rng.below(3)).map(|_| full(rng)).collect();
    Descriptor { settings: section(&FLAGS, rng), ..Descriptor::list(descriptions) }
}

/// One protocol, a service, and nothing that Easy Connect lacks.
fn plain(rng: &mut Rng) -> Description {
    let tls = rng.chance(50);
    let proxy = if tls && rng.chance(30) { section(&PROXY, rng) } else { Section::default() };
    let addresses: Vec<_> = (0..amount(rng)).map(|_| address(tls, &proxy, rng)).collect();
    let mut made = Description { settings: section(&DESCRIPTION, rng), ..Description::new() };
    made.settings.0.extend(section(&FLAGS, rng).0);
    made.addresses = addresses.into_iter().map(Place::Address).collect();
    if rng.chance(25) {
        made.addresses =
            vec![Place::List(AddressList { addresses: made.addresses, ..AddressList::default() })];
    }
    made = made.service_name(rng.pick(&WORDS[..3]).copied().unwrap_or_default());
    made.connect_data.get_or_insert_default().0.extend(section(&CONNECT_DATA, rng).0);
    if tls {
        made.security = Some(section(&[("SSL_SERVER_DN_MATCH", TRUTHS, 100)], rng));
        made.security.get_or_insert_default().0.extend(security(rng).0);
    }
    made
}

/// Anything.
fn full(rng: &mut Rng) -> Description {
    let mut made = Description { settings: section(&DESCRIPTION, rng), ..Description::new() };
    made.settings.0.extend(section(&FLAGS, rng).0);
    made.addresses = (0..amount(rng)).map(|_| place(rng, 1)).collect();
    let target = [["SERVICE_NAME"].as_slice(), &["SID"], &["SERVICE_NAME", "SID"], &[]];
    for name in rng.pick(&target).copied().unwrap_or_default() {
        made = made.connect(name, word(rng));
    }
    made.connect_data.get_or_insert_default().0.extend(section(&CONNECT_DATA, rng).0);
    if rng.chance(60) {
        let mut security = security(rng);
        let name = if rng.chance(90) { "SSL_SERVER_DN_MATCH" } else { "TLS_SERVER_DN_MATCH" };
        let twin = ("TLS_SERVER_CERT_DN", &["CN=twin.example.com"] as &[_], 5);
        security.0.extend(section(&[(name, TRUTHS, 60), twin], rng).0);
        made.security = Some(security);
    }
    extras(made, rng)
}

/// What has parameters inside, and other things that are only handed on.
fn extras(mut made: Description, rng: &mut Rng) -> Description {
    if rng.chance(10) {
        made = made.with("ENABLE", "broken");
    }
    if rng.chance(5) {
        let level = |level: &str| Setting { name: "LEVEL".to_owned(), value: level.into() };
        made = made.with("COMPRESSION_LEVELS", Section(vec![level("low"), level("high")]));
    }
    if rng.chance(15) {
        let mode = [("TYPE", "SELECT"), ("METHOD", "BASIC")];
        made = made.connect("FAILOVER_MODE", nested(mode.map(|(name, value)| (name, value.into()))));
    }
    if rng.chance(10) {
        made = made.connect("COLOCATION_TAG", "abc");
    }
    made
}

/// A certificate's name and a wallet, in any spelling.
fn security(rng: &mut Rng) -> Section {
    let mut made = section(&SECURITY, rng);
    let folder = rng.pick(FOLDERS).copied().unwrap_or_default();
    let name = if rng.chance(50) { "WALLET_LOCATION" } else { "MY_WALLET_DIRECTORY" };
    match rng.below(10) {
        0 => {
            let data = nested([("DIRECTORY", folder.into())]);
            let source = nested([("METHOD", "FILE".into()), ("METHOD_DATA", data)]);
            made.set("WALLET_LOCATION", nested([("SOURCE", source)]));
        }
        1..=6 => made.set(name, folder),
        _ => {}
    }
    made
}

fn nested<const N: usize>(settings: [(&str, Value); N]) -> Value {
    Value::Nested(settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// An address, or a list; a list in a list is rare.
fn place(rng: &mut Rng, level: u32) -> Place {
    let percent = if level == 1 { 35 } else { 2 };
    if level < 3 && rng.chance(percent) {
        let addresses = (0..amount(rng)).map(|_| place(rng, level + 1)).collect();
        let settings = if level == 1 { section(&FLAGS, rng) } else { Section::default() };
        return Place::List(AddressList { settings, addresses });
    }
    let tls = rng.chance(50);
    let proxy = if rng.chance(20) { section(&PROXY, rng) } else { Section::default() };
    Place::Address(address(tls, &proxy, rng))
}

fn address(tls: bool, proxy: &Section, rng: &mut Rng) -> Address {
    let protocols = if tls { ["TCPS", "tcps"] } else { ["TCP", "tcp"] };
    let host = rng.pick(HOSTS).copied().unwrap_or_default();
    let mut made = Address::new(protocols[rng.below(2)], host, 1 + rng.below(65_535) as u16);
    if rng.chance(10) {
        made.settings.remove("PORT");
    }
    made.settings.0.extend(proxy.0.iter().cloned());
    made
}

/// Mostly one, at most four.
fn amount(rng: &mut Rng) -> usize {
    [1, 1, 1, 2, 2, 3, 4][rng.below(7)]
}

/// A word; one of them rarely has a double quote, which only single quotes can hold.
fn word(rng: &mut Rng) -> &'static str {
    let word = rng.pick(WORDS).copied().unwrap_or_default();
    if rng.chance(3) { "say \"yes\"" } else { word }
}

/// Each parameter with its chance, starting anywhere.
fn section(choices: &[Choice], rng: &mut Rng) -> Section {
    let mut made = Section::default();
    let (late, early) = choices.split_at(rng.below(choices.len()));
    for &(name, values, percent) in early.iter().chain(late) {
        if rng.chance(percent) {
            made.set(name, rng.pick(values).copied().unwrap_or_default());
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::descriptor;
    use crate::rng::Rng;
    use tns_dsn::Descriptor;

    fn many(seed: u64) -> Vec<Descriptor> {
        let mut rng = Rng::new(seed);
        (0..500).map(|_| descriptor(&mut rng)).collect()
    }

    #[test]
    fn we_read_each_as_we_wrote_it() {
        for made in many(1) {
            let text = made.to_string();
            assert_eq!(text.parse::<Descriptor>().map_err(|error| error.to_string()), Ok(made), "{text}");
        }
    }

    #[test]
    fn many_fit_an_easy_connect_string() {
        let fits = |made: &&Descriptor| made.to_easy_connect().is_ok_and(|made| made.lost.is_empty());
        let fitting = many(1).iter().filter(fits).count();
        assert!(fitting > 150, "{fitting}");
    }

    #[test]
    fn the_seed_decides() {
        assert_eq!(many(7), many(7));
        assert_ne!(many(7), many(8));
    }
}
