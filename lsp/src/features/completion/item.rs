use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTag, CompletionItemTextEdit, Documentation,
    InsertReplaceEdit, InsertTextFormat, LspAny, TextEdit,
};
use serde_json::json;
use tns_parser::catalog::Param;
use tns_parser::{FileKind, Keyword, Span};

use super::typing::Typing;

/// Something to choose, before it is known how the client wants it.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    pub(super) label: String,
    pub(super) kind: CompletionItemKind,
    /// A few words behind the label.
    pub(super) detail: String,
    /// The text that comes in.
    pub(super) text: String,
    /// The same with stops, for clients that take them.
    pub(super) snippet: Option<String>,
    /// What the client compares with what is typed, where that is not the label.
    pub(super) filter: Option<String>,
    /// What goes away, where that is not the word at the place.
    pub(super) span: Option<Span>,
    /// Whether a release has withdrawn it.
    pub(super) withdrawn: bool,
    /// What its page is found by.
    pub(super) data: Option<LspAny>,
    /// What it is, where that costs nothing to tell at once.
    pub(super) about: Option<String>,
}

impl Offer {
    /// A word that comes in as it is.
    pub(super) fn word(label: impl Into<String>, kind: CompletionItemKind) -> Self {
        let label = label.into();
        Self {
            text: label.clone(),
            label,
            kind,
            detail: String::new(),
            snippet: None,
            filter: None,
            span: None,
            withdrawn: false,
            data: None,
            about: None,
        }
    }

    /// With a few words behind the label.
    pub(super) fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    /// With the page of a parameter, to be asked for later.
    pub(super) fn about(self, kind: FileKind, parent: Keyword, param: &Param) -> Self {
        let mut data = json!({ "kind": kind.name(), "name": param.name });
        if parent != Keyword::TOP {
            data["in"] = json!(parent.text());
        }
        Self { data: Some(data), ..self }
    }
}

impl Typing<'_> {
    /// An item of the protocol.
    pub(super) fn item(&self, offer: Offer, rank: usize) -> CompletionItem {
        let snippet = offer.snippet.filter(|_| self.can.snippets);
        let format = snippet.as_ref().map(|_| InsertTextFormat::Snippet);
        let text = self.with_line_ends(snippet.unwrap_or(offer.text));
        CompletionItem {
            label: offer.label,
            kind: Some(offer.kind),
            tags: offer.withdrawn.then(|| vec![CompletionItemTag::Deprecated]),
            detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
            documentation: offer.about.map(Documentation::String),
            sort_text: Some(format!("{rank:04}")),
            filter_text: offer.filter,
            insert_text_format: format,
            text_edit: Some(self.edit(offer.span.unwrap_or(self.place.word), text)),
            data: offer.data,
            ..CompletionItem::default()
        }
    }

    fn edit(&self, span: Span, new_text: String) -> CompletionItemTextEdit {
        let replace = self.view.range(self.block.outer(span));
        match self.can.insert_replace {
            true => {
                let insert = self.view.range(self.block.outer(Span::new(span.start, self.inner)));
                InsertReplaceEdit { new_text, insert, replace }.into()
            }
            false => TextEdit { range: replace, new_text }.into(),
        }
    }
}
