//! Compares our reading of connect information with what real clients make of it.

mod facts;
pub(crate) mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rows::{DIRECTORY, Memory, input, short, word};
use serde_json::Value as Json;
use tns_dsn::resolve::{Environment, Resolver};
use tns_dsn::{Descriptor, Form};

/// How many rows there are of a kind and a confidence, and how many are read as expected.
#[derive(Default)]
struct Count {
    rows: usize,
    equal: usize,
}

/// Reads `conformance/vectors.jsonl` of the reference folder, prints counts and
/// every difference; true where the floors hold: all rows of high confidence,
/// 97 % of medium ones, except those that `docs/conformance.md` explains.
///
/// # Errors
/// Where the vectors cannot be read.
pub fn run(folder: &Path, page: &str, out: &mut dyn Write) -> io::Result<bool> {
    let mut counts: BTreeMap<(String, String), Count> = BTreeMap::new();
    let mut good = true;
    for row in rows::all(folder)? {
        let confidence = word(&row["expect"]["confidence"]);
        let count = counts.entry((word(&row["kind"]), confidence.clone())).or_default();
        count.rows += 1;
        match difference(&row) {
            None => count.equal += 1,
            Some(difference) => {
                let id = word(&row["id"]);
                let explained = page.contains(&format!("`{id}`"));
                good &= explained || confidence != "high";
                if !explained && confidence != "low" {
                    writeln!(out, "{confidence:<6} {id}: {difference}")?;
                }
            }
        }
    }
    for ((kind, confidence), count) in &counts {
        writeln!(out, "{kind:<14}{confidence:<8}{:>4} of {:>4} as expected", count.equal, count.rows)?;
    }
    let medium = counts.iter().filter(|((_, confidence), _)| confidence == "medium").map(|(_, count)| count);
    let (equal, rows) = medium.fold((0, 0), |sum, count| (sum.0 + count.equal, sum.1 + count.rows));
    writeln!(out, "medium in all: {equal} of {rows}")?;
    Ok(good && equal * 100 >= rows * 97)
}

/// What differs between our reading of a row and the expected one.
fn difference(row: &Json) -> Option<String> {
    let expect = &row["expect"];
    if expect["outcome"] == "none" {
        return names(row);
    }
    let input = input(row);
    let read = read(row, &input)?;
    match (expect["outcome"].as_str(), read) {
        (Some("ok"), Err(error)) => Some(format!("refused, {error}: {}", short(&input))),
        (Some("error"), Ok(_)) => Some(format!("accepted: {}", short(&input))),
        (Some("ok"), Ok(descriptor)) => {
            let wanted = facts::expected(&expect["structure"]);
            let ours = facts::ours(&descriptor);
            let differs =
                |fact: &&(String, String)| ours.iter().any(|our| our.0 == fact.0 && our.1 != fact.1);
            let (name, value) = wanted.iter().find(differs)?;
            let our = ours.iter().find(|our| our.0 == *name).map_or("", |our| &our.1);
            Some(format!("{name} is `{our}`, expected `{value}`: {}", short(&input)))
        }
        _ => None,
    }
}

/// Our reading of a row; `None` where it only lists names.
fn read(row: &Json, input: &str) -> Option<Result<Descriptor, String>> {
    let form = match row["kind"].as_str()? {
        "descriptor" => Form::Descriptor,
        "easy_connect" => Form::EasyConnect,
        "jdbc" => Form::Jdbc,
        _ if row["input"].is_null() => return None,
        _ => {
            let memory = Memory::of(row);
            let resolved = Resolver::new(&memory, environment()).resolve(input);
            return Some(resolved.map(|found| found.descriptor).map_err(|error| error.to_string()));
        }
    };
    Some(form.read(input).map(|read| read.value).map_err(|error| error.to_string()))
}

/// What differs between the names we list and the expected ones.
fn names(row: &Json) -> Option<String> {
    let memory = Memory::of(row);
    let ours = Resolver::new(&memory, environment()).names();
    let expected = &row["expect"]["names"];
    match (ours, expected.as_array()) {
        (Ok(ours), Some(expected)) => {
            let ours: BTreeSet<_> = ours.iter().map(|name| name.text().to_uppercase()).collect();
            let expected: BTreeSet<_> = expected.iter().map(word).collect();
            (ours != expected).then(|| format!("names are {ours:?}, expected {expected:?}"))
        }
        // A folder without the file: the clients report it, our list is empty.
        (Ok(ours), None) if expected["error"] == true && ours.iter().next().is_some() => {
            Some("names are listed, expected an error".to_owned())
        }
        (Err(error), Some(_)) => Some(format!("no names: {error}")),
        _ => None,
    }
}

fn environment() -> Environment {
    Environment { tns_admin: Some(PathBuf::from(DIRECTORY)), ..Environment::default() }
}
