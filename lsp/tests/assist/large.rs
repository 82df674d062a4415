//! A file of many entries, and paths on a disk: what cases in Markdown cannot hold.

use std::path::Path;
use std::sync::Arc;

use lsp_types::{CodeLens, CompletionItem, CompletionItemTextEdit, Uri};
use tns_lint::Linter;
use tns_lsp::features::{Abilities, code_lens, code_lens_resolve, completion, completion_resolve, hover};
use tns_lsp::settings::Settings;
use tns_lsp::{Cancel, Document, View, Workspace};
use tns_parser::FileKind;
use tns_parser::text::Encoding;

const CAN: Abilities = Abilities { snippets: true, insert_replace: true, markdown: true };

/// Asks about a text as the file `path`.
fn with<T>(text: &str, path: &Path, cancel: &Cancel, ask: impl FnOnce(&View<'_>) -> T) -> T {
    let document = Document::new(text, FileKind::Tnsnames, &Arc::default()).expect("a small text");
    let document = Arc::new(document);
    let mut workspace = Workspace::default();
    workspace.open(path, document.clone());
    let uri: Uri = "file:///a".parse().expect("a URI");
    ask(&View {
        document: &document,
        path: Some(path),
        uri: &uri,
        encoding: Encoding::Utf16,
        workspace: &workspace,
        settings: &Settings::default(),
        linter: &Linter::default(),
        findings: &[],
        cancel,
    })
}

fn entries(count: usize) -> String {
    let entry = |nth| {
        format!(
            "DB{nth} =\n  (DESCRIPTION =\n    (CONNECT_TIMEOUT = 10)\n    (ADDRESS = (PROTOCOL = TCP)(HOST = host{nth})(PORT = 1521))\n    \
             (CONNECT_DATA = (SERVICE_NAME = service{nth}.example.com))\n  )\n"
        )
    };
    (0..count).map(entry).collect()
}

#[test]
fn many_lenses_get_their_commands_one_by_one() {
    with(&entries(3_000), Path::new("/work-of-a-case/tnsnames.ora"), &Cancel::default(), |view| {
        let lenses = code_lens(view).expect("nobody cancels");
        assert_eq!(lenses.len(), 2_000);
        assert!(lenses.iter().all(|lens| lens.command.is_none()));
        let command = code_lens_resolve(lenses[7].clone()).command.expect("it is ours");
        assert_eq!((command.command.as_str(), command.title.as_str()), ("tnslint.resolve", "resolve"));
        let foreign = CodeLens { data: Some(serde_json::json!({ "command": "x" })), ..lenses[7].clone() };
        assert_eq!(code_lens_resolve(foreign.clone()), foreign);
    });
}

#[test]
fn an_answer_that_nobody_waits_for_ends() {
    let cancel = Cancel::default();
    cancel.cancel();
    with("A = db1/s", Path::new("/work-of-a-case/tnsnames.ora"), &cancel, |view| {
        let at = view.position(4);
        assert!(completion(view, at, CAN).is_err());
        assert!(hover(view, at, CAN).is_err());
        assert!(code_lens(view).is_err());
    });
}

#[test]
fn a_chosen_item_gets_its_page() {
    let text = "A = (DESCRIPTION=(ADDRESS=(HOST=h))(";
    let items = with(text, Path::new("/work-of-a-case/tnsnames.ora"), &Cancel::default(), |view| {
        completion(view, view.position(text.len() as u32), CAN).expect("nobody cancels").items
    });
    let item = items.into_iter().find(|item| item.label == "SDU").expect("a parameter");
    assert!(item.documentation.is_none());
    let shown = format!("{:?}", completion_resolve(item, CAN).documentation);
    assert!(shown.contains("Session data unit"), "{shown}");
    let foreign = CompletionItem { label: "x".to_owned(), ..CompletionItem::default() };
    assert_eq!(completion_resolve(foreign.clone(), CAN), foreign);
}

/// Labels and texts of what is offered at the end of a text in a folder.
fn offered(folder: &Path, text: &str) -> Vec<(String, String)> {
    with(text, &folder.join("tnsnames.ora"), &Cancel::default(), |view| {
        let list = completion(view, view.position(text.len() as u32), CAN).expect("nobody cancels");
        let text = |item: CompletionItem| match item.text_edit {
            Some(CompletionItemTextEdit::InsertReplaceEdit(edit)) => (item.label, edit.new_text),
            other => panic!("{other:?}"),
        };
        list.items.into_iter().map(text).collect()
    })
}

#[test]
fn paths_go_on_from_the_folder_of_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("apps")).expect("a folder");
    for name in ["apps/sales.ora", "other.ora", ".hidden"] {
        std::fs::write(folder.path().join(name), "A = x/y\n").expect("a file");
    }
    let labels = |text: &str| -> Vec<String> {
        offered(folder.path(), text).into_iter().map(|(label, _)| label).collect()
    };
    assert_eq!(labels("IFILE = "), ["apps", "other.ora"]);
    assert_eq!(labels("IFILE = apps/s"), ["sales.ora"]);
    assert_eq!(labels("IFILE = ?/network/"), [] as [&str; 0]);
    let wallet = "A = (DESCRIPTION=(SECURITY=(MY_WALLET_DIRECTORY=";
    assert_eq!(labels(wallet), ["apps"]);
}
