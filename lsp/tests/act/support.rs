use std::sync::Arc;

use lsp_types::{CodeAction, CodeActionContext, DocumentChange, Position, Range, TextEdit, Uri};
use tns_lint::{Diagnostic, Linter};
use tns_lsp::features::actions::{Acting, Client, code_actions, resolve};
use tns_lsp::settings::Settings;
use tns_lsp::{Cancel, Document, View, Workspace};
use tns_parser::format::Options;
use tns_parser::text::Encoding;
use tns_parser::{Edit, FileKind, Parse, Source, Span, apply_edits, parse};

/// The units that a client may count in.
pub(crate) const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// A document with everything that a view needs.
pub(crate) struct Opened {
    pub(crate) document: Document,
    pub(crate) text: String,
    uri: Uri,
    workspace: Workspace,
    settings: Settings,
    linter: Linter,
    findings: Vec<Diagnostic>,
    cancel: Cancel,
}

impl Opened {
    pub(crate) fn new(text: &str, kind: FileKind) -> Self {
        let document = Document::new(text, kind, &Arc::default()).expect("small");
        let linter = Linter::default();
        let findings = linter.check(&document.lint_file());
        Self {
            document,
            text: text.to_owned(),
            uri: Uri::parse("file:///net/tnsnames.ora").expect("a URI"),
            workspace: Workspace::default(),
            settings: Settings::default(),
            linter,
            findings,
            cancel: Cancel::default(),
        }
    }

    /// A tnsnames.ora.
    pub(crate) fn names(text: &str) -> Self {
        Self::new(text, FileKind::Tnsnames)
    }

    /// A tnsnames.ora, and the place of the mark `$0` that is taken out of it.
    pub(crate) fn marked(text: &str) -> (Self, u32) {
        let at = text.find("$0").expect("a mark");
        (Self::names(&text.replacen("$0", "", 1)), at as u32)
    }

    pub(crate) fn view(&self, encoding: Encoding) -> View<'_> {
        View {
            document: &self.document,
            path: None,
            uri: &self.uri,
            encoding,
            workspace: &self.workspace,
            settings: &self.settings,
            linter: &self.linter,
            findings: &self.findings,
            cancel: &self.cancel,
        }
    }

    pub(crate) fn cancel(&self) {
        self.cancel.cancel();
    }

    /// The text with edits applied as a client applies them.
    pub(crate) fn apply(&self, edits: &[TextEdit], encoding: Encoding) -> String {
        let view = self.view(encoding);
        let edits: Vec<_> = edits
            .iter()
            .map(|edit| {
                let span = view.span(edit.range);
                assert_eq!(view.range(span), edit.range, "a range between two characters");
                Edit::replace(span, edit.new_text.as_str())
            })
            .collect();
        let source = Source::new(self.text.as_str()).expect("small");
        String::from_utf8(apply_edits(&source, &edits).expect("edits that do not overlap")).expect("UTF-8")
    }

    pub(crate) fn position(&self, at: u32, encoding: Encoding) -> Position {
        self.view(encoding).position(at)
    }

    pub(crate) fn range(&self, span: Span, encoding: Encoding) -> Range {
        self.view(encoding).range(span)
    }
}

/// How tests act: version 7, every fix is wanted.
pub(crate) fn acting(client: Client) -> Acting<'static> {
    Acting { client, version: 7, layout: Options::default(), wanted: &|_| true }
}

impl Opened {
    /// The actions at a place, for a client that takes all of them at once.
    pub(crate) fn actions(&self, at: Span, encoding: Encoding) -> Vec<CodeAction> {
        let client = Client { shows_disabled: true, ..Client::default() };
        let view = self.view(encoding);
        let context = CodeActionContext::default();
        code_actions(&view, view.range(at), &context, &acting(client)).expect("not cancelled")
    }

    /// The same for a client that asks for the edits later, with them.
    pub(crate) fn resolved(&self, at: Span, encoding: Encoding) -> Vec<CodeAction> {
        let client = Client { resolves: true, versioned: true, shows_disabled: true };
        let view = self.view(encoding);
        let context = CodeActionContext::default();
        let actions = code_actions(&view, view.range(at), &context, &acting(client)).expect("not cancelled");
        let one = |action: CodeAction| match action.disabled {
            Some(_) => action,
            None => {
                assert!(action.edit.is_none(), "edits come later");
                let whole = resolve(&view, action, &acting(client)).expect("not cancelled");
                whole.expect("the same version")
            }
        };
        actions.into_iter().map(one).collect()
    }

    /// The text after an action.
    pub(crate) fn after(&self, action: &CodeAction, encoding: Encoding) -> String {
        let edit = action.edit.clone().expect("edits");
        let plain = edit.changes.into_iter().flat_map(|changes| changes.into_values().flatten());
        let versioned = edit.document_changes.into_iter().flatten().flat_map(|change| match change {
            DocumentChange::TextDocumentEdit(edit) => {
                assert_eq!(edit.text_document.version, Some(7));
                edit.edits
            }
            other => panic!("{other:?}"),
        });
        let versioned = versioned.map(|edit| match edit {
            lsp_types::Edit::TextEdit(edit) => edit,
            other => panic!("{other:?}"),
        });
        self.apply(&plain.chain(versioned).collect::<Vec<_>>(), encoding)
    }

    /// The text after the action of a title at a place, the same in every encoding and lazily or not.
    pub(crate) fn act(&self, at: Span, title: &str) -> String {
        let find = |actions: Vec<CodeAction>| {
            let titles: Vec<_> = actions.iter().map(|action| action.title.clone()).collect();
            let found = actions.into_iter().find(|action| action.title == title);
            found.unwrap_or_else(|| panic!("no {title:?} in {titles:#?}"))
        };
        let mut texts = ENCODINGS.into_iter().flat_map(|encoding| {
            let (eager, lazy) = (find(self.actions(at, encoding)), find(self.resolved(at, encoding)));
            [self.after(&eager, encoding), self.after(&lazy, encoding)]
        });
        let first = texts.next().expect("three encodings");
        assert!(texts.all(|text| text == first));
        first
    }
}

pub(crate) fn read(text: &str, kind: FileKind) -> Parse {
    parse(Source::new(text).expect("small"), kind)
}

/// Pieces that texts are made of: entries whole and broken, comments, every kind of line end.
const PIECES: [&str; 34] = [
    "A = (X = y)\n",
    "é=(ADDRESS =(HOST=漢)(PORT=1))\r\n",
    "SALES,\tB=(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=😀)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)))\n",
    "C=(DESCRIPTION=\n (ADDRESS=(PROTOCOL=tcp)(HOST=h)(PORT=1521)) # é 漢 😀\n  (CONNECT_DATA=(SERVICE_NAME=s))\n)\n",
    "D = (DESCRIPTION=(ADDRES=(HOST=h)))\n",
    "E = tcps://h:1/s\n",
    "B = (X = y\n",
    "C,\n",
    "# c )\n",
    "  # é漢😀\n",
    "  (Z = 'q)\n",
    "(X=\"a)\n",
    "(X=\"a b\")\n",
    "D=\n",
    "\n",
    "  \n",
    "x)\r\n",
    " E = 1)\n",
    "F=(L=(a,b, c))  \n",
    "G=(X=y)\r",
    "\r\n",
    "H=(X=y)",
    ")",
    "(",
    "=",
    "#",
    "\"",
    " ",
    "\t",
    "\r",
    ",",
    "LISTENER=(ADDRESS_LIST=(ADDRESS=(HOST=a))(ADDRESS=(HOST=b)))\n",
    "\u{a0}I=(X=y)\n",
    "SQLNET.WALLET_OVERRIDE = TRUE\n",
];

/// Texts of such pieces.
pub(crate) fn texts() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}
