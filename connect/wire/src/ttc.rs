//! The messages of a session (TTC, the two-task common layer): what stands in DATA packets after the
//! ACCEPT, both directions.
//!
//! What one side writes the other side reads, so that the client and the stand-in server of the
//! tests share one codec. A message may go over several packets: where bytes are missing, reading
//! gives [`TtcError::Short`], and starts over when more have come.

mod answer;
mod auth;
mod call;
mod caps;
mod column;
mod data_types;
mod datetime;
mod error;
mod execute;
mod fast_auth;
mod header;
mod kind;
mod number;
mod ora_error;
mod pairs;
mod piggyback;
mod profile;
mod protocol;
mod reader;
mod results;
mod server_piggyback;
mod value;
mod version;
mod writer;

pub use answer::{Answer, Warning};
pub use auth::{AuthAnswer, AuthMode, AuthRequest};
pub use call::{Call, Function, Request, Sequence};
pub use caps::{Caps, FieldVersion, UTF8, UTF16};
pub use column::Column;
pub use data_types::{DataType, DataTypesAnswer, DataTypesRequest};
pub use datetime::DateTime;
pub use error::TtcError;
pub use execute::{Execute, StatementKind};
pub use fast_auth::FastAuth;
pub use header::Header;
pub use kind::Kind;
pub use number::Number;
pub use ora_error::{CallStatus, OraError};
pub use pairs::{Pair, Pairs};
pub use piggyback::{EndToEnd, Piggyback};
pub use profile::Profile;
pub use protocol::{ProtocolAnswer, ProtocolRequest};
pub use reader::Reader;
pub use results::Results;
pub use server_piggyback::{Change, ServerPiggyback};
pub use value::{Value, ValueType};
pub use version::ServerVersion;
pub use writer::Writer;
