//! Fixes of files that are read together.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tns_dsn::files::Files;
use tns_dsn::wallet::WalletFacts;

use super::round::{Round, is_fixable, round};
use super::{FixError, ROUNDS, Safety};
use crate::context::LintFile;
use crate::diagnostic::Diagnostic;
use crate::environment::Environment;
use crate::project::{Member, Project};
use crate::rule::{Check, RuleInfo};
use crate::run::Linter;
use crate::suppress::Findings;

/// A file of a run that is to be mended.
#[derive(Debug)]
pub struct Job<'a> {
    /// Where it is.
    pub path: PathBuf,
    /// What it holds.
    pub file: LintFile,
    /// What it is checked with.
    pub linter: &'a Linter,
}

/// What the fixes of a run depend on.
pub struct Fixing<'a> {
    /// Files outside of the run.
    pub files: &'a (dyn Files + Sync),
    /// Wallets, never their secrets.
    pub wallets: &'a (dyn WalletFacts + Sync),
    /// The environment of the clients.
    pub environment: &'a Environment,
    /// Files that are looked at, but not mended: those that others include.
    pub beside: &'a [Member<'a>],
    /// How safe a fix has to be.
    pub least: Safety,
    /// Whether the fix of a finding is wanted; the number is that of the job.
    pub wanted: &'a (dyn Fn(usize, &Diagnostic) -> bool + Sync),
}

impl std::fmt::Debug for Fixing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fixing").field("least", &self.least).finish_non_exhaustive()
    }
}

/// A file after its fixes.
#[derive(Debug)]
pub struct Mended {
    /// The new text, parsed.
    pub file: LintFile,
    /// The rule of each finding that was mended, in the order in which they were.
    pub applied: Vec<&'static RuleInfo>,
    /// What is left.
    pub left: Findings,
}

/// Applies the wanted fixes of all files until none is left. Fixes that one file asks for by itself come
/// first; then, as these look at the other files of their directory, those of one file at a time. A fix
/// that adds a syntax error is not applied, and of safe ones none that changes what a name means.
///
/// The results come in the order of the jobs; a [`FixError`] leaves its file out.
pub fn fix_project(jobs: Vec<Job<'_>>, fixing: &Fixing<'_>) -> Vec<Result<Mended, FixError>> {
    let count = jobs.len();
    let mut run = Run::new(jobs, fixing);
    run.look(&(0..count).collect::<Vec<_>>());
    for _ in 0..ROUNDS + count {
        let changed = run.round();
        if changed.is_empty() {
            break;
        }
        run.look(&run.near(&changed));
    }
    run.states.into_iter().map(State::end).collect()
}

/// A file on its way.
struct State<'a> {
    job: Job<'a>,
    applied: Vec<&'static RuleInfo>,
    found: Findings,
    failed: Option<FixError>,
    /// The turns that changed nothing, so that they would not next time either.
    stuck: Vec<Turn>,
}

impl State<'_> {
    fn end(self) -> Result<Mended, FixError> {
        match self.failed {
            Some(error) => Err(error),
            None => Ok(Mended { file: self.job.file, applied: self.applied, left: self.found }),
        }
    }

    /// Takes the outcome of a round; whether the text changed.
    fn take(&mut self, turn: Turn, mended: Result<Option<Round>, FixError>) -> bool {
        match mended {
            Ok(Some(round)) => {
                self.job.file = round.file;
                self.applied.extend(round.applied);
                self.stuck.clear();
                return true;
            }
            Ok(None) => self.stuck.push(turn),
            Err(error) => self.failed = Some(error),
        }
        false
    }

    fn directory(&self) -> &Path {
        self.job.path.parent().unwrap_or(Path::new(""))
    }
}

struct Run<'a, 'f> {
    states: Vec<State<'a>>,
    fixing: &'f Fixing<'f>,
}

impl<'a, 'f> Run<'a, 'f> {
    fn new(jobs: Vec<Job<'a>>, fixing: &'f Fixing<'f>) -> Self {
        let state = |job| State {
            job,
            applied: Vec::new(),
            found: Findings::default(),
            failed: None,
            stuck: Vec::new(),
        };
        Self { states: jobs.into_iter().map(state).collect(), fixing }
    }

    /// Checks these files beside all the others.
    fn look(&mut self, which: &[usize]) {
        let member = |state: &State<'a>| state.job.path.clone();
        let members = self.states.iter().map(|state| Member { path: member(state), file: &state.job.file });
        let Fixing { files, wallets, environment, beside, .. } = *self.fixing;
        let members = members.chain(beside.iter().cloned()).collect();
        let project = Project::new(members, files, wallets, environment);
        let check = |&at: &usize| self.states[at].job.linter.findings_in(&project, &project.members[at]);
        let found: Vec<_> = which.par_iter().map(check).collect();
        for (&at, found) in which.iter().zip(found) {
            self.states[at].found = found;
        }
    }

    /// The files in the directories of these.
    fn near(&self, changed: &[usize]) -> Vec<usize> {
        let directories: HashSet<_> = changed.iter().map(|&at| self.states[at].directory()).collect();
        let near = |at: &usize| directories.contains(self.states[*at].directory());
        (0..self.states.len()).filter(near).collect()
    }

    /// Applies the next fixes; gives the files that changed.
    fn round(&mut self) -> Vec<usize> {
        let turns = self.turns();
        let fixing = self.fixing;
        let mend = |(at, state): (usize, &mut State<'a>)| {
            let wanted = |found: &&Diagnostic| (fixing.wanted)(at, found) && turns[at].admits(found);
            let mended = round(&state.job.file, state.found.active.iter().filter(wanted), fixing.least);
            state.take(turns[at], mended).then_some(at)
        };
        let work = self.states.par_iter_mut().enumerate();
        work.filter(|(at, _)| turns[*at] != Turn::Wait).filter_map(mend).collect()
    }

    /// Which fixes of each file have their turn.
    fn turns(&self) -> Vec<Turn> {
        let has = |at: usize, turn: Turn| {
            let state = &self.states[at];
            let fits = |found: &&Diagnostic| {
                turn.admits(found) && is_fixable(found, self.fixing.least) && (self.fixing.wanted)(at, found)
            };
            let open = state.failed.is_none() && !state.stuck.contains(&turn);
            open && state.found.active.iter().any(|found| fits(&found))
        };
        let all = || 0..self.states.len();
        let busy: HashSet<_> =
            all().filter(|&at| has(at, Turn::Own)).map(|at| self.states[at].directory()).collect();
        let mut taken = HashSet::new();
        let turn = |at: usize| match self.states[at].directory() {
            directory if busy.contains(directory) && has(at, Turn::Own) => Turn::Own,
            directory if busy.contains(directory) => Turn::Wait,
            directory if has(at, Turn::Beside) && taken.insert(directory) => Turn::Beside,
            _ => Turn::Wait,
        };
        all().map(turn).collect()
    }
}

/// What a file may do in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// Nothing.
    Wait,
    /// Apply fixes that only its own text asks for.
    Own,
    /// Apply fixes that the files beside it ask for.
    Beside,
}

impl Turn {
    fn admits(self, found: &Diagnostic) -> bool {
        let beside = matches!(found.rule.check, Check::Project(_));
        match self {
            Self::Wait => false,
            Self::Own => !beside,
            Self::Beside => beside,
        }
    }
}

#[cfg(test)]
mod tests;
