use std::path::PathBuf;

use lsp_types::{PositionEncodingKind, Uri};
use serde_json::Value;
use tns_parser::text::Encoding;

/// What a client can do. Whatever it does not tell, or tells in an unknown shape, it cannot.
#[derive(Clone, Debug)]
pub struct Client {
    /// The unit that it counts columns in.
    pub encoding: Encoding,
    capabilities: Value,
}

/// The answers that a client may be told to ask for again: their name among the capabilities of
/// the workspace, the request, and the request that tells it.
pub(super) const REFRESHES: [(&str, &str, &str); 4] = [
    ("diagnostics", "textDocument/diagnostic", "workspace/diagnostic/refresh"),
    ("semanticTokens", "textDocument/semanticTokens/full", "workspace/semanticTokens/refresh"),
    ("inlayHint", "textDocument/inlayHint", "workspace/inlayHint/refresh"),
    ("codeLens", "textDocument/codeLens", "workspace/codeLens/refresh"),
];

impl Client {
    /// Reads the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Self {
        let capabilities = params.get("capabilities").cloned().unwrap_or_default();
        Self { encoding: encoding(capabilities.pointer("/general/positionEncodings")), capabilities }
    }

    /// Everything that it tells.
    pub(super) fn capabilities(&self) -> &Value {
        &self.capabilities
    }

    /// What it tells of a capability: `textDocument/hover/contentFormat`.
    pub fn capability(&self, path: &str) -> Option<&Value> {
        self.capabilities.pointer(&format!("/{path}"))
    }

    /// Whether it tells that it can do something.
    pub fn can(&self, path: &str) -> bool {
        self.capability(path).and_then(Value::as_bool).unwrap_or_default()
    }

    /// Whether it shows Markdown where a list of formats tells what it shows.
    pub(super) fn shows_markdown(&self, formats: &str) -> bool {
        let formats = self.capability(&format!("textDocument/{formats}")).and_then(Value::as_array);
        formats.is_some_and(|formats| formats.iter().any(|format| format == "markdown"))
    }

    /// Whether it asks for diagnostics itself.
    pub(super) fn pulls(&self) -> bool {
        self.capability("textDocument/diagnostic").is_some_and(Value::is_object)
    }
}

/// The best of the encodings that a client offers; one that offers none counts in UTF-16.
fn encoding(offered: Option<&Value>) -> Encoding {
    let offers =
        |name: &str| offered.and_then(Value::as_array).is_some_and(|all| all.iter().any(|one| one == name));
    let ranked = [("utf-8", Encoding::Utf8), ("utf-32", Encoding::Utf32)];
    ranked.into_iter().find(|(name, _)| offers(name)).map_or(Encoding::Utf16, |(_, encoding)| encoding)
}

/// An encoding as the protocol names it.
pub(super) fn encoding_kind(encoding: Encoding) -> PositionEncodingKind {
    match encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The folders of `initialize`: those of the workspace, else the root.
pub(super) fn folders(params: &Value) -> Vec<PathBuf> {
    let uri = |value: &Value| value.as_str()?.parse::<Uri>().ok().and_then(|uri| path_of(&uri));
    let listed = params.get("workspaceFolders").and_then(Value::as_array);
    let listed: Vec<_> = listed.into_iter().flatten().filter_map(|folder| uri(folder.get("uri")?)).collect();
    if !listed.is_empty() {
        return listed;
    }
    let root = params.get("rootUri").and_then(uri);
    let path = || params.get("rootPath").and_then(Value::as_str).map(PathBuf::from);
    root.or_else(path).into_iter().collect()
}

/// The path of a document that is a file.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    (uri.scheme() == "file").then(|| uri.to_file_path().ok()).flatten()
}
