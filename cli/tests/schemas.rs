//! One report with everything in it, held against the schemas of the formats. What no Rust library
//! can check (XML, HTML) is kept in `fixtures/formats` for `xtask schemas`; `UPDATE=1` writes it.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{folder, root, stdout, succeeds, tnslint};

const ODD: &str = "100% of names.ora";

/// Files with errors, CRLF and characters of several bytes, with what comments and a baseline keep
/// quiet, without a finding, with a fix of several edits, and one that is not there.
fn world(name: &str) -> PathBuf {
    let dir = folder(name);
    let entry = |name: &str, port: &str| {
        format!(
            "{name} = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = naïve-𝒹b)(PORT = {port}))(CONNECT_DATA = (SERVICE_NAME = s)))"
        )
    };
    let old = entry("OLD", "70000") + "\r\n";
    fs::write(dir.join(ODD), &old).expect("written");
    let words = ["baseline", "write", "--baseline", "known.json", ODD, "--kind", "tnsnames"];
    succeeds(&dir, &words);
    let lines = [
        old,
        format!("{} # tnslint: ignore[TNS304] until spring\r\n", entry("QUIET", "99999")),
        format!("{}\r\n", entry("CAFÉ", "99998")),
        "<script>alert(1)</script> = (DESCRIPTION = (ADDRESS = (PROTOCOL = TCP)(HOST = [::1)(POTR = 1))\r\n".into(),
        "\u{A0}E = (DESCRIPTION =\u{A0}(ADDRESS = (PROTOCOL = TCP)(HOST = \"a,b;c]&<i>d\")(PORT\u{A0}= 1521))(CONNECT_DATA = (SID = s)))".into(),
    ];
    fs::write(dir.join(ODD), lines.concat()).expect("written");
    fs::write(dir.join("empty.ora"), "# nothing\n").expect("written");
    dir
}

/// The report of that in a format.
fn report(dir: &Path, format: &str) -> String {
    let words = ["check", ODD, "empty.ora", "missing.ora", "--kind", "tnsnames", "--baseline", "known.json"];
    let more = ["--connect-string", "scott/tiger@db1:1521:orcl", "--output", format];
    let output = tnslint(dir, &[&words[..], &more].concat());
    assert_eq!(output.status.code(), Some(2), "a file is missing: {output:?}");
    stdout(&output)
}

fn schema(path: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(root().join(path)).expect("the schema");
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
}

fn holds(schema: &jsonschema::Validator, report: &str) -> Value {
    let report: Value = serde_json::from_str(report).expect("JSON");
    let errors: Vec<_> =
        schema.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{report:#}");
    report
}

#[test]
fn reports_keep_to_their_schemas() {
    let dir = world("schemas");
    for (format, path) in [
        ("json", "schemas/report.schema.json"),
        ("sarif", "fixtures/schemas/sarif-2.1.0.json"),
        ("gitlab", "fixtures/schemas/gitlab.json"),
        ("rdjson", "fixtures/schemas/rdjson.json"),
    ] {
        let report = holds(&schema(path), &report(&dir, format));
        assert!(report.to_string().contains("TNS304"), "{format}");
    }
    let statistics = tnslint(&dir, &["check", ODD, "--kind", "tnsnames", "--statistics", "--output", "json"]);
    holds(&schema("schemas/report.schema.json"), &stdout(&statistics));
}

#[test]
fn lines_of_json_are_diagnostics() {
    let text = fs::read_to_string(root().join("schemas/report.schema.json")).expect("the schema");
    let mut one: Value = serde_json::from_str(&text).expect("JSON");
    one["$ref"] = "#/$defs/diagnostic".into();
    one.as_object_mut().expect("an object").remove("oneOf");
    let one = jsonschema::validator_for(&one).expect("a schema");
    let report = report(&world("schemas-lines"), "json-lines");
    assert!(report.lines().count() > 3, "{report}");
    report.lines().for_each(|line| drop(holds(&one, line)));
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let dir = world("schemas-wrong");
    let cases = [
        ("json", "schemas/report.schema.json", "/diagnostics/0/start/line"),
        (
            "sarif",
            "fixtures/schemas/sarif-2.1.0.json",
            "/runs/0/results/0/locations/0/physicalLocation/region/startLine",
        ),
        ("gitlab", "fixtures/schemas/gitlab.json", "/0/location/lines/begin"),
        ("rdjson", "fixtures/schemas/rdjson.json", "/diagnostics/0/location/range/start/line"),
    ];
    for (format, path, place) in cases {
        let mut report: Value = serde_json::from_str(&report(&dir, format)).expect("JSON");
        *report.pointer_mut(place).expect("a line") = 0.into();
        assert!(!schema(path).is_valid(&report), "{format}: line 0");
    }
}

#[test]
fn sarif_tells_what_is_kept_quiet_and_where_files_are() {
    let dir = world("schemas-sarif");
    let report: Value = serde_json::from_str(&report(&dir, "sarif")).expect("JSON");
    let run = &report["runs"][0];
    let results = run["results"].as_array().expect("results");
    let suppressions: Vec<_> = results.iter().filter_map(|result| result["suppressions"].get(0)).collect();
    let of_kind = |kind: &str| suppressions.iter().filter(|one| one["kind"] == kind).count();
    assert!(of_kind("external") > 0, "{suppressions:?}");
    assert!(suppressions.iter().any(|one| one["justification"] == "until spring"), "{suppressions:?}");
    let place = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"];
    assert_eq!(
        (place["uri"].as_str(), place["uriBaseId"].as_str()),
        (Some("100%25%20of%20names.ora"), Some("%SRCROOT%"))
    );
    assert!(run["originalUriBaseIds"]["%SRCROOT%"].is_object());
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    let outside = tnslint(
        &folder("schemas-elsewhere"),
        &["check", "../schemas-sarif/100% of names.ora", "--kind", "tnsnames", "--output", "sarif"],
    );
    let outside: Value = serde_json::from_str(&stdout(&outside)).expect("JSON");
    let uri = outside["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        .as_str()
        .expect("a place")
        .to_owned();
    assert!(
        uri.starts_with("file:///")
            && uri.ends_with("/schemas-sarif/100%25%20of%20names.ora")
            && !uri.contains(".."),
        "{uri}"
    );
}

#[cfg(unix)]
#[test]
fn xml_and_html_are_as_their_samples() {
    let dir = world("schemas-samples");
    for (format, file) in
        [("junit", "whole-junit.xml"), ("checkstyle", "whole-checkstyle.xml"), ("html", "whole.html")]
    {
        let (shown, sample) = (report(&dir, format), root().join("fixtures/formats").join(file));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&sample, &shown).expect("written");
        }
        assert_eq!(shown, fs::read_to_string(&sample).expect("the sample"), "{format}");
    }
    let page = report(&dir, "html");
    assert_eq!(page.matches("<script>").count(), 1, "an alias is no script");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[test]
fn no_format_names_line_0() {
    let dir = folder("schemas-zero");
    fs::write(dir.join("tnsnames.ora"), "\u{FEFF}A = \u{0}\r\r\n(\n)").expect("written");
    for format in ["concise", "github", "azure", "checkstyle", "grouped"] {
        let shown = stdout(&tnslint(&dir, &["check", "--output", format, "--select", "all"]));
        assert!(!shown.is_empty(), "{format}");
        for zero in ["line=0", "line=\"0\"", "linenumber=0", ":0:", "col=0", "column=\"0\"", "columnnumber=0"]
        {
            assert!(!shown.contains(zero), "{format}: {zero}: {shown}");
        }
    }
}
