use crate::rule::{Check, rule};

rule! {
    /// A file that may hold connect strings cannot be read.
    ///
    /// ## What it does
    /// Reports a YAML, JSON, TOML, XML, .properties or .env file that breaks the rules of
    /// its format, at the place where reading stops. In a template (`{{ }}`, `{% %}`,
    /// `<% %>`) it is only noted.
    ///
    /// ## Why is this bad?
    /// Nothing in it was checked, and the program that the file belongs to cannot read
    /// it either.
    UNREADABLE_FILE = "TNS904", "unreadable-file", Meta, Error,
    fix: None, mistakes: [], check: Check::Outer
}
