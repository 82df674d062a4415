use tns_parser::Node;

use crate::context::LintFile;
use crate::rule::{Check, Report, rule};

rule! {
    /// A descriptor is longer than clients take.
    ///
    /// ## What it does
    /// Reports an entry of tnsnames.ora, or a bare descriptor, of more than 4096
    /// bytes, blanks and comments not counted.
    ///
    /// ## Why is this bad?
    /// 4 KB is the limit of Oracle's manual, and node-oracledb refuses what is
    /// longer (NJS-522). Some other drivers take it, so the alias works in one
    /// program only.
    LONG_DESCRIPTOR = "TNS805", "long-descriptor", Portability, Warning,
    fix: None, mistakes: [], check: Check::Entry(check)
}

/// Bytes.
const LONGEST: usize = 4096;

fn check(file: &LintFile, entry: Node<'_>, report: &mut Report<'_>) {
    let span = entry.value_span();
    let bytes = file.source().slice(span);
    if !file.has_descriptors() || entry.is_broken() || bytes.len() <= LONGEST {
        return;
    }
    let comments = file.parse().has_comments();
    let code = |line: &[u8]| {
        let cut = line.iter().position(|byte| comments && *byte == b'#').unwrap_or(line.len());
        line[..cut].iter().filter(|byte| !byte.is_ascii_whitespace()).count()
    };
    let length: usize = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).map(code).sum();
    if length > LONGEST {
        let message = format!("this descriptor has {length} bytes: node-oracledb takes {LONGEST} (NJS-522)");
        let first = entry.names().chain(entry.params()).next();
        let at = first.map_or(span, Node::name_span);
        report.at(at, message).help("write a SCAN name in place of many addresses");
    }
}
