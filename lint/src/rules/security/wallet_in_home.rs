use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::lines::shorten;
use crate::rule::{Check, Report, rule};

use super::profile::{PROFILE, counts};

rule! {
    /// The wallet directory is still the one of a downloaded wallet: ?/network/admin.
    ///
    /// ## What it does
    /// Reports DIRECTORY="?/network/admin" in a wallet location, which is what
    /// sqlnet.ora in a downloaded cloud wallet says.
    ///
    /// ## Why is this bad?
    /// `?` stands for ORACLE_HOME, not for the directory of this file. Where
    /// the wallet was unpacked somewhere else, the first TLS connection ends
    /// with ORA-28759.
    ///
    /// ## Fix
    /// Only shown: $TNS_ADMIN is written. On Windows it is %TNS_ADMIN%.
    WALLET_IN_HOME = "TNS510", "wallet-in-home", Security, Warning,
    fix: Some(Safety::DisplayOnly), mistakes: ["W01"],
    check: Check::Params(&[Keyword::DIRECTORY], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let path = place.node.value();
    let plain = path.trim().replace('\\', "/").to_ascii_lowercase();
    if !counts(place) || plain.trim_end_matches('/') != "?/network/admin" {
        return;
    }
    let message = format!(
        "`{}` is in ORACLE_HOME: a wallet beside this file is not found there (ORA-28759)",
        shorten(&path)
    );
    let edit = Edit::set_value(place.node, "\"$TNS_ADMIN\"");
    let finding = report.at(place.node.value_span(), message).clients(PROFILE);
    finding.help("write the full path of the wallet, or $TNS_ADMIN").fix(
        Safety::DisplayOnly,
        "write `$TNS_ADMIN`",
        vec![edit],
    );
}
