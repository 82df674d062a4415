//! The messages of a session (TTC, the two-task common layer): what stands in DATA packets after the
//! ACCEPT, both directions.
//!
//! What one side writes the other side reads, so that the client and the stand-in server of the
//! tests share one codec. A message may go over several packets: where bytes are missing, reading
//! gives [`TtcError::Short`], and starts over when more have come.

mod error;
mod pairs;
mod reader;
mod writer;

pub use error::TtcError;
pub use pairs::{Pair, Pairs};
pub use reader::Reader;
pub use writer::Writer;
