//! ```json
//! {"version": 1, "clients": {"python-thin": {"outcome": "ok", "basis": "observed", …}}}
//! {"version": 1, "aliases": {"SALES": {"clients": {…}}}}
//! ```

use std::collections::HashSet;
use std::io::{self, Write};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use tns_dsn::clients::compat::{Difference, Reading, Verdict};
use tns_dsn::clients::{
    Address, Basis, Description, Effective, Navigation, Refusal, Security, Target, Unheeded,
};
use tns_dsn::mask;

use super::{Compared, FileTable};
use crate::output::json;

pub(crate) fn write(compared: &Compared, out: &mut dyn Write) -> io::Result<()> {
    match compared {
        Compared::String { readings, .. } => json(out, &OfString { version: 1, clients: Clients(readings) }),
        Compared::Files(files) => json(out, &OfFiles { version: 1, aliases: Aliases(files) }),
    }
}

#[derive(Serialize)]
struct OfString<'a> {
    version: u8,
    clients: Clients<'a>,
}

#[derive(Serialize)]
struct OfFiles<'a> {
    version: u8,
    aliases: Aliases<'a>,
}

/// The aliases of all files. One that an earlier file has, too, is called `FILE:ALIAS`.
struct Aliases<'a>(&'a [FileTable]);

impl Serialize for Aliases<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        let mut seen = HashSet::new();
        for file in self.0 {
            for (alias, readings) in file.rows() {
                let one = OfAlias { file: &file.name, clients: Clients(&readings) };
                match seen.insert(alias) {
                    true => map.serialize_entry(alias, &one)?,
                    false => map.serialize_entry(&format!("{}:{alias}", file.name), &one)?,
                }
            }
        }
        map.end()
    }
}

#[derive(Serialize)]
struct OfAlias<'a> {
    file: &'a str,
    clients: Clients<'a>,
}

/// Readings by the names of their clients.
struct Clients<'a>(&'a [Reading]);

impl Serialize for Clients<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|reading| (reading.client.name(), One::of(reading))))
    }
}

/// What one client makes of one text.
#[derive(Serialize)]
struct One<'a> {
    /// Whether it reads the text.
    outcome: &'static str,
    /// That in a word, with what is read otherwise: ok, ignores, differs, fails.
    verdict: &'static str,
    basis: Basis,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    crash: bool,
    /// The error that follows when it connects.
    #[serde(skip_serializing_if = "Option::is_none")]
    doomed: Option<Failure>,
    #[serde(skip_serializing_if = "<[Difference]>::is_empty")]
    differs: &'a [Difference],
    #[serde(skip_serializing_if = "<[Unheeded]>::is_empty")]
    unheeded: &'a [Unheeded],
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    reading: Option<Shown<'a>>,
}

#[derive(Serialize)]
struct Failure {
    code: Option<&'static str>,
    error: String,
}

/// What it connects with. Beside all descriptions, what counts for the first stands by itself.
#[derive(Serialize)]
struct Shown<'a> {
    alias: Option<&'a str>,
    navigation: Navigation,
    addresses: Vec<&'a Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'a Target>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timeouts: Option<Timeouts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    security: Option<&'a Security>,
    descriptions: &'a [Description],
}

#[derive(Serialize)]
struct Timeouts {
    retry_count: i64,
    retry_delay: f64,
    transport_connect_timeout: Option<f64>,
    connect_timeout: Option<f64>,
    expire_time: i64,
}

fn is_false(value: &bool) -> bool {
    !value
}

impl<'a> One<'a> {
    fn of(reading: &'a Reading) -> Self {
        let verdict: &Verdict = &reading.verdict;
        let refusal = verdict.refusal.as_ref();
        Self {
            outcome: if refusal.is_some() { "error" } else { "ok" },
            verdict: verdict.outcome().name(),
            basis: reading.client.basis(),
            code: refusal.and_then(|refusal| refusal.code),
            error: refusal.map(|refusal| mask(&refusal.text)),
            crash: refusal.is_some_and(|refusal| refusal.is_crash),
            doomed: verdict.doomed.as_ref().map(Failure::of),
            differs: &verdict.differs,
            unheeded: &verdict.unheeded,
            reading: reading.effective.as_deref().map(Shown::of),
        }
    }
}

impl Failure {
    fn of(refusal: &Refusal) -> Self {
        Self { code: refusal.code, error: mask(&refusal.text) }
    }
}

impl<'a> Shown<'a> {
    fn of(effective: &'a Effective) -> Self {
        let first = effective.descriptions.first();
        Self {
            alias: effective.alias.as_deref(),
            navigation: effective.navigation,
            addresses: effective.addresses().collect(),
            target: first.map(|first| &first.target),
            timeouts: first.map(Timeouts::of),
            security: first.map(|first| &first.security),
            descriptions: &effective.descriptions,
        }
    }
}

impl Timeouts {
    fn of(description: &Description) -> Self {
        Self {
            retry_count: description.retry_count,
            retry_delay: description.retry_delay,
            transport_connect_timeout: description.transport_connect_timeout,
            connect_timeout: description.connect_timeout,
            expire_time: description.expire_time,
        }
    }
}
