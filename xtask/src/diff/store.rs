//! Cases in which a driver and its model disagreed, as files: tests of the model ever after.

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value as Json, json};
use tns_dsn::clients::Client;

use super::case::Case;
use crate::clients::said::{About, Difference, Outcome, Said, code, differences};

/// Cases of one cause that are kept.
const KEPT: usize = 3;

/// What disagreements of one cause have in common: the client, and what differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Signature {
    pub(super) client: String,
    pub(super) what: String,
}

impl Signature {
    pub(super) fn of(client: Client, difference: &Difference) -> Self {
        // Which description it is makes no other cause.
        let fact = difference.fact.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        let what = match difference.about {
            About::Structure => fact.to_owned(),
            _ => format!("{fact} {} {}", class(&difference.ours), class(&difference.theirs)),
        };
        Self { client: client.name().to_owned(), what }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.client, self.what)
    }
}

/// An outcome without its details.
fn class(text: &str) -> &str {
    match text {
        "ok" => "ok",
        text if text.starts_with("crash") => "crash",
        text if text.starts_with('{') => "names",
        text => code(text).unwrap_or("error"),
    }
}

/// A case of one client, with what the client said.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stored {
    pub(super) client: Client,
    pub(super) case: Case,
    pub(super) said: Said,
    /// Why the model still says another thing; `None` where it must not.
    pub(super) why: Option<String>,
}

impl Stored {
    /// What is wrong with the model, or with the reason for it to differ.
    pub(super) fn fault(&self) -> Option<String> {
        let ours = self.case.modelled(self.client, Path::new("/case"));
        let found = differences(&ours, &self.said);
        match (found.first(), &self.why) {
            (Some(difference), None) => Some(difference.to_string()),
            (None, Some(_)) => Some("the model is right now: `why` has to go".to_owned()),
            _ => None,
        }
    }

    /// The difference that made it be kept.
    fn signature(&self) -> Option<Signature> {
        let ours = self.case.modelled(self.client, Path::new("/case"));
        differences(&ours, &self.said).first().map(|found| Signature::of(self.client, found))
    }
}

/// The folder of stored cases.
pub(super) struct Store {
    folder: PathBuf,
    cases: BTreeMap<PathBuf, Stored>,
    counts: BTreeMap<Signature, usize>,
}

impl Store {
    /// Reads all files below a folder: `<client>/<name>.json`.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub(super) fn load(folder: &Path) -> io::Result<Self> {
        let mut cases = BTreeMap::new();
        for client in Client::ALL {
            let Ok(files) = std::fs::read_dir(folder.join(client.name())) else { continue };
            for file in files {
                let path = file?.path();
                let read = std::fs::read(&path).and_then(|text| Ok(serde_json::from_slice::<Json>(&text)?));
                let stored = read.map(|json| from_json(client, &json));
                let stored =
                    stored.map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
                cases.insert(path, stored);
            }
        }
        let mut counts = BTreeMap::new();
        for signature in cases.values().filter_map(Stored::signature) {
            *counts.entry(signature).or_default() += 1;
        }
        Ok(Self { folder: folder.to_owned(), cases, counts })
    }

    /// The stored cases by their files.
    pub(super) fn all(&self) -> impl Iterator<Item = (&PathBuf, &Stored)> {
        self.cases.iter()
    }

    /// Whether there are few cases of this cause.
    pub(super) fn wants(&self, signature: &Signature) -> bool {
        self.counts.get(signature).is_none_or(|count| *count < KEPT)
    }

    /// Keeps a case; its file, or nothing where there is a case that looks the same.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub(super) fn add(&mut self, signature: &Signature, stored: Stored) -> io::Result<Option<PathBuf>> {
        *self.counts.entry(signature.clone()).or_default() += 1;
        let same =
            |known: &Stored| known.client == stored.client && skeleton(&known.case) == skeleton(&stored.case);
        if self.cases.values().any(same) {
            return Ok(None);
        }
        let words = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let name: String = signature.what.chars().map(words).collect();
        let folder = self.folder.join(stored.client.name());
        std::fs::create_dir_all(&folder)?;
        let paths = (1..).map(|nth| folder.join(format!("{name}-{nth}.json")));
        let path = paths.into_iter().find(|path| !self.cases.contains_key(path)).unwrap_or_default();
        std::fs::write(&path, format!("{:#}\n", to_json(&stored)))?;
        self.cases.insert(path.clone(), stored);
        Ok(Some(path))
    }
}

/// A case without what its words are: letters and digits count once each.
fn skeleton(case: &Case) -> String {
    let texts = case.files.iter().map(|(name, bytes)| format!("{name}\n{}", String::from_utf8_lossy(bytes)));
    let text: Vec<_> = texts.chain(case.input.clone()).collect();
    let mut made = String::new();
    for c in text.join("\n\n").chars() {
        let class = if c.is_ascii_alphabetic() {
            'a'
        } else if c.is_ascii_digit() {
            '0'
        } else {
            c
        };
        if !(class.is_ascii_alphanumeric() && made.ends_with(class)) {
            made.push(class);
        }
    }
    made
}

fn to_json(stored: &Stored) -> Json {
    let file = |(name, bytes): (&String, &Vec<u8>)| (name.clone(), bytes_to_json(bytes));
    let files: Map<_, _> = stored.case.files.iter().map(file).collect();
    let mut json = json!({ "input": stored.case.input, "folder": stored.case.has_folder });
    if !files.is_empty() {
        json["files"] = files.into();
    }
    let read = stored.said.read.as_ref().map(|read| outcome_to_json(read, Json::clone));
    let names = stored.said.names.as_ref().map(|names| outcome_to_json(names, |names| json!(names)));
    json["said"] = json!({ "read": read, "names": names });
    if let Some(why) = &stored.why {
        json["why"] = why.as_str().into();
    }
    json
}

fn from_json(client: Client, json: &Json) -> Stored {
    let files = json["files"].as_object().into_iter().flatten();
    let case = Case {
        input: json["input"].as_str().map(str::to_owned),
        files: files.map(|(name, file)| (name.clone(), bytes_of_json(file))).collect(),
        has_folder: json["folder"].as_bool().unwrap_or(true),
    };
    let said = &json["said"];
    let names = |list: &Json| {
        let names = list.as_array().into_iter().flatten().filter_map(Json::as_str);
        names.map(str::to_owned).collect()
    };
    let said = Said {
        read: outcome_of_json(&said["read"], Json::clone),
        names: outcome_of_json(&said["names"], names),
    };
    Stored { client, case, said, why: json["why"].as_str().map(str::to_owned) }
}

/// Text as it is; other bytes as a list of numbers.
fn bytes_to_json(bytes: &[u8]) -> Json {
    std::str::from_utf8(bytes).map_or_else(|_| json!(bytes), Json::from)
}

fn bytes_of_json(json: &Json) -> Vec<u8> {
    let numbers = || json.as_array().into_iter().flatten().filter_map(Json::as_u64);
    json.as_str().map_or_else(|| numbers().map(|byte| byte as u8).collect(), |text| text.into())
}

fn outcome_to_json<T>(outcome: &Outcome<T>, taken: impl Fn(&T) -> Json) -> Json {
    match outcome {
        Outcome::Taken(value) => json!({ "ok": taken(value) }),
        Outcome::Refused { text, .. } => json!({ "error": text }),
        Outcome::Crashed(text) => json!({ "crash": text }),
    }
}

fn outcome_of_json<T>(json: &Json, taken: impl Fn(&Json) -> T) -> Option<Outcome<T>> {
    let object = json.as_object()?;
    Some(match (object.get("ok"), object.get("error")) {
        (Some(value), _) => Outcome::Taken(taken(value)),
        (None, Some(error)) => Outcome::refused(error.as_str().unwrap_or_default()),
        _ => Outcome::Crashed(json["crash"].as_str().unwrap_or_default().to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::{Store, Stored, from_json, to_json};
    use crate::clients::said::{Outcome, Said};
    use crate::diff::case::Case;
    use crate::inputs;
    use tns_dsn::clients::Client;

    #[test]
    fn models_say_what_the_drivers_said() {
        let store = Store::load(&inputs::root().join("fixtures/clients")).expect("stored cases");
        let faults = store
            .all()
            .filter_map(|(path, stored)| stored.fault().map(|fault| format!("{}: {fault}", path.display())));
        assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
    }

    #[test]
    fn a_case_is_read_as_it_was_written() {
        let files = [("tnsnames.ora".to_owned(), b"A=\xE9".to_vec()), ("b".to_owned(), b"\xC3\xA9".to_vec())];
        let case = Case { input: Some("a".to_owned()), files: files.into(), has_folder: true };
        let said = Said {
            read: Some(Outcome::refused("DPY-4018: x")),
            names: Some(Outcome::Taken(["A".to_owned()].into())),
        };
        let stored = Stored { client: Client::PythonThin, case, said, why: Some("w".to_owned()) };
        assert_eq!(from_json(Client::PythonThin, &to_json(&stored)), stored);
    }
}
