//! Which feature answers which request.

use std::sync::Arc;

use lsp_types::{
    ClientCapabilities, CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, CodeLensResolveRequest,
    CompletionRequest, CompletionResolveRequest, DefinitionRequest, DocumentDiagnosticRequest,
    DocumentFormattingRequest, DocumentHighlightRequest, DocumentLinkRequest,
    DocumentOnTypeFormattingRequest, DocumentRangeFormattingRequest, DocumentSymbolRequest,
    FoldingRangeRequest, FormattingOptions, HoverRequest, InlayHintRequest, LinkedEditingRangeRequest,
    PrepareRenameRequest, ReferencesRequest, RenameRequest, SelectionRangeRequest,
    SemanticTokensDeltaRequest, SemanticTokensRangeRequest, SemanticTokensRequest, SignatureHelpRequest,
    TextDocumentContentRequest, TextDocumentPositionParams, Uri, WorkspaceDiagnosticRequest,
    WorkspaceSymbolRequest,
};
use serde::Deserialize;
use serde_json::Value;
use tns_lint::Diagnostic;
use tns_parser::format::Options;

use super::client::Client;
use super::diagnostics;
use super::dispatch::{Failure, Routes};
use super::pages;
use super::snapshot::Snapshot;
use crate::features::actions::{self, Acting};
use crate::features::tokens::{self, Answered};
use crate::features::{self, Abilities, Folding, formatting};
use crate::view::View;

impl Routes {
    /// Every request that the server answers to this client.
    pub fn all(client: &Client) -> Self {
        Self::default().diagnostics().reading(client).names(client).writing(client).tokens()
    }

    fn diagnostics(self) -> Self {
        self.on_findings::<DocumentDiagnosticRequest>(diagnostics::pull::document)
            .on_files::<WorkspaceDiagnosticRequest>(diagnostics::pull::workspace)
            .on_files::<TextDocumentContentRequest>(pages::content)
    }

    /// What is told about a place, and what may come there.
    fn reading(self, client: &Client) -> Self {
        let can = abilities(client);
        let markdown = |name: &str| Abilities { markdown: client.shows_markdown(name), ..can };
        let (hover, signature) = (
            markdown("hover/contentFormat"),
            markdown("signatureHelp/signatureInformation/documentationFormat"),
        );
        self.on::<CompletionRequest>(move |view, params| {
            let position = params.text_document_position_params.position;
            features::completion(view, position, can).map(|list| Some(list.into()))
        })
        .on_files::<CompletionResolveRequest>(move |_, _, item| Ok(features::completion_resolve(item, can)))
        .on::<HoverRequest>(move |view, params| {
            features::hover(view, params.text_document_position_params.position, hover)
        })
        .on::<SignatureHelpRequest>(move |view, params| {
            features::signature_help(view, params.text_document_position_params.position, signature)
        })
        .on::<InlayHintRequest>(|view, params| features::inlay_hints(view, params.range).map(Some))
        .on::<CodeLensRequest>(|view, _| features::code_lens(view).map(Some))
        .on_files::<CodeLensResolveRequest>(|_, _, lens| Ok(features::code_lens_resolve(lens)))
    }

    /// Names and structure.
    fn names(self, client: &Client) -> Self {
        let links = client.can("textDocument/definition/linkSupport");
        let hierarchical = client.can("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport");
        let versioned = client.can("workspace/workspaceEdit/documentChanges");
        let tooltips = client.can("textDocument/documentLink/tooltipSupport");
        let folding = folding(client);
        self.on::<DefinitionRequest>(move |view, params| {
            features::definition(view, offset(view, &params.text_document_position_params), links)
        })
        .on::<ReferencesRequest>(|view, params| {
            let offset = offset(view, &params.text_document_position_params);
            features::references(view, offset, params.context.include_declaration)
        })
        .on::<DocumentHighlightRequest>(|view, params| {
            features::highlights(view, offset(view, &params.text_document_position_params))
        })
        .on_snapshot::<PrepareRenameRequest>(|_, view, params| {
            let offset = offset(view, &params.text_document_position_params);
            let found = features::prepare_rename(view, offset)?;
            found.map(Some).map_err(|refused| Failure::Refused(refused.message))
        })
        .on_snapshot::<RenameRequest>(move |snapshot, view, params| {
            let offset = offset(view, &params.text_document_position_params);
            let version = |uri: &Uri| snapshot.around.version(uri);
            let edit = features::rename(view, offset, &params.new_name, versioned.then_some(&version))?;
            edit.map(Some).map_err(|refused| Failure::Refused(refused.message))
        })
        .on::<DocumentSymbolRequest>(move |view, _| features::document_symbols(view, hierarchical).map(Some))
        .on_files::<WorkspaceSymbolRequest>(|around, _, params| {
            let (workspace, cancel) = (&around.workspace, &around.cancel);
            let found = features::workspace_symbols(workspace, &params.query, around.encoding, cancel)?;
            Ok(Some(found.into()))
        })
        .on::<DocumentLinkRequest>(move |view, _| features::document_links(view, tooltips).map(Some))
        .on::<FoldingRangeRequest>(move |view, _| features::folding_ranges(view, folding).map(Some))
        .on::<SelectionRangeRequest>(|view, params| {
            let offsets: Vec<_> = params.positions.into_iter().map(|place| view.offset(place)).collect();
            features::selection_ranges(view, &offsets).map(Some)
        })
        .on::<LinkedEditingRangeRequest>(|view, params| {
            features::linked_editing(view, offset(view, &params.text_document_position_params))
        })
    }

    /// What changes a text.
    fn writing(self, client: &Client) -> Self {
        let can = acting(client);
        self.on_snapshot::<DocumentFormattingRequest>(|snapshot, view, params| {
            Ok(Some(formatting::formatting(view, &layout(snapshot, &params.options))?))
        })
        .on_snapshot::<DocumentRangeFormattingRequest>(|snapshot, view, params| {
            Ok(Some(formatting::range_formatting(view, params.range, &layout(snapshot, &params.options))?))
        })
        .on_snapshot::<DocumentOnTypeFormattingRequest>(|snapshot, view, params| {
            let layout = layout(snapshot, &params.options);
            Ok(Some(formatting::on_type_formatting(view, params.position, &params.ch, &layout)?))
        })
        .on_snapshot_findings::<CodeActionRequest>(move |snapshot, view, params| {
            let wanted = wanted(snapshot);
            let acting = of_snapshot(snapshot, can, &wanted);
            let actions = actions::code_actions(view, params.range, &params.context, &acting)?;
            Ok(Some(actions.into_iter().map(Into::into).collect()))
        })
        .on_snapshot_findings::<CodeActionResolveRequest>(move |snapshot, view, action| {
            let wanted = wanted(snapshot);
            let resolved = actions::resolve(view, action, &of_snapshot(snapshot, can, &wanted))?;
            resolved.ok_or_else(|| Failure::Refused("the document has changed since".to_owned()))
        })
    }

    fn tokens(self) -> Self {
        let answered = Arc::new(Answered::default());
        let (full, delta) = (answered.clone(), answered.clone());
        self.on::<SemanticTokensRequest>(move |view, _| tokens::full(view, &full).map(Some))
            .on::<SemanticTokensDeltaRequest>(move |view, params| {
                tokens::delta(view, &params.previous_result_id, &delta).map(Some)
            })
            .on::<SemanticTokensRangeRequest>(|view, params| tokens::range(view, params.range).map(Some))
            .on_close(move |uri| answered.forget(uri))
            .with_legend(tokens::legend())
    }
}

fn offset(view: &View<'_>, place: &TextDocumentPositionParams) -> u32 {
    view.offset(place.position)
}

/// What the client can do with completions; Markdown is asked for by each feature.
fn abilities(client: &Client) -> Abilities {
    let item = "textDocument/completion/completionItem";
    Abilities {
        snippets: client.can(&format!("{item}/snippetSupport")),
        insert_replace: client.can(&format!("{item}/insertReplaceSupport")),
        markdown: client.shows_markdown("completion/completionItem/documentationFormat"),
    }
}

fn folding(client: &Client) -> Folding {
    let usual = Folding::default();
    let limit = client.capability("textDocument/foldingRange/rangeLimit").and_then(Value::as_u64);
    Folding {
        line_only: client.can("textDocument/foldingRange/lineFoldingOnly"),
        limit: limit
            .and_then(|limit| usize::try_from(limit).ok())
            .map_or(usual.limit, |limit| limit.min(usual.limit)),
    }
}

/// What the client can do with code actions.
fn acting(client: &Client) -> actions::Client {
    let told = ClientCapabilities::deserialize(client.capabilities()).ok();
    told.as_ref().map(Into::into).unwrap_or_default()
}

/// Whether the configuration lets the fix of a finding be applied.
fn wanted(snapshot: &Snapshot) -> impl Fn(&Diagnostic) -> bool {
    |found| snapshot.setup.fixes(snapshot.path.as_deref(), found)
}

fn of_snapshot<'a>(
    snapshot: &Snapshot,
    client: actions::Client,
    wanted: &'a dyn Fn(&Diagnostic) -> bool,
) -> Acting<'a> {
    let layout = snapshot.setup.format().options(Options::default());
    Acting { client, version: snapshot.version, layout, wanted }
}

/// How the document is laid out.
fn layout(snapshot: &Snapshot, asked: &FormattingOptions) -> Options {
    formatting::options(&snapshot.setup.format(), asked)
}
