//! Texts of the JDBC driver that have no number.

use crate::catalog::ErrorInfo;

/// The rows of this range, by code.
pub(super) const ROWS: &[ErrorInfo] = &[
    ErrorInfo {
        code: "JDBC-INVALID-FORMAT",
        text: "Invalid connection string format",
        meaning: "The JDBC driver takes the part behind the @ neither for an alias nor for one of its URL forms.",
        causes: &[
            "An alias is used and TNS_ADMIN is not known to the driver, or is misspelt",
            "SID and service forms are mixed: host:port:sid against //host:port/service",
            "The driver is too old for ?TNS_ADMIN= or Easy Connect Plus",
        ],
        check: &[
            "the URL: jdbc:oracle:thin:@//host:port/service, @alias?TNS_ADMIN=dir or @(DESCRIPTION=…)",
            "oracle.net.tns_admin or TNS_ADMIN: a directory, not the file",
            "release of the ojdbc jar",
        ],
        mistakes: &["J01", "J02", "J07", "J08"],
        keywords: &[],
        related: &["ORA-17067", "ORA-17868", "ORA-12154"],
    },
    ErrorInfo {
        code: "JDBC-MINUS-ONE",
        text: "Got minus one from a read call",
        meaning: "The other end closed the connection while the JDBC driver waited for an answer.",
        causes: &[
            "A plain URL leads to a TLS port, or the port belongs to another service",
            "The database's out-of-band check is lost in a container network or firewall",
            "Valid node checking turns the client away",
            "Native encryption is required and the driver cannot agree on it",
        ],
        check: &[
            "PROTOCOL=tcps or tcps:// where the listener endpoint is tcps: `lsnrctl status`",
            "TCP.VALIDNODE_CHECKING and TCP.INVITED_NODES of the server",
            "DISABLE_OOB=ON in the server's sqlnet.ora, or oracle.net.disableOob=true",
            "listener log and alert log at that minute",
        ],
        mistakes: &["J05", "J06", "E02", "T13", "E20", "A03"],
        keywords: &["PROTOCOL", "DISABLE_OOB", "TCP.INVITED_NODES", "SQLNET.ENCRYPTION_SERVER"],
        related: &["ORA-12537", "DPY-4011", "NJS-500"],
    },
    ErrorInfo {
        code: "JDBC-NETWORK-ADAPTER",
        text: "The Network Adapter could not establish the connection",
        meaning: "The JDBC driver could not open a TCP connection to any address.",
        causes: &[
            "No listener on that host and port",
            "A firewall drops or rejects the packets",
            "localhost is used inside a container",
            "The host name leads to an old address",
        ],
        check: &[
            "the innermost \"Caused by\" of the stack trace",
            "`nc -vz host port` from where the program runs",
            "`lsnrctl status` on the server",
        ],
        mistakes: &["A05", "X03", "A02", "S10"],
        keywords: &["HOST", "PORT"],
        related: &["ORA-12541", "ORA-12170", "ORA-17002"],
    },
    ErrorInfo {
        code: "JDBC-UNKNOWN-HOST",
        text: "Unknown host specified",
        meaning: "The JDBC driver could not resolve the host name of the URL or descriptor.",
        causes: &[
            "The name is misspelt or unknown in this network",
            "The URL holds an alias and no TNS_ADMIN, so that the alias is taken for a host",
            "HOST holds a port, a prefix, an underscore or a blank at its end",
        ],
        check: &[
            "`nslookup host` or `getent hosts host` where the program runs",
            "TNS_ADMIN where the text is meant as an alias",
            "HOST: name only",
        ],
        mistakes: &["A06", "A07", "Z01", "Z09", "A08", "J02"],
        keywords: &["HOST"],
        related: &["ORA-12545", "NJS-530", "JDBC-INVALID-FORMAT"],
    },
];
