//! Descriptor parameters from D to H.

use crate::catalog::{Basis, ClientNotes, Param, Side, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "DELAY",
        within: &["FAILOVER_MODE"],
        value: ValueType::Integer { min: Some(0), max: None },
        doc: "Seconds TAF waits between attempts to reconnect.",
        notes: "1 where only RETRIES is given.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "DESCRIPTION",
        within: &["<entry>", "DESCRIPTION_LIST"],
        value: ValueType::Container,
        repeatable: true,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "One complete connect descriptor: the addresses to dial, the service to ask for and the \
            options of the connection.",
        notes: "SDU, buffer sizes, timeouts, COMPRESSION, USE_SNI and SECURITY are its direct children \
            and do nothing inside CONNECT_DATA.",
        source: "Net Services Reference 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "DESCRIPTION_LIST",
        within: &["<entry>"],
        value: ValueType::Container,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Holds several full descriptors under one net service name; the client tries them in random \
            order if balancing, else from top to bottom.",
        notes: "node-oracledb and the Go driver refuse any child they do not know; python-oracledb drops \
            it without a word, so a misspelt FAILOVER goes unseen.",
        source: "Net Services Reference 19c, chapter 6; python-oracledb 26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "DETACH",
        within: &["ADDRESS"],
        value: ValueType::Boolean,
        clients: ClientNotes { python_thin: Some("rejected, no BEQ"), ..ClientNotes::UNKNOWN },
        doc: "Would detach a bequeathed server from the process group of the client.",
        notes: "Unconfirmed in descriptors; the documented switch is BEQUEATH_DETACH in sqlnet.ora. Only \
            with PROTOCOL=BEQ.",
        source: "Net Services Reference 19c, chapter 5; tnsnames.g4 grammar",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "DISC",
        within: &["ADDRESS"],
        desupported: Some("11g"),
        doc: "Discriminator of a Virtual Interface address.",
        notes: "The VI adapter existed in 10g only.",
        source: "Net Services Reference 11.2, chapter 4",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "ENABLE",
        within: &["DESCRIPTION"],
        value: ValueType::Enum { allowed: &["BROKEN"], removed: &[] },
        easy_connect: Some("enable"),
        jdbc: Some("oracle.net.keepAlive"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect; use EXPIRE_TIME"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed, any word kept"),
            jdbc_thin: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "ENABLE=BROKEN turns TCP keepalive on, so that a connection whose peer has vanished is \
            eventually noticed.",
        notes: "BROKEN is the only word with a meaning; ON or TRUE has no effect. Keepalive is off \
            without it.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "ENCRYPTION_CLIENT",
        within: &["SECURITY"],
        value: ValueType::Enum { allowed: &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"], removed: &[] },
        jdbc: Some("oracle.net.encryption_client"),
        clients: ClientNotes { python_thin: Some("passed on"), ..ClientNotes::UNKNOWN },
        doc: "How strongly this connection asks for native network encryption.",
        notes: "Documented for sqlnet.ora only; drivers merely hint at the descriptor form. Takes \
            precedence over SQLNET.ENCRYPTION_CLIENT in sqlnet.ora.",
        source: "JDBC API reference; node-oracledb 26.0 source",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "ENCRYPTION_TYPES_CLIENT",
        within: &["SECURITY"],
        value: ValueType::List,
        jdbc: Some("oracle.net.encryption_types_client"),
        clients: ClientNotes { python_thin: Some("passed on"), ..ClientNotes::UNKNOWN },
        doc: "Ciphers that may be negotiated for native network encryption.",
        notes: "Documented for sqlnet.ora only; drivers merely hint at the descriptor form. Takes \
            precedence over SQLNET.ENCRYPTION_TYPES_CLIENT in sqlnet.ora.",
        source: "JDBC API reference; node-oracledb 26.0 source",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "ENVS",
        within: &["ADDRESS"],
        clients: ClientNotes { python_thin: Some("rejected, no BEQ"), ..ClientNotes::UNKNOWN },
        doc: "Quoted environment variables for a server started by a bequeath connection.",
        notes: "Seen in Oracle examples; the 19c protocol table leaves BEQ out. Only with PROTOCOL=BEQ.",
        source: "GoldenGate guides; Linux Journal article; articles on bequeath connections; tnsnames.g4 \
            grammar",
        ..Param::BASE
    },
    Param {
        name: "EXPIRE_TIME",
        within: &["DESCRIPTION"],
        value: ValueType::Integer { min: Some(0), max: None },
        default: Some("0"),
        since: Some("18c"),
        easy_connect: Some("expire_time"),
        jdbc: Some("oracle.net.keepAlive"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed; dropped in Easy Connect"),
            go_oracledb: Some("obeyed"),
            jdbc_thin: Some("see also oracle.net.TCP_KEEPIDLE"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Interval in minutes at which the client probes an idle connection, so that dead servers \
            are noticed and firewalls keep the connection open.",
        notes: "Counts minutes, unlike the timeouts next to it. 0 turns it off. Works in descriptors \
            from 18c, is documented from 21c; Easy Connect takes it from 19c. Takes precedence over \
            SQLNET.EXPIRE_TIME in sqlnet.ora.",
        source: "Net Services Reference 19c, chapter 5; 19c, chapter 6 (not listed); node-oracledb 26.0, \
            python-oracledb 26.1, go-oracledb 26 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "FAILOVER",
        within: &["DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST"],
        value: ValueType::Boolean,
        default: Some("ON"),
        easy_connect: Some("failover"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Connect-time failover: when one endpoint cannot be reached, the next sibling is tried.",
        notes: "Not TAF; that is FAILOVER_MODE. Thin drivers read any word but on, yes and true as off \
            (FAILOVER=1 disables it), the Go driver raises an error. A static GLOBAL_DBNAME in \
            listener.ora disables it as well.",
        source: "Net Services Reference 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "FAILOVER_MODE",
        within: &["CONNECT_DATA"],
        value: ValueType::Container,
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("read as a bare value"),
            jdbc_thin: Some("ignored; JDBC OCI only"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Lets OCI clients reconnect a session that breaks later on (Transparent Application \
            Failover, TAF).",
        notes: "Settings of the database service take precedence. No thin driver fails over by it. An \
            application that registers its own failover callback makes RETRIES and DELAY void.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "FIREWALL",
        within: &["ADDRESS"],
        value: ValueType::Enum { allowed: &["ON", "OFF"], removed: &[] },
        since: Some("12.2"),
        side: Side::Server,
        doc: "Makes a listener endpoint enforce service access lists.",
        notes: "on turns away services without an access list, off skips the check; unset, only services \
            that have a list are checked.",
        security: "off lets every client past the service access lists at this endpoint.",
        source: "Net Services Reference 19c, chapter 7; Net Services Administrator's Guide",
        ..Param::BASE
    },
    Param {
        name: "GLOBAL_NAME",
        within: &["CONNECT_DATA"],
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Global name of an Oracle Rdb database.",
        notes: "Old files also use it together with SID.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "HOP_COUNT",
        within: &["ADDRESS_LIST", "DESCRIPTION"],
        value: ValueType::Integer { min: None, max: None },
        clients: ClientNotes {
            python_thin: Some("dropped"),
            node_thin: Some("written by the driver"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Hop counter that clients write themselves when SOURCE_ROUTE is on.",
        notes: "Not meant to be written by hand.",
        source: "node-oracledb 26.0 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "HOST",
        within: &["ADDRESS"],
        value: ValueType::Host,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed, absent means this machine"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Host name or IP address of the listener or proxy.",
        notes: "IPv6 addresses stand without brackets here; brackets belong to Easy Connect. With \
            HTTPS_PROXY the proxy resolves the name.",
        source: "Net Services Reference 19c, chapter 4; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "HOST",
        within: &["CID"],
        doc: "Machine name of the client.",
        notes: "Written by the driver.",
        source: "node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "HS",
        within: &["CONNECT_DATA", "DESCRIPTION"],
        value: ValueType::Enum { allowed: &["OK"], removed: &[] },
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on from CONNECT_DATA"),
            go_oracledb: Some("obeyed in CONNECT_DATA"),
            ..ClientNotes::UNKNOWN
        },
        doc: "HS=OK says that the target is a Heterogeneous Services gateway and not a database.",
        notes: "Works in CONNECT_DATA and in DESCRIPTION; gateway guides use the latter.",
        source: "Net Services Reference 11.2, 19c, chapter 6; gateway set-up notes; python-oracledb \
            26.1, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "HTTPS_PROXY",
        within: &["ADDRESS"],
        value: ValueType::Host,
        since: Some("12.2"),
        easy_connect: Some("https_proxy"),
        jdbc: Some("oracle.net.httpsProxyHost"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed in Easy Connect; in descriptors by later versions"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Web proxy through which a TCPS connection is tunnelled.",
        notes: "OCI uses it only if SQLNET.USE_HTTPS_PROXY is on in sqlnet.ora. There is no HTTP_PROXY \
            keyword. Only with PROTOCOL=TCPS.",
        source: "Net Services Reference 12.2, 19c, chapter 6; 21c, chapter 6 (quoted); python-oracledb \
            26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "HTTPS_PROXY_PORT",
        within: &["ADDRESS"],
        value: ValueType::Port,
        since: Some("12.2"),
        easy_connect: Some("https_proxy_port"),
        jdbc: Some("oracle.net.httpsProxyPort"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Port of the web proxy named by HTTPS_PROXY.",
        notes: "OCI uses it only if SQLNET.USE_HTTPS_PROXY is on in sqlnet.ora. No default in the \
            manuals up to 19c; ODP.NET 23ai assumes 80. Only with PROTOCOL=TCPS. Needs HTTPS_PROXY.",
        source: "Net Services Reference 12.2, 19c, chapter 6; 21c, chapter 6 (quoted); ODP.NET \
            reference; python-oracledb 26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
];
