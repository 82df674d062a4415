use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};
use crate::rules::ask;

use super::profile::{counts, line_before, readers, setting};

rule! {
    /// Data is encrypted, but nothing protects it from being changed.
    ///
    /// ## What it does
    /// Reports SQLNET.ENCRYPTION_SERVER or SQLNET.ENCRYPTION_CLIENT with
    /// REQUIRED or REQUESTED where SQLNET.CRYPTO_CHECKSUM_SERVER or
    /// SQLNET.CRYPTO_CHECKSUM_CLIENT is REJECTED, and as a hint where it is
    /// absent.
    ///
    /// ## Why is this bad?
    /// Native encryption does not check integrity: packets can be changed,
    /// dropped or sent again on the way, and neither end notices.
    ///
    /// ## Fix
    /// Unsafe: the checksum gets the word of the encryption.
    ENCRYPTION_WITHOUT_INTEGRITY = "TNS517", "encryption-without-integrity", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E06"],
    check: Check::Params(&[Keyword::SQLNET_ENCRYPTION_CLIENT, Keyword::SQLNET_ENCRYPTION_SERVER], check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let level = place.node.value();
    let wants = ["REQUIRED", "REQUESTED"].iter().any(|word| level.eq_ignore_ascii_case(word));
    if !counts(place) || !wants {
        return;
    }
    let checksum = match place.keyword {
        Keyword::SQLNET_ENCRYPTION_CLIENT => Keyword::SQLNET_CRYPTO_CHECKSUM_CLIENT,
        _ => Keyword::SQLNET_CRYPTO_CHECKSUM_SERVER,
    };
    match setting(place.file, checksum) {
        None => absent(place, checksum, &level, report),
        Some(found) if found.value().eq_ignore_ascii_case("REJECTED") => {
            rejected(place, found, &level, report);
        }
        Some(_) => {}
    }
}

fn absent(place: &Place<'_>, checksum: Keyword, level: &str, report: &mut Report<'_>) {
    let name = checksum.text();
    let message =
        format!("encrypted data can be changed on the way: {name} is not set, so no checksum is asked for");
    let finding = report.at(place.node.name_span(), message).severity(Severity::Info).clients(readers(place));
    let line = format!("{} = {level}", ask::in_case_of(&place.node.name(), name));
    let finding = finding.help(format!("add `{line}`"));
    if let Some(edit) = line_before(place.file, place.node, &line).filter(|_| !place.node.is_broken()) {
        finding.fix(Safety::Unsafe, format!("add `{line}`"), vec![edit]);
    }
}

fn rejected(place: &Place<'_>, checksum: Node<'_>, level: &str, report: &mut Report<'_>) {
    let message = "encrypted data can be changed on the way: the checksum is rejected";
    let finding =
        report.at(checksum.value_span(), message).related(place.node.span(), "encryption is wanted");
    let edit = Edit::set_value(checksum, level);
    let finding = finding.help(format!("write `{level}`")).clients(readers(place));
    finding.fix(Safety::Unsafe, format!("write `{level}`"), vec![edit]);
}
