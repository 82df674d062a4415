use tns_parser::{FileKind, Keyword, Node};

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

rule! {
    /// The rules of Connection Manager leave out what it cannot do without.
    ///
    /// ## What it does
    /// Reports in cman.ora a CONFIGURATION without rules, a RULE without SRC,
    /// DST, SRV or ACT, and a RULE_LIST that accepts no connection to the
    /// service cmon.
    ///
    /// ## Why is this bad?
    /// Without a rule Connection Manager refuses every connection (TNS-12529).
    /// Without a rule for cmon its control program CMCTL cannot administer it.
    CMAN_RULES = "TNS211", "cman-rules", Structure, Warning,
    fix: None, mistakes: ["X05"],
    check: Check::Params(&[Keyword::CONFIGURATION, Keyword::RULE_LIST, Keyword::RULE], check)
}

/// The parts of a rule.
const PARTS: [Keyword; 4] = [Keyword::SRC, Keyword::DST, Keyword::SRV, Keyword::ACT];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    if place.file.kind() != FileKind::Cman || place.entry.is_broken() {
        return;
    }
    match place.keyword {
        Keyword::CONFIGURATION if node.is_nested() => no_rules(node, report),
        Keyword::RULE_LIST if place.parent_keyword() == Keyword::CONFIGURATION => no_cmon(node, report),
        Keyword::RULE if node.is_nested() => parts(node, report),
        _ => {}
    }
}

fn no_rules(node: Node<'_>, report: &mut Report<'_>) {
    let group = node.param(Keyword::RULE_GROUP).is_some();
    if group || ask::is_misspelt_in(node, "RULE_LIST") || node.param(Keyword::RULE_LIST).is_some_and(has_rule)
    {
        return;
    }
    let message = "this CONFIGURATION has no rule: Connection Manager refuses every connection (TNS-12529)";
    report.at(node.name_span(), message).help("add `(RULE_LIST=(RULE=(SRC=…)(DST=…)(SRV=…)(ACT=accept)))`");
}

fn has_rule(list: Node<'_>) -> bool {
    rules(list).next().is_some()
}

fn rules(list: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    list.params().filter(|param| param.keyword() == Keyword::RULE)
}

fn no_cmon(list: Node<'_>, report: &mut Report<'_>) {
    if !has_rule(list) || rules(list).any(admits_cmon) {
        return;
    }
    let message = "no rule accepts the service cmon: CMCTL cannot administer this Connection Manager";
    let finding = report.at(list.name_span(), message);
    finding.help("add `(RULE=(SRC=<this host>)(DST=127.0.0.1)(SRV=cmon)(ACT=accept))`");
}

/// Whether a rule may accept connections to cmon, as one for every service does.
fn admits_cmon(rule: Node<'_>) -> bool {
    let is = |keyword, words: &[&str]| {
        rule.param(keyword)
            .is_some_and(|param| words.iter().any(|word| param.value().eq_ignore_ascii_case(word)))
    };
    is(Keyword::SRV, &["cmon", "*"]) && !is(Keyword::ACT, &["reject", "drop"])
}

fn parts(rule: Node<'_>, report: &mut Report<'_>) {
    let missing = |part: &&Keyword| rule.param(**part).is_none() && !ask::is_misspelt_in(rule, part.text());
    let missing: Vec<_> = PARTS.iter().filter(missing).map(|part| part.text()).collect();
    if !missing.is_empty() {
        let message = format!("this RULE lacks {}: Connection Manager cannot apply it", missing.join(", "));
        report.at(rule.name_span(), message).help("a rule has SRC, DST, SRV and ACT");
    }
}
