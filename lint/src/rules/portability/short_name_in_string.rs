use tns_dsn::clients::Client;
use tns_parser::easy_connect::Host;

use crate::rule::{Check, Report, rule};
use crate::strings::Easy;

rule! {
    /// A name in a connect string is too short or too odd for one driver.
    ///
    /// ## What it does
    /// Where node-oracledb is named as a target, reports a host, service or instance of
    /// one character in an Easy Connect string, and an instance with a hyphen, which also
    /// Oracle's Rust driver does not read.
    ///
    /// ## Why is this bad?
    /// node-oracledb wants two characters and takes no hyphen in an instance: it refuses
    /// the string (NJS-515). Oracle's Rust driver cuts the instance at the hyphen.
    SHORT_NAME_IN_STRING = "TNS825", "short-name-in-string", Portability, Info,
    fix: None, mistakes: [], check: Check::Easy(check)
}

fn check(easy: &Easy<'_>, report: &mut Report<'_>) {
    let string = easy.string;
    let hosts = string.lists.iter().flatten().map(|Host { host, .. }| *host);
    let names = hosts.chain(string.service).chain(string.instance);
    for name in names.filter(|name| name.value.len() == 1) {
        let message = "node-oracledb refuses a name of one character in a connect string (NJS-515)";
        let finding = report.at(easy.span(name.span), message).only_for(&[Client::NodeThin]);
        finding.help("write a descriptor");
    }
    if let Some(instance) = string.instance.filter(|name| name.value.contains('-')) {
        let message = "node-oracledb refuses an instance with a hyphen in a connect string (NJS-515), and \
                       Oracle's Rust driver cuts it there";
        let clients = &[Client::NodeThin, Client::RustThin];
        report.at(easy.span(instance.span), message).only_for(clients).help("write a descriptor");
    }
}
