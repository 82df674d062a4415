use std::fmt;

use super::Version;

/// What is negotiated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Encryption.
    Encryption,
    /// Checksums.
    Checksum,
}

impl Service {
    /// The middle of its parameters' names in sqlnet.ora.
    fn parameter(self) -> &'static str {
        match self {
            Self::Encryption => "ENCRYPTION",
            Self::Checksum => "CRYPTO_CHECKSUM",
        }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encryption => "native encryption",
            Self::Checksum => "native checksums",
        })
    }
}

/// Why there is no native encryption, and no connection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NativeError {
    /// One end requires what the other one rejects.
    #[error(
        "one end requires {service}, the other one rejects it (ORA-12660); \
         compare SQLNET.{0}_CLIENT and SQLNET.{0}_SERVER", service.parameter()
    )]
    Levels {
        /// What they do not agree on.
        service: Service,
    },
    /// The server does not negotiate at all, and we require it.
    #[error("{service} is required here, and the server does not negotiate it (ORA-12660)")]
    Silent {
        /// What is required.
        service: Service,
    },
    /// The server requires native encryption, and all of it is rejected here.
    #[error(
        "the server requires native encryption or checksums, and both are rejected here (ORA-12660); \
         set SQLNET.ENCRYPTION_CLIENT and SQLNET.CRYPTO_CHECKSUM_CLIENT to ACCEPTED"
    )]
    Demanded,
    /// No algorithm in common.
    #[error(
        "client and server have no algorithm of {service} in common (ORA-12650); \
         compare SQLNET.{0}_TYPES_CLIENT and SQLNET.{0}_TYPES_SERVER", service.parameter()
    )]
    NoCommon {
        /// What they do not agree on.
        service: Service,
    },
    /// The server derives weak keys, which is not allowed here.
    #[error(
        "the server's native encryption is of version {version}, which derives weak keys (ORA-12268); \
         it needs the update of July 2021, or SQLNET.ALLOW_WEAK_CRYPTO=TRUE here"
    )]
    WeakServer {
        /// Its version.
        version: Version,
    },
    /// The client derives weak keys, which the server does not allow.
    #[error(
        "the server does not allow the weak native encryption of this client (ORA-12269); \
         see SQLNET.ALLOW_WEAK_CRYPTO_CLIENTS on the server"
    )]
    WeakClient,
    /// Another number in the server's answer.
    #[error("the server refused the negotiation of native encryption with ORA-{code:05}")]
    Refused {
        /// The number.
        code: u32,
    },
    /// The server demands an authentication that is not done here, such as Kerberos.
    #[error("the server demands the authentication service {name}, which is not supported")]
    Authentication {
        /// Its name.
        name: String,
    },
    /// A legacy algorithm without the switch for it.
    #[error("{name} is a legacy algorithm of {service}; allow legacy algorithms to use it")]
    Legacy {
        /// What it is for.
        service: Service,
        /// Its name.
        name: &'static str,
    },
    /// A service that is wanted, without algorithms.
    #[error("{service} has no algorithm to offer; name at least one, or set the level to REJECTED")]
    NoAlgorithm {
        /// What they are for.
        service: Service,
    },
    /// An algorithm of Oracle's that is not implemented.
    #[error("{name} is not supported: there is no public description to prove it against; use AES256")]
    Unproven {
        /// Its name.
        name: &'static str,
    },
    /// An algorithm that nobody knows.
    #[error("{name} is no algorithm of {service}")]
    Unknown {
        /// What it should be for.
        service: Service,
        /// What is written.
        name: String,
    },
    /// The server chose what was not offered.
    #[error("the server chose algorithm {id} of {service}, which was not offered")]
    NotOffered {
        /// What it is for.
        service: Service,
        /// The number of the algorithm.
        id: u8,
    },
    /// Bytes that are no such message.
    #[error("the negotiation of native encryption cannot be read: {0}")]
    Malformed(&'static str),
    /// Parameters of the key exchange that nobody should use.
    #[error("the key exchange of native encryption cannot be used: {0}")]
    Exchange(&'static str),
    /// A prime that is too short.
    #[error(
        "the server exchanges keys of {bits} bits, which is too few; allow legacy algorithms to accept them"
    )]
    ShortExchange {
        /// The bits of its prime.
        bits: u32,
    },
    /// A packet whose checksum is wrong.
    #[error("the checksum of a packet is wrong (ORA-12656): it was changed on its way, or the keys differ")]
    Changed,
    /// A packet that was not sealed by the other end.
    #[error("a packet is not sealed as it was agreed: {0}")]
    Unsealed(&'static str),
    /// The end before the answer.
    #[error("the server closed the connection while native encryption was negotiated")]
    Ended,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers")]
    Random,
}

impl NativeError {
    /// Oracle's number for it, where there is one.
    pub fn code(&self) -> Option<u32> {
        match self {
            Self::Levels { .. } | Self::Silent { .. } | Self::Demanded => Some(12660),
            Self::NoCommon { .. } => Some(12650),
            Self::WeakServer { .. } => Some(12268),
            Self::WeakClient => Some(12269),
            Self::Changed => Some(12656),
            Self::Refused { code } => Some(*code),
            _ => None,
        }
    }
}

impl From<getrandom::Error> for NativeError {
    fn from(_: getrandom::Error) -> Self {
        Self::Random
    }
}
