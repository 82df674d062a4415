//! `tnslint resolve --export`

use std::io::{self, Write};

use serde::Serialize;
use tns_connect::error::Failure;
use tns_connect::export::{Driver, Effect, Export, Login, Mode, Proof, Target, export};
use tns_connect::plan::Options;
use tns_dsn::resolve::{Profile, Resolved};

use crate::args::{ExportArgs, ResolveArgs, TextOrJson};
use crate::exit::Status;
use crate::output::{complain, json, stdout};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    #[serde(flatten)]
    export: &'a Export,
    source: String,
}

/// Prints what a driver is to be told.
pub(super) fn run(
    args: &ResolveArgs,
    driver: Driver,
    resolved: &Resolved,
    profile: &Profile,
) -> io::Result<Status> {
    let options = Options { wallet: args.export.wallet.clone(), ..Options::of_process() };
    let mut target = Target::new(resolved, profile, &options);
    if let Some(folder) = &args.tns_admin {
        target = target.config_dir(folder);
    }
    match export(driver, &target, &login(&args.export)) {
        Ok(made) => print(args, &made),
        Err(failure) => Ok(refuse(&failure)),
    }
}

fn login(args: &ExportArgs) -> Login {
    Login {
        user: args.user.clone().unwrap_or_default(),
        mode: args.mode.map(Mode::from).unwrap_or_default(),
        proof: if args.external { Proof::External } else { Proof::Password },
        ..Login::default()
    }
}

fn print(args: &ResolveArgs, made: &Export) -> io::Result<Status> {
    let mut out = stdout();
    match args.output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, export: made, source: made.source() })?,
        TextOrJson::Text => {
            out.write_all(made.source().as_bytes())?;
            out.flush()?;
            made.notes.iter().for_each(|note| complain(&note.to_string()));
        }
    }
    let lost = made.notes.iter().any(|note| note.effect == Effect::Lost);
    Ok(if args.written.strict && lost { Status::Found } else { Status::Clean })
}

fn refuse(failure: &Failure) -> Status {
    complain(&failure.to_string());
    failure.hint.iter().for_each(|hint| complain(&format!("help: {hint}")));
    Status::Found
}
