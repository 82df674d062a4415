//! One sample of every report format, kept in `fixtures/formats`. `UPDATE=1`
//! writes them. Lines and columns are those of a file with CRLF, tabs and
//! characters of several bytes.

mod support;

use std::fs;

use support::{folder, root, stdout, tnslint, tnslint_with};

const FORMATS: [(&str, &str); 13] = [
    ("human", "txt"),
    ("concise", "txt"),
    ("grouped", "txt"),
    ("json", "json"),
    ("json-lines", "jsonl"),
    ("sarif", "sarif"),
    ("github", "txt"),
    ("gitlab", "json"),
    ("junit", "xml"),
    ("checkstyle", "xml"),
    ("rdjson", "json"),
    ("azure", "txt"),
    ("html", "html"),
];

/// A broken file whose every difficulty shows in some format.
const TEXT: &str = "# Größe: 100 % <b>\r\n\
    CAFÉ = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = naïve-𝒹b)(PORT = 99999))(CONNECT_DATA = (SERVICE_NAME = s)))\r\n\
    B =\r\n\
    \t(DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(POTR = 1))(CONNECT_DATA = (SERVICE_NAME = \"a,b;c]&d\"))\r\n";

#[test]
fn every_format_is_as_its_sample() {
    let dir = folder("formats");
    fs::write(dir.join("tns names.ora"), TEXT).expect("written");
    for (format, ending) in FORMATS {
        let output = tnslint(
            &dir,
            &[
                "check",
                "tns names.ora",
                "--kind",
                "tnsnames",
                "--select",
                "TNS001,TNS007,TNS201,TNS304",
                "--output",
                format,
            ],
        );
        assert_eq!(output.status.code(), Some(1), "{format}");
        let shown = stdout(&output).replace(env!("CARGO_PKG_VERSION"), "VERSION");
        let sample = root().join("fixtures/formats").join(format!("{format}.{ending}"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&sample, &shown).expect("the sample can be written");
        }
        let wanted =
            fs::read_to_string(&sample).unwrap_or_else(|error| panic!("{}: {error}", sample.display()));
        assert_eq!(shown, wanted, "{format} differs from {}", sample.display());
    }
}

#[test]
fn json_and_xml_are_well_formed() {
    let dir = folder("formats-valid");
    let mut text = TEXT.as_bytes().to_vec();
    text.extend(b"BAD\x01\x02<&> = (X = \x00\xFF)\n");
    fs::write(dir.join("tnsnames.ora"), text).expect("written");
    let report = |format: &str| stdout(&tnslint(&dir, &["check", "tnsnames.ora", "--output", format]));
    for format in ["json", "sarif", "gitlab", "rdjson"] {
        serde_json::from_str::<serde_json::Value>(&report(format))
            .unwrap_or_else(|error| panic!("{format}: {error}"));
    }
    for line in report("json-lines").lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{line}: {error}"));
    }
    for format in ["junit", "checkstyle"] {
        let xml = report(format);
        let document =
            roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{format}: {error}\n{xml}"));
        assert!(document.descendants().any(|node| node.has_attribute("message")), "{format}");
    }
}

#[test]
fn places_are_counted_as_the_reader_counts() {
    let dir = folder("formats-places");
    fs::write(dir.join("tnsnames.ora"), TEXT).expect("written");
    let report = |format: &str| {
        stdout(&tnslint(&dir, &["check", "tnsnames.ora", "--select", "TNS304", "--output", format]))
    };
    let port = TEXT.lines().nth(1).and_then(|line| line.split("99999").next()).expect("the line of the port");
    let (characters, units, bytes) = (port.chars().count(), port.encode_utf16().count(), port.len());
    assert!(
        report("github").contains(&format!("line=2,endLine=2,col={},", units + 1)),
        "{}",
        report("github")
    );
    assert!(report("concise").starts_with(&format!("tnsnames.ora:2:{}:", characters + 1)));
    let json: serde_json::Value = serde_json::from_str(&report("rdjson")).expect("JSON");
    let start = &json["diagnostics"][0]["location"]["range"]["start"];
    assert_eq!((start["line"].as_u64(), start["column"].as_u64()), (Some(2), Some(bytes as u64 + 1)));
}

#[test]
fn the_surroundings_choose_the_format() {
    let dir = folder("formats-auto");
    fs::write(dir.join("tnsnames.ora"), TEXT).expect("written");
    let words = ["check", "tnsnames.ora", "--output", "auto", "--output", "sarif=report.sarif"];
    let none = [("GITHUB_ACTIONS", ""), ("TF_BUILD", "")];
    let shown =
        |variables: &[(&str, &str)]| stdout(&tnslint_with(&dir, &words, &[&none, variables].concat(), b""));
    assert!(shown(&[("GITHUB_ACTIONS", "true")]).starts_with("::"));
    assert!(shown(&[("TF_BUILD", "True")]).starts_with("##vso"));
    assert!(shown(&[]).starts_with("tnsnames.ora:2:"), "one line a finding where nobody reads along");
    assert!(fs::read_to_string(dir.join("report.sarif")).expect("it was written").contains("\"2.1.0\""));
}
