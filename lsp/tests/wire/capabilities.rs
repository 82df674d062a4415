use std::path::{Path, PathBuf};

use lsp_server::Connection;
use lsp_types::{
    CodeActionRequest, CodeActionResolveRequest, CodeLensRequest, CodeLensResolveRequest, CompletionRequest,
    CompletionResolveRequest, DefinitionRequest, DocumentFormattingRequest, DocumentHighlightRequest,
    DocumentLinkRequest, DocumentLinkResolveRequest, DocumentOnTypeFormattingRequest,
    DocumentRangeFormattingRequest, DocumentSymbolRequest, FoldingRangeRequest, HoverRequest,
    InlayHintRequest, LinkedEditingRangeRequest, PrepareRenameRequest, ReferencesRequest, RenameRequest,
    SelectionRangeRequest, SemanticTokensDeltaRequest, SemanticTokensLegend, SemanticTokensRangeRequest,
    SemanticTokensRequest, SignatureHelpRequest, WorkspaceSymbolRequest,
};
use serde_json::{Value, json};
use tns_lsp::server::{Client, Log, Routes, serve};

use crate::support::TestServer;

fn wire(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire").join(path)
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("the file can be read");
    serde_json::from_str(&text).expect("it is JSON")
}

/// Compares with a file; `UPDATE=1` writes it.
fn compare(name: &str, mut announced: Value) {
    let path = wire("announced").join(name);
    announced["serverInfo"]["version"] = json!("VERSION");
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&announced).expect("it is JSON");
        std::fs::write(&path, text + "\n").expect("the file can be written");
    }
    assert_eq!(announced, read(&path), "{name}: UPDATE=1 writes it anew");
}

#[test]
fn each_client_is_told_what_the_server_can_do() {
    for name in ["nothing", "vscode", "neovim", "emacs"] {
        let file = format!("{name}.json");
        let announced = TestServer::silent().request("initialize", read(&wire("profiles").join(&file)));
        compare(&file, announced);
    }
}

#[test]
fn everything_that_is_answered_is_announced() {
    let (client, server) = Connection::memory();
    let server = std::thread::spawn(move || serve(&server, everything, Log::new(Some("error"))));
    let params = json!({ "capabilities": {} });
    client
        .sender
        .send(lsp_server::Request::new(1.into(), "initialize".to_owned(), params).into())
        .expect("it runs");
    let answer = client.receiver.recv().expect("an answer comes");
    client.sender.send(lsp_server::Notification::new("exit".to_owned(), ()).into()).expect("it runs");
    server.join().expect("it does not panic");
    let lsp_server::Message::Response(response) = answer else { panic!("{answer:?}") };
    compare("everything.json", response.response_result.expect("it is good"));
}

/// Every request of the protocol that the server knows, answered with an end of the work.
fn everything(client: &Client) -> Routes {
    macro_rules! with {
        ($($request:ty),*) => { Routes::all(client)$(.on::<$request>(|_, _| Err(tns_lsp::Cancelled)))* };
    }
    let routes = with!(
        CompletionRequest,
        CompletionResolveRequest,
        HoverRequest,
        SignatureHelpRequest,
        DefinitionRequest,
        ReferencesRequest,
        DocumentHighlightRequest,
        RenameRequest,
        PrepareRenameRequest,
        DocumentSymbolRequest,
        WorkspaceSymbolRequest,
        DocumentFormattingRequest,
        DocumentRangeFormattingRequest,
        DocumentOnTypeFormattingRequest,
        CodeActionRequest,
        CodeActionResolveRequest,
        CodeLensRequest,
        CodeLensResolveRequest,
        InlayHintRequest,
        FoldingRangeRequest,
        SelectionRangeRequest,
        SemanticTokensRequest,
        SemanticTokensDeltaRequest,
        SemanticTokensRangeRequest,
        DocumentLinkRequest,
        DocumentLinkResolveRequest,
        LinkedEditingRangeRequest
    );
    let legend =
        SemanticTokensLegend { token_types: vec!["property".to_owned()], token_modifiers: Vec::new() };
    routes.with_legend(legend)
}
