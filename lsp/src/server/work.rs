//! Requests and checks that workers do.

use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crossbeam_channel::Sender;
use lsp_server::{ErrorCode, RequestId, ResponseError};
use lsp_types::{ProgressToken, Uri, WorkDoneProgressCreateParams};
use serde_json::Value;
use tns_lint::Diagnostic;
use tns_parser::FileKind;

use super::Server;
use super::dispatch::{Failure, Route, Routes, document_of, error};
use super::pending::Waiting;
use super::progress::Progress;
use super::snapshot::{Around, Snapshot};
use super::watch::is_watched;
use crate::diagnose::{Whole, convert};
use crate::known::{Aside, Mark};
use crate::view::Cancelled;

/// What a worker has done.
pub(super) enum Done {
    Answer(RequestId, Result<Value, ResponseError>),
    /// What was found in a document, in this state of everything.
    Findings {
        uri: Uri,
        state: u64,
        findings: Arc<Vec<Diagnostic>>,
        /// Where the whole document was looked at: the state of it, and what else the check leaves.
        whole: Option<(Mark, Aside)>,
    },
    /// The files that the check of a document looked at beside it.
    LookedAt {
        uri: Uri,
        near: BTreeSet<PathBuf>,
    },
    /// A document is of another kind than it was taken for: that of the file that includes it.
    Kind(Uri, FileKind),
    /// A check has ended, with what the client is to be told of this version.
    Check {
        uri: Uri,
        told: Option<(i32, Vec<lsp_types::Diagnostic>)>,
    },
}

/// What was found last in each document, and the state that it was found in.
pub(super) type Findings = HashMap<Uri, (u64, Arc<Vec<Diagnostic>>)>;

impl Server {
    /// Gives a request to a worker.
    pub(super) fn work_on(&mut self, id: RequestId, method: &str, params: Value) {
        let Some(route) = self.routes.find(method) else {
            let refusal = format!("`{method}` is not answered");
            return self.answer(id, Err(error(ErrorCode::MethodNotFound, refusal)));
        };
        let is_about_files = matches!(route, Route::Files(_));
        let uri = document_of(&params);
        let Some(cancel) = self.pending.add(&id, method, uri.as_ref()) else {
            let refusal = "another request of this id has no answer yet";
            return self.answer(id, Err(error(ErrorCode::InvalidRequest, refusal)));
        };
        let (routes, method, done) = (self.routes.clone(), method.to_owned(), self.done.clone());
        if is_about_files {
            let (around, progress) = (self.session.around(&cancel), self.progress(&params));
            return self.pool.spawn(move || {
                let answer = guarded(|| on_files(&routes, &method, &around, &progress, params));
                drop(progress);
                let _ = done.send(Done::Answer(id, answer));
            });
        }
        let snapshot = uri.as_ref().and_then(|uri| self.session.snapshot(uri, &cancel));
        let Some(snapshot) = snapshot else {
            self.pending.take(&id);
            let refusal = "the request names no open document";
            return self.answer(id, Err(error(ErrorCode::InvalidParams, refusal)));
        };
        let known = self.known_findings(&snapshot.uri);
        self.pool.spawn(move || {
            let answer = guarded(|| on_document(&routes, &method, &snapshot, known, params, &done));
            let _ = done.send(Done::Answer(id, answer));
        });
    }

    /// What is found in a document as it is now, if that is known.
    fn known_findings(&self, uri: &Uri) -> Option<Arc<Vec<Diagnostic>>> {
        let (state, findings) = self.findings.get(uri)?;
        (*state == self.session.state).then(|| findings.clone())
    }

    /// How a request shows its progress: under the token that it brings, else under one that the
    /// client is asked to agree to.
    fn progress(&mut self, params: &Value) -> Progress {
        let brought =
            params.get("workDoneToken").and_then(|token| serde_json::from_value(token.clone()).ok());
        if let Some(token) = brought {
            return Progress::new(token, Arc::new(AtomicBool::new(true)), &self.client);
        }
        if !self.session.client.can("window/workDoneProgress") {
            return Progress::default();
        }
        let token = ProgressToken::String(format!("tnslint-{}", self.outgoing.token()));
        let agreed = Arc::<AtomicBool>::default();
        let create = WorkDoneProgressCreateParams { token: token.clone() };
        self.ask("window/workDoneProgress/create", create, Waiting::Progress(agreed.clone()));
        Progress::new(token, agreed, &self.client)
    }

    /// Gives the check of a document to a worker.
    pub(super) fn check(&self, snapshot: Snapshot) {
        let done = self.done.clone();
        self.pool.spawn(move || {
            let told = catch_unwind(AssertUnwindSafe(|| checked(&snapshot, &done))).unwrap_or_default();
            let _ = done.send(Done::Check { uri: snapshot.uri, told });
        });
    }

    /// Takes what a worker has done.
    pub(super) fn worked(&mut self, done: Done) {
        match done {
            Done::Answer(id, answer) => {
                if self.pending.take(&id) {
                    self.answer(id, answer);
                }
            }
            Done::Findings { uri, state, findings, whole } => {
                if let Some((mark, aside)) = whole {
                    self.watch(self.session.configuration.baselines());
                    self.session.settle(&uri, mark, findings.clone(), aside);
                }
                if self.session.document(&uri).is_some() {
                    self.findings.insert(uri, (state, findings));
                }
            }
            Done::LookedAt { uri, near } => {
                self.watch(near.iter().filter(|path| !is_watched(path)));
                let new = self.session.looked_at(&uri, near);
                self.want_later(&new);
            }
            Done::Kind(uri, kind) => {
                if self.session.retype(&uri, kind) {
                    self.want_beside(&uri);
                    self.refresh_shown();
                }
            }
            Done::Check { uri, told } => self.check_ended(&uri, told),
        }
    }
}

/// An answer, or the error of one that fails or panics.
fn guarded(answer: impl FnOnce() -> Result<Value, Failure>) -> Result<Value, ResponseError> {
    match catch_unwind(AssertUnwindSafe(answer)) {
        Ok(answer) => answer.map_err(Into::into),
        Err(_) => Err(error(ErrorCode::InternalError, "a mistake of tnslint: its log tells the place")),
    }
}

fn on_files(
    routes: &Routes,
    method: &str,
    around: &Around,
    progress: &Progress,
    params: Value,
) -> Result<Value, Failure> {
    match routes.find(method) {
        Some(Route::Files(answer)) => answer(around, progress, params),
        _ => Err(Failure::Params(format!("`{method}` is about one document"))),
    }
}

fn on_document(
    routes: &Routes,
    method: &str,
    snapshot: &Snapshot,
    known: Option<Arc<Vec<Diagnostic>>>,
    params: Value,
    done: &Sender<Done>,
) -> Result<Value, Failure> {
    let Some(Route::Document { answer, needs_findings }) = routes.find(method) else {
        return Err(Failure::Params(format!("`{method}` is about all files")));
    };
    snapshot.around.cancel.check().map_err(|_| Failure::Cancelled)?;
    let included = needs_findings.then(|| included(snapshot, done)).flatten();
    let snapshot = included.as_ref().unwrap_or(snapshot);
    let findings = match known {
        Some(findings) => findings,
        None if *needs_findings => found(snapshot, done).map_err(|_| Failure::Cancelled)?,
        None => Arc::default(),
    };
    answer(snapshot, &findings, params)
}

/// The snapshot of a document as what includes it tells, where that is another one; told for the
/// next request.
fn included(snapshot: &Snapshot, done: &Sender<Done>) -> Option<Snapshot> {
    snapshot.guessed?;
    let included = snapshot.as_included()?;
    let _ = done.send(Done::Kind(included.uri.clone(), included.document.kind()));
    Some(included)
}

/// What is found in a document, of a large one what is found at once; kept for the next request.
fn found(snapshot: &Snapshot, done: &Sender<Done>) -> Result<Arc<Vec<Diagnostic>>, Cancelled> {
    match snapshot.quick() {
        Some(findings) => Ok(kept(snapshot, findings, None, done)),
        None => whole(snapshot, done),
    }
}

/// What a check of the whole document finds, kept for the next request.
fn whole(snapshot: &Snapshot, done: &Sender<Done>) -> Result<Arc<Vec<Diagnostic>>, Cancelled> {
    let Whole { findings, aside, near } = snapshot.whole()?;
    let near = near.into_iter().collect();
    let _ = done.send(Done::LookedAt { uri: snapshot.uri.clone(), near });
    Ok(kept(snapshot, findings, Some((snapshot.known.mark(), aside)), done))
}

fn kept(
    snapshot: &Snapshot,
    findings: Vec<Diagnostic>,
    whole: Option<(Mark, Aside)>,
    done: &Sender<Done>,
) -> Arc<Vec<Diagnostic>> {
    let findings = Arc::new(findings);
    let (uri, state) = (snapshot.uri.clone(), snapshot.around.state);
    let _ = done.send(Done::Findings { uri, state, findings: findings.clone(), whole });
    findings
}

/// What the client is to be told; nothing where the document has changed meanwhile.
fn checked(snapshot: &Snapshot, done: &Sender<Done>) -> Option<(i32, Vec<lsp_types::Diagnostic>)> {
    let included = included(snapshot, done);
    let snapshot = included.as_ref().unwrap_or(snapshot);
    let findings = whole(snapshot, done).ok()?;
    let (uri, encoding) = (&snapshot.uri, snapshot.around.encoding);
    Some((snapshot.version, convert::all(&snapshot.document, uri, encoding, &findings)))
}
