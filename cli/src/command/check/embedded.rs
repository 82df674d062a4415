//! Files of other programs beside Net files.

use tns_lint::embedded::Outer;
use tns_lint::{LintFile, Member};

use crate::input::Input;
use crate::setup::{self, Setups};

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
    /// Parses a file.
    pub(super) fn of(setups: &Setups, input: Input) -> (Input, Self) {
        let content = match input.outer {
            Some(format) => Self::Outer(Outer::read(input.source.clone(), format)),
            None => Self::Net(setup::lint_file(setups.of(input.path()), &input)),
        };
        (input, content)
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
