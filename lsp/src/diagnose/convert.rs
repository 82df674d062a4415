//! Findings as diagnostics of the protocol.

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    Uri,
};
use serde_json::{Value, json};
use tns_lint::{RuleInfo, Safety, Severity};
use tns_parser::Span;
use tns_parser::text::Encoding;

use crate::document::Document;
use crate::server::address;
use crate::view::range;

/// What diagnostics name as their source.
const SOURCE: &str = "tnslint";

/// Diagnostics of a document, at most; what more there is is counted.
const MOST: usize = 1000;

/// Rules about text without which nothing would change.
const UNNECESSARY: [&str; 3] = ["unused-suppression", "node-list-unused", "unread-settings"];

/// Rules about what should not be used any more.
const DEPRECATED: [&str; 4] =
    ["desupported-parameter", "withdrawn-protocol", "obsolete-logon-version", "old-tls-version"];

/// The diagnostics of a document: the first thousand, and behind them how many are left out.
pub(crate) fn all(
    document: &Document,
    uri: &Uri,
    encoding: Encoding,
    found: &[tns_lint::Diagnostic],
) -> Vec<Diagnostic> {
    let converting = Converting { document, uri, encoding };
    let mut all: Vec<_> = found.iter().take(MOST).map(|found| converting.one(found)).collect();
    if let Some(left) = found.get(MOST..).filter(|left| !left.is_empty()) {
        all.push(converting.left_out(left));
    }
    all
}

/// The diagnostic of one finding.
pub(crate) fn one(
    document: &Document,
    uri: &Uri,
    encoding: Encoding,
    found: &tns_lint::Diagnostic,
) -> Diagnostic {
    Converting { document, uri, encoding }.one(found)
}

struct Converting<'a> {
    document: &'a Document,
    uri: &'a Uri,
    encoding: Encoding,
}

impl Converting<'_> {
    fn one(&self, found: &tns_lint::Diagnostic) -> Diagnostic {
        let place = (!found.label.is_empty()).then_some((found.span, &found.label));
        let others = found.related.iter().map(|related| (related.span, &related.label));
        let related: Vec<_> =
            place.into_iter().chain(others).map(|(span, label)| self.related(span, label)).collect();
        Diagnostic {
            range: range(self.document, found.span, self.encoding),
            severity: Some(severity(found.severity)),
            code: Some(found.rule.code.to_owned().into()),
            code_description: address(found.rule).map(|href| CodeDescription { href }),
            source: Some(SOURCE.to_owned()),
            message: message(found).into(),
            tags: tag(found.rule).map(|tag| vec![tag]),
            related_information: (!related.is_empty()).then_some(related),
            data: data(found),
        }
    }

    fn related(&self, span: Span, label: &str) -> DiagnosticRelatedInformation {
        let range = range(self.document, span, self.encoding);
        DiagnosticRelatedInformation {
            location: Location { uri: self.uri.clone(), range },
            message: label.to_owned(),
        }
    }

    /// The worst of what is left out, at the first place of it.
    fn left_out(&self, left: &[tns_lint::Diagnostic]) -> Diagnostic {
        let worst = left.iter().map(|found| found.severity).max().unwrap_or(Severity::Info);
        let place = left.first().map(|found| Span::at(found.span.start)).unwrap_or(Span::at(0));
        let count = left.len();
        Diagnostic {
            range: range(self.document, place, self.encoding),
            severity: Some(severity(worst)),
            source: Some(SOURCE.to_owned()),
            message: format!("{count} more findings from here on; `tnslint check` reports all of them")
                .into(),
            ..Diagnostic::default()
        }
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}

fn message(found: &tns_lint::Diagnostic) -> String {
    let help = found.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!("{}{help}", found.message)
}

fn tag(rule: &RuleInfo) -> Option<DiagnosticTag> {
    match rule.name {
        name if UNNECESSARY.contains(&name) => Some(DiagnosticTag::Unnecessary),
        name if DEPRECATED.contains(&name) => Some(DiagnosticTag::Deprecated),
        _ => None,
    }
}

/// What a client may show of a fix without asking for it.
fn data(found: &tns_lint::Diagnostic) -> Option<Value> {
    let fix = found.fix.as_ref()?;
    let safety = match fix.safety {
        Safety::Safe => "safe",
        Safety::Unsafe => "unsafe",
        Safety::DisplayOnly => "display-only",
    };
    Some(json!({ "fix": { "title": fix.title, "safety": safety } }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tns_lint::{Linter, find_rule};
    use tns_parser::FileKind;

    fn uri() -> Uri {
        "file:///x/tnsnames.ora".parse().expect("an address")
    }

    fn found(text: &str) -> (Document, Vec<tns_lint::Diagnostic>) {
        let document = Document::new(text, FileKind::Tnsnames, &Default::default()).expect("small");
        let found = Linter::default().check(&document.lint_file());
        (document, found)
    }

    #[test]
    fn the_rules_with_tags_are_there() {
        for name in UNNECESSARY.iter().chain(&DEPRECATED) {
            assert!(find_rule(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_finding_keeps_its_parts() {
        let (document, found) = found("é😀 = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))\n");
        let port = found.iter().find(|found| found.rule.name == "invalid-port").expect("it is found");
        let columns = [(Encoding::Utf8, 54), (Encoding::Utf16, 51), (Encoding::Utf32, 50)];
        for (encoding, column) in columns {
            let shown = &all(&document, &uri(), encoding, std::slice::from_ref(port))[0];
            assert_eq!(shown.range.start.character, column, "{encoding:?}");
            assert_eq!(shown.severity, Some(DiagnosticSeverity::Error));
            assert_eq!(shown.code, Some("TNS304".to_owned().into()));
            let href = shown.code_description.as_ref().map(|page| page.href.as_str());
            assert_eq!(href, Some("tnslint:///rules/TNS304-invalid-port.md"));
        }
    }

    #[test]
    fn a_thousand_are_shown_and_the_rest_counted() {
        let text = "A = (ADDRESS = (PROTOCOL = TCP)(HOST = h)(PORT = 99999))\n".repeat(600);
        let (document, found) = found(&text);
        assert!(found.len() > MOST);
        let shown = all(&document, &uri(), Encoding::Utf8, &found);
        assert_eq!(shown.len(), MOST + 1);
        let last = serde_json::to_value(&shown[MOST].message).expect("a text");
        assert!(last.as_str().is_some_and(|text| text.starts_with(&(found.len() - MOST).to_string())));
    }
}
