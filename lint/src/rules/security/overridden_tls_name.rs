use tns_parser::catalog::ValueType;
use tns_parser::model::read_boolean;
use tns_parser::{Edit, Keyword, Node};

use crate::context::Place;
use crate::fix::Safety;
use crate::rule::{Check, Report, rule};

use super::profile::{beside, counts, twin, words};

rule! {
    /// An SSL_ parameter and its TLS_ twin say different things.
    ///
    /// ## What it does
    /// Reports a parameter such as SSL_VERSION where TLS_VERSION stands in the
    /// same file or in the same SECURITY with another value. Equal values are
    /// fine: they serve old and new clients.
    ///
    /// ## Why is this bad?
    /// From 19.30 and 26ai on the TLS_ name counts and the SSL_ name is passed
    /// over without a message; older clients and python-oracledb read the SSL_
    /// name only. The same file means two things.
    ///
    /// ## Fix
    /// Unsafe: the SSL_ parameter is taken out.
    OVERRIDDEN_TLS_NAME = "TNS506", "overridden-tls-name", Security, Warning,
    fix: Some(Safety::Unsafe), mistakes: ["W10"],
    check: Check::Params(&OLD, check)
}

const OLD: [Keyword; 14] = [
    Keyword::SSL_ALLOW_WEAK_DN_MATCH,
    Keyword::SSL_CERTIFICATE_ALIAS,
    Keyword::SSL_CERTIFICATE_THUMBPRINT,
    Keyword::SSL_CERT_REVOCATION,
    Keyword::SSL_CIPHER_SUITES,
    Keyword::SSL_CLIENT_AUTHENTICATION,
    Keyword::SSL_CRL_FILE,
    Keyword::SSL_CRL_PATH,
    Keyword::SSL_DISABLE_WEAK_EC_CURVES,
    Keyword::SSL_ENABLE_WEAK_CIPHERS,
    Keyword::SSL_EXTENDED_KEY_USAGE,
    Keyword::SSL_SERVER_CERT_DN,
    Keyword::SSL_SERVER_DN_MATCH,
    Keyword::SSL_VERSION,
];

fn check(place: &Place<'_>, report: &mut Report<'_>) {
    let Some(new) = beside(place, twin(place.keyword)) else { return };
    let Some(param) = place.param().filter(|_| counts(place)) else { return };
    let old = place.node;
    if same(old, new, param.value == ValueType::Boolean) {
        return;
    }
    let (name, twin) = (place.keyword.text(), new.keyword().text());
    let message =
        format!("from 19.30 and 26ai on `{name}` is passed over: `{twin}` counts, and it says otherwise");
    let finding = report.at(old.name_span(), message).related(new.span(), "counts for new clients");
    let finding = finding.help("write the same value in both, or keep the TLS_ name alone");
    if !old.is_broken() && !place.entry.is_broken() {
        finding.fix(Safety::Unsafe, format!("take `{name}` out"), vec![Edit::remove(old)]);
    }
}

/// Whether both say the same: a switch in any of its words, a list in any layout.
fn same(old: Node<'_>, new: Node<'_>, switch: bool) -> bool {
    if switch {
        return read_boolean(&old.value()) == read_boolean(&new.value());
    }
    let plain = |node| words(node).into_iter().map(|(_, word)| word.to_ascii_uppercase()).collect::<Vec<_>>();
    plain(old) == plain(new)
}
