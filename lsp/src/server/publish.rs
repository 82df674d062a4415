//! Checks are started, and the client is told what they find.

use std::time::{Duration, Instant};

use lsp_types::{
    Diagnostic, DiagnosticSeverity, MessageType, Position, PublishDiagnosticsParams, Range,
    ShowMessageParams, Uri,
};
use serde_json::Value;
use tns_lint::config::{ConfigError, SetupError};
use tns_parser::text::Encoding;
use tns_parser::{LineIndex, Source};

use super::Server;
use super::client::REFRESHES;
use super::diagnostics::BESIDE;
use super::pending::Waiting;
use super::session::Open;
use crate::diagnose::convert;
use crate::view::Cancel;

impl Server {
    /// A document is to be checked now, and later those beside it.
    pub(super) fn want_check(&mut self, uri: &Uri) {
        let is_quick = self.session.document(uri).is_some_and(Open::is_quick);
        if is_quick {
            self.due.want_pause(uri);
        }
        match is_quick {
            _ if self.session.client.pulls() => {}
            true => drop(self.quick.insert(uri.clone())),
            false => self.due.want(uri, Duration::ZERO),
        }
        self.want_beside(uri);
    }

    /// The open documents that a change of one matters to are to be checked later.
    pub(super) fn want_beside(&mut self, uri: &Uri) {
        self.want_later(&self.session.beside(uri));
    }

    /// Documents are to be checked later.
    pub(super) fn want_later(&mut self, beside: &[Uri]) {
        if !self.session.client.pulls() {
            beside.iter().for_each(|uri| self.due.want(uri, BESIDE));
        } else if !beside.is_empty() {
            self.due.want_refresh(BESIDE);
        }
    }

    /// Tells what is found at once in large documents that have changed: when no more changes wait.
    pub(super) fn tell_quick(&mut self) {
        for uri in std::mem::take(&mut self.quick) {
            let Some(snapshot) = self.session.snapshot(&uri, &Cancel::default()) else { continue };
            if let Some(found) = snapshot.quick() {
                let shown = convert::all(&snapshot.document, &uri, snapshot.around.encoding, &found);
                self.publish(&uri, Some(snapshot.version), shown);
            }
        }
    }

    /// All open documents are to be checked, and everything that depends on settings to be shown anew.
    pub(super) fn want_all(&mut self) {
        if self.session.client.pulls() {
            self.due.want_refresh(Duration::ZERO);
        } else {
            self.session.documents().for_each(|(uri, _)| self.due.want(uri, Duration::ZERO));
        }
    }

    /// Starts what is due.
    pub(super) fn start_checks(&mut self) {
        let now = Instant::now();
        for (uri, cancel) in self.due.start(now) {
            match self.session.snapshot(&uri, &cancel) {
                Some(snapshot) => self.check(snapshot),
                None => self.due.ended(&uri),
            }
        }
        if self.due.take_refresh(now) {
            self.refresh("diagnostics");
        }
    }

    /// Tells the client to ask again, if it can.
    pub(super) fn refresh(&mut self, name: &str) {
        let Some(&(name, asked, method)) = REFRESHES.iter().find(|(known, ..)| *known == name) else {
            return;
        };
        let can = self.session.client.can(&format!("workspace/{name}/refreshSupport"));
        if can && self.routes.answers(asked) {
            self.ask(method, Value::Null, Waiting::Nothing(method));
        }
    }

    /// A check has ended. What it found is told unless the document was closed; where it was changed
    /// since, the next check follows.
    pub(super) fn check_ended(&mut self, uri: &Uri, told: Option<(i32, Vec<Diagnostic>)>) {
        self.due.ended(uri);
        let is_open = self.session.document(uri).is_some();
        let Some((version, diagnostics)) = told.filter(|_| is_open) else { return };
        match self.session.client.pulls() {
            true => self.due.want_refresh(Duration::ZERO),
            false => self.publish(uri, Some(version), diagnostics),
        }
    }

    pub(super) fn publish(&mut self, uri: &Uri, version: Option<i32>, diagnostics: Vec<Diagnostic>) {
        let params = PublishDiagnosticsParams { uri: uri.clone(), version, diagnostics };
        self.tell("textDocument/publishDiagnostics", params);
    }

    /// Tells of configurations that cannot be used: in the file if it is open, else in a message.
    pub(super) fn tell_broken_configurations(&mut self) {
        for error in self.session.configuration.take_errors() {
            let (path, shown) = match &error {
                SetupError::Config(error) => (Some(error.path.as_path()), Some(&**error)),
                SetupError::Policy(path, _) => (path.as_deref(), None),
            };
            let open = path.and_then(|path| self.session.configuration_at(path)).cloned();
            match open {
                Some(uri) => {
                    let diagnostic = self.broken(shown, &error);
                    self.publish(&uri, None, vec![diagnostic]);
                }
                None => self.show(MessageType::Error, error.to_string()),
            }
        }
    }

    /// Tells of baselines that cannot be used.
    pub(super) fn tell_unusable_baselines(&mut self) {
        for error in self.session.configuration.take_unusable() {
            self.show(
                MessageType::Error,
                format!("the baseline: {error}; until it is mended the last good one counts"),
            );
        }
    }

    fn broken(&self, shown: Option<&ConfigError>, error: &SetupError) -> Diagnostic {
        let message = match (shown, error) {
            (Some(error), _) => {
                let help = error.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
                format!("{}{help}", error.message)
            }
            (None, SetupError::Policy(_, error)) => error.to_string(),
            (None, SetupError::Config(error)) => error.message.clone(),
        };
        let place = shown.and_then(|error| place(error, self.session.client.encoding));
        Diagnostic {
            range: place.unwrap_or_default(),
            severity: Some(DiagnosticSeverity::Error),
            source: Some("tnslint".to_owned()),
            message: message.into(),
            ..Diagnostic::default()
        }
    }

    /// Shows the user a message.
    pub(super) fn show(&mut self, kind: MessageType, message: String) {
        self.tell("window/showMessage", ShowMessageParams { kind, message });
    }
}

/// The place of an error in its file.
fn place(error: &ConfigError, encoding: Encoding) -> Option<Range> {
    let lines = LineIndex::new(&Source::new(error.text.as_str()).ok()?);
    let position = |offset| {
        let place = lines.line_col(offset, encoding);
        Position { line: place.line, character: place.column }
    };
    let span = error.span?;
    Some(Range { start: position(span.start), end: position(span.end) })
}
