use std::io;
use std::path::Path;

use crate::diagnostic::Severity;
use crate::project::Project;
use crate::rule::{Check, Report, rule};

rule! {
    /// TNS_ADMIN is no directory.
    ///
    /// ## What it does
    /// Where the environment is described, reports a TNS_ADMIN that names a file, has
    /// quotes in it, or starts with a `~` or a variable that nobody expands; as a
    /// warning one that does not exist on this machine.
    ///
    /// ## Why is this bad?
    /// Clients find no tnsnames.ora, sqlnet.ora or wallet there and say no more than
    /// that they do not know the name (ORA-12154, DPY-4026, NJS-516, ORA-12263).
    TNS_ADMIN = "TNS615", "tns-admin", Files, Error,
    fix: None, mistakes: ["F05"], check: Check::Environment(check)
}

fn check(project: &Project<'_>, report: &mut Report<'_>) {
    let Some(path) = project.environment.tns_admin() else { return };
    let Some(span) = project.environment.span_of("TNS_ADMIN") else { return };
    let text = path.to_string_lossy();
    let facts = project.files.facts(path);
    let is_file = facts.as_ref().is_ok_and(|facts| !facts.is_directory);
    let lost = "clients find no file there (ORA-12154, DPY-4026)";
    let (message, help) = if text.contains(['"', '\'']) {
        (format!("the quotes are part of TNS_ADMIN: {lost}"), "set it without quotes".to_owned())
    } else if text.starts_with(['~', '$', '%']) {
        (format!("nobody expands `{text}` in TNS_ADMIN: {lost}"), "write the whole path".to_owned())
    } else if is_file || text.to_ascii_lowercase().ends_with(".ora") {
        let directory = path.parent().unwrap_or(Path::new(""));
        (format!("TNS_ADMIN names a file: {lost}"), format!("set it to {}", directory.display()))
    } else if facts.is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        let finding = report.at(span, format!("{text} does not exist: {lost}")).severity(Severity::Warning);
        finding.help("correct the path, if the clients run on this machine");
        return;
    } else {
        return;
    };
    report.at(span, message).help(help);
}
