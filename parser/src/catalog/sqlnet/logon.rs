//! Logon protocols, authentication, compression, checksums: `SQLNET.A` to `SQLNET.D`.

use crate::catalog::{Basis, ClientNotes, Param, Side, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "SQLNET.ALLOWED_LOGON_VERSION",
        value: ValueType::Enum { allowed: &["8", "9", "10", "11", "12", "12a"], removed: &[] },
        default: Some("8"),
        since: Some("10.1"),
        deprecated: Some("12.1"),
        desupported: Some("12.1"),
        replacement: Some("SQLNET.ALLOWED_LOGON_VERSION_SERVER and SQLNET.ALLOWED_LOGON_VERSION_CLIENT"),
        side: Side::Both,
        clients: ClientNotes { odpnet_managed: Some("obeyed"), ..ClientNotes::FILE_NOT_READ },
        doc: "Common lower limit for the logon protocol of client and server, before it was split in two parameters.",
        notes: "Still accepted.",
        security: "Below 12 the 10G verifier or an outdated protocol gets in.",
        source: "Net Services Reference 11.2, sqlnet.ora chapter; Net Services Reference 12.2 to 19c, appendix on unsupported parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ALLOWED_LOGON_VERSION_CLIENT",
        value: ValueType::Enum { allowed: &["8", "9", "10", "11", "12", "12a"], removed: &[] },
        default: Some("12"),
        defaults: &[("12.1 to 21c", "11")],
        since: Some("12.1"),
        clients: ClientNotes {
            python_thin: Some("ignored; works with 11G and 12C verifiers, else DPY-3015"),
            odpnet_managed: Some(
                "obeyed; 23.x starts from 12, so old verifiers give ORA-28040 after an upgrade",
            ),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Lowest logon protocol that this end accepts from a server when it acts as client, database links included.",
        notes: "The manuals of 12.2 to 19c leave out 9.",
        security: "With 8 to 11 a hostile or outdated server can force a weak verifier. STIG asks for 12 or 12a, CIS 19c 2.0.0 (2.2.4) for 12a.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter; AWS RDS option list",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ALLOWED_LOGON_VERSION_SERVER",
        value: ValueType::Enum { allowed: &["8", "9", "10", "11", "12", "12a"], removed: &[] },
        default: Some("12"),
        defaults: &[("12.1.0.1", "8"), ("12.1", "11")],
        since: Some("12.1"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Lowest logon protocol that the database accepts; it also determines the verifiers stored when a password is set.",
        notes: "Counts protocol versions, not database releases. 12 permits 11G and 12C verifiers, 12a 12C only, 8 to 11 the 10G verifier too, which 23ai has dropped, so there a value below 12 gains nothing. A client that does not fit gets ORA-28040 or ORA-01017.",
        security: "With 8 to 11 the DES-based 10G verifier is good for a logon. STIG asks for 12 or 12a, CIS 19c 2.0.0 for 12a.",
        source: "Net Services Reference, sqlnet.ora chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ALLOW_WEAK_CRYPTO",
        value: ValueType::Boolean,
        default: Some("TRUE"),
        since: Some("21c (11.2.0.4 to 19c: July 2021 patch)"),
        side: Side::Both,
        clients: ClientNotes {
            odpnet_managed: Some("obeyed; TRUE by default"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Permits this end to agree on DES, 3DES, RC4 or MD5 in native encryption and checksums.",
        security: "Change to FALSE when all partners have the July 2021 patch. Without a strong algorithm in common the connection then fails with ORA-12268 or ORA-12269.",
        source: "Security Guide, strengthening native network encryption; AWS RDS option list",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        defaults: &[("19c to 21c", "TRUE")],
        since: Some("21c (older releases: July 2021 patch)"),
        side: Side::Server,
        clients: ClientNotes {
            python_thin: Some("connects to a server with FALSE, except in early releases"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Permits clients without the July 2021 patch, that is with the older key exchange, to connect.",
        security: "TRUE leaves room for a downgrade attack; FALSE turns away older clients and drivers with ORA-12269.",
        source: "Security Guide, strengthening native network encryption; driver issue reports",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.AUTHENTICATION_GSSAPI_SERVICE",
        since: Some("8"),
        desupported: Some("11.1"),
        replacement: Some("SQLNET.AUTHENTICATION_SERVICES=(kerberos5)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Principal of the database for the former CyberSafe GSS-API adapter.",
        source: "Net Services Reference, appendix on unsupported parameters",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.AUTHENTICATION_KERBEROS5_SERVICE",
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes { odpnet_managed: Some("ignored"), ..ClientNotes::FILE_NOT_READ },
        doc: "First part of the database's Kerberos principal, the word before /host@REALM.",
        notes: "Usually oracle; client and server need the same word.",
        source: "Security Guide, Kerberos chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.AUTHENTICATION_SERVICES",
        value: ValueType::EnumList {
            allowed: &["none", "all", "beq", "kerberos5", "nts", "radius", "tcps"],
            removed: &["kerberos5pre", "cybersafe", "dcegssapi", "identix", "securid", "kerberos", "osesso"],
        },
        default: Some("all"),
        since: Some("8"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; offers password, proxy and token logins"),
            jdbc_thin: Some("ignored; oracle.net.authentication_services instead"),
            odpnet_managed: Some("obeyed; none, nts, kerberos5, tcps"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Authentication adapters that this end is ready to use beside the password.",
        notes: "Several words need parentheses; case does not matter. Windows installers write (NTS), which has no meaning elsewhere. none blocks OS logons such as sqlplus / as sysdba, and wallet logins with a slash. The 19c manual of May 2025 gives TCPS as the default and shows a lone word without parentheses. kerberos5pre is deprecated since 21c.",
        security: "NTS fails with ORA-12638 or ORA-12640 if the Windows identity is not available; users with a certificate need tcps.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; Security Guide",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CLIENT_REGISTRATION",
        since: Some("10g"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Free identifier that the client reports with each connect, for the site's own auditing.",
        notes: "Letters and digits, 128 at most; appears at the listener and in the audit trail.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CLOUD_USER",
        since: Some("19c"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "User name for the web server in front of a secure websocket (WSS) connection.",
        notes: "Meant for HTTP basic authentication, not a database account; the password belongs in a wallet.",
        source: "Net Services Reference 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.COMPRESSION",
        value: ValueType::Boolean,
        default: Some("off"),
        since: Some("12.1"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; no counterpart"),
            node_thin: Some("ignored; networkCompression instead"),
            jdbc_thin: Some("ignored; oracle.net.networkCompression instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Compresses the data on the network, provided that both ends have it switched on.",
        notes: "Part of the Advanced Compression option. The manuals up to May 2025 know on and off; a value auto is not confirmed. Data Guard redo and SecureFiles LOBs stay uncompressed.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.COMPRESSION_ACCELERATION",
        value: ValueType::Boolean,
        default: Some("on"),
        since: Some("12.2"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Leaves compression to the hardware on platforms that can do it.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.COMPRESSION_LEVELS",
        value: ValueType::EnumList { allowed: &["low", "high"], removed: &[] },
        default: Some("(low)"),
        since: Some("12.1"),
        side: Side::Both,
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.net.networkCompressionLevels instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Compression levels this end agrees to: low costs less CPU, high packs tighter.",
        notes: "DRCP works with low only.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.COMPRESSION_THRESHOLD",
        value: ValueType::Size { min: None, max: None },
        default: Some("1024"),
        since: Some("12.1"),
        side: Side::Both,
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.net.networkCompressionThreshold instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Packets below this number of bytes are sent uncompressed.",
        notes: "No documented minimum; the corresponding option of the drivers starts at 200.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter; node-oracledb documentation",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CRYPTO_CHECKSUM_CLIENT",
        value: ValueType::Enum { allowed: &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"], removed: &[] },
        default: Some("ACCEPTED"),
        since: Some("8"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            jdbc_thin: Some("ignored; oracle.net.crypto_checksum_client instead"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Client's position on integrity checksums when both ends negotiate.",
        security: "Encryption without a checksum leaves room for tampering, so have REQUIRED at both ends. REQUIRED also counts on TCPS connections, except where a newer patch leaves it out.",
        source: "Security Guide, data encryption and integrity parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CRYPTO_CHECKSUM_SERVER",
        value: ValueType::Enum { allowed: &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"], removed: &[] },
        default: Some("ACCEPTED"),
        since: Some("8"),
        side: Side::Server,
        clients: ClientNotes {
            python_thin: Some("not supported"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Server's position on integrity checksums when both ends negotiate.",
        security: "Encryption without a checksum leaves room for tampering, so have REQUIRED at both ends. REQUIRED also counts on TCPS connections, except where a newer patch leaves it out.",
        source: "Security Guide, data encryption and integrity parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CRYPTO_CHECKSUM_TYPES_CLIENT",
        value: ValueType::EnumList { allowed: &["SHA512", "SHA384", "SHA256"], removed: &["SHA1", "MD5"] },
        defaults: &[
            ("11.2", "(SHA1, MD5)"),
            ("12.1 to 21c", "(SHA256, SHA384, SHA512, SHA1, MD5)"),
            ("23ai", "(SHA256, SHA384, SHA512, SHA1)"),
        ],
        since: Some("8"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            jdbc_thin: Some("ignored; oracle.net.crypto_checksum_types_client instead"),
            odpnet_managed: Some("obeyed; SHA1, SHA256, SHA384, SHA512, MD5"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Integrity algorithms that the client offers, the preferred one first.",
        notes: "When unset, all installed algorithms, SHA256 first. The SHA-2 family needs 12.1 at both ends. Write SHA1 without a hyphen.",
        security: "SHA1 and MD5 are deprecated since 21c; 23ai no longer has MD5.",
        source: "Security Guide, data encryption and integrity parameters",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CRYPTO_CHECKSUM_TYPES_SERVER",
        value: ValueType::EnumList { allowed: &["SHA512", "SHA384", "SHA256"], removed: &["SHA1", "MD5"] },
        defaults: &[
            ("11.2", "(SHA1, MD5)"),
            ("12.1 to 21c", "(SHA256, SHA384, SHA512, SHA1, MD5)"),
            ("23ai", "(SHA256, SHA384, SHA512, SHA1)"),
        ],
        since: Some("8"),
        side: Side::Server,
        clients: ClientNotes {
            python_thin: Some("not supported"),
            odpnet_managed: Some("obeyed; SHA1, SHA256, SHA384, SHA512, MD5"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Integrity algorithms that the server accepts, the preferred one first.",
        notes: "When unset, all installed algorithms, SHA256 first. The SHA-2 family needs 12.1 at both ends. Write SHA1 without a hyphen.",
        security: "SHA1 and MD5 are deprecated since 21c; 23ai no longer has MD5.",
        source: "Security Guide, data encryption and integrity parameters",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.CRYPTO_SEED",
        since: Some("8"),
        desupported: Some("10.1"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Random characters that once fed the key generator; not used any more.",
        notes: "Was a text of 10 to 70 characters.",
        source: "Net Services Reference, appendix on unsupported parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.DBFW_PUBLIC_KEY",
        aliases: &["DBFW_PUBLIC_KEY"],
        value: ValueType::Path,
        since: Some("12.1 (or 12.2)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "File with public keys of a Database Firewall that is to look into natively encrypted sessions.",
        security: "The owner of the private key can decrypt those sessions.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.DOWN_HOSTS_TIMEOUT",
        value: ValueType::Duration { unit: "sec", units: &[], min: Some(0), max: None },
        default: Some("600"),
        since: Some("12.2"),
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.net.DOWN_HOSTS_TIMEOUT instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Time during which an unreachable host is moved to the end of the address list.",
        notes: "The manual asks for a positive number; 0 is in use to turn this off.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
];
