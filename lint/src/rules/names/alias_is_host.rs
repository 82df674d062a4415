use tns_parser::{FileKind, Keyword};

use crate::clients::OCI;
use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// An alias is called as its own host.
    ///
    /// ## What it does
    /// Reports, as information, an alias of tnsnames.ora that is, letter for
    /// letter, the HOST of one of its addresses and leads to another port than
    /// 1521.
    ///
    /// ## Why is this bad?
    /// Where the file is not found, Oracle's client tries the word as an Easy
    /// Connect string: it reaches the host at port 1521 in place of saying that
    /// the name is unknown (ORA-12154). The error is a puzzling one (ORA-12541,
    /// ORA-12514, ORA-12504), or another database answers.
    ALIAS_IS_HOST = "TNS105", "alias-is-host", Names, Info,
    fix: None, mistakes: ["N08"], check: Check::Params(&[Keyword::HOST], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    if place.file.kind() != FileKind::Tnsnames || !route::is_in_descriptor(place) {
        return;
    }
    let text = |span| place.file.source().slice(span);
    let host = text(place.node.value_span());
    let Some(name) = place.entry.names().find(|name| text(name.span()).eq_ignore_ascii_case(host)) else {
        return;
    };
    let port = place.parent.and_then(|address| route::number(address, Keyword::PORT));
    if port.is_none_or(|port| port == 1521) {
        return;
    }
    let message = format!(
        "`{}` is a host as well: where this file is not found, Oracle's client goes to its port 1521",
        name.name()
    );
    let finding = report.at(name.span(), message).related(place.node.value_span(), "the host").clients(OCI);
    finding.help("name the alias after the database");
}
