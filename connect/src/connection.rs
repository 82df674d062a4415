//! What connecting gives: an open stream, and what the listener agreed to.

use std::time::Duration;

use serde::Serialize;
use tns_wire::native::Settings;
use tns_wire::{Accept, Framer};

use crate::plan::Attempt;
use crate::stream::Stream;

/// A session that the listener has accepted; nobody has logged in yet.
#[derive(Debug)]
pub struct Connection<S = Stream> {
    /// The open stream.
    pub stream: S,
    /// What the server agreed to.
    pub accept: Accept,
    /// Bytes that came behind the ACCEPT; from there on lengths are written in four bytes.
    pub rest: Framer,
    /// The attempt that came through. After redirects, host and port are those of the last hop.
    pub attempt: Attempt,
    /// What was offered of native encryption, for the login to negotiate; `None` where nothing was.
    pub native: Option<Settings>,
    /// The redirects that were followed, in order.
    pub hops: Vec<Hop>,
    /// From the beginning of the attempt, all redirects included.
    pub took: Duration,
}

/// One redirect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hop {
    /// Who sent us on, as `host:port`.
    pub from: String,
    /// Where to, as `host:port`.
    pub to: String,
    /// Whether the listener also said what to say there.
    pub with_data: bool,
}
