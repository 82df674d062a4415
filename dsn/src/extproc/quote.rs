//! Literals and names of SQL from any text.

use std::fmt::Write;

/// Words that cannot name an object without quotes.
const RESERVED: &str = "ACCESS ADD ALL ALTER AND ANY AS ASC AUDIT BEGIN BETWEEN BY CHAR CHECK CLUSTER COLUMN \
    COLUMN_VALUE COMMENT COMPRESS CONNECT CREATE CURRENT DATE DECIMAL DECLARE DEFAULT DELETE DESC DISTINCT DROP \
    ELSE END EXCLUSIVE EXISTS FILE FLOAT FOR FROM FUNCTION GRANT GROUP HAVING IDENTIFIED IMMEDIATE IN INCREMENT \
    INDEX INITIAL INSERT INTEGER INTERSECT INTO IS LEVEL LIKE LOCK LONG MAXEXTENTS MINUS MLSLABEL MODE MODIFY \
    NESTED_TABLE_ID NOAUDIT NOCOMPRESS NOT NOWAIT NULL NUMBER OF OFFLINE ON ONLINE OPTION OR ORDER PCTFREE PRIOR \
    PROCEDURE PUBLIC RAW RENAME RESOURCE REVOKE ROW ROWID ROWNUM ROWS SELECT SESSION SET SHARE SIZE SMALLINT START \
    SUCCESSFUL SYNONYM SYSDATE TABLE THEN TO TRIGGER UID UNION UNIQUE UPDATE USER VALIDATE VALUES VARCHAR VARCHAR2 \
    VIEW WHENEVER WHERE WITH";

/// SQL*Plus takes lines of 2499 characters at least.
const PIECE: usize = 1000;

/// A name without the quotes round it.
pub(super) fn unquoted(name: &str) -> &str {
    name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(name)
}

/// Whether a name consists of a letter, then letters, digits and `_`.
pub(super) fn is_simple(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// A name as it stands in SQL: in upper case, or in quotes where it has them or
/// needs them. The checks have refused quotes inside.
pub(super) fn identifier(name: &str) -> String {
    let inner = unquoted(name);
    let plain = inner.replace(['$', '#'], "_");
    let upper = inner.to_ascii_uppercase();
    let reserved = RESERVED.split_ascii_whitespace().any(|word| word == upper);
    let keeps_case = inner.len() < name.len() && inner != upper;
    match is_simple(&plain) && !reserved && !keeps_case {
        true => upper,
        false => format!("\"{inner}\""),
    }
}

/// A literal of one piece, for statements that take no expression.
pub(super) fn plain_literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// An expression for any text. `&`, which tools take for a variable, and
/// control characters, which could end a line, come from CHR; a long text is
/// broken over several lines.
pub(super) fn literal(text: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut open = String::new();
    for c in text.chars() {
        let special = c == '&' || c.is_ascii_control();
        if (special || open.len() >= PIECE) && !open.is_empty() {
            pieces.push(plain_literal(&std::mem::take(&mut open)));
        }
        match special {
            true => pieces.push(format!("CHR({})", u32::from(c))),
            false => open.push(c),
        }
    }
    if !open.is_empty() || pieces.is_empty() {
        pieces.push(plain_literal(&open));
    }
    joined(&pieces)
}

/// Pieces side by side as far as a line reaches.
fn joined(pieces: &[String]) -> String {
    let mut out = String::new();
    let mut width = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let breaks = width > 0 && width + piece.len() > PIECE;
        let gap = if breaks { "\n      || " } else { " || " };
        width = if breaks { 0 } else { width } + piece.len();
        // Writing to a string cannot fail.
        let _ = write!(out, "{}{piece}", if at > 0 { gap } else { "" });
    }
    out
}
