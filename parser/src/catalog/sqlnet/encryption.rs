//! Encryption, keep-alive, Kerberos, connect limits: `SQLNET.E` to `SQLNET.O`.

use crate::catalog::{Basis, ClientNotes, Param, Side, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "SQLNET.ENCRYPTION_CLIENT",
        value: ValueType::Enum { allowed: &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"], removed: &[] },
        default: Some("ACCEPTED"),
        since: Some("8"),
        clients: ClientNotes {
            python_thin: Some(
                "not supported; a server with REQUIRED yields DPY-3001, DPY-4011 or DPY-6000 (ORA-12660)",
            ),
            node_thin: Some("file not read; recent releases negotiate it, 6.x raises NJS-500 or NJS-533"),
            jdbc_thin: Some("ignored; oracle.net.encryption_client instead (ACCEPTED)"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Client's position on native network encryption when both ends negotiate.",
        notes: "Encrypted as soon as one end says REQUESTED or REQUIRED and the other does not say REJECTED; REQUIRED against REJECTED is ORA-12660; two ends at ACCEPTED, the default, talk in clear. Watch for the misspelling SQLNET.ENCRYPTION.SERVER.",
        security: "Only REQUIRED rules out clear text, and REJECTED guarantees it. Free of licence cost since 2013.",
        source: "Security Guide, data encryption and integrity parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ENCRYPTION_SERVER",
        value: ValueType::Enum { allowed: &["ACCEPTED", "REJECTED", "REQUESTED", "REQUIRED"], removed: &[] },
        default: Some("ACCEPTED"),
        since: Some("8"),
        side: Side::Server,
        clients: ClientNotes {
            python_thin: Some(
                "not supported; a server with REQUIRED yields DPY-3001, DPY-4011 or DPY-6000 (ORA-12660)",
            ),
            node_thin: Some("file not read; recent releases negotiate it, 6.x raises NJS-500 or NJS-533"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Server's position on native network encryption when both ends negotiate.",
        notes: "Encrypted as soon as one end says REQUESTED or REQUIRED and the other does not say REJECTED; REQUIRED against REJECTED is ORA-12660; two ends at ACCEPTED, the default, talk in clear. Watch for the misspelling SQLNET.ENCRYPTION.SERVER.",
        security: "Only REQUIRED rules out clear text, and REJECTED guarantees it. Free of licence cost since 2013.",
        source: "Security Guide, data encryption and integrity parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ENCRYPTION_TYPES_CLIENT",
        value: ValueType::EnumList {
            allowed: &["AES256", "AES192", "AES128", "ARIA256", "ARIA192", "ARIA128", "SEED128", "GOST256"],
            removed: &["3DES168", "3DES112", "DES", "DES40", "RC4_256", "RC4_128", "RC4_56", "RC4_40"],
        },
        since: Some("8"),
        clients: ClientNotes {
            python_thin: Some("not supported"),
            jdbc_thin: Some("ignored; oracle.net.encryption_types_client instead"),
            odpnet_managed: Some("obeyed; AES128, AES192, AES256, 3DES112, 3DES168"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Encryption algorithms that the client offers, the preferred one first.",
        notes: "When unset, all installed algorithms. The order at the server decides. A name that is not installed gives ORA-12650; AES_256 with an underscore is such a name. ARIA, SEED and GOST appear in the manuals of 12.2 to 19c; the next-generation provider of 19c has AES only (3DES168 too outside FIPS mode).",
        security: "DES, 3DES and RC4 are deprecated since 21c (since the July 2021 patch in older releases) and gone in 23ai: stay with AES.",
        source: "Security Guide, data encryption and integrity parameters; Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.ENCRYPTION_TYPES_SERVER",
        value: ValueType::EnumList {
            allowed: &["AES256", "AES192", "AES128", "ARIA256", "ARIA192", "ARIA128", "SEED128", "GOST256"],
            removed: &["3DES168", "3DES112", "DES", "DES40", "RC4_256", "RC4_128", "RC4_56", "RC4_40"],
        },
        since: Some("8"),
        side: Side::Server,
        clients: ClientNotes {
            python_thin: Some("not supported"),
            odpnet_managed: Some("obeyed; AES128, AES192, AES256, 3DES112, 3DES168"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Encryption algorithms that the server accepts, the preferred one first.",
        notes: "When unset, all installed algorithms. The order at the server decides. A name that is not installed gives ORA-12650; AES_256 with an underscore is such a name. ARIA, SEED and GOST appear in the manuals of 12.2 to 19c; the next-generation provider of 19c has AES only (3DES168 too outside FIPS mode).",
        security: "DES, 3DES and RC4 are deprecated since 21c (since the July 2021 patch in older releases) and gone in 23ai: stay with AES.",
        source: "Security Guide, data encryption and integrity parameters; Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.EXPIRE_TIME",
        value: ValueType::Duration { unit: "min", units: &[], min: Some(0), max: None },
        default: Some("0"),
        since: Some("7.3"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; expire_time argument or EXPIRE_TIME in the descriptor"),
            jdbc_thin: Some(
                "ignored; oracle.net.keepAlive, or EXPIRE_TIME or ENABLE=BROKEN in the descriptor",
            ),
            odpnet_managed: Some("ignored; KeepAlive properties instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Interval of the keep-alive probe, which detects vanished peers and stops firewalls from cutting idle connections.",
        notes: "Counted in minutes. Often 10; stay below half of the firewall's idle limit. Clients know it from 18c on. Bequeath connections are not probed. EXPIRE_TIME within a descriptor is described by the drivers, not by the 18c or 19c manual.",
        security: "At 0 dead sessions keep their locks; STIG and CIS style audits expect another value.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; AWS RDS option list",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.FALLBACK_AUTHENTICATION",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("11.2 or earlier"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Permits the password when the Kerberos logon has not worked.",
        security: "TRUE opens a way round a Kerberos-only rule.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.FIPS_140",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("12.1"),
        deprecated: Some("26ai (23ai)"),
        replacement: Some("FIPS_140 (fips.ora)"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Restricts native network encryption to FIPS 140 operation.",
        source: "Security Guide 26ai, changes in this release and FIPS settings",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.IDENTIX_FINGERPRINT_DATABASE",
        since: Some("8"),
        desupported: Some("9.0"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Belonged to the Identix fingerprint adapter, which Oracle dropped in 9.0: the database with the fingerprints.",
        source: "Net Services Reference, appendix on unsupported parameters; Net Services Reference 9.0.1",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.IDENTIX_FINGERPRINT_DATABASE_PASSWORD",
        since: Some("8"),
        desupported: Some("9.0"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Belonged to the Identix fingerprint adapter, which Oracle dropped in 9.0: the password for the fingerprint database.",
        security: "A leftover line still shows a password in clear.",
        source: "Net Services Reference, appendix on unsupported parameters; Net Services Reference 9.0.1",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.IDENTIX_FINGERPRINT_DATABASE_USER",
        since: Some("8"),
        desupported: Some("9.0"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Belonged to the Identix fingerprint adapter, which Oracle dropped in 9.0: the account for the fingerprint database.",
        source: "Net Services Reference, appendix on unsupported parameters; Net Services Reference 9.0.1",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.IDENTIX_FINGERPRINT_METHOD",
        since: Some("8"),
        desupported: Some("9.0"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Belonged to the Identix fingerprint adapter, which Oracle dropped in 9.0: the access method.",
        source: "Net Services Reference, appendix on unsupported parameters; Net Services Reference 9.0.1",
        basis: Basis::Recalled,
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.IGNORE_ANO_ENCRYPTION_FOR_TCPS",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("19c"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Leaves native encryption aside on TCPS connections, so that it does not collide with TLS.",
        notes: "Useful where native encryption is REQUIRED and a TCPS endpoint exists too. Early releases left a REQUIRED checksum in force. The SECURITY section of a descriptor knows it as IGNORE_ANO_ENCRYPTION_FOR_TCPS.",
        source: "Security Guide 19c, native encryption together with TLS; driver issue reports",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.INBOUND_CONNECT_TIMEOUT",
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(0),
            max: None,
        },
        default: Some("60"),
        since: Some("10.1"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Time within which an accepted client must have logged on.",
        notes: "Too slow clients leave ORA-03136 in the alert log and see ORA-12170. Release 10.1 had no limit by default.",
        security: "0 removes the limit, so unfinished logons can use up the processes. Choose more than INBOUND_CONNECT_TIMEOUT_<listener_name>.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; AWS RDS option list",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_CC_NAME",
        default: Some("/tmp/krb5cc_<uid>"),
        defaults: &[("11.2 to 19c", "/usr/tmp/krbcache")],
        since: Some("8i"),
        clients: ClientNotes {
            jdbc_thin: Some("ignored; oracle.net.kerberos5_cc_name instead"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Cache in which the Kerberos tickets of the user are found.",
        notes: "A path, FILE:<path>, OS_MEMORY, or on Windows OSMSFT:// or MSLSA:. The default given is for UNIX; Windows had c:\\tmp\\krbcache. Stronger than KRB5CCNAME; from 19.10 each connect string can use its own principal.",
        source: "Security Guide, Kerberos chapter; Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_CLOCKSKEW",
        value: ValueType::Duration { unit: "sec", units: &[], min: Some(0), max: None },
        default: Some("300"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Seconds by which clocks may differ before a Kerberos credential counts as too old.",
        security: "The larger, the longer a captured credential can be replayed.",
        source: "Security Guide, Kerberos chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_CONF",
        value: ValueType::Path,
        default: Some("/krb5/krb.conf"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Path of krb.conf, or AUTO_DISCOVER to let DNS name the KDC.",
        notes: "The default is for UNIX.",
        source: "Security Guide, Kerberos chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_CONF_LOCATION",
        value: ValueType::Path,
        default: Some("/krb5"),
        since: Some("11.2"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Directory of a Kerberos configuration that Oracle creates by itself.",
        notes: "The default is for UNIX.",
        source: "Security Guide, Kerberos chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_CONF_MIT",
        value: ValueType::Boolean,
        default: Some("TRUE"),
        since: Some("8i"),
        desupported: Some("12.2"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Stated that krb.conf has the MIT layout, today the only one.",
        notes: "Many instructions still contain it; it does no harm.",
        source: "Net Services Reference, appendix on unsupported parameters",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_KEYTAB",
        value: ValueType::Path,
        default: Some("/etc/v5srvtab"),
        since: Some("8i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Key table from which the database takes its Kerberos service key.",
        notes: "The default is for UNIX.",
        security: "Whoever can read the file can pose as the database.",
        source: "Security Guide, Kerberos chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_REALMS",
        value: ValueType::Path,
        default: Some("/etc/krb.realms"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "File that assigns hosts and domains to Kerberos realms.",
        notes: "Examples in the manuals also have /krb5/krb.realms.",
        source: "Security Guide, Kerberos chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.KERBEROS5_REPLAY_CACHE",
        value: ValueType::Enum { allowed: &["OS_MEMORY"], removed: &[] },
        since: Some("12.1"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Keeps the Kerberos replay cache in memory.",
        notes: "Without it the cache is a file. Missing from the May 2025 edition of the 19c manual.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.OUTBOUND_CONNECT_TIMEOUT",
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(0),
            max: None,
        },
        since: Some("11.1"),
        clients: ClientNotes {
            python_thin: Some("ignored; tcp_connect_timeout argument instead"),
            jdbc_thin: Some("ignored; oracle.net.outboundConnectTimeout instead, in ms"),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Limit for a complete connect to an address, from TCP up to the Oracle Net handshake.",
        notes: "CONNECT_TIMEOUT in the descriptor overrides it. Make it larger than TCP.CONNECT_TIMEOUT, which otherwise never takes effect.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
];
