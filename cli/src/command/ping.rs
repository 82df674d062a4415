//! `tnslint ping`

mod answer;
mod count;
mod dry_run;
mod many;
mod one;
mod session;

use std::io;

use serde::Serialize;

use crate::args::{PingArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};
use session::Session;

pub(crate) fn run(args: &PingArgs) -> io::Result<Status> {
    let session = match Session::new(args) {
        Ok(session) => session,
        Err(message) => return failed(args, &message),
    };
    let status = match () {
        () if args.reach.dry_run => dry_run::run(&session),
        () if args.all => many::run(&session),
        () if args.count.is_some() => count::run(&session),
        () => one::run(&session),
    }?;
    match session.reach.finish() {
        Ok(()) => Ok(status),
        Err(error) => {
            complain(&format!("cannot write the record: {error}"));
            Ok(Status::Failed)
        }
    }
}

/// Nothing can be asked: said on stderr, and in the document where there is one.
fn failed(args: &PingArgs, message: &str) -> io::Result<Status> {
    complain(message);
    if args.reach.output == TextOrJson::Json {
        json(&mut stdout(), &Failed { version: 1, targets: [], error: message })?;
    }
    Ok(Status::Failed)
}

#[derive(Serialize)]
struct Failed<'a> {
    version: u8,
    targets: [(); 0],
    error: &'a str,
}
