//! Text: one owned buffer per file, byte spans, line and column on demand.

mod line_index;
mod source;
mod span;
mod spanned;

pub use line_index::{Encoding, LineCol, LineIndex, Piece};
pub use source::{Source, TooLarge};
pub use span::Span;
pub use spanned::Spanned;
