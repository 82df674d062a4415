//! What the server tells that it can do: exactly what [`Routes`] answers.

use lsp_types::{
    CodeActionOptions, CodeLensOptions, CompletionOptions, DiagnosticOptions, DocumentLinkOptions,
    DocumentOnTypeFormattingOptions, FileOperationFilter, FileOperationOptions, FileOperationPattern,
    FileOperationRegistrationOptions, RenameOptions, SemanticTokensFullDelta, SemanticTokensLegend,
    SemanticTokensOptions, ServerCapabilities, SignatureHelpOptions, TextDocumentContentOptions,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use tns_parser::text::Encoding;

use super::client::encoding_kind;
use super::dispatch::Routes;
use super::pages::SCHEME;
use crate::features::actions::KINDS;

/// Everything that is announced; the same for every client, but for the encoding.
pub(super) fn capabilities(routes: &Routes, encoding: Encoding) -> ServerCapabilities {
    let has = |method: &str| routes.answers(method);
    let plain = |method: &str| has(method).then_some(true);
    ServerCapabilities {
        position_encoding: Some(encoding_kind(encoding)),
        text_document_sync: Some(sync().into()),
        completion_provider: has("textDocument/completion").then(|| completion(routes)),
        hover_provider: plain("textDocument/hover").map(Into::into),
        signature_help_provider: has("textDocument/signatureHelp").then(signature_help),
        definition_provider: plain("textDocument/definition").map(Into::into),
        references_provider: plain("textDocument/references").map(Into::into),
        document_highlight_provider: plain("textDocument/documentHighlight").map(Into::into),
        document_symbol_provider: plain("textDocument/documentSymbol").map(Into::into),
        workspace_symbol_provider: plain("workspace/symbol").map(Into::into),
        document_formatting_provider: plain("textDocument/formatting").map(Into::into),
        document_range_formatting_provider: plain("textDocument/rangeFormatting").map(Into::into),
        document_on_type_formatting_provider: has("textDocument/onTypeFormatting").then(on_type),
        rename_provider: has("textDocument/rename").then(|| rename(routes).into()),
        code_action_provider: has("textDocument/codeAction").then(|| code_action(routes).into()),
        code_lens_provider: has("textDocument/codeLens").then(|| CodeLensOptions {
            resolve_provider: plain("codeLens/resolve"),
            ..CodeLensOptions::default()
        }),
        document_link_provider: has("textDocument/documentLink").then(|| DocumentLinkOptions {
            resolve_provider: plain("documentLink/resolve"),
            ..DocumentLinkOptions::default()
        }),
        inlay_hint_provider: plain("textDocument/inlayHint").map(Into::into),
        folding_range_provider: plain("textDocument/foldingRange").map(Into::into),
        selection_range_provider: plain("textDocument/selectionRange").map(Into::into),
        linked_editing_range_provider: plain("textDocument/linkedEditingRange").map(Into::into),
        semantic_tokens_provider: routes.legend.as_ref().map(|legend| tokens(routes, legend).into()),
        diagnostic_provider: has("textDocument/diagnostic").then(|| diagnostics(routes).into()),
        workspace: Some(workspace(routes)),
        ..ServerCapabilities::default()
    }
}

fn words(words: &[&str]) -> Option<Vec<String>> {
    Some(words.iter().map(|word| (*word).to_owned()).collect())
}

fn sync() -> TextDocumentSyncOptions {
    TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    }
}

fn completion(routes: &Routes) -> CompletionOptions {
    CompletionOptions {
        trigger_characters: words(&["(", "=", " ", ".", ",", "/", "?", "&"]),
        resolve_provider: routes.answers("completionItem/resolve").then_some(true),
        ..CompletionOptions::default()
    }
}

fn signature_help() -> SignatureHelpOptions {
    SignatureHelpOptions { trigger_characters: words(&["(", "=", ","]), ..SignatureHelpOptions::default() }
}

fn on_type() -> DocumentOnTypeFormattingOptions {
    DocumentOnTypeFormattingOptions {
        first_trigger_character: ")".to_owned(),
        more_trigger_character: words(&["\n"]),
    }
}

fn rename(routes: &Routes) -> RenameOptions {
    let prepare_provider = routes.answers("textDocument/prepareRename").then_some(true);
    RenameOptions { prepare_provider, ..RenameOptions::default() }
}

fn code_action(routes: &Routes) -> CodeActionOptions {
    CodeActionOptions {
        code_action_kinds: Some(KINDS.into()),
        resolve_provider: routes.answers("codeAction/resolve").then_some(true),
        ..CodeActionOptions::default()
    }
}

fn tokens(routes: &Routes, legend: &SemanticTokensLegend) -> SemanticTokensOptions {
    let delta = routes.answers("textDocument/semanticTokens/full/delta").then_some(true);
    let full = routes.answers("textDocument/semanticTokens/full");
    SemanticTokensOptions {
        legend: legend.clone(),
        range: routes.answers("textDocument/semanticTokens/range").then(|| true.into()),
        full: full.then(|| SemanticTokensFullDelta { delta }.into()),
        ..SemanticTokensOptions::default()
    }
}

fn diagnostics(routes: &Routes) -> DiagnosticOptions {
    DiagnosticOptions {
        identifier: Some("tnslint".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: routes.answers("workspace/diagnostic"),
        ..DiagnosticOptions::default()
    }
}

fn workspace(routes: &Routes) -> WorkspaceOptions {
    let pattern = FileOperationPattern { glob: "**".to_owned(), ..FileOperationPattern::default() };
    let filter = FileOperationFilter { scheme: Some("file".to_owned()), pattern };
    let folders =
        WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(true.into()) };
    let pages = TextDocumentContentOptions { schemes: vec![SCHEME.to_owned()] };
    WorkspaceOptions {
        workspace_folders: Some(folders),
        file_operations: Some(FileOperationOptions {
            did_rename: Some(FileOperationRegistrationOptions { filters: vec![filter] }),
            ..FileOperationOptions::default()
        }),
        text_document_content: routes.answers("workspace/textDocumentContent").then(|| pages.into()),
    }
}
