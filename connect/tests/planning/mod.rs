//! What several tests of plans need.

#![allow(dead_code, reason = "each test file uses its part")]

#[path = "../../../parser/tests/shared/mod.rs"]
pub(crate) mod shared;

use tns_connect::plan::{Options, Plan, Step};
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
