//! The arithmetic of logins: how a client proves that it knows a password without sending it, and
//! how a server proves that it knows it as well.
//!
//! Both sides are here. Nothing of it can be printed, and everything is wiped when it is dropped.

mod challenge;
mod cipher;
mod combo;
mod error;
mod hex;
mod proof;
mod random;
mod stored;
mod stretch;
mod token;
mod verifier;

pub use challenge::{Challenge, Mixing};
pub use combo::ComboKey;
pub use error::AuthError;
pub use proof::Proof;
pub use random::{Random, SystemRandom};
pub use stored::{Offer, Stored, Verified};
pub use token::{SigningKey, proof_header};
pub use verifier::{SessionKeys, Verifier};
