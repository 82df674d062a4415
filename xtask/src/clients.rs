//! What the models of clients predict, and what the clients themselves say: both in one shape, and
//! what differs between them.

mod facts;
pub(crate) mod rendered;
pub(crate) mod said;
pub mod vectors;
mod witness;
