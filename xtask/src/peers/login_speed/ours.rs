//! Our logins, under the same names as those of the other clients.

use std::io;
use std::time::{Duration, Instant};

use serde_json::{Value as Json, json};
use tns_connect::connector::Connector;
use tns_connect::login::{Auth, SecretString};
use tns_connect::plan::{Options, Plan};
use tns_connect::trace::Quiet;
use tns_dsn::Form;
use tns_dsn::resolve::Profile;
use tns_wire::login::Client;

use crate::peers::process::Process;

/// What both say of themselves.
const PROGRAM: &str = "peers";
const MACHINE: &str = "stand-in.example.com";
const TERMINAL: &str = "unknown";
const OS_USER: &str = "tester";
const DRIVER: &str = "driver : 1.0";

/// The names for python-oracledb.
pub(super) fn names() -> Json {
    json!({
        "program": PROGRAM,
        "machine": MACHINE,
        "terminal": TERMINAL,
        "osuser": OS_USER,
        "driver_name": DRIVER,
    })
}

/// The same names for us. Process and version cannot be set there, so that we say the process and the
/// version of python-oracledb.
pub(super) fn client(python: &mut Process) -> io::Result<Client> {
    let said = python.ask(&json!({}))?.map_err(io::Error::other)?;
    let mut numbers = said["version"].as_str().unwrap_or_default().split('.').map(str::parse);
    let mut number = || numbers.next().and_then(Result::ok).unwrap_or_default();
    Ok(Client {
        program: PROGRAM.to_owned(),
        machine: MACHINE.to_owned(),
        terminal: TERMINAL.to_owned(),
        os_user: OS_USER.to_owned(),
        pid: said["pid"].as_u64().and_then(|pid| u32::try_from(pid).ok()).unwrap_or_default(),
        driver: DRIVER.to_owned(),
        version: [number(), number(), number()],
    })
}

/// Logs in and off, and tells how long the login took, from the text of the connect string on.
pub(super) fn log_in(client: &Client, connect: &str) -> io::Result<Duration> {
    let start = Instant::now();
    let descriptor = Form::detect(connect).read(connect).map_err(io::Error::other)?.value;
    let names = client.clone();
    let options =
        Options { program: names.program, host: names.machine, user: names.os_user, ..Options::of_process() };
    let plan = Plan::of_descriptor(&descriptor, &Profile::default(), &options).map_err(io::Error::other)?;
    let auth = Auth::password("scott", SecretString::from("tiger")).client(client.clone());
    let session = Connector::new(plan).login(&auth, &mut Quiet).map_err(io::Error::other)?;
    let took = start.elapsed();
    session.close().map_err(io::Error::other)?;
    Ok(took)
}
