//! JDBC URLs of the reference: each is read as documented.

use tns_parser::easy_connect::StringCode;
use tns_parser::jdbc::{Target, parse};

mod shared;

fn thin(target: &str) -> String {
    format!("jdbc:oracle:thin:@{target}")
}

/// The URLs of a section of the reference: first cell in code of each row.
fn rows(text: &str, section: &str) -> Vec<String> {
    let section = text.split(section).nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap_or_default();
    let cells =
        section.lines().filter(|line| line.starts_with('|')).filter_map(|line| line.split('`').nth(1));
    let address = |name: &str| format!("(ADDRESS=(PROTOCOL={name})(HOST=h)(PORT=1))");
    let short = |cell: &str| match cell.strip_prefix('J') {
        Some(rest) => thin(rest),
        None => cell.to_owned(),
    };
    let long = |cell: String| {
        let hosts = cell
            .replace("A(host1,1521)A(host2,1521)", &address("tcp"))
            .replace("A(scan,1521)", &address("tcp"));
        let data = ["svc", "service", "GOLD"].into_iter().fold(hosts, |text, name| {
            text.replace(&format!("CD({name})"), &format!("(CONNECT_DATA=(SERVICE_NAME={name}))"))
        });
        data.replace("=...(", &format!("={}(", address("tcp")))
            .replace("=...)", &format!("={})", address("tcp")))
    };
    cells.map(|cell| long(short(cell))).collect()
}

#[test]
fn every_pair_of_the_reference_is_valid() {
    let Some(text) = shared::read("reference/jdbc_urls.md") else { return };
    let rows = rows(&text, "## 3. Pairs");
    let urls: Vec<_> = rows.iter().filter(|row| row.starts_with("jdbc:") && !row.ends_with("...")).collect();
    assert!(urls.len() > 50, "{}", urls.len());
    for text in urls {
        // A context shortened with dots.
        if let Err(errors) = parse(text)
            && errors.iter().any(|error| error.code != StringCode::LdapContext)
        {
            panic!("{text}: {errors:?}");
        }
    }
}

#[test]
fn every_suspicious_url_of_the_reference_is_told() {
    let Some(text) = shared::read("reference/jdbc_urls.md") else { return };
    let rows = rows(&text, "## 4. Invalid");
    assert!(rows.len() > 14, "{rows:?}");
    for text in rows {
        match parse(&text) {
            Err(errors) => errors.iter().for_each(|error| assert!(!error.help().is_empty())),
            // The release of the client is not in the URL.
            Ok(url) => assert!(!url.notes.is_empty() || text.contains("oci:@tcps"), "{text}"),
        }
    }
}

#[test]
fn conformance() {
    let Some(vectors) = shared::read("conformance/vectors.jsonl") else { return };
    for line in vectors.lines().filter(|line| line.contains("\"kind\": \"jdbc\"")) {
        let row = line.split(", \"agree\":").next().map(|head| format!("{head}}}")).unwrap_or_default();
        let row: serde_json::Value = serde_json::from_str(&row).expect("JSON");
        let input = row["input"].as_str().expect("an input");
        let parsed = parse(input);
        match (row["expect"]["outcome"].as_str(), row["id"].as_str()) {
            (Some("ok"), _) => assert!(parsed.is_ok(), "{input}: {parsed:?}"),
            (_, Some("jdbc-empty")) => assert!(parsed.is_err(), "{input}"),
            // The witnesses failed as nothing resolves the name.
            _ => assert!(parsed.is_ok_and(|url| !matches!(url.target, Target::EasyConnect(_))), "{input}"),
        }
    }
}
