use tns_parser::lex::is_blank;
use tns_parser::{Edit, SyntaxCode, SyntaxError};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::lines::line_start;
use crate::rule::{Check, Report, rule};

rule! {
    /// Between a keyword and its value the `=` is missing.
    ///
    /// ## What it does
    /// Reports `(HOST db1)` and `(DESCRIPTION (ADDRESS = …))`, and an entry
    /// whose names are not followed by `=`.
    ///
    /// ## Why is this bad?
    /// No client guesses the sign: python-oracledb refuses the alias (DPY-4017),
    /// node-oracledb every alias of the file (NJS-514), Oracle's own client does
    /// not find the name (ORA-12154).
    ///
    /// ## Fix
    /// Safe in tnsnames.ora: the sign is inserted. Unsafe in other files, as a
    /// setting that had no effect begins to count.
    MISSING_EQUALS = "TNS005", "missing-equals", Syntax, Error,
    fix: Some(Safety::Safe), mistakes: ["S05"], check: Check::Syntax(&[SyntaxCode::MissingEq], check)
}

fn check(file: &LintFile, error: &SyntaxError, report: &mut Report<'_>) {
    let keyword = file.text(error.at);
    let after = error.at.end;
    let blank = file.source().bytes().get(after as usize).is_none_or(|&byte| is_blank(byte));
    let sign = if blank { " =" } else { "=" };
    let safety = if file.has_descriptors() { Safety::Safe } else { Safety::Unsafe };
    let finding = report
        .at(error.at, format!("`=` is missing after `{keyword}`: no client can read this entry"))
        .label("`=` is missing after this")
        .help(format!("write `{keyword} = …`"));
    // In column 1 the sign would start an entry.
    if line_start(file, error.at.start) < error.at.start {
        finding.fix(safety, "insert `=`", vec![Edit::insert(after, sign)]);
    }
}
