//! RADIUS and what follows it: `SQLNET.R` to `SQLNET.W`.

use crate::catalog::{ClientNotes, Param, Side, Trust, ValueType};

/// The rows of this range, by name.
pub(super) const ROWS: &[Param] = &[
    Param {
        name: "SQLNET.RADIUS_ALLOW_WEAK_CLIENTS",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Accepts clients that only know the former RADIUS exchange.",
        notes: "19.28 needs TRUE for a mixed set of clients.",
        security: "TRUE allows the RFC 2138 protocol again.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALLOW_WEAK_PROTOCOL",
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Allows the database to use the former protocol towards the RADIUS server.",
        security: "TRUE allows the RFC 2138 protocol again.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALTERNATE",
        default: Some("off"),
        since: Some("8i"),
        deprecated: Some("26ai (19.28)"),
        replacement: Some("SQLNET.RADIUS_ALTERNATE_TLS_HOST"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Standby RADIUS server for the former protocol.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALTERNATE_PORT",
        value: ValueType::Integer { min: Some(1), max: Some(65535) },
        default: Some("1645"),
        since: Some("8i"),
        deprecated: Some("26ai (19.28)"),
        replacement: Some("SQLNET.RADIUS_ALTERNATE_TLS_PORT"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "UDP port on the standby RADIUS server for the former protocol.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALTERNATE_RETRIES",
        value: ValueType::Integer { min: Some(0), max: None },
        default: Some("3"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Number of repeats when the standby RADIUS server does not answer.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALTERNATE_TIMEOUT",
        value: ValueType::Duration { unit: "sec", units: &[], min: Some(1), max: None },
        default: Some("5"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Waiting time for an answer of the standby RADIUS server.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALTERNATE_TLS_HOST",
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Standby RADIUS server that is reached through TLS.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_ALTERNATE_TLS_PORT",
        value: ValueType::Integer { min: Some(1), max: Some(65535) },
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Port on the standby RADIUS server that is reached through TLS.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION",
        default: Some("localhost"),
        since: Some("8i"),
        deprecated: Some("26ai (19.28)"),
        replacement: Some("SQLNET.RADIUS_AUTHENTICATION_TLS_HOST"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Main RADIUS server for the former protocol.",
        security: "RADIUS by RFC 2138 relies on MD5 and UDP and is weak.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION_INTERFACE",
        aliases: &["SQLNET.RADIUS_CHALLENGE_INTERFACE"],
        default: Some("DefaultRadiusInterface"),
        since: Some("8i"),
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Java class that shows the dialogue for a RADIUS challenge.",
        notes: "A sample file of Oracle writes SQLNET.RADIUS_CHALLENGE_INTERFACE.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION_PORT",
        value: ValueType::Integer { min: Some(1), max: Some(65535) },
        default: Some("1645"),
        since: Some("8i"),
        deprecated: Some("26ai (19.28)"),
        replacement: Some("SQLNET.RADIUS_AUTHENTICATION_TLS_PORT"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "UDP port on the main RADIUS server for the former protocol.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION_RETRIES",
        value: ValueType::Integer { min: Some(0), max: None },
        default: Some("3"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Number of repeats when the main RADIUS server does not answer.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION_TIMEOUT",
        value: ValueType::Duration { unit: "sec", units: &[], min: Some(1), max: None },
        default: Some("5"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Waiting time for an answer of the main RADIUS server.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION_TLS_HOST",
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Main RADIUS server that is reached through TLS.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_AUTHENTICATION_TLS_PORT",
        value: ValueType::Integer { min: Some(1), max: Some(65535) },
        default: Some("2083"),
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Port on the main RADIUS server that is reached through TLS.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        trust: Trust::Medium,
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_CHALLENGE_KEYWORD",
        aliases: &["SQLNET.RADIUS_DEFAULT_CHALLENGE_KEYWORD"],
        default: Some("challenge"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Keyword that a user types in place of the password to be sent a challenge.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_CHALLENGE_RESPONSE",
        value: ValueType::Boolean,
        default: Some("off"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Enables logons in which the RADIUS server answers with a challenge.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_CLASSPATH",
        value: ValueType::Path,
        default: Some("$ORACLE_HOME/jlib/netradius.jar"),
        since: Some("8i"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Class path of the Java code behind the RADIUS challenge dialogue.",
        notes: "The default goes on with further archives.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_SECRET",
        value: ValueType::Path,
        default: Some("$ORACLE_HOME/network/security/radius.key"),
        since: Some("8i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Path of the file with the secret that database and RADIUS server have in common.",
        security: "Let nobody but the owner of the server read it.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_SEND_ACCOUNTING",
        value: ValueType::Boolean,
        default: Some("off"),
        since: Some("8i"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Sends RADIUS accounting data, to the port following the authentication port.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RADIUS_TRANSPORT_PROTOCOL",
        value: ValueType::Enum { allowed: &["TLS", "UDP"], removed: &[] },
        default: Some("TLS"),
        since: Some("26ai (19.28)"),
        side: Side::Server,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Chooses TLS or plain UDP for the way from the database to the RADIUS server.",
        security: "UDP works only together with both RADIUS_ALLOW_WEAK_* switches.",
        source: "Security Guide 19c and 26ai, RADIUS chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.RECV_TIMEOUT",
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(1),
            max: None,
        },
        since: Some("10g"),
        side: Side::Both,
        clients: ClientNotes {
            python_thin: Some("ignored; call_timeout of the connection, in ms"),
            jdbc_thin: Some("ignored; oracle.jdbc.ReadTimeout instead, in ms"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Longest wait for data in an established session before the connection is given up.",
        notes: "On a client it must exceed the longest query, which otherwise ends in ORA-12609 or ORA-03135. On a server it also hits idle pooled sessions.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter; My Oracle Support 1335630.1",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.SEND_TIMEOUT",
        value: ValueType::Duration {
            unit: "sec",
            units: &["ms", "sec", "min", "hr"],
            min: Some(1),
            max: None,
        },
        since: Some("10g"),
        side: Side::Both,
        clients: ClientNotes::FILE_NOT_READ,
        doc: "Longest time that sending to the other end may take in an established session.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.URI",
        default: Some("/sqlnet"),
        since: Some("19c"),
        clients: ClientNotes { odpnet_managed: Some("obeyed"), ..ClientNotes::FILE_NOT_READ },
        doc: "Path of the URL when a descriptor says PROTOCOL=WSS (secure web socket).",
        notes: "Unmanaged clients expect it without the slash in front.",
        source: "Net Services Reference 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.USE_HTTPS_PROXY",
        aliases: &["USE_HTTPS_PROXY"],
        value: ValueType::Boolean,
        default: Some("off"),
        since: Some("12.2"),
        clients: ClientNotes {
            python_thin: Some("ignored; https_proxy needs no switch, but tcps (DPY-2029)"),
            jdbc_thin: Some("ignored; HTTPS_PROXY in the URL needs no switch"),
            odpnet_managed: Some("obeyed as UseHttpsProxy"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Allows TCPS connections to use the forward proxy that HTTPS_PROXY in the address names.",
        notes: "Without it thick clients ignore HTTPS_PROXY and HTTPS_PROXY_PORT. No use with protocols other than TCPS.",
        source: "Net Services Reference 12.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
    Param {
        name: "SQLNET.WALLET_OVERRIDE",
        aliases: &["WALLET_OVERRIDE"],
        value: ValueType::Boolean,
        default: Some("FALSE"),
        since: Some("10.2"),
        clients: ClientNotes {
            jdbc_thin: Some(
                "ignored; the wallet serves when wallet_location is set and the password is left out",
            ),
            odpnet_managed: Some("obeyed"),
            ..ClientNotes::FILE_NOT_READ
        },
        doc: "Takes user name and password of a slash login from the wallet, in place of OS or certificate authentication.",
        notes: "The secure external password store needs it (connect /@alias); the entry in the wallet must have the exact tnsnames alias, domain included. The 11.2 manual writes WALLET_OVERRIDE and gives no default.",
        security: "The passwords in the wallet are as safe as its directory.",
        source: "Net Services Reference 11.2 to 19c, sqlnet.ora chapter",
        ..Param::BASE
    },
];
