use tns_parser::{Edit, FileKind, Node, Span};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::line_end;
use crate::rule::{Check, Report, rule};

rule! {
    /// One entry has several names.
    ///
    /// ## What it does
    /// Reports `A, B = …`: as information where the names stand on one line, as
    /// a warning where the list is broken over lines.
    ///
    /// ## Why is this bad?
    /// No manual describes such a list. Current clients read it, but the 12.1
    /// client found only some of the names, and tools that read the file
    /// themselves may know the first one or none (ORA-12154). On a list over
    /// several lines node-oracledb 26.0 breaks off with a TypeError for every
    /// alias.
    ///
    /// ## Fix
    /// Safe for a list over several lines: it is put on one line. For the
    /// others the split into one entry for each name is only shown, as the
    /// copies have to be kept equal from then on.
    ALIAS_LIST = "TNS102", "alias-list", Names, Warning,
    fix: Some(Safety::Safe), mistakes: ["N06"], check: Check::Entry(check)
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let mut names = entry.names();
    let (Some(first), Some(last)) = (names.next(), names.last()) else { return };
    if file.kind() != FileKind::Tnsnames {
        return;
    }
    let list = first.span().cover(last.span());
    let count = entry.names().count();
    if file.source().slice(list).iter().any(|byte| matches!(byte, b'\n' | b'\r')) {
        let message = format!(
            "the {count} names of this entry stand on several lines: node-oracledb loses every alias of the file"
        );
        let finding =
            report.at(list, message).help("put the names on one line, or give each an entry of its own");
        if !file.source().slice(list).contains(&b'#') {
            finding.fix(Safety::Safe, "put the names on one line", joined(entry));
        }
        return;
    }
    let message =
        format!("this entry has {count} names: older clients and other tools find only some of them");
    let finding =
        report.at(list, message).severity(Severity::Info).help("give each name an entry of its own");
    if !entry.is_broken() && !entry.value_span().is_empty() {
        finding.fix(Safety::DisplayOnly, "write one entry for each name", vec![split(file, entry)]);
    }
}

/// The gaps between names that hold a line end become `, `.
fn joined(entry: Node<'_>) -> Vec<Edit> {
    let names: Vec<_> = entry.names().map(Node::span).collect();
    names.windows(2).map(|pair| Edit::replace(Span::new(pair[0].end, pair[1].start), ", ")).collect()
}

fn split(file: &LintFile, entry: Node<'_>) -> Edit {
    let last = entry.names().last().map_or(entry.span().start, |name| name.span().end);
    let value = file.text(Span::new(last, entry.span().end));
    let entries: Vec<_> = entry.names().map(|name| format!("{}{value}", name.name())).collect();
    Edit::replace(entry.span(), entries.join(line_end(file)))
}
