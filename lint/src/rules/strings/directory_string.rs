use tns_parser::easy_connect::{NoteCode, StringCode};

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string for a directory or a provider is not well-formed.
    ///
    /// ## What it does
    /// Reports an LDAP URL without a name in an OracleContext, and a `config-…://`
    /// identifier without a known provider.
    ///
    /// ## Why is this bad?
    /// The lookup fails before any server is asked (ORA-12154, ORA-17868).
    DIRECTORY_STRING = "TNS040", "directory-string", Syntax, Error,
    fix: None, mistakes: [], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(StringCode::LdapUrl | StringCode::LdapContext | StringCode::ConfigUrl)
            | What::Note(NoteCode::UnknownProvider)
    ) {
        noticed.report("the lookup fails (ORA-12154, ORA-17868)", report);
    }
}
