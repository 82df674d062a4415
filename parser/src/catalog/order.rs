//! In which order parameters are worth offering: what most texts need comes first.

use super::{FileKind, Keyword, Lookup, PROTOCOLS, Param, params};

/// What most entries and blocks hold, in the usual order of writing; by container. Everything else
/// follows by name. Sources: the examples of the Net Services Reference and the descriptors that
/// the high-availability and cloud documentation recommends.
const USUAL: &[(&str, &[&str])] = &[
    ("", &["DESCRIPTION", "DESCRIPTION_LIST", "ADDRESS_LIST", "ADDRESS"]),
    ("DESCRIPTION_LIST", &["DESCRIPTION", "LOAD_BALANCE", "FAILOVER"]),
    (
        "DESCRIPTION",
        &[
            "ADDRESS",
            "CONNECT_DATA",
            "ADDRESS_LIST",
            "SECURITY",
            "CONNECT_TIMEOUT",
            "TRANSPORT_CONNECT_TIMEOUT",
            "RETRY_COUNT",
            "RETRY_DELAY",
            "LOAD_BALANCE",
            "FAILOVER",
            "EXPIRE_TIME",
            "SDU",
            "ENABLE",
        ],
    ),
    ("ADDRESS_LIST", &["ADDRESS", "LOAD_BALANCE", "FAILOVER", "SOURCE_ROUTE"]),
    ("ADDRESS", &["PROTOCOL", "HOST", "PORT", "KEY", "HTTPS_PROXY", "HTTPS_PROXY_PORT"]),
    (
        "CONNECT_DATA",
        &[
            "SERVICE_NAME",
            "SERVER",
            "SID",
            "INSTANCE_NAME",
            "FAILOVER_MODE",
            "POOL_CONNECTION_CLASS",
            "POOL_PURITY",
            "POOL_BOUNDARY",
        ],
    ),
    (
        "SECURITY",
        &[
            "SSL_SERVER_DN_MATCH",
            "SSL_SERVER_CERT_DN",
            "TLS_SERVER_DN_MATCH",
            "TLS_SERVER_CERT_DN",
            "WALLET_LOCATION",
            "MY_WALLET_DIRECTORY",
            "SSL_VERSION",
            "TLS_VERSION",
            "TOKEN_AUTH",
            "TOKEN_LOCATION",
        ],
    ),
    ("FAILOVER_MODE", &["TYPE", "METHOD", "RETRIES", "DELAY", "BACKUP"]),
    ("SID_LIST", &["SID_DESC"]),
    ("SID_DESC", &["GLOBAL_DBNAME", "ORACLE_HOME", "SID_NAME", "PROGRAM", "ENVS"]),
    ("WALLET_LOCATION", &["SOURCE"]),
    ("SOURCE", &["METHOD", "METHOD_DATA"]),
    ("METHOD_DATA", &["DIRECTORY"]),
];

/// The same outside every entry, by the kind of file.
const USUAL_SETTINGS: &[(FileKind, &[&str])] = &[
    (
        FileKind::Sqlnet,
        &[
            "NAMES.DIRECTORY_PATH",
            "NAMES.DEFAULT_DOMAIN",
            "SQLNET.OUTBOUND_CONNECT_TIMEOUT",
            "TCP.CONNECT_TIMEOUT",
            "SQLNET.EXPIRE_TIME",
            "SQLNET.INBOUND_CONNECT_TIMEOUT",
            "WALLET_LOCATION",
            "SQLNET.WALLET_OVERRIDE",
            "SSL_SERVER_DN_MATCH",
            "SQLNET.ENCRYPTION_CLIENT",
            "SQLNET.ENCRYPTION_TYPES_CLIENT",
            "SQLNET.CRYPTO_CHECKSUM_CLIENT",
            "SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT",
            "SQLNET.ENCRYPTION_SERVER",
            "SQLNET.ENCRYPTION_TYPES_SERVER",
            "SQLNET.CRYPTO_CHECKSUM_SERVER",
            "SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER",
            "SQLNET.ALLOWED_LOGON_VERSION_SERVER",
            "SQLNET.ALLOWED_LOGON_VERSION_CLIENT",
            "SQLNET.AUTHENTICATION_SERVICES",
            "DIAG_ADR_ENABLED",
            "ADR_BASE",
        ],
    ),
    (
        FileKind::Listener,
        &[
            "SID_LIST",
            "INBOUND_CONNECT_TIMEOUT",
            "VALID_NODE_CHECKING_REGISTRATION",
            "REGISTRATION_INVITED_NODES",
            "SECURE_REGISTER",
            "LOGGING",
            "DIAG_ADR_ENABLED",
            "ADR_BASE",
        ],
    ),
];

/// The parameters that may stand in a place, the usual ones first, those that a release has
/// deprecated or no longer obeys last. `parent` is as in [`Keyword::param`]. Inside an ADDRESS
/// whose PROTOCOL is written, what only other protocols use comes after what fits.
pub fn useful(kind: FileKind, parent: Keyword, protocol: Option<&str>) -> Vec<&'static Param> {
    let here = |param: &&'static Param| {
        let found = Keyword::of(param.name.as_bytes()).param(kind, parent);
        // A name in angle brackets is chosen by the file.
        !param.name.starts_with('<') && matches!(found, Lookup::Here(row) if std::ptr::eq(row, *param))
    };
    let usual = usual(kind, parent);
    let mut found: Vec<_> = params(kind).filter(here).collect();
    found.sort_by_cached_key(|param| {
        let place = usual.iter().position(|name| *name == param.name).unwrap_or(usual.len());
        let foreign = parent == Keyword::ADDRESS && protocol.is_some_and(|name| !fits(param.name, name));
        (param.is_withdrawn(), foreign, place, !param.required, param.name)
    });
    found
}

fn usual(kind: FileKind, parent: Keyword) -> &'static [&'static str] {
    let found = match parent {
        Keyword::TOP => USUAL_SETTINGS.iter().find(|(known, _)| *known == kind).map(|(_, names)| *names),
        _ => USUAL.iter().find(|(name, _)| *name == parent.text()).map(|(_, names)| *names),
    };
    found.unwrap_or_default()
}

/// Whether an ADDRESS of a protocol may use a parameter: one that only other protocols name does not fit.
fn fits(param: &str, protocol: &str) -> bool {
    let names = |row: &super::Protocol| row.required.contains(&param) || row.optional.contains(&param);
    let own = PROTOCOLS.iter().find(|row| row.name.eq_ignore_ascii_case(protocol));
    own.is_none_or(names) || !PROTOCOLS.iter().any(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(kind: FileKind, parent: Keyword, protocol: Option<&str>) -> Vec<&'static str> {
        useful(kind, parent, protocol).iter().map(|param| param.name).collect()
    }

    #[test]
    fn what_most_texts_need_comes_first() {
        let tnsnames = |parent| names(FileKind::Tnsnames, parent, None);
        assert_eq!(tnsnames(Keyword::CONNECT_DATA)[..2], ["SERVICE_NAME", "SERVER"]);
        assert_eq!(tnsnames(Keyword::DESCRIPTION)[..2], ["ADDRESS", "CONNECT_DATA"]);
        assert_eq!(tnsnames(Keyword::UNKNOWN)[0], "DESCRIPTION");
        assert_eq!(names(FileKind::Sqlnet, Keyword::TOP, None)[0], "NAMES.DIRECTORY_PATH");
        assert_eq!(names(FileKind::Tnsnames, Keyword::ADDRESS, Some("ipc"))[..2], ["PROTOCOL", "KEY"]);
    }

    #[test]
    fn what_is_withdrawn_comes_last() {
        for kind in FileKind::ALL {
            let rows = useful(kind, Keyword::TOP, None);
            let kept = rows.iter().take_while(|row| !row.is_withdrawn()).count();
            assert!(rows[kept..].iter().all(|row| row.is_withdrawn()), "{kind}");
        }
    }

    /// A name that the tables above misspell would silently have no effect.
    #[test]
    fn every_usual_name_may_stand_in_its_place() {
        for (container, usual) in USUAL {
            let parent = Keyword::of(container.as_bytes());
            let known: Vec<_> = FileKind::ALL.iter().flat_map(|&kind| names(kind, parent, None)).collect();
            assert!(usual.iter().all(|name| known.contains(name)), "{container}: {usual:?}");
        }
        for (kind, usual) in USUAL_SETTINGS {
            let known = names(*kind, Keyword::TOP, None);
            assert!(usual.iter().all(|name| known.contains(name)), "{kind}: {usual:?}");
        }
    }
}
