//! Connects with Oracle's Rust driver: each line of standard input is `{"connect": "…"}`, each line
//! of standard output tells what came of it. With `"query": "…"` it pings, asks, commits and closes as
//! well, and tells the row; with `"timed": true` it tells how many seconds the login took. With
//! `"working": "…"` it connects nowhere: it tells what it has read.

mod read;

use std::io::{self, BufRead, Write};
use std::panic;
use std::time::Instant;

use serde_json::{Value as Json, json};

fn main() -> io::Result<()> {
    // What it panics with is an answer as well.
    panic::set_hook(Box::new(|_| {}));
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let question: Json = serde_json::from_str(&line?)?;
        if question["working"].is_string() {
            let said = read::read(&question);
            writeln!(out, "{}", json!({ "ok": said }))?;
            out.flush()?;
            match said["ends"] == true {
                true => break,
                false => continue,
            }
        }
        let connect = question["connect"].as_str().unwrap_or_default();
        let answer = match (question["query"].as_str(), question["timed"].as_bool()) {
            (Some(query), _) => told(attempt(|| ask(connect, query))),
            (None, Some(true)) => told(attempt(|| time(connect))),
            (None, _) => json!({ "ok": { "error": attempt(|| open(connect).map(drop)).err() } }),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// As the loops of other clients tell it.
fn told(outcome: Result<Json, String>) -> Json {
    match outcome {
        Ok(value) => json!({ "ok": value }),
        Err(error) => json!({ "error": error }),
    }
}

/// What comes of it, or what the driver says.
fn attempt<T>(what: impl FnOnce() -> Result<T, oracledb::Error> + panic::UnwindSafe) -> Result<T, String> {
    match panic::catch_unwind(what) {
        Ok(outcome) => outcome.map_err(|error| error.to_string()),
        Err(reason) => Err(match reason.downcast::<String>() {
            Ok(text) => *text,
            Err(reason) => reason.downcast_ref::<&str>().copied().unwrap_or("a panic").to_owned(),
        }),
    }
}

fn open(connect: &str) -> Result<oracledb::Connection, oracledb::Error> {
    let config = oracledb::Config::default().set_credentials("scott", "tiger").set_connect_string(connect)?;
    oracledb::connect(config)
}

/// A number and two texts.
fn ask(connect: &str, query: &str) -> Result<Json, oracledb::Error> {
    let mut connection = open(connect)?;
    connection.ping()?;
    let row = connection.query_row(query, &[])?;
    let (number, text, user): (i32, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
    connection.commit()?;
    connection.close()?;
    Ok(json!([number, text, user]))
}

/// The seconds of a login, without logging off.
fn time(connect: &str) -> Result<Json, oracledb::Error> {
    let start = Instant::now();
    let mut connection = open(connect)?;
    let took = start.elapsed();
    connection.close()?;
    Ok(json!(took.as_secs_f64()))
}
