use std::path::{Path, PathBuf};

use lsp_types::CompletionItemKind;
use tns_parser::Span;
use tns_parser::catalog::Param;

use super::item::Offer;
use super::typing::Typing;

/// The files and folders that a path may go on with: relative to the file that names them. Where a
/// wallet or a log goes, only folders. What only the client knows (`?`, `$`) is not looked at.
pub(super) fn offers(typing: &Typing<'_>, param: &Param) -> Vec<Offer> {
    let value = Span::new(typing.place.value.start, typing.inner.max(typing.place.value.start));
    let typed = typing.text(value);
    let folder = typing.view.path.and_then(Path::parent);
    let Some(folder) = folder.filter(|_| !typed.contains(['?', '$', '%', '~', '<', '{'])) else {
        return Vec::new();
    };
    let (head, _) = typed.rsplit_once(['/', '\\']).map_or(("", &*typed), |(head, tail)| (head, tail));
    let head = if typed.starts_with('/') && head.is_empty() { "/" } else { head };
    let listed = typing.view.workspace.list(&folder.join(head));
    let only_folders = param.name != "IFILE" && !param.name.contains("FILE");
    let name_start = typed.rfind(['/', '\\']).map_or(0, |at| at + 1) as u32;
    let span = Span::new(value.start + name_start, typing.place.word.end.max(typing.inner));
    let offer = |(path, is_folder): (PathBuf, bool)| {
        let name = path.file_name()?.to_str()?.to_owned();
        let kind = if is_folder { CompletionItemKind::Folder } else { CompletionItemKind::File };
        let wanted = is_folder || !only_folders && Some(path.as_path()) != typing.view.path;
        wanted.then(|| Offer { span: Some(span), ..Offer::word(name, kind) })
    };
    listed.into_iter().filter_map(offer).collect()
}
