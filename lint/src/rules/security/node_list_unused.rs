use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, is_on, line_before, setting};

rule! {
    /// A list of invited or excluded nodes does not count.
    ///
    /// ## What it does
    /// Reports TCP.INVITED_NODES and TCP.EXCLUDED_NODES where
    /// TCP.VALIDNODE_CHECKING is not on, and TCP.EXCLUDED_NODES beside
    /// TCP.INVITED_NODES.
    ///
    /// ## Why is this bad?
    /// TCP.VALIDNODE_CHECKING is off by default. Without it the listener takes
    /// everybody, although the file looks as if it did not. Where both lists
    /// stand, the one of invited nodes counts alone.
    ///
    /// ## Fix
    /// Unsafe: TCP.VALIDNODE_CHECKING = YES is written. Nodes that the list
    /// lacks are refused then (ORA-12537, TNS-12546), the server itself too.
    NODE_LIST_UNUSED = "TNS528", "node-list-unused", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E20"],
    check: Check::Params(&[Keyword::TCP_INVITED_NODES, Keyword::TCP_EXCLUDED_NODES], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if !counts(place) || place.node.value_span().is_empty() {
        return;
    }
    let switch = setting(place.file, Keyword::TCP_VALIDNODE_CHECKING);
    match switch {
        Some(switch) if is_on(switch) => both(place, report),
        _ => unused(place, report),
    }
}

fn unused(place: &Place<'_>, report: &mut Report<'_>) {
    let name = Keyword::TCP_VALIDNODE_CHECKING.text();
    let message = format!("this list does nothing: {name} is off, so the listener takes everybody");
    let finding = report.at(place.node.name_span(), message);
    let line = format!("{} = YES", ask::in_case_of(&place.node.name(), name));
    let finding = finding.help(format!("write `{line}`, and see that the list has the server itself"));
    match setting(place.file, Keyword::TCP_VALIDNODE_CHECKING) {
        Some(switch) => {
            let edit = Edit::set_value(switch, ask::in_case_of(&switch.value(), "YES"));
            finding.related(switch.span(), "off").fix(Safety::Unsafe, format!("write `{line}`"), vec![edit]);
        }
        None => {
            if let Some(edit) = line_before(place.file, place.node, &line).filter(|_| !place.node.is_broken())
            {
                finding.fix(Safety::Unsafe, format!("write `{line}`"), vec![edit]);
            }
        }
    }
}

fn both(place: &Place<'_>, report: &mut Report<'_>) {
    if place.keyword != Keyword::TCP_EXCLUDED_NODES {
        return;
    }
    if let Some(invited) = setting(place.file, Keyword::TCP_INVITED_NODES) {
        let message = "this list does nothing: TCP.INVITED_NODES is set too, and it alone counts";
        let finding = report.at(place.node.name_span(), message).related(invited.span(), "counts alone");
        finding.help("keep one of the two lists");
    }
}
