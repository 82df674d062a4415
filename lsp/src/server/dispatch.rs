//! Answers requests by the function of their method.

use std::collections::HashMap;
use std::fmt;

use lsp_server::{ErrorCode, ResponseError};
use lsp_types::{Request, SemanticTokensLegend, Uri};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tns_lint::Diagnostic;

use super::progress::Progress;
use super::snapshot::{Around, Snapshot};
use crate::view::{Cancelled, View};

/// Answers a request about one document.
type OnDocument = dyn Fn(&Snapshot, &[Diagnostic], Value) -> Result<Value, Failure> + Send + Sync;

/// Answers a request about all files.
type OnFiles = dyn Fn(&Around, &Progress, Value) -> Result<Value, Failure> + Send + Sync;

/// Forgets a document that was closed.
type OnClose = dyn Fn(&Uri) + Send + Sync;

/// What answers a request.
pub(super) enum Route {
    Document {
        answer: Box<OnDocument>,
        /// Whether it looks at the findings of the document, so that it has to wait for them.
        needs_findings: bool,
    },
    Files(Box<OnFiles>),
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Failure {
    /// Nobody waits for it.
    Cancelled,
    /// The parameters are none of this request.
    Params(String),
    /// What is asked for cannot be done, for the person who asked.
    Refused(String),
    /// The answer has no form in JSON.
    Answer(String),
}

impl From<Cancelled> for Failure {
    fn from(Cancelled: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// The requests that are answered; a client is told of no others.
#[derive(Default)]
pub struct Routes {
    by_method: HashMap<&'static str, Route>,
    /// Told of each document that was closed.
    on_close: Vec<Box<OnClose>>,
    pub(super) legend: Option<SemanticTokensLegend>,
}

impl Routes {
    /// Answers a request about a document by this function. Of the findings it sees those that are
    /// known already, perhaps none.
    #[must_use]
    pub fn on<R: Request>(
        self,
        answer: impl Fn(&View<'_>, R::Params) -> Result<R::Result, Cancelled> + Send + Sync + 'static,
    ) -> Self {
        self.document::<R>(false, move |_, view, params| Ok(answer(view, params)?))
    }

    /// Answers a request about a document by this function, which looks at what was found in it.
    #[must_use]
    pub fn on_findings<R: Request>(
        self,
        answer: impl Fn(&View<'_>, R::Params) -> Result<R::Result, Cancelled> + Send + Sync + 'static,
    ) -> Self {
        self.document::<R>(true, move |_, view, params| Ok(answer(view, params)?))
    }

    /// Answers a request about all files, or about none, by this function.
    #[must_use]
    pub fn on_files<R: Request>(
        mut self,
        answer: impl Fn(&Around, &Progress, R::Params) -> Result<R::Result, Cancelled> + Send + Sync + 'static,
    ) -> Self {
        let route = Route::Files(Box::new(move |around, progress, params| {
            json(answer(around, progress, params_of(params)?)?)
        }));
        self.by_method.insert(R::METHOD.as_str(), route);
        self
    }

    /// The types and modifiers that the numbers of semantic tokens stand for.
    #[must_use]
    pub fn with_legend(self, legend: SemanticTokensLegend) -> Self {
        Self { legend: Some(legend), ..self }
    }

    /// Tells a function of each document that was closed, so that it keeps nothing of that.
    #[must_use]
    pub(super) fn on_close(mut self, forget: impl Fn(&Uri) + Send + Sync + 'static) -> Self {
        self.on_close.push(Box::new(forget));
        self
    }

    /// Answers a request about a document by this function, which may refuse.
    #[must_use]
    pub(super) fn on_snapshot<R: Request>(
        self,
        answer: impl Fn(&Snapshot, &View<'_>, R::Params) -> Result<R::Result, Failure> + Send + Sync + 'static,
    ) -> Self {
        self.document::<R>(false, answer)
    }

    /// The same for one that looks at what was found in the document.
    #[must_use]
    pub(super) fn on_snapshot_findings<R: Request>(
        self,
        answer: impl Fn(&Snapshot, &View<'_>, R::Params) -> Result<R::Result, Failure> + Send + Sync + 'static,
    ) -> Self {
        self.document::<R>(true, answer)
    }

    fn document<R: Request>(
        mut self,
        needs_findings: bool,
        answer: impl Fn(&Snapshot, &View<'_>, R::Params) -> Result<R::Result, Failure> + Send + Sync + 'static,
    ) -> Self {
        let answer: Box<OnDocument> = Box::new(move |snapshot, findings, params| {
            json(answer(snapshot, &snapshot.view(findings), params_of(params)?)?)
        });
        self.by_method.insert(R::METHOD.as_str(), Route::Document { answer, needs_findings });
        self
    }

    /// A document was closed.
    pub(super) fn closed(&self, uri: &Uri) {
        self.on_close.iter().for_each(|forget| forget(uri));
    }

    pub(super) fn find(&self, method: &str) -> Option<&Route> {
        self.by_method.get(method)
    }

    /// Whether a request is answered.
    pub(super) fn answers(&self, method: &str) -> bool {
        self.by_method.contains_key(method)
    }
}

impl fmt::Debug for Routes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.by_method.keys()).finish()
    }
}

fn params_of<P: DeserializeOwned>(params: Value) -> Result<P, Failure> {
    serde_json::from_value(params).map_err(|error| Failure::Params(error.to_string()))
}

fn json(answer: impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(answer).map_err(|error| Failure::Answer(error.to_string()))
}

/// The document that a request is about: by its place, or by the data of what is to be resolved.
pub(super) fn document_of(params: &Value) -> Option<Uri> {
    let uri = params.pointer("/textDocument/uri").or_else(|| params.pointer("/data/uri"))?;
    uri.as_str()?.parse().ok()
}

impl From<Failure> for ResponseError {
    fn from(failure: Failure) -> Self {
        let (code, message) = match failure {
            Failure::Cancelled => (ErrorCode::RequestCanceled, "the request was cancelled".to_owned()),
            Failure::Params(why) => (ErrorCode::InvalidParams, why),
            Failure::Refused(why) => (ErrorCode::RequestFailed, why),
            Failure::Answer(why) => (ErrorCode::InternalError, why),
        };
        error(code, message)
    }
}

/// An error as the protocol has it.
pub(super) fn error(code: ErrorCode, message: impl Into<String>) -> ResponseError {
    ResponseError { code: code as i32, message: message.into(), data: None }
}
