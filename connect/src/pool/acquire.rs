//! How somebody gets a session.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::Callback;
use super::choice::Take;
use super::config::GetMode;
use super::error::PoolError;
use super::lease::{Lease, Pooled};
use super::manage::Manage;
use super::queue::Grant;
use super::request::Request;
use super::shared::Shared;
use super::state::{Entry, State};
use super::sync::{Condvar, Wake};
use crate::clock::Deadline;

/// Somebody who wants a session, from the first question until there is one that works.
pub(super) struct Turn<M: Manage> {
    pub(super) request: Request<M::Login>,
    since: Instant,
    /// The place in the queue, which somebody keeps who was given a dead session.
    number: Option<u64>,
    pub(super) deadline: Deadline,
    checks: Checks,
    /// Dead sessions so far.
    dead: usize,
}

/// What a session has to stand before it is handed out.
#[derive(Clone, Copy, Default)]
struct Checks {
    interval: Option<Duration>,
    limit: Option<Duration>,
    alarm: Option<Instant>,
    /// Sessions at most: so many may be dead in a row.
    max: usize,
}

/// What somebody gets at once, or a place in the queue.
pub(super) enum Asked<M: Manage, W> {
    Granted(Grant<M>),
    /// The number in the queue, and what wakes who has it.
    Queued(u64, Arc<W>),
}

/// Gets a session as the settings of the pool and the request say.
pub(super) fn acquire<M: Manage>(
    shared: &Arc<Shared<M>>,
    request: Request<M::Login>,
) -> Result<Pooled<M>, PoolError<M::Error>> {
    let mut turn = Turn::new(shared, request)?;
    loop {
        let granted = turn.grant(shared)?;
        let lease = turn.lease(shared, granted)?;
        if let Some(pooled) = turn.prepare(shared, lease)? {
            return Ok(pooled);
        }
    }
}

impl<M: Manage> Turn<M> {
    pub(super) fn new(shared: &Shared<M>, request: Request<M::Login>) -> Result<Self, PoolError<M::Error>> {
        let since = Instant::now();
        shared.check_home(since)?;
        let (deadline, checks) = (Deadline::NEVER, Checks::default());
        Ok(Self { request, since, number: None, deadline, checks, dead: 0 })
    }

    /// The session that was granted.
    pub(super) fn lease(
        &self,
        shared: &Arc<Shared<M>>,
        granted: Grant<M>,
    ) -> Result<Lease<M>, PoolError<M::Error>> {
        match granted {
            Grant::Session(entry) => Ok(Lease::new(shared, entry)),
            Grant::Open => self.open(shared),
            Grant::Failed(error) => Err(PoolError::Open(error)),
            Grant::Closed => Err(PoolError::Closed),
        }
    }

    fn open(&self, shared: &Arc<Shared<M>>) -> Result<Lease<M>, PoolError<M::Error>> {
        let Request { kind, purity, .. } = &self.request;
        let opened = shared.open(kind, *purity, self.deadline, |state, entry| {
            state.in_use();
            (entry, state.closed)
        });
        let (entry, closed) = opened.map_err(PoolError::Open)?;
        let lease = Lease::new(shared, entry);
        if closed { Err(PoolError::Closed) } else { Ok(lease) }
    }

    fn grant(&mut self, shared: &Shared<M>) -> Result<Grant<M>, PoolError<M::Error>> {
        match self.ask::<Condvar>(shared)? {
            Asked::Granted(grant) => Ok(grant),
            Asked::Queued(number, wake) => self.stand_in_line(shared, number, &wake),
        }
    }

    /// Asks for a session once.
    pub(super) fn ask<W: Wake + Default>(
        &mut self,
        shared: &Shared<M>,
    ) -> Result<Asked<M, W>, PoolError<M::Error>> {
        let now = if self.dead == 0 { self.since } else { Instant::now() };
        let mut state = shared.lock();
        self.look_up(&state);
        match state.take(&self.request, now) {
            Ok(Take::Granted(grant)) => return Ok(Asked::Granted(grant)),
            Ok(Take::Wait) => {}
            Err(error) => {
                shared.work.notify_one();
                return Err(error);
            }
        }
        let number = *self.number.get_or_insert_with(|| state.queue.number());
        let wake = Arc::new(W::default());
        state.join(number, &self.request, Arc::clone(&wake) as Arc<dyn Wake>);
        shared.work.notify_one();
        Ok(Asked::Queued(number, wake))
    }

    /// The settings that count for this request.
    fn look_up(&mut self, state: &State<M>) {
        let config = &state.config;
        if let (GetMode::TimedWait(time), Deadline::NEVER) = (config.mode, self.deadline) {
            self.deadline = Deadline::after(Some(time));
        }
        let (interval, limit) = (config.ping_interval, config.ping_timeout);
        self.checks = Checks { interval, limit, alarm: state.alarm, max: config.max };
    }

    fn stand_in_line(
        &self,
        shared: &Shared<M>,
        number: u64,
        wake: &Condvar,
    ) -> Result<Grant<M>, PoolError<M::Error>> {
        let (mut state, mut late) = (shared.lock(), false);
        loop {
            if let Some(granted) = self.collect(&mut state, number, late) {
                return granted;
            }
            (state, late) = shared.wait(wake, state, self.deadline);
        }
    }

    /// What somebody in the queue was granted; who is late leaves it.
    pub(super) fn collect(
        &self,
        state: &mut State<M>,
        number: u64,
        late: bool,
    ) -> Option<Result<Grant<M>, PoolError<M::Error>>> {
        // What was granted counts, also for who has just run out of time.
        if let Some(grant) = state.queue.collect(number) {
            state.stats.waited += 1;
            state.stats.wait_time += self.since.elapsed();
            return Some(Ok(grant));
        }
        if !late {
            return None;
        }
        state.queue.leave(number);
        Some(Err(state.timed_out(self.since.elapsed())))
    }

    /// Looks whether a session works and brings it into the state that is wanted; nothing where it is
    /// dead.
    pub(super) fn prepare(
        &mut self,
        shared: &Shared<M>,
        mut lease: Lease<M>,
    ) -> Result<Option<Pooled<M>>, PoolError<M::Error>> {
        if !self.works(&shared.manage, lease.entry()) {
            drop(lease);
            let mut state = shared.lock();
            state.alarm = Some(Instant::now());
            state.stats.dead += 1;
            self.dead += 1;
            return if self.dead > self.checks.max { Err(PoolError::AllDead(self.dead)) } else { Ok(None) };
        }
        self.call_back(shared, lease.entry()).map_err(PoolError::Callback)?;
        lease.entry().fresh = false;
        shared.acquired.fetch_add(1, Ordering::Relaxed);
        Ok(Some(Pooled::new(lease)))
    }

    /// Whether preparing the session asks its server for something.
    #[cfg(feature = "tokio")]
    pub(super) fn asks_server(&self, shared: &Shared<M>, entry: &Entry<M>) -> bool {
        let differs = self.request.tag != entry.tag;
        self.wants_ping(entry) || shared.callback.is_some() && (differs || entry.fresh)
    }

    /// Whether the session has to give a sign of life.
    fn wants_ping(&self, entry: &Entry<M>) -> bool {
        let Checks { interval, alarm, .. } = self.checks;
        let unused = self.since.saturating_duration_since(entry.used);
        let silent = interval.is_some_and(|interval| unused >= interval);
        let suspect = alarm.is_some_and(|alarm| entry.used < alarm);
        entry.opened < self.since && (silent || suspect)
    }

    fn works(&self, manage: &M, entry: &mut Entry<M>) -> bool {
        if !manage.is_alive(&mut entry.session) {
            return false;
        }
        if self.wants_ping(entry) {
            let limit = self.deadline.within(self.checks.limit).left();
            if manage.ping(&mut entry.session, limit).is_err() {
                return false;
            }
        }
        if !entry.fresh {
            manage.reuse(&mut entry.session, self.request.purity);
        }
        true
    }

    fn call_back(&self, shared: &Shared<M>, entry: &mut Entry<M>) -> Result<(), M::Error> {
        let wanted = self.request.tag.as_ref();
        let differs = wanted != entry.tag.as_ref();
        match (&shared.callback, wanted) {
            (Some(Callback::Function(function)), _) if differs || entry.fresh => {
                function(&mut entry.session, wanted, &mut entry.tag)
            }
            (Some(Callback::Procedure(name)), Some(wanted)) if differs => {
                shared.manage.call_procedure(&mut entry.session, name, wanted, entry.tag.as_ref())?;
                entry.tag = Some(wanted.clone());
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
