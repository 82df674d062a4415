use tns_dsn::clients::Client;

use crate::rule::{Check, Report, rule};
use crate::strings::Easy;

rule! {
    /// Clients differ in the order in which they try the hosts of a string.
    ///
    /// ## What it does
    /// Where Oracle's client, python-oracledb, node-oracledb or Oracle's Rust driver is
    /// named as a target, reports an Easy Connect string with several hosts that does
    /// not say `load_balance`.
    ///
    /// ## Why is this bad?
    /// Oracle's client and node-oracledb try them in random order (LOAD_BALANCE=ON),
    /// python-oracledb and Oracle's Rust driver begin with the first. If the second is
    /// a standby, some programs meet it (ORA-01033) and some do not; if all are equal,
    /// the first carries the whole load of the others.
    SEVERAL_HOSTS = "TNS823", "several-hosts", Portability, Info,
    fix: None, mistakes: [], check: Check::Easy(check)
}

const IN_ORDER: &[Client] =
    &[Client::Oci19, Client::Oci23, Client::Oci26, Client::PythonThin, Client::NodeThin, Client::RustThin];

fn check(easy: &Easy<'_>, report: &mut Report<'_>) {
    let several = easy.string.lists.iter().find(|list| list.len() > 1);
    if let (Some([first, .., last]), None) = (several.map(Vec::as_slice), easy.param("load_balance")) {
        let span = easy.between(first.host.span, last.host.span);
        let message = "Oracle's client and node-oracledb try these hosts in random order, python-oracledb and \
                       Oracle's Rust driver begin with the first";
        report.at(span, message).only_for(IN_ORDER).help("write a descriptor that says LOAD_BALANCE");
    }
}
