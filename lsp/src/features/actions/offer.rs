use std::collections::HashMap;

use lsp_types::{
    CodeActionKind, Diagnostic, DocumentChange, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use serde::{Deserialize, Serialize};
use tns_lint::Reach;
use tns_parser::Edit;

use super::Acting;
use super::refactorings::Name;
use crate::features::edits::text_edits;
use crate::view::View;

/// All safe fixes of a file.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.tnslint");

/// The kinds of actions that the server makes, as a client is told of them: an action is of one of
/// them, or of one below.
pub const KINDS: [CodeActionKind; 3] = [CodeActionKind::QuickFix, CodeActionKind::Refactor, FIX_ALL];

/// An action before it takes the form of the protocol.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) title: String,
    pub(super) kind: CodeActionKind,
    pub(super) what: What,
    /// The findings of the client that it mends.
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) preferred: bool,
    /// Why it cannot be applied.
    pub(super) disabled: Option<String>,
}

/// What an action does: enough to make its edits later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum What {
    /// The fix of a finding.
    Fix { code: String, span: (u32, u32) },
    /// A comment that keeps a finding quiet.
    Ignore { code: String, span: (u32, u32), reach: Reach },
    /// The fixes of a rule.
    FixRule { code: String },
    /// All safe fixes.
    FixAll,
    /// A refactoring.
    Refactor { name: Name, span: (u32, u32) },
}

/// What a client gives back to have an action resolved.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Asked {
    pub(super) uri: Uri,
    pub(super) version: i32,
    pub(super) what: What,
}

/// Whether a kind is another one or below it: `source.fixAll.tnslint` is `source`.
pub(super) fn is_of(kind: &CodeActionKind, asked: &CodeActionKind) -> bool {
    let (kind, asked) = (String::from(kind.clone()), String::from(asked.clone()));
    asked.is_empty() || kind.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Edits of the document in the form that the client takes.
pub(super) fn workspace_edit(view: &View<'_>, edits: Vec<Edit>, acting: &Acting<'_>) -> WorkspaceEdit {
    let edits = text_edits(view, edits);
    if !acting.client.versioned {
        let changes = HashMap::<Uri, Vec<TextEdit>>::from([(view.uri.clone(), edits)]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version: Some(acting.version),
        text_document_identifier: TextDocumentIdentifier { uri: view.uri.clone() },
    };
    let change = TextDocumentEdit { text_document, edits: edits.into_iter().map(Into::into).collect() };
    let document_changes = Some(vec![DocumentChange::from(change)]);
    WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
}
