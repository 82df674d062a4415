//! Easy Connect strings: which parts of the syntax a release knows.

use tns_parser::catalog::EasyConnectParam;
use tns_parser::easy_connect::{self, EasyConnect};

use super::{Habits, made};
use crate::Descriptor;
use crate::clients::{Effective, Refusal, Unheeded, Why};
use crate::resolve::Profile;

/// The release that knows several address lists (Administrator's Guide 23ai, 8.4.2).
const LISTS_SINCE: u32 = 23;

pub(in crate::clients) fn read(text: &str, habits: &Habits, profile: &Profile) -> Result<Effective, Refusal> {
    let fail = |why: String| Refusal::coded(habits.codes.easy_connect, why);
    let easy = easy_connect::parse(text)
        .map_err(|errors| fail(errors.first().map_or_else(String::new, |error| error.message())))?;
    if easy.lists.len() > 1 && habits.release < LISTS_SINCE {
        return Err(fail("`;` between address lists is known from 23ai on".to_owned()));
    }
    let (descriptor, unheeded) = expand(easy, habits);
    made(&descriptor, unheeded, habits, profile)
}

/// The descriptor of a string, and its parameters that have no place in it.
pub(super) fn expand(mut easy: EasyConnect<'_>, habits: &Habits) -> (Descriptor, Vec<Unheeded>) {
    let tls = easy.is_tls();
    let mut unheeded = Vec::new();
    easy.params.retain(|param| {
        let why = match param.row {
            Some(row) if row.section == "SECURITY" && !tls => Why::Ignored,
            Some(row) if is_known(row, habits) => return true,
            _ => habits.unknown_easy,
        };
        unheeded.push(Unheeded { section: "?", name: param.name.value.to_ascii_uppercase(), why });
        false
    });
    (Descriptor::from_easy_connect(&easy).value, unheeded)
}

/// Every name becomes a parameter of DESCRIPTION by the Administrator's Guide; one that belongs in
/// another section takes a client that knows it.
fn is_known(row: &EasyConnectParam, habits: &Habits) -> bool {
    match row.since {
        "driver" => row.section == "DESCRIPTION",
        since => habits.knows(since),
    }
}
