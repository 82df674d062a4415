//! Whole entries to start from, as text and as text with stops for the parts that differ from place
//! to place: what an editor offers where an entry begins.

use std::fmt::Write as _;

use tns_parser::format::{Options, format_text};
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Node, Parse, Source, Span, parse};

use crate::{Address, Description, Descriptor, preset};

/// An entry, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// A short name to choose it by.
    pub label: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The text, laid out as the formatter does.
    pub text: String,
}

/// Keywords whose values differ from place to place; the others are worth keeping.
const CHOSEN: [&str; 9] = [
    "HOST",
    "PORT",
    "SERVICE_NAME",
    "DIRECTORY",
    "POOL_CONNECTION_CLASS",
    "GLOBAL_DBNAME",
    "ORACLE_HOME",
    "SID_NAME",
    "KEY",
];

/// A listener on one port, for one database that is known statically.
const LISTENER: &str = "\
LISTENER = (DESCRIPTION =
  (ADDRESS = (PROTOCOL = TCP)(HOST = db1.example.com)(PORT = 1521))(ADDRESS = (PROTOCOL = IPC)(KEY = LISTENER)))

SID_LIST_LISTENER = (SID_LIST = (SID_DESC = (GLOBAL_DBNAME = sales.example.com)
  (ORACLE_HOME = /u01/app/oracle/product/19.0.0/dbhome_1)(SID_NAME = sales)))
";

const CLIENT: &str = "\
NAMES.DIRECTORY_PATH = (TNSNAMES, EZCONNECT)
SQLNET.OUTBOUND_CONNECT_TIMEOUT = 60
TCP.CONNECT_TIMEOUT = 10
SQLNET.EXPIRE_TIME = 10
";

const WALLET: &str = "\
WALLET_LOCATION = (SOURCE = (METHOD = FILE)(METHOD_DATA = (DIRECTORY = /u01/wallet)))
SQLNET.WALLET_OVERRIDE = TRUE
SSL_SERVER_DN_MATCH = yes
";

const ENCRYPTION: &str = "\
SQLNET.ENCRYPTION_CLIENT = REQUIRED
SQLNET.ENCRYPTION_TYPES_CLIENT = (AES256)
SQLNET.CRYPTO_CHECKSUM_CLIENT = REQUIRED
SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT = (SHA512, SHA384, SHA256)
";

/// The samples for a kind of file, the plainest first.
pub fn samples(kind: FileKind) -> Vec<Sample> {
    let made = |label, about, text: &str| Sample { label, about, text: laid_out(text, kind) };
    match kind {
        FileKind::Tnsnames | FileKind::Descriptor => descriptors(kind),
        FileKind::Listener => {
            vec![made(
                "listener with SID_LIST",
                "a listener, and a database known to it statically",
                LISTENER,
            )]
        }
        FileKind::Sqlnet => vec![
            made("client settings", "how names are found, and how long to wait", CLIENT),
            made("wallet", "certificates and passwords from a wallet", WALLET),
            made("native encryption", "no connection without encryption and integrity checks", ENCRYPTION),
        ],
        FileKind::Ldap | FileKind::Cman => Vec::new(),
    }
}

fn descriptors(kind: FileKind) -> Vec<Sample> {
    const SERVICE: &str = "sales.example.com";
    let one = || Description::new().address(Address::tcp("db1.example.com", 1521)).service_name(SERVICE);
    let pooled = one()
        .connect("SERVER", "POOLED")
        .connect("POOL_CONNECTION_CLASS", "sales_app")
        .connect("POOL_PURITY", "SELF");
    let tls = Description::new()
        .address(Address::tcps("db1.example.com", 2484))
        .service_name(SERVICE)
        .secure("SSL_SERVER_DN_MATCH", "yes")
        .secure("WALLET_LOCATION", preset::wallet_of("/u01/wallet"));
    let cloud = preset::cloud_mtls(
        "adb.eu-frankfurt-1.oraclecloud.com",
        "abc_sales_high.adb.oraclecloud.com",
        "/u01/wallet",
    );
    let all = [
        ("entry", "one address, one service", one()),
        (
            "entry with failover",
            "two sites with the time limits that Oracle recommends",
            preset::data_guard("db1.example.com", "db2.example.com", 1521, SERVICE),
        ),
        ("entry for RAC", "a SCAN name", preset::rac_scan("db-scan.example.com", 1521, SERVICE)),
        ("entry with TLS", "TCPS with a wallet and a check of the server's name", tls),
        ("entry for Autonomous Database", "TLS both ways with the downloaded wallet", cloud),
        ("entry for DRCP", "a pooled server", pooled),
    ];
    let text = |description: Description| match (kind, Descriptor::from(description)) {
        (FileKind::Descriptor, descriptor) => descriptor.to_string(),
        (_, descriptor) => laid_out(&format!("SALES = {descriptor}\n"), kind),
    };
    all.into_iter()
        .map(|(label, about, description)| Sample { label, about, text: text(description) })
        .collect()
}

fn laid_out(text: &str, kind: FileKind) -> String {
    let formatted = parsed(text, kind).map(|parse| format_text(&parse, &Options::default()));
    formatted.map_or_else(|| text.to_owned(), |text| String::from_utf8_lossy(&text).into_owned())
}

/// A sample is far from 4 GiB.
fn parsed(text: &str, kind: FileKind) -> Option<Parse> {
    Some(parse(Source::new(text).ok()?, kind))
}

impl Sample {
    /// The text with a stop `${1:db1}` at each part that differs from place to place, in the
    /// syntax of the language server protocol.
    pub fn snippet(&self, kind: FileKind) -> String {
        let Some(parse) = parsed(&self.text, kind) else { return self.text.clone() };
        let mut stops: Vec<Span> = parse.entries().flat_map(|entry| stops(entry, kind)).collect();
        stops.sort_unstable();
        let (mut out, mut at) = (String::new(), 0);
        for (nth, stop) in stops.into_iter().enumerate() {
            escape(&self.text[at..stop.start as usize], &mut out);
            let _ = write!(out, "${{{}:", nth + 1);
            escape(&self.text[stop.range()], &mut out);
            out.push('}');
            at = stop.end as usize;
        }
        escape(&self.text[at..], &mut out);
        out
    }

    /// The same sample as a value, to stand behind the `=` of an entry.
    #[must_use]
    pub fn value(&self) -> Self {
        let parse = parsed(&self.text, FileKind::Tnsnames);
        let span = parse.as_ref().and_then(|parse| parse.entries().next()).map(Node::value_span);
        let text = span.map_or(self.text.as_str(), |span| &self.text[span.range()]);
        Self { text: text.to_owned(), ..self.clone() }
    }
}

/// The name of an alias, and the values that are to be chosen.
fn stops(entry: Node<'_>, kind: FileKind) -> Vec<Span> {
    let alias = entry.names().filter(|_| kind == FileKind::Tnsnames).map(Node::span);
    let chosen = |node: &Node<'_>| {
        let simple = node.kind() == NodeKind::Param && !node.is_nested();
        simple && CHOSEN.iter().any(|name| node.name().eq_ignore_ascii_case(name))
    };
    alias.chain(entry.descendants().filter(chosen).map(Node::value_span)).collect()
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '$' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_reads_without_an_error() {
        for (kind, sample) in
            FileKind::ALL.into_iter().flat_map(|kind| samples(kind).into_iter().map(move |s| (kind, s)))
        {
            let parse = parsed(&sample.text, kind).expect("a small text");
            assert!(parse.errors().is_empty(), "{}: {:?}", sample.label, parse.errors());
            assert!(parse.entry_count() > 0, "{}", sample.label);
            assert!(kind == FileKind::Sqlnet || sample.snippet(kind).contains("${1:"), "{}", sample.label);
        }
    }

    #[test]
    fn what_differs_from_place_to_place_becomes_a_stop() {
        let sample =
            Sample { label: "", about: "", text: "A = (ADDRESS=(HOST=h$1)(PORT=1)(SDU=9))\n".to_owned() };
        assert_eq!(
            sample.snippet(FileKind::Tnsnames),
            "${1:A} = (ADDRESS=(HOST=${2:h\\$1})(PORT=${3:1})(SDU=9))\n"
        );
        assert_eq!(sample.value().text, "(ADDRESS=(HOST=h$1)(PORT=1)(SDU=9))");
    }
}
