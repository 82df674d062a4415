//! `--dry-run`: the plans, and nothing else.

use std::io::{self, Write};

use serde::Serialize;

use super::session::Session;
use crate::args::TextOrJson;
use crate::command::live::{Planned, Target};
use crate::exit::Status;
use crate::output::{json, stdout};

#[derive(Serialize)]
struct Document<'a> {
    version: u8,
    dry_run: bool,
    targets: Vec<Planned<'a>>,
}

/// Prints the plan of each target.
pub(super) fn run(session: &Session<'_>) -> io::Result<Status> {
    let mut out = stdout();
    let plan = |target| (target, session.reach.plan(target, session.how().deadline));
    let plans: Vec<(&Target, _)> = session.targets.iter().map(plan).collect();
    let targets: Vec<_> = plans.iter().map(|(target, plan)| Planned::new(target, plan)).collect();
    match session.how().output {
        TextOrJson::Json => json(&mut out, &Document { version: 1, dry_run: true, targets })?,
        TextOrJson::Text => {
            let texts: Vec<_> = targets.iter().map(Planned::text).collect();
            write!(out, "{}", texts.join("\n"))?;
        }
    }
    out.flush()?;
    let all_planned = plans.iter().all(|(_, plan)| plan.is_ok());
    Ok(if all_planned { Status::Clean } else { Status::Found })
}
