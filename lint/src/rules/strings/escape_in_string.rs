use tns_parser::easy_connect::NoteCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string holds an escape that nothing decodes.
    ///
    /// ## What it does
    /// Reports `%2F` and the like in the values of Easy Connect strings and JDBC URLs.
    ///
    /// ## Why is this bad?
    /// Only URLs of SQLAlchemy, R2DBC and go-ora are decoded. Here the escape is part
    /// of the value: the directory or name does not exist (ORA-12154, ORA-28759).
    ESCAPE_IN_STRING = "TNS026", "escape-in-string", Syntax, Warning,
    fix: None, mistakes: ["Z05"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Note(NoteCode::PercentEscape)) {
        noticed.report("the value is another one than was meant (ORA-12154, ORA-28759)", report);
    }
}
