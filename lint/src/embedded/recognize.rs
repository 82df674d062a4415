//! Which values hold connect strings or Net files. The page `docs/embedded.md`
//! states the rules; in doubt a value holds neither.

use base64ct::{Base64, Encoding};
use tns_dsn::Form;
use tns_parser::easy_connect::{self, Kind, classify};
use tns_parser::{FileKind, Source, Span, jdbc, parse};

use super::Holds;
use super::map::Mapped;
use super::placeholder::Template;
use super::scalar::Scalar;
use super::style::Style;

/// Last words of keys whose values are connect identifiers.
const IDENTIFIERS: [&str; 8] = [
    "dsn",
    "connectstring",
    "connectionstring",
    "connstring",
    "connstr",
    "connectdescriptor",
    "ezconnect",
    "easyconnect",
];

/// Words of keys that tell that a value is about Oracle.
const ORACLE: [&str; 7] = ["oracle", "oracledb", "cxoracle", "ora", "tns", "ezconnect", "easyconnect"];

/// Ports that listeners of Oracle databases have.
const PORTS: [u16; 3] = [1521, 1522, 2484];

/// Starts of URLs that only Oracle drivers take.
const SCHEMES: [&str; 4] = ["jdbc:oracle", "oracle+", "oracle://", "r2dbc:oracle"];

/// A text in a value.
pub(super) struct Held {
    pub(super) holds: Holds,
    pub(super) text: Mapped,
    pub(super) style: Style,
}

/// What a value holds: nothing as a rule.
pub(super) fn held(scalar: &Scalar) -> Vec<Held> {
    let Some(key) = scalar.keys.last() else { return Vec::new() };
    if let Some(kind) = FileKind::of_file_name(key) {
        return net_file(scalar, kind).into_iter().collect();
    }
    let text = scalar.text.text();
    if !(is_url(text) || is_descriptor(text) || is_easy_connect(scalar)) {
        return Vec::new();
    }
    let held = |text| Held { holds: Holds::ConnectString, text, style: scalar.style };
    let inner = descriptor_in(&scalar.text);
    std::iter::once(scalar.text.clone()).chain(inner).map(held).collect()
}

/// A file under its name: a path or a mere word is none.
fn net_file(scalar: &Scalar, kind: FileKind) -> Option<Held> {
    let holds = Holds::File(kind);
    if scalar.text.text().contains('=') && scalar.text.text().contains(['\n', '(', ' ', ',']) {
        return Some(Held { holds, text: scalar.text.clone(), style: scalar.style });
    }
    let data = scalar.keys.iter().rev().nth(1)?;
    let text = decoded(&scalar.text).filter(|_| ["data", "binaryData"].contains(&data.as_str()))?;
    Some(Held { holds, text, style: Style::ReadOnly })
}

/// The text behind base64, as in `data` of a Kubernetes Secret: each character
/// stands where the digits are that hold its bits.
fn decoded(text: &Mapped) -> Option<Mapped> {
    let digits: Vec<u32> = text
        .text()
        .bytes()
        .zip(0..)
        .filter(|(byte, _)| !byte.is_ascii_whitespace())
        .map(|(_, at)| at)
        .collect();
    let compact: String = text.text().split_ascii_whitespace().collect();
    let bytes = Base64::decode_vec(&compact).ok().filter(|bytes| bytes.contains(&b'='))?;
    let inner = String::from_utf8(bytes).ok()?;
    let digit =
        |byte: usize, of: usize| digits.get(byte / 3 * 4 + byte % 3 + of).copied().unwrap_or_default();
    let mut made = Mapped::starting_at(text.point(0));
    for (at, c) in inner.char_indices() {
        let last = at + c.len_utf8() - 1;
        let outer = text.span(Span::new(digit(at, 0), digit(last, 1) + 1));
        made.push_escape(c.encode_utf8(&mut [0; 4]), outer);
    }
    Some(made)
}

fn is_url(text: &str) -> bool {
    let text = text.trim_start();
    let starts = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    SCHEMES.into_iter().any(starts)
}

/// `(DESCRIPTION=…)` and the like, whatever is broken inside.
fn is_descriptor(text: &str) -> bool {
    const FIRST: [&str; 4] = ["DESCRIPTION", "DESCRIPTION_LIST", "ADDRESS", "ADDRESS_LIST"];
    let trimmed = text.trim_start();
    let Some(source) = trimmed.starts_with('(').then(|| Source::new(trimmed).ok()).flatten() else {
        return false;
    };
    let parse = parse(source, FileKind::Descriptor);
    let first = parse.entries().next().and_then(|entry| entry.params().next());
    first.is_some_and(|node| {
        let behind = trimmed.get(node.name_span().end as usize..).unwrap_or_default();
        behind.trim_start().starts_with('=')
            && FIRST.iter().any(|name| node.name().eq_ignore_ascii_case(name))
    })
}

/// A string under a key for connect identifiers, where key or port tell that it is Oracle's.
fn is_easy_connect(scalar: &Scalar) -> bool {
    let words: Vec<Vec<String>> = scalar.keys.iter().map(|key| words(key)).collect();
    let last = words.last().map(|words| words.as_slice()).unwrap_or_default();
    let ends =
        |name: &&str| (1..=last.len().min(2)).any(|count| last[last.len() - count..].concat() == **name);
    if !IDENTIFIERS.iter().any(ends) {
        return false;
    }
    let text = Template::new(scalar.text.clone()).named();
    let text = text.text().trim();
    let main = text.split('?').next().unwrap_or(text);
    let foreign = main.split_once("://").is_some_and(|(scheme, _)| !["tcp", "tcps"].contains(&scheme));
    let odd = main.contains(['@', '=', '{', '(']) || text.contains(char::is_whitespace);
    if classify(text) != Kind::EasyConnect || foreign || odd {
        return false;
    }
    let about = words.iter().flatten().any(|word| ORACLE.contains(&word.as_str()));
    let ports = || easy_connect::parse(text).ok().map(|easy| easy.lists).unwrap_or_default();
    about || ports().iter().flatten().filter_map(|host| host.port).any(|port| PORTS.contains(&port.value))
}

/// The words of a key in lower case: `spring.dataSource-url` has four.
fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in key.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && lower) {
            words.push(String::new());
        }
        lower = c.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The descriptor of a JDBC URL that can be read: the rules about descriptors see it, too.
fn descriptor_in(text: &Mapped) -> Option<Mapped> {
    let url = text.text();
    if Form::detect(url) != Form::Jdbc {
        return None;
    }
    match jdbc::parse(url).ok()?.target {
        jdbc::Target::Descriptor(span) => Some(text.part(span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Holds, Mapped, Scalar, Style, held, words};

    fn holds(keys: &[&str], value: &str) -> Vec<Holds> {
        let mut text = Mapped::default();
        text.push(value, 0);
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        held(&Scalar { keys, text, style: Style::AsIs }).iter().map(|held| held.holds).collect()
    }

    #[test]
    fn keys_fall_into_words() {
        assert_eq!(words("spring.dataSource-URL_1"), ["spring", "data", "source", "url", "1"]);
    }

    #[test]
    fn strings_of_others_are_left_alone() {
        let foreign: [(&[&str], &str); 12] = [
            (&["SENTRY_DSN"], "https://key@o1.ingest.example.com/1521"),
            (&["db", "dsn"], "mysql:host=db1;port=3306;dbname=x"),
            (&["dsn"], "user:pw@tcp(db1:3306)/x"),
            (&["zookeeper", "connectString"], "zk1:2181,zk2:2181/kafka"),
            (&["ConnectionString"], "Server=db1,1433;Database=x"),
            (&["url"], "tcp://mq1:61616"),
            (&["url"], "jdbc:postgresql://db1:5432/x"),
            (&["oracle", "host"], "db1:1521/sales"),
            (&["note"], "(description of the thing)"),
            (&["tnsnames.ora"], "/opt/oracle/tnsnames.ora"),
            (&["oracle", "dsn"], "sales"),
            (&["oracle", "dsn"], "scott/tiger@db1:1521/sales"),
        ];
        for (keys, value) in foreign {
            assert_eq!(holds(keys, value), [], "{keys:?} {value}");
        }
    }

    #[test]
    fn oracles_strings_are_found() {
        let ours: [(&[&str], &str); 8] = [
            (&["any"], "jdbc:oracle:thin:@db1:1521:ORCL"),
            (&["any"], " (description = (address = (host = h))"),
            (&["any"], "oracle+oracledb://u:p@db1:1521/?service_name=s"),
            (&["ORACLE_DSN"], "db1:1521:ORCL"),
            (&["oracle", "connectString"], "${HOST}:${PORT}/sales"),
            (&["db", "connect_string"], "tcps://db1:2484/sales"),
            (&["dsn"], "db1:1521/sales"),
            (&["pool", "dsn"], "db1,db2:1522/sales"),
        ];
        for (keys, value) in ours {
            assert_eq!(holds(keys, value), [Holds::ConnectString], "{keys:?} {value}");
        }
    }
}
