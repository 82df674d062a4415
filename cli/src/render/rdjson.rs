//! The diagnostic format of reviewdog; its columns count bytes.

use std::io::{self, Write};

use serde_json::{Value, json};
use tns_lint::Severity;
use tns_parser::text::Encoding;

use super::Run;
use super::located::{At, Located, located};
use crate::output;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let all = run.files.iter().flat_map(|file| located(file, Encoding::Utf8));
    let diagnostics: Vec<_> = all.map(|one| diagnostic(&one)).collect();
    let document = json!({ "source": { "name": "tnslint" }, "diagnostics": diagnostics });
    output::json(out, &document)
}

fn diagnostic(one: &Located<'_>) -> Value {
    let severity = match one.found.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info => "INFO",
    };
    let edits = one.found.fix.iter().flat_map(|fix| &fix.edits);
    let suggestion = |edit: &tns_parser::Edit| {
        let (start, end) = one.span(edit.span);
        json!({ "range": range(start, end), "text": edit.text })
    };
    json!({
        "message": one.found.message,
        "location": { "path": one.file, "range": range(one.start, one.end) },
        "severity": severity,
        "code": { "value": one.found.rule.code },
        "suggestions": edits.map(suggestion).collect::<Vec<_>>(),
    })
}

fn range(start: At, end: At) -> Value {
    let at = |at: At| json!({ "line": at.line, "column": at.column });
    json!({ "start": at(start), "end": at(end) })
}
