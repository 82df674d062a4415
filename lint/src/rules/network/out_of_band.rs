use tns_parser::catalog::{Lookup, Side};
use tns_parser::{FileKind, Keyword, Node};

use crate::context::LintFile;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::security::profile::line_before;

rule! {
    /// A server in a container does not say what to do with out-of-band data.
    ///
    /// ## What it does
    /// Reports, where it is switched on, a sqlnet.ora with a setting for servers and
    /// neither DISABLE_OOB nor DISABLE_OOB_AUTO.
    ///
    /// ## Why is this bad?
    /// From 19c on client and server try at connect whether TCP urgent data arrives.
    /// Networks of containers, translated addresses and some firewalls drop it: the
    /// connection hangs or breaks (ORA-12637, TNS-12537, "Got minus one from a read
    /// call"). Elsewhere nothing is wrong, so the rule is off by default.
    ///
    /// ## Fix
    /// Unsafe: DISABLE_OOB_AUTO = TRUE is written.
    OUT_OF_BAND = "TNS420", "out-of-band", Network, Info,
    fix: Some(Safety::Unsafe), mistakes: ["T13"], check: Check::File(check), off_by_default: true
}

fn check(file: &LintFile, report: &mut Report<'_>) {
    let set = ["DISABLE_OOB", "DISABLE_OOB_AUTO"].iter().any(|name| file.setting(name).is_some());
    if file.kind() != FileKind::Sqlnet || set {
        return;
    }
    let Some(first) = file.parse().entries().find(|entry| is_for_servers(*entry)) else { return };
    let message =
        "in a container the probe for out-of-band data can get lost: clients hang at connect (ORA-12637)";
    let line = "DISABLE_OOB_AUTO = TRUE";
    let finding =
        report.at(first.name_span(), message).help(format!("add `{line}` if clients come through NAT"));
    if let Some(edit) = line_before(file, first, line).filter(|_| !first.is_broken()) {
        finding.fix(Safety::Unsafe, format!("add `{line}`"), vec![edit]);
    }
}

fn is_for_servers(entry: Node<'_>) -> bool {
    let found = entry.keyword().param(FileKind::Sqlnet, Keyword::TOP);
    matches!(found, Lookup::Here(param) if matches!(param.side, Side::Server))
}
