//! What is not the same with a driver.

use std::fmt;

use serde::Serialize;

/// Something about an export that the program or the person behind it has to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// What sort of note it is.
    pub effect: Effect,
    /// The setting or the part of the login.
    pub what: String,
    /// What becomes of it, and what to do.
    pub why: String,
}

/// What becomes of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// The driver cannot do it: it is left out, or has no effect.
    Lost,
    /// The driver does something else.
    Differs,
    /// It works where something else is there: a file, a library, a variable.
    Needs,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let effect = match self.effect {
            Effect::Lost => "lost",
            Effect::Differs => "differs",
            Effect::Needs => "needs",
        };
        write!(f, "{effect}: {}: {}", self.what, self.why)
    }
}

/// Says it once.
pub(super) fn tell(notes: &mut Vec<Note>, effect: Effect, what: &str, why: &str) {
    let note = Note { effect, what: what.to_owned(), why: why.to_owned() };
    if !notes.contains(&note) {
        notes.push(note);
    }
}
