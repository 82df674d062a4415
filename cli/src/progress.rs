//! A bar on stderr that shows how far a long run is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter runs show no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Counts what is done; shown on a terminal only, and gone when this value is.
pub(crate) struct Progress {
    bar: ProgressBar,
    since: Instant,
    is_due: AtomicBool,
}

impl Progress {
    /// No bar at all.
    pub(crate) fn none() -> Self {
        Self { bar: ProgressBar::hidden(), since: Instant::now(), is_due: AtomicBool::new(false) }
    }

    /// A bar for so many files; `word` says what is done with them.
    pub(crate) fn new(word: &'static str, files: usize, quiet: bool) -> Self {
        Self::of(word, files, "files", quiet)
    }

    /// The same for anything else, whose plural is `things`.
    pub(crate) fn of(word: &'static str, count: usize, things: &'static str, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(count as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {prefix}");
        bar.set_prefix(things);
        // The template is a constant that fits; without it the bar looks plainer.
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(word);
        Self { bar, since: Instant::now(), is_due: AtomicBool::new(!quiet) }
    }

    /// Does a piece of work and counts it.
    pub(crate) fn after<T>(&self, work: impl FnOnce() -> T) -> T {
        let done = work();
        if self.since.elapsed() > PATIENCE && self.is_due.swap(false, Ordering::Relaxed) {
            // Where stderr is no terminal nothing is drawn.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
        done
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
