//! Descriptor parameters from I to O.

use crate::catalog::{ClientNotes, Param, Side, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "IFILE",
        value: ValueType::Path,
        since: Some("7"),
        repeatable: true,
        clients: ClientNotes {
            python_thin: Some("obeyed; relative to the including file, any depth"),
            node_thin: Some("obeyed; relative to the working directory, four levels"),
            odpnet_managed: Some("ignored"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Includes another file of net service names in this place.",
        notes: "Up to three levels deep. A name that stands in both files is taken from where it stands last.",
        source: "Net Services Reference, chapters 5 and 6; python-oracledb 26.1, node-oracledb 26.0 observed",
        ..Param::BASE
    },
    Param {
        name: "IGNORE_ANO_ENCRYPTION_FOR_TCPS",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("19c"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Lets a TCPS connection succeed although native network encryption is set to REQUIRED, as \
            TLS encrypts already.",
        notes: "Written without the prefix SQLNET. in a descriptor. Takes precedence over \
            SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS in sqlnet.ora.",
        source: "Net Services Reference 19c, chapter 6; 21c, chapter 6 (quoted); Database Security \
            Guide; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "INSTANCE_NAME",
        within: &["CONNECT_DATA"],
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Asks for one particular instance of the service.",
        notes: "python-oracledb drops SID from its output if this is also given.",
        source: "Net Services Reference 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "IP",
        within: &["ADDRESS"],
        value: ValueType::Enum { allowed: &["FIRST", "V4_ONLY", "V6_ONLY"], removed: &[] },
        side: Side::Server,
        clients: ClientNotes { python_thin: Some("dropped"), ..ClientNotes::UNKNOWN },
        doc: "Tells a listener which address family to bind when its host name has several addresses.",
        notes: "For listener addresses; clients make no use of it. Without it there is no restriction. \
            Void where HOST is an IP address.",
        source: "Net Services Reference 19c, chapter 7",
        ..Param::BASE
    },
    Param {
        name: "KERBEROS5_CC_NAME",
        within: &["SECURITY"],
        value: ValueType::Path,
        since: Some("19.10"),
        jdbc: Some("oracle.net.kerberos5_cc_name"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Where the Kerberos tickets of this connection are cached.",
        notes: "Besides a file: OSMSFT://, MSLSA:, KCM:, DIR:… and FILE:…. Some manuals print it with \
            the prefix SQLNET. even here. Takes precedence over SQLNET.KERBEROS5_CC_NAME in sqlnet.ora.",
        source: "Net Services Reference 21c, chapter 6 (quoted); Net Services Administrator's Guide; \
            Database Security Guide; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "KERBEROS5_PRINCIPAL",
        within: &["SECURITY"],
        since: Some("19.10"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Kerberos principal to log in as, taken from the given credential cache.",
        notes: "Needs KERBEROS5_CC_NAME.",
        source: "Net Services Reference 21c, chapter 6 (quoted); Net Services Administrator's Guide; \
            Database Security Guide; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "KEY",
        within: &["ADDRESS"],
        clients: ClientNotes { python_thin: Some("rejected, no IPC"), ..ClientNotes::UNKNOWN },
        doc: "Name of the IPC endpoint on the same host.",
        notes: "Has to equal the KEY in the listener's address. Only with PROTOCOL=IPC.",
        source: "Net Services Reference 19c, chapter 4; tnsnames.g4 grammar",
        ..Param::BASE
    },
    Param {
        name: "KEYPATH",
        within: &["ADDRESS"],
        value: ValueType::Path,
        since: Some("18c"),
        clients: ClientNotes { python_thin: Some("rejected, no IPC"), ..ClientNotes::UNKNOWN },
        doc: "Directory for the socket file of an IPC endpoint.",
        notes: "UNIX and Linux. Client and listener need the same directory. Only with PROTOCOL=IPC.",
        source: "Net Services Reference 19c, chapter 4",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "LEVEL",
        within: &["COMPRESSION_LEVELS"],
        value: ValueType::Enum { allowed: &["LOW", "HIGH"], removed: &[] },
        default: Some("LOW"),
        repeatable: true,
        required: true,
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("only high obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "One compression level the client accepts; write it twice to offer both.",
        source: "Net Services Reference 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "LOAD_BALANCE",
        within: &["DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST"],
        value: ValueType::Boolean,
        easy_connect: Some("load_balance"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Chooses the next sibling address, list or description at random instead of in written \
            order.",
        notes: "Default is on in DESCRIPTION_LIST and off elsewhere; python-oracledb and the Go driver \
            start with off at every level. An Easy Connect string with several hosts turns it on by \
            itself, except in python-oracledb.",
        source: "Net Services Reference 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "LOCAL",
        within: &["DESCRIPTION"],
        value: ValueType::Boolean,
        doc: "Marks the description inside ARGS of a bequeath address as local.",
        source: "GoldenGate guides; Linux Journal article; articles on bequeath connections; tnsnames.g4 \
            grammar",
        ..Param::BASE
    },
    Param {
        name: "METHOD",
        within: &["FAILOVER_MODE"],
        value: ValueType::Enum { allowed: &["BASIC", "PRECONNECT"], removed: &[] },
        doc: "Whether the backup connection is made at failover (BASIC) or in advance (PRECONNECT).",
        notes: "The manuals state no default; in practice it is BASIC.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "MY_WALLET_DIRECTORY",
        within: &["SECURITY"],
        value: ValueType::Path,
        since: Some("11.2"),
        replacement: Some("WALLET_LOCATION"),
        clients: ClientNotes {
            python_thin: Some("obeyed, and the spelling it writes"),
            node_thin: Some("obeyed, and what Easy Connect turns into"),
            go_oracledb: Some("obeyed, in Easy Connect too"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Older spelling of WALLET_LOCATION inside a descriptor.",
        notes: "The only spelling that OCI clients from 12 to 18c know, so keep it where such clients \
            read the file. TCPS only.",
        security: "The wallet holds keys: keep the directory readable by its owner alone.",
        source: "Database Security Guide; python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 \
            source",
        ..Param::BASE
    },
    Param {
        name: "NODE",
        within: &["ADDRESS"],
        desupported: Some("10g"),
        doc: "Node of a DECnet address.",
        notes: "DECnet was withdrawn with 9i or 10g.",
        source: "shipped tnsnames.ora samples; tnsnames.g4 grammar",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OBJECT",
        within: &["ADDRESS"],
        desupported: Some("10g"),
        doc: "Object of a DECnet address.",
        notes: "DECnet was withdrawn with 9i or 10g.",
        source: "shipped tnsnames.ora samples; tnsnames.g4 grammar",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_AUDIENCE",
        within: &["SECURITY"],
        since: Some("26ai"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Names the database application for which OCI IAM is to issue an OAuth token.",
        notes: "Known from 26ai samples only. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "OCI_CLIENT_ID",
        within: &["SECURITY"],
        since: Some("26ai"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "OAuth client identifier for a login with OCI IAM.",
        notes: "Known from 26ai samples only. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "OCI_COMPARTMENT",
        within: &["SECURITY"],
        since: Some("21c"),
        jdbc: Some("oracle.jdbc.ociCompartment"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "OCID of a compartment; the token is valid only there.",
        notes: "TCPS only.",
        source: "ODP.NET reference; Database Security Guide; Deep Data Security guide 26ai; JDBC API \
            reference",
        ..Param::BASE
    },
    Param {
        name: "OCI_CONFIG_FILE",
        within: &["SECURITY"],
        value: ValueType::Path,
        default: Some("~/.oci/config"),
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.ociConfigFile"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Configuration file of the OCI SDK, for login by API key or in the browser.",
        notes: "Give the file, not its directory. Some 19c and 21c release updates have it too. TCPS \
            only.",
        source: "ODP.NET reference; Database Security Guide; Deep Data Security guide 26ai; JDBC API \
            reference",
        ..Param::BASE
    },
    Param {
        name: "OCI_DATABASE",
        within: &["SECURITY"],
        since: Some("21c"),
        jdbc: Some("oracle.jdbc.ociDatabase"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "OCID of a database; the token is valid only for it.",
        notes: "TCPS only. Needs OCI_COMPARTMENT.",
        source: "ODP.NET reference; Database Security Guide; Deep Data Security guide 26ai; JDBC API \
            reference",
        ..Param::BASE
    },
    Param {
        name: "OCI_IAM_URL",
        within: &["SECURITY"],
        since: Some("21c"),
        jdbc: Some("oracle.jdbc.ociIamUrl"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Address of the OCI IAM endpoint that hands out database tokens.",
        notes: "TCPS only.",
        source: "ODP.NET reference; Database Security Guide; Deep Data Security guide 26ai; JDBC API \
            reference",
        ..Param::BASE
    },
    Param {
        name: "OCI_PROFILE",
        within: &["SECURITY"],
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.ociProfile"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Section of the OCI configuration file to use.",
        notes: "Some 19c and 21c release updates have it too. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "OCI_SCOPE",
        within: &["SECURITY"],
        since: Some("26ai"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Scope to ask OCI IAM for.",
        notes: "Known from 26ai samples only. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "OCI_TENANCY",
        within: &["SECURITY"],
        since: Some("21c"),
        jdbc: Some("oracle.jdbc.ociTenancy"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "OCID of the tenancy a token is requested for.",
        notes: "TCPS only.",
        source: "ODP.NET reference; Database Security Guide; Deep Data Security guide 26ai; JDBC API \
            reference",
        ..Param::BASE
    },
];
