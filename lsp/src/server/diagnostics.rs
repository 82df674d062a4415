//! When documents are checked, and how the client hears of it.

pub(super) mod pull;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use lsp_types::Uri;

use crate::view::Cancel;

/// How long a change waits until the documents beside it are checked again.
pub(super) const BESIDE: Duration = Duration::from_millis(300);

/// Which documents are to be checked and when; one check of a document runs at a time.
#[derive(Debug, Default)]
pub(super) struct Due {
    at: HashMap<Uri, Instant>,
    running: HashMap<Uri, Cancel>,
    /// When the client is told to ask again.
    refresh: Option<Instant>,
}

impl Due {
    /// A document is to be checked after a while; what runs is of no use any more.
    pub(super) fn want(&mut self, uri: &Uri, after: Duration) {
        if let Some(running) = self.running.get(uri) {
            running.cancel();
        }
        let at = Instant::now() + after;
        let due = self.at.entry(uri.clone()).or_insert(at);
        *due = at.min(*due);
    }

    /// The client is to be told after a while.
    pub(super) fn want_refresh(&mut self, after: Duration) {
        self.refresh.get_or_insert(Instant::now() + after);
    }

    /// A document is not open any more.
    pub(super) fn forget(&mut self, uri: &Uri) {
        self.at.remove(uri);
        if let Some(running) = self.running.get(uri) {
            running.cancel();
        }
    }

    /// A check of a document has ended.
    pub(super) fn ended(&mut self, uri: &Uri) {
        self.running.remove(uri);
    }

    /// The documents whose time has come; they count as running.
    pub(super) fn start(&mut self, now: Instant) -> Vec<(Uri, Cancel)> {
        let ready = |(uri, at): (&Uri, &Instant)| {
            (*at <= now && !self.running.contains_key(uri)).then(|| (uri.clone(), Cancel::default()))
        };
        let ready: Vec<_> = self.at.iter().filter_map(ready).collect();
        for (uri, cancel) in &ready {
            self.at.remove(uri);
            self.running.insert(uri.clone(), cancel.clone());
        }
        ready
    }

    /// Whether it is time to tell the client; it is told once.
    pub(super) fn take_refresh(&mut self, now: Instant) -> bool {
        self.refresh.take_if(|at| *at <= now).is_some()
    }

    /// When something is to be done next.
    pub(super) fn next(&self) -> Option<Instant> {
        let waiting = self.at.iter().filter(|(uri, _)| !self.running.contains_key(*uri));
        waiting.map(|(_, at)| *at).chain(self.refresh).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_checked_once_at_a_time_and_again_after_a_change() {
        let (mut due, uri): (Due, Uri) = (Due::default(), "file:///a.ora".parse().expect("an address"));
        due.want(&uri, Duration::ZERO);
        due.want(&uri, BESIDE);
        let running = due.start(Instant::now());
        assert_eq!(running.len(), 1);
        due.want(&uri, Duration::ZERO);
        assert!(running[0].1.check().is_err(), "the older check is told to end");
        assert!(due.start(Instant::now()).is_empty() && due.next().is_none());
        due.ended(&uri);
        assert_eq!(due.start(Instant::now()).len(), 1);
    }

    #[test]
    fn a_refresh_is_told_once_after_its_time() {
        let mut due = Due::default();
        due.want_refresh(BESIDE);
        due.want_refresh(BESIDE);
        assert!(!due.take_refresh(Instant::now()));
        assert!(due.next().is_some());
        assert!(due.take_refresh(Instant::now() + BESIDE) && !due.take_refresh(Instant::now() + BESIDE));
    }
}
