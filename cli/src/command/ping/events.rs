//! Several are told what happens.

use tns_connect::trace::{Event, Observer};

use super::session::Session;

/// Keeps the events for a JSON report.
#[derive(Default)]
pub(super) struct Kept(pub(super) Vec<serde_json::Value>);

/// The events that are kept; a plan may retry for years.
const MOST: usize = 10_000;

impl Observer for Kept {
    fn on(&mut self, event: &Event<'_>) {
        if self.0.len() < MOST {
            self.0.extend(serde_json::to_value(event));
        }
    }
}

/// Tells an observer, and the record of the call where there is one.
pub(super) struct Told<'a> {
    session: &'a Session<'a>,
    target: &'a str,
    next: &'a mut dyn Observer,
}

impl<'a> Told<'a> {
    pub(super) fn new(session: &'a Session<'a>, target: &'a str, next: &'a mut dyn Observer) -> Self {
        Self { session, target, next }
    }
}

impl Observer for Told<'_> {
    fn on(&mut self, event: &Event<'_>) {
        if let Some(capture) = &self.session.capture {
            capture.write(self.target, self.session.elapsed(), event);
        }
        self.next.on(event);
    }
}
