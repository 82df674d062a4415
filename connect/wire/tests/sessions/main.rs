//! Logins and calls between this client and a small server of every release.

mod answers;
mod bytes;
mod calls;
mod logins;
mod memory;
mod native;
mod refusals;
mod server;
mod steps;
mod talk;
