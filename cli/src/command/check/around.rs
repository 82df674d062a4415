//! What is checked beside files: connect strings and the environment.

use std::path::PathBuf;

use tns_dsn::files::OsFiles;
use tns_dsn::mask;
use tns_lint::{Diagnostic, Findings, LintFile, Member, Project};
use tns_parser::{FileKind, Source};
use tns_wallet::Wallets;

use crate::args::CheckArgs;
use crate::input::Input;
use crate::render::Checked;
use crate::setup::Setups;

/// The connect strings of the command line, and the environment where something is found in it.
pub(super) fn check(args: &CheckArgs, setups: &Setups, project: &Project<'_>) -> Vec<Checked> {
    let strings = args.connect_strings.iter().map(|text| string(setups, project, text));
    strings.chain(environment(setups, project)).collect()
}

/// The same where no files are at hand.
pub(super) fn alone(args: &CheckArgs, setups: &Setups) -> Vec<Checked> {
    let environment = setups.environment(args);
    check(args, setups, &Project::new(Vec::new(), &OsFiles, &Wallets::default(), &environment))
}

/// One connect string; what may be a password is not shown.
fn string(setups: &Setups, project: &Project<'_>, text: &str) -> Checked {
    let findings = |file: &LintFile| {
        let member = Member { path: PathBuf::new(), file };
        setups.here().linter.findings_in(project, &member).active
    };
    let file = LintFile::connect_string(text).map(|file| setups.here().configured(file));
    let found = file.map(|file| findings(&file)).unwrap_or_default();
    checked(setups, "<connect-string>", mask(text), found)
}

fn environment(setups: &Setups, project: &Project<'_>) -> Option<Checked> {
    let found = setups.here().linter.environment(project);
    let checked = checked(setups, "<environment>", project.environment.shown(), found);
    (!checked.found.is_empty()).then_some(checked)
}

fn checked(setups: &Setups, name: &str, shown: String, mut found: Vec<Diagnostic>) -> Checked {
    let setup = setups.here();
    found.retain_mut(|found| setup.admits(None, found));
    let source = Source::new(shown).unwrap_or_default();
    let input = Input {
        path: None,
        name: name.to_owned(),
        kind: FileKind::Descriptor,
        outer: None,
        source,
        pieces: Vec::new(),
    };
    Checked::new(input, Findings { active: found, suppressed: Vec::new() }, setup.fail_on)
}
