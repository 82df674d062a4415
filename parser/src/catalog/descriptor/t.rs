//! Descriptor parameters with T.

use crate::catalog::{ClientNotes, Param, Trust, ValueType};

pub(super) const ROWS: &[Param] = &[
    Param {
        name: "TDU",
        within: &["DESCRIPTION"],
        value: ValueType::Size { min: None, max: Some(32767) },
        deprecated: Some("10g"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Transport data unit, a tuning parameter of old releases; current ones do not use it.",
        notes: "Left out of the manuals from 11.2 on. The release that dropped it is not confirmed.",
        source: "Net Services Reference 11.2 to 19c, chapter 6 (not listed); Net8 tuning articles",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TENANT_ID",
        within: &["SECURITY"],
        since: Some("23ai"),
        jdbc: Some("oracle.jdbc.tenantId"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Microsoft Entra ID tenant to get the token from.",
        notes: "Some 19c and 21c release updates have it too. TCPS only.",
        source: "public TNS samples; Deep Data Security guide 26ai; Database Security Guide; ODP.NET \
            reference; JDBC API reference",
        ..Param::BASE
    },
    Param {
        name: "TLS_ALLOW_WEAK_DN_MATCH",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_allow_weak_dn_match"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Restores the laxer certificate name matching used before 19.23; spelling of \
            SSL_ALLOW_WEAK_DN_MATCH since 19.30.",
        notes: "The thin drivers of 2026 read the SSL_ spelling at most. TCPS only.",
        security: "TRUE weakens the check that guards against a forged server.",
        source: "Database Security Guide; node-oracledb 26.0, go-oracledb 26 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CERTIFICATE_ALIAS",
        within: &["SECURITY"],
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_certificate_alias"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Alias of the client certificate to present; spelling of SSL_CERTIFICATE_ALIAS since 19.30.",
        notes: "The thin drivers of 2026 do not read it. TCPS only.",
        source: "Database Security Guide; ODP.NET managed keyword list; JDBC API reference",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CERTIFICATE_THUMBPRINT",
        within: &["SECURITY"],
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_certificate_thumbprint"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Thumbprint of the client certificate to present; spelling of SSL_CERTIFICATE_THUMBPRINT \
            since 19.30.",
        notes: "Form: SHA1:hex or SHA256:hex, colons between the digits allowed. The thin drivers of \
            2026 do not read it. TCPS only.",
        source: "Database Security Guide; ODP.NET reference; ODP.NET managed keyword list; JDBC API \
            reference",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CIPHER_SUITES",
        within: &["SECURITY"],
        value: ValueType::List,
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_cipher_suites"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Cipher suites the client offers; spelling of SSL_CIPHER_SUITES since 19.30.",
        notes: "The thin drivers of 2026 do not read it. TCPS only.",
        security: "A list kept from an old release may hold weak suites and miss current ones.",
        source: "Database Security Guide",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CLIENT_AUTHENTICATION",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        default: Some("TRUE"),
        since: Some("19.30"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Whether the client presents a certificate of its own; spelling of \
            SSL_CLIENT_AUTHENTICATION since 19.30.",
        notes: "The thin drivers of 2026 do not read it. TCPS only.",
        source: "Database Security Guide; ODP.NET managed keyword list; Deep Data Security guide 26ai",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_EXTENDED_KEY_USAGE",
        within: &["SECURITY"],
        since: Some("19.30"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Selects the client certificate by its purpose; spelling of SSL_EXTENDED_KEY_USAGE since \
            19.30.",
        notes: "Use in a descriptor is unconfirmed. TCPS only.",
        source: "Database Security Guide",
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "TLS_SERVER_CERT_DN",
        within: &["SECURITY"],
        value: ValueType::DistinguishedName,
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_server_cert_dn"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Full distinguished name expected in the server certificate; spelling of SSL_SERVER_CERT_DN \
            since 19.30.",
        notes: "The thin drivers of 2026 read the SSL_ spelling only. TCPS only.",
        source: "Database Security Guide; Net Services Administrator's Guide; python-oracledb 26.1, \
            node-oracledb 26.0, go-oracledb 26 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_SERVER_DN_MATCH",
        within: &["SECURITY"],
        value: ValueType::Boolean,
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_server_dn_match"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Checks that the server certificate names the expected host or distinguished name; spelling \
            of SSL_SERVER_DN_MATCH since 19.30.",
        notes: "Default is off in OCI up to 19c. The thin drivers of 2026 read the SSL_ spelling only. \
            TCPS only.",
        security: "Off accepts any certificate the wallet trusts, so another server can pose as the \
            database.",
        source: "Net Services Reference 19c, chapter 5; Database Security Guide; ODP.NET reference; Net \
            Services Administrator's Guide; python-oracledb 26.1, node-oracledb 26.0, go-oracledb 26 \
            source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_VERSION",
        within: &["SECURITY"],
        value: ValueType::EnumList {
            allowed: &["UNDETERMINED", "1.2", "1.3", "TLSv1.2", "TLSv1.3", "1.2+", "1.3+"],
            removed: &[],
        },
        default: Some("UNDETERMINED"),
        since: Some("19.30"),
        jdbc: Some("oracle.net.ssl_version"),
        clients: ClientNotes {
            python_thin: Some("passed on without effect"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "TLS versions the client may use; spelling of SSL_VERSION since 19.30.",
        notes: "UNDETERMINED picks the best version both sides know. The thin drivers of 2026 do not \
            read it. TCPS only.",
        security: "TLS 1.1 and older are broken.",
        source: "Database Security Guide; ODP.NET reference; python-oracledb 26.1 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TOKEN_AUTH",
        within: &["SECURITY"],
        value: ValueType::Enum {
            allowed: &[
                "DISABLED",
                "OAUTH",
                "OCI_TOKEN",
                "OCI_API_KEY",
                "OCI_INSTANCE_PRINCIPAL",
                "OCI_RESOURCE_PRINCIPAL",
                "OCI_DELEGATION_TOKEN",
                "OCI_INTERACTIVE",
                "OCI_DEFAULT",
                "AZURE_SERVICE_PRINCIPAL",
                "AZURE_MANAGED_IDENTITY",
                "AZURE_INTERACTIVE",
                "AZURE_DEVICE_CODE",
                "AZURE_DEFAULT",
            ],
            removed: &[],
        },
        since: Some("19.14"),
        easy_connect: Some("token_auth"),
        jdbc: Some("oracle.jdbc.tokenAuthentication"),
        clients: ClientNotes {
            python_thin: Some("not supported; pass access_token"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Source of the database access token for a login without user name and password.",
        notes: "OCI_TOKEN from 19.14 and 21.5, OAUTH from 19.15 and 21.7, the other words from 23ai; \
            newer clients may know more. ODP.NET defaults to DISABLED. Not possible together with native \
            encryption. TCPS only.",
        source: "ODP.NET reference; oracle-db-examples; Database Security Guide; Deep Data Security \
            guide 26ai; JDBC API reference; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "TOKEN_LOCATION",
        within: &["SECURITY"],
        value: ValueType::Path,
        since: Some("19.14"),
        jdbc: Some("oracle.jdbc.tokenLocation"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Where to find a token stored on disk: a file, or the directory it lies in.",
        notes: "OCI_TOKEN looks in ~/.oci/db-token by default. TCPS only.",
        security: "Whoever reads the token can log in: keep it private.",
        source: "OCI CLI reference; Database Security Guide; Deep Data Security guide 26ai; ODP.NET \
            reference; JDBC API reference; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "TRANSACTION",
        within: &["FAILOVER_MODE"],
        since: Some("12.2"),
        doc: "Meant to let a transaction complete after a recoverable error when COMMIT_OUTCOME is true.",
        notes: "The 12.2 to 19c manuals list it without values or example; absent in 11.2.",
        source: "Net Services Reference 12.2, 18c, 19c, chapter 6; 11.2, chapter 6 (not listed)",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TRANSPORT_CONNECT_TIMEOUT",
        within: &["DESCRIPTION"],
        value: ValueType::Duration { unit: "sec", units: &["ms", "sec", "min"], min: Some(0), max: None },
        default: Some("60"),
        since: Some("11.2"),
        easy_connect: Some("transport_connect_timeout"),
        jdbc: Some("oracle.net.CONNECT_TIMEOUT"),
        clients: ClientNotes {
            python_thin: Some("obeyed in ms, sec and min, with fractions; hr is rejected"),
            node_thin: Some("obeyed in bare seconds; with a unit silently ignored"),
            go_oracledb: Some("obeyed, units as in Go (ms, s, m, h); sec is rejected"),
            jdbc_thin: Some("the property counts milliseconds"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Time limit for the plain TCP connection to one IP address, before any Oracle Net traffic.",
        notes: "Thin drivers for Python and Node.js use 20 seconds instead of 60. Units other than bare \
            seconds need 18c or later. Takes precedence over TCP.CONNECT_TIMEOUT in sqlnet.ora.",
        source: "Net Services Reference 11.2 to 19c, chapter 6; 19c, chapter 5; High Availability \
            Overview 19c; Net Services Administrator's Guide; python-oracledb 26.1, node-oracledb 26.0, \
            go-oracledb 26 source",
        ..Param::BASE
    },
    Param {
        name: "TUNNEL_SERVICE_NAME",
        within: &["CONNECT_DATA"],
        since: Some("21c"),
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("passed on"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Chooses the Connection Manager tunnel through which the database is reached.",
        notes: "The tunnel is opened from inside by a CMAN client.",
        source: "Net Services Reference 18c, 19c, chapter 6 (not listed); 21c, chapter 6 (quoted); Net \
            Services Administrator's Guide; ODP.NET managed keyword list; python-oracledb 26.1 source",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TYPE",
        within: &["FAILOVER_MODE"],
        value: ValueType::Enum { allowed: &["SESSION", "SELECT", "NONE"], removed: &[] },
        default: Some("NONE"),
        doc: "What TAF carries over: nothing, the session, or open cursors as well.",
        notes: "TRANSACTION and AUTO belong to FAILOVER_TYPE of a database service and not in a \
            descriptor.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
    Param {
        name: "TYPE_OF_SERVICE",
        within: &["DESCRIPTION"],
        clients: ClientNotes {
            python_thin: Some("passed on"),
            node_thin: Some("ignored"),
            go_oracledb: Some("rejected"),
            ..ClientNotes::UNKNOWN
        },
        doc: "Names the kind of database behind the description where Oracle Rdb and Oracle Database are \
            mixed.",
        notes: "Documented words: RDB_DATABASE and ORACLE8_DATABASE, with the number following the \
            release.",
        source: "Net Services Reference 11.2, 19c, chapter 6; Net Services Administrator's Guide; \
            tnsnames.g4 grammar; python-oracledb 26.1 source",
        ..Param::BASE
    },
];
