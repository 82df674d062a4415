//! What a request gets, and why it gets nothing.

use std::sync::Arc;
use std::time::Instant;

use super::config::GetMode;
use super::error::PoolError;
use super::manage::{Kind, Manage, Purity};
use super::queue::Grant;
use super::request::Request;
use super::state::State;

/// What becomes of a request at once.
pub(super) enum Take<M: Manage> {
    Granted(Grant<M>),
    Wait,
}

impl<M: Manage> State<M> {
    /// Whether the thread does not open such sessions by itself, so that who wants one has to.
    pub(super) fn opens_itself(&self, request: &Request<M::Login>) -> bool {
        self.config.starts_empty() || !request.kind.is_default() || request.purity == Purity::New
    }

    pub(super) fn shard_has_room(&self, kind: &Kind<M::Login>) -> bool {
        let (Some(shard), Some(max)) = (&kind.shard, self.config.max_per_shard) else { return true };
        self.shards.get(shard).is_none_or(|open| *open < max)
    }

    fn may_open(&self, kind: &Kind<M::Login>, now: Instant) -> bool {
        self.total() < self.config.max && self.shard_has_room(kind) && self.backoff.permits(now, self.opening)
    }

    /// What a request gets: a session, leave to open one, a refusal, or a place in the queue.
    pub(super) fn take(
        &mut self,
        request: &Request<M::Login>,
        now: Instant,
    ) -> Result<Take<M>, PoolError<M::Error>> {
        if self.closed {
            return Err(PoolError::Closed);
        }
        if self.config.homogeneous && request.kind.login.is_some() {
            return Err(PoolError::Homogeneous);
        }
        if let Some(grant) = self.offer(request, now) {
            return Ok(Take::Granted(grant));
        }
        if let Some(error) = self.hopeless(request, now) {
            return Err(PoolError::Open(error));
        }
        match self.config.mode {
            GetMode::NoWait => {
                if self.coming() == 0 {
                    self.evict_for(&request.kind);
                }
                self.grow();
                Err(PoolError::Exhausted { busy: self.busy, max: self.config.max })
            }
            GetMode::ForceGet if self.may_force(&request.kind, now) => {
                self.reserve(&request.kind);
                Ok(Take::Granted(Grant::Open))
            }
            _ => Ok(Take::Wait),
        }
    }

    /// A session that suits, or leave to open one.
    pub(super) fn offer(&mut self, request: &Request<M::Login>, now: Instant) -> Option<Grant<M>> {
        if let Some(at) = self.pick(request) {
            self.in_use();
            return Some(Grant::Session(self.idle.remove(at)));
        }
        if !self.opens_itself(request) || !self.may_open(&request.kind, now) {
            return None;
        }
        self.reserve(&request.kind);
        Some(Grant::Open)
    }

    /// The session that suits best; of several the one that was used last, so that the others age.
    fn pick(&self, request: &Request<M::Login>) -> Option<usize> {
        let mut best = None;
        for (at, entry) in self.idle.iter().enumerate().rev() {
            if entry.kind != request.kind || (request.purity == Purity::New && !entry.fresh) {
                continue;
            }
            match request.rank(entry.tag.as_ref()) {
                Some(usize::MAX) => return Some(at),
                Some(rank) if best.is_none_or(|(_, other)| rank > other) => best = Some((at, rank)),
                _ => {}
            }
        }
        best.map(|(at, _)| at)
    }

    fn may_force(&self, kind: &Kind<M::Login>, now: Instant) -> bool {
        self.total() >= self.config.max
            && self.shard_has_room(kind)
            && self.backoff.permits(now, self.opening)
    }

    /// Why waiting is of no use: the database is away and nobody can give a session back.
    fn hopeless(&self, request: &Request<M::Login>, now: Instant) -> Option<Arc<M::Error>> {
        let paused = self.backoff.until().is_some_and(|until| until > now);
        let patient = matches!(self.config.mode, GetMode::TimedWait(_)) && !self.backoff.is_permanent();
        let alone = self.live() == 0 || self.opens_itself(request);
        self.backoff.error().filter(|_| paused && alone && !patient).cloned()
    }
}
