//! Several are told what happens.

use tns_connect::trace::{Event, Observer};

use super::reach::Reach;

/// Keeps the events for a JSON report.
#[derive(Default)]
pub(crate) struct Kept(pub(crate) Vec<serde_json::Value>);

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
pub(crate) struct Told<'a> {
    reach: &'a Reach<'a>,
    target: &'a str,
    next: &'a mut dyn Observer,
}

impl<'a> Told<'a> {
    pub(crate) fn new(reach: &'a Reach<'a>, target: &'a str, next: &'a mut dyn Observer) -> Self {
        Self { reach, target, next }
    }
}

impl Observer for Told<'_> {
    fn on(&mut self, event: &Event<'_>) {
        if let Some(capture) = &self.reach.capture {
            capture.write(self.target, self.reach.elapsed(), event);
        }
        self.next.on(event);
    }
}
