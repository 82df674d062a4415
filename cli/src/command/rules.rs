//! `tnslint rules`

use std::io::{self, Write};

use serde::Serialize;
use tns_lint::{Benchmark, RULES, RuleInfo, Severity};

use crate::args::{RulesArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{json, stdout};

#[derive(Serialize)]
struct Document {
    version: u8,
    rules: Vec<Row>,
}

/// A rule in the machine's list.
#[derive(Serialize)]
pub(super) struct Row {
    code: &'static str,
    name: &'static str,
    group: &'static str,
    severity: Severity,
    fix: Option<&'static str>,
    status: &'static str,
    since: &'static str,
    mistakes: &'static [&'static str],
    benchmarks: Vec<&'static Benchmark>,
    summary: String,
    url: String,
}

pub(super) fn row(rule: &'static RuleInfo) -> Row {
    Row {
        code: rule.code,
        name: rule.name,
        group: rule.group.name(),
        severity: rule.severity,
        fix: rule.fix.map(|fix| fix.name()),
        status: "stable",
        since: rule.since,
        mistakes: rule.mistakes,
        benchmarks: rule.benchmarks().collect(),
        summary: rule.page().summary,
        url: format!("docs/rules/{}-{}.md", rule.code, rule.name),
    }
}

pub(crate) fn run(args: &RulesArgs) -> io::Result<Status> {
    let mut out = stdout();
    match args.output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, rules: RULES.iter().map(row).collect() })?,
        TextOrJson::Text => text(&mut out)?,
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn text(out: &mut dyn Write) -> io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    for rule in RULES {
        let fix = rule.fix.map_or("", |fix| fix.name());
        let (severity, summary) = (rule.severity.name(), rule.page().summary);
        writeln!(out, "{}  {:width$}  {severity:7}  {fix:12}  {summary}", rule.code, rule.name)?;
    }
    Ok(())
}
