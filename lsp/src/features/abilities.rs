use lsp_types::{Documentation, MarkupContent, MarkupKind};

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
    /// The text beside an item for the client; `plain` is made where it shows no Markdown.
    pub(super) fn documentation(self, markdown: String, plain: impl FnOnce() -> String) -> Documentation {
        match self.markdown {
            true => Documentation::MarkupContent(self.markup(markdown, plain)),
            // Every client takes a text; one that lists no formats takes nothing else.
            false => Documentation::String(plain()),
        }
    }

    /// A text for the client; `plain` is made where it shows no Markdown.
    pub(super) fn markup(self, markdown: String, plain: impl FnOnce() -> String) -> MarkupContent {
        match self.markdown {
            true => MarkupContent { kind: MarkupKind::Markdown, value: markdown },
            false => MarkupContent { kind: MarkupKind::PlainText, value: plain() },
        }
    }
}
