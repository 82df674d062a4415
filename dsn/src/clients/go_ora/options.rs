//! The options of the URL. The driver goes through them in random order; here the order of the text counts.

use std::borrow::Cow;

use super::{CONNECT_TIMEOUT, Config, Refusal, filled, server, take_descriptor, url};

/// What single options set.
pub(super) struct Options {
    pub(super) ssl: bool,
    pub(super) verify: bool,
    pub(super) wallet: Option<String>,
    /// Seconds; 0 for no limit.
    pub(super) connect_timeout: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { ssl: false, verify: true, wallet: None, connect_timeout: CONNECT_TIMEOUT }
    }
}

/// Options that say nothing about where and how to connect, or whose value is not checked.
const FREE: &[&str] = &[
    "CID",
    "WALLET PASSWORD",
    "AUTH TYPE",
    "OS USER",
    "OS PASS",
    "OS PASSWORD",
    "OS HASH",
    "OS PASSHASH",
    "OS PASSWORD HASH",
    "DOMAIN",
    "AUTH SERV",
    "DBA PRIVILEGE",
    "FAST LOGIN",
    "TRACE FILE",
    "TRACE DIR",
    "TRACE FOLDER",
    "TRACE DIRECTORY",
    "USE_OOB",
    "ENABLE_OOB",
    "ENABLE URGENT DATA TRANSPORT",
    "PREFETCH_ROWS",
    "UNIX SOCKET",
    "TOKEN",
    "TOKEN FILE",
    "TOKEN PRIVATE KEY",
    "TOKEN PRIVATE KEY FILE",
    "PROXY CLIENT NAME",
    "LANGUAGE",
    "TERRITORY",
    "CHARSET",
    "CLIENT CHARSET",
    "PROGRAM",
    "SERVER LOCATION",
];

/// Options whose value is one of a few words, and what the driver says otherwise.
const WORDS: &[(&[&str], &[&str], &str)] = &[
    (&["ENCRYPTION"], LEVELS, "unknown encryption service level"),
    (&["DATA INTEGRITY"], LEVELS, "unknown data integrity service level"),
    (
        &["LOB FETCH"],
        &["PRE", "INLINE", "POST", "STREAM"],
        "LOB FETCH value should be either INLINE/PRE (default) or STREAM/POST",
    ),
    (
        &["LOB READ"],
        &["AUTO", "AUTOMATIC", "IMPLICIT", "NO", "NONE", "EXPLICIT"],
        "LOB READ value should be either AUTO/IMPLICIT (default) or NO/EXPLICIT",
    ),
];
const LEVELS: &[&str] = &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"];

/// Of a name that is given twice in the same spelling the first value counts; `server` counts each time.
pub(super) fn read(given: &[(Cow<'_, str>, Cow<'_, str>)], config: &mut Config) -> Result<(), Refusal> {
    for (at, (name, value)) in given.iter().enumerate() {
        let repeated = given[..at].iter().any(|(earlier, _)| earlier == name);
        if !repeated || is(name, &["SERVER"]) {
            option(name, value, config)?;
        }
    }
    Ok(())
}

fn is(name: &str, known: &[&str]) -> bool {
    known.iter().any(|word| word.eq_ignore_ascii_case(name))
}

fn option(name: &str, value: &str, config: &mut Config) -> Result<(), Refusal> {
    let on = || is(value, &["TRUE", "ENABLE", "ENABLED"]);
    match () {
        // Only this spelling of the name finds its value again.
        () if name == "connStr" => return take_descriptor(value, config),
        () if is(name, &["CONNSTR"]) => return take_descriptor("", config),
        () if is(name, &["SERVER"]) => return add_server(value.trim(), config),
        () if is(name, &["SERVICE NAME"]) => config.target.service_name = filled(value),
        () if is(name, &["SID"]) => config.target.sid = filled(value),
        () if is(name, &["INSTANCE NAME"]) => config.target.instance_name = filled(value),
        () if is(name, &["WALLET"]) => config.options.wallet = filled(value),
        () if is(name, &["SSL"]) => config.options.ssl = on(),
        () if is(name, &["SSL VERIFY"]) => config.options.verify = on(),
        () if is(name, &["TIMEOUT", "READ TIMEOUT", "SOCKET TIMEOUT"]) => drop(seconds(value)?),
        () if is(name, &["CONNECT TIMEOUT", "CONNECTION TIMEOUT"]) => {
            config.options.connect_timeout = seconds(value)? as f64;
        }
        () if is(name, FREE) => {}
        () => return word(name, value),
    }
    Ok(())
}

fn add_server(value: &str, config: &mut Config) -> Result<(), Refusal> {
    if !value.is_empty() {
        let (host, port) = url::split_host_port(value)?;
        config.servers.push(server(host, port));
    }
    Ok(())
}

fn seconds(value: &str) -> Result<i64, Refusal> {
    value.parse().map_err(|_| Refusal::plain("TIMEOUT value must be an integer"))
}

fn word(name: &str, value: &str) -> Result<(), Refusal> {
    let known = WORDS.iter().find(|(names, ..)| is(name, names));
    let Some((_, words, otherwise)) = known else { return Err(unknown(name)) };
    if is(value, words) { Ok(()) } else { Err(Refusal::plain(*otherwise)) }
}

/// A name of odd characters is not repeated: it may be the rest of a password.
fn unknown(name: &str) -> Refusal {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" _.".contains(&byte));
    Refusal::plain(if plain {
        format!("unknown URL option: {name}")
    } else {
        "unknown URL option".to_owned()
    })
}
