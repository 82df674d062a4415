//! What a pool knows: its sessions and who waits for them. No waiting, no input and output: every
//! change is one short call under the lock.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;

use super::backoff::Backoff;
use super::config::Config;
use super::manage::{Aborter, Kind, Manage};
use super::queue::Queue;
use super::stats::Stats;
use super::tag::Tag;

/// An open session and what the pool knows about it.
pub(super) struct Entry<M: Manage> {
    pub(super) number: u64,
    pub(super) session: M::Session,
    pub(super) kind: Kind<M::Login>,
    pub(super) tag: Option<Tag>,
    /// Nobody has used it yet.
    pub(super) fresh: bool,
    pub(super) opened: Instant,
    /// When it was given back last.
    pub(super) used: Instant,
}

/// What is known about a session wherever it is.
pub(super) struct Member {
    pub(super) opened: Instant,
    pub(super) aborter: Option<Aborter>,
}

/// The whole pool, under one lock.
pub(super) struct State<M: Manage> {
    pub(super) config: Config,
    pub(super) closed: bool,
    /// Sessions that wait for a user, the one that was used last at the end.
    pub(super) idle: Vec<Box<Entry<M>>>,
    /// Sessions that the thread is to close.
    pub(super) doomed: Vec<Box<Entry<M>>>,
    /// Sessions that it is closing.
    pub(super) closing: usize,
    pub(super) busy: usize,
    /// Sessions that are being opened, by the thread or by who wants them.
    pub(super) opening: usize,
    /// How many more the thread is to open.
    pub(super) growing: usize,
    pub(super) members: HashMap<u64, Member>,
    pub(super) shards: HashMap<Arc<str>, usize>,
    pub(super) queue: Queue<M>,
    pub(super) backoff: Backoff<M::Error>,
    /// When a session was found dead: those that were used before have to answer a ping.
    pub(super) alarm: Option<Instant>,
    pub(super) stats: Stats,
}

impl<M: Manage> State<M> {
    pub(super) fn new(config: Config) -> Self {
        Self {
            config,
            closed: false,
            idle: Vec::new(),
            doomed: Vec::new(),
            closing: 0,
            busy: 0,
            opening: 0,
            growing: 0,
            members: HashMap::new(),
            shards: HashMap::new(),
            queue: Queue::new(),
            backoff: Backoff::new(),
            alarm: None,
            stats: Stats::default(),
        }
    }

    /// Sessions that are open or will be.
    pub(super) fn total(&self) -> usize {
        self.live() + self.coming()
    }

    /// Places that somebody will get: of sessions that are being opened or closed.
    pub(super) fn coming(&self) -> usize {
        self.opening + self.doomed.len() + self.closing
    }

    /// Sessions that are not on their way out.
    pub(super) fn staying(&self) -> usize {
        self.idle.len() + self.busy + self.opening
    }

    /// Sessions that may serve somebody, now or later.
    pub(super) fn live(&self) -> usize {
        self.idle.len() + self.busy
    }

    /// Sets a place aside for a session that is going to be opened.
    pub(super) fn reserve(&mut self, kind: &Kind<M::Login>) {
        self.opening += 1;
        if let Some(shard) = &kind.shard {
            *self.shards.entry(Arc::clone(shard)).or_default() += 1;
        }
    }

    fn leave_shard(&mut self, kind: &Kind<M::Login>) {
        let Some(shard) = &kind.shard else { return };
        if let Some(open) = self.shards.get_mut(shard) {
            *open -= 1;
            if *open == 0 {
                self.shards.remove(shard);
            }
        }
    }

    /// A session has been opened in a place that was set aside; the caller decides where it goes.
    pub(super) fn opened(
        &mut self,
        session: M::Session,
        kind: Kind<M::Login>,
        aborter: Option<Aborter>,
    ) -> Box<Entry<M>> {
        let (number, opened) = (self.stats.opened, Instant::now());
        self.opening -= 1;
        self.members.insert(number, Member { opened, aborter });
        self.backoff.succeeded();
        self.stats.opened += 1;
        Box::new(Entry { number, session, kind, tag: None, fresh: true, opened, used: opened })
    }

    /// Somebody has got a session.
    pub(super) fn in_use(&mut self) {
        self.busy += 1;
        self.stats.busy_peak = self.stats.busy_peak.max(self.busy);
    }

    /// A place that was set aside is free again.
    pub(super) fn unreserve(&mut self, kind: &Kind<M::Login>) {
        self.opening -= 1;
        self.leave_shard(kind);
    }

    /// A session is closed.
    pub(super) fn gone(&mut self, number: u64, kind: &Kind<M::Login>) {
        self.members.remove(&number);
        self.leave_shard(kind);
        self.stats.closed += 1;
    }

    /// Takes a session back. What can no longer be used is given back to be closed where the thread
    /// does not do it any more.
    pub(super) fn put_back(&mut self, mut entry: Box<Entry<M>>, now: Instant) -> Option<Box<Entry<M>>> {
        entry.used = now;
        self.put_back_unused(entry, now)
    }

    /// The same with one that nobody has used in the meantime.
    pub(super) fn put_back_unused(&mut self, entry: Box<Entry<M>>, now: Instant) -> Option<Box<Entry<M>>> {
        if self.closed {
            return Some(entry);
        }
        self.busy -= 1;
        if self.is_old(&entry, now) {
            self.stats.timed_life += 1;
            self.doomed.push(entry);
        } else if self.staying() >= self.config.max {
            self.doomed.push(entry);
        } else {
            self.idle.push(entry);
            self.settle(now);
        }
        None
    }

    /// Has a session closed that is in use; gives it back as [`Self::put_back`] does.
    pub(super) fn give_up(&mut self, entry: Box<Entry<M>>) -> Option<Box<Entry<M>>> {
        if self.closed {
            return Some(entry);
        }
        self.busy -= 1;
        self.doomed.push(entry);
        None
    }

    /// A session in use has been closed.
    pub(super) fn lost(&mut self, number: u64, kind: &Kind<M::Login>) {
        self.busy -= 1;
        self.gone(number, kind);
        if !self.closed {
            self.settle(Instant::now());
        }
    }

    /// What breaks the connections of the sessions that are not going to be closed by the thread.
    pub(super) fn aborters(&mut self) -> Vec<Aborter> {
        let doomed = |number: &u64| self.doomed.iter().any(|entry| entry.number == *number);
        let used = self.members.iter_mut().filter(|(number, _)| !doomed(number));
        used.filter_map(|(_, member)| member.aborter.take()).collect()
    }

    /// The state at this moment.
    pub(super) fn stats(&self, acquired: u64) -> Stats {
        Stats {
            open: self.total() - self.opening,
            busy: self.busy,
            idle: self.idle.len(),
            opening: self.opening,
            waiting: self.queue.len(),
            acquired,
            ..self.stats
        }
    }
}
