use tns_parser::{FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::rule::{Check, Report, rule};

rule! {
    /// An alias has characters or a length that not every client takes.
    ///
    /// ## What it does
    /// Reports in a tnsnames.ora names with `/` or `:`, with blanks, and with
    /// other signs than `_`, `.`, `$`, `#` and `-`, as a warning; names with `-`
    /// or longer than 64 characters as information. Placeholders of templates
    /// are left alone, and letters outside ASCII are a matter of
    /// `foreign-character`.
    ///
    /// ## Why is this bad?
    /// Oracle documents letters, digits and `_`, with dots for domains. A name
    /// with `/` or `:` reads as an Easy Connect string: node-oracledb refuses it
    /// (NJS-515), python-oracledb looks for a host of that name. Blanks and
    /// other signs need quoting in shells, URLs and connection dialogs, and
    /// drivers with a stricter reader do not find them (ORA-12154, ORA-17868).
    ALIAS_CHARACTERS = "TNS103", "alias-characters", Names, Warning,
    fix: None, mistakes: ["N07"], check: Check::Entry(check)
}

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    if file.kind() != FileKind::Tnsnames || entry.keyword() == Keyword::IFILE {
        return;
    }
    let longest = file.options().alias_characters.max_length;
    for name in entry.names() {
        let bytes = file.source().slice(name.span());
        if bytes.len() <= longest && bytes.iter().all(|byte| USUAL[usize::from(*byte)]) {
            continue;
        }
        let text = name.name();
        if is_placeholder(&text) {
            continue;
        }
        if let Some((severity, message, help)) = describe(&text, longest) {
            report.at(name.span(), message).severity(severity).help(help);
        }
    }
}

/// The characters of nearly every name: a table, as every name is looked at.
static USUAL: [bool; 256] = {
    let mut usual = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        usual[byte] = letter.is_ascii_alphanumeric() || letter == b'_' || letter == b'.';
        byte += 1;
    }
    usual
};

/// Whether a template engine or an installer is to fill in the name.
fn is_placeholder(name: &str) -> bool {
    let wrapped = |mark: (char, char)| name.len() > 2 && name.starts_with(mark.0) && name.ends_with(mark.1);
    ["{{", "${", "<%"].iter().any(|mark| name.contains(mark))
        || [('%', '%'), ('<', '>'), ('@', '@')].into_iter().any(wrapped)
}

/// What speaks against a name for an entry of tnsnames.ora: how much, why, and what to do.
/// `longest` is the number of characters that is not too long.
pub fn describe(name: &str, longest: usize) -> Option<(Severity, String, &'static str)> {
    let has = |wanted: fn(char) -> bool| name.chars().find(|c| wanted(*c));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$' | '#');
    if let Some(c) = has(|c| matches!(c, '/' | ':')) {
        let message = format!(
            "alias `{name}` holds `{c}`: thin clients read it as an Easy Connect string and look for a host"
        );
        return Some((Severity::Warning, message, "write `_` in its place"));
    }
    if has(|c| c.is_ascii_whitespace()).is_some() {
        let message = format!("alias `{name}` holds a blank: some clients do not find it (ORA-12154)");
        return Some((Severity::Warning, message, "write `_` in its place"));
    }
    if let Some(c) = name.chars().find(|c| c.is_ascii_graphic() && *c != '-' && !plain(*c)) {
        let message = format!("alias `{name}` holds `{c}`: some clients do not find it (ORA-12154)");
        return Some((Severity::Warning, message, "keep to letters, digits, `_` and `.`"));
    }
    if name.contains('-') {
        let message = format!("alias `{name}` holds `-`, which Oracle does not document for names");
        return Some((Severity::Info, message, "letters, digits, `_` and `.` work everywhere"));
    }
    let length = name.chars().count();
    let message =
        || format!("alias `{name}` has {length} characters, more than {longest}; Oracle promises 64 to work");
    (length > longest).then(|| (Severity::Info, message(), "choose a shorter name"))
}
