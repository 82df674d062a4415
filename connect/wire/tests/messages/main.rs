//! Messages of sessions, both directions.

mod recorded;
mod replies;
mod requests;
mod samples;
#[path = "../shared/mod.rs"]
mod shared;
mod values;
