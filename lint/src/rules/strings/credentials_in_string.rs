use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string holds a user and a password.
    ///
    /// ## What it does
    /// Reports what stands before the `@` of an Easy Connect string, and the user and
    /// password of a JDBC URL.
    ///
    /// ## Why is this bad?
    /// The string ends up in logs, in process lists and in error messages, and the
    /// password with it. A password with `@`, `/` or `:` is split in the wrong place
    /// (ORA-01017).
    CREDENTIALS_IN_STRING = "TNS025", "credentials-in-string", Syntax, Warning,
    fix: None, mistakes: ["Z04", "J11"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(noticed.what, What::Error(StringCode::Credentials) | What::Note(NoteCode::CredentialsInUrl)) {
        noticed.report("the password ends up in logs and error messages", report);
    }
}
