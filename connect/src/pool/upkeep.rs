//! What the thread of a pool has to do next: sessions to close, sessions to open, a time to look again.

use std::time::{Duration, Instant};

use super::manage::{Kind, Manage};
use super::state::{Entry, State};

/// The next thing to do without the lock.
pub(super) enum Task<M: Manage> {
    /// Close these sessions.
    Close(Vec<Box<Entry<M>>>),
    /// Open one; a place is set aside.
    Open,
    /// Nothing until this moment, or until something changes.
    Wait(Option<Instant>),
    /// Nothing any more.
    End,
}

impl<M: Manage> State<M> {
    /// What to do next. Closing comes first, since it makes room.
    pub(super) fn next_task(&mut self, now: Instant) -> Task<M> {
        if !self.closed {
            self.expire(now);
            self.settle(now);
        }
        if !self.doomed.is_empty() {
            self.closing += self.doomed.len();
            return Task::Close(std::mem::take(&mut self.doomed));
        }
        if self.closed {
            return Task::End;
        }
        if self.wants_another(now) {
            self.growing = self.growing.saturating_sub(1);
            self.reserve(&Kind::default());
            return Task::Open;
        }
        Task::Wait(self.wake_at(now))
    }

    fn wants_another(&mut self, now: Instant) -> bool {
        if self.total() >= self.config.max {
            self.growing = 0;
        }
        let below = self.total() < self.config.floor() && !self.backoff.is_permanent();
        (below || self.growing > 0) && self.backoff.permits(now, self.opening)
    }

    pub(super) fn is_old(&self, entry: &Entry<M>, now: Instant) -> bool {
        self.config.age_limit().is_some_and(|limit| now.saturating_duration_since(entry.opened) >= limit)
    }

    /// Gives up sessions that are too old, too many, or were unused for too long.
    fn expire(&mut self, now: Instant) {
        let old: Vec<_> = (0..self.idle.len()).rev().filter(|at| self.is_old(&self.idle[*at], now)).collect();
        self.stats.timed_life += old.len() as u64;
        for at in old {
            let entry = self.idle.remove(at);
            self.doomed.push(entry);
        }
        while self.staying() > self.config.max && !self.idle.is_empty() {
            let entry = self.idle.remove(0);
            self.doomed.push(entry);
        }
        let Some(limit) = self.config.idle_limit() else { return };
        let unused = |entry: &Entry<M>| now.saturating_duration_since(entry.used) >= limit;
        while self.live() > self.config.floor() && self.idle.first().is_some_and(|entry| unused(entry)) {
            let entry = self.idle.remove(0);
            self.doomed.push(entry);
            self.stats.timed_idle += 1;
        }
    }

    /// When something is due without anybody calling.
    fn wake_at(&self, now: Instant) -> Option<Instant> {
        let unused = self.config.idle_limit().filter(|_| self.live() > self.config.floor());
        let unused =
            unused.and_then(|limit| self.idle.first().map_or(now, |entry| entry.used).checked_add(limit));
        let aged = self.config.age_limit().and_then(|limit| self.next_birthday(limit, now));
        let wanted = self.queue.len() > 0 || self.total() < self.config.floor();
        let again = self.backoff.until().filter(|until| wanted && *until > now);
        [unused, aged, again].into_iter().flatten().min()
    }

    /// When the next session gets too old.
    fn next_birthday(&self, limit: Duration, now: Instant) -> Option<Instant> {
        let due = self.members.values().filter_map(|member| member.opened.checked_add(limit));
        due.filter(|due| *due > now).min()
    }
}
