use tns_parser::Keyword;

use crate::clients::THIN;
use crate::context::Place;
use crate::rule::{Check, Report, rule};
use crate::rules::security::profile::{counts, words};

rule! {
    /// Names are looked up in a directory server, which thin drivers do not ask.
    ///
    /// ## What it does
    /// Where a thin driver is named as a target, reports LDAP as the first method of
    /// NAMES.DIRECTORY_PATH.
    ///
    /// ## Why is this bad?
    /// Thin drivers read neither sqlnet.ora nor ldap.ora: a name that only the
    /// directory server has is not found (DPY-4000, DPY-4027, NJS-516, NJS-517).
    UNREAD_DIRECTORY = "TNS810", "unread-directory", Portability, Warning,
    fix: None, mistakes: ["N12"], check: Check::Params(&[Keyword::NAMES_DIRECTORY_PATH], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let words = words(place.node);
    let Some((first, _)) = words.first().filter(|(_, word)| word.eq_ignore_ascii_case("LDAP")) else {
        return;
    };
    if !counts(place) {
        return;
    }
    let message =
        "thin drivers do not ask the directory server: they do not find its names (DPY-4000, NJS-516)";
    let finding = report.at(first.value_span(), message).only_for(THIN);
    finding.help("write the aliases they need into tnsnames.ora; JDBC takes an `ldap:` URL as well");
}
