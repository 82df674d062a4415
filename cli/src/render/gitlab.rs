//! The code quality report of GitLab.

use std::io::{self, Write};

use serde_json::json;
use tns_lint::Severity;
use tns_parser::text::Encoding;

use super::Run;
use super::located::located;
use crate::output;

pub(crate) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let mut issues = Vec::new();
    for one in run.files.iter().flat_map(|file| located(file, Encoding::Utf32)) {
        let severity = match one.found.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Info => "info",
        };
        let place = |at: super::located::At| json!({ "line": at.line, "column": at.column });
        issues.push(json!({
            "type": "issue",
            "check_name": format!("{} {}", one.found.rule.code, one.found.rule.name),
            "description": one.found.message,
            "categories": ["Bug Risk"],
            "severity": severity,
            "fingerprint": one.fingerprint,
            "location": {
                "path": one.file,
                "lines": { "begin": one.start.line, "end": one.end.line },
                "positions": { "begin": place(one.start), "end": place(one.end) },
            },
        }));
    }
    output::json(out, &issues)
}
