use tns_parser::catalog::ValueType;
use tns_parser::{Edit, FileKind, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;
use crate::suggest::nearest;

rule! {
    /// NAMES.DIRECTORY_PATH lists a naming method that does not exist.
    ///
    /// ## What it does
    /// Reports names in NAMES.DIRECTORY_PATH that are no naming methods, and
    /// methods that Oracle has removed (ONAMES, CDS, DCE, NDS, NOVELL). A
    /// removed method beside a working one is a warning only.
    ///
    /// ## Why is this bad?
    /// The method is not tried: aliases that it was to resolve are not found
    /// (ORA-12154), and with none left there is no naming at all (TNS-04414).
    ///
    /// ## Fix
    /// Unsafe: the nearest method is written, or the removed one taken out
    /// where another one is left.
    NAMING_METHOD = "TNS303", "naming-method", Values, Error,
    fix: Some(Safety::Unsafe), mistakes: ["N05"],
    check: Check::Params(&[Keyword::NAMES_DIRECTORY_PATH], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.file.kind() != FileKind::Sqlnet || place.parent.is_some() {
        return;
    }
    let Some(ValueType::EnumList { allowed, removed }) = place.param().map(|param| param.value) else {
        return;
    };
    let is_in = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    let methods = methods(place.node);
    let works = methods.iter().any(|(_, word)| is_in(allowed, word));
    for (item, word) in &methods {
        match (is_in(allowed, word), is_in(removed, word)) {
            (true, _) => {}
            (false, true) => gone(place.node, &methods, (*item, word), works, report),
            (false, false) => unknown((*item, word), allowed, report),
        }
    }
}

/// The methods with their nodes: elements of the list, or one bare word.
fn methods(node: Node<'_>) -> Vec<(Node<'_>, String)> {
    let listed: Vec<_> = node.items().collect();
    let items = if listed.is_empty() && !node.is_nested() { vec![node] } else { listed };
    items
        .into_iter()
        .map(|item| (item, item.value().into_owned()))
        .filter(|(_, word)| !word.is_empty())
        .collect()
}

fn gone(
    node: Node<'_>,
    methods: &[(Node<'_>, String)],
    (item, word): (Node<'_>, &str),
    works: bool,
    report: &mut Report<'_>,
) {
    let message =
        format!("naming method `{}` was removed from Oracle Net: it resolves nothing", shorten(word));
    let severity = if works { Severity::Warning } else { Severity::Error };
    let finding = report.at(item.value_span(), message).severity(severity);
    let left: Vec<_> = methods
        .iter()
        .filter(|(other, _)| other.index() != item.index())
        .map(|(_, word)| word.as_str())
        .collect();
    if left.is_empty() {
        finding.help("use TNSNAMES, EZCONNECT or LDAP");
        return;
    }
    let edit = Edit::set_value(node, format!("({})", left.join(", ")));
    finding.help(format!("take `{word}` out")).fix(Safety::Unsafe, format!("take `{word}` out"), vec![edit]);
}

fn unknown((item, word): (Node<'_>, &str), allowed: &[&str], report: &mut Report<'_>) {
    let message = format!(
        "`{}` is no naming method: names that it was to resolve are not found (ORA-12154)",
        shorten(word)
    );
    let finding = report.at(item.value_span(), message);
    match nearest(word, allowed.iter().copied()).map(str::to_ascii_uppercase) {
        Some(meant) => ask::propose(finding, item, &meant),
        None => {
            finding.help(format!("the methods are {}", allowed.join(", ").to_ascii_uppercase()));
        }
    }
}
