//! Parameters of ldap.ora and dsi.ora.

use super::{Basis, ClientNotes, Param, Side, Trust, ValueType};

/// Every row by name, in one slice.
pub(super) const TABLES: &[&[Param]] = &[ROWS];

const ROWS: &[Param] = &[
    Param {
        name: "DEFAULT_ADMIN_CONTEXT",
        value: ValueType::DistinguishedName,
        since: Some("8i"),
        required: true,
        doc: "Distinguished name below which the net service names are kept, without cn=OracleContext.",
        notes: "Quote it, because of its commas and equals signs. The root of the directory unless set.",
        source: "Net Services Reference, ldap.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "DIRECTORY_SERVERS",
        value: ValueType::List,
        since: Some("8i"),
        required: true,
        clients: ClientNotes {
            python_thin: Some("ignored (file not read); LDAP only through a hook"),
            jdbc_thin: Some(
                "ignored (file not read); the URL names the directory: @ldap://host:port/name,context",
            ),
            odpnet_managed: Some("obeyed (LdapAdmin, LDAPsettings)"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Hosts and ports of the directory servers, asked in this order.",
        notes: "host:port or host:port:sslport, with commas between them and parentheses around several. A lone port counts as the plain one, so the TLS port must not stand there. Unset, the client asks DNS or Active Directory.",
        security: "Over the plain port an attacker on the way can answer for any name.",
        source: "Net Services Reference, ldap.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "DIRECTORY_SERVER_TYPE",
        value: ValueType::Enum { allowed: &["oid", "ad"], removed: &[] },
        since: Some("8i"),
        required: true,
        doc: "Which product the directory is: it decides how entries are looked up.",
        notes: "oid also fits Oracle Unified Directory and other servers with Oracle's schema; ad is Active Directory.",
        source: "Net Services Reference, ldap.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "DSI_DEFAULT_ADMIN_CONTEXT",
        value: ValueType::DistinguishedName,
        since: Some("18c"),
        side: Side::Server,
        doc: "Distinguished name below which centrally managed users are searched.",
        notes: "Best left out, unless the search has to be narrowed.",
        source: "Security Guide 19c, centrally managed users",
        ..Param::BASE
    },
    Param {
        name: "DSI_DIRECTORY_SERVERS",
        value: ValueType::List,
        since: Some("18c"),
        side: Side::Server,
        required: true,
        doc: "Active Directory servers that know the centrally managed users.",
        notes: "host:port:sslport with full host names; in dsi.ora, which is looked for in the wallet directory first, or in ldap.ora.",
        source: "Security Guide 19c, centrally managed users",
        ..Param::BASE
    },
    Param {
        name: "DSI_DIRECTORY_SERVER_TYPE",
        value: ValueType::Enum { allowed: &["AD"], removed: &[] },
        since: Some("18c"),
        side: Side::Server,
        required: true,
        doc: "Which product the directory of centrally managed users is.",
        notes: "AD, in upper case.",
        source: "Security Guide 19c, centrally managed users",
        ..Param::BASE
    },
    Param {
        name: "IFILE",
        value: ValueType::Path,
        since: Some("8i"),
        doc: "Includes another parameter file in this place.",
        source: "Net Services Reference, ldap.ora chapter",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
];
