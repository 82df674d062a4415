//! `--dry-run`: the plan and who would log in, and nothing else.

use std::io::{self, Write};

use serde::Serialize;
use tns_connect::error::Failure;
use tns_connect::login::Mode;
use tns_connect::plan::Plan;

use crate::args::{ConnectArgs, LoginArgs, TextOrJson};
use crate::command::live::{Planned, Target};
use crate::exit::Status;
use crate::output::{clean, json, stdout};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    dry_run: bool,
    #[serde(flatten)]
    planned: Planned<'a>,
}

pub(super) fn run(args: &ConnectArgs, target: &Target, plan: &Result<Plan, Failure>) -> io::Result<Status> {
    let mut out = stdout();
    let planned = Planned::new(target, plan);
    match args.reach.output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, dry_run: true, planned })?,
        TextOrJson::Text => {
            write!(out, "{}", planned.text())?;
            writeln!(out, "  login: {}", clean(&who(&args.login)))?;
        }
    }
    out.flush()?;
    Ok(if plan.is_ok() { Status::Clean } else { Status::Found })
}

/// `scott with a password, for hr, as SYSDBA`
fn who(args: &LoginArgs) -> String {
    let proof = match (&args.user, &args.token_file, args.external) {
        (Some(user), ..) => format!("{user} with a password"),
        (None, Some(_), _) => "who the token says".to_owned(),
        (None, None, true) => "who the wallet says".to_owned(),
        (None, None, false) => "nobody is named; -u names the user".to_owned(),
    };
    let mut parts = vec![proof];
    parts.extend(args.proxy_user.as_ref().map(|user| format!("to work as {user}")));
    parts.extend(args.mode.map(|mode| format!("as {}", Mode::from(mode).name())));
    parts.extend(args.prelim.then(|| "to an instance that need not be started".to_owned()));
    parts.extend(args.new_password.then(|| "with a new password".to_owned()));
    parts.join(", ")
}
