//! The typed model: what a text means, each value with its place.
//!
//! Every container keeps its parts in the order of the text, also those that
//! the catalogue does not know, so nothing is lost on the way.

mod container;
mod descriptor;
mod duration;
mod entry;
#[cfg(feature = "serde")]
mod json;
mod setting;
mod usable;
mod value;

pub use container::{
    Address, AddressList, ConnectData, Description, DescriptionList, FailoverMode, Part, Security,
};
pub use duration::{Duration, DurationError};
pub use entry::{Entry, EntryValue, File, Name, each, entry, file, is_endpoint};
pub use setting::{Setting, lookup};
pub(crate) use usable::stops_a_client;
pub use usable::{Unusable, UnusableReason};
pub use value::{Value, ValueError, check_value, read, read_boolean};
