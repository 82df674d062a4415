//! Whether a certificate is that of the server that is meant.

use std::net::IpAddr;

use tns_wallet::CertificateFacts;

use super::dn::Dn;
use super::shown;
use crate::error::{Class, Failure, Phase};
use crate::plan::NameCheck;

/// The most alternative names that a message shows.
const MOST_SHOWN: usize = 20;

/// Compares the names in the server's certificate with what `check` asks for.
///
/// A distinguished name replaces the check of the host. A host is looked for among the
/// alternative names and then in the common name; one star may stand for the first part of a
/// name. A service has to be the whole of a name. An IP address has to be an alternative name
/// of its own kind, or the common name.
///
/// # Errors
/// ORA-29003 where the distinguished name is another, ORA-29002 where the host is not in it.
pub(super) fn check(facts: &CertificateFacts, check: &NameCheck, host: &str) -> Result<String, Failure> {
    match check {
        NameCheck::Off => {
            Ok("not checked: SSL_SERVER_DN_MATCH is off, so that any certificate of a trusted \
                              issuer is accepted"
                .to_owned())
        }
        NameCheck::Dn(dn) => full(facts, dn),
        NameCheck::Host => partial(facts, host, None),
        NameCheck::HostOrService(service) => partial(facts, host, Some(service)),
    }
}

fn full(facts: &CertificateFacts, dn: &str) -> Result<String, Failure> {
    let subject = shown(&facts.subject);
    match (Dn::parse(dn), Dn::parse(&facts.subject)) {
        (Some(wanted), Some(found)) if wanted == found => {
            Ok(format!("the subject is the name that SSL_SERVER_CERT_DN asks for: {subject}"))
        }
        (None, _) => {
            Err(mismatch("ORA-29003", format!("SSL_SERVER_CERT_DN is no distinguished name: {dn}"), facts)
                .hint("write it as TYPE=value parts with commas between them: CN=db1.example.com,O=Example"))
        }
        _ => Err(mismatch("ORA-29003", format!("the server's certificate is not that of {dn}"), facts)
            .hint(format!("if this is the right server, set SSL_SERVER_CERT_DN=\"{subject}\""))),
    }
}

fn partial(facts: &CertificateFacts, host: &str, service: Option<&String>) -> Result<String, Failure> {
    if let Some(name) = names(facts).find(|name| is_of_host(name, host)) {
        return Ok(format!("the host {host} is in the certificate: {}", shown(&name)));
    }
    let is_service = |name: &String| service.is_some_and(|service| service.eq_ignore_ascii_case(name));
    if let Some(name) = names(facts).find(is_service) {
        return Ok(format!("the service is in the certificate: {}", shown(&name)));
    }
    let what = match service {
        Some(service) => format!("neither the host {host} nor the service {service} is"),
        None => format!("the host {host} is not"),
    };
    let hint = "connect by a name that is in the certificate, or set SSL_SERVER_CERT_DN to its subject";
    Err(mismatch("ORA-29002", format!("{what} in the server's certificate"), facts).hint(hint))
}

fn mismatch(code: &str, message: String, facts: &CertificateFacts) -> Failure {
    Failure::new(Phase::Tls, Class::Tls, Some(code), message).caused_by(described(facts))
}

/// Whose certificate it is, in words: `subject CN=db1,O=Example; names DNS:db1.example.com`.
pub(super) fn described(facts: &CertificateFacts) -> String {
    let names = &facts.alternative_names;
    let mut text = format!("subject {}", shown(&facts.subject));
    if !names.is_empty() {
        let listed: Vec<_> = names.iter().take(MOST_SHOWN).map(|name| shown(name)).collect();
        text.push_str(&format!("; names {}", listed.join(", ")));
    }
    if names.len() > MOST_SHOWN {
        text.push_str(&format!(" and {} more", names.len() - MOST_SHOWN));
    }
    text
}

/// The names that may be a host: the alternative names, then the common names.
fn names(facts: &CertificateFacts) -> impl Iterator<Item = String> {
    let kinds = ["DNS:", "IP:"];
    let alternative =
        move |name: &String| kinds.iter().find_map(|kind| name.strip_prefix(kind)).map(str::to_owned);
    let common = Dn::parse(&facts.subject).into_iter();
    let common = common.flat_map(|dn| dn.common_names().map(str::to_owned).collect::<Vec<_>>());
    facts.alternative_names.iter().filter_map(alternative).chain(common)
}

fn is_of_host(name: &str, host: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches('.').to_ascii_lowercase();
    let (name, host) = (bare(name), bare(host));
    match host.parse::<IpAddr>() {
        Ok(address) => name.parse() == Ok(address),
        Err(_) if name == host => !host.is_empty(),
        Err(_) => match (name.strip_prefix("*."), host.split_once('.')) {
            (Some(domain), Some((first, rest))) => !first.is_empty() && domain == rest && rest.contains('.'),
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn facts(subject: &str, names: &[&str]) -> CertificateFacts {
        CertificateFacts {
            version: 3,
            subject: subject.to_owned(),
            issuer: "CN=CA".to_owned(),
            serial: "01".to_owned(),
            not_before: SystemTime::UNIX_EPOCH,
            not_after: SystemTime::UNIX_EPOCH,
            alternative_names: names.iter().map(|name| (*name).to_owned()).collect(),
            signature_algorithm: String::new(),
            key_algorithm: String::new(),
            key_bits: None,
        }
    }

    #[test]
    fn a_host_is_found_under_its_names() {
        let names = ["DNS:DB1.example.com", "DNS:*.scan.example.com", "IP:10.1.2.3", "IP:fd00::1"];
        let facts = facts("CN=common.example.com,O=Example", &names);
        let is_ok = |host: &str| check(&facts, &NameCheck::Host, host).is_ok();
        for host in [
            "db1.EXAMPLE.com",
            "db1.example.com.",
            "a.scan.example.com",
            "common.example.com",
            "10.1.2.3",
            "fd00:0::1",
        ] {
            assert!(is_ok(host), "{host}");
        }
        for host in [
            "example.com",
            "scan.example.com",
            "a.b.scan.example.com",
            "10.1.2.4",
            "",
            ".",
            ".scan.example.com",
        ] {
            assert!(!is_ok(host), "{host}");
        }
    }

    #[test]
    fn a_star_is_neither_an_address_nor_a_top_level_domain() {
        let facts = facts("CN=*.2.3.4", &["DNS:*.com", "DNS:d*.example.com"]);
        for host in ["1.2.3.4", "example.com", "db.example.com"] {
            assert!(check(&facts, &NameCheck::Host, host).is_err(), "{host}");
        }
    }

    #[test]
    fn a_service_has_to_be_the_whole_name() {
        let facts = facts("CN=sales.example.com", &[]);
        let service =
            |name: &str| check(&facts, &NameCheck::HostOrService(name.to_owned()), "10.0.0.1").is_ok();
        assert!(service("SALES.example.com") && !service("sales") && !service(""));
    }

    #[test]
    fn failures_name_what_the_certificate_says() {
        let facts = facts("CN=db1,O=Example", &["DNS:db1.example.com"]);
        let host = check(&facts, &NameCheck::Host, "db2").expect_err("another host");
        assert_eq!(host.code.as_deref(), Some("ORA-29002"));
        assert_eq!(host.cause.as_deref(), Some("subject CN=db1,O=Example; names DNS:db1.example.com"));
        let dn = check(&facts, &NameCheck::Dn("CN=db2,O=Example".to_owned()), "db1.example.com");
        let dn = dn.expect_err("the name replaces the check of the host");
        assert_eq!(dn.code.as_deref(), Some("ORA-29003"));
        assert!(dn.hint.expect("a hint").contains("SSL_SERVER_CERT_DN=\"CN=db1,O=Example\""));
        assert!(check(&facts, &NameCheck::Dn("nonsense".to_owned()), "db1").is_err());
        assert!(check(&facts, &NameCheck::Off, "db2").is_ok_and(|text| text.starts_with("not checked")));
    }
}
