//! The way through a plan: what comes next, what failed, and whether there is still time.

use std::iter::Peekable;

use crate::clock::Deadline;
use crate::error::{Class, ConnectError, Failure, Phase};
use crate::plan::{Plan, Step};
use crate::trace::{Event, Observer};

/// The failures that are kept; a plan may retry for years.
const MOST: usize = 1000;

/// The steps of a plan that there is time for.
pub(crate) struct Walk<'p> {
    steps: Peekable<Box<dyn Iterator<Item = Step<'p>> + Send + 'p>>,
    deadline: Deadline,
    failures: Vec<Failure>,
    out_of_time: bool,
}

impl<'p> Walk<'p> {
    /// Begins now: the deadline of the plan counts from here.
    pub(crate) fn new(plan: &'p Plan) -> Self {
        let steps: Box<dyn Iterator<Item = Step<'p>> + Send + 'p> = Box::new(plan.steps());
        let deadline = Deadline::after(plan.deadline);
        Self { steps: steps.peekable(), deadline, failures: Vec::new(), out_of_time: false }
    }

    /// Until when all of it may take.
    pub(crate) fn deadline(&self) -> Deadline {
        self.deadline
    }

    pub(crate) fn failed(&mut self, failure: Failure, observer: &mut dyn Observer) {
        observer.on(&Event::Failed(&failure));
        if self.failures.len() == MOST {
            self.failures.remove(0);
        }
        self.failures.push(failure);
    }

    pub(crate) fn into_error(mut self) -> ConnectError {
        // The last attempt may have used up what was left for others.
        let out_of_time = self.out_of_time || (self.deadline.passed() && self.steps.peek().is_some());
        let last = self.failures.last().cloned().unwrap_or_else(|| none(out_of_time));
        ConnectError { last, attempts: self.failures, out_of_time }
    }
}

impl<'p> Iterator for Walk<'p> {
    type Item = Step<'p>;

    /// Nothing where a pause would last until the deadline: nothing could follow it.
    fn next(&mut self) -> Option<Step<'p>> {
        let step = self.steps.next()?;
        self.out_of_time = match step {
            Step::Pause(pause) => self.deadline.left().is_some_and(|left| left <= pause),
            Step::Attempt { .. } => self.deadline.passed(),
        };
        (!self.out_of_time).then_some(step)
    }
}

/// The failure of a plan of which nothing was tried.
fn none(out_of_time: bool) -> Failure {
    match out_of_time {
        true => {
            let message = "there was no time for any attempt";
            Failure::new(Phase::Plan, Class::Timeout, Some("ORA-12170"), message)
        }
        false => {
            Failure::new(Phase::Plan, Class::Config, Some("ORA-12533"), "the plan has no address to be tried")
        }
    }
}
