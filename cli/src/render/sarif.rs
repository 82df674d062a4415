//! SARIF 2.1.0, which code scanning services read.

use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde_json::{Value, json};
use tns_lint::{Diagnostic, RULES, RuleInfo, Safety, Severity};
use tns_parser::text::Encoding;

use super::Run;
use super::located::{At, Located, baselined, located, suppressed};
use crate::input::display_name;
use crate::output;

/// What relative places start from; a service puts the top of the repository in its place.
const ROOT: &str = "%SRCROOT%";

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let suppressed = || run.files.iter().flat_map(|file| &file.suppressed).map(|quiet| &quiet.finding);
    let baselined = || run.files.iter().flat_map(|file| &file.baselined);
    let all = || run.findings().chain(suppressed()).chain(baselined());
    let used = |rule: &&RuleInfo| all().any(|found| found.rule.code == rule.code);
    let rules: Vec<_> = RULES.iter().filter(used).collect();
    let all = run.files.iter().flat_map(|file| located(file, Encoding::Utf32));
    let results: Vec<_> =
        all.map(|one| result(&one, &rules)).chain(quiet(run, &rules)).chain(known(run, &rules)).collect();
    let driver = json!({
        "name": "tnslint",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
    });
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": "The directory tnslint was started in." } } },
            "results": results,
            "invocations": [{
                "executionSuccessful": run.errors.is_empty(),
                "toolExecutionNotifications": run.errors.iter().map(|error| json!({
                    "level": "error", "message": { "text": error },
                })).collect::<Vec<_>>(),
            }],
        }],
    });
    output::json(out, &document)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn descriptor(rule: &RuleInfo) -> Value {
    let page = rule.page();
    let text: Vec<_> =
        page.sections.iter().map(|part| format!("## {}\n\n{}", part.title, part.text)).collect();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": page.summary },
        "fullDescription": { "text": page.summary },
        "help": { "text": text.join("\n\n"), "markdown": text.join("\n\n") },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "tags": tags(rule) },
    })
}

/// The group of a rule, and the items of benchmarks that it looks at.
fn tags(rule: &RuleInfo) -> Vec<String> {
    let items = rule.benchmarks().map(|item| format!("{} {}", item.standard, item.item));
    std::iter::once(rule.group.name().to_owned()).chain(items).collect()
}

fn result(one: &Located<'_>, rules: &[&RuleInfo]) -> Value {
    let found = one.found;
    let related = found.related.iter().map(|related| {
        let (start, end) = one.span(related.span);
        let mut place = location(one.file, start, end);
        place["message"] = json!({ "text": related.label });
        place
    });
    let mut result = json!({
        "ruleId": found.rule.code,
        "ruleIndex": rules.iter().position(|rule| rule.code == found.rule.code),
        "level": level(found.severity),
        "message": { "text": message(found) },
        "locations": [location(one.file, one.start, one.end)],
        "partialFingerprints": { "tnslint/v1": one.fingerprint },
    });
    let related: Vec<_> = related.collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = fix(one) {
        result["fixes"] = json!([fix]);
    }
    result
}

/// What comments keep quiet, with their reasons.
fn quiet(run: &Run, rules: &[&RuleInfo]) -> Vec<Value> {
    let mut results = Vec::new();
    for file in &run.files {
        for (one, quiet) in suppressed(file, Encoding::Utf32).iter().zip(&file.suppressed) {
            let mut result = result(one, rules);
            let mut suppression = json!({ "kind": "inSource" });
            if !quiet.reason.is_empty() {
                suppression["justification"] = quiet.reason.clone().into();
            }
            result["suppressions"] = json!([suppression]);
            results.push(result);
        }
    }
    results
}

/// What the baseline knows.
fn known(run: &Run, rules: &[&RuleInfo]) -> Vec<Value> {
    let all = run.files.iter().flat_map(|file| baselined(file, Encoding::Utf32));
    let known = |one: Located<'_>| {
        let mut result = result(&one, rules);
        result["suppressions"] = json!([{ "kind": "external", "justification": "known by the baseline" }]);
        result
    };
    all.map(known).collect()
}

fn message(found: &Diagnostic) -> String {
    found
        .help
        .as_ref()
        .map_or_else(|| found.message.clone(), |help| format!("{}\nhelp: {help}", found.message))
}

fn location(file: &str, start: At, end: At) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": artifact(file),
            "region": region(start, end),
        },
    })
}

fn region(start: At, end: At) -> Value {
    json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
    })
}

fn fix(one: &Located<'_>) -> Option<Value> {
    let fix = one.found.fix.as_ref().filter(|fix| fix.safety > Safety::DisplayOnly)?;
    let replacement = |edit: &tns_parser::Edit| {
        let (start, end) = one.span(edit.span);
        json!({ "deletedRegion": region(start, end), "insertedContent": { "text": edit.text } })
    };
    Some(json!({
        "description": { "text": fix.title },
        "artifactChanges": [{
            "artifactLocation": artifact(one.file),
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    }))
}

/// Where a file is: below the directory of the run by a relative reference, else by its whole path.
fn artifact(file: &str) -> Value {
    let is_outside = file.split('/').any(|part| part == "..");
    if !Path::new(file).is_absolute() && !is_outside {
        return json!({ "uri": escaped(file), "uriBaseId": ROOT });
    }
    let whole = normal(&std::path::absolute(file).unwrap_or_else(|_| file.into()));
    json!({ "uri": format!("file:///{}", escaped(whole.trim_start_matches('/'))) })
}

/// A path without `..`, with forward slashes.
fn normal(path: &Path) -> String {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    display_name(&parts)
}

/// Everything but letters, digits and `-._~/` is escaped.
fn escaped(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let escaped = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(escaped).collect()
}
