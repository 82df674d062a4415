use tns_parser::easy_connect::StringCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// A connect string is not well-formed.
    ///
    /// ## What it does
    /// Reports what stands in an Easy Connect string or a JDBC URL where nothing of
    /// the kind can stand: an empty host, a bracket or quote that is not closed, a
    /// port that is no number, a server type that does not exist, a parameter
    /// without a value.
    ///
    /// ## Why is this bad?
    /// The client refuses the string (DPY-4018, NJS-515, ORA-12154), or takes one
    /// part for another and asks for a host or service that does not exist.
    CONNECT_STRING = "TNS021", "connect-string", Syntax, Error,
    fix: None, mistakes: [], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    if matches!(
        noticed.what,
        What::Error(
            StringCode::TooLong
                | StringCode::OuterQuote
                | StringCode::EmptyHost
                | StringCode::UnclosedBracket
                | StringCode::AfterBracket
                | StringCode::Blank
                | StringCode::Port
                | StringCode::Server
                | StringCode::ExtraPart
                | StringCode::NoParameter
                | StringCode::NoEquals
                | StringCode::ParamName
                | StringCode::UnclosedQuote
                | StringCode::QuoteInValue
                | StringCode::Value(..)
        )
    ) {
        noticed.report("clients refuse the string (DPY-4018, NJS-515, ORA-12154)", report);
    }
}
