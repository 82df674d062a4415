//! `tnslint explain`

use std::io::{self, Write};

use serde::Serialize;
use tns_lint::{ErrorPage, RULES, RuleInfo, find_rule, nearest, rules_behind};
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
    let mut out = stdout();
    match (find_rule(&args.word), catalog::error(&args.word)) {
        (Some(rule), _) => explain_rule(args.output, rule, &mut out)?,
        (None, Some(error)) => explain_error(args.output, error, &mut out)?,
        (None, None) => return Ok(unknown(&args.word)),
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn unknown(word: &str) -> Status {
    let names = RULES.iter().flat_map(|rule| [rule.code, rule.name]);
    let codes = ERRORS.iter().flat_map(|table| table.iter()).map(|error| error.code);
    let hint = nearest(word, names.chain(codes)).map(|name| format!("; did you mean `{name}`?"));
    complain(&format!("no rule and no error number is called `{word}`{}", hint.unwrap_or_default()));
    Status::Failed
}

fn explain_rule(output: TextOrJson, rule: &'static RuleInfo, out: &mut dyn Write) -> io::Result<()> {
    let page = rule.page().text();
    match output {
        TextOrJson::Json => json(out, &RuleDocument { version: 1, rule: row(rule), page }),
        TextOrJson::Text => write!(out, "{page}"),
    }
}

fn explain_error(output: TextOrJson, error: &'static ErrorInfo, out: &mut dyn Write) -> io::Result<()> {
    if output == TextOrJson::Json {
        let rules = rules_behind(error).map(|rule| rule.code).collect();
        let &ErrorInfo { code, text, meaning, causes, check, keywords, related, mistakes: _ } = error;
        return json(
            out,
            &ErrorDocument { version: 1, code, text, meaning, causes, check, rules, keywords, related },
        );
    }
    write!(out, "{}", ErrorPage::of(error).text())
}
