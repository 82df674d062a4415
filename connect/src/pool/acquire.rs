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
use super::sync::{Condvar, MutexGuard};
use crate::clock::Deadline;

/// Somebody who wants a session, from the first question until there is one that works.
struct Turn<'a, M: Manage> {
    shared: &'a Arc<Shared<M>>,
    request: Request<M::Login>,
    since: Instant,
    /// The place in the queue, which somebody keeps who was given a dead session.
    number: Option<u64>,
    deadline: Deadline,
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

/// Gets a session as the settings of the pool and the request say.
pub(super) fn acquire<M: Manage>(
    shared: &Arc<Shared<M>>,
    request: Request<M::Login>,
) -> Result<Pooled<M>, PoolError<M::Error>> {
    let since = Instant::now();
    shared.check_home(since)?;
    let (deadline, checks) = (Deadline::NEVER, Checks::default());
    let mut turn = Turn { shared, request, since, number: None, deadline, checks, dead: 0 };
    loop {
        let lease = turn.obtain()?;
        if let Some(pooled) = turn.prepare(lease)? {
            shared.acquired.fetch_add(1, Ordering::Relaxed);
            return Ok(pooled);
        }
    }
}

impl<'a, M: Manage> Turn<'a, M> {
    /// A session of the pool or a new one, after waiting for it where that is wanted.
    fn obtain(&mut self) -> Result<Lease<M>, PoolError<M::Error>> {
        match self.grant()? {
            Grant::Session(entry) => Ok(Lease::new(self.shared, entry)),
            Grant::Open => self.open(),
            Grant::Failed(error) => Err(PoolError::Open(error)),
            Grant::Closed => Err(PoolError::Closed),
        }
    }

    fn open(&self) -> Result<Lease<M>, PoolError<M::Error>> {
        let Request { kind, purity, .. } = &self.request;
        let opened = self.shared.open(kind, *purity, self.deadline, |state, entry| {
            state.in_use();
            (entry, state.closed)
        });
        let (entry, closed) = opened.map_err(PoolError::Open)?;
        let lease = Lease::new(self.shared, entry);
        if closed { Err(PoolError::Closed) } else { Ok(lease) }
    }

    fn grant(&mut self) -> Result<Grant<M>, PoolError<M::Error>> {
        let now = if self.dead == 0 { self.since } else { Instant::now() };
        let mut state = self.shared.lock();
        self.look_up(&state);
        match state.take(&self.request, now) {
            Ok(Take::Granted(grant)) => return Ok(grant),
            Ok(Take::Wait) => {}
            Err(error) => {
                self.shared.work.notify_one();
                return Err(error);
            }
        }
        let number = *self.number.get_or_insert_with(|| state.queue.number());
        let wake = state.join(number, &self.request);
        self.shared.work.notify_one();
        self.stand_in_line(state, number, &wake)
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
        mut state: MutexGuard<'a, State<M>>,
        number: u64,
        wake: &Condvar,
    ) -> Result<Grant<M>, PoolError<M::Error>> {
        let mut late = false;
        loop {
            // What was granted counts, also for who has just run out of time.
            if let Some(grant) = state.queue.collect(number) {
                state.stats.waited += 1;
                state.stats.wait_time += self.since.elapsed();
                return Ok(grant);
            }
            if late {
                state.queue.leave(number);
                return Err(state.timed_out(self.since.elapsed()));
            }
            (state, late) = self.shared.wait(wake, state, self.deadline);
        }
    }

    /// Looks whether a session works and brings it into the state that is wanted; nothing where it is
    /// dead.
    fn prepare(&mut self, mut lease: Lease<M>) -> Result<Option<Pooled<M>>, PoolError<M::Error>> {
        if !self.works(lease.entry()) {
            drop(lease);
            let mut state = self.shared.lock();
            state.alarm = Some(Instant::now());
            state.stats.dead += 1;
            self.dead += 1;
            return if self.dead > self.checks.max { Err(PoolError::AllDead(self.dead)) } else { Ok(None) };
        }
        self.call_back(lease.entry()).map_err(PoolError::Callback)?;
        lease.entry().fresh = false;
        Ok(Some(Pooled::new(lease)))
    }

    fn works(&self, entry: &mut Entry<M>) -> bool {
        let manage = &self.shared.manage;
        if !manage.is_alive(&mut entry.session) {
            return false;
        }
        let Checks { interval, limit, alarm, .. } = self.checks;
        let unused = self.since.saturating_duration_since(entry.used);
        let silent = interval.is_some_and(|interval| unused >= interval);
        let suspect = alarm.is_some_and(|alarm| entry.used < alarm);
        if entry.opened < self.since && (silent || suspect) {
            let limit = self.deadline.within(limit).left();
            if manage.ping(&mut entry.session, limit).is_err() {
                return false;
            }
        }
        if !entry.fresh {
            manage.reuse(&mut entry.session, self.request.purity);
        }
        true
    }

    fn call_back(&self, entry: &mut Entry<M>) -> Result<(), M::Error> {
        let wanted = self.request.tag.as_ref();
        let differs = wanted != entry.tag.as_ref();
        match (&self.shared.callback, wanted) {
            (Some(Callback::Function(function)), _) if differs || entry.fresh => {
                function(&mut entry.session, wanted, &mut entry.tag)
            }
            (Some(Callback::Procedure(name)), Some(wanted)) if differs => {
                let manage = &self.shared.manage;
                manage.call_procedure(&mut entry.session, name, wanted, entry.tag.as_ref())?;
                entry.tag = Some(wanted.clone());
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
