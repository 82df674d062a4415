mod project;
mod round;

use serde::Serialize;
use thiserror::Error;
use tns_parser::tree::EditError;
use tns_parser::{Edit, Source, TooLarge};

use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::run::Linter;

pub use project::{Fixing, Job, Mended, fix_project};
pub(crate) use round::compatible;

/// What a fix may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// Only shown: a person has to decide.
    DisplayOnly,
    /// May change what a working name means.
    Unsafe,
    /// Every name that resolved before resolves to the same model afterwards.
    Safe,
}

impl Safety {
    /// `safe`, `unsafe` or `display-only`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DisplayOnly => "display-only",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// The change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it may change.
    pub safety: Safety,
    /// What it does, in a few words: "delete the parenthesis".
    pub title: String,
    /// The edits, applied together.
    pub edits: Vec<Edit>,
}

/// A text after its fixes.
#[derive(Debug)]
pub struct Fixed {
    /// The new text.
    pub source: Source,
    /// How many findings were mended.
    pub applied: usize,
    /// What is left.
    pub left: Vec<Diagnostic>,
}

/// Why fixes were not applied.
#[derive(Debug, Error)]
pub enum FixError {
    /// The fixed text would be too large.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// A rule made edits that cannot be applied.
    #[error("a fix cannot be applied: {0}")]
    Edit(#[from] EditError),
}

/// Rounds after which fixing stops, whatever is left.
pub(crate) const ROUNDS: usize = 10;

/// Applies all fixes that are at least as safe as `least`, until none is left.
/// A fix that would add a syntax error is not applied, and of safe ones none
/// that changes what a name means.
///
/// # Errors
/// [`FixError`]; the text is as it was then.
pub fn fix_text(linter: &Linter, file: LintFile, least: Safety) -> Result<Fixed, FixError> {
    fix_some(linter, file, least, |_| true)
}

/// [`fix_text`] for the findings that are wanted; the others only count as left.
///
/// # Errors
/// [`FixError`]; the text is as it was then.
pub fn fix_some(
    linter: &Linter,
    file: LintFile,
    least: Safety,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Result<Fixed, FixError> {
    let (mut file, mut applied) = (file, Vec::new());
    let mut found = linter.check(&file);
    for _ in 0..ROUNDS {
        let Some(round) = round::round(&file, found.iter().filter(|found| wanted(found)), least)? else {
            break;
        };
        file = round.file;
        applied.extend(round.applied);
        found = linter.check(&file);
    }
    Ok(Fixed { source: file.original().clone(), applied: applied.len(), left: found })
}
