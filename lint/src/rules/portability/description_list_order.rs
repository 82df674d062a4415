use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// Clients differ in the order in which they try a list of descriptions.
    ///
    /// ## What it does
    /// Reports, as information, a DESCRIPTION_LIST with two descriptions or
    /// more that does not say LOAD_BALANCE.
    ///
    /// ## Why is this bad?
    /// In a DESCRIPTION_LIST, other than in a DESCRIPTION, LOAD_BALANCE is on by
    /// default: Oracle's client and node-oracledb pick a description at random.
    /// python-oracledb and go-oracledb begin with the first. If the second is a
    /// standby, some clients meet it (ORA-12514, ORA-01033) and some do not.
    ///
    /// ## Fix
    /// Unsafe: `(LOAD_BALANCE=off)` is written, so that all begin with the first.
    DESCRIPTION_LIST_ORDER = "TNS806", "description-list-order", Portability, Info,
    fix: Some(Safety::Unsafe), mistakes: [], check: Check::Params(&[Keyword::DESCRIPTION_LIST], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let given = || node.param(Keyword::LOAD_BALANCE).is_some();
    let Some(first) = first_of_several(node).filter(|_| route::is_in_descriptor(place) && !given()) else {
        return;
    };
    let message = "Oracle's client and node-oracledb pick one of these at random, python-oracledb and go-oracledb the first";
    let finding =
        report.at(node.name_span(), message).help("say `(LOAD_BALANCE=off)` or `(LOAD_BALANCE=on)`");
    if !node.is_broken() {
        let edit = Edit::insert_before(first, "(LOAD_BALANCE=off)");
        finding.fix(Safety::Unsafe, "write `(LOAD_BALANCE=off)`", vec![edit]);
    }
}

fn first_of_several(list: Node<'_>) -> Option<Node<'_>> {
    let mut descriptions = list.params().filter(|param| param.keyword() == Keyword::DESCRIPTION);
    let first = descriptions.next()?;
    descriptions.next().map(|_| first)
}
