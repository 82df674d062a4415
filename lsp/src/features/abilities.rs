use lsp_types::{MarkupContent, MarkupKind};

/// What a client can do with an answer; a client that tells nothing can do nothing of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// It takes texts with stops, `${1:db1}`.
    pub snippets: bool,
    /// It lets the user insert before the rest of a word or replace all of it.
    pub insert_replace: bool,
    /// It shows Markdown.
    pub markdown: bool,
}

impl Abilities {
    /// A text for the client; `plain` is made where it shows no Markdown.
    pub(super) fn markup(self, markdown: String, plain: impl FnOnce() -> String) -> MarkupContent {
        match self.markdown {
            true => MarkupContent { kind: MarkupKind::Markdown, value: markdown },
            false => MarkupContent { kind: MarkupKind::PlainText, value: plain() },
        }
    }
}
