//! An editor that does anything: random messages to a language server, sound and damaged.

mod frames;

use serde_json::{Value, json};

use crate::inputs::{self, Input};
use crate::mutate::mutate;
use crate::rng::Rng;

pub use frames::{framed, garbage, read};

/// Bytes of a document, at most: what happens between messages is tried here, not size.
const LARGEST: usize = 4096;

/// Documents that it has open, at most.
const DOCUMENTS: usize = 6;

/// Requests of the protocol; the server may know fewer.
const METHODS: [&str; 30] = [
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/signatureHelp",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentHighlight",
    "textDocument/documentSymbol",
    "textDocument/codeAction",
    "textDocument/codeLens",
    "textDocument/documentLink",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
    "textDocument/rename",
    "textDocument/prepareRename",
    "textDocument/foldingRange",
    "textDocument/selectionRange",
    "textDocument/semanticTokens/full",
    "textDocument/semanticTokens/full/delta",
    "textDocument/semanticTokens/range",
    "textDocument/linkedEditingRange",
    "textDocument/inlayHint",
    "textDocument/diagnostic",
    "workspace/symbol",
    "workspace/executeCommand",
    "workspace/textDocumentContent",
    "completionItem/resolve",
    "codeAction/resolve",
    "initialize",
    "nobody/knows",
];

const LANGUAGES: [&str; 7] = ["tnsnames", "sqlnet", "listener", "ldap-ora", "cman", "oranet", "plaintext"];

const PIECES: [&str; 16] = [
    "",
    "(",
    ")",
    "=",
    "\n",
    "\r\n",
    "\r",
    "#",
    "\"",
    "A = (",
    "(HOST = é)",
    "漢",
    "😀",
    "\u{a0}",
    "B,\n C =",
    "\t",
];

/// The editor: what it has open and has asked.
#[derive(Debug)]
pub struct Editor {
    rng: Rng,
    texts: Vec<Input>,
    version: i32,
    asked: i32,
}

impl Editor {
    /// The same seed sends the same messages.
    pub fn new(seed: u64) -> Self {
        Self { rng: Rng::new(seed), texts: inputs::seeds(), version: 0, asked: 0 }
    }

    /// The first message.
    pub fn initialize(&mut self) -> Value {
        let encodings = json!(["utf-16", "utf-8", "utf-32"][self.rng.below(3)..]);
        let capabilities = match self.rng.chance(50) {
            true => {
                json!({ "textDocument": { "diagnostic": {} }, "general": { "positionEncodings": encodings } })
            }
            false => {
                json!({ "workspace": { "configuration": true }, "window": { "workDoneProgress": true } })
            }
        };
        self.request("initialize", json!({ "capabilities": capabilities }))
    }

    /// Any message.
    pub fn message(&mut self) -> Value {
        let mut message = match self.rng.below(20) {
            0..2 => self.open(),
            2..10 => self.change(),
            10..16 => self.question(),
            16 => notification("$/cancelRequest", json!({ "id": self.asked - self.rng.below(5) as i32 })),
            17 => notification("textDocument/didClose", self.about()),
            18 => notification("textDocument/didSave", self.about()),
            _ => self.surroundings(),
        };
        if self.rng.chance(10)
            && let Some(params) = message.get_mut("params")
        {
            damage(params, &mut self.rng);
        }
        message
    }

    /// A request; its id is the number of requests so far.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        json!({ "jsonrpc": "2.0", "id": self.asked, "method": method, "params": params })
    }

    /// The number of requests so far.
    pub fn asked(&self) -> i32 {
        self.asked
    }

    /// A random bit of what else it needs.
    pub fn rng(&mut self) -> &mut Rng {
        &mut self.rng
    }

    fn uri(&mut self) -> String {
        let nth = self.rng.below(DOCUMENTS);
        let name = ["tnsnames", "sqlnet", "listener", "cman", "other"][nth % 5];
        if nth == 0 { format!("untitled:{name}") } else { format!("file:///nowhere/{}/{name}.ora", nth % 2) }
    }

    fn about(&mut self) -> Value {
        json!({ "textDocument": { "uri": self.uri() } })
    }

    fn open(&mut self) -> Value {
        let text = match (self.rng.pick(&self.texts).cloned(), self.rng.pick(&self.texts).cloned()) {
            (Some(text), Some(other)) => mutate(&text.bytes, &other.bytes, &mut self.rng),
            _ => Vec::new(),
        };
        let text = String::from_utf8_lossy(&text[..text.len().min(LARGEST)]).into_owned();
        let language = LANGUAGES[self.rng.below(LANGUAGES.len())];
        let (uri, version) = (self.uri(), self.next_version());
        let document = json!({ "uri": uri, "languageId": language, "version": version, "text": text });
        notification("textDocument/didOpen", json!({ "textDocument": document }))
    }

    fn change(&mut self) -> Value {
        let changes: Vec<_> = (0..=self.rng.below(3)).map(|_| self.edit()).collect();
        let document = json!({ "uri": self.uri(), "version": self.next_version() });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        notification("textDocument/didChange", params)
    }

    fn edit(&mut self) -> Value {
        let text = PIECES[self.rng.below(PIECES.len())];
        // All of it now and then, so that texts do not grow for ever.
        match self.rng.chance(5) {
            true => json!({ "text": text }),
            false => json!({ "range": self.range(), "text": text }),
        }
    }

    /// Mostly in the text and forwards.
    fn range(&mut self) -> Value {
        let (start, end) = (self.position(), self.position());
        json!({ "start": start, "end": if self.rng.chance(70) { &start } else { &end } })
    }

    fn position(&mut self) -> Value {
        let far = if self.rng.chance(3) { u32::MAX as usize } else { 60 };
        json!({ "line": self.rng.below(far), "character": self.rng.below(far) })
    }

    fn question(&mut self) -> Value {
        let method = METHODS[self.rng.below(METHODS.len())];
        let mut params = json!({
            "position": self.position(), "range": self.range(), "positions": [self.position()], "ch": ")",
            "context": { "diagnostics": [], "includeDeclaration": true }, "newName": "NEW", "query": "a",
            "options": { "tabSize": 2, "insertSpaces": true }, "previousResultId": "1", "label": "x",
            "title": "x", "uri": "tnslint:///rules/TNS101-x.md", "command": "x", "data": self.about(),
        });
        params["textDocument"] = self.about()["textDocument"].take();
        self.request(method, params)
    }

    fn surroundings(&mut self) -> Value {
        match self.rng.below(4) {
            0 => {
                let settings =
                    json!({ "tnslint": { "run": "onType", "targets": ["oci-19"], "codeLens": {} } });
                notification("workspace/didChangeConfiguration", json!({ "settings": settings }))
            }
            1 => {
                let changes = json!([{ "uri": self.uri(), "type": 2 }]);
                notification("workspace/didChangeWatchedFiles", json!({ "changes": changes }))
            }
            2 => {
                let folder = json!({ "uri": "file:///nowhere/1", "name": "1" });
                let event = json!({ "added": [folder], "removed": [folder] });
                notification("workspace/didChangeWorkspaceFolders", json!({ "event": event }))
            }
            _ => notification("initialized", json!({})),
        }
    }

    fn next_version(&mut self) -> i32 {
        self.version += 1;
        self.version
    }
}

/// A notification.
pub fn notification(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

/// Puts something else in the place of one of its parts.
fn damage(value: &mut Value, rng: &mut Rng) {
    let deeper = rng.chance(80);
    match value {
        Value::Object(parts) if deeper && !parts.is_empty() => {
            let nth = rng.below(parts.len());
            parts.values_mut().nth(nth).into_iter().for_each(|part| damage(part, rng));
        }
        Value::Array(parts) if deeper && !parts.is_empty() => {
            let nth = rng.below(parts.len());
            damage(&mut parts[nth], rng);
        }
        _ => *value = odd(rng),
    }
}

fn odd(rng: &mut Rng) -> Value {
    match rng.below(9) {
        0 => Value::Null,
        1 => json!(-1),
        2 => json!(u64::MAX),
        3 => json!(1e300),
        4 => json!(""),
        5 => json!("file:///%ff%00/\u{0}"),
        6 => json!([[], {}]),
        7 => json!({ "line": 1 }),
        _ => json!(true),
    }
}
