//! A call whose report is one JSON document.

use std::io::{self, Write};

use tns_connect::session::{Remark, SessionInfo};

use super::document::Document;
use super::facts::Facts;
use super::visit::{Answered, Visit, Who};
use super::{Call, remarks};
use crate::command::live::{Kept, millis, unplanned};
use crate::exit::Status;
use crate::output::{json, stdout};

/// What was found out in a session.
struct Found {
    info: SessionInfo,
    warnings: Vec<Remark>,
    who: Option<Who>,
    query: Option<Answered>,
}

pub(super) fn run(call: &Call<'_>) -> io::Result<Status> {
    let mut kept = Kept::default();
    let (end, skipped) = match &call.plan {
        Ok((plan, auth)) => {
            let visit = Visit::login(&call.reach, &call.target, (plan.clone(), auth), &mut kept);
            (visit.map(|visit| look_round(call, visit)), &*plan.skipped)
        }
        Err(failure) => (Err(unplanned(failure.clone())), &[][..]),
    };
    let is_over = call.reach.left().is_zero();
    let document = Document::new(&call.target.name, millis(call.reach.elapsed())).with(skipped, &kept.0);
    let document = match &end {
        Ok(Found { info, warnings, who, query }) => {
            let document = document.session(Facts::new(info, who.as_ref()), warnings);
            query.iter().fold(document, Document::query)
        }
        Err(error) => document.failed(error, is_over),
    };
    let mut out = stdout();
    json(&mut out, &document)?;
    out.flush()?;
    let is_fine = end.is_ok_and(|found| found.query.is_none_or(|query| query.rows.is_ok()));
    Ok(if is_fine { Status::Clean } else { Status::Found })
}

fn look_round(call: &Call<'_>, mut visit: Visit<'_>) -> Found {
    let info = visit.info().clone();
    let who = if call.args.login.prelim { None } else { visit.who() };
    let query = call.args.query.as_deref().map(|sql| visit.query(sql));
    visit.end();
    Found { warnings: remarks::of(&info, &call.args.login), info, who, query }
}
