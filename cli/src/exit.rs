//! Exit codes: 0 nothing found, 1 something found, 2 wrong use or broken input.

use std::io;
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing to complain about.
    Clean,
    /// There are findings.
    Found,
    /// Wrong use, unreadable input; said on stderr already.
    Failed,
}

/// Turns the end of a command into an exit code. A reader that went away
/// (`tnslint … | head`) is no failure.
pub(crate) fn code(status: io::Result<Status>) -> ExitCode {
    match status {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Found) => ExitCode::from(1),
        Ok(Status::Failed) => ExitCode::from(2),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            crate::output::complain(&format!("cannot write: {error}"));
            ExitCode::from(2)
        }
    }
}
