//! What a pool has been doing.

use std::time::Duration;

use serde::Serialize;

/// The state of a pool at one moment, and its counts since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// Sessions that are open, those that are being closed included.
    pub open: usize,
    /// Of them, those in use.
    pub busy: usize,
    /// Of them, those that wait for a user.
    pub idle: usize,
    /// Sessions that are being opened.
    pub opening: usize,
    /// Users that wait for a session.
    pub waiting: usize,
    /// The most sessions that were in use at once.
    pub busy_peak: usize,
    /// The most users that waited at once.
    pub waiting_peak: usize,
    /// Sessions that were handed out.
    pub acquired: u64,
    /// Of them, those that somebody had to wait for.
    pub waited: u64,
    /// How long these waited, together.
    pub wait_time: Duration,
    /// Users that gave up waiting.
    pub timed_out: u64,
    /// Sessions that were opened.
    pub opened: u64,
    /// Sessions that could not be opened.
    pub open_failed: u64,
    /// Sessions that were closed, for whatever reason.
    pub closed: u64,
    /// Of them, those that were dead when they should have been handed out.
    pub dead: u64,
    /// Of them, those that were unused for too long.
    pub timed_idle: u64,
    /// Of them, those that became too old.
    pub timed_life: u64,
}
