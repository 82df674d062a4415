//! Protocols of an ADDRESS and units of a duration.

use super::Trust;

/// A value of PROTOCOL and what an ADDRESS with it has to hold.
#[derive(Clone, Copy, Debug)]
pub struct Protocol {
    /// Canonical spelling, upper case.
    pub name: &'static str,
    /// Parameters an address of this protocol cannot do without.
    pub required: &'static [&'static str],
    /// Parameters that only make sense with it.
    pub optional: &'static [&'static str],
    /// False where no supported release knows it any more.
    pub supported: bool,
    /// What it is, in a sentence.
    pub doc: &'static str,
    /// How far the row can be relied on.
    pub trust: Trust,
}

/// A unit of a duration and who understands it.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Spelling, lower case.
    pub name: &'static str,
    /// Length in milliseconds.
    pub millis: u64,
    /// Whether a descriptor may use it (sqlnet.ora may use all).
    pub descriptor: bool,
    /// Whether python-oracledb Thin understands it.
    pub python_thin: bool,
    /// Whether node-oracledb Thin understands it.
    pub node_thin: bool,
}

/// Every protocol, sorted by name.
pub const PROTOCOLS: &[Protocol] = &[
    Protocol {
        name: "BEQ",
        required: &["PROGRAM"],
        optional: &["ARGV0", "ARGS", "ENVS", "DETACH"],
        supported: true,
        doc: "Bequeath: the client starts its own dedicated server on the same host, without a listener.",
        trust: Trust::Medium,
    },
    Protocol {
        name: "DECNET",
        required: &["NODE", "OBJECT"],
        optional: &[],
        supported: false,
        doc: "DECnet, withdrawn.",
        trust: Trust::Medium,
    },
    Protocol {
        name: "EXADIRECT",
        required: &["HOST", "PORT"],
        optional: &[],
        supported: true,
        doc: "Low-latency InfiniBand adapter for Linux since 12.2; HOST is the InfiniBand address and \
            DRCP does not work.",
        trust: Trust::High,
    },
    Protocol {
        name: "IPC",
        required: &["KEY"],
        optional: &["KEYPATH"],
        supported: true,
        doc: "Channel within one host, also used for external procedures; KEYPATH names the directory of \
            the socket file.",
        trust: Trust::High,
    },
    Protocol {
        name: "LU62",
        required: &[],
        optional: &[],
        supported: false,
        doc: "IBM LU6.2, withdrawn.",
        trust: Trust::Low,
    },
    Protocol {
        name: "NMP",
        required: &["PIPE"],
        optional: &["SERVER"],
        supported: true,
        doc: "Windows named pipes.",
        trust: Trust::High,
    },
    Protocol {
        name: "SDP",
        required: &["HOST", "PORT"],
        optional: &["SEND_BUF_SIZE", "RECV_BUF_SIZE"],
        supported: true,
        doc: "Sockets Direct Protocol over InfiniBand, since 10g.",
        trust: Trust::High,
    },
    Protocol {
        name: "SPX",
        required: &["SERVICE"],
        optional: &[],
        supported: false,
        doc: "Novell SPX, withdrawn.",
        trust: Trust::Medium,
    },
    Protocol {
        name: "TCP",
        required: &["HOST", "PORT"],
        optional: &["SEND_BUF_SIZE", "RECV_BUF_SIZE", "IP"],
        supported: true,
        doc: "Plain TCP/IP over IPv4 or IPv6.",
        trust: Trust::High,
    },
    Protocol {
        name: "TCPS",
        required: &["HOST", "PORT"],
        optional: &["SEND_BUF_SIZE", "RECV_BUF_SIZE", "HTTPS_PROXY", "HTTPS_PROXY_PORT", "IP"],
        supported: true,
        doc: "TCP/IP with TLS, governed by the SECURITY block.",
        trust: Trust::High,
    },
    Protocol {
        name: "VI",
        required: &["HOST"],
        optional: &["DISC"],
        supported: false,
        doc: "Virtual Interface adapter of 10g, gone since 11g.",
        trust: Trust::Low,
    },
    Protocol {
        name: "WS",
        required: &["HOST", "PORT"],
        optional: &["WEBSOCK_URI"],
        supported: true,
        doc: "WebSocket without TLS, meant for a database behind a web server and not for clients.",
        trust: Trust::Medium,
    },
    Protocol {
        name: "WSS",
        required: &["HOST", "PORT"],
        optional: &["WEBSOCK_URI"],
        supported: true,
        doc: "WebSocket with TLS through a web server; OCI takes the path from SQLNET.URI in sqlnet.ora.",
        trust: Trust::Medium,
    },
];

/// Ports that listeners usually have, by protocol: the number, and whose it is.
pub const USUAL_PORTS: &[(&str, u16, &str)] = &[
    ("TCP", 1521, "usual port of a listener"),
    ("TCPS", 2484, "registered port of a listener for TLS"),
    ("TCPS", 1522, "Autonomous Database with a wallet"),
    ("TCPS", 1521, "Autonomous Database without a wallet"),
    ("WSS", 443, "web server"),
];

/// Every unit, shortest first.
pub const UNITS: &[Unit] = &[
    Unit { name: "ms", millis: 1, descriptor: true, python_thin: true, node_thin: false },
    Unit { name: "sec", millis: 1_000, descriptor: true, python_thin: true, node_thin: false },
    Unit { name: "min", millis: 60_000, descriptor: true, python_thin: true, node_thin: false },
    Unit { name: "hr", millis: 3_600_000, descriptor: false, python_thin: false, node_thin: false },
];
