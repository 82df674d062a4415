//! Connects to Oracle listeners: every attempt is planned before it is made, every step is timed
//! and explained, and nothing hangs.
//!
//! 1. [`plan`]: a descriptor becomes ordered attempts; pure.
//! 2. [`dial`]: one attempt becomes a stream: addresses of the name, TCP, proxy, TLS.
//! 3. [`connector`]: walks the plan: CONNECT and its answer on each stream, redirects, retries.
//! 4. [`login`]: who logs in, and with what.
//! 5. [`session`]: calls to the database behind the login.
//! 6. [`diagnosis`]: what to make of the failures.
//! 7. [`trace`]: what happens, as events with durations.
//! 8. [`pool`]: sessions that are opened once and used by many.
//! 9. [`export`]: the same settings for other drivers.
//! 10. [`error`]: what went wrong: phase, class, number, cause, hint.

mod answer;
#[cfg(feature = "tokio")]
pub mod asynchronous;
pub mod clock;
pub mod connection;
pub mod connector;
pub mod diagnosis;
pub mod dial;
mod dns;
pub mod error;
mod exchange;
pub mod export;
mod failure;
mod happy;
pub mod login;
pub mod plan;
pub mod pool;
mod process;
pub mod proxy;
pub mod session;
mod socket;
pub mod stream;
mod talk;
mod target;
pub mod tls;
pub mod trace;
mod walk;

/// The examples of the pages about this crate.
#[cfg(doctest)]
mod pages {
    macro_rules! pages {
        ($($name:ident $file:literal)*) => {$(
            #[doc = include_str!(concat!("../../docs/", $file))]
            struct $name;
        )*};
    }
    pages! { Connect "connect.md" Login "login.md" Session "session.md" Pool "pool.md" Drcp "drcp.md" Export "export.md" }
}
