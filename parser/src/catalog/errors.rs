//! The error numbers people see, and what usually lies behind each.

mod dp_a;
mod dp_b;
mod jdbc;
mod njs;
mod ora_a;
mod ora_b;
mod ora_c;
mod ora_d;
mod ora_e;
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
pub const ERRORS: &[&[ErrorInfo]] = &[
    dp_a::ROWS,
    dp_b::ROWS,
    jdbc::ROWS,
    njs::ROWS,
    ora_a::ROWS,
    ora_b::ROWS,
    ora_c::ROWS,
    ora_d::ROWS,
    ora_e::ROWS,
    tns::ROWS,
];

/// The row of an error number in any case; digits may be missing: `ora12514`, `ORA-2514`.
pub fn error(word: &str) -> Option<&'static ErrorInfo> {
    let code = normalized(word);
    ERRORS.iter().flat_map(|table| table.iter()).find(|row| row.code == code)
}

/// The row of the error number that stands at a byte of a text, and its place there. In a text
/// a number is written in full, with its hyphen.
pub fn error_at(text: &str, at: usize) -> Option<(std::ops::Range<usize>, &'static ErrorInfo)> {
    let of_code = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let bytes = text.as_bytes();
    let start = at - bytes.get(..at)?.iter().rev().take_while(|byte| of_code(byte)).count();
    let end = at + bytes[at..].iter().take_while(|byte| of_code(byte)).count();
    let word = text.get(start..end)?.trim_end_matches('-');
    let (prefix, number) = word.split_once('-')?;
    let is_code = !prefix.is_empty() && number.starts_with(|c: char| c.is_ascii_digit());
    Some((start..start + word.len(), error(word).filter(|_| is_code)?))
}

fn normalized(word: &str) -> String {
    let upper = word.trim().to_ascii_uppercase();
    let (prefix, number) = upper.split_at(upper.find(|c: char| c.is_ascii_digit()).unwrap_or(upper.len()));
    let prefix = prefix.trim_end_matches('-');
    match (prefix, number) {
        (_, "") => upper,
        ("ORA" | "TNS", number) => format!("{prefix}-{number:0>5}"),
        (prefix, number) => format!("{prefix}-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for word in ["ORA-12514", "ora12514", " ora-12514 "] {
            assert_eq!(error(word).map(|row| row.code), Some("ORA-12514"), "{word}");
        }
        assert_eq!(error("ORA-942").map(|row| row.code), error("ora-00942").map(|row| row.code));
        assert!(error("12514").is_none());
    }

    #[test]
    fn a_number_in_a_text_has_its_place() {
        let text = "# é gave ORA-12154, then dpy-4011.";
        let at = |word| text.find(word).map(|at| error_at(text, at + 2));
        let found = |word| at(word).flatten().map(|(range, row)| (&text[range], row.code));
        assert_eq!(found("ORA"), Some(("ORA-12154", "ORA-12154")));
        assert_eq!(found("dpy"), Some(("dpy-4011", "DPY-4011")));
        assert_eq!(found("then"), None);
        assert_eq!(error_at(text, text.len() + 1).map(|(range, _)| range), None);
    }
}
