use tns_parser::model::Value;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::profile::counts;

rule! {
    /// Callers may stay for ever without logging on.
    ///
    /// ## What it does
    /// Reports SQLNET.INBOUND_CONNECT_TIMEOUT in sqlnet.ora and
    /// INBOUND_CONNECT_TIMEOUT in listener.ora and cman.ora where they are 0.
    ///
    /// ## Why is this bad?
    /// 0 switches the limit off. Connections that never finish their logon
    /// keep a process each, until no process is left for others (ORA-00020,
    /// ORA-12516).
    ///
    /// ## Fix
    /// Unsafe: 60, the default, is written.
    NO_LOGON_LIMIT = "TNS524", "no-logon-limit", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E16"],
    check: Check::Params(&[Keyword::SQLNET_INBOUND_CONNECT_TIMEOUT, Keyword::INBOUND_CONNECT_TIMEOUT], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let none = matches!(place.value(), Some(Value::Duration(time)) if time.millis == 0);
    if !counts(place) || !none {
        return;
    }
    let (message, help) = match place.keyword {
        Keyword::SQLNET_INBOUND_CONNECT_TIMEOUT => (
            "callers that never log on keep a process each, until none is left (ORA-00020)",
            "write `60`, and more than in listener.ora",
        ),
        _ => (
            "callers that send nothing are kept for ever and can use up all connections",
            "write `60`, or less",
        ),
    };
    report.at(place.node.value_span(), message).help(help).fix(
        Safety::Unsafe,
        "write `60`",
        vec![Edit::set_value(place.node, "60")],
    );
}
