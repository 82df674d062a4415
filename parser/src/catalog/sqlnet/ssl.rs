//! The `SSL_*` spellings that `TLS_*` has replaced.

use crate::catalog::{Basis, ClientNotes, Param, Side, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "SSL_ALLOW_WEAK_DN_MATCH",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("23ai (19.23)"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_ALLOW_WEAK_DN_MATCH"),
        clients: ClientNotes {
            node_thin: Some("ignored; sslAllowWeakDNMatch instead (false by default)"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Earlier name of TLS_ALLOW_WEAK_DN_MATCH, the switch back to the looser DN comparison.",
        notes: "No effect if the TLS_ name is set too.",
        security: "TRUE loosens the check of the server's identity.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SSL_CERTIFICATE_ALIAS",
        since: Some("23ai"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CERTIFICATE_ALIAS"),
        clients: ClientNotes { python_thin: Some("ignored; no counterpart"), ..ClientNotes::FILE_NOT_READ },
        doc: "Earlier name of TLS_CERTIFICATE_ALIAS, which picks a certificate by alias.",
        notes: "No effect if the TLS_ name is set too.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SSL_CERTIFICATE_THUMBPRINT",
        since: Some("23ai"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CERTIFICATE_THUMBPRINT"),
        clients: ClientNotes { python_thin: Some("ignored; no counterpart"), ..ClientNotes::FILE_NOT_READ },
        doc: "Earlier name of TLS_CERTIFICATE_THUMBPRINT, which picks a certificate by thumbprint.",
        notes: "SHA1:<hex> or SHA256:<hex>. No effect if the TLS_ name is set too.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SSL_CERT_REVOCATION",
        value: ValueType::Enum { allowed: &["none", "requested", "required"], removed: &[] },
        default: Some("none"),
        since: Some("10g"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CERT_REVOCATION"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_CERT_REVOCATION, the strictness of revocation checks.",
        notes: "No effect if the TLS_ name is set too.",
        security: "With none a withdrawn certificate goes unnoticed; DBSAT expects required.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SSL_CIPHER_SUITES",
        value: super::ciphers::SUITES,
        since: Some("8i"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CIPHER_SUITES"),
        side: Side::Both,
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.net.ssl_cipher_suites instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Earlier name of TLS_CIPHER_SUITES, the cipher suites by preference.",
        notes: "Needs parentheses and commas. A suite may begin with SSL_ or TLS_ alike. TLS 1.3 has suites of its own; with those alone a partner limited to 1.2 fails with ORA-28860. When unset, negotiated from all installed suites. No effect if the TLS_ name is set too.",
        security: "Not deprecated are the AEAD suites with ECDHE or DHE only. Suites with anon authenticate nobody; EXPORT, DES, 3DES, RC4 and MD5 are broken.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "SSL_CIPHER_SUITES_ORDER",
        since: Some("26ai (19.30)"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CIPHER_SUITES_ORDER"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_CIPHER_SUITES_ORDER, which says whose preference counts.",
        notes: "No effect if the TLS_ name is set too.",
        source: "Security Guide 19c, cryptographic providers",
        basis: Basis::Recalled,
        trust: Trust::Low,
        ..Param::BASE
    },
    Param {
        name: "SSL_CLIENT_AUTHENTICATION",
        value: ValueType::Enum { allowed: &["TRUE", "FALSE", "OPTIONAL"], removed: &[] },
        default: Some("TRUE"),
        since: Some("8i"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CLIENT_AUTHENTICATION"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; takes a client certificate from ewallet.pem if there is one"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Earlier name of TLS_CLIENT_AUTHENTICATION, the demand for a client certificate.",
        notes: "OPTIONAL (from 23ai/26ai) uses a client certificate when there is one. Keep sqlnet.ora and listener.ora of the server equal. No effect if the TLS_ name is set too.",
        security: "FALSE still encrypts but the server no longer knows the client by certificate, so check the DN of the server. TRUE at a client without a certificate of its own gives ORA-28860 or ORA-29024.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "SSL_CRL_FILE",
        value: ValueType::Path,
        since: Some("10g"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CRL_FILE"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_CRL_FILE, the file of revocation lists.",
        notes: "PEM, by preference; read while SSL_CERT_REVOCATION is requested or required. Often mistaken for SSL_CERT_FILE. No effect if the TLS_ name is set too.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SSL_CRL_PATH",
        value: ValueType::Path,
        since: Some("10g"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_CRL_PATH"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_CRL_PATH, the directory of revocation lists.",
        notes: "With hashed links; read while SSL_CERT_REVOCATION is requested or required. No effect if the TLS_ name is set too.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SSL_DISABLE_WEAK_EC_CURVES",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("21c"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_DISABLE_WEAK_EC_CURVES"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_DISABLE_WEAK_EC_CURVES, which excludes short elliptic curves.",
        notes: "No effect if the TLS_ name is set too.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SSL_ENABLE_WEAK_CIPHERS",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("23ai"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_ENABLE_WEAK_CIPHERS"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_ENABLE_WEAK_CIPHERS, which readmits deprecated suites.",
        notes: "No effect if the TLS_ name is set too.",
        security: "TRUE brings deprecated suites back.",
        source: "Security Guide 19c, cryptographic providers",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SSL_EXTENDED_KEY_USAGE",
        value: ValueType::Enum { allowed: &["client authentication"], removed: &[] },
        since: Some("11.2 or earlier"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_EXTENDED_KEY_USAGE"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Earlier name of TLS_EXTENDED_KEY_USAGE, a filter on the purpose of the certificate.",
        notes: "No effect if the TLS_ name is set too.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SSL_SERVER_CERT_DN",
        value: ValueType::DistinguishedName,
        since: Some("8i"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_SERVER_CERT_DN"),
        clients: ClientNotes {
            python_thin: Some("ignored; ssl_server_cert_dn instead"),
            jdbc_thin: Some("ignored; oracle.net.ssl_server_cert_dn instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Earlier name of TLS_SERVER_CERT_DN, the DN that the server has to show.",
        notes: "Better placed in SECURITY of a descriptor, since here it binds every connection. Put it in quotes because of its = and commas; some drivers are particular about order and blanks. No effect if the TLS_ name is set too.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "SSL_SERVER_DN_MATCH",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("8i"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_SERVER_DN_MATCH"),
        clients: ClientNotes {
            python_thin: Some("ignored; ssl_server_dn_match instead (True by default)"),
            node_thin: Some("ignored; sslServerDNMatch instead (true by default)"),
            jdbc_thin: Some("ignored; oracle.net.ssl_server_dn_match instead (true in current drivers)"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Earlier name of TLS_SERVER_DN_MATCH, the comparison of the server's name with its certificate.",
        notes: "yes, on, true and no, off, false are all understood. No effect if the TLS_ name is set too.",
        security: "With FALSE any certificate from the same CA will do: the traffic is encrypted, but the server is not verified.",
        source: "Security Guide, TLS parameters",
        ..Param::BASE
    },
    Param {
        name: "SSL_VERSION",
        value: ValueType::EnumList {
            allowed: &["1.3", "1.2", "TLSv1.3", "TLSv1.2", "undetermined", "0", "1.2+"],
            removed: &["1.1", "1.0", "3.0", "2.0"],
        },
        default: Some("undetermined"),
        defaults: &[("11.2", "undetermined"), ("12.2 to 19c", "1.2")],
        since: Some("8i"),
        deprecated: Some("26ai (19.30)"),
        replacement: Some("TLS_VERSION"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; ssl_version TLSv1.2 or TLSv1.3 instead (else DPY-4032)"),
            jdbc_thin: Some("ignored; oracle.net.ssl_version instead"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Earlier name of TLS_VERSION, the protocol versions that may be negotiated.",
        notes: "Lists look like (1.2 or 1.1) in 12c to 19c and (1.2,1.3) or (TLSv1.2,TLSv1.3) from 23ai on; 1.2+ sets a minimum. undetermined, or 0, takes the highest version common to both ends. 2.0 was known up to 11.x; 3.0 left the default set in 12.2 and is gone in 21c. No effect if the TLS_ name is set too.",
        security: "SSL 3.0 is broken, TLS 1.0 and 1.1 are outdated (gone in 23ai and in the 19c next-generation provider): write 1.2+ or, on a current release, nothing.",
        source: "Security Guide, TLS parameters; Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
];
