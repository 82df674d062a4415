use memchr::memchr2_iter;
use tns_parser::{Edit, FileKind};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::and_more;
use crate::rule::{Check, Report, rule};
use tns_parser::Span;

rule! {
    /// A continuation line starts with a parenthesis in column 1.
    ///
    /// ## What it does
    /// Reports `(` or `)` in the first column inside an entry, once for each
    /// file.
    ///
    /// ## Why is this bad?
    /// Oracle's manual wants every continuation line indented and calls an
    /// unindented parenthesis not acceptable. Oracle's client, python-oracledb
    /// and node-oracledb read it nevertheless; stricter readers take it for the
    /// start of a new entry.
    ///
    /// ## Fix
    /// Safe: the lines are indented by two blanks.
    PARENTHESIS_IN_COLUMN_ONE = "TNS701", "parenthesis-in-column-one", Style, Info,
    fix: Some(Safety::Safe), mistakes: ["S03"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.kind() == FileKind::Descriptor {
        return;
    }
    let bytes = file.source().bytes();
    let starts = memchr2_iter(b'\n', b'\r', bytes).map(|at| at + 1);
    let marks = starts.filter(|&at| matches!(bytes.get(at), Some(b'(' | b')'))).map(|at| at as u32);
    // What stands outside of entries is another matter.
    let inside = |at: &u32| file.parse().entry_at(*at).is_some_and(|entry| *at < entry.span().end);
    let found: Vec<u32> = marks.filter(inside).collect();
    let Some(&first) = found.first() else { return };
    let more = and_more(found.len() - 1, "line in this file", "lines in this file");
    report
        .at(
            Span::new(first, first + 1),
            format!("a continuation line starts in column 1{more}; by Oracle's manual it has to be indented"),
        )
        .help("indent it")
        .fix(Safety::Safe, "indent by two blanks", found.iter().map(|&at| Edit::insert(at, "  ")).collect());
}
