//! Verdicts in plain words.

use super::{Difference, Outcome, Reading, Verdict};
use crate::clients::{Client, Refusal, Unheeded, Why};
use crate::mask;

/// Clients of one mind, and what they make of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike<'r> {
    /// The clients.
    pub clients: Vec<Client>,
    /// Their verdict.
    pub verdict: &'r Verdict,
}

/// The readings of one text, clients of one mind together, in the order of the first of each.
pub fn alike(readings: &[Reading]) -> Vec<Alike<'_>> {
    let mut found: Vec<Alike<'_>> = Vec::new();
    for Reading { client, verdict, .. } in readings {
        match found.iter_mut().find(|alike| alike.verdict == &**verdict) {
            Some(alike) => alike.clients.push(*client),
            None => found.push(Alike { clients: vec![*client], verdict }),
        }
    }
    found
}

impl Alike<'_> {
    /// Their names between commas.
    pub fn names(&self) -> String {
        self.clients.iter().map(|client| client.name()).collect::<Vec<_>>().join(", ")
    }
}

impl Verdict {
    /// Everything that is to be told, a line each; nothing where all is as documented. What may be
    /// a password is hidden.
    pub fn lines(&self) -> Vec<String> {
        let fails = self.refusal.iter().map(|refusal| format!("fails: {}", shown(refusal)));
        let doomed = self.doomed.iter().map(|refusal| format!("fails when it connects: {}", shown(refusal)));
        let differs = self.differs.iter().map(Difference::line);
        let unheeded = self.unheeded.iter().map(Unheeded::line);
        fails.chain(doomed).chain(differs).chain(unheeded).collect()
    }

    /// It in a cell of a table: `ok`, `ignores 2`, `differs`, an error number.
    pub fn cell(&self) -> String {
        match (self.outcome(), self.error()) {
            (_, Some(Refusal { code: Some(code), .. })) => (*code).to_owned(),
            (_, Some(Refusal { is_crash: true, .. })) => "crashes".to_owned(),
            (Outcome::Ignores, _) => format!("ignores {}", self.unheeded.len()),
            (outcome, _) => outcome.name().to_owned(),
        }
    }
}

/// An error on one line, without passwords.
fn shown(refusal: &Refusal) -> String {
    let text = mask(&refusal.to_string());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if refusal.is_crash { format!("the program crashes: {text}") } else { text }
}

impl Difference {
    /// It on one line, without passwords.
    pub fn line(&self) -> String {
        let Self { aspect, documented, client } = self;
        format!("{}: {} (documented: {})", aspect.name(), mask(client), mask(documented))
    }
}

impl Unheeded {
    fn line(&self) -> String {
        format!("{} in {} {}", self.name, self.section, self.why.words())
    }
}

impl Why {
    /// What happens to the setting, behind its name.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Dropped => "is not known and left away",
            Self::Sent => "is not known and sent to the server",
            Self::Misread => "has a value that is not understood: the default counts",
            Self::Ignored => "is known and has no effect",
        }
    }
}
