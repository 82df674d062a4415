//! `tnslint ping`

mod dry_run;
mod target;

use std::io;

use crate::args::PingArgs;
use crate::exit::Status;

pub(crate) fn run(args: &PingArgs) -> io::Result<Status> {
    let targets = target::all(args);
    dry_run::run(args, &targets)
}
