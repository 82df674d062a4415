//! Asks the features, and shows their answers the same for every encoding.

use std::path::PathBuf;
use std::sync::Arc;

use lsp_types::{
    Definition, DefinitionResponse, DocumentChange, DocumentSymbol, DocumentSymbolResponse, Edit, Location,
    PrepareRenameResult, Range, TextEdit, Uri, WorkspaceEdit,
};
use tns_lint::Linter;
use tns_lsp::features::{
    Folding, Refused, definition, document_links, document_symbols, folding_ranges, highlights,
    linked_editing, prepare_rename, references, rename, selection_ranges, workspace_symbols,
};
use tns_lsp::settings::Settings;
use tns_lsp::{Cancel, Document, View, Workspace};
use tns_parser::text::{Encoding, LineCol};
use tns_parser::{FileKind, Source, Span, detect_kind, parse};

use super::page::{CURSOR, Page};

/// The files of a page, open in an editor.
pub(crate) struct Desk {
    workspace: Workspace,
    files: Vec<(String, Arc<Document>)>,
    /// The file with the cursor, and the cursor.
    at: (usize, u32),
    encoding: Encoding,
}

fn root() -> PathBuf {
    std::env::temp_dir().join("tns-lsp-no-such-folder")
}

fn uri(name: &str) -> Uri {
    Uri::from_file_path(root().join(name)).expect("a whole path")
}

fn shown_root(text: &str) -> String {
    text.replace(&root().display().to_string(), "ROOT")
}

impl Desk {
    /// Opens the files of a page with another line end.
    pub(crate) fn new(page: &Page, line_end: &str, encoding: Encoding) -> Self {
        let mut desk = Self { workspace: Workspace::default(), files: Vec::new(), at: (0, 0), encoding };
        desk.workspace.folders = vec![root()];
        for (name, text) in page.files() {
            let mut text = text.replace('\n', line_end).replace("ROOT", &root().display().to_string());
            if let Some(at) = text.find(CURSOR) {
                text.replace_range(at..at + CURSOR.len(), "");
                desk.at = (desk.files.len(), at as u32);
            }
            let source = Source::new(text.as_str()).expect("small");
            let kind = FileKind::of_file_name(name).unwrap_or_else(|| detect_kind(&source));
            let document = Arc::new(Document::new(&text, kind, &Arc::default()).expect("small"));
            desk.workspace.open(&root().join(name), document.clone());
            desk.files.push((name.to_owned(), document));
        }
        desk
    }

    /// The answer to a question of a page.
    pub(crate) fn answer(&self, question: &str) -> String {
        let (name, document) = &self.files[self.at.0];
        let path = root().join(name);
        let (uri, cancel) = (uri(name), Cancel::default());
        let view = View {
            document,
            path: Some(&path),
            uri: &uri,
            encoding: self.encoding,
            workspace: &self.workspace,
            settings: &Settings::default(),
            linter: &Linter::default(),
            findings: &[],
            cancel: &cancel,
        };
        self.ask(&view, question)
    }

    fn ask(&self, view: &View<'_>, question: &str) -> String {
        let at = self.at.1;
        let (word, rest) = question.split_once(' ').unwrap_or((question, ""));
        match word {
            "definition" => self.definition(definition(view, at, rest == "links").expect("nobody cancels")),
            "references" => {
                let found = references(view, at, rest != "only").expect("nobody cancels");
                found.map_or_else(
                    || "none\n".to_owned(),
                    |all| all.iter().map(|one| self.place(one)).collect(),
                )
            }
            "highlight" => {
                let found = highlights(view, at).expect("nobody cancels").unwrap_or_default();
                let line = |kind, range| format!("{kind:?} {}", self.here(range));
                found.into_iter().map(|one| line(one.kind.expect("a kind"), one.range)).collect()
            }
            "prepare" => self.prepare(prepare_rename(view, at).expect("nobody cancels")),
            "rename" => {
                let plain = rename(view, at, rest, None).expect("nobody cancels");
                let version = |uri: &Uri| uri.path().ends_with("tnsnames.ora").then_some(7);
                let versioned = rename(view, at, rest, Some(&version)).expect("nobody cancels");
                self.renamed(plain, versioned)
            }
            "linked" => match linked_editing(view, at).expect("nobody cancels") {
                Some(linked) => linked.ranges.into_iter().map(|range| self.here(range)).collect(),
                None => "none\n".to_owned(),
            },
            "links" => {
                let links = document_links(view, true).expect("nobody cancels").into_iter();
                let target = |uri: Option<Uri>| shown_root(uri.expect("a target").path());
                let line = |link: lsp_types::DocumentLink| {
                    let tip = shown_root(&link.tooltip.expect("a tip"));
                    format!("{}  {} ({tip})\n", self.here(link.range), target(link.target))
                };
                links.map(line).collect()
            }
            "outline" => self.outline(document_symbols(view, rest != "flat").expect("nobody cancels")),
            "symbols" => {
                let found = workspace_symbols(&self.workspace, rest, self.encoding, view.cancel);
                let line = |one: lsp_types::SymbolInformation| {
                    let base = &one.base_symbol_information;
                    format!("{} {:?} {}", base.name, base.kind, self.place(&one.location))
                };
                found.expect("nobody cancels").into_iter().map(line).collect()
            }
            "folding" => {
                let folding = Folding { line_only: rest == "lines", ..Folding::default() };
                let found = folding_ranges(view, folding).expect("nobody cancels");
                found.into_iter().map(|range| self.fold(range)).collect()
            }
            "selection" => {
                let found = selection_ranges(view, &[at]).expect("nobody cancels");
                let mut range = found.into_iter().next().map(Box::new);
                let mut out = String::new();
                while let Some(inner) = range {
                    out += &format!("{:?}\n", self.text(self.at.0, inner.range).replace('\r', ""));
                    range = inner.parent;
                }
                out
            }
            other => panic!("no such question: {other}"),
        }
    }

    fn offset(&self, file: usize, position: lsp_types::Position) -> u32 {
        let place = LineCol { line: position.line, column: position.character };
        self.files[file].1.offset(place, self.encoding)
    }

    fn text(&self, file: usize, range: Range) -> String {
        let span = Span::new(self.offset(file, range.start), self.offset(file, range.end));
        self.files[file].1.slice(span)
    }

    fn file_of(&self, uri: &Uri) -> usize {
        let is_it = |(name, _): &(String, Arc<Document>)| self::uri(name) == *uri;
        self.files.iter().position(is_it).unwrap_or_else(|| panic!("{uri} is no file of the page"))
    }

    /// The line of a range with marks around the range.
    fn marked(&self, file: usize, range: Range) -> String {
        let document = &self.files[file].1;
        let (start, end) = (self.offset(file, range.start), self.offset(file, range.end));
        let line = |line| document.offset(LineCol { line, column: 0 }, Encoding::Utf8);
        let after = line(range.end.line + 1).max(end);
        let (before, inside) =
            (document.slice(Span::new(line(range.start.line), start)), document.slice(Span::new(start, end)));
        let text = format!("{before}⟦{inside}⟧{}", document.slice(Span::new(end, after)));
        format!("{}: {}", range.start.line + 1, shown_root(text.trim_end()).replace('\r', ""))
    }

    fn here(&self, range: Range) -> String {
        format!("{}\n", self.marked(self.at.0, range))
    }

    fn place(&self, location: &Location) -> String {
        let file = self.file_of(&location.uri);
        format!("{}:{}\n", self.files[file].0, self.marked(file, location.range))
    }

    fn definition(&self, found: Option<DefinitionResponse>) -> String {
        match found {
            None => "none\n".to_owned(),
            Some(DefinitionResponse::Definition(Definition::Location(location))) => self.place(&location),
            Some(DefinitionResponse::DefinitionLinkList(links)) => {
                let link = &links[0];
                let origin = self.here(link.origin_selection_range.expect("an origin"));
                let target = Location { uri: link.target_uri.clone(), range: link.target_selection_range };
                format!("{origin}-> {}", self.place(&target))
            }
            Some(other) => panic!("{other:?}"),
        }
    }

    fn prepare(&self, found: Result<PrepareRenameResult, Refused>) -> String {
        match found {
            Ok(PrepareRenameResult::PrepareRenamePlaceholder(found)) => {
                format!("{}{}\n", self.here(found.range), found.placeholder)
            }
            Ok(other) => panic!("{other:?}"),
            Err(refused) => format!("refused: {}\n", refused.message),
        }
    }

    /// The edits, which are the same whatever the client knows, and break nothing.
    fn renamed(
        &self,
        plain: Result<WorkspaceEdit, Refused>,
        versioned: Result<WorkspaceEdit, Refused>,
    ) -> String {
        let (plain, versioned) = match (plain, versioned) {
            (Ok(plain), Ok(versioned)) => (plain, versioned),
            (Err(refused), Err(same)) if refused == same => return format!("refused: {}\n", refused.message),
            other => panic!("{other:?}"),
        };
        let changes = plain.changes.expect("changes");
        let mut out = String::new();
        for change in versioned.document_changes.expect("document changes") {
            let DocumentChange::TextDocumentEdit(change) = change else { panic!("{change:?}") };
            let uri = &change.text_document.text_document_identifier.uri;
            assert_eq!(change.text_document.version.is_some(), uri.path().ends_with("tnsnames.ora"));
            let edit = |edit: &Edit| match edit {
                Edit::TextEdit(edit) => edit.clone(),
                other => panic!("{other:?}"),
            };
            let edits: Vec<_> = change.edits.iter().map(edit).collect();
            assert_eq!(Some(&edits), changes.get(uri));
            out += &self.applied(self.file_of(uri), &edits);
        }
        out
    }

    fn applied(&self, file: usize, edits: &[TextEdit]) -> String {
        let (name, document) = &self.files[file];
        let mut out = String::new();
        let mut new = (**document).clone();
        for edit in edits.iter().rev() {
            let span = Span::new(self.offset(file, edit.range.start), self.offset(file, edit.range.end));
            new.edit(span, &edit.new_text).expect("small");
            out = format!("{name}:{} -> {}\n", self.marked(file, edit.range), edit.new_text) + &out;
        }
        let errors = |text: String| parse(Source::new(text).expect("small"), document.kind()).errors().len();
        assert!(errors(new.text()) <= errors(document.text()), "{name}: the edits break it");
        out
    }

    fn outline(&self, found: DocumentSymbolResponse) -> String {
        match found {
            DocumentSymbolResponse::DocumentSymbolList(all) => {
                all.iter().map(|symbol| self.symbol(symbol, 0)).collect()
            }
            DocumentSymbolResponse::SymbolInformationList(all) => {
                let line = |one: &lsp_types::SymbolInformation| {
                    let base = &one.base_symbol_information;
                    let around = base.container_name.as_deref().unwrap_or("-");
                    format!("{} in {around}, line {}\n", base.name, one.location.range.start.line + 1)
                };
                all.iter().map(line).collect()
            }
        }
    }

    fn symbol(&self, symbol: &DocumentSymbol, depth: usize) -> String {
        let name = self.text(self.at.0, symbol.selection_range);
        let (start, end) = (symbol.range.start.line + 1, symbol.range.end.line + 1);
        let detail = symbol.detail.as_deref().map_or(String::new(), |detail| format!(" `{detail}`"));
        let below = symbol.children.iter().flatten().map(|below| self.symbol(below, depth + 1));
        let line = format!(
            "{:depth$}{} ⟦{name}⟧{detail} {:?} {start}-{end}\n",
            "",
            symbol.name,
            symbol.kind,
            depth = depth * 2
        );
        line + &below.collect::<String>()
    }

    fn fold(&self, range: lsp_types::FoldingRange) -> String {
        let kind = range.kind.map_or(String::new(), |kind| format!(" {kind:?}"));
        let Some((start, end)) = range.start_character.zip(range.end_character) else {
            return format!("{}-{}{kind}\n", range.start_line + 1, range.end_line + 1);
        };
        let position = |line, character| lsp_types::Position { line, character };
        let range = Range { start: position(range.start_line, start), end: position(range.end_line, end) };
        let text = self.text(self.at.0, range).replace('\r', "");
        format!("{}-{}{kind} {text:?}\n", range.start.line + 1, range.end.line + 1)
    }
}
