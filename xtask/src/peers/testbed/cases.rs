//! The cases: a script, a connect string, and what each client was recorded to do with it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::time::Duration;

use serde_json::Value as Json;
use tns_testbed::scenario::{self, Recorded, Scenario};
use tns_testbed::{Listener, Script, Step};

use crate::inputs;
use crate::peers::clients::Client;

/// After what time a client of a vector hangs; all answers come at once.
const VECTOR_PATIENCE: Duration = Duration::from_secs(6);

/// One case.
pub(super) struct Case {
    pub(super) name: String,
    pub(super) source: Source,
    pub(super) script: Script,
    /// With `{A}` for the port of the listener `A`.
    pub(super) connect: String,
    pub(super) patience: Duration,
    pub(super) timed: bool,
    recorded: BTreeMap<&'static str, Json>,
}

/// The file in which it is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    Behaviour,
    Tls,
    Wire,
}

impl Case {
    /// What a client was recorded to do; `None` where it was not tried.
    pub(super) fn recorded(&self, client: Client) -> Option<&Json> {
        let recorded = self.recorded.get(client.name())?;
        // A descriptor is no address of ADBC: what is recorded says so, and not more.
        let is_possible = client != Client::Adbc || !self.connect.trim_start().starts_with('(');
        is_possible.then_some(recorded)
    }

    fn scenario(scenario: &Scenario, files: &BTreeMap<Recorded, Json>) -> Option<Self> {
        let file = files.get(&scenario.recorded?)?;
        let of = |client: Client| Some((client.name(), file[client.name()].get(&scenario.name)?.clone()));
        Some(Self {
            name: scenario.name.clone(),
            source: match scenario.recorded? {
                Recorded::Behaviour => Source::Behaviour,
                Recorded::Tls => Source::Tls,
            },
            script: scenario.script(),
            connect: scenario.connect.clone(),
            patience: scenario.patience(),
            timed: scenario.timed,
            recorded: Client::ALL.into_iter().filter_map(of).collect(),
        })
    }
}

/// All cases.
pub(super) fn all() -> io::Result<Vec<Case>> {
    let folder = inputs::root().join("fixtures/testbed/scenarios");
    let scenarios = scenario::load(&folder).map_err(io::Error::other)?;
    let files = BTreeMap::from([
        (Recorded::Behaviour, serde_json::from_slice(&read("behaviour.json")?)?),
        (Recorded::Tls, serde_json::from_slice(&read("tls.json")?)?),
    ]);
    let mut cases: Vec<_> =
        scenarios.iter().filter_map(|scenario| Case::scenario(scenario, &files)).collect();
    cases.extend(vectors()?);
    Ok(cases)
}

fn read(file: &str) -> io::Result<Vec<u8>> {
    let path = inputs::shared().join("conformance").join(file);
    fs::read(&path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// The vectors of the CONNECT packet; both listeners of the recording refuse.
fn vectors() -> io::Result<Vec<Case>> {
    let text = read("wire_vectors.jsonl")?;
    let mut cases: Vec<Case> = Vec::new();
    for line in serde_json::Deserializer::from_slice(&text).into_iter::<Json>() {
        let vector = line?;
        let (Some(name), Some(client)) = (vector["id"].as_str(), client(&vector)) else { continue };
        let at = cases.iter().position(|case| case.name == name).unwrap_or_else(|| {
            cases.push(vector_case(name, vector["input"].as_str().unwrap_or_default()));
            cases.len() - 1
        });
        cases[at].recorded.insert(client.name(), vector);
    }
    Ok(cases)
}

fn client(vector: &Json) -> Option<Client> {
    Client::ALL.into_iter().find(|client| vector["client"] == client.name())
}

fn vector_case(name: &str, input: &str) -> Case {
    let listener = || Listener::new([Step::refuse(12514)]);
    Case {
        name: name.to_owned(),
        source: Source::Wire,
        script: Script::new().listener("P1", listener()).listener("P2", listener()),
        // One of them is written in small letters, its port as well.
        connect: whole(input).replace("{p1}", "{P1}"),
        patience: VECTOR_PATIENCE,
        timed: false,
        recorded: BTreeMap::new(),
    }
}

/// An input as it was before it was cut: `(…(SERVICE_NAME=sss...(9095 chars)` has a long name.
fn whole(input: &str) -> String {
    let cut = input.strip_suffix(" chars)").and_then(|text| text.rsplit_once("...("));
    let length = cut.and_then(|(start, length)| Some((start, length.parse::<usize>().ok()?)));
    match length {
        Some((start, length)) => {
            let (end, letter) = (")))", start.chars().last().map(String::from).unwrap_or_default());
            let rest = length.saturating_sub(start.len() + end.len());
            start.to_owned() + &letter.repeat(rest) + end
        }
        None => input.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_that_was_cut_is_whole_again() {
        assert_eq!(whole("(A=(N=ss...(12 chars)"), "(A=(N=sss)))");
        assert_eq!(whole("(A=(N=ss))"), "(A=(N=ss))");
    }
}
