//! Descriptor parameters from U to Z.

use crate::catalog::{Basis, ClientNotes, Param, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "UR",
        within: &["CONNECT_DATA"],
        value: ValueType::Enum { allowed: &["A"], removed: &[] },
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "UR=A lets a session through to a service in restricted or blocked state, such as an \
            auxiliary instance of Data Guard or RMAN DUPLICATE.",
        notes: "Undocumented in the 11.2 to 19c reference, in wide use. Avoids ORA-12526 and ORA-12528.",
        source: "articles on ORA-12526 and ORA-12528; tnsnames.g4 grammar",
        ..Param::BASE
    },
    Param {
        name: "USER",
        within: &["CID"],
        doc: "Login name under which the client program runs.",
        notes: "Written by the driver.",
        source: "node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "USE_SNI",
        within: &["DESCRIPTION"],
        value: ValueType::Boolean,
        default: Some("OFF"),
        since: Some("23.7"),
        easy_connect: Some("use_sni"),
        jdbc: Some("oracle.net.useSNI"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Puts the wanted service into the TLS server name (SNI), so that the listener can pass the \
            socket on without a TLS handshake of its own.",
        notes: "Used only where CONNECT_DATA holds nothing but SERVICE_NAME, INSTANCE_NAME, SERVER or \
            COLOCATION_TAG and the values look like host names; otherwise skipped silently. Weak DN \
            matching with Connection Manager turns it off. TCPS only.",
        source: "Net Services Administrator's Guide; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "USE_TCP_FAST_OPEN",
        aliases: &["USETCPFASTOPEN"],
        within: &["CONNECT_DATA", "DESCRIPTION"],
        value: ValueType::Boolean,
        default: Some("OFF"),
        since: Some("19.23"),
        jdbc: Some("oracle.net.useTcpFastOpen"),
        clients: ClientNotes {
            python_thin: Some("obeyed in CONNECT_DATA"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Asks for TCP Fast Open, which saves a round trip when connecting.",
        notes: "For Autonomous Database Serverless and Linux clients; JDBC from 19.23 and 23.4. \
            python-oracledb names it pyo.use_tcp_fast_open in Easy Connect.",
        source: "Autonomous Database documentation; python-oracledb 26.1 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "WALLET_LOCATION",
        aliases: &["MY_WALLET_DIRECTORY"],
        within: &["SECURITY"],
        value: ValueType::Path,
        since: Some("19c"),
        easy_connect: Some("wallet_location"),
        jdbc: Some("oracle.net.wallet_location"),
        clients: ClientNotes {
            python_thin: Some("obeyed, SYSTEM taken for a directory"),
            node_thin: Some("obeyed, SYSTEM is the platform store"),
            go_oracledb: Some("obeyed, apart from MY_WALLET_DIRECTORY"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Directory of the wallet for this connection; SYSTEM stands for the certificate store of \
            the operating system.",
        notes: "A bare directory here, a nested SOURCE structure in sqlnet.ora. OCI reads cwallet.sso, \
            the Python and Node.js thin drivers ewallet.pem. SYSTEM needs 19.14 or 23ai; python-oracledb \
            takes it for a directory. TCPS only. Takes precedence over WALLET_LOCATION in sqlnet.ora.",
        security: "The wallet holds keys: keep the directory readable by its owner alone.",
        source: "Database Security Guide; Net Services Administrator's Guide; node-oracledb 26.0, \
            go-oracledb 26, python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "WEBSOCK_URI",
        aliases: &["WEBSOCKET_URI"],
        within: &["ADDRESS"],
        default: Some("/sqlnet"),
        since: Some("19c"),
        clients: ClientNotes { python_thin: Some("dropped"), ..ClientNotes::UNKNOWN },
        doc: "URL path to request from the web server when Oracle Net runs over a WebSocket.",
        notes: "Unconfirmed in descriptors: the 19c manual sets the path with SQLNET.URI in sqlnet.ora.",
        source: "Net Services Reference 19c, chapter 5; 19c, chapter 4 (not listed); JDBC API reference",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
];
