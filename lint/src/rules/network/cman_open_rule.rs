use tns_parser::{FileKind, Keyword, Node};

use crate::context::Place;
use crate::rule::{Check, Report, rule};

rule! {
    /// A rule of Connection Manager lets everybody through to everything.
    ///
    /// ## What it does
    /// Reports in cman.ora a RULE that accepts with `*` as SRC, DST and SRV.
    ///
    /// ## Why is this bad?
    /// Connection Manager stands between networks. With such a rule it is an
    /// open proxy: whoever reaches it reaches every listener behind it, and
    /// rules that come after it are never looked at.
    CMAN_OPEN_RULE = "TNS414", "cman-open-rule", Network, Warning,
    fix: None, mistakes: ["X05"], check: Check::Params(&[Keyword::RULE], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let is = |keyword: Keyword, word: &str| {
        place.node.param(keyword).is_some_and(|param| param.value().eq_ignore_ascii_case(word))
    };
    let open = [Keyword::SRC, Keyword::DST, Keyword::SRV].into_iter().all(|part| is(part, "*"));
    if place.file.kind() != FileKind::Cman || !open || !is(Keyword::ACT, "accept") {
        return;
    }
    let message = "this rule accepts every connection to every database: Connection Manager is an open proxy";
    let finding = report.at(place.node.span(), message);
    let finding = finding.help("name the networks, hosts or services that are meant");
    if let Some(after) = next_rule(place) {
        finding.related(after.name_span(), "never looked at");
    }
}

/// The rule behind it in its list.
fn next_rule<'a>(place: &Place<'a>) -> Option<Node<'a>> {
    let mut rules = place.parent?.params().filter(|param| param.keyword() == Keyword::RULE);
    rules.find(|rule| rule.index() > place.node.index())
}
