use tns_parser::catalog::Lookup;
use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::diagnostic::Severity;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::password_in_file::SECRETS;
use super::profile::readers;

rule! {
    /// A parameter is left over from a former release and has no effect.
    ///
    /// ## What it does
    /// Reports parameters that Oracle has desupported, unless another rule is
    /// about them. It is a hint where release 19c still obeys the parameter,
    /// and where nothing depends on it.
    ///
    /// ## Why is this bad?
    /// Oracle Net passes over the line without a message. What it promises, a
    /// limit or a protection, does not exist.
    ///
    /// ## Fix
    /// Unsafe: the parameter is taken out where release 19c passes over it too.
    DESUPPORTED_PARAMETER = "TNS531", "desupported-parameter", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E15", "E25"],
    check: Check::ParamsLike(|param| param.desupported.is_some(), check)
}

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Lookup::Here(param) = place.found else { return };
    let Some(release) = param.desupported else { return };
    let other = SECRETS.contains(&place.keyword) || place.keyword == Keyword::SQLNET_ALLOWED_LOGON_VERSION;
    if other || place.file.has_descriptors() {
        return;
    }
    let recent = release.starts_with("2");
    let harmless = place.keyword == Keyword::SQLNET_KERBEROS5_CONF_MIT;
    let severity = if recent || harmless || !param.reliable() { Severity::Info } else { Severity::Warning };
    let message = format!("`{}` has no effect from release {release} on", param.name);
    let finding = report.at(place.node.name_span(), message).severity(severity).clients(readers(place));
    let finding = finding.help(match param.replacement {
        Some(new) => format!("use {new}"),
        None => "take it out".to_owned(),
    });
    if !recent && !place.entry.is_broken() {
        finding.fix(Safety::Unsafe, "take it out", vec![Edit::remove(place.node)]);
    }
}
