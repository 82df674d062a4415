//! Tokens: one pass over the bytes, white space and comments are the gaps.

mod kind;
mod scan;

pub use kind::Kind;
pub use scan::{Lexer, Tokens, is_blank, is_entry_mark};
