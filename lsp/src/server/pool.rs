use std::num::NonZero;
use std::thread;

use crossbeam_channel::{Sender, unbounded};

/// Workers, at least and at most: threads that wait cost little, but they share the processor with
/// the editor.
const WORKERS: (usize, usize) = (2, 4);

type Job = Box<dyn FnOnce() + Send>;

/// A few threads that do one job after the other. They end with the pool.
#[derive(Debug)]
pub(super) struct Pool(Sender<Job>);

impl Pool {
    pub(super) fn new() -> Self {
        let (sender, receiver) = unbounded::<Job>();
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        for _ in 0..processors.clamp(WORKERS.0, WORKERS.1) {
            let jobs = receiver.clone();
            thread::spawn(move || jobs.iter().for_each(|job| job()));
        }
        Self(sender)
    }

    /// Does a job when a worker is free. A job catches its own panics.
    pub(super) fn spawn(&self, job: impl FnOnce() + Send + 'static) {
        // Only without workers it cannot be sent, and they wait as long as the pool is there.
        let _ = self.0.send(Box::new(job));
    }
}
