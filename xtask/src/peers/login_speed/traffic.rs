//! What goes over the wire while somebody logs in, and while they log off.

use std::io;
use std::time::Duration;

use serde_json::json;
use tns_testbed::{Database, Running, SessionRecord, Traffic};
use tns_wire::login::Client;

use super::ours;
use crate::peers::compare::Report;
use crate::peers::login::cells::{PROFILES, VERIFIERS};
use crate::peers::process::Process;

/// How long the server may take to know that the client has gone.
const SETTLED: Duration = Duration::from_secs(5);

/// How often each logs in: what is read at once, which counts as one round trip, hangs on the moment.
const TIMES: usize = 5;

/// What a session costs.
struct Cost {
    login: Traffic,
    logoff: Traffic,
}

/// Both log in in each cell; a line for each, and a difference where we need more.
pub(super) fn run(python: &mut Process, report: &mut Report) -> io::Result<()> {
    let client = ours::client(python)?;
    let head = "login and logoff as round trips/bytes sent/bytes received: python-oracledb, ours";
    report.notes.push(head.to_owned());
    for (profile, release) in PROFILES {
        for (verifier, kept) in VERIFIERS {
            let database = Database::builder().profile(profile).verifier(verifier);
            let running = database.start().map_err(io::Error::other)?;
            let (theirs, ours) = sessions(&running, python, &client)?;
            compare(&format!("{release}/{kept}"), &cost(&theirs)?, &cost(&ours)?, report);
        }
    }
    Ok(())
}

/// The cheapest session of each.
fn sessions(
    running: &Running,
    python: &mut Process,
    client: &Client,
) -> io::Result<(SessionRecord, SessionRecord)> {
    let connect = running.fill("127.0.0.1:{A}/svc");
    let question = json!({ "connect": connect, "names": ours::names() });
    for _ in 0..TIMES {
        python.ask(&question)?.map_err(io::Error::other)?;
        ours::log_in(client, &connect)?;
    }
    running.settled(SETTLED);
    let sessions = running.sessions();
    let cheapest = |first| {
        let all = sessions.iter().skip(first).step_by(2);
        let best = all.min_by_key(|session| session.login.map(|login| login.round_trips));
        best.cloned().ok_or_else(|| io::Error::other("there was no session"))
    };
    let (theirs, ours) = (cheapest(0)?, cheapest(1)?);
    same_names(&theirs, &ours)?;
    Ok((theirs, ours))
}

/// Bytes hang on names: both have to say the same of themselves. The connect string is none of them;
/// python-oracledb sends it, and we do not.
fn same_names(theirs: &SessionRecord, ours: &SessionRecord) -> io::Result<()> {
    let said = |of: &SessionRecord| {
        let mut said = of.client.clone();
        said.remove("AUTH_CONNECT_STRING");
        said
    };
    let (theirs, ours) = (said(theirs), said(ours));
    match theirs == ours {
        true => Ok(()),
        false => {
            Err(io::Error::other(format!("they call themselves {theirs:?}, we call ourselves {ours:?}")))
        }
    }
}

/// What the login cost, and what came after it.
fn cost(of: &SessionRecord) -> io::Result<Cost> {
    let login = of.login.ok_or_else(|| io::Error::other("nobody logged in"))?;
    let logoff = Traffic {
        received: of.traffic.received - login.received,
        sent: of.traffic.sent - login.sent,
        messages: of.traffic.messages - login.messages,
        round_trips: of.traffic.round_trips - login.round_trips,
    };
    Ok(Cost { login, logoff })
}

fn compare(cell: &str, theirs: &Cost, ours: &Cost, report: &mut Report) {
    report.cases += 1;
    let mut line = format!("{cell:<12}");
    for (what, theirs, ours) in [("login", theirs.login, ours.login), ("logoff", theirs.logoff, ours.logoff)]
    {
        line.push_str(&format!("  {what} {:>14} {:>14}", text(theirs), text(ours)));
        let is_more = ours.round_trips > theirs.round_trips
            || ours.received > theirs.received
            || ours.sent > theirs.sent;
        let more = format!("{cell}, {what}: ours needs {}, python-oracledb {}", text(ours), text(theirs));
        report.differences.extend(is_more.then_some(more));
    }
    report.notes.push(line);
}

/// Round trips, bytes of the client, bytes of the server.
fn text(traffic: Traffic) -> String {
    let Traffic { received, sent, round_trips, .. } = traffic;
    format!("{round_trips}/{received}/{sent}")
}
