//! What the server can answer. Each feature is a function from a [`View`](crate::View) and a place
//! to an answer of the protocol; none knows of messages.

/// Code actions: fixes, comments that keep findings quiet, refactorings.
pub mod actions;
/// Formatting: of all, of a range, while one types.
pub mod formatting;
/// Semantic tokens: what the words of a text are.
pub mod tokens;

mod definition;
mod edits;
mod folding;
mod linked;
mod links;
mod outline;
mod references;
mod rename;
mod selection;
mod symbols;

pub use definition::definition;
pub use folding::{Folding, folding_ranges};
pub use linked::linked_editing;
pub use links::document_links;
pub use outline::document_symbols;
pub use references::{highlights, references};
pub use rename::{Refused, Version, prepare_rename, rename};
pub use selection::selection_ranges;
pub use symbols::workspace_symbols;
mod abilities;
mod code_lens;
mod completion;
mod hover;
mod inlay_hints;
mod profile;
mod signature_help;

pub use abilities::Abilities;
pub use code_lens::{code_lens, code_lens_resolve};
pub use completion::{completion, completion_resolve};
pub use hover::hover;
pub use inlay_hints::inlay_hints;
pub use signature_help::signature_help;
