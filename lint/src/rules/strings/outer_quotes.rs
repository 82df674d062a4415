use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// Quotes or blanks stand round a connect string.
    ///
    /// ## What it does
    /// Reports quotes and blanks that belong to the shell or to the file around the
    /// string.
    ///
    /// ## Why is this bad?
    /// Some clients cut them off, others take them as part of the host or the alias
    /// (ORA-12154).
    OUTER_QUOTES = "TNS031", "outer-quotes", Syntax, Warning,
    fix: None, mistakes: [], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Note(NoteCode::OuterQuotes | NoteCode::OuterBlanks)) {
        noticed.report("some clients take them as part of the name (ORA-12154)", report);
    }
}
