//! Descriptor parameters from P to R.

use crate::catalog::{ClientNotes, Param, Side, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "PASSWORD_AUTH",
        within: &["SECURITY"],
        value: ValueType::Enum { allowed: &["PASSWORD_VERIFIER", "OCI_TOKEN", "AZURE_TOKEN"], removed: &[] },
        default: Some("PASSWORD_VERIFIER"),
        since: Some("19.16"),
        jdbc: Some("oracle.jdbc.passwordAuthentication"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Whether a cloud user name and password are checked by the database or exchanged for a \
            token.",
        notes: "OCI_TOKEN needs OCI_IAM_URL and OCI_TENANCY. AZURE_TOKEN is for ODP.NET 23ai. TCPS only.",
        source: "ODP.NET reference; Database Security Guide; Deep Data Security guide 26ai; JDBC API \
            reference",
        ..Param::BASE
    },
    Param {
        name: "PIPE",
        within: &["ADDRESS"],
        doc: "Name of the Windows named pipe to open.",
        notes: "ORAPIPE is customary, but any name will do if both ends agree. Only with PROTOCOL=NMP.",
        source: "Net Services Reference 19c, chapter 4; tnsnames.g4 grammar",
        ..Param::BASE
    },
    Param {
        name: "POOL_BOUNDARY",
        within: &["CONNECT_DATA"],
        value: ValueType::Enum { allowed: &["STATEMENT", "TRANSACTION"], removed: &[] },
        since: Some("23.4"),
        easy_connect: Some("pool_boundary"),
        clients: ClientNotes {
            python_thin: Some("obeyed, not checked"),
            node_thin: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Turns on implicit connection pooling and sets when a session goes back to the DRCP pool: \
            after a statement or at the end of a transaction.",
        notes: "From 23.4. Needs SERVER=POOLED.",
        source: "Net Services Reference 21c, chapter 6 (quoted); article on implicit connection pooling; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "POOL_CONNECTION_CLASS",
        within: &["CONNECT_DATA"],
        since: Some("21c"),
        easy_connect: Some("pool_connection_class"),
        jdbc: Some("oracle.jdbc.DRCPConnectionClass"),
        clients: ClientNotes {
            python_thin: Some("obeyed, CCLASS read too"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("Easy Connect only, rejected in a descriptor"),
            ..ClientNotes::UNKNOWN
        },
        doc: "DRCP connection class: sessions are shared only within one class.",
        notes: "At most 128 characters. Works in a connect string from database 21c on. Needs \
            SERVER=POOLED.",
        source: "Net Services Reference 21c, chapter 6 (quoted); python-oracledb 26.1, node-oracledb \
            26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "POOL_NAME",
        within: &["CONNECT_DATA"],
        since: Some("23.4"),
        easy_connect: Some("pool_name"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("passed on; dropped in Easy Connect"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Name of the DRCP pool to use where a database has several.",
        notes: "Several pools exist from 23.4 on. Needs SERVER=POOLED.",
        source: "ODP.NET managed keyword list; python-oracledb 26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "POOL_PURITY",
        within: &["CONNECT_DATA"],
        value: ValueType::Enum { allowed: &["SELF", "NEW"], removed: &[] },
        since: Some("21c"),
        easy_connect: Some("pool_purity"),
        jdbc: Some("oracle.jdbc.DRCPConnectionPurity"),
        clients: ClientNotes {
            python_thin: Some("obeyed, PURITY and the word DEFAULT too; else DPY-4022"),
            node_thin: Some("obeyed, not checked"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Whether a DRCP session must be new or may be reused.",
        notes: "Needs SERVER=POOLED.",
        source: "Net Services Reference 21c, chapter 6 (quoted); python-oracledb 26.1, node-oracledb \
            26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "PORT",
        within: &["ADDRESS"],
        value: ValueType::Port,
        clients: ClientNotes {
            python_thin: Some("obeyed, range not checked"),
            node_thin: Some("obeyed, range not checked"),
            go_oracledb: Some("obeyed, range checked in Easy Connect only"),
            ..ClientNotes::UNKNOWN
        },
        doc: "TCP port of the listener.",
        notes: "Required by OCI in a descriptor; python-oracledb and Easy Connect assume 1521, even for \
            tcps. Customary: 1521 TCP, 2484 or 1522 TCPS, 443 WSS.",
        source: "Net Services Reference 19c, chapter 4; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "PRESENTATION",
        within: &["CONNECT_DATA", "DESCRIPTION"],
        clients: ClientNotes { python_thin: Some("passed on"), ..ClientNotes::UNKNOWN },
        doc: "Presentation protocol; RO is used for external procedures.",
        notes: "Other words (TTC, HTTP, FTP) are known from listener addresses only.",
        source: "shipped tnsnames.ora samples; gateway set-up notes",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "PROGRAM",
        within: &["ADDRESS"],
        value: ValueType::Path,
        clients: ClientNotes { python_thin: Some("rejected, no BEQ"), ..ClientNotes::UNKNOWN },
        doc: "Executable that a bequeath connection starts as dedicated server.",
        notes: "Seen in Oracle examples; the 19c protocol table leaves BEQ out. Only with PROTOCOL=BEQ.",
        source: "GoldenGate guides; Linux Journal article; articles on bequeath connections; tnsnames.g4 \
            grammar",
        ..Param::BASE
    },
    Param {
        name: "PROGRAM",
        within: &["CID"],
        doc: "Program name of the client.",
        notes: "Written by the driver, which strips or refuses parentheses, equals signs, quotes and \
            backslashes.",
        source: "node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "PROTOCOL",
        aliases: &["PROT"],
        within: &["ADDRESS"],
        value: ValueType::Enum {
            allowed: &["TCP", "TCPS", "IPC", "NMP", "BEQ", "SDP", "EXADIRECT", "WSS", "WS"],
            removed: &["VI", "SPX", "DECNET", "LU62"],
        },
        required: true,
        clients: ClientNotes {
            python_thin: Some("tcp and tcps only, else DPY-4021"),
            node_thin: Some("tcp and tcps only"),
            go_oracledb: Some("tcp and tcps only"),
            jdbc_thin: Some("tcp, tcps, exadirect, wss from 21c, beq from 23ai"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Selects the transport of the address and with it the other keywords the address needs.",
        notes: "Case does not matter. VI, SPX, DECNET and LU62 were withdrawn with 9i to 11g. Required \
            by OCI; thin drivers for Python and Go assume tcp.",
        source: "Net Services Reference 19c, chapter 4; JDBC API reference; python-oracledb 26.1, \
            node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "QUEUESIZE",
        within: &["ADDRESS"],
        value: ValueType::Integer { min: None, max: None },
        side: Side::Server,
        clients: ClientNotes { python_thin: Some("dropped"), ..ClientNotes::UNKNOWN },
        doc: "Backlog of connection requests that a listener endpoint lets wait.",
        notes: "For listener.ora, at the end of the address; out of place in a net service name. Default \
            is set by the operating system (128 on Linux).",
        source: "Net Services Reference 19c, chapter 7; Net Services Administrator's Guide",
        ..Param::BASE
    },
    Param {
        name: "RATE_LIMIT",
        within: &["ADDRESS"],
        since: Some("11.1"),
        side: Side::Server,
        doc: "Limits new connections per second at a listener endpoint.",
        notes: "yes applies CONNECTION_RATE_listener_name, a number above 0 sets a limit for this \
            endpoint alone.",
        source: "Net Services Reference 19c, chapter 7; article of 2013",
        ..Param::BASE
    },
    Param {
        name: "RDB_DATABASE",
        within: &["CONNECT_DATA"],
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Root file of the Oracle Rdb database to open.",
        notes: "May contain square brackets.",
        source: "Net Services Reference 11.2, 19c, chapter 6; tnsnames.g4 grammar; python-oracledb 26.1, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "RECV_BUF_SIZE",
        within: &["DESCRIPTION", "ADDRESS"],
        value: ValueType::Size { min: Some(1), max: None },
        easy_connect: Some("recv_buf_size"),
        clients: ClientNotes {
            python_thin: Some("passed on, no effect on the socket"),
            node_thin: Some("read in Easy Connect only"),
            go_oracledb: Some("obeyed in DESCRIPTION, rejected in ADDRESS"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Bytes of socket receive buffer to ask the operating system for.",
        notes: "Absent, the kernel default applies. A value in ADDRESS beats the one in DESCRIPTION. \
            Takes precedence over RECV_BUF_SIZE in sqlnet.ora.",
        source: "Net Services Reference 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "RECV_TIMEOUT",
        within: &["DESCRIPTION"],
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(0),
            max: None,
        },
        since: Some("21c"),
        easy_connect: Some("recv_timeout"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect; dropped in Easy Connect"),
            node_thin: Some("obeyed, bare seconds"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "How long an established connection may wait for data from the server.",
        notes: "The 11.2 to 19c manuals do not list it for descriptors, yet a 12.1 client was seen to \
            obey it in seconds. Takes precedence over SQLNET.RECV_TIMEOUT in sqlnet.ora.",
        source: "Net Services Reference 19c, chapter 6 (not listed); strace of a 12.1 client in a bug \
            report; GoldenGate guides; python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "REDIRECT_URI",
        within: &["SECURITY"],
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.redirectUri"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Address to which the browser returns after an interactive login.",
        notes: "Some 19c and 21c release updates have it too. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "REGION",
        within: &["CONNECT_DATA"],
        since: Some("12.1"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Region of the client, by which Global Data Services picks a database.",
        notes: "UCP needs it with Global Data Services.",
        source: "UCP Developer Guide; Global Data Services guides",
        ..Param::BASE
    },
    Param {
        name: "RETRIES",
        within: &["FAILOVER_MODE"],
        value: ValueType::Integer { min: Some(0), max: None },
        doc: "How many times TAF tries to reconnect.",
        notes: "5 where only DELAY is given.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "RETRY_COUNT",
        within: &["DESCRIPTION"],
        // The largest number that python-oracledb takes.
        value: ValueType::Integer { min: Some(0), max: Some(4_294_967_295) },
        default: Some("0"),
        since: Some("11.2"),
        easy_connect: Some("retry_count"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed, negative counts as 0"),
            ..ClientNotes::UNKNOWN
        },
        doc: "How often the address list is tried again after every address has failed.",
        notes: "The first pass is not counted: 2 means three passes. Belongs in DESCRIPTION; in a \
            DESCRIPTION_LIST each description counts for itself. Early 11.2 JDBC Thin counted the first \
            pass too.",
        source: "Net Services Reference 11.2, 19c, chapter 6; High Availability Overview 19c; Net \
            Services Administrator's Guide; python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 \
            source",
        ..Param::BASE
    },
    Param {
        name: "RETRY_DELAY",
        within: &["DESCRIPTION"],
        value: ValueType::Integer { min: Some(0), max: None },
        since: Some("12.1"),
        easy_connect: Some("retry_delay"),
        clients: ClientNotes {
            python_thin: Some("obeyed, whole seconds only"),
            node_thin: Some("obeyed, bare seconds above 0"),
            go_oracledb: Some("obeyed, whole numbers"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Seconds to wait before the address list is tried again.",
        notes: "Manuals up to 19c give bare seconds; some newer clients are shown with a unit (1000ms). \
            The manuals state no default; thin drivers for Python and Node.js wait 1 second. Needs \
            RETRY_COUNT.",
        source: "Net Services Reference 12.2, 19c, chapter 6; 11.2, chapter 6 (not listed); High \
            Availability Overview 19c; Net Services Administrator's Guide; python-oracledb 26.1, \
            node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
];
