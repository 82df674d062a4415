//! Logins and calls between this client and a small server of every release.

mod answers;
mod bytes;
mod calls;
mod logins;
mod memory;
mod native;
mod recorded;
mod refusals;
mod secrets;
mod server;
#[path = "../shared/mod.rs"]
mod shared;
mod steps;
mod talk;
