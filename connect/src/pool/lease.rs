//! A session while somebody has it.

use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use super::manage::Manage;
use super::shared::Shared;
use super::state::Entry;
use super::tag::Tag;

/// A session that is out of the pool. Dropped, it is gone: the connection is closed without a word.
pub(super) struct Lease<M: Manage> {
    shared: Arc<Shared<M>>,
    entry: Option<Box<Entry<M>>>,
}

/// Where a session goes whose lease ends.
enum End {
    /// Back to the pool.
    Used,
    /// Back to the pool, as it was.
    #[cfg(feature = "tokio")]
    Unused,
    Close,
}

impl<M: Manage> Lease<M> {
    pub(super) fn new(shared: &Arc<Shared<M>>, entry: Box<Entry<M>>) -> Self {
        Self { shared: Arc::clone(shared), entry: Some(entry) }
    }

    pub(super) fn entry(&mut self) -> &mut Entry<M> {
        self.entry.as_mut().expect("it is taken out only where the lease ends")
    }

    fn get(&self) -> &Entry<M> {
        self.entry.as_ref().expect("it is taken out only where the lease ends")
    }

    /// Gives the session back to the pool as it was; where that is closed, so is the connection,
    /// without waiting for anybody.
    #[cfg(feature = "tokio")]
    pub(super) fn give_back(mut self) {
        let is_closed = self.shared.lock().closed;
        if !is_closed {
            self.end(End::Unused, Instant::now());
        }
    }

    /// Gives the session back to the pool, or to be closed.
    fn end(&mut self, end: End, now: Instant) {
        let Some(entry) = self.entry.take() else { return };
        let mut state = self.shared.lock();
        let left = match end {
            End::Used => state.put_back(entry, now),
            #[cfg(feature = "tokio")]
            End::Unused => state.put_back_unused(entry, now),
            End::Close => state.give_up(entry),
        };
        let work = !state.doomed.is_empty() || state.growing > 0;
        drop(state);
        if work {
            self.shared.work.notify_one();
        }
        if let Some(entry) = left {
            let Entry { number, session, kind, .. } = *entry;
            self.shared.manage.close(session);
            self.shared.lock().lost(number, &kind);
        }
    }
}

impl<M: Manage> Drop for Lease<M> {
    fn drop(&mut self) {
        let Some(entry) = self.entry.take() else { return };
        let Entry { number, session, kind, .. } = *entry;
        drop(session);
        if self.shared.home.is_here(Instant::now()) {
            self.shared.lock().lost(number, &kind);
            self.shared.work.notify_one();
        }
    }
}

/// A session of a pool. It goes back when it is dropped; where its user panics, or where it cannot
/// be used again, it is closed.
pub struct Pooled<M: Manage>(Lease<M>);

impl<M: Manage> Pooled<M> {
    pub(super) fn new(lease: Lease<M>) -> Self {
        Self(lease)
    }

    /// What state the session is in, as far as anybody has said.
    #[must_use]
    pub fn tag(&self) -> Option<&Tag> {
        self.0.get().tag.as_ref()
    }

    /// Says what state the session is in. It keeps the tag in the pool.
    pub fn set_tag(&mut self, tag: Option<Tag>) {
        self.0.entry().tag = tag;
    }

    /// Whether giving it back asks the server for nothing.
    #[cfg(feature = "tokio")]
    pub(super) fn is_clean(&self) -> bool {
        let shared = &self.0.shared;
        // A pool that is closed logs off.
        shared.manage.is_clean(&self.0.get().session) && !shared.lock().closed
    }

    /// Logs off and closes the session instead of giving it back.
    pub fn discard(mut self) {
        let now = Instant::now();
        if self.0.shared.home.is_here(now) {
            self.0.end(End::Close, now);
        }
    }
}

impl<M: Manage> Drop for Pooled<M> {
    fn drop(&mut self) {
        let Lease { shared, entry: Some(entry) } = &mut self.0 else { return };
        let now = Instant::now();
        if thread::panicking() || !shared.home.is_here(now) {
            return;
        }
        if shared.manage.release(&mut entry.session).is_ok() {
            self.0.end(End::Used, now);
        }
    }
}

impl<M: Manage> Deref for Pooled<M> {
    type Target = M::Session;

    fn deref(&self) -> &M::Session {
        &self.0.get().session
    }
}

impl<M: Manage> DerefMut for Pooled<M> {
    fn deref_mut(&mut self) -> &mut M::Session {
        &mut self.0.entry().session
    }
}

impl<M: Manage> fmt::Debug for Pooled<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pooled").field("tag", &self.tag()).finish_non_exhaustive()
    }
}
