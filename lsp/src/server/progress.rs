use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::Sender;
use lsp_server::{Message, Notification};
use lsp_types::{
    ProgressParams, ProgressToken, WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport,
};
use serde_json::Value;

/// Shows the user how far long work is, if the client wants that.
#[derive(Debug, Default)]
pub struct Progress(Option<Shown>);

#[derive(Debug)]
struct Shown {
    token: ProgressToken,
    /// Whether the client knows the token: its own always, one of the server once it said so.
    agreed: Arc<AtomicBool>,
    begun: AtomicBool,
    client: Sender<Message>,
}

impl Progress {
    /// Shown under a token, as soon as the client has agreed to it.
    pub(super) fn new(token: ProgressToken, agreed: Arc<AtomicBool>, client: &Sender<Message>) -> Self {
        Self(Some(Shown { token, agreed, begun: AtomicBool::default(), client: client.clone() }))
    }

    /// Shows that `done` of `all` is done.
    pub fn report(&self, title: &str, done: usize, all: usize) {
        let Some(shown) = self.0.as_ref().filter(|shown| shown.agreed.load(Ordering::Acquire)) else {
            return;
        };
        let percentage = Some((done * 100 / all.max(1)) as u32);
        let message = Some(format!("{done} of {all}"));
        if shown.begun.swap(true, Ordering::AcqRel) {
            let report = WorkDoneProgressReport { percentage, message, ..WorkDoneProgressReport::default() };
            shown.send(serde_json::to_value(report));
        } else {
            let title = title.to_owned();
            let begin = WorkDoneProgressBegin { title, percentage, message, cancellable: Some(true) };
            shown.send(serde_json::to_value(begin));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(shown) = self.0.as_ref().filter(|shown| shown.begun.load(Ordering::Acquire)) {
            shown.send(serde_json::to_value(WorkDoneProgressEnd::default()));
        }
    }
}

impl Shown {
    fn send(&self, value: serde_json::Result<Value>) {
        let Ok(value) = value else { return };
        let params = ProgressParams { token: self.token.clone(), value };
        // Without a client nobody waits.
        let _ = self.client.send(Notification::new("$/progress".to_owned(), params).into());
    }
}
