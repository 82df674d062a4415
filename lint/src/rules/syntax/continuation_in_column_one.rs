use tns_parser::{Edit, FileKind, Node, Span, SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::and_more;
use crate::rule::{Check, Report, rule};

rule! {
    /// A value goes on in column 1 of the next line.
    ///
    /// ## What it does
    /// Reports text in the first column that continues the value of the line
    /// before; one finding for each entry. A parenthesis in column 1 is a matter
    /// of `parenthesis-in-column-one`.
    ///
    /// ## Why is this bad?
    /// By Oracle's rules a line that starts in column 1 starts a new parameter,
    /// so Oracle's own client takes only the first half of the entry and loses
    /// the name (ORA-12154) or its service (ORA-12504). node-oracledb refuses
    /// every alias of the file (NJS-514).
    ///
    /// ## Fix
    /// Safe: the lines are indented by two blanks.
    CONTINUATION_IN_COLUMN_ONE = "TNS003", "continuation-in-column-one", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S03"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    let in_column_one = |error: &&SyntaxError| error.code == SyntaxCode::TextInColumnOne;
    let mut places = file.parse().errors().iter().filter(in_column_one).map(|error| error.at).peekable();
    if file.kind() == FileKind::Descriptor || places.peek().is_none() {
        return;
    }
    for entry in file.parse().entries() {
        let mut lines = Vec::new();
        while let Some(at) = places.next_if(|at| at.start <= entry.span().end) {
            lines.push(at);
        }
        report_lines(entry, &lines, report);
    }
}

fn report_lines(entry: Node<'_>, lines: &[Span], report: &mut Report<'_>) {
    let Some(&first) = lines.first() else { return };
    let more = and_more(lines.len() - 1, "line", "lines");
    let name = entry.name();
    let message = format!(
        "this line continues the value of `{name}` but starts in column 1{more}: it is read as a new entry"
    );
    report
        .at(first, message)
        .label("starts in column 1")
        .help("indent the line, or put it behind the line before")
        .fix(
            Safety::Safe,
            "indent by two blanks",
            lines.iter().map(|at| Edit::insert(at.start, "  ")).collect(),
        );
}
