//! Connects with Oracle's Rust driver: each line of standard input is `{"connect": "…"}`, each line
//! of standard output tells what came of it.

use std::io::{self, BufRead, Write};
use std::panic;

use serde_json::{Value as Json, json};

fn main() -> io::Result<()> {
    // What it panics with is an answer as well.
    panic::set_hook(Box::new(|_| {}));
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let question: Json = serde_json::from_str(&line?)?;
        let connect = question["connect"].as_str().unwrap_or_default();
        writeln!(out, "{}", json!({ "ok": { "error": attempt(connect) } }))?;
        out.flush()?;
    }
    Ok(())
}

/// What the driver says; nothing where it connects.
fn attempt(connect: &str) -> Option<String> {
    match panic::catch_unwind(|| open(connect)) {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(reason) => Some(match reason.downcast::<String>() {
            Ok(text) => *text,
            Err(reason) => reason.downcast_ref::<&str>().copied().unwrap_or("a panic").to_owned(),
        }),
    }
}

fn open(connect: &str) -> Result<(), oracledb::Error> {
    let config = oracledb::Config::default().set_credentials("scott", "tiger").set_connect_string(connect)?;
    oracledb::connect(config).map(drop)
}
