//! Connects to Oracle listeners: every attempt is planned before it is made, every step is timed
//! and explained, and nothing hangs.
//!
//! 1. [`plan`]: a descriptor becomes ordered attempts; pure.
//! 2. [`dial`]: one attempt becomes a stream: addresses of the name, TCP, proxy, TLS.
//! 3. [`trace`]: what happens, as events with durations.
//! 4. [`error`]: what went wrong: phase, class, number, cause, hint.

pub mod clock;
pub mod dial;
mod dns;
pub mod error;
mod failure;
mod happy;
pub mod plan;
pub mod proxy;
pub mod stream;
pub mod tls;
pub mod trace;
