use tns_parser::{Edit, FileKind, Span};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

rule! {
    /// The file starts with a byte order mark.
    ///
    /// ## What it does
    /// Reports the mark that some editors put in front of UTF-8 text, as a
    /// warning, and a file saved as UTF-16.
    ///
    /// ## Why is this bad?
    /// python-oracledb reads the mark as part of the first name, so that this
    /// alias is not found (DPY-4000); node-oracledb skips it. UTF-16 no client
    /// reads: every alias fails.
    ///
    /// ## Fix
    /// Safe: the mark of UTF-8 is deleted. A file in UTF-16 has to be saved
    /// again as UTF-8 by the program that made it.
    BYTE_ORDER_MARK = "TNS014", "byte-order-mark", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["F01"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.source().is_utf16() {
        report
            .at(Span::new(0, 2), "this file is UTF-16: no client can read any entry of it")
            .help("save it as UTF-8 without a byte order mark, or as ASCII");
        return;
    }
    let mark = Span::new(0, file.source().bom_len());
    if mark.is_empty() {
        return;
    }
    let message = match file.kind() {
        FileKind::Tnsnames => {
            "the file starts with a byte order mark: python-oracledb loses the first alias (DPY-4000)"
        }
        _ => "the text starts with a byte order mark: a client can take it as part of the first name",
    };
    let finding = report.at(mark, message).severity(Severity::Warning);
    finding.help("save the file without it").fix(Safety::Safe, "delete the mark", vec![Edit::delete(mark)]);
}
