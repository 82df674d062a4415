//! Descriptor parameters from A to C.

use crate::catalog::{Basis, ClientNotes, Param, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "ADDRESS",
        within: &["<entry>", "DESCRIPTION", "ADDRESS_LIST"],
        value: ValueType::Container,
        repeatable: true,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "One network endpoint; PROTOCOL decides which other keywords it needs.",
        notes: "An entry may be a bare ADDRESS for LOCAL_LISTENER and REMOTE_LISTENER; clients cannot \
            use such an entry as it lacks CONNECT_DATA. Unknown children: python-oracledb drops them, \
            node-oracledb keeps them.",
        source: "Net Services Reference 19c, chapters 4 and 6; python-oracledb 26.1, node-oracledb 26.0 \
            source",
        ..Param::BASE
    },
    Param {
        name: "ADDRESS_LIST",
        within: &["<entry>", "DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST"],
        value: ValueType::Container,
        repeatable: true,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Bundles protocol addresses so that LOAD_BALANCE, FAILOVER and SOURCE_ROUTE can be set for \
            them together; a single ADDRESS needs none.",
        notes: "Known since 8.0. Nested lists: node-oracledb accepts them, python-oracledb does not look \
            inside, the Go driver refuses them.",
        source: "Net Services Reference 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "ARGS",
        within: &["ADDRESS"],
        clients: ClientNotes { python_thin: Some("rejected, no BEQ"), ..ClientNotes::UNKNOWN },
        doc: "Quoted argument string for a server started by a bequeath connection.",
        notes: "Normally '(DESCRIPTION=(LOCAL=YES)(ADDRESS=(PROTOCOL=BEQ)))'. The 19c protocol table \
            leaves BEQ out. Only with PROTOCOL=BEQ.",
        source: "GoldenGate guides; Linux Journal article; articles on bequeath connections; tnsnames.g4 \
            grammar",
        ..Param::BASE
    },
    Param {
        name: "ARGV0",
        within: &["ADDRESS"],
        clients: ClientNotes { python_thin: Some("rejected, no BEQ"), ..ClientNotes::UNKNOWN },
        doc: "Process name (first argument) of a server started by a bequeath connection.",
        notes: "Seen in Oracle examples; the 19c protocol table leaves BEQ out. Only with PROTOCOL=BEQ.",
        source: "GoldenGate guides; Linux Journal article; articles on bequeath connections; tnsnames.g4 \
            grammar",
        ..Param::BASE
    },
    Param {
        name: "AUTHENTICATION",
        within: &["SECURITY"],
        since: Some("11.2"),
        doc: "Authentication method for this connection as the Security Guide spells it; one method \
            only.",
        notes: "Shown with TCPS. The Net Services Reference uses AUTHENTICATION_SERVICE; which of the \
            two a client obeys is untested. Takes precedence over SQLNET.AUTHENTICATION_SERVICES in \
            sqlnet.ora.",
        source: "Database Security Guide",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "AUTHENTICATION_SERVICE",
        within: &["SECURITY"],
        value: ValueType::Enum {
            allowed: &[
                "NONE",
                "ALL",
                "BEQ",
                "NTS",
                "KERBEROS5",
                "KERBEROS5PRE",
                "TCPS",
                "RADIUS",
                "TOKENAUTH",
            ],
            removed: &[],
        },
        since: Some("18c"),
        jdbc: Some("oracle.net.authentication_services"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Authentication method for this connection.",
        notes: "Singular here, plural in sqlnet.ora. The Security Guide calls it AUTHENTICATION; which \
            of the two a client obeys is untested. Takes precedence over SQLNET.AUTHENTICATION_SERVICES \
            in sqlnet.ora.",
        source: "Net Services Reference 18c, 19c, chapter 6; 21c, chapter 6 (quoted); Database Security \
            Guide",
        ..Param::BASE
    },
    Param {
        name: "AZURE_CREDENTIALS",
        within: &["SECURITY"],
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.azureCredentials"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Place where client secrets for Azure are stored.",
        notes: "Some 19c and 21c release updates have it too. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "AZURE_DB_APP_ID_URI",
        within: &["SECURITY"],
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.azureDatabaseApplicationIdUri"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Says which database registration in Entra ID the token is for, by its application ID URI.",
        notes: "Some 19c and 21c release updates have it too. TCPS only.",
        source: "public TNS samples; ojdbc provider samples; Database Security Guide; Deep Data Security \
            guide 26ai; ODP.NET reference; JDBC API reference",
        ..Param::BASE
    },
    Param {
        name: "BACKUP",
        within: &["FAILOVER_MODE"],
        doc: "Net service name to which TAF connects after a failure.",
        notes: "Advisable with METHOD=PRECONNECT. The name has to exist.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "CID",
        within: &["CONNECT_DATA"],
        value: ValueType::Container,
        doc: "Describes the client program to the listener.",
        notes: "Written by the driver, not by hand.",
        source: "node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "CLIENT_CERTIFICATE",
        within: &["SECURITY"],
        value: ValueType::Path,
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.clientCertificate"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Certificate by which an Entra ID service principal logs in.",
        notes: "The exact spelling of the keyword is unverified. TCPS only.",
        source: "Database Security Guide; Deep Data Security guide 26ai; ODP.NET reference; JDBC API \
            reference",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "CLIENT_ID",
        within: &["SECURITY"],
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.clientId"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Application (client) identifier registered in Microsoft Entra ID.",
        notes: "Some 19c and 21c release updates have it too. TCPS only.",
        source: "public TNS samples; Deep Data Security guide 26ai; Database Security Guide; ODP.NET \
            reference; JDBC API reference",
        ..Param::BASE
    },
    Param {
        name: "COLOCATION_TAG",
        within: &["CONNECT_DATA"],
        since: Some("19c"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Sessions that give the same tag are sent to one instance where possible, which keeps \
            related work together in RAC.",
        notes: "Letters and digits. Takes precedence over load balancing.",
        source: "Net Services Reference 19c, chapter 6 and list of changes; 21c, chapter 6 (quoted); Net \
            Services Administrator's Guide; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "COMMUNITY",
        within: &["ADDRESS"],
        deprecated: Some("8.0"),
        clients: ClientNotes { python_thin: Some("dropped"), ..ClientNotes::UNKNOWN },
        doc: "Protocol community of SQL*Net 2, without meaning today.",
        source: "shipped tnsnames.ora samples; tnsnames.g4 grammar",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "COMPRESSION",
        within: &["DESCRIPTION"],
        value: ValueType::Boolean,
        default: Some("OFF"),
        since: Some("12.1"),
        easy_connect: Some("compression"),
        jdbc: Some("oracle.net.networkCompression"),
        clients: ClientNotes {
            python_thin: Some("passed on; dropped in Easy Connect"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            jdbc_thin: Some("the property takes on, off, auto"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Offers compression of the network traffic; it is used only if the server agrees.",
        notes: "Licensed with the Advanced Compression option. Sources give 12.1 or 12.2 as its first \
            release. Takes precedence over SQLNET.COMPRESSION in sqlnet.ora.",
        source: "Net Services Reference 12.2, 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "COMPRESSION_LEVELS",
        within: &["DESCRIPTION"],
        value: ValueType::Container,
        since: Some("12.1"),
        jdbc: Some("oracle.net.networkCompressionLevels"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("only high obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Names the network compression levels the client is willing to use.",
        notes: "Each level is a child of its own: (LEVEL=low)(LEVEL=high); a bare word is wrong. Absent \
            means low. DRCP works with low only. Takes precedence over SQLNET.COMPRESSION_LEVELS in \
            sqlnet.ora.",
        source: "Net Services Reference 12.2, 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0 \
            source",
        ..Param::BASE
    },
    Param {
        name: "CONNECTION_ID",
        within: &["CONNECT_DATA"],
        doc: "Identifier that tells one attempt to connect from every other in logs and traces.",
        notes: "Written by the driver; see CONNECTION_ID_PREFIX.",
        source: "python-oracledb 26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "CONNECTION_ID_PREFIX",
        within: &["CONNECT_DATA", "DESCRIPTION"],
        since: Some("21c"),
        easy_connect: Some("connection_id_prefix"),
        jdbc: Some("oracle.net.connectionIdPrefix"),
        clients: ClientNotes {
            python_thin: Some("obeyed in CONNECT_DATA"),
            node_thin: Some("obeyed in both places"),
            go_oracledb: Some("obeyed in both places"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Short label at the start of the connection identifier, by which log and trace lines can be \
            assigned to an application.",
        notes: "At most 8 bytes: letters, digits, underscore. The manual places it in CONNECT_DATA.",
        source: "Net Services Reference 21c, chapter 6 (quoted); ODP.NET reference; python-oracledb \
            26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "CONNECT_DATA",
        within: &["DESCRIPTION"],
        value: ValueType::Container,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Tells the listener which service or SID is wanted and how the session should be placed.",
        source: "Net Services Reference 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "CONNECT_TIMEOUT",
        within: &["DESCRIPTION"],
        value: ValueType::Duration { unit: "sec", units: &["ms", "sec", "min"], min: Some(0), max: None },
        since: Some("11.2"),
        easy_connect: Some("connect_timeout"),
        jdbc: Some("oracle.net.OUTBOUND_CONNECT_TIMEOUT"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect; dropped in Easy Connect"),
            node_thin: Some("obeyed, bare seconds only"),
            go_oracledb: Some("obeyed, units as in Go (s, m, h)"),
            jdbc_thin: Some("seconds here, milliseconds in the property"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Time limit for a whole Oracle Net connection through one address, counted for each IP \
            address the host name resolves to.",
        notes: "A value below TRANSPORT_CONNECT_TIMEOUT cuts that one short as well. Units other than \
            bare seconds need 18c or later; hr is not listed for descriptors. Takes precedence over \
            SQLNET.OUTBOUND_CONNECT_TIMEOUT in sqlnet.ora.",
        source: "Net Services Reference 11.2 to 19c, chapter 6; High Availability Overview 19c; Net \
            Services Administrator's Guide; node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "CRYPTO_CHECKSUM_CLIENT",
        within: &["SECURITY"],
        value: ValueType::Enum { allowed: &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"], removed: &[] },
        jdbc: Some("oracle.net.crypto_checksum_client"),
        clients: ClientNotes { python_thin: Some("passed on"), ..ClientNotes::UNKNOWN },
        doc: "How strongly this connection asks for integrity checks of its traffic.",
        notes: "Documented for sqlnet.ora only; drivers merely hint at the descriptor form. Takes \
            precedence over SQLNET.CRYPTO_CHECKSUM_CLIENT in sqlnet.ora.",
        source: "JDBC API reference; node-oracledb 26.0 source",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "CRYPTO_CHECKSUM_TYPES_CLIENT",
        within: &["SECURITY"],
        value: ValueType::List,
        jdbc: Some("oracle.net.crypto_checksum_types_client"),
        clients: ClientNotes { python_thin: Some("passed on"), ..ClientNotes::UNKNOWN },
        doc: "Hash functions that may be negotiated for integrity checks.",
        notes: "Documented for sqlnet.ora only; drivers merely hint at the descriptor form. Takes \
            precedence over SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT in sqlnet.ora.",
        source: "JDBC API reference; node-oracledb 26.0 source",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
];
