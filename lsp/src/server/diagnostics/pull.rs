use std::collections::HashMap;
use std::path::Path;

use lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri, WorkspaceDiagnosticParams, WorkspaceDiagnosticReport,
    WorkspaceDocumentDiagnosticReport, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};

use crate::diagnose::convert;
use crate::server::progress::Progress;
use crate::server::snapshot::Around;
use crate::view::{Cancelled, View};

/// What the user reads while all files are checked.
const TITLE: &str = "Checking Oracle Net files";

/// `textDocument/diagnostic`
pub(in crate::server) fn document(
    view: &View<'_>,
    params: DocumentDiagnosticParams,
) -> Result<DocumentDiagnosticReport, Cancelled> {
    let items = convert::all(view.document, view.uri, view.encoding, view.findings);
    let id = result_id(&items);
    Ok(if params.previous_result_id.as_ref() == Some(&id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
        let related_documents = None;
        RelatedUnchangedDocumentDiagnosticReport { related_documents, unchanged_document_diagnostic_report }
            .into()
    } else {
        let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(id), items };
        let related_documents = None;
        RelatedFullDocumentDiagnosticReport { related_documents, full_document_diagnostic_report }.into()
    })
}

/// `workspace/diagnostic`
pub(in crate::server) fn workspace(
    around: &Around,
    progress: &Progress,
    params: WorkspaceDiagnosticParams,
) -> Result<WorkspaceDiagnosticReport, Cancelled> {
    let known: HashMap<Uri, String> =
        params.previous_result_ids.into_iter().map(|known| (known.uri, known.value)).collect();
    let files = around.files()?;
    let mut items = Vec::new();
    for (at, path) in files.iter().enumerate() {
        around.cancel.check()?;
        progress.report(TITLE, at, files.len());
        items.extend(one(around, path, &known)?);
    }
    Ok(WorkspaceDiagnosticReport { items })
}

/// A file of the workspace; nothing of one that cannot be read.
fn one(
    around: &Around,
    path: &Path,
    known: &HashMap<Uri, String>,
) -> Result<Option<WorkspaceDocumentDiagnosticReport>, Cancelled> {
    let (Some((uri, version)), Some(document)) = (address(around, path), around.workspace.document(path))
    else {
        return Ok(None);
    };
    let setup = around.configuration.setup(Some(path));
    let found = around.whole(&setup, Some(path), &document)?;
    let items = convert::all(&document, &uri, around.encoding, &found.findings);
    Ok(Some(report(uri, version, items, known)))
}

fn report(
    uri: Uri,
    version: Option<i32>,
    items: Vec<Diagnostic>,
    known: &HashMap<Uri, String>,
) -> WorkspaceDocumentDiagnosticReport {
    let id = result_id(&items);
    if known.get(&uri) == Some(&id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id: id };
        WorkspaceUnchangedDocumentDiagnosticReport { uri, version, unchanged_document_diagnostic_report }
            .into()
    } else {
        let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id: Some(id), items };
        WorkspaceFullDocumentDiagnosticReport { uri, version, full_document_diagnostic_report }.into()
    }
}

/// The name of a file, and its version where it is open.
fn address(around: &Around, path: &Path) -> Option<(Uri, Option<i32>)> {
    match around.open.get(path) {
        Some((uri, version)) => Some((uri.clone(), Some(*version))),
        None => Some((Uri::from_file_path(path).ok()?, None)),
    }
}

/// The same for the same diagnostics.
fn result_id(items: &[Diagnostic]) -> String {
    let text = serde_json::to_string(items).unwrap_or_default();
    // FNV-1a
    let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{hash:016x}")
}
