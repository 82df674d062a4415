use tns_dsn::files::OsFiles;
use tns_dsn::wallet::WalletSummary;
use tns_parser::{Edit, FileKind, Source, parse};

use super::*;
use crate::diagnostic::Severity;
use crate::rule::{Group, Report};

const fn rule(code: &'static str, check: Check) -> RuleInfo {
    RuleInfo {
        code,
        name: "of-a-test",
        group: Group::Files,
        severity: Severity::Warning,
        fix: Some(Safety::Unsafe),
        mistakes: &[],
        since: "0",
        doc: "",
        check,
        on_by_default: true,
    }
}

/// Wants an entry gone that another file has as well.
static DOUBLE: RuleInfo = rule("TNS698", Check::Project(double));
/// Wants every X to be a Y.
static RENAME: RuleInfo = rule("TNS699", Check::Entry(rename));

fn double(project: &Project<'_>, member: &Member<'_>, report: &mut Report<'_>) {
    let others = || project.members.iter().filter(|other| other.path != member.path);
    for entry in member.file.parse().entries() {
        if others().any(|other| other.file.parse().entries().any(|there| there.name() == entry.name())) {
            report.at(entry.span(), "double").fix(Safety::Unsafe, "remove it", vec![Edit::remove(entry)]);
        }
    }
}

fn rename(_: &LintFile, entry: tns_parser::Node<'_>, report: &mut Report<'_>) {
    if entry.name() == "X" {
        report.at(entry.name_span(), "X").fix(Safety::Unsafe, "Y", vec![Edit::rename(entry, "Y")]);
    }
}

struct NoWallet;

impl WalletFacts for NoWallet {
    fn look(&self, _: &Path) -> Result<WalletSummary, String> {
        Err("there is no wallet".to_owned())
    }
}

fn fixed(texts: &[&str]) -> Vec<String> {
    let linter = Linter::of_rules(&[&DOUBLE, &RENAME]);
    let job = |(nth, text): (usize, &&str)| Job {
        path: PathBuf::from(format!("/d/{nth}.ora")),
        file: LintFile::new(parse(Source::new(*text).expect("small"), FileKind::Tnsnames)),
        linter: &linter,
    };
    let fixing = Fixing {
        files: &OsFiles,
        wallets: &NoWallet,
        environment: &Environment::default(),
        beside: &[],
        least: Safety::Unsafe,
        wanted: &|_, _| true,
    };
    let mended = fix_project(texts.iter().enumerate().map(job).collect(), &fixing);
    let text = |mended: Mended| {
        assert!(mended.left.active.is_empty(), "{:?}", mended.left);
        String::from_utf8_lossy(mended.file.source().bytes()).into_owned()
    };
    mended.into_iter().map(|mended| text(mended.expect("applied"))).collect()
}

#[test]
fn files_that_ask_for_each_others_fix_take_turns() {
    assert_eq!(fixed(&["A = (B = 1)\n", "A = (B = 1)\n"]), ["", "A = (B = 1)\n"], "one of them stays");
}

#[test]
fn a_file_by_itself_comes_first() {
    let texts = ["X = (B = 1)\n", "Y = (B = 1)\nZ = (B = 1)\n"];
    assert_eq!(fixed(&texts), ["", "Y = (B = 1)\nZ = (B = 1)\n"], "after the new name both are the same");
}
