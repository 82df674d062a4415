//! Releases times verifiers: each client logs in, pings, asks, commits and logs off.

use std::io;
use std::time::Duration;

use serde_json::json;
use tns_testbed::{Database, Ending, SessionRecord};
use tns_wire::auth::Verifier;
use tns_wire::ttc::Profile;

use super::super::clients::{Client, Clients};
use super::super::compare::Report;
use super::super::process::Process;

pub(in crate::peers) const PROFILES: [(Profile, &str); 4] =
    [(Profile::V12_1, "12.1"), (Profile::V19, "19c"), (Profile::V21, "21c"), (Profile::V23, "23ai")];

pub(in crate::peers) const VERIFIERS: [(Verifier, &str); 3] =
    [(Verifier::V11g1, "11g-1"), (Verifier::V11g2, "11g-2"), (Verifier::V12c, "12c")];

/// What every client asks.
const QUERY: &str = "select 1, 'hello', user from dual";

/// How long a client may take for all of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long the server may take to know that the client has gone.
const SETTLED: Duration = Duration::from_secs(5);

/// Lets all clients go through all cells, and writes a line for each.
pub(super) fn run(clients: &Clients<'_>, report: &mut Report) -> io::Result<()> {
    let names = PROFILES
        .iter()
        .flat_map(|(_, release)| VERIFIERS.map(|(_, verifier)| format!("{release}/{verifier}")));
    let heads: String = names.map(|name| format!("{name:>12}")).collect();
    report.notes.push(format!("{:<28}{heads}", "client"));
    for client in Client::ALL {
        let mut process = clients.start_login(client)?;
        let mut line = format!("{:<28}", client.name());
        for (profile, release) in PROFILES {
            for (verifier, kept) in VERIFIERS {
                // Oracle's Rust driver knows no other verifier; it panics.
                let is_possible = client != Client::Rust || verifier == Verifier::V12c;
                let wrong = if is_possible { cell(&mut process, client, profile, verifier)? } else { None };
                let mark = if is_possible { wrong.as_ref().map_or("ok", |_| "FAILS") } else { "-" };
                line.push_str(&format!("{mark:>12}"));
                report.cases += u64::from(is_possible);
                let wrong = wrong.map(|wrong| format!("{}, {release}/{kept}: {wrong}", client.name()));
                report.differences.extend(wrong);
            }
        }
        report.notes.push(line);
    }
    Ok(())
}

/// One client in one cell; what goes wrong.
fn cell(
    process: &mut Process,
    client: Client,
    profile: Profile,
    verifier: Verifier,
) -> io::Result<Option<String>> {
    let database = Database::builder().profile(profile).verifier(verifier);
    let running = database.start().map_err(io::Error::other)?;
    let question = json!({ "connect": running.fill("127.0.0.1:{A}/svc"), "query": QUERY });
    let answer = match process.ask_within(&question, PATIENCE)? {
        None => return Ok(Some("no answer in time".to_owned())),
        Some(Err(error)) => return Ok(Some(error)),
        Some(Ok(answer)) => answer,
    };
    if answer != json!([1, "hello", "SCOTT"]) {
        return Ok(Some(format!("the row is {answer}")));
    }
    running.settled(SETTLED);
    Ok(match &*running.sessions() {
        [session] => seen(client, session),
        sessions => Some(format!("{} sessions", sessions.len())),
    })
}

/// What the database has not seen.
fn seen(client: Client, session: &SessionRecord) -> Option<String> {
    let SessionRecord { calls, statements, ending, .. } = session;
    let is_asked = statements.iter().any(|statement| statement == QUERY);
    // ADBC has no ping of its own.
    let is_pinged = client == Client::Adbc || calls.contains(&"ping");
    let is_over = *ending == Some(Ending::Logoff);
    let is_good = is_asked && is_pinged && is_over;
    (!is_good).then(|| format!("the database saw {calls:?}, {statements:?}, and the end {ending:?}"))
}
