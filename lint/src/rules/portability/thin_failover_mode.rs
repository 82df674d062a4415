use tns_parser::{Keyword, Node};

use crate::clients::THIN;
use crate::lines::and_more;
use crate::rule::{Check, Compare, Noting, Report, rule};

rule! {
    /// FAILOVER_MODE does nothing in drivers that do without Oracle's client.
    ///
    /// ## What it does
    /// Reports, as information and once a file, the first FAILOVER_MODE and how
    /// many there are.
    ///
    /// ## Why is this bad?
    /// Transparent application failover is a part of Oracle's client. JDBC Thin
    /// and the other thin drivers pass over it: a session that is lost stays
    /// lost (ORA-03113, DPY-4011, NJS-500). Where the service in the database
    /// has failover settings of its own, as for Application Continuity, those
    /// take priority.
    THIN_FAILOVER_MODE = "TNS802", "thin-failover-mode", Portability, Info,
    fix: None, mistakes: ["T09"], check: Check::Compare(Compare { of: Noting::Descriptions, note, report })
}

fn note(description: Node<'_>) -> Option<u64> {
    failover_mode(description).map(|_| 0)
}

fn report(descriptions: &[(Node<'_>, u64)], report: &mut Report<'_>) {
    let Some(first) = descriptions.first().and_then(|(first, _)| failover_mode(*first)) else { return };
    let more = and_more(descriptions.len() - 1, "in this file", "in this file");
    let message = format!(
        "FAILOVER_MODE works in Oracle's client only: thin drivers do not restore a lost session{more}"
    );
    let finding = report.at(first.name_span(), message).clients(THIN);
    finding.help("set failover for the service in the database (Application Continuity)");
}

fn failover_mode(description: Node<'_>) -> Option<Node<'_>> {
    description.param(Keyword::CONNECT_DATA)?.param(Keyword::FAILOVER_MODE)
}
