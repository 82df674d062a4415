use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A path in a JDBC URL has backslashes, or lost them.
    ///
    /// ## What it does
    /// Reports a `\` in TNS_ADMIN as a warning, and a path in which one became a tab or
    /// a line end as an error.
    ///
    /// ## Why is this bad?
    /// In properties, JSON and YAML files a `\` is an escape: the path that the driver
    /// sees is another one (ORA-12154).
    JDBC_BACKSLASH = "TNS036", "jdbc-backslash", Syntax, Error,
    fix: None, mistakes: ["J04"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Error(StringCode::MangledPath) | What::Note(NoteCode::Backslash)) {
        noticed.report("the driver reads another path (ORA-12154)", report);
    }
}
