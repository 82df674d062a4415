//! What each client makes of one text, held against the documented reading.
//!
//! ```
//! use tns_dsn::clients::compat::{Outcome, of_text};
//! use tns_dsn::clients::Client;
//!
//! // Several hosts mean LOAD_BALANCE=ON to Oracle, and one after the other to python-oracledb.
//! let readings = of_text("db1,db2:1521/sales", None, &Client::ALL);
//! assert_eq!(readings.len(), 10);
//! # fn of_python(readings: &[tns_dsn::clients::compat::Reading]) -> bool {
//! let python = readings.iter().find(|reading| reading.client == Client::PythonThin).unwrap();
//! python.verdict.outcome() == Outcome::Differs
//! # }
//! ```

mod differences;
mod documented;
mod expected;
mod names;
mod shape;
mod share;
mod table;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

use std::sync::Arc;

use super::{Client, Description, Effective, Place, Reader, Refusal};
use crate::Descriptor;
use crate::error::Unreadable;
use crate::files::{Files, clean};

pub use table::{Column, Table, Wanted, of_file};
pub use verdict::{Aspect, Difference, Outcome, Reading, Verdict};
pub use words::{Alike, alike};

use differences::differences;
use expected::Expected;

/// What clients make of an alias or a connect string. `place` is where they look for files.
pub fn of_text(text: &str, place: Option<&Place<'_>>, clients: &[Client]) -> Vec<Reading> {
    let documented = documented::read(text, place);
    clients.iter().map(|&client| of_client(client, text, place, &documented)).collect()
}

/// What clients make of one entry of a tnsnames.ora by itself, named `alias`; sqlnet.ora is looked
/// for beside `place`. A habit with whole files, such as giving all up for one broken entry, does
/// not show. Clients that read no tnsnames.ora are asked about the text of the entry.
pub fn of_entry(entry: &str, alias: &str, place: &Place<'_>, clients: &[Client]) -> Vec<Reading> {
    let alone = Alone { entry: format!("{entry}\n"), place };
    let place = Place { files: &alone, ..place.clone() };
    let documented = documented::read_alias(alias, &place);
    let text = documented::text(alias, &place);
    let asked = |client: Client| match &text {
        Some(text) if !client.reads_tnsnames() => text,
        _ => alias,
    };
    clients.iter().map(|&client| of_client(client, asked(client), Some(&place), &documented)).collect()
}

fn of_client(client: Client, text: &str, place: Option<&Place<'_>>, documented: &Documented) -> Reading {
    let reader = match place {
        Some(place) => Reader::new(client, place.clone()),
        None => Reader::of_strings(client),
    };
    let (effective, verdict) = judge(reader.read(text), || documented, &defaults(&reader));
    Reading { client, verdict: Arc::new(verdict), effective: effective.map(Box::new) }
}

/// One entry in place of tnsnames.ora.
struct Alone<'a> {
    entry: String,
    place: &'a Place<'a>,
}

impl Files for Alone<'_> {
    fn read(&self, path: &std::path::Path) -> std::io::Result<Vec<u8>> {
        match clean(path) == clean(&self.place.tnsnames) {
            true => Ok(self.entry.clone().into_bytes()),
            false => self.place.files.read(path),
        }
    }
}

/// The documented reading, or why there is none.
type Documented = Result<Expected, String>;

/// Holds a reading against the documented one, which is made only where it is looked at.
fn judge<'d>(
    reading: Result<Effective, Refusal>,
    documented: impl FnOnce() -> &'d Documented,
    defaults: &Description,
) -> (Option<Effective>, Verdict) {
    let mut effective = match reading {
        Ok(effective) => effective,
        Err(refusal) => return (None, Verdict { refusal: Some(refusal), ..Verdict::default() }),
    };
    let verdict = Verdict {
        differs: differences(documented(), &effective, defaults),
        unheeded: std::mem::take(&mut effective.unheeded),
        doomed: effective.doomed.take(),
        refusal: None,
    };
    (Some(effective), verdict)
}

/// A text that sets nothing but a place with TLS and a target.
const SILENT: &str =
    "(DESCRIPTION=(ADDRESS=(PROTOCOL=tcps)(HOST=host)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=service)))";

/// What a client takes where nothing is said, its sqlnet.ora included.
fn defaults(reader: &Reader<'_>) -> Description {
    let silent = reader.read(SILENT).ok();
    silent.and_then(|silent| silent.descriptions.into_iter().next()).unwrap_or_default()
}

/// The documented reading of a descriptor.
fn expected(read: Result<Descriptor, Unreadable>) -> Documented {
    read.map(|descriptor| Expected::of(&descriptor)).map_err(|error| error.to_string())
}
