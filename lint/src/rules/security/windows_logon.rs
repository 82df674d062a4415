use tns_parser::catalog::ValueType;
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::profile::{PROFILE, list_of, setting, words};

rule! {
    /// Windows logons are asked for on a system that is not Windows.
    ///
    /// ## What it does
    /// Reports NTS in SQLNET.AUTHENTICATION_SERVICES of a file whose paths are
    /// those of UNIX.
    ///
    /// ## Why is this bad?
    /// The file was copied from Windows. There is no Windows identity to log
    /// on with, so connections fail (ORA-12638, ORA-12640) or logons without a
    /// password do (ORA-01017).
    ///
    /// ## Fix
    /// Unsafe: NTS is taken out, or the whole line where nothing else is listed.
    WINDOWS_LOGON = "TNS522", "windows-logon", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E13"], check: Check::File(check)
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    if file.kind() != FileKind::Sqlnet {
        return;
    }
    let Some(services) = setting(file, Keyword::SQLNET_AUTHENTICATION_SERVICES) else { return };
    let words = words(services);
    let is_nts = |word: &str| word.eq_ignore_ascii_case("NTS");
    let Some((at, _)) = words.iter().find(|(_, word)| is_nts(word)) else { return };
    let Some(path) = unix_path(file) else { return };
    let message = "NTS is for Windows, and this file has paths of UNIX: logons with it fail (ORA-12638)";
    let finding = report.at(at.value_span(), message).related(path.span(), "a path of UNIX").clients(PROFILE);
    let finding = finding.help("take NTS out");
    if !services.is_broken() {
        let kept: Vec<_> = words.iter().map(|(_, word)| word.as_str()).filter(|word| !is_nts(word)).collect();
        let edit = match list_of(services, &kept) {
            Some(list) => Edit::set_value(services, list),
            None => Edit::remove(services),
        };
        finding.fix(Safety::Unsafe, "take NTS out", vec![edit]);
    }
}

/// A path of UNIX; none where a path of Windows stands in the file as well.
fn unix_path(file: &LintFile) -> Option<Node<'_>> {
    let mut found = None;
    for node in file.parse().entries().flat_map(Node::descendants).filter(|node| is_path(*node)) {
        let path = node.value();
        if path.contains('\\') || path.as_bytes().get(1) == Some(&b':') {
            return None;
        }
        if path.starts_with('/') {
            found = found.or(Some(node));
        }
    }
    found
}

fn is_path(node: Node<'_>) -> bool {
    let row = node.keyword().param(FileKind::Sqlnet, Keyword::TOP).param();
    !node.is_nested() && row.is_some_and(|row| row.value == ValueType::Path)
}
