/// Names in one cell or key: blanks, `;` and `,` stand between them.
pub(super) fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || c == ';' || c == ',').filter(|name| !name.is_empty())
}

/// Whether a name can stand before `=` in a tnsnames.ora and in a cell beside others.
pub(super) fn is_name(name: &str) -> bool {
    let apart = |c: char| c.is_whitespace() || c.is_control() || "()=,;#\"'".contains(c);
    !name.is_empty() && !name.contains(apart) && !name.eq_ignore_ascii_case("IFILE")
}
