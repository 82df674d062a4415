use tns_parser::{Edit, Keyword};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::profile::counts;

rule! {
    /// A password stands in the file.
    ///
    /// ## What it does
    /// Reports the passwords of listeners (PASSWORDS_<listener>), of
    /// Connection Manager and of Oracle Names.
    ///
    /// ## Why is this bad?
    /// Everybody who reads the file, or a copy of it, has the password or its
    /// hash. Nothing is won by it: listeners pass over it from 12.2 on, where
    /// the operating system's account counts.
    ///
    /// ## Fix
    /// Unsafe: the line is taken out where Oracle Net passes over it.
    PASSWORD_IN_FILE = "TNS530", "password-in-file", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["E24"],
    check: Check::Params(&SECRETS, check)
}

/// The parameters that hold a secret.
pub(crate) const SECRETS: [Keyword; 4] = [
    Keyword::PASSWORDS,
    Keyword::PASSWORD,
    Keyword::NAMESCTL_SERVER_PASSWORD,
    Keyword::SQLNET_IDENTIX_FINGERPRINT_DATABASE_PASSWORD,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(param) = place.param().filter(|_| counts(place)) else { return };
    if place.node.value_span().is_empty() {
        return;
    }
    let unread = param.desupported.filter(|release| !release.ends_with("ai"));
    let message = match unread {
        Some(release) => {
            format!(
                "everybody who reads this file has the password or its hash, and from {release} on it does nothing"
            )
        }
        None => "everybody who reads this file has the password or its hash".to_owned(),
    };
    let finding = report.at(place.node.name_span(), message);
    match unread {
        Some(_) if !place.entry.is_broken() => {
            let edit = Edit::remove(place.node);
            finding.help("take it out, and change it wherever else it is used").fix(
                Safety::Unsafe,
                "take it out",
                vec![edit],
            );
        }
        _ => drop(finding.help("let administrators log on with their accounts of the system")),
    }
}
