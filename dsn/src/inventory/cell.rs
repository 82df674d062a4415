//! Cells that no spreadsheet program takes for formulas.

/// What a formula starts with; tab and CR may be dropped before one.
const STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A value as it is written.
pub(super) fn guarded(value: String) -> String {
    if value.starts_with(STARTS) { format!("'{value}") } else { value }
}

/// A cell as it is read: without blanks at its edges and without a guard.
pub(super) fn value(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(STARTS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{guarded, value};

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["=1+1", "+49", "-1", "@x", "'", "'=x", "''", "plain", "a'b", ""] {
            assert_eq!(value(&guarded(text.to_owned())), text);
        }
        assert_eq!(value(" 'quoted' "), "'quoted'");
        assert_eq!(value("-1"), "-1");
    }
}
