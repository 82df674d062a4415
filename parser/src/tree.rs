//! The tree: a flat array of nodes in the order of the text.
//!
//! A node says where it starts and ends, which keyword it is, and where its
//! subtree ends; it holds no text. Nothing is lost: the text is the source.

mod build;
mod edit;
mod node;
mod view;

pub(crate) use build::Builder;
pub use build::MAX_ERRORS;
pub use edit::{Edit, EditError, apply_edits};
pub use node::{MAX_DEPTH, NodeKind, Tree};
pub(crate) use node::{Piece, QUOTED, WORD};
pub use view::Node;
