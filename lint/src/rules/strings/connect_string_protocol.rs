use tns_parser::easy_connect::StringCode;

use crate::rule::{Check, Report, rule};
use crate::strings::{Noticed, What};

rule! {
    /// The protocol of a connect string is misspelt, halved or in the wrong place.
    ///
    /// ## What it does
    /// Reports a protocol that does not exist or that only descriptors have, one
    /// without `//`, and one before a later host.
    ///
    /// ## Why is this bad?
    /// `tcp:/host/svc` is the host `tcp` for python-oracledb and `tcps:host:1522/svc`
    /// an alias: the connection fails with an error about something else (DPY-4018,
    /// NJS-515, ORA-12545).
    CONNECT_STRING_PROTOCOL = "TNS022", "connect-string-protocol", Syntax, Error,
    fix: None, mistakes: ["A09", "Z09"], check: Check::Strings(check)
}

fn check(noticed: &Noticed, report: &mut Report<'_>) {
    // In the value of an alias `ipv6-brackets` tells it, with a fix.
    let ipv6 = noticed.alone && noticed.what == What::Error(StringCode::Ipv6Brackets);
    if ipv6
        || matches!(
            noticed.what,
            What::Error(
                StringCode::UnknownProtocol | StringCode::DescriptorProtocol | StringCode::HalfProtocol
            )
        )
    {
        noticed.report("the connection fails (DPY-4018, NJS-515, ORA-12545)", report);
    }
}
