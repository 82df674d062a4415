//! The error numbers people see, and what usually lies behind each.

mod dp_a;
mod dp_b;
mod jdbc;
mod njs;
mod ora_a;
mod ora_b;
mod ora_c;
mod tns;

/// One error number.
#[derive(Clone, Copy, Debug)]
pub struct ErrorInfo {
    /// `ORA-12154`, `TNS-03505`, `DPY-4000`, `NJS-516`, or a short id of a
    /// JDBC text that has no number (`JDBC-MINUS-ONE`).
    pub code: &'static str,
    /// The message text where there is no number, else empty.
    pub text: &'static str,
    /// What it means, in a sentence.
    pub meaning: &'static str,
    /// Likely causes, the likeliest first.
    pub causes: &'static [&'static str],
    /// What to check, in that order: commands, files, settings.
    pub check: &'static [&'static str],
    /// Ids of the mistakes behind it (`S01`), as in `docs/rules/mistakes.md`.
    pub mistakes: &'static [&'static str],
    /// Parameters that play a part.
    pub keywords: &'static [&'static str],
    /// Other numbers for the same thing.
    pub related: &'static [&'static str],
}

/// Every known error, in slices; sorted by code over all of them.
pub const ERRORS: &[&[ErrorInfo]] =
    &[dp_a::ROWS, dp_b::ROWS, jdbc::ROWS, njs::ROWS, ora_a::ROWS, ora_b::ROWS, ora_c::ROWS, tns::ROWS];
