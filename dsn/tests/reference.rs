//! The tables of pairs of the reference: a string and the descriptor it stands for.

#[path = "../../parser/tests/shared/mod.rs"]
mod shared;

use tns_dsn::{Descriptor, Form, Place, Section, Setting, Value};

/// The rows of a section, cells without their code marks.
fn rows(text: &str, from: &str) -> Vec<Vec<String>> {
    let section = text.split(from).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let cells = |line: &str| {
        let inner = line.trim_matches('|');
        inner.split(" | ").map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
    };
    section.lines().filter(|line| line.contains("| `")).map(cells).collect()
}

/// The first piece of code in a cell.
fn code(cell: &str) -> &str {
    cell.split('`').nth(1).unwrap_or_default()
}

/// `A(h,p)`, `S(h,p)` and `CD(s)` written out.
fn expanded(text: &str) -> String {
    let mut made = String::new();
    let mut rest = text;
    while let Some(at) = ["A(", "S(", "CD("].iter().filter_map(|mark| start(rest, mark)).min() {
        let (before, short) = rest.split_at(at);
        let (name, inner) = short.split_once('(').expect("it starts with a mark");
        let (inner, after) = inner.split_once(')').expect("it is closed");
        made.push_str(before);
        made.push_str(&match (name, inner.rsplit_once(',')) {
            ("A", Some((host, port))) => format!("(ADDRESS=(PROTOCOL=TCP)(HOST={host})(PORT={port}))"),
            ("S", Some((host, port))) => format!("(ADDRESS=(PROTOCOL=TCPS)(HOST={host})(PORT={port}))"),
            _ => format!("(CONNECT_DATA=(SERVICE_NAME={inner}))"),
        });
        rest = after;
    }
    made + rest
}

/// Where a short form starts: no letter stands before it.
fn start(text: &str, mark: &str) -> Option<usize> {
    text.match_indices(mark)
        .map(|(at, _)| at)
        .find(|&at| !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The meaning: keywords in order, words in one case, the check of the server's
/// name as the manual has it, one name for the wallet.
fn meaning(mut descriptor: Descriptor) -> String {
    let tls = descriptor.addresses().any(|address| address.protocol().eq_ignore_ascii_case("tcps"));
    for description in &mut descriptor.descriptions {
        let security = description.security.get_or_insert_default();
        if tls && security.get("SSL_SERVER_DN_MATCH").is_none() {
            security.set("SSL_SERVER_DN_MATCH", "TRUE");
        }
        for setting in &mut security.0 {
            if setting.name == "MY_WALLET_DIRECTORY" {
                setting.name = "WALLET_LOCATION".to_owned();
            }
        }
        if security.is_empty() {
            description.security = None;
        }
        for section in [
            Some(&mut description.settings),
            description.connect_data.as_mut(),
            description.security.as_mut(),
        ] {
            section.into_iter().for_each(sort);
        }
    }
    descriptor.to_string().to_ascii_uppercase().replace("=YES)", "=TRUE)")
}

fn sort(section: &mut Section) {
    section.0.sort_by(|one, other| one.name.cmp(&other.name));
    for Setting { value, .. } in &mut section.0 {
        if let Value::Text(text) = value {
            *text = text.to_ascii_uppercase();
        }
    }
}

/// The same with other names of host and service.
fn anywhere(mut descriptor: Descriptor) -> Descriptor {
    for description in &mut descriptor.descriptions {
        for place in &mut description.addresses {
            if let Place::Address(address) = place {
                address.settings.set("HOST", "anywhere");
            }
        }
        let data = description.connect_data.iter_mut().flat_map(|data| &mut data.0);
        data.filter(|setting| setting.name == "SERVICE_NAME")
            .for_each(|setting| setting.value = "any".into());
    }
    descriptor
}

/// Compares the rows that give a whole descriptor; the number of them.
fn compare(rows: &[Vec<String>], form: Form, descriptor: usize, input: impl Fn(&str) -> String) -> usize {
    let mut compared = 0;
    let mut whole: Vec<(String, String)> = Vec::new();
    for row in rows {
        let (number, text) = (&row[0], input(code(&row[1])));
        let cell = &row[descriptor];
        let earlier =
            |number: &str| whole.iter().find(|(known, _)| known == number).map(|(_, text)| text.clone());
        let wanted = match cell.strip_prefix("as ") {
            Some(number) => earlier(number.split(' ').next().unwrap_or_default()),
            None => Some(expanded(code(cell))).filter(|text| text.starts_with("(D") && !text.contains("...")),
        };
        let Some(wanted) = wanted else { continue };
        whole.push((number.clone(), wanted.clone()));
        let wanted: Descriptor =
            wanted.parse().unwrap_or_else(|error| panic!("row {number}, {wanted}: {error}"));
        let read = form.read(&text).unwrap_or_else(|error| panic!("row {number}, {text}: {error:?}"));
        // "as 12" means: but for the names.
        let same = if cell.starts_with("as ") { anywhere } else { |descriptor| descriptor };
        assert_eq!(meaning(same(read.value)), meaning(same(wanted)), "row {number}: {text}");
        compared += 1;
    }
    compared
}

#[test]
fn easy_connect_strings_become_the_descriptors_of_the_table() {
    let Some(text) = shared::read("reference/easy_connect.md") else { return };
    let rows = rows(&text, "## 4. ");
    let compared = compare(&rows, Form::EasyConnect, 2, str::to_owned);
    assert!(compared >= 55, "{compared} of {}", rows.len());
}

#[test]
fn jdbc_urls_become_the_descriptors_of_the_table() {
    let Some(text) = shared::read("reference/jdbc_urls.md") else { return };
    let rows = rows(&text, "## 3. Pairs");
    let long = |short: &str| {
        expanded(
            &short
                .strip_prefix('J')
                .map_or_else(|| short.to_owned(), |rest| format!("jdbc:oracle:thin:@{rest}")),
        )
    };
    let compared = compare(&rows, Form::Jdbc, 3, long);
    assert!(compared >= 13, "{compared} of {}", rows.len());
}

#[test]
fn jdbc_urls_become_the_strings_of_the_table() {
    let Some(text) = shared::read("reference/jdbc_urls.md") else { return };
    let mut compared = 0;
    for row in rows(&text, "## 3. Pairs") {
        let (url, wanted) = (code(&row[1]), code(&row[2]));
        let url = expanded(
            &url.strip_prefix('J').map_or_else(|| url.to_owned(), |rest| format!("jdbc:oracle:thin:@{rest}")),
        );
        let plain = !wanted.is_empty()
            && !wanted.starts_with("ldap")
            && !wanted.starts_with("config-")
            && !wanted.contains("...");
        // Some hold under a condition only; and the name of a SID is no service,
        // though the guide of the OCI driver writes so.
        if !plain || row[2].contains("only if") || url.contains("...") || url.contains(":oci:@example.com") {
            continue;
        }
        let read = Form::Jdbc.read(&url).unwrap_or_else(|error| panic!("{url}: {error:?}"));
        let written = Form::EasyConnect.write(&read.value).unwrap_or_else(|error| panic!("{url}: {error}"));
        let again = Form::EasyConnect.read(&written.value).expect("ours is read");
        let theirs = Form::EasyConnect.read(wanted).unwrap_or_else(|error| panic!("{wanted}: {error:?}"));
        assert_eq!(meaning(again.value), meaning(theirs.value), "{url}: {} for {wanted}", written.value);
        compared += 1;
    }
    assert!(compared >= 14, "{compared}");
}
