/// What a token is. Trivia has no token: it is the gap between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// The end of the tokens.
    End = 0,
    /// `(`
    Open = 1,
    /// `)`
    Close = 2,
    /// `=`
    Eq = 3,
    /// `,`
    Comma = 4,
    /// A run of bytes that are none of the others.
    Word = 5,
    /// A value in single or double quotes, closed.
    Quoted = 6,
    /// A quote that is never closed, with the text up to where it has to end.
    Unclosed = 7,
}

impl Kind {
    /// Whether it can be part of a value.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Word | Self::Quoted | Self::Unclosed)
    }
}
