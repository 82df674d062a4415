//! Traces, tokens and the wallet: the names from T to W.

use crate::catalog::{ClientNotes, Param, Side, Trust, ValueType};

/// Trace levels by word or number.
const TRACE_LEVEL: ValueType = ValueType::Enum {
    allowed: &[
        "off", "user", "admin", "support", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11",
        "12", "13", "14", "15", "16",
    ],
    removed: &[],
};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "TNSPING.TRACE_DIRECTORY",
        value: ValueType::Path,
        default: Some("$ORACLE_HOME/network/trace"),
        since: Some("7.3"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Directory where tnsping puts its trace file tnsping.trc.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TNSPING.TRACE_LEVEL",
        value: TRACE_LEVEL,
        default: Some("off"),
        since: Some("7.3"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "How much tnsping writes to its trace.",
        notes: "off is 0, user 4, admin 10, support 16; numbers from 0 to 16 work as well.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TOKEN_AUTH",
        value: ValueType::Enum {
            allowed: &[
                "OCI_TOKEN",
                "OCI_API_KEY",
                "OCI_INTERACTIVE",
                "OCI_DEFAULT",
                "OCI_INSTANCE_PRINCIPAL",
                "OCI_RESOURCE_PRINCIPAL",
                "OCI_DELEGATION_TOKEN",
                "OAUTH",
                "AZURE_INTERACTIVE",
                "AZURE_SERVICE_PRINCIPAL",
                "AZURE_MANAGED_IDENTITY",
                "AZURE_DEVICE_CODE",
            ],
            removed: &[],
        },
        since: Some("19.13 (19.16, 21.5)"),
        clients: ClientNotes {
            python_thin: Some("ignored; access_token argument instead, with tcps (else DPY-2034)"),
            jdbc_thin: Some("ignored; oracle.jdbc.tokenAuthentication instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Kind of access token with which the client logs in, and the way it gets it.",
        notes: "Only with TCPS, since a token must not travel in clear. The descriptor has precedence. OCI_TOKEN and OAUTH exist from 19.16 and 21.5, the other modes from 23ai.",
        source: "Security Guide, token logins with IAM and Entra ID",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TOKEN_LOCATION",
        value: ValueType::Path,
        default: Some("~/.oci/db-token"),
        since: Some("19.13 (19.16, 21.5)"),
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.jdbc.tokenLocation instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Where the token lies: a directory for OCI, a file for OAuth.",
        notes: "The default is for OCI_TOKEN; OAUTH has none.",
        security: "A token found here serves as a login: no other user should be able to read it.",
        source: "Security Guide, token logins with IAM and Entra ID",
        ..Param::BASE
    },
    Param {
        name: "TRACE_DIRECTORY_CLIENT",
        value: ValueType::Path,
        default: Some("$ORACLE_HOME/network/trace"),
        since: Some("7"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Directory for the client's trace files while ADR is off.",
        notes: "Releases 11.2 to 12.2 used the current directory.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_DIRECTORY_SERVER",
        value: ValueType::Path,
        default: Some("$ORACLE_HOME/network/trace"),
        since: Some("7"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Directory for the server's trace files while ADR is off.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILEAGE_CLIENT",
        value: ValueType::Duration { unit: "min", units: &[], min: Some(0), max: None },
        default: Some("0"),
        since: Some("12.1 (or 12.2)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Age at which the client turns to the next trace file.",
        notes: "Takes TRACE_FILENO as well. 0 sets no age limit.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILEAGE_SERVER",
        value: ValueType::Duration { unit: "min", units: &[], min: Some(0), max: None },
        default: Some("0"),
        since: Some("12.1 (or 12.2)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Age at which the server turns to the next trace file.",
        notes: "Takes TRACE_FILENO as well. 0 sets no age limit.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILELEN_CLIENT",
        value: ValueType::Integer { min: Some(1), max: None },
        since: Some("8i"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Size at which the client turns to the next trace file.",
        notes: "In kilobytes; unlimited when unset, though the manual states no default.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILELEN_SERVER",
        value: ValueType::Integer { min: Some(1), max: None },
        since: Some("8i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Size at which the server turns to the next trace file.",
        notes: "In kilobytes; unlimited when unset, though the manual states no default.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILENO_CLIENT",
        value: ValueType::Integer { min: Some(1), max: None },
        since: Some("8i"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Number of trace files that the client writes in turn.",
        notes: "Pair it with TRACE_FILELEN; from 12.2 the files turn by age if TRACE_FILEAGE is given too.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILENO_SERVER",
        value: ValueType::Integer { min: Some(1), max: None },
        since: Some("8i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Number of trace files that the server writes in turn.",
        notes: "Pair it with TRACE_FILELEN; from 12.2 the files turn by age if TRACE_FILEAGE is given too.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILE_CLIENT",
        default: Some("cli.trc"),
        since: Some("7"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "File name of the client's trace while ADR is off.",
        notes: "Lies in ORACLE_HOME/network/trace; other chapters of the manual call it sqlnet.trc.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_FILE_SERVER",
        default: Some("svr_<pid>.trc"),
        since: Some("7"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "File name of the server's trace while ADR is off.",
        notes: "Lies in ORACLE_HOME/network/trace; the process id is added automatically.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_LEVEL_CLIENT",
        value: TRACE_LEVEL,
        default: Some("off"),
        since: Some("7"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "How much the client writes to its Oracle Net trace.",
        notes: "off is 0, user 4, admin 10, support 16; numbers from 0 to 16 work as well.",
        security: "Support level records packet contents, so SQL and bind values lie readable on disk; any trace can fill the disk.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (ADR diagnostics)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_LEVEL_SERVER",
        value: TRACE_LEVEL,
        default: Some("off"),
        since: Some("7"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "How much the server writes to its Oracle Net trace.",
        notes: "off is 0, user 4, admin 10, support 16; numbers from 0 to 16 work as well.",
        security: "Support level records packet contents, so SQL and bind values lie readable on disk; any trace can fill the disk.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (ADR diagnostics)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_TIMESTAMP_CLIENT",
        value: ValueType::Boolean,
        default: Some("on"),
        since: Some("8i"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Marks the events in the client's trace with the time.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (ADR diagnostics)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_TIMESTAMP_SERVER",
        value: ValueType::Boolean,
        default: Some("on"),
        since: Some("8i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Marks the events in the server's trace with the time.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (ADR diagnostics)",
        ..Param::BASE
    },
    Param {
        name: "TRACE_UNIQUE_CLIENT",
        value: ValueType::Boolean,
        default: Some("on"),
        defaults: &[("8.0", "off")],
        since: Some("7.3"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Lets each client process trace to a file of its own.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter (diagnostics without ADR)",
        ..Param::BASE
    },
    Param {
        name: "USE_CMAN",
        value: ValueType::Boolean,
        default: Some("false"),
        since: Some("8"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Routes all connections over the Connection Manager that the address list contains.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "USE_DEDICATED_SERVER",
        value: ValueType::Boolean,
        default: Some("off"),
        since: Some("7.3"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Makes every connect of this client ask for a dedicated server.",
        notes: "Overrides SERVER=POOLED and SERVER=SHARED, so DRCP and shared server aliases stop working as meant.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "WALLET_LOCATION",
        value: ValueType::Container,
        since: Some("8i"),
        deprecated: Some("21c (server side)"),
        replacement: Some("WALLET_ROOT (initialisation parameter, server side)"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; wallet_location argument and ewallet.pem instead"),
            node_thin: Some("ignored; walletLocation with ewallet.pem, or walletContent"),
            jdbc_thin: Some(
                "ignored; oracle.net.wallet_location or ojdbc.properties under TNS_ADMIN, with oraclepki.jar",
            ),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Place of the wallet with the TLS certificates and stored passwords.",
        notes: "Written as (SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=<path>))), mind the parentheses round DIRECTORY. Other methods: MCS (Windows certificate store), REG with KEY (registry), ENTR with PROFILE and INIFILE (Entrust); the single word SYSTEM means the trust store of the system (19.14, 23ai). When unset: /etc/ORACLE/WALLETS/<user>, on Windows %USERPROFILE%\\ORACLE\\WALLETS. ?/ stands for ORACLE_HOME, hence ORA-28759 for an unpacked cloud wallet with \"?/network/admin\" unless TNS_ADMIN is that directory; an absolute path or $TNS_ADMIN is safer. A wallet in SECURITY of the descriptor wins. Only the server side is deprecated.",
        security: "Protect the directory: cwallet.sso opens without a password.",
        source: "Net Services Reference, sqlnet.ora chapter",
        ..Param::BASE
    },
];
