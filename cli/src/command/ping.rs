//! `tnslint ping`

mod answer;
mod capture;
mod count;
mod dry_run;
mod events;
mod many;
mod one;
mod session;
mod timeline;
mod words;

use std::io;

use crate::args::PingArgs;
use crate::exit::Status;
use crate::output::complain;
use capture::Capture;
use session::Session;

pub(crate) fn run(args: &PingArgs) -> io::Result<Status> {
    let session = match Session::new(args) {
        Ok(session) => session,
        Err(message) => {
            complain(&message);
            return Ok(Status::Failed);
        }
    };
    let status = match () {
        () if args.dry_run => dry_run::run(&session),
        () if args.all => many::run(&session),
        () if args.count.is_some() => count::run(&session),
        () => one::run(&session),
    }?;
    match session.capture.map_or(Ok(()), Capture::finish) {
        Ok(()) => Ok(status),
        Err(error) => {
            complain(&format!("cannot write the record: {error}"));
            Ok(Status::Failed)
        }
    }
}
