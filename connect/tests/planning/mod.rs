//! What several tests of plans need.

#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../../../parser/tests/shared/mod.rs"]
pub(crate) mod shared;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use tns_connect::plan::{Attempt, Options, Plan, Step};
use tns_dsn::files::Files;
use tns_dsn::resolve::Profile;
use tns_dsn::{Descriptor, Form};
use tns_parser::easy_connect::{Kind, classify};

/// The client that the recordings show.
pub(crate) fn options(seed: u64) -> Options {
    Options {
        seed,
        program: "python3".to_owned(),
        host: "vm".to_owned(),
        user: "root".to_owned(),
        connection_id: "ID".to_owned(),
        ..Options::default()
    }
}

/// A descriptor or an Easy Connect string.
pub(crate) fn descriptor(text: &str) -> Option<Descriptor> {
    let form = match classify(text) {
        Kind::Descriptor => Form::Descriptor,
        _ => Form::EasyConnect,
    };
    form.read(text).ok().map(|read| read.value)
}

/// The plan for a text, which has one.
pub(crate) fn plan(text: &str, seed: u64) -> Plan {
    let descriptor = descriptor(text).unwrap_or_else(|| panic!("no descriptor: {text}"));
    Plan::of_descriptor(&descriptor, &Profile::default(), &options(seed))
        .unwrap_or_else(|failure| panic!("{failure}: {text}"))
}

/// The steps in short: `1521 pause(1s) 1521`.
pub(crate) fn steps(plan: &Plan) -> String {
    let short = |step| match step {
        Step::Pause(time) => format!("pause({time:?})"),
        Step::Attempt { attempt, .. } => attempt.port.to_string(),
    };
    plan.steps().take(1000).map(short).collect::<Vec<_>>().join(" ")
}

/// What sqlnet.ora says, in memory.
pub(crate) struct Texts(pub(crate) BTreeMap<PathBuf, Vec<u8>>);

impl Files for Texts {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// A profile with this text.
pub(crate) fn profile(text: &str) -> Profile {
    let path = PathBuf::from("sqlnet.ora");
    let files = Texts([(path.clone(), text.as_bytes().to_vec())].into());
    Profile::load(&files, &path).expect("a profile")
}

/// The first attempt of a text's plan.
pub(crate) fn attempt(text: &str, sqlnet: &str, options: &Options) -> Attempt {
    let descriptor = descriptor(text).unwrap_or_else(|| panic!("no descriptor: {text}"));
    let plan = Plan::of_descriptor(&descriptor, &profile(sqlnet), options).expect("a plan");
    plan.descriptions[0].attempts[0].clone()
}
