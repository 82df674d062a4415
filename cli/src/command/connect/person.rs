//! A call that a person watches: each step and each answer as it comes.

use std::io::{self, Write};

use tns_connect::error::ConnectError;
use tns_connect::login::RefusalKind;
use tns_connect::session::{CallError, Remark};

use super::visit::{Answered, Visit};
use super::{Call, facts, remarks, table};
use crate::args::LoginArgs;
use crate::command::live::{self, Timeline, diagnosis, heading, millis, took, unplanned};
use crate::exit::Status;
use crate::output::{clean, stdout};

pub(super) fn run(call: &Call<'_>) -> io::Result<Status> {
    let mut out = stdout();
    heading(&mut out, &call.target)?;
    let status = match &call.plan {
        Err(failure) => no_session(&mut out, call, &unplanned(failure.clone()))?,
        Ok((plan, auth)) => {
            live::remarks(&mut out, plan)?;
            let mut timeline = Timeline::new(&mut out);
            let visit = Visit::login(&call.reach, &call.target, (plan.clone(), auth), &mut timeline);
            timeline.error.map_or(Ok(()), Err)?;
            match visit {
                Ok(visit) => session(&mut out, call, visit)?,
                Err(error) => no_session(&mut out, call, &error)?,
            }
        }
    };
    out.flush()?;
    Ok(status)
}

fn session(out: &mut dyn Write, call: &Call<'_>, mut visit: Visit<'_>) -> io::Result<Status> {
    let who = if call.args.login.prelim { None } else { visit.who() };
    let info = visit.info();
    let (connect, login) = (info.timings.connect, info.timings.login);
    writeln!(
        out,
        "  logged in after {}: {} to the ACCEPT, {} for the login",
        took(connect + login),
        took(connect),
        took(login)
    )?;
    for (name, text) in facts::lines(info, who.as_ref()) {
        writeln!(out, "    {name:<8}  {}", clean(&text))?;
    }
    remarks::of(info, &call.args.login).iter().try_for_each(|remark| warning(out, remark))?;
    out.flush()?;
    let answered = call.args.query.as_deref().map(|sql| visit.query(sql));
    let status = answered.iter().try_fold(Status::Clean, |_, answered| rows(out, call, answered))?;
    out.flush()?;
    visit.end();
    Ok(status)
}

fn warning(out: &mut dyn Write, remark: &Remark) -> io::Result<()> {
    let code = remark.code.as_ref().map(|code| format!("{code}: ")).unwrap_or_default();
    writeln!(out, "  warning: {code}{}", clean(&remark.message))?;
    remark.hint.iter().try_for_each(|hint| writeln!(out, "    help:   {}", clean(hint)))
}

fn rows(out: &mut dyn Write, call: &Call<'_>, answered: &Answered) -> io::Result<Status> {
    let rows = match &answered.rows {
        Ok(rows) => rows,
        Err(error) => return failed(out, call, answered, error),
    };
    writeln!(out)?;
    table::table(rows).iter().try_for_each(|line| writeln!(out, "  {line}"))?;
    let count = match rows.rows.len() {
        1 => "1 row".to_owned(),
        count => format!("{count} rows"),
    };
    let cut = if rows.is_cut { ", and there are more" } else { "" };
    writeln!(out, "  {count}{cut}, {}", took(answered.took))?;
    Ok(Status::Clean)
}

fn failed(
    out: &mut dyn Write,
    call: &Call<'_>,
    answered: &Answered,
    error: &CallError,
) -> io::Result<Status> {
    writeln!(out, "  the query failed after {:.1} ms", millis(answered.took))?;
    let code = error.code.as_deref().filter(|code| !error.message.starts_with(code));
    let code = code.map(|code| format!("{code}: ")).unwrap_or_default();
    writeln!(out, "  {code}{}", clean(&error.message))?;
    let parts = [("cause:", &error.cause), ("help:", &error.hint)];
    for (name, text) in parts.into_iter().filter_map(|(name, text)| Some((name, text.as_ref()?))) {
        writeln!(out, "    {name:<7} {}", clean(text))?;
    }
    if let (Some(position), Some(sql)) = (error.position, &call.args.query) {
        let rest: String = sql.chars().skip(position as usize).take(40).collect();
        writeln!(out, "    at:     {}", clean(&rest))?;
    }
    if answered.out_of_time {
        writeln!(out, "  there was no more time: --deadline is {}", live::time(call.args.reach.deadline))?;
    }
    Ok(Status::Found)
}

fn no_session(out: &mut dyn Write, call: &Call<'_>, error: &ConnectError) -> io::Result<Status> {
    let (deadline, is_over) = (call.args.reach.deadline, call.reach.left().is_zero());
    write!(out, "{}", clean(&diagnosis("session", error, deadline)))?;
    if is_over && !error.out_of_time {
        writeln!(out, "  there was no more time: --deadline is {}", live::time(deadline))?;
    }
    if let Some(advice) = error.last.refusal().and_then(|kind| argument(kind, &call.args.login)) {
        writeln!(out, "    here:   {advice}")?;
    }
    Ok(Status::Found)
}

/// The argument that answers a refusal.
fn argument(kind: RefusalKind, args: &LoginArgs) -> Option<&'static str> {
    match kind {
        RefusalKind::Expired if !args.new_password => Some("--new-password sets a new one while logging in"),
        RefusalKind::Privilege if args.mode.is_none() => Some("--as sysdba, or another mode"),
        RefusalKind::Privilege => Some("another mode of --as, or none"),
        _ => None,
    }
}
