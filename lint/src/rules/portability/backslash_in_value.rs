use tns_dsn::clients::Client;
use tns_parser::Keyword;

use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::route;

rule! {
    /// A value holds a backslash, which is an escape to one driver.
    ///
    /// ## What it does
    /// Reports, as information, a backslash in the path of a wallet, in a descriptor.
    ///
    /// ## Why is this bad?
    /// node-oracledb takes it away with the character behind it kept, as Oracle's
    /// manual has it: `C:\wallet` becomes `C:wallet`, and the wallet is not found
    /// (NJS-505). For python-oracledb and Oracle's Rust driver it is a character like
    /// others.
    BACKSLASH_IN_VALUE = "TNS816", "backslash-in-value", Portability, Info,
    fix: None, mistakes: [], check: Check::Params(PATHS, check)
}

/// The parameters of descriptors that take paths.
const PATHS: &[Keyword] = &[Keyword::DIRECTORY, Keyword::WALLET_LOCATION];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let node = place.node;
    let raw = place.file.source().slice(node.value_span());
    if !node.is_nested() && route::is_in_descriptor(place) && raw.contains(&b'\\') {
        let message = "node-oracledb takes a backslash for an escape and drops it";
        let finding = report.at(node.value_span(), message).clients(&[Client::NodeThin]);
        finding.help("write `/` in a path: clients take it on Windows too");
    }
}
