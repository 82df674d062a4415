//! Files of other programs beside Net files.

use std::path::Path;

use tns_lint::embedded::Outer;
use tns_lint::{LintFile, Member};
use tns_parser::parse;

use crate::args::CheckArgs;
use crate::input::Input;
use crate::setup;

/// A file that was read.
pub(super) enum Content {
    /// A Net file.
    Net(LintFile),
    /// A file of another program.
    Outer(Outer),
}

/// What is checked.
pub(super) enum Work<'a> {
    /// A Net file beside the others.
    Net(&'a Member<'a>),
    /// A file of another program by itself.
    Outer(&'a Outer),
}

impl Content {
    /// Reads a file.
    pub(super) fn of(input: &Input) -> Self {
        match input.outer {
            Some(format) => Self::Outer(Outer::read(input.source.clone(), format)),
            None => Self::Net(LintFile::new(parse(input.source.clone(), input.kind))),
        }
    }

    /// The Net file.
    pub(super) fn net(&self) -> Option<&LintFile> {
        match self {
            Self::Net(file) => Some(file),
            Self::Outer(_) => None,
        }
    }

    /// What is to do; takes the next of the members for a Net file.
    pub(super) fn work<'a>(&'a self, members: &mut std::slice::Iter<'a, Member<'a>>) -> Option<Work<'a>> {
        match self {
            Self::Net(_) => members.next().map(Work::Net),
            Self::Outer(outer) => Some(Work::Outer(outer)),
        }
    }
}

/// Whether files of other programs are looked for below a directory. A broken
/// configuration is told where the rules are read.
pub(super) fn is_wanted(args: &CheckArgs, root: &Path) -> bool {
    let enabled = || {
        let found = setup::configuration(&args.config, root).ok().flatten();
        found.is_some_and(|found| found.config.embedded.enabled())
    };
    args.embedded || enabled()
}
