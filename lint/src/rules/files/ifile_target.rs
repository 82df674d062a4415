use std::io;
use std::path::{Path, PathBuf};

use tns_parser::{FileKind, Keyword, Node, Source, parse};

use crate::diagnostic::Severity;
use crate::project::{Member, Project};
use crate::rule::{Check, Report, rule};

/// Levels of included files that the manual allows.
const DOCUMENTED: usize = 3;
/// Where the search ends: links may hide a circle.
const DEEPEST: usize = 16;

rule! {
    /// IFILE includes a file that is absent, includes itself or lies too deep.
    ///
    /// ## What it does
    /// Follows IFILE from each file of a run: reports a file that does not exist,
    /// a circle, more than three levels, and a relative path. A path with `?`, `~`
    /// or a variable is not followed.
    ///
    /// ## Why is this bad?
    /// An absent file costs thin drivers every alias of the including one
    /// (DPY-4026, ENOENT in node-oracledb), a circle python-oracledb (DPY-4030).
    /// node-oracledb stops after four levels. A relative path starts at the
    /// including file for python-oracledb and at the working directory for
    /// node-oracledb.
    IFILE_TARGET = "TNS601", "ifile-target", Files, Error,
    fix: None, mistakes: ["N10"], check: Check::Project(check)
}

fn check(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    for entry in member.file.parse().entries().filter(|entry| entry.keyword() == Keyword::IFILE) {
        let Some(target) = target(&member.path, entry) else { continue };
        let span = entry.value_span();
        match follow(project, &target, &mut vec![member.path.clone()]) {
            Err(Trouble::Absent(path)) => {
                let message = format!(
                    "{} does not exist: thin drivers lose every alias of this file (DPY-4026)",
                    path.display()
                );
                report.at(span, message).help("correct the path, or remove the line");
            }
            Err(Trouble::Circle) => {
                let message = "the files include each other: python-oracledb reads none of them (DPY-4030)";
                report.at(span, message).help("remove one of the IFILE lines");
            }
            Ok(depth) if depth > DOCUMENTED => {
                let message = format!("{depth} levels of included files: clients stop after three or four");
                report.at(span, message).severity(Severity::Warning).help("include the files from here");
            }
            Ok(_) if !Path::new(&*entry.value()).is_absolute() => {
                let message = "a relative path: python-oracledb starts at this file, node-oracledb at the \
                               working directory (ENOENT)";
                report.at(span, message).severity(Severity::Info).help("write the whole path");
            }
            Ok(_) => {}
        }
    }
}

/// The path that an IFILE line means; nothing where only the client knows it.
pub fn target(file: &Path, entry: Node<'_>) -> Option<PathBuf> {
    let value = entry.value();
    is_known(&value).then(|| file.parent().unwrap_or(Path::new("")).join(&*value))
}

/// Whether a path means the same wherever it is read: no home, no variable, no placeholder.
pub fn is_known(path: &str) -> bool {
    !path.is_empty() && !path.contains(['?', '$', '%', '~', '{', '<'])
}

enum Trouble {
    Absent(PathBuf),
    Circle,
}

/// The number of levels below and with `path`.
fn follow(project: &Project<'_>, path: &Path, around: &mut Vec<PathBuf>) -> Result<usize, Trouble> {
    if around.iter().any(|known| known == path) || around.len() > DEEPEST {
        return Err(Trouble::Circle);
    }
    let bytes = match project.files.read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(Trouble::Absent(path.to_owned()));
        }
        // What cannot be read here may be readable for the client.
        Err(_) => return Ok(1),
    };
    let Ok(source) = Source::new(bytes) else { return Ok(1) };
    let parsed = parse(source, FileKind::Tnsnames);
    around.push(path.to_owned());
    let mut deepest = 0;
    for entry in parsed.entries().filter(|entry| entry.keyword() == Keyword::IFILE) {
        if let Some(next) = target(path, entry) {
            deepest = deepest.max(follow(project, &next, around)?);
        }
    }
    around.pop();
    Ok(deepest + 1)
}
