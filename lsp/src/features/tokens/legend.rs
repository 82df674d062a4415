use lsp_types::{SemanticTokenModifiers, SemanticTokenTypes, SemanticTokensLegend};

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    /// A name that the file chose: an alias, a listener.
    Name,
    /// A keyword whose value is other parameters.
    Container,
    /// A keyword with a plain value.
    Parameter,
    /// A text.
    Text,
    /// A number, also one with a unit.
    Number,
    /// A word of a fixed set.
    Word,
    /// A host.
    Host,
    /// `=` and `,`; parentheses are left to the editor's own colours for pairs.
    Operator,
    /// From `#` to the end of the line.
    Comment,
}

/// A type with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Class {
    pub(super) kind: Type,
    pub(super) modifiers: u32,
}

/// The name stands where it is given its meaning.
pub(super) const DECLARATION: u32 = 1;
/// A release has deprecated it or obeys it no more.
pub(super) const DEPRECATED: u32 = 2;
/// The catalogue does not know it here.
pub(super) const INVALID: u32 = 4;

impl Class {
    pub(super) const fn of(kind: Type) -> Self {
        Self { kind, modifiers: 0 }
    }

    pub(super) const fn with(kind: Type, modifiers: u32) -> Self {
        Self { kind, modifiers }
    }
}

/// The types and modifiers in the order of their numbers: `class` for aliases and listeners,
/// `keyword` for keywords that hold parameters, `property` for other keywords, `string`,
/// `number`, `enumMember` and `variable` (a host) for values, `operator`, `comment`; the
/// modifier `invalid` stands for what is not known in its place.
pub fn legend() -> SemanticTokensLegend {
    let types = [
        SemanticTokenTypes::Class,
        SemanticTokenTypes::Keyword,
        SemanticTokenTypes::Property,
        SemanticTokenTypes::String,
        SemanticTokenTypes::Number,
        SemanticTokenTypes::EnumMember,
        SemanticTokenTypes::Variable,
        SemanticTokenTypes::Operator,
        SemanticTokenTypes::Comment,
    ];
    let modifiers = [
        SemanticTokenModifiers::Declaration,
        SemanticTokenModifiers::Deprecated,
        SemanticTokenModifiers::Custom("invalid".into()),
    ];
    SemanticTokensLegend {
        token_types: types.map(String::from).into(),
        token_modifiers: modifiers.map(String::from).into(),
    }
}
