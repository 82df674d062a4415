use std::path::Path;

use crate::project::Project;
use crate::rule::{Check, Report, rule};

rule! {
    /// ORACLE_HOME is set where Instant Client is used.
    ///
    /// ## What it does
    /// Where the environment is described, reports ORACLE_HOME if PATH or the search
    /// path for libraries has a directory of Instant Client.
    ///
    /// ## Why is this bad?
    /// Instant Client looks for messages and configuration below ORACLE_HOME: it reads
    /// another sqlnet.ora and tnsnames.ora than the one beside it (ORA-12154), or does
    /// not load at all (DPI-1047).
    ORACLE_HOME = "TNS616", "oracle-home", Files, Warning,
    fix: None, mistakes: ["F06"], check: Check::Environment(check)
}

const SEARCHED: [&str; 4] = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH", "PATH"];

fn check(project: &Project<'_>, report: &mut Report<'_>) {
    let environment = project.environment;
    let home = environment.get("ORACLE_HOME").filter(|home| !home.is_empty());
    let Some(span) = home.and_then(|_| environment.span_of("ORACLE_HOME")) else { return };
    let paths = SEARCHED.iter().filter_map(|name| Some((*name, environment.get(name)?)));
    let client = |(name, value): (&'static str, &str)| {
        let found = std::env::split_paths(value).find(|path| is_instant_client(path))?;
        Some((name, found))
    };
    if let Some((name, path)) = paths.into_iter().find_map(client) {
        let message = format!(
            "{name} has the Instant Client {}, which then reads the files of this home (ORA-12154, DPI-1047)",
            path.display()
        );
        report.at(span, message).help("unset ORACLE_HOME, and set TNS_ADMIN to the directory of the files");
    }
}

fn is_instant_client(path: &Path) -> bool {
    path.iter().any(|part| part.to_string_lossy().to_ascii_lowercase().starts_with("instantclient"))
}
