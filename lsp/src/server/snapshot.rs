use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::Uri;
use tns_lint::Diagnostic;
use tns_lint::config::Setup;
use tns_parser::FileKind;
use tns_parser::text::Encoding;

use super::configuration::Configuration;
use crate::diagnose::{self, Whole};
use crate::document::Document;
use crate::known::Known;
use crate::settings::Settings;
use crate::view::{Cancel, Cancelled, View};
use crate::workspace::{Workspace, kind_of_name};

/// Files of a workspace that are checked, at most.
const MOST_FILES: usize = 10_000;

/// What a request about all files sees: a snapshot, so that edits go on meanwhile.
#[derive(Clone, Debug)]
pub struct Around {
    /// The unit that the client counts columns in.
    pub encoding: Encoding,
    /// The open documents, and the files of the disk.
    pub workspace: Arc<Workspace>,
    /// What the user set.
    pub settings: Arc<Settings>,
    /// The rules of each file.
    pub configuration: Arc<Configuration>,
    /// Tells that nobody waits for the answer any more.
    pub cancel: Cancel,
    /// The number of the state of all this.
    pub(super) state: u64,
    /// What the client calls the open documents, and their versions.
    pub(super) open: BTreeMap<PathBuf, (Uri, i32)>,
}

impl Around {
    /// The version of an open document.
    pub(super) fn version(&self, uri: &Uri) -> Option<i32> {
        self.open.values().find(|(open, _)| open == uri).map(|(_, version)| *version)
    }

    /// The Net files below the folders of the client that neither their configurations nor
    /// .gitignore files exclude, and the open ones.
    pub(super) fn files(&self) -> Result<BTreeSet<PathBuf>, Cancelled> {
        let all = self.workspace.everywhere(&self.cancel)?.into_iter();
        Ok(all
            .filter(|path| self.open.contains_key(path) || self.is_checked(path))
            .take(MOST_FILES)
            .collect())
    }

    /// Everything that is found in a document, without what the baseline knows.
    pub(super) fn whole(
        &self,
        setup: &Setup,
        path: Option<&Path>,
        document: &Document,
    ) -> Result<Whole, Cancelled> {
        let mut whole = diagnose::whole(setup, &self.workspace, path, document, &self.cancel)?;
        whole.aside.baselined = self.configuration.take_baselined(setup, path, &mut whole.findings);
        Ok(whole)
    }

    fn is_checked(&self, path: &Path) -> bool {
        kind_of_name(path).is_some()
            && !self.is_hidden(path)
            && !self.configuration.setup(Some(path)).excludes(path)
    }

    /// Whether a folder between one of the client's and a file starts with a dot.
    fn is_hidden(&self, path: &Path) -> bool {
        let below = self.workspace.folders.iter().filter_map(|folder| path.strip_prefix(folder).ok());
        let hidden = |part: std::path::Component<'_>| part.as_os_str().to_string_lossy().starts_with('.');
        below.into_iter().any(|below| below.components().any(hidden))
    }
}

/// What a request about one document sees.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) document: Arc<Document>,
    pub(super) version: i32,
    pub(super) path: Option<PathBuf>,
    pub(super) uri: Uri,
    pub(super) setup: Arc<Setup>,
    pub(super) known: Known,
    /// See [`Open::guessed`](super::session::Open).
    pub(super) guessed: Option<FileKind>,
    /// Whether a check of the whole takes long.
    pub(super) is_quick: bool,
    pub(super) around: Around,
}

impl Snapshot {
    /// The snapshot as features see it.
    pub(super) fn view<'a>(&'a self, findings: &'a [Diagnostic]) -> View<'a> {
        View {
            document: &self.document,
            path: self.path.as_deref(),
            uri: &self.uri,
            encoding: self.around.encoding,
            workspace: &self.around.workspace,
            settings: &self.around.settings,
            linter: &self.setup.linter,
            findings,
            cancel: &self.around.cancel,
        }
    }

    /// The snapshot with the document as the kind that what includes it tells, where that is
    /// another one than it has.
    pub(super) fn as_included(&self) -> Option<Self> {
        let kind = self.around.workspace.kind_of_includer(self.path.as_deref()?);
        let kind = kind.filter(|_| self.setup.follows_ifile()).or(self.guessed)?;
        let is_other = self.guessed.is_some() && kind != self.document.kind();
        let document = || Arc::new(self.document.with_kind(kind));
        is_other.then(|| Self {
            document: document(),
            known: Known::default(),
            is_quick: false,
            ..self.clone()
        })
    }

    /// Everything that is found in the document.
    pub(super) fn whole(&self) -> Result<Whole, Cancelled> {
        self.around.whole(&self.setup, self.path.as_deref(), &self.document)
    }

    /// What is found in a large document that has changed, at once: see [`Known::now`]. `None` where
    /// a check of the whole is quick, or has to come first.
    pub(super) fn quick(&self) -> Option<Vec<Diagnostic>> {
        let path = self.path.as_deref();
        let is_template = path.is_some_and(|path| self.setup.is_template(path));
        if !self.is_quick || self.known.is_settled() || is_template {
            return None;
        }
        let mut found = self.known.now(&self.document, &self.setup.linter)?;
        found.retain_mut(|found| self.setup.admits(path, found));
        Some(found)
    }
}
