//! What the server can answer. Each feature is a function from a [`View`](crate::View) and a place
//! to an answer of the protocol; none knows of messages.

/// Code actions: fixes, comments that keep findings quiet, refactorings.
pub mod actions;
/// Formatting: of all, of a range, while one types.
pub mod formatting;
/// Semantic tokens: what the words of a text are.
pub mod tokens;

mod edits;
