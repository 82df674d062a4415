use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use lsp_server::{ErrorCode, Request, RequestId, ResponseError};
use lsp_types::Uri;
use serde::Serialize;
use serde_json::json;

use super::dispatch::error;
use crate::view::Cancel;

/// Requests that a change of their document does not end: a client that types goes on to use a list
/// of completions, and a user who formats waits for it.
const OUTLIVES_CHANGE: [&str; 5] = [
    "textDocument/completion",
    "completionItem/resolve",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
];

/// The requests of the client that have no answer yet.
#[derive(Debug, Default)]
pub(super) struct Pending(HashMap<RequestId, Asked>);

#[derive(Debug)]
struct Asked {
    method: String,
    /// The document that it is about.
    uri: Option<Uri>,
    cancel: Cancel,
}

impl Pending {
    /// Notes a request; `None` where one of the same number waits already.
    pub(super) fn add(&mut self, id: &RequestId, method: &str, uri: Option<&Uri>) -> Option<Cancel> {
        if self.0.contains_key(id) {
            return None;
        }
        let asked = Asked { method: method.to_owned(), uri: uri.cloned(), cancel: Cancel::default() };
        let cancel = asked.cancel.clone();
        self.0.insert(id.clone(), asked);
        Some(cancel)
    }

    /// Takes a request out; false where it was answered before.
    pub(super) fn take(&mut self, id: &RequestId) -> bool {
        self.0.remove(id).is_some()
    }

    /// The client does not want an answer any more; false where it was answered before.
    pub(super) fn cancel(&mut self, id: &RequestId) -> bool {
        self.0.remove(id).inspect(|asked| asked.cancel.cancel()).is_some()
    }

    /// A document has changed: what was read from the older one is of no use. Gives the answers.
    pub(super) fn changed(&mut self, uri: &Uri) -> Vec<(RequestId, ResponseError)> {
        let is_stale = |asked: &Asked| {
            asked.uri.as_ref() == Some(uri) && !OUTLIVES_CHANGE.contains(&asked.method.as_str())
        };
        let stale = self.0.extract_if(|_, asked| is_stale(asked));
        let end = |(id, asked): (RequestId, Asked)| {
            asked.cancel.cancel();
            (id, asked.stale())
        };
        stale.map(end).collect()
    }
}

impl Asked {
    /// A client that gets no diagnostics asks again where it is told to; on a changed content it
    /// would show none.
    fn stale(&self) -> ResponseError {
        match self.method.as_str() {
            "textDocument/diagnostic" => ResponseError {
                data: Some(json!({ "retriggerRequest": true })),
                ..error(ErrorCode::ServerCancelled, "the document has changed")
            },
            _ => error(ErrorCode::ContentModified, "the document has changed"),
        }
    }
}

/// The requests of the server that have no answer yet.
#[derive(Debug, Default)]
pub(super) struct Outgoing {
    last: i32,
    waiting: HashMap<RequestId, Waiting>,
}

/// What an answer of the client is for.
#[derive(Debug)]
pub(super) enum Waiting {
    /// The settings of the user.
    Settings,
    /// A token for progress; set once the client has agreed.
    Progress(Arc<AtomicBool>),
    /// Only whether it worked.
    Nothing(&'static str),
}

impl Outgoing {
    /// A request, and a note on what its answer is for.
    pub(super) fn request(&mut self, method: &str, params: impl Serialize, waiting: Waiting) -> Request {
        self.last = self.last.wrapping_add(1);
        let id = RequestId::from(self.last);
        self.waiting.insert(id.clone(), waiting);
        Request::new(id, method.to_owned(), params)
    }

    /// What an answer is for; `None` where nothing was asked.
    pub(super) fn take(&mut self, id: &RequestId) -> Option<Waiting> {
        self.waiting.remove(id)
    }

    /// A number that no other token has.
    pub(super) fn token(&self) -> i32 {
        self.last.wrapping_add(1)
    }
}
