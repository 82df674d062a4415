//! What the server can answer. Each feature is a function from a [`View`](crate::View) and a place
//! to an answer of the protocol; none knows of messages.

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
