//! What of a run is reported.

use crate::args::CheckArgs;
use crate::output::note;
use crate::render::{Run, plural};

/// Leaves out what is not severe enough.
pub(super) fn by_severity(args: &CheckArgs, run: &mut Run) {
    if let Some(least) = args.shown.min_severity {
        run.files.iter_mut().for_each(|file| file.found.retain(|found| found.severity >= least));
    }
}

/// Sets aside what goes beyond the number that was asked for; it counts all the same.
pub(super) fn by_count(args: &CheckArgs, run: &mut Run) {
    let Some(most) = args.shown.max_diagnostics else { return };
    let mut left = most;
    for file in &mut run.files {
        let shown = file.found.len().min(left);
        file.omitted = file.found.split_off(shown);
        left -= shown;
    }
    let omitted = run.omitted();
    if omitted > 0 {
        note(&format!("{omitted} more {} not shown", plural(omitted, "finding")));
    }
}
