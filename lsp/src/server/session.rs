mod beside;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri};
use tns_lint::Diagnostic;
use tns_lint::config::{FILE_NAMES, Setup};
use tns_parser::text::{Encoding, LineCol};
use tns_parser::{FileKind, Source, Span, TooLarge, detect_kind};

use super::client::{Client, path_of};
use super::configuration::Configuration;
use super::snapshot::{Around, Snapshot};
use crate::document::Document;
use crate::known::{Aside, Known, Mark};
use crate::settings::Settings;
use crate::view::Cancel;
use crate::workspace::{Workspace, kind_of_name};

/// What the client has open, and what it set. Only the main thread changes it.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) settings: Arc<Settings>,
    pub(super) configuration: Arc<Configuration>,
    pub(super) workspace: Arc<Workspace>,
    documents: HashMap<Uri, Open>,
    /// Open configurations: they get diagnostics, but are no Net files.
    configurations: Vec<Uri>,
    /// Counts the changes of anything that an answer may depend on.
    pub(super) state: u64,
}

/// An open document.
#[derive(Clone, Debug)]
pub(super) struct Open {
    pub(super) document: Arc<Document>,
    pub(super) version: i32,
    pub(super) path: Option<PathBuf>,
    /// The kind that its text tells, where neither the client nor its name tells one: what includes
    /// it may tell another one.
    pub(super) guessed: Option<FileKind>,
    /// What is wrong in it, as far as that is known.
    pub(super) known: Known,
    /// The other files that its last whole check looked at.
    pub(super) near: BTreeSet<PathBuf>,
}

/// Bytes from which on a check of the whole document has to wait for a pause in typing: it takes
/// milliseconds.
const LARGE: u32 = 256 << 10;

impl Open {
    /// Whether changes are told at once, and the whole is checked later: see [`Known::now`]. Only the
    /// entries of tnsnames.ora speak for themselves; settings are read beside each other.
    pub(super) fn is_quick(&self) -> bool {
        let is_list = self.document.kind() == FileKind::Tnsnames;
        is_list && self.document.len() >= LARGE && self.known.is_usable()
    }
}

impl Session {
    pub(super) fn new(client: Client, folders: Vec<PathBuf>) -> Self {
        let workspace = Workspace::new(folders);
        let settings = Arc::<Settings>::default();
        let configuration = Configuration::new(&settings, &workspace.folders, None);
        Self {
            client,
            settings,
            configuration: Arc::new(configuration),
            workspace: Arc::new(workspace),
            documents: HashMap::new(),
            configurations: Vec::new(),
            state: 0,
        }
    }

    /// The open Net files.
    pub(super) fn documents(&self) -> impl Iterator<Item = (&Uri, &Open)> {
        self.documents.iter()
    }

    /// An open Net file.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Open> {
        self.documents.get(uri)
    }

    /// Takes in what a check of a whole document found in a state of it.
    pub(super) fn settle(&mut self, uri: &Uri, mark: Mark, found: Arc<Vec<Diagnostic>>, aside: Aside) {
        if let Some(open) = self.documents.get_mut(uri) {
            open.known.settle(mark, found, aside);
        }
    }

    /// The open configurations.
    pub(super) fn configurations(&self) -> impl Iterator<Item = &Uri> {
        self.configurations.iter()
    }

    /// The open configuration at a path.
    pub(super) fn configuration_at(&self, path: &Path) -> Option<&Uri> {
        self.configurations.iter().find(|uri| path_of(uri).as_deref() == Some(path))
    }

    /// Takes in a document.
    ///
    /// # Errors
    /// [`TooLarge`] for 4 GiB and more.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Result<(), TooLarge> {
        self.state += 1;
        let path = path_of(&item.uri);
        if path.as_deref().is_some_and(is_configuration) {
            self.configurations.retain(|uri| *uri != item.uri);
            self.configurations.push(item.uri);
            return Ok(());
        }
        let told = kind(&String::from(item.language_id), path.as_deref());
        let guessed = match told {
            Some(_) => None,
            None => Some(detect_kind(&Source::new(item.text.as_str())?)),
        };
        let kind = told.or(guessed).unwrap_or(FileKind::Tnsnames);
        let setup = self.configuration.setup(path.as_deref());
        let document = Arc::new(Document::new(&item.text, kind, setup.options())?);
        let (known, near) = Default::default();
        self.put(item.uri, Open { document, version: item.version, path, guessed, known, near });
        Ok(())
    }

    /// Reads a document anew whose kind was guessed: what includes it tells another one.
    pub(super) fn retype(&mut self, uri: &Uri, kind: FileKind) -> bool {
        let wrong = |open: &Open| open.guessed.is_some() && open.document.kind() != kind;
        if !self.documents.get(uri).is_some_and(wrong) {
            return false;
        }
        let Some(mut open) = self.documents.remove(uri) else { return false };
        self.state += 1;
        open.document = Arc::new(open.document.with_kind(kind));
        open.known.forget();
        self.put(uri.clone(), open);
        true
    }

    /// Changes a document; false where it is not open.
    ///
    /// # Errors
    /// [`TooLarge`] where it would get 4 GiB or more; it stays as it is then.
    pub(super) fn change(
        &mut self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Result<bool, TooLarge> {
        let Some(mut open) = self.documents.remove(uri) else { return Ok(false) };
        self.state += 1;
        // Without a second owner the document is changed in place.
        if let Some(path) = &open.path {
            Arc::make_mut(&mut self.workspace).close(path);
        }
        let encoding = self.client.encoding;
        let changed = changes.into_iter().try_for_each(|change| apply(&mut open, change, encoding));
        open.version = version;
        self.put(uri.clone(), open);
        changed.map(|()| true)
    }

    /// Takes out a document: from now on the file counts.
    pub(super) fn close(&mut self, uri: &Uri) -> bool {
        self.state += 1;
        let known = self.configurations.len();
        self.configurations.retain(|other| other != uri);
        let Some(open) = self.documents.remove(uri) else { return self.configurations.len() < known };
        if let Some(path) = &open.path {
            Arc::make_mut(&mut self.workspace).close(path);
        }
        true
    }

    /// Reads the configuration anew; the last good one stays where it is broken now.
    pub(super) fn configure(&mut self, settings: Settings) {
        self.state += 1;
        let folders = &self.workspace.folders;
        let configuration = Configuration::new(&settings, folders, Some(&self.configuration));
        self.configuration = Arc::new(configuration);
        self.settings = Arc::new(settings);
        let all: Vec<_> = self.documents.drain().collect();
        for (uri, mut open) in all {
            let setup = self.configuration.setup(open.path.as_deref());
            if open.document.options() != setup.options() {
                open.document = Arc::new(open.document.with_options(setup.options()));
            }
            open.known.forget();
            self.put(uri, open);
        }
    }

    /// Takes in the folders that the client works in.
    pub(super) fn work_in(&mut self, folders: Vec<PathBuf>) {
        Arc::make_mut(&mut self.workspace).folders = folders;
        self.configure(Settings::clone(&self.settings));
    }

    fn put(&mut self, uri: Uri, open: Open) {
        if let Some(path) = &open.path {
            let workspace = Arc::make_mut(&mut self.workspace);
            workspace.open(path, open.document.clone());
            if open.guessed.is_some() {
                workspace.guess(path);
            }
        }
        self.documents.insert(uri, open);
    }

    /// What a request about a document sees; `None` where it is not open.
    pub(super) fn snapshot(&self, uri: &Uri, cancel: &Cancel) -> Option<Snapshot> {
        let open = self.documents.get(uri)?;
        Some(Snapshot {
            document: open.document.clone(),
            version: open.version,
            path: open.path.clone(),
            uri: uri.clone(),
            setup: self.setup(open),
            known: open.known.clone(),
            guessed: open.guessed,
            is_quick: open.is_quick(),
            around: self.around(cancel),
        })
    }

    /// What a request about all files sees.
    pub(super) fn around(&self, cancel: &Cancel) -> Around {
        Around {
            encoding: self.client.encoding,
            workspace: self.workspace.clone(),
            settings: self.settings.clone(),
            configuration: self.configuration.clone(),
            cancel: cancel.clone(),
            state: self.state,
            open: self.documents.iter().filter_map(address).collect(),
        }
    }

    fn setup(&self, open: &Open) -> Arc<Setup> {
        self.configuration.setup(open.path.as_deref())
    }
}

/// Where a document is, and what the client calls it.
fn address((uri, open): (&Uri, &Open)) -> Option<(PathBuf, (Uri, i32))> {
    Some((open.path.clone()?, (uri.clone(), open.version)))
}

/// Whether a path is one where a configuration is looked for.
pub(super) fn is_configuration(path: &Path) -> bool {
    FILE_NAMES.iter().any(|name| path.ends_with(name))
}

/// The kind of a document by its language, else by its name.
fn kind(language: &str, path: Option<&Path>) -> Option<FileKind> {
    match language {
        "tnsnames" => Some(FileKind::Tnsnames),
        "sqlnet" => Some(FileKind::Sqlnet),
        "listener" => Some(FileKind::Listener),
        "ldap-ora" => Some(FileKind::Ldap),
        "cman" => Some(FileKind::Cman),
        _ => path.and_then(kind_of_name),
    }
}

/// Changes a document; a place outside of it counts as the nearest one inside.
fn apply(
    Open { document, known, .. }: &mut Open,
    change: TextDocumentContentChangeEvent,
    encoding: Encoding,
) -> Result<(), TooLarge> {
    match change {
        TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
            let offset = |place: lsp_types::Position| {
                document.offset(LineCol { line: place.line, column: place.character }, encoding)
            };
            let (start, end) = (offset(part.range.start), offset(part.range.end));
            let span = Span::new(start.min(end), start.max(end));
            let touched = Arc::make_mut(document).edit(span, &part.text)?;
            known.edited(document, span, part.text.len() as u32, touched);
            Ok(())
        }
        TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
            *document = Arc::new(Document::new(&whole.text, document.kind(), document.options())?);
            known.forget();
            Ok(())
        }
    }
}
