use tns_dsn::clients::Client;

use crate::rule::{Check, Report, rule};
use crate::strings::Easy;

rule! {
    /// A parameter of a connect string is not read by a driver.
    ///
    /// ## What it does
    /// Reports, as information, `connect_timeout` in an Easy Connect string, which
    /// python-oracledb does not read. Where Oracle's Rust driver is named as a target,
    /// reports every `?name=value`.
    ///
    /// ## Why is this bad?
    /// The driver drops it in silence. Without its limit a program hangs on a host that
    /// does not answer. Oracle's Rust driver (26.0.0-beta.5) drops wallet and
    /// certificate name in the same way: the server is checked in another way than
    /// written, or not found at all.
    UNREAD_STRING_PARAMETER = "TNS824", "unread-string-parameter", Portability, Info,
    fix: None, mistakes: [], check: Check::Easy(check)
}

fn check(easy: &Easy<'_>, report: &mut Report<'_>) {
    if let Some(param) = easy.param("connect_timeout") {
        let message = "python-oracledb drops `connect_timeout` of a connect string: the limit does not count";
        let finding = report.at(easy.span(param.name.span), message).clients(&[Client::PythonThin]);
        finding.help("write `transport_connect_timeout`, or a descriptor with CONNECT_TIMEOUT");
    }
    if let (Some(first), Some(last)) = (easy.string.params.first(), easy.string.params.last()) {
        let span = easy.between(first.name.span, last.value.span);
        let message = "Oracle's Rust driver drops the parameters of a connect string in silence";
        report.at(span, message).only_for(&[Client::RustThin]).help("write a descriptor");
    }
}
