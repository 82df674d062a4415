//! Token logins, client result cache, buffers, banners: the names from O to SEND.

use crate::catalog::{Basis, ClientNotes, Param, Side, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "OCI_COMPARTMENT",
        since: Some("19.16"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Compartment OCID that narrows the scope of the requested database token.",
        notes: "Required as soon as OCI_DATABASE is given.",
        source: "Security Guide, token logins with IAM and Entra ID",
        ..Param::BASE
    },
    Param {
        name: "OCI_CONFIG_FILE",
        value: ValueType::Path,
        default: Some("~/.oci/config"),
        since: Some("23ai"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Configuration file of the OCI SDK, read by the modes that log in with an API key.",
        source: "Security Guide, token logins with IAM and Entra ID",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_DATABASE",
        since: Some("19.16"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Database OCID that narrows the scope of the requested database token.",
        notes: "Give OCI_COMPARTMENT as well.",
        source: "Security Guide, token logins with IAM and Entra ID",
        ..Param::BASE
    },
    Param {
        name: "OCI_IAM_URL",
        since: Some("19.16"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Address of the OCI IAM service that hands out database tokens.",
        notes: "The path is /v1/actions/generateScopedAccessBearerToken.",
        source: "Security Guide, token logins with IAM and Entra ID",
        ..Param::BASE
    },
    Param {
        name: "OCI_PROFILE",
        default: Some("DEFAULT"),
        since: Some("23ai"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Section of the OCI configuration file to use.",
        source: "Security Guide, token logins with IAM and Entra ID",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_RESULT_CACHE_MAX_RSET_ROWS",
        value: ValueType::Integer { min: None, max: None },
        since: Some("11.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Largest number of rows a single result may have to be kept in the client result cache.",
        source: "Net Services Reference 19c and Call Interface guide (name only)",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_RESULT_CACHE_MAX_RSET_SIZE",
        value: ValueType::Size { min: None, max: None },
        since: Some("11.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Largest number of bytes a single result may have to be kept in the client result cache.",
        source: "Net Services Reference 19c and Call Interface guide (name only)",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_RESULT_CACHE_MAX_SIZE",
        value: ValueType::Size { min: None, max: None },
        since: Some("11.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Memory, in bytes, that the client result cache of one process may take.",
        notes: "From 32768 up the cache is active, 0 disables it. Wins over CLIENT_RESULT_CACHE_SIZE of the server, which applies when this is unset.",
        source: "Net Services Reference 19c and Call Interface guide (name only)",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_TENANCY",
        since: Some("19.16"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "OCID of the tenancy to which the user belongs.",
        source: "Security Guide, token logins with IAM and Entra ID",
        ..Param::BASE
    },
    Param {
        name: "PASSWORD_AUTH",
        aliases: &["SQLNET.PASSWORD_AUTH"],
        value: ValueType::Enum { allowed: &["OCI_TOKEN", "PASSWORD_VERIFIER", "AZURE_TOKEN"], removed: &[] },
        default: Some("PASSWORD_VERIFIER"),
        since: Some("19.16"),
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.jdbc.passwordAuthentication instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Says whether user name and password are checked against the verifier in the database or are traded for a cloud token first.",
        source: "Security Guide, token logins with IAM and Entra ID",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "PROFILE",
        within: &["METHOD_DATA"],
        value: ValueType::Path,
        side: Side::Both,
        doc: "Profile file of Entrust (METHOD=ENTR).",
        source: "Net Services Reference, sqlnet.ora chapter, WALLET_LOCATION",
        ..Param::BASE
    },
    Param {
        name: "RECV_BUF_SIZE",
        value: ValueType::Size { min: Some(1), max: None },
        since: Some("10g"),
        side: Side::Both,
        clients: ClientNotes {
            odpnet_managed: Some("obeyed as ReceiveBufferSize"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Size in bytes of the receive buffer that the operating system keeps for a connection.",
        notes: "Unset, the system decides (87380 on Linux 2.6).",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; AWS RDS option list",
        ..Param::BASE
    },
    Param {
        name: "REDIRECT_URI",
        since: Some("23ai"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Address to which the browser returns in an interactive Entra ID login.",
        source: "Security Guide, token logins with IAM and Entra ID",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "SDP.PF_INET_SDP",
        value: ValueType::Integer { min: Some(1), max: None },
        default: Some("27"),
        since: Some("11.1"),
        deprecated: Some("18c"),
        replacement: Some("PROTOCOL=TCP"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Address family number under which the system registers the Sockets Direct Protocol.",
        notes: "Oracle deprecated SDP altogether in 18c.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; Upgrade Guide 19c",
        ..Param::BASE
    },
    Param {
        name: "SEC_USER_AUDIT_ACTION_BANNER",
        value: ValueType::Path,
        since: Some("11.1"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Text file shown to users to tell them that their actions can be audited.",
        notes: "Give the full path of a file that the database owner can read; release 11.2 limits the text to 512 bytes.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SEC_USER_UNAUTHORIZED_ACCESS_BANNER",
        value: ValueType::Path,
        since: Some("11.1"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Text file shown to users to warn them against access without permission.",
        notes: "Give the full path of a file that the database owner can read; release 11.2 limits the text to 512 bytes.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SEND_BUF_SIZE",
        value: ValueType::Size { min: Some(1), max: None },
        since: Some("10g"),
        side: Side::Both,
        clients: ClientNotes {
            odpnet_managed: Some("obeyed as SendBufferSize"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Size in bytes of the send buffer that the operating system keeps for a connection.",
        notes: "Unset, the system decides (16 KB on Linux 2.6).",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; AWS RDS option list",
        ..Param::BASE
    },
    Param {
        name: "SOURCE",
        within: &["ENCRYPTION_WALLET_LOCATION", "WALLET_LOCATION"],
        value: ValueType::Container,
        side: Side::Both,
        doc: "Kind and place of a wallet.",
        source: "Net Services Reference, sqlnet.ora chapter, WALLET_LOCATION",
        ..Param::BASE
    },
];
