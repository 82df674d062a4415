//! What counts where nothing is written: defaults and units that are worth showing beside a text.

use tns_parser::catalog::Param;
use tns_parser::easy_connect;
use tns_parser::tree::NodeKind;
use tns_parser::{FileKind, Keyword, Node, Span, model};

/// Something that counts and is not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The byte that it could stand at.
    pub at: u32,
    /// What counts, as short as can be: `LOAD_BALANCE=off`, ` sec`.
    pub text: String,
    /// Why, and where that is said.
    pub why: String,
}

/// When a default matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Several addresses stand directly in the parameter.
    Addresses,
    /// Several addresses stand somewhere in the description.
    Route,
    /// Several descriptions stand in the list.
    Descriptions,
    /// An address of the description uses TLS.
    Tls,
}

/// A default that decides how a client behaves.
struct Shown {
    name: &'static str,
    /// Another spelling of the same.
    twin: &'static str,
    within: &'static [Keyword],
    when: When,
    value: &'static str,
    /// The parameter of sqlnet.ora that sets it for all entries.
    profile: &'static str,
    why: &'static str,
}

const SHOWN: &[Shown] = &[
    Shown {
        name: "LOAD_BALANCE",
        twin: "",
        within: &[Keyword::DESCRIPTION, Keyword::ADDRESS_LIST],
        when: When::Addresses,
        value: "off",
        profile: "",
        why: "addresses are tried in the order of the text (Net Services Reference, LOAD_BALANCE)",
    },
    Shown {
        name: "FAILOVER",
        twin: "",
        within: &[Keyword::DESCRIPTION, Keyword::ADDRESS_LIST],
        when: When::Addresses,
        value: "on",
        profile: "",
        why: "the next address is tried where one cannot be reached (Net Services Reference, FAILOVER)",
    },
    Shown {
        name: "LOAD_BALANCE",
        twin: "",
        within: &[Keyword::DESCRIPTION_LIST],
        when: When::Descriptions,
        value: "on",
        profile: "",
        why: "descriptions are tried in random order (Net Services Reference, LOAD_BALANCE)",
    },
    Shown {
        name: "TRANSPORT_CONNECT_TIMEOUT",
        twin: "",
        within: &[Keyword::DESCRIPTION],
        when: When::Route,
        value: "60 sec",
        profile: "TCP.CONNECT_TIMEOUT",
        why: "so long a client waits for an address that does not answer before it tries the next one \
              (Net Services Reference, TRANSPORT_CONNECT_TIMEOUT)",
    },
    Shown {
        name: "SSL_SERVER_DN_MATCH",
        twin: "TLS_SERVER_DN_MATCH",
        within: &[Keyword::DESCRIPTION],
        when: When::Tls,
        value: "off",
        profile: "SSL_SERVER_DN_MATCH",
        why: "Oracle Client libraries do not compare the server's name with its certificate; thin drivers do \
              (Net Services Reference, SSL_SERVER_DN_MATCH)",
    },
];

/// What counts in an entry and is not written, in the order of the text. `profile` tells the value
/// of a parameter of the sqlnet.ora beside the file.
pub fn in_force(entry: Node<'_>, profile: &dyn Fn(&str) -> Option<String>) -> Vec<InForce> {
    let mut found = Vec::new();
    units(entry, Keyword::TOP, &mut found);
    if matches!(entry.file_kind(), FileKind::Tnsnames | FileKind::Descriptor) && !entry.is_broken() {
        found.extend(entry.descendants().filter_map(|node| defaults(node, profile)));
        found.extend(ports(entry));
    }
    found.sort_by_key(|shown| shown.at);
    found
}

/// The units of bare numbers, in a node and below.
fn units(node: Node<'_>, parent: Keyword, found: &mut Vec<InForce>) {
    let has_descriptors = matches!(node.file_kind(), FileKind::Tnsnames | FileKind::Descriptor);
    let free = parent == Keyword::TOP && has_descriptors && node.keyword() != Keyword::IFILE;
    let (keyword, row) = match free {
        true => (Keyword::UNKNOWN, None),
        false => {
            let (keyword, row) = model::lookup(node.file_kind(), node, parent);
            (keyword, row.param())
        }
    };
    found.extend(row.and_then(|row| unit(node, row)));
    node.params().for_each(|child| units(child, keyword, found));
}

fn unit(node: Node<'_>, row: &Param) -> Option<InForce> {
    let bare = is_one_word(node) && node.value().bytes().all(|byte| byte.is_ascii_digit());
    let unit = row.unit().filter(|_| bare && *node.value() != *"0")?;
    let why = format!("a bare number of {} counts in {unit} ({})", row.name, row.source);
    Some(InForce { at: node.value_span().end, text: format!(" {unit}"), why })
}

/// Whether the value stands there as it is read: without quotes, blanks and comments.
fn is_one_word(node: Node<'_>) -> bool {
    let bytes = node.source().slice(node.value_span());
    let odd = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'#' | b'(' | b'"' | b'\'');
    !bytes.is_empty() && !bytes.iter().any(odd)
}

/// The defaults that matter in one parameter, as one text behind it.
fn defaults(node: Node<'_>, profile: &dyn Fn(&str) -> Option<String>) -> Option<InForce> {
    let keyword = node.keyword();
    if node.kind() != NodeKind::Param || node.param(Keyword::SOURCE_ROUTE).is_some() {
        return None;
    }
    let matters =
        |shown: &&Shown| shown.within.contains(&keyword) && holds(node, shown) && !is_set(node, shown);
    let shown: Vec<_> = SHOWN.iter().filter(matters).map(|shown| value_of(shown, profile)).collect();
    let (texts, whys): (Vec<_>, Vec<_>) = shown.into_iter().unzip();
    (!texts.is_empty()).then(|| InForce { at: node.span().end, text: texts.join(" "), why: whys.join("\n") })
}

fn value_of(shown: &Shown, profile: &dyn Fn(&str) -> Option<String>) -> (String, String) {
    let set = Some(shown.profile).filter(|name| !name.is_empty()).and_then(profile);
    match set {
        Some(value) => {
            (format!("{}={value}", shown.name), format!("{}: {} in sqlnet.ora", shown.name, shown.profile))
        }
        None => (format!("{}={}", shown.name, shown.value), format!("{}: {}", shown.name, shown.why)),
    }
}

fn holds(node: Node<'_>, shown: &Shown) -> bool {
    let count = |keyword| node.params().filter(|child| child.keyword() == keyword).count();
    let addresses = || node.descendants().filter(|node| node.keyword() == Keyword::ADDRESS);
    match shown.when {
        When::Addresses => count(Keyword::ADDRESS) > 1,
        When::Descriptions => count(Keyword::DESCRIPTION) > 1,
        When::Route => addresses().count() > 1,
        When::Tls => {
            let protocol =
                |address: Node<'_>| address.param(Keyword::PROTOCOL).map(|node| node.value().into_owned());
            addresses().filter_map(protocol).any(|protocol| protocol.eq_ignore_ascii_case("TCPS"))
        }
    }
}

/// Whether it is written: in the parameter, in a section of it, or in one around it.
fn is_set(node: Node<'_>, shown: &Shown) -> bool {
    let named = |node: &Node<'_>| {
        let name = node.name();
        node.kind() == NodeKind::Param
            && [shown.name, shown.twin].iter().any(|word| name.eq_ignore_ascii_case(word))
    };
    let around = node
        .entry()
        .descendants()
        .filter(|outer| outer.kind() == NodeKind::Param && outer.span().contains(node.span()));
    match shown.when {
        When::Addresses | When::Descriptions => {
            around.into_iter().any(|outer| outer.params().any(|child| named(&child)))
        }
        When::Route | When::Tls => node.descendants().any(|below| named(&below)),
    }
}

/// The ports of an Easy Connect string that names none.
fn ports(entry: Node<'_>) -> Vec<InForce> {
    let text = entry.value();
    let is_string = is_one_word(entry) && easy_connect::classify(&text) == easy_connect::Kind::EasyConnect;
    let Some(string) = is_string.then(|| easy_connect::parse(&text).ok()).flatten() else {
        return Vec::new();
    };
    let start = entry.value_span().start;
    let hosts =
        string.lists.iter().zip(string.effective_ports()).flat_map(|(hosts, ports)| hosts.iter().zip(ports));
    let unnamed = hosts.filter(|(host, _)| host.port.is_none());
    let shown = unnamed.map(|(host, port)| {
        let Span { end, .. } = host.host.span;
        InForce {
            at: start + end + u32::from(host.bracketed),
            text: format!(":{port}"),
            why: "the port of a host that names none (Net Services Administrator's Guide, Easy Connect)"
                .to_owned(),
        }
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use tns_parser::{Source, parse};

    use super::*;

    /// The text with what counts written into it, in braces.
    fn shown(text: &str, kind: FileKind, profile: &dyn Fn(&str) -> Option<String>) -> String {
        let parse = parse(Source::new(text).expect("a small text"), kind);
        let mut out = text.to_owned();
        let found: Vec<_> = parse.entries().flat_map(|entry| in_force(entry, profile)).collect();
        found
            .iter()
            .rev()
            .for_each(|shown| out.insert_str(shown.at as usize, &format!("{{{}}}", shown.text)));
        out
    }

    #[test]
    fn what_counts_is_shown_where_it_matters() {
        let one = "(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))";
        let none = |_: &str| None;
        let tnsnames = |text: &str| shown(text, FileKind::Tnsnames, &none);
        let quiet = format!("A=(DESCRIPTION={one}(CONNECT_DATA=(SERVICE_NAME=s)))");
        assert_eq!(tnsnames(&quiet), quiet);
        assert_eq!(
            tnsnames(&format!("A=(DESCRIPTION={one}{one})")),
            format!(
                "A=(DESCRIPTION={one}{one}){{LOAD_BALANCE=off FAILOVER=on TRANSPORT_CONNECT_TIMEOUT=60 sec}}"
            )
        );
        assert_eq!(
            tnsnames(&format!(
                "A=(DESCRIPTION=(load_balance=on)(ADDRESS_LIST={one}{one})(TRANSPORT_CONNECT_TIMEOUT=3))"
            )),
            format!(
                "A=(DESCRIPTION=(load_balance=on)(ADDRESS_LIST={one}{one}){{FAILOVER=on}}(TRANSPORT_CONNECT_TIMEOUT=3{{ sec}}))"
            )
        );
        let tls = "A=(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1)))";
        assert_eq!(tnsnames(tls), format!("{tls}{{SSL_SERVER_DN_MATCH=off}}"));
        assert_eq!(tnsnames("A=db1,[::1]/s"), "A=db1{:1521},[::1]{:1521}/s");
        assert_eq!(tnsnames("A=db1,db2:1522/s"), "A=db1{:1522},db2:1522/s");
    }

    #[test]
    fn the_profile_sets_defaults_and_has_units() {
        let one = "(ADDRESS=(PROTOCOL=TCP)(HOST=h)(PORT=1))";
        let profile = |name: &str| (name == "TCP.CONNECT_TIMEOUT").then(|| "5".to_owned());
        let text = format!("A=(DESCRIPTION=(FAILOVER=on)(LOAD_BALANCE=on){one}{one})");
        assert_eq!(
            shown(&text, FileKind::Tnsnames, &profile),
            format!("{text}{{TRANSPORT_CONNECT_TIMEOUT=5}}")
        );
        assert_eq!(
            shown("SQLNET.EXPIRE_TIME=10\n", FileKind::Sqlnet, &profile),
            "SQLNET.EXPIRE_TIME=10{ min}\n"
        );
    }

    /// The table must not disagree with the catalogue.
    #[test]
    fn shown_defaults_are_those_of_the_catalogue() {
        for shown in SHOWN {
            let keyword = Keyword::of(shown.name.as_bytes());
            let row = keyword.param(FileKind::Descriptor, shown.within[0]).param().expect("a known keyword");
            let known =
                row.default.is_none_or(|default| shown.value.to_ascii_uppercase().starts_with(default));
            assert!(known, "{}: {:?}", shown.name, row.default);
        }
    }
}
