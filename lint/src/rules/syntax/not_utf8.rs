use tns_parser::{Edit, FileKind, Span};

use crate::context::LintFile;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::{and_more, lines};
use crate::rule::{Check, Report, rule};

rule! {
    /// The file is not UTF-8.
    ///
    /// ## What it does
    /// Reports a file with bytes of an old code page, once: as an error where
    /// such a byte stands in a name or value of a tnsnames.ora, as a warning
    /// where all stand in comments. The other files are read by Oracle's own
    /// software only, so both are one step milder there.
    ///
    /// ## Why is this bad?
    /// python-oracledb decodes a whole tnsnames.ora as UTF-8: one accented
    /// letter of Latin-1, even in a comment, and every alias fails with
    /// DPY-4018. The rust driver gives up likewise. node-oracledb and Oracle's
    /// own client do not mind it in a comment.
    ///
    /// ## Fix
    /// Unsafe: the bytes are read as windows-1252 and written as UTF-8, all
    /// together; check first that this is the file's code page. Not offered
    /// where the file holds UTF-8 characters as well.
    NOT_UTF8 = "TNS015", "not-utf8", Syntax, Error,
    fix: Some(Safety::Unsafe), mistakes: ["F02"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    let bytes = file.source().bytes();
    if file.source().is_utf16() || file.source().is_utf8() {
        return;
    }
    let invalid = invalid_bytes(bytes);
    let in_code: Vec<_> = lines(file)
        .map(|line| line.code)
        .filter(|code| std::str::from_utf8(file.source().slice(*code)).is_err())
        .collect();
    let place = in_code.first().and_then(|code| invalid.iter().find(|at| code.contains(**at)));
    let Some(first) = place.or(invalid.first()) else { return };
    let (severity, message) = describe(file.kind(), place.is_some());
    let more = and_more(invalid.len() - 1, "byte", "bytes");
    let byte = bytes[first.start as usize];
    let message = format!("byte 0x{byte:02X} is not UTF-8{more}: {message}");
    let finding = report.at(*first, message).severity(severity).help("save the file as UTF-8");
    if !has_utf8_characters(bytes) {
        let edits = invalid
            .iter()
            .map(|at| Edit::replace(*at, from_windows_1252(bytes[at.start as usize])))
            .collect();
        finding.fix(Safety::Unsafe, "convert the file from windows-1252 to UTF-8", edits);
    }
}

fn describe(kind: FileKind, in_code: bool) -> (Severity, &'static str) {
    match (kind, in_code) {
        (FileKind::Tnsnames | FileKind::Descriptor, true) => (
            Severity::Error,
            "python-oracledb fails for every alias (DPY-4018), other clients read another name or value",
        ),
        (FileKind::Tnsnames | FileKind::Descriptor, false) => {
            (Severity::Warning, "although in a comment, python-oracledb fails for every alias (DPY-4018)")
        }
        (_, true) => (Severity::Warning, "what is read depends on the character set of the reader"),
        (_, false) => (
            Severity::Info,
            "programs that read the file as UTF-8 refuse it, although it stands in a comment",
        ),
    }
}

/// Each byte that is part of no UTF-8 character.
fn invalid_bytes(bytes: &[u8]) -> Vec<Span> {
    let (mut found, mut at) = (Vec::new(), 0);
    for chunk in bytes.utf8_chunks() {
        at += chunk.valid().len() as u32;
        let end = at + chunk.invalid().len() as u32;
        found.extend((at..end).map(|byte| Span::new(byte, byte + 1)));
        at = end;
    }
    found
}

fn has_utf8_characters(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// The characters of the bytes 0x80 to 0x9F; U+FFFD for the five that have none.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž', '\u{FFFD}',
    '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}', 'ž', 'Ÿ',
];

fn from_windows_1252(byte: u8) -> String {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)].to_string(),
        byte => char::from(byte).to_string(),
    }
}
