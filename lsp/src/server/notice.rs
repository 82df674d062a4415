//! Notifications: done at once and in their order.

use std::path::PathBuf;

use lsp_server::{ErrorCode, RequestId};
use lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, RenameFilesParams, Uri,
    WorkspaceFolder,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Server;
use super::client::path_of;
use super::dispatch::error;
use super::session::is_configuration;
use crate::settings::{Run, Settings};

impl Server {
    /// Does what a notification says; what is not understood is told in the log.
    pub(super) fn notice(&mut self, method: &str, params: Value) {
        match method {
            "initialized" => self.initialized(),
            "$/cancelRequest" => self.cancelled(&params),
            "workspace/didChangeConfiguration" => self.settings_changed(&params),
            "textDocument/didOpen" => self.with(method, params, Self::opened),
            "textDocument/didChange" => self.with(method, params, Self::changed),
            "textDocument/didSave" => self.with(method, params, Self::saved),
            "textDocument/didClose" => self.with(method, params, Self::closed),
            "workspace/didChangeWatchedFiles" => self.with(method, params, Self::files_changed),
            "workspace/didChangeWorkspaceFolders" => self.with(method, params, Self::folders_changed),
            "workspace/didRenameFiles" => self.with(method, params, Self::files_renamed),
            _ => self.log.debug(format_args!("{method:?} means nothing here")),
        }
    }

    fn with<P: DeserializeOwned>(&mut self, method: &str, params: Value, act: fn(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => act(self, params),
            // The error would quote what it does not understand, a text of the user perhaps.
            Err(_) => self.log.warn(format_args!("{method} came with parameters that are none")),
        }
    }

    fn cancelled(&mut self, params: &Value) {
        let id = params.get("id").cloned().and_then(|id| serde_json::from_value::<RequestId>(id).ok());
        if let Some(id) = id.filter(|id| self.pending.cancel(id)) {
            self.answer(id, Err(error(ErrorCode::RequestCanceled, "the client cancelled the request")));
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        match self.session.open(params.text_document) {
            Ok(()) if path_of(&uri).as_deref().is_some_and(is_configuration) => self.configuration_changed(),
            Ok(()) => self.want_check(&uri),
            Err(error) => self.log.error(format_args!("a document cannot be opened: {error}")),
        }
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let (uri, version) =
            (params.text_document.text_document_identifier.uri, params.text_document.version);
        for (id, stale) in self.pending.changed(&uri) {
            self.answer(id, Err(stale));
        }
        match self.session.change(&uri, version, params.content_changes) {
            Ok(true) if self.session.settings.run == Run::OnType => self.want_check(&uri),
            Ok(true) => {}
            // What counts of a configuration is the file.
            Ok(false) if self.session.configurations().any(|known| *known == uri) => {}
            Ok(false) => self.log.warn("a document was changed that is not open"),
            Err(error) => self.log.error(format_args!("a change was left out: {error}")),
        }
    }

    fn saved(&mut self, params: DidSaveTextDocumentParams) {
        let uri = params.text_document.uri;
        if path_of(&uri).as_deref().is_some_and(is_configuration) {
            self.configuration_changed();
        } else if self.session.document(&uri).is_some() {
            self.want_check(&uri);
        }
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.due.forget(&uri);
        self.findings.remove(&uri);
        self.routes.closed(&uri);
        let beside = self.session.beside(&uri);
        if !self.session.close(&uri) {
            return self.log.warn("a document was closed that is not open");
        }
        if !self.session.client.pulls() {
            self.publish(&uri, None, Vec::new());
        }
        self.want_later(&beside);
    }

    fn files_changed(&mut self, params: DidChangeWatchedFilesParams) {
        self.disk_changed(params.changes.into_iter().map(|change| change.uri));
    }

    fn files_renamed(&mut self, params: RenameFilesParams) {
        self.disk_changed(params.files.into_iter().flat_map(|file| [file.old_uri, file.new_uri]));
    }

    /// Files of the disk are others than before.
    fn disk_changed(&mut self, changed: impl Iterator<Item = Uri>) {
        let paths: Vec<_> = changed.filter_map(|uri| path_of(&uri)).collect();
        paths.iter().for_each(|path| self.session.workspace.forget(path));
        self.session.state += 1;
        let baselines = self.session.configuration.baselines();
        if paths.iter().any(|path| is_configuration(path) || baselines.contains(path)) {
            self.configuration_changed();
        } else if !paths.is_empty() {
            self.want_all();
        }
    }

    /// Configurations are read anew.
    fn configuration_changed(&mut self) {
        let open: Vec<_> = self.session.configurations().cloned().collect();
        open.iter().for_each(|uri| self.publish(uri, None, Vec::new()));
        self.session.configure(Settings::clone(&self.session.settings));
        self.want_all();
    }

    fn folders_changed(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<WorkspaceFolder>| -> Vec<PathBuf> {
            folders.into_iter().filter_map(|folder| path_of(&folder.uri)).collect()
        };
        let (added, removed) = (paths(params.event.added), paths(params.event.removed));
        let mut folders = self.session.workspace.folders.clone();
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(added);
        self.session.work_in(folders);
        self.want_all();
    }
}
