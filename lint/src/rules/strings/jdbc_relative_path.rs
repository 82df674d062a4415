use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// TNS_ADMIN in a JDBC URL is a relative path.
    ///
    /// ## What it does
    /// Reports a path that does not start at the root or a drive.
    ///
    /// ## Why is this bad?
    /// It starts at the working directory of the program, which is another one on a
    /// server than in the editor (ORA-12263, ORA-12154).
    JDBC_RELATIVE_PATH = "TNS035", "jdbc-relative-path", Syntax, Warning,
    fix: None, mistakes: ["J03"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Note(NoteCode::RelativePath)) {
        noticed.report("the driver finds the directory from one working directory only (ORA-12263)", report);
    }
}
