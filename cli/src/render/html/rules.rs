//! The pages of the rules that found something.

use std::io::{self, Write};

use tns_lint::{RULES, RuleInfo};

use super::super::Run;
use super::super::xml::Escaped;
use super::code_words;

pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let used = |rule: &&RuleInfo| run.findings().any(|found| found.rule.code == rule.code);
    RULES.iter().filter(used).try_for_each(|rule| page(rule, out))
}

fn page(rule: &RuleInfo, out: &mut dyn Write) -> io::Result<()> {
    let page = rule.page();
    let (code, name) = (rule.code, rule.name);
    writeln!(out, "<details><summary>{code} {name}</summary>")?;
    writeln!(out, "<p id=\"{code}\">{}</p>", code_words(&page.summary))?;
    for section in page.sections {
        writeln!(out, "<h4>{}</h4>\n<p>{}</p>", Escaped(&section.title), code_words(&section.text))?;
    }
    writeln!(out, "</details>")
}
