//! The models against every recorded row: outcome with the number of the error, structure, names.

use std::io::{self, Write};
use std::path::Path;

use serde_json::Value as Json;
use tns_dsn::clients::{Client, Place};

use super::said::{About, Difference, differences, modelled};
use super::witness::{self, WITNESSES};
use crate::conformance::rows::{self, DIRECTORY, Memory, input, short, word};

/// Parts of a hundred that have to be right.
const OUTCOME_FLOOR: usize = 99;
const STRUCTURE_FLOOR: usize = 98;

/// Rows that were compared, and those that are as said.
#[derive(Clone, Copy, Default)]
struct Count {
    rows: usize,
    right: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.rows += 1;
        self.right += usize::from(right);
    }

    fn holds(self, floor: usize) -> bool {
        self.right * 100 >= self.rows * floor
    }
}

/// What came of all rows of a client.
#[derive(Default)]
struct Tally {
    outcome: Count,
    structure: Count,
    names: Count,
    explained: Vec<String>,
}

/// Compares the models with `conformance/vectors.jsonl` of the reference folder, prints counts and every
/// difference, those that the page names (`id`) as explained; true where the floors hold: outcome 99 %,
/// structure 98 %, names all but explained ones.
///
/// # Errors
/// Where the vectors cannot be read.
pub fn run(folder: &Path, page: &str, out: &mut dyn Write) -> io::Result<bool> {
    let rows = rows::all(folder)?;
    let mut good = true;
    for (client, _) in WITNESSES {
        let tally = compare(client, &rows, page, out)?;
        let Tally { outcome, structure, names, explained } = &tally;
        let parts = [("outcome", outcome), ("structure", structure), ("names", names)];
        let counts = parts.map(|(name, count)| format!("{name} {} of {}", count.right, count.rows));
        writeln!(out, "{:<14}{}", client.name(), counts.join(", "))?;
        if !explained.is_empty() {
            writeln!(out, "  explained in docs/clients.md: {}", explained.join(", "))?;
        }
        good &= outcome.holds(OUTCOME_FLOOR) && structure.holds(STRUCTURE_FLOOR);
    }
    Ok(good)
}

fn compare(client: Client, rows: &[Json], page: &str, out: &mut dyn Write) -> io::Result<Tally> {
    let mut tally = Tally::default();
    for row in rows {
        let Some(found) = row_differences(client, row, &mut tally) else { continue };
        let id = word(&row["id"]);
        if found.is_empty() {
            continue;
        }
        if page.contains(&format!("`{id}`")) {
            tally.explained.push(id);
            continue;
        }
        let texts: Vec<_> = found.iter().map(Difference::to_string).collect();
        writeln!(out, "{client} {id}: {}\n    {}", texts.join("; "), short(&input(row)))?;
    }
    Ok(tally)
}

/// What differs in a row; `None` where the client was not asked.
fn row_differences(client: Client, row: &Json, tally: &mut Tally) -> Option<Vec<Difference>> {
    let theirs = witness::said(client, row)?;
    let memory = Memory::of(row);
    let text = row["peer_input"].as_str().map_or_else(|| input(row), str::to_owned);
    let place = Place::of_folder(&memory, Path::new(DIRECTORY));
    let asked = theirs.read.is_some().then_some(text.as_str());
    let ours = modelled(client, Some(place), asked, theirs.names.is_some());
    let found = differences(&ours, &theirs);
    let none_of = |about| found.iter().all(|difference| difference.about != about);
    if let (Some(ours), Some(theirs)) = (&ours.read, &theirs.read) {
        tally.outcome.add(none_of(About::Outcome));
        if ours.is_taken() && theirs.is_taken() {
            tally.structure.add(none_of(About::Structure));
        }
    }
    if theirs.names.is_some() {
        tally.names.add(none_of(About::Names));
    }
    Some(found)
}
