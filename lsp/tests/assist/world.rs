//! A workspace made of the files of a case.

use std::path::PathBuf;
use std::sync::Arc;

use lsp_types::Uri;
use tns_lint::Linter;
use tns_lsp::features::{self, Abilities};
use tns_lsp::settings::Settings;
use tns_lsp::{Cancel, Document, View, Workspace};
use tns_parser::FileKind;
use tns_parser::text::Encoding;

use crate::case::Page;
use crate::show;

pub(crate) struct World {
    workspace: Workspace,
    document: Arc<Document>,
    path: Option<PathBuf>,
    /// The byte of the mark.
    at: u32,
    settings: Settings,
    can: Abilities,
}

impl World {
    pub(crate) fn new(page: &Page, crlf: bool) -> Self {
        let marked = page.files.iter().position(|(_, text)| text.contains("$0")).unwrap_or_default();
        let mut workspace = Workspace::default();
        let mut asked = None;
        for (nth, (name, text)) in page.files.iter().enumerate() {
            let kind = FileKind::of_file_name(name).or_else(|| name.parse().ok()).expect("a kind of file");
            let text = text.trim_end_matches('\n').replace("$0\\n", "\n$0");
            let text = if crlf { text.replace('\n', "\r\n") } else { text };
            let at = text.find("$0").unwrap_or_default() as u32;
            let document = Document::new(&text.replacen("$0", "", 1), kind, &Arc::default());
            let document = Arc::new(document.expect("a small text"));
            let path = name.ends_with(".ora").then(|| PathBuf::from("/work-of-a-case").join(name));
            path.iter().for_each(|path| workspace.open(path, document.clone()));
            if nth == marked {
                asked = Some((document, path, at));
            }
        }
        let (document, path, at) = asked.expect("a file with a mark");
        let settings = match page.settings.as_str() {
            "" => Settings::default(),
            json => serde_json::from_str(json).expect("settings"),
        };
        let can = match page.plain {
            true => Abilities::default(),
            false => Abilities { snippets: true, insert_replace: true, markdown: true },
        };
        Self { workspace, document, path, at, settings, can }
    }

    /// The answer of a feature as text, in which line ends are `\n`.
    pub(crate) fn ask(&self, feature: &str, encoding: Encoding) -> String {
        let uri: Uri = "file:///work-of-a-case/file".parse().expect("a URI");
        let view = View {
            document: &self.document,
            path: self.path.as_deref(),
            uri: &uri,
            encoding,
            workspace: &self.workspace,
            settings: &self.settings,
            linter: &Linter::default(),
            findings: &[],
            cancel: &Cancel::default(),
        };
        let at = view.position(self.at);
        let answer = match feature {
            "completion" => show::completion(&view, features::completion(&view, at, self.can)),
            "hover" => show::hover(&view, features::hover(&view, at, self.can)),
            "signature_help" => show::signature_help(features::signature_help(&view, at, self.can)),
            "inlay_hints" => {
                let all = view.range(self.document.whole());
                show::inlay_hints(&view, features::inlay_hints(&view, all))
            }
            "code_lens" => show::code_lens(&view, features::code_lens(&view)),
            other => panic!("no feature is called {other}"),
        };
        answer.replace("\r\n", "\n")
    }
}
