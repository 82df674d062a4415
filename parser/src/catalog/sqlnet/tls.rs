//! Valid node checking, TCP and TLS: `TCP.*` to `TLS_*`.

use crate::catalog::{Basis, ClientNotes, Param, Side, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "TCP.ALLOWED_PROXIES",
        value: ValueType::List,
        since: Some("23ai"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Connection Manager hosts from which the database accepts the forwarded address of the real client.",
        notes: "Belongs with ENABLE_IP_FORWARDING in cman.ora.",
        security: "Each listed host can claim any client address, which access rules and audit then trust; keep the list short.",
        source: "Net Services Reference, sqlnet.ora chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TCP.CONNECT_TIMEOUT",
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(0),
            max: None,
        },
        default: Some("60"),
        since: Some("11.1"),
        clients: ClientNotes {
            python_thin: Some(
                "ignored; tcp_connect_timeout or TRANSPORT_CONNECT_TIMEOUT instead (20 s; 60 s before 2.x)",
            ),
            node_thin: Some("ignored; transportConnectTimeout instead (20 s)"),
            jdbc_thin: Some("ignored; oracle.net.CONNECT_TIMEOUT instead, in ms"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Limit for the TCP connect to one listener address.",
        notes: "TRANSPORT_CONNECT_TIMEOUT in the descriptor overrides it. Counts anew for each IP address of a host name. On expiry: ORA-12170.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TCP.EXCLUDED_NODES",
        value: ValueType::List,
        since: Some("9i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Clients to turn away, as host names, IP addresses, CIDR ranges or patterns with *.",
        notes: "Unused when TCP.INVITED_NODES is present.",
        source: "Net Services Reference, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TCP.INVITED_NODES",
        value: ValueType::List,
        since: Some("9i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Only clients that may come in, as host names, IP addresses, CIDR ranges or patterns with *; stronger than TCP.EXCLUDED_NODES.",
        notes: "List the database host too, or its instances cannot register (ORA-12537, TNS-12546). A name that does not resolve keeps the listener from starting (TNS-00584). Patterns and CIDR since 11.2.",
        source: "Net Services Reference, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TCP.NODELAY",
        value: ValueType::Boolean,
        default: Some("yes"),
        defaults: &[("9i", "no")],
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes {
            jdbc_thin: Some("ignored; always on unless changed"),
            odpnet_managed: Some("obeyed as NODELAY"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Sends small packets without delay instead of letting TCP collect them.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TCP.QUEUESIZE",
        value: ValueType::Integer { min: Some(1), max: None },
        since: Some("12.1 (or 12.2)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Number of pending connects that a TCP endpoint can queue.",
        notes: "Unset, the maximum of the system (128 on Linux), which is also the upper bound.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TCP.VALIDNODE_CHECKING",
        value: ValueType::Boolean,
        default: Some("no"),
        since: Some("9i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Activates the filter by client address that TCP.INVITED_NODES and TCP.EXCLUDED_NODES describe.",
        notes: "The listener reads it, so it goes in the sqlnet.ora of the listener's home (on RAC the Grid home), and the listener has to be restarted.",
        security: "While it is off the listener answers any address; CIS has an item on valid node checking.",
        source: "Net Services Reference, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "TENANT_ID",
        since: Some("23ai"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "ID of the tenant in Entra ID.",
        source: "Security Guide, token logins with IAM and Entra ID",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_ALLOW_WEAK_DN_MATCH",
        aliases: &["SSL_ALLOW_WEAK_DN_MATCH"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("26ai (19.30)"),
        clients: ClientNotes {
            node_thin: Some("ignored; sslAllowWeakDNMatch instead (false by default)"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Returns to the looser DN comparison: a match with the service name is enough, and the listener's certificate is not looked at.",
        security: "TRUE loosens the check of the server's identity.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CERTIFICATE_ALIAS",
        aliases: &["SSL_CERTIFICATE_ALIAS"],
        since: Some("26ai (19.30)"),
        clients: ClientNotes { python_thin: Some("ignored; no counterpart"), ..ClientNotes::FILE_NOT_READ },
        doc: "Picks one of several certificates in the wallet by its alias.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CERTIFICATE_THUMBPRINT",
        aliases: &["SSL_CERTIFICATE_THUMBPRINT"],
        since: Some("26ai (19.30)"),
        clients: ClientNotes { python_thin: Some("ignored; no counterpart"), ..ClientNotes::FILE_NOT_READ },
        doc: "Picks one of several certificates in the store by its thumbprint.",
        notes: "SHA1:<hex> or SHA256:<hex>.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_CERT_REVOCATION",
        aliases: &["SSL_CERT_REVOCATION"],
        value: ValueType::Enum { allowed: &["none", "requested", "required"], removed: &[] },
        default: Some("none"),
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Determines whether certificates are looked up in revocation lists and whether that is compulsory.",
        security: "With none a withdrawn certificate goes unnoticed; DBSAT expects required.",
        source: "Net Services Reference, sqlnet.ora chapter",
        basis: Basis::Recalled,
        ..Param::BASE
    },
    Param {
        name: "TLS_CIPHER_SUITES",
        aliases: &["SSL_CIPHER_SUITES"],
        value: super::ciphers::SUITES,
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.net.ssl_cipher_suites instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Cipher suites that this end permits, the preferred one first.",
        notes: "Needs parentheses and commas. A suite may begin with SSL_ or TLS_ alike. TLS 1.3 has suites of its own; with those alone a partner limited to 1.2 fails with ORA-28860. When unset, negotiated from all installed suites.",
        security: "Not deprecated are the AEAD suites with ECDHE or DHE only. Suites with anon authenticate nobody; EXPORT, DES, 3DES, RC4 and MD5 are broken.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "TLS_CIPHER_SUITES_ORDER",
        aliases: &["SSL_CIPHER_SUITES_ORDER"],
        since: Some("26ai (19.30)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Determines whether the client's or the server's preference of cipher suites counts.",
        source: "Security Guide 19c, cryptographic providers",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "TLS_CLIENT_AUTHENTICATION",
        aliases: &["SSL_CLIENT_AUTHENTICATION"],
        value: ValueType::Enum { allowed: &["TRUE", "FALSE", "OPTIONAL"], removed: &[] },
        default: Some("TRUE"),
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; takes a client certificate from ewallet.pem if there is one"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Tells whether TLS asks the client for a certificate.",
        notes: "OPTIONAL (from 23ai/26ai) uses a client certificate when there is one. Keep sqlnet.ora and listener.ora of the server equal.",
        security: "FALSE still encrypts but the server no longer knows the client by certificate, so check the DN of the server. TRUE at a client without a certificate of its own gives ORA-28860 or ORA-29024.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "TLS_CRL_FILE",
        aliases: &["SSL_CRL_FILE"],
        value: ValueType::Path,
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "File that contains the certificate revocation lists.",
        notes: "SSL_CRL_FILE before; often mistaken for SSL_CERT_FILE.",
        source: "Net Services Reference, sqlnet.ora chapter",
        basis: Basis::Recalled,
        ..Param::BASE
    },
    Param {
        name: "TLS_CRL_PATH",
        aliases: &["SSL_CRL_PATH"],
        value: ValueType::Path,
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Directory in which certificate revocation lists lie under hashed names.",
        source: "Net Services Reference, sqlnet.ora chapter",
        basis: Basis::Recalled,
        ..Param::BASE
    },
    Param {
        name: "TLS_DISABLE_VERSION",
        value: ValueType::EnumList { allowed: &["undetermined", "1.1", "1.2", "1.3"], removed: &[] },
        default: Some("undetermined"),
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes {
            odpnet_managed: Some("TLSExcludeVersion property instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Protocol versions that TLS has to leave out.",
        notes: "Lists are written (1.2 or 1.3). undetermined leaves out none.",
        source: "Security Guide, TLS parameters",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_DISABLE_WEAK_EC_CURVES",
        aliases: &["SSL_DISABLE_WEAK_EC_CURVES"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Excludes elliptic curves below 256 bits.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_ENABLE_WEAK_CIPHERS",
        aliases: &["SSL_ENABLE_WEAK_CIPHERS"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Readmits cipher suites that Oracle has deprecated.",
        security: "TRUE brings deprecated suites back.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_EXTENDED_KEY_USAGE",
        aliases: &["SSL_EXTENDED_KEY_USAGE"],
        value: ValueType::Enum { allowed: &["client authentication"], removed: &[] },
        since: Some("26ai (19.30)"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Uses only a client certificate whose extended key usage names this purpose.",
        source: "Net Services Reference, sqlnet.ora chapter",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_KEY_EXCHANGE_GROUPS",
        value: ValueType::EnumList { allowed: &["hybrid", "ec", "ml-kem"], removed: &[] },
        default: Some("(hybrid, ec, ml-kem)"),
        since: Some("26ai (19.32)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Groups offered for the TLS 1.3 key exchange; hybrid and ml-kem resist quantum computers.",
        source: "Security Guide, TLS parameters",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "TLS_SERVER_CERT_DN",
        aliases: &["SSL_SERVER_CERT_DN"],
        value: ValueType::DistinguishedName,
        since: Some("26ai (19.30)"),
        clients: ClientNotes {
            python_thin: Some(
                "ignored; ssl_server_cert_dn instead; 26.1.0 knows just SSL_ names in a descriptor",
            ),
            jdbc_thin: Some("ignored; oracle.net.ssl_server_cert_dn instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Distinguished name that the certificate of the server must carry.",
        notes: "Better placed in SECURITY of a descriptor, since here it binds every connection. Put it in quotes because of its = and commas; some drivers are particular about order and blanks.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "TLS_SERVER_DN_MATCH",
        aliases: &["SSL_SERVER_DN_MATCH"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("26ai (19.30)"),
        clients: ClientNotes {
            python_thin: Some(
                "ignored; ssl_server_dn_match instead (True by default); 26.1.0 knows just SSL_ names in a descriptor",
            ),
            node_thin: Some("ignored; sslServerDNMatch instead (true by default)"),
            jdbc_thin: Some("ignored; oracle.net.ssl_server_dn_match instead (true in current drivers)"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Compares the certificate of the server with the host name, or with TLS_SERVER_CERT_DN if that is present.",
        notes: "yes, on, true and no, off, false are all understood.",
        security: "With FALSE any certificate from the same CA will do: the traffic is encrypted, but the server is not verified.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "TLS_VERSION",
        aliases: &["SSL_VERSION"],
        value: ValueType::EnumList {
            allowed: &["1.3", "1.2", "TLSv1.3", "TLSv1.2", "undetermined", "0", "1.2+"],
            removed: &["1.1", "1.0", "3.0", "2.0"],
        },
        default: Some("undetermined"),
        since: Some("26ai (19.30)"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some(
                "ignored; ssl_version TLSv1.2 or TLSv1.3 instead (else DPY-4032); 26.1.0 knows just SSL_ names in a descriptor",
            ),
            jdbc_thin: Some("ignored; oracle.net.ssl_version instead"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Protocol versions that this end may negotiate in TLS.",
        notes: "Lists look like (1.2 or 1.1) in 12c to 19c and (1.2,1.3) or (TLSv1.2,TLSv1.3) from 23ai on; 1.2+ sets a minimum. undetermined, or 0, takes the highest version common to both ends. 2.0 was known up to 11.x; 3.0 left the default set in 12.2 and is gone in 21c.",
        security: "SSL 3.0 is broken, TLS 1.0 and 1.1 are outdated (gone in 23ai and in the 19c next-generation provider): write 1.2+ or, on a current release, nothing.",
        source: "Security Guide, TLS parameters",
        trust: Trust::Medium,
        ..Param::BASE
    },
];
