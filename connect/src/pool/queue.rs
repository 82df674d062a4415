//! Who waits for a session: first come, first served.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::config::GetMode;
use super::error::PoolError;
use super::manage::{Kind, Manage};
use super::request::Request;
use super::state::{Entry, State};
use super::sync::Wake;

/// What somebody who waited gets.
pub(super) enum Grant<M: Manage> {
    /// A session.
    Session(Box<Entry<M>>),
    /// A place in the pool, to open a session for it.
    Open,
    /// The reason why there will be none.
    Failed(Arc<M::Error>),
    /// The pool has been closed.
    Closed,
}

/// A place in the queue.
struct Ticket<M: Manage> {
    number: u64,
    request: Request<M::Login>,
    /// Waits for a time, also for a database that is away.
    timed: bool,
    wake: Arc<dyn Wake>,
}

/// The waiting users in the order in which they came, and what those got who have not left yet.
pub(super) struct Queue<M: Manage> {
    tickets: VecDeque<Ticket<M>>,
    granted: HashMap<u64, Grant<M>>,
    next: u64,
}

impl<M: Manage> Queue<M> {
    pub(super) fn new() -> Self {
        Self { tickets: VecDeque::new(), granted: HashMap::new(), next: 0 }
    }

    /// A number for somebody who may have to wait more than once.
    pub(super) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Puts somebody where the number belongs.
    fn join(&mut self, ticket: Ticket<M>) {
        let at = self.tickets.partition_point(|other| other.number < ticket.number);
        self.tickets.insert(at, ticket);
    }

    /// What somebody got, once.
    pub(super) fn collect(&mut self, number: u64) -> Option<Grant<M>> {
        self.granted.remove(&number)
    }

    /// Takes somebody out who does not want to wait any longer.
    pub(super) fn leave(&mut self, number: u64) {
        self.tickets.retain(|ticket| ticket.number != number);
    }

    pub(super) fn len(&self) -> usize {
        self.tickets.len()
    }

    fn grant(&mut self, at: usize, grant: Grant<M>) {
        if let Some(ticket) = self.tickets.remove(at) {
            self.granted.insert(ticket.number, grant);
            ticket.wake.wake();
        }
    }

    /// Whether somebody is in the queue to whom this applies.
    fn any(&self, applies: impl Fn(&Request<M::Login>) -> bool) -> bool {
        self.tickets.iter().any(|ticket| applies(&ticket.request))
    }
}

impl<M: Manage> State<M> {
    /// Puts somebody into the queue who wants to wait, and has the pool grow where that helps.
    pub(super) fn join(&mut self, number: u64, request: &Request<M::Login>, wake: Arc<dyn Wake>) {
        let timed = matches!(self.config.mode, GetMode::TimedWait(_));
        self.queue.join(Ticket { number, request: request.clone(), timed, wake });
        self.stats.waiting_peak = self.stats.waiting_peak.max(self.queue.len());
        if self.growing == 0 && !self.opens_itself(request) {
            self.grow();
        }
        self.make_room();
    }

    /// Hands out what can be handed out, in the order of the queue, and makes room for the rest.
    /// Called after every change, so that no session is ever free that somebody in the queue could
    /// use: who comes later may take a free session at once.
    pub(super) fn settle(&mut self, now: Instant) {
        let mut at = 0;
        while at < self.queue.len() && (!self.idle.is_empty() || self.total() < self.config.max) {
            let request = self.queue.tickets[at].request.clone();
            match self.offer(&request, now) {
                Some(grant) => self.queue.grant(at, grant),
                None => at += 1,
            }
        }
        self.make_room();
        self.grow_for_queue();
    }

    /// Closes sessions that nobody in the queue can use, one for each who waits for a place.
    fn make_room(&mut self) {
        if self.idle.is_empty() {
            return;
        }
        for at in self.coming()..self.queue.len() {
            let kind = self.queue.tickets[at].request.kind.clone();
            self.evict_for(&kind);
        }
    }

    /// Closes the session that was not used for the longest time where it is in the way of one of
    /// this kind; not while the database is away, and might give no other.
    pub(super) fn evict_for(&mut self, kind: &Kind<M::Login>) {
        let victim = if self.backoff.error().is_some() {
            None
        } else if !self.shard_has_room(kind) {
            self.idle.iter().position(|entry| entry.kind.shard == kind.shard)
        } else {
            let full = self.staying() + self.closing >= self.config.max;
            (full && !self.idle.is_empty()).then_some(0)
        };
        if let Some(victim) = victim {
            let entry = self.idle.remove(victim);
            self.doomed.push(entry);
        }
    }

    /// Has the thread open sessions where somebody waits for it, but not with a wrong password again
    /// and again.
    fn grow_for_queue(&mut self) {
        let waits = |request: &_| !self.opens_itself(request);
        if self.growing == 0 && !self.backoff.is_permanent() && self.queue.any(waits) {
            self.grow();
        }
    }

    /// Has the thread open as many sessions as the pool grows by.
    pub(super) fn grow(&mut self) {
        if !self.config.starts_empty() && self.total() < self.config.max {
            self.growing = self.growing.max(self.config.increment.max(1));
        }
    }

    /// Tells those that an attempt failed who have nothing else to hope for.
    pub(super) fn disappoint(&mut self, error: &Arc<M::Error>, permanent: bool) {
        let nothing_left = self.live() == 0;
        let mut at = 0;
        while at < self.queue.len() {
            let ticket = &self.queue.tickets[at];
            let alone = nothing_left || self.opens_itself(&ticket.request);
            match alone && (permanent || !ticket.timed) {
                true => self.queue.grant(at, Grant::Failed(Arc::clone(error))),
                false => at += 1,
            }
        }
    }

    /// Sends everybody away.
    pub(super) fn shut(&mut self) {
        self.closed = true;
        self.doomed.append(&mut self.idle);
        while self.queue.len() > 0 {
            self.queue.grant(0, Grant::Closed);
        }
    }

    /// Why somebody who waited so long got nothing.
    pub(super) fn timed_out(&mut self, waited: Duration) -> PoolError<M::Error> {
        self.stats.timed_out += 1;
        PoolError::TimedOut {
            waited,
            busy: self.busy,
            max: self.config.max,
            waiting: self.queue.len(),
            cause: self.backoff.error().cloned(),
        }
    }
}
