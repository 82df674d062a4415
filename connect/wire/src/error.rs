use crate::PacketKind;

/// Bytes that are not what the protocol wants.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A packet whose length is less than its header, or more than a packet may have.
    #[error("a packet claims {length} bytes; between 8 and {most} are possible")]
    Length {
        /// What it claims.
        length: u32,
        /// What is accepted here.
        most: u32,
    },
    /// A packet that ends before what it has to hold.
    #[error("a packet {kind} ends after {len} bytes, before its {missing}")]
    Short {
        /// Its kind.
        kind: PacketKind,
        /// The bytes of its body.
        len: usize,
        /// What should follow.
        missing: &'static str,
    },
    /// A packet that cannot come here.
    #[error("a packet {kind} came where {wanted} was expected")]
    Unexpected {
        /// Its kind.
        kind: PacketKind,
        /// What could come.
        wanted: &'static str,
    },
    /// A server that speaks a version of the protocol that nobody here does.
    #[error("the server speaks protocol version {version}{}; 315 to 319 are understood", release(*version))]
    Version {
        /// Its version.
        version: u16,
    },
    /// Connect data that no packet can announce.
    #[error("the connect data has {len} bytes; 65,535 is the most that a CONNECT packet can announce")]
    ConnectDataTooLong {
        /// Its length.
        len: usize,
    },
    /// The end before the answer.
    #[error("the server closed the connection {}", after(*received))]
    Ended {
        /// Bytes of a packet that is not whole.
        received: usize,
    },
    /// Another protocol.
    #[error("the server does not speak TNS; its answer looks like {0}")]
    Foreign(&'static str),
    /// TLS did not start anew when the server asked for it.
    #[error(
        "the server asked for TLS to start anew (RESEND with flag 0x08), which failed or is not possible"
    )]
    Renegotiation,
    /// An answer that asks for the same again and again.
    #[error("the server answered {what} {times} times")]
    Loop {
        /// `RESEND`, or what says nothing.
        what: &'static str,
        /// How often.
        times: u32,
    },
    /// A text where another one was expected.
    #[error("{0}")]
    Text(&'static str),
}

/// Where the end came.
fn after(received: usize) -> String {
    match received {
        0 => "without an answer".to_owned(),
        1 => "in the middle of a packet, after 1 byte".to_owned(),
        _ => format!("in the middle of a packet, after {received} bytes"),
    }
}

/// The release that speaks an old version of the protocol.
fn release(version: u16) -> &'static str {
    match version {
        ..=313 => " (older than Oracle Database 11g Release 2)",
        314 => " (Oracle Database 11g)",
        _ => "",
    }
}
