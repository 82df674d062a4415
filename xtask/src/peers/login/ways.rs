//! The ways in which python-oracledb logs in and works, on every release.

use std::io;
use std::time::Duration;

use serde_json::{Value as Json, json};
use tns_testbed::{Database, Listener, Privilege, Running, Script, Step, Tcps, Testbed, Tls, User};
use tns_wire::ttc::Profile;

use super::super::compare::Report;
use super::super::process::Process;
use super::super::python::Installation;

/// The functions of the script.
const WAYS: [&str; 18] = [
    "tls",
    "mtls",
    "certificate",
    "token",
    "signed_token",
    "proxy",
    "sysdba",
    "drcp",
    "pool",
    "drcp_pool",
    "new_password",
    "change_password",
    "accounts",
    "edition",
    "attributes",
    "fetching",
    "call_timeout",
    "cancel",
];

const PROFILES: [Profile; 4] = [Profile::V12_1, Profile::V19, Profile::V21, Profile::V23];

/// How long one way may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The access token that is known; clients see in it that it expires in 2100.
const TOKEN: &str = "eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDB9.";

/// Goes through all ways on all releases, and writes a line for each way.
pub(super) fn run(installation: &Installation, report: &mut Report) -> io::Result<()> {
    let mut python = installation.start(include_str!("ways.py"))?;
    // Two pairs of keys; a token names the first one.
    let keys = python.ask(&json!({ "way": "keys" }))?.map_err(io::Error::other)?;
    report.notes.push("python-oracledb on 12.1, 19c, 21c, 23ai:".to_owned());
    for way in WAYS {
        let mut line = format!("  {way:<18}");
        for profile in PROFILES {
            let wrong = go(&mut python, way, profile, &keys)?;
            line.push_str(if wrong.is_none() { "     ok" } else { "  FAILS" });
            report.cases += 1;
            report.differences.extend(wrong.map(|wrong| format!("{way}, {profile:?}: {wrong}")));
        }
        report.notes.push(line);
    }
    Ok(())
}

/// One way on one release; what goes wrong.
fn go(python: &mut Process, way: &str, profile: Profile, keys: &Json) -> io::Result<Option<String>> {
    let running = Testbed::start(script(profile, keys)).map_err(io::Error::other)?;
    Ok(match python.ask_within(&question(way, &running, keys), PATIENCE)? {
        None => Some("no answer in time".to_owned()),
        Some(Err(error)) => Some(error),
        Some(Ok(Json::Null)) => None,
        Some(Ok(wrong)) => Some(wrong.to_string()),
    })
}

fn question(way: &str, running: &Running, keys: &Json) -> Json {
    let secure = |listener: &str| running.descriptor(listener);
    json!({
        "way": way,
        "plain": running.fill("127.0.0.1:{A}/svc"),
        "pooled": running.fill("127.0.0.1:{A}/svc:pooled"),
        "tls": secure("T"),
        "mtls": secure("M"),
        "token": TOKEN,
        "key": keys[0]["private"],
        "other_key": keys[1]["private"],
    })
}

/// One database behind three listeners.
fn script(profile: Profile, keys: &Json) -> Script {
    let behind = |tls| Listener { tls, ..Listener::new([Step::Database]) };
    let script = Script::new().listener("A", behind(None)).listener("T", behind(Some(Tls::Good)));
    let script = script.listener("M", behind(Some(Tls::ClientCertificate)));
    Script { database: Some(database(profile, keys)), ..script }
}

fn database(profile: Profile, keys: &Json) -> Database {
    let mut database = Database::builder().profile(profile).drcp(2);
    for user in [
        User { privileges: vec![Privilege::Sysdba], ..User::new("sys", "oracle") },
        User { proxy_for: vec!["scott".to_owned()], ..User::new("app", "app") },
        User { expired: true, ..User::new("old", "old") },
        User { locked: true, ..User::new("shut", "shut") },
        User { grace_days: Some(5), ..User::new("late", "late") },
        User { external: true, ..User::without_password("carl") },
        User { token: Some(TOKEN.into()), ..User::without_password("tom") },
        User {
            token: Some(format!("{TOKEN}signed").as_str().into()),
            token_key: keys[0]["public"].as_str().map(str::to_owned),
            ..User::without_password("tim")
        },
    ] {
        database = database.user(user);
    }
    // Its certificate has to be agreed on, which python-oracledb does on its own.
    Database { editions: vec!["e1".to_owned()], tcps: Tcps::Required, ..database }
}
