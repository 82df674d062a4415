//! Naming methods: `NAMES.*` and the former `NAMESCTL.*`.

use crate::catalog::{ClientNotes, Param, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "NAMES.DCE.PREFIX",
        default: Some("/.:/subsys/oracle/names"),
        since: Some("8i"),
        desupported: Some("11.2"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Prefix of the DCE cell directory in which DCE naming looked up service names.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMES.DEFAULT_DOMAIN",
        since: Some("8.0"),
        clients: ClientNotes {
            python_thin: Some("ignored; an alias stored with its domain has to be given in full"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Domain that is added to an alias without a dot before the lookup; the entry in tnsnames.ora has to end in the same domain.",
        notes: "For example WORLD or EXAMPLE.COM, without a dot in front.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "NAMES.DIRECTORY_PATH",
        value: ValueType::EnumList {
            allowed: &["tnsnames", "ldap", "ezconnect", "hostname", "nis"],
            removed: &["onames", "cds", "dce", "nds", "novell"],
        },
        default: Some("(tnsnames, ezconnect, ldap)"),
        defaults: &[
            ("10g", "(tnsnames, onames, hostname)"),
            ("11.2 to 19c (2019)", "(tnsnames, ldap, ezconnect)"),
        ],
        since: Some("8i"),
        clients: ClientNotes {
            python_thin: Some(
                "ignored; knows descriptors, Easy Connect and one tnsnames.ora, neither LDAP nor NIS",
            ),
            jdbc_thin: Some(
                "ignored; tnsnames.ora by oracle.net.tns_admin or TNS_ADMIN in the URL, LDAP by an ldap: URL",
            ),
            odpnet_managed: Some(
                "obeyed; knows TNSNAMES, LDAP, EZCONNECT, by default TNSNAMES then EZCONNECT",
            ),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Naming methods by which a connect identifier is resolved, tried from left to right.",
        notes: "Several methods stand in parentheses, a single one may be bare. hostname is the name ezconnect had before 10g and still works. Without ezconnect a host:port/service string ends in ORA-12154. onames left in 10.1, cds and dce in 12.1.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "NAMES.INITIAL_RETRY_TIMEOUT",
        value: ValueType::Duration { unit: "sec", units: &[], min: None, max: None },
        since: Some("8.0"),
        desupported: Some("10.1"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Waiting time for one Oracle Names server before the client turned to the next.",
        notes: "Sample files have 30.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMES.LDAP_AUTHENTICATE_BIND",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("11.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Has LDAP naming log in to the directory with wallet credentials rather than anonymously.",
        notes: "TRUE requires WALLET_LOCATION.",
        security: "With FALSE the directory has to serve anonymous readers.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "NAMES.LDAP_AUTHENTICATE_BIND_METHOD",
        value: ValueType::Enum { allowed: &["LDAPS_SIMPLE_AUTH", "NONE"], removed: &[] },
        default: Some("NONE"),
        since: Some("21c (or 23ai)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Kind of login that LDAP naming uses when NAMES.LDAP_AUTHENTICATE_BIND is on.",
        source: "Net Services Reference, sqlnet.ora chapter; Net Services Administrator Guide 23ai; ODP.NET guide 26ai",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMES.LDAP_CONN_TIMEOUT",
        value: ValueType::Duration { unit: "sec", units: &[], min: Some(-1), max: None },
        default: Some("15"),
        since: Some("11.2"),
        clients: ClientNotes { odpnet_managed: Some("obeyed"), ..ClientNotes::FILE_NOT_READ },
        doc: "Longest wait for one LDAP server to answer a connect before the following server is tried.",
        notes: "-1 waits for ever; the manual states no maximum.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "NAMES.LDAP_PERSISTENT_SESSION",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("11.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Leaves the LDAP session open after a lookup, for use by the next ones.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "NAMES.MAX_OPEN_CONNECTIONS",
        value: ValueType::Integer { min: None, max: None },
        since: Some("8.0"),
        desupported: Some("10.1"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Maximum of simultaneous connections to Oracle Names servers.",
        notes: "Sample files have 3.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMES.MESSAGE_POOL_START_SIZE",
        value: ValueType::Integer { min: None, max: None },
        since: Some("8.0"),
        desupported: Some("10.1"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Messages set aside at the start for requests to Oracle Names.",
        notes: "Sample files have 10.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMES.NDS.NAME_CONTEXT",
        since: Some("8.0"),
        desupported: Some("9.0.1"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Novell directory context in which NDS naming started its search.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5; Net Services Reference 9.0.1",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMES.NIS.META_MAP",
        default: Some("sqlnet.maps"),
        since: Some("8i"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "NIS map in which the client finds the name of the map with the net service names.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "NAMES.PREFERRED_SERVERS",
        value: ValueType::Container,
        since: Some("8.0"),
        desupported: Some("10.1"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Oracle Names servers in the order in which the client asked them.",
        notes: "Holds an ADDRESS_LIST.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        ..Param::BASE
    },
    Param {
        name: "NAMES.REQUEST_RETRIES",
        value: ValueType::Integer { min: None, max: None },
        since: Some("8.0"),
        desupported: Some("10.1"),
        replacement: Some("NAMES.DIRECTORY_PATH (tnsnames or ldap)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Repetitions of an unanswered Oracle Names request.",
        notes: "Sample files have 2.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.INTERNAL_ENCRYPT_PASSWORD",
        value: ValueType::Boolean,
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Password encryption switch of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.INTERNAL_USE",
        value: ValueType::Boolean,
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Switch for the internal commands of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.NOCONFIRM",
        value: ValueType::Boolean,
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Switch against confirmation questions of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.NO_INITIAL_SERVER",
        value: ValueType::Boolean,
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Switch for a start without a server connection of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.SERVER_PASSWORD",
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Server password of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        security: "A leftover line still shows a password in clear.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.TRACE_DIRECTORY",
        value: ValueType::Path,
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Trace directory of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.TRACE_FILE",
        default: Some("namesctl"),
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Trace file name of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5; Network Products Troubleshooting Guide 2.3",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.TRACE_LEVEL",
        value: ValueType::Enum { allowed: &["off", "user", "admin"], removed: &[] },
        default: Some("off"),
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Trace level of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5; Network Products Troubleshooting Guide 2.3",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "NAMESCTL.TRACE_UNIQUE",
        value: ValueType::Boolean,
        since: Some("7 (or 8)"),
        desupported: Some("10.1"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Switch for one trace file per run of NAMESCTL, the control utility of Oracle Names that no longer exists.",
        source: "Net Services Reference, appendix on unsupported parameters; sample profile in the Net8 Administrator Guide 8.0 and 8.1.5",
        trust: Trust::Medium,
        ..Param::BASE
    },
];
