//! The pages of rules as documents that a client can show: `tnslint:///rules/TNS201-….md`.

use lsp_types::{TextDocumentContentParams, TextDocumentContentResult, Uri};
use tns_lint::{RuleInfo, find_rule};

use super::progress::Progress;
use super::snapshot::Around;
use crate::view::Cancelled;

/// The scheme of the pages.
pub(super) const SCHEME: &str = "tnslint";

/// The address of a rule's page.
pub(crate) fn address(rule: &RuleInfo) -> Option<Uri> {
    format!("{SCHEME}:///rules/{}-{}.md", rule.code, rule.name).parse().ok()
}

/// `workspace/textDocumentContent`
pub(super) fn content(
    _: &Around,
    _: &Progress,
    params: TextDocumentContentParams,
) -> Result<TextDocumentContentResult, Cancelled> {
    let name = params.uri.path_segments().and_then(Iterator::last).unwrap_or_default();
    let code = name.split('-').next().unwrap_or_default();
    let text = find_rule(code).map(page).unwrap_or_default();
    Ok(TextDocumentContentResult { text })
}

fn page(rule: &RuleInfo) -> String {
    let page = rule.page();
    let sections = page.sections.iter().map(|part| format!("## {}\n\n{}\n", part.title, part.text));
    let head = format!("# {} {}\n\n{}\n", rule.code, rule.name, page.summary);
    std::iter::once(head).chain(sections).collect::<Vec<_>>().join("\n")
}
