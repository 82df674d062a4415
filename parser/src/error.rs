//! Syntax errors: data first, the sentence is made at the edge.

use crate::text::Span;

/// A place where the text is not what the grammar wants. Never stops the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct SyntaxError {
    /// What is wrong.
    pub code: SyntaxCode,
    /// Where.
    pub at: Span,
    /// The place it has to do with: the `(` that is never closed.
    pub related: Option<Span>,
    /// How many are missing or too many (parentheses), else 1.
    pub count: u32,
}

/// Kinds of syntax errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
pub enum SyntaxCode {
    /// The entry ends with open parentheses.
    UnclosedEntry,
    /// A parameter follows where the one before has to be closed first.
    MissingClose,
    /// A `)` that closes nothing.
    ExtraClose,
    /// No `=` behind a keyword.
    MissingEq,
    /// A keyword with other characters than letters, digits, `_` and `.`.
    BadKeyword,
    /// No keyword behind `(`.
    MissingName,
    /// An entry without a name: `=` or a value stands first.
    MissingAlias,
    /// A quote that is never closed.
    UnclosedQuote,
    /// `#` inside quotes cuts the line.
    HashInQuotes,
    /// A parenthesis inside a value without quotes.
    UnquotedParenthesis,
    /// An entry that does not start in column 1.
    IndentedEntry,
    /// A second entry on the same line.
    EntryOnSameLine,
    /// Text in column 1 inside an entry that starts no entry of its own.
    TextInColumnOne,
    /// Text between or after parameters that belongs to none.
    StrayText,
    /// Parameters nested deeper than [`MAX_DEPTH`](crate::tree::MAX_DEPTH).
    TooDeep,
}

impl SyntaxCode {
    /// Whether it makes its entry unusable; the others are only bad layout.
    pub const fn is_fatal(self) -> bool {
        !matches!(self, Self::IndentedEntry | Self::EntryOnSameLine | Self::TextInColumnOne)
    }

    /// One sentence without position.
    pub const fn message(self) -> &'static str {
        match self {
            Self::UnclosedEntry => "this entry ends with parentheses still open",
            Self::MissingClose => "`)` is missing before the next parameter",
            Self::ExtraClose => "this `)` closes nothing",
            Self::MissingEq => "`=` is missing between keyword and value",
            Self::BadKeyword => "a keyword holds only letters, digits, `_` and `.`",
            Self::MissingName => "a keyword is missing after `(`",
            Self::MissingAlias => "a name is missing before this text",
            Self::UnclosedQuote => "this quote is never closed",
            Self::HashInQuotes => "`#` starts a comment here although it stands inside quotes",
            Self::UnquotedParenthesis => "a value that holds a parenthesis has to be quoted",
            Self::IndentedEntry => "this entry does not start in column 1",
            Self::EntryOnSameLine => "a second entry starts on this line",
            Self::TextInColumnOne => "a continuation line has to be indented",
            Self::StrayText => "this text belongs to no parameter",
            Self::TooDeep => "parameters are nested deeper than 64 levels",
        }
    }
}
