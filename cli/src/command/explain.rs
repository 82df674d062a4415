//! `tnslint explain`

use std::io::{self, Write};

use serde::Serialize;
use tns_lint::{RULES, RuleInfo, find_rule, nearest};
use tns_parser::catalog::{self, ERRORS, ErrorInfo};

use super::rules::{Row, row};
use crate::args::{ExplainArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};

#[derive(Serialize)]
struct RuleDocument {
    version: u8,
    #[serde(flatten)]
    rule: Row,
    page: String,
}

#[derive(Serialize)]
struct ErrorDocument {
    version: u8,
    code: &'static str,
    text: &'static str,
    meaning: &'static str,
    causes: &'static [&'static str],
    check: &'static [&'static str],
    rules: Vec<&'static str>,
    keywords: &'static [&'static str],
    related: &'static [&'static str],
}

pub(crate) fn run(args: &ExplainArgs) -> io::Result<Status> {
    let word = normalized(&args.word);
    let mut out = stdout();
    match (find_rule(&args.word), catalog::error(&word)) {
        (Some(rule), _) => explain_rule(args.output, rule, &mut out)?,
        (None, Some(error)) => explain_error(args.output, error, &mut out)?,
        (None, None) => return Ok(unknown(&args.word)),
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// `ora12514`, `ORA-12514` and `ORA-2514` with too few digits mean the same row.
fn normalized(word: &str) -> String {
    let upper = word.trim().to_ascii_uppercase();
    let (prefix, number) = upper.split_at(upper.find(|c: char| c.is_ascii_digit()).unwrap_or(upper.len()));
    let prefix = prefix.trim_end_matches('-');
    match (prefix, number) {
        (_, "") => upper,
        ("ORA" | "TNS", number) => format!("{prefix}-{number:0>5}"),
        (prefix, number) => format!("{prefix}-{number}"),
    }
}

fn unknown(word: &str) -> Status {
    let names = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let codes = ERRORS.iter().flat_map(|table| table.iter()).map(|error| error.code);
    let hint = nearest(word, names.chain(codes)).map(|name| format!("; did you mean `{name}`?"));
    complain(&format!("no rule and no error number is called `{word}`{}", hint.unwrap_or_default()));
    Status::Failed
}

fn explain_rule(output: TextOrJson, rule: &'static RuleInfo, out: &mut dyn Write) -> io::Result<()> {
    let page = page(rule);
    match output {
        TextOrJson::Json => json(out, &RuleDocument { version: 1, rule: row(rule), page }),
        TextOrJson::Text => write!(out, "{page}"),
    }
}

fn page(rule: &RuleInfo) -> String {
    let parsed = rule.page();
    let fix = rule.fix.map_or("none", |fix| fix.name());
    let severity = rule.severity.name();
    let mut text =
        format!("# {} {}\n\n{}\n\nSeverity: {severity}. Fix: {fix}.\n", rule.code, rule.name, parsed.summary);
    for section in &parsed.sections {
        text.push_str(&format!("\n## {}\n\n{}\n", section.title, section.text));
    }
    text
}

/// The rules that find the mistakes behind an error number.
fn rules_of(error: &ErrorInfo) -> Vec<&'static RuleInfo> {
    let finds = |rule: &&RuleInfo| rule.mistakes.iter().any(|mistake| error.mistakes.contains(mistake));
    RULES.iter().filter(finds).collect()
}

fn explain_error(output: TextOrJson, error: &'static ErrorInfo, out: &mut dyn Write) -> io::Result<()> {
    let rules = rules_of(error);
    if output == TextOrJson::Json {
        let rules = rules.iter().map(|rule| rule.code).collect();
        let &ErrorInfo { code, text, meaning, causes, check, keywords, related, mistakes: _ } = error;
        return json(
            out,
            &ErrorDocument { version: 1, code, text, meaning, causes, check, rules, keywords, related },
        );
    }
    writeln!(out, "{}: {}", error.code, error.meaning)?;
    if !error.text.is_empty() {
        writeln!(out, "Message: {}", error.text)?;
    }
    list(out, "Likely causes", error.causes.iter().map(|&cause| cause.to_owned()))?;
    list(out, "Check", error.check.iter().map(|&check| check.to_owned()))?;
    list(
        out,
        "Rules that find such mistakes",
        rules.iter().map(|rule| format!("{} {}", rule.code, rule.name)),
    )?;
    list(out, "Parameters", error.keywords.iter().map(|&keyword| keyword.to_owned()))?;
    list(out, "See also", error.related.iter().map(|&code| code.to_owned()))
}

fn list(out: &mut dyn Write, title: &str, items: impl Iterator<Item = String>) -> io::Result<()> {
    let items: Vec<_> = items.collect();
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    items.iter().try_for_each(|item| writeln!(out, "  - {item}"))
}
