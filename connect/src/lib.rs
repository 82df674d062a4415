//! Connects to Oracle listeners: every attempt is planned before it is made, every step is timed
//! and explained, and nothing hangs.
//!
//! 1. [`plan`]: a descriptor becomes ordered attempts; pure.
//! 2. [`trace`]: what happens, as events with durations.
//! 3. [`error`]: what went wrong: phase, class, number, cause, hint.

#![allow(clippy::result_large_err, reason = "a failure is rare, and made to tell much")]

pub mod error;
pub mod plan;
pub mod trace;
