//! Descriptor parameters with S.

use crate::catalog::{ClientNotes, Param, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "SDU",
        within: &["DESCRIPTION"],
        value: ValueType::Size { min: Some(512), max: Some(2097152) },
        default: Some("8192"),
        defaults: &[("10.2", "2048")],
        easy_connect: Some("sdu"),
        clients: ClientNotes {
            python_thin: Some("obeyed, moved into the range"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            odpnet_managed: Some("obeyed, default 65536 in 23ai and 26ai"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Session data unit: the largest Oracle Net packet that client and server may negotiate; \
            larger values help bulk transfers.",
        notes: "The smaller side wins. Upper limit was 32767 up to 11.1, 65535 in 11.2. Recent server \
            side default is 65536. Has no effect inside ADDRESS or CONNECT_DATA. Takes precedence over \
            DEFAULT_SDU_SIZE in sqlnet.ora.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SECURITY",
        within: &["DESCRIPTION"],
        value: ValueType::Container,
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "TLS, wallet and authentication settings of this one descriptor; they take precedence over \
            sqlnet.ora.",
        notes: "Stands next to CONNECT_DATA, never inside it. python-oracledb writes it only if an \
            address uses TCPS. 11.2 and 12.2 name only SSL_SERVER_CERT_DN in their reference; 21c and \
            later name many more children.",
        source: "Net Services Reference 12.2, 18c, 19c, chapter 6; Database Security Guide; \
            python-oracledb 26.1, node-oracledb 26.0 source",
        ..Param::BASE
    },
    Param {
        name: "SEND_BUF_SIZE",
        within: &["DESCRIPTION", "ADDRESS"],
        value: ValueType::Size { min: Some(1), max: None },
        easy_connect: Some("send_buf_size"),
        clients: ClientNotes {
            python_thin: Some("passed on, no effect on the socket"),
            node_thin: Some("read in Easy Connect only"),
            go_oracledb: Some("obeyed in DESCRIPTION, rejected in ADDRESS"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Bytes of socket send buffer to ask the operating system for.",
        notes: "Absent, the kernel default applies. A value in ADDRESS beats the one in DESCRIPTION. \
            Takes precedence over SEND_BUF_SIZE in sqlnet.ora.",
        source: "Net Services Reference 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SEND_TIMEOUT",
        within: &["DESCRIPTION"],
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(0),
            max: None,
        },
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "How long a single send to the server may take.",
        notes: "Only the sqlnet.ora form is documented; the Go driver accepts it in a descriptor. Takes \
            precedence over SQLNET.SEND_TIMEOUT in sqlnet.ora.",
        source: "Net Services Reference 11.2 to 19c, chapter 6 (not listed); go-oracledb 26 source",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "SERVER",
        within: &["ADDRESS"],
        value: ValueType::Host,
        doc: "Name of the Windows machine to whose named pipe the client connects.",
        notes: "Unrelated to SERVER in CONNECT_DATA. Only with PROTOCOL=NMP.",
        source: "Net Services Reference 19c, chapter 4; tnsnames.g4 grammar",
        ..Param::BASE
    },
    Param {
        name: "SERVER",
        within: &["CONNECT_DATA"],
        value: ValueType::Enum { allowed: &["DEDICATED", "SHARED", "POOLED"], removed: &[] },
        clients: ClientNotes {
            python_thin: Some("obeyed, other words give DPY-4028"),
            node_thin: Some("obeyed, checked in Easy Connect only"),
            go_oracledb: Some("obeyed, not checked"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Kind of server process wanted: dedicated, shared, or pooled (DRCP).",
        notes: "Without it the listener decides. USE_DEDICATED_SERVER in sqlnet.ora takes precedence. \
            POOLED needs 11.1. Easy Connect writes it as :pooled after the service.",
        source: "Net Services Reference 11.2, 12.2, 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SERVER_WAIT_TIMEOUT",
        within: &["CONNECT_DATA"],
        value: ValueType::Integer { min: None, max: None },
        since: Some("23ai"),
        doc: "Longest wait, in seconds, for DRCP to hand out a server process.",
        notes: "Known only from the keyword list of an editor by a third party.",
        source: "keyword list of an editor",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "SERVICE",
        within: &["ADDRESS"],
        desupported: Some("10g"),
        doc: "Service name of an SPX address.",
        notes: "SPX was withdrawn with 9i or 10g.",
        source: "Net Services Reference 11.2, 19c, chapter 4; tnsnames.g4 grammar",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SERVICE_NAME",
        within: &["CONNECT_DATA"],
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Names the service wanted; the spelling has to match what lsnrctl services shows.",
        notes: "Includes the domain, which is never appended from NAMES.DEFAULT_DOMAIN. Empty asks for \
            DEFAULT_SERVICE of the listener. Not together with SID.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SERVICE_TAG",
        within: &["CONNECT_DATA"],
        easy_connect: Some("service_tag"),
        clients: ClientNotes {
            python_thin: Some("passed on; dropped in Easy Connect"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("Easy Connect only"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Routing tag handed over along with the service name.",
        notes: "Arises from service_tag in an Easy Connect string.",
        source: "node-oracledb 26.0, go-oracledb 26 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SHARDING_KEY",
        within: &["CONNECT_DATA"],
        since: Some("12.2"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Sharding key by which the session is sent straight to the right shard.",
        notes: "Written as plain text.",
        source: "Net Services Reference 12.2, 19c, chapter 6; 21c, chapter 6 (quoted); Net Services \
            Administrator's Guide; ODP.NET managed keyword list",
        ..Param::BASE
    },
    Param {
        name: "SHARDING_KEY_ID",
        within: &["CONNECT_DATA"],
        since: Some("23ai"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Identifies the shard by a SHA-256 hash where sharding is directory-based.",
        notes: "Replaces SHARDING_KEY in the descriptor.",
        source: "Net Services Administrator's Guide; ODP.NET managed keyword list",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SID",
        within: &["CONNECT_DATA"],
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "System identifier of an instance, the way to name the target before 8i.",
        notes: "Does not reach a pluggable database unless USE_SID_AS_SERVICE is on in listener.ora. \
            Easy Connect has no way to write it. Not together with SERVICE_NAME.",
        source: "Net Services Reference 19c, chapter 6; Database Security Guide; python-oracledb 26.1, \
            node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SOURCE_ROUTE",
        within: &["DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST"],
        value: ValueType::Boolean,
        default: Some("OFF"),
        easy_connect: Some("source_route"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Treats the addresses as a chain of hops, for instance through Connection Manager; only the \
            first is dialled by the client.",
        notes: "The 19c manual lists on, off, yes and no; drivers also take true and false. Must not \
            stand at the same level as FAILOVER or LOAD_BALANCE.",
        source: "Net Services Reference 19c, chapter 6; Net Services Administrator's Guide; \
            python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SSL_ALLOW_WEAK_DN_MATCH",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("19.23"),
        deprecated: Some("19.30"),
        replacement: Some("TLS_ALLOW_WEAK_DN_MATCH"),
        jdbc: Some("oracle.net.ssl_allow_weak_dn_match"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Restores the laxer certificate name matching used before 19.23, which also accepts the \
            service name.",
        notes: "Meant as a stopgap and deprecated from the start. TCPS only. Ignored where the TLS_ \
            spelling is present too.",
        security: "TRUE weakens the check that guards against a forged server.",
        source: "Database Security Guide; node-oracledb 26.0, go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "SSL_CERTIFICATE_ALIAS",
        within: &["SECURITY"],
        since: Some("23ai"),
        deprecated: Some("19.30"),
        replacement: Some("TLS_CERTIFICATE_ALIAS"),
        jdbc: Some("oracle.net.ssl_certificate_alias"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Alias of the client certificate to present, from the wallet or the Windows certificate \
            store.",
        notes: "Some 19c release updates have it too. TCPS only. Ignored where the TLS_ spelling is \
            present too.",
        source: "Database Security Guide; ODP.NET managed keyword list; JDBC API reference",
        ..Param::BASE
    },
    Param {
        name: "SSL_CERTIFICATE_THUMBPRINT",
        within: &["SECURITY"],
        since: Some("23ai"),
        deprecated: Some("19.30"),
        replacement: Some("TLS_CERTIFICATE_THUMBPRINT"),
        jdbc: Some("oracle.net.ssl_certificate_thumbprint"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Thumbprint of the client certificate to present.",
        notes: "Form: SHA1:hex or SHA256:hex, colons between the digits allowed. Some 19c release \
            updates have it too. TCPS only. Ignored where the TLS_ spelling is present too.",
        source: "Database Security Guide; ODP.NET reference; ODP.NET managed keyword list; JDBC API \
            reference",
        ..Param::BASE
    },
    Param {
        name: "SSL_CIPHER_SUITES",
        within: &["SECURITY"],
        value: ValueType::List,
        since: Some("11.2"),
        deprecated: Some("19.30"),
        replacement: Some("TLS_CIPHER_SUITES"),
        jdbc: Some("oracle.net.ssl_cipher_suites"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Cipher suites the client offers, as a list in parentheses.",
        notes: "The 19c manual spells the suites with the prefix SSL_. TCPS only. Ignored where the TLS_ \
            spelling is present too.",
        security: "A list kept from an old release may hold weak suites and miss current ones.",
        source: "Database Security Guide",
        ..Param::BASE
    },
    Param {
        name: "SSL_CLIENT_AUTHENTICATION",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        default: Some("TRUE"),
        since: Some("11.2"),
        deprecated: Some("19.30"),
        replacement: Some("TLS_CLIENT_AUTHENTICATION"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Decides between mutual TLS, where the client presents a certificate too, and one-way TLS.",
        notes: "Set it to FALSE for one-way TLS without a client certificate. The manuals list TRUE and \
            FALSE. TCPS only. Ignored where the TLS_ spelling is present too.",
        source: "Database Security Guide; ODP.NET managed keyword list; Deep Data Security guide 26ai",
        ..Param::BASE
    },
    Param {
        name: "SSL_EXTENDED_KEY_USAGE",
        within: &["SECURITY"],
        deprecated: Some("19.30"),
        replacement: Some("TLS_EXTENDED_KEY_USAGE"),
        doc: "Selects the client certificate by the purpose written in it.",
        notes: "Known value: client authentication. Documented for sqlnet.ora; use in a descriptor is \
            unconfirmed. TCPS only. Ignored where the TLS_ spelling is present too.",
        source: "Net Services Reference 19c, chapter 5; Database Security Guide",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "SSL_SERVER_CERT_DN",
        within: &["SECURITY"],
        value: ValueType::DistinguishedName,
        deprecated: Some("19.30"),
        replacement: Some("TLS_SERVER_CERT_DN"),
        easy_connect: Some("ssl_server_cert_dn"),
        jdbc: Some("oracle.net.ssl_server_cert_dn"),
        clients: ClientNotes {
            python_thin: Some("obeyed"),
            node_thin: Some("obeyed"),
            go_oracledb: Some("obeyed"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Distinguished name that the server certificate has to carry in full.",
        notes: "Parentheses in the name need double quotes, commas and equals signs do not; \
            node-oracledb wants quotes in Easy Connect. Has effect only if SSL_SERVER_DN_MATCH is on. \
            TCPS only. Ignored where the TLS_ spelling is present too.",
        source: "Net Services Reference 11.2, 12.2, 19c, chapter 6; Database Security Guide; Net \
            Services Administrator's Guide; python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 \
            source",
        ..Param::BASE
    },
    Param {
        name: "SSL_SERVER_DN_MATCH",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        deprecated: Some("19.30"),
        replacement: Some("TLS_SERVER_DN_MATCH"),
        easy_connect: Some("ssl_server_dn_match"),
        jdbc: Some("oracle.net.ssl_server_dn_match"),
        clients: ClientNotes {
            python_thin: Some("obeyed, on by default"),
            node_thin: Some("obeyed, on by default"),
            go_oracledb: Some("obeyed, on by default"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Checks the identity of the server: its certificate has to name the host dialled or the \
            configured distinguished name.",
        notes: "Default is off in OCI up to 19c and in ODP.NET 23ai, on in the thin drivers. Since 19.23 \
            the service name no longer counts as a match. TCPS only. Ignored where the TLS_ spelling is \
            present too.",
        security: "Off accepts any certificate the wallet trusts, so another server can pose as the \
            database.",
        source: "Net Services Reference 19c, chapter 5; Database Security Guide; ODP.NET reference; Net \
            Services Administrator's Guide; python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 \
            source",
        ..Param::BASE
    },
    Param {
        name: "SSL_VERSION",
        within: &["SECURITY"],
        value: ValueType::EnumList {
            allowed: &["UNDETERMINED", "1.2", "1.3", "TLSv1.2", "TLSv1.3", "1.2+", "1.3+"],
            removed: &["3.0", "1.0", "1.1", "1.2 or 1.1"],
        },
        deprecated: Some("19.30"),
        replacement: Some("TLS_VERSION"),
        jdbc: Some("oracle.net.ssl_version"),
        clients: ClientNotes {
            python_thin: Some("obeyed for TLSv1.2 and TLSv1.3, others are rejected"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "TLS versions the client may use.",
        notes: "Default is given as 1.2 or as undetermined, depending on the manual. Before 23ai \
            versions are joined by or (1.2 or 1.1), later by a list (1.2,1.3); 23.9 adds 1.2+. 23ai no \
            longer speaks SSL 3.0, TLS 1.0 and 1.1. TCPS only. Ignored where the TLS_ spelling is \
            present too.",
        security: "TLS 1.1 and older are broken.",
        source: "Net Services Reference 19c, chapter 5; Database Security Guide; ODP.NET reference; \
            python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "SUPER_SHARDING_KEY",
        within: &["CONNECT_DATA"],
        since: Some("12.2"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Super sharding key of a composite sharded database, which picks the shardspace.",
        source: "Net Services Reference 12.2, 19c, chapter 6; 21c, chapter 6 (quoted); ODP.NET managed \
            keyword list",
        ..Param::BASE
    },
];
