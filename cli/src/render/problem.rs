//! What is wrong with a connect string, with its place, on stderr.

use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic as Frame, LabeledSpan, SourceCode};
use tns_dsn::{Problem, Unreadable, mask};
use tns_parser::{LineIndex, Source};

use super::human::handler;
use super::source::FileText;
use crate::output::{clean, complain as say};

/// Shows each problem in the text, passwords hidden.
pub(crate) fn complain(name: &str, text: &str, error: &Unreadable) {
    let Ok(source) = Source::new(mask(text)) else { return say(&error.to_string()) };
    let shown = FileText::new(name, &source, LineIndex::new(&source));
    for problem in &error.problems {
        let mut frame = String::new();
        if handler().render_report(&mut frame, &Shown { problem, text: &shown }).is_err() {
            frame = format!("{}: {}\n", shown.place(problem.span.start), clean(&problem.message));
        }
        // Nothing sensible can be done where stderr is closed.
        let _ = writeln!(anstream::AutoStream::auto(io::stderr()), "{}", frame.trim_end());
    }
}

struct Shown<'a> {
    problem: &'a Problem,
    text: &'a FileText<'a>,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.problem, f)
    }
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clean(&self.problem.message))
    }
}

impl std::error::Error for Shown<'_> {}

impl Frame for Shown<'_> {
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.problem.help.as_ref().map(|help| Box::new(clean(help)) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.text)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = self.text.shown(self.problem.span);
        let label = LabeledSpan::new_primary_with_span(None, (span.start as usize, span.len() as usize));
        Some(Box::new(std::iter::once(label)))
    }
}
