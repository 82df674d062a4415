//! Servers of several releases, as the stand-in server of the tests plays them.

use super::caps::{UTF8, UTF16};
use super::{Caps, FieldVersion, ProtocolAnswer, ServerVersion};
use crate::Accept;

/// What a server of release 18 was built with.
const COMPILE: [u8; 42] = [
    0x06, 0x01, 0x01, 0x01, 0x6F, 0x01, 0x01, 0x0B, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x7F, 0xFF,
    0x03, 0x0D, 0x03, 0x03, 0x01, 0x01, 0xFF, 0x01, 0xFF, 0xFF, 0x01, 0x0B, 0x01, 0x01, 0xFF, 0x01, 0x06,
    0x0A, 0x62, 0x01, 0x7F, 0x04, 0x00, 0x0F, 0x0D,
];

/// What it is set up for: time zones, long strings.
const RUNTIME: [u8; 7] = [0x02, 0x01, 0x00, 0x01, 0x18, 0x00, 0x1F];

/// A release of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Oracle Database 12c Release 1.
    V12_1,
    /// Oracle Database 18c.
    V18,
    /// Oracle Database 19c.
    V19,
    /// Oracle Database 21c.
    V21,
    /// Oracle AI Database 23ai.
    V23,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::V12_1, Self::V18, Self::V19, Self::V21, Self::V23];

    /// Its number, as `AUTH_VERSION_NO` tells it.
    pub fn version(self) -> ServerVersion {
        ServerVersion(match self {
            Self::V12_1 => [12, 1, 0, 2, 0],
            Self::V18 => [18, 0, 0, 0, 0],
            Self::V19 => [19, 3, 0, 0, 0],
            Self::V21 => [21, 3, 0, 0, 0],
            Self::V23 => [23, 9, 0, 25, 7],
        })
    }

    /// The version of its fields.
    pub fn fields(self) -> FieldVersion {
        match self {
            Self::V12_1 => FieldVersion::V12_1,
            Self::V18 => FieldVersion::V18_EXTENDED,
            Self::V19 => FieldVersion::V19,
            Self::V21 => FieldVersion::V21,
            Self::V23 => FieldVersion::V23_4,
        }
    }

    /// The ACCEPT it answers with.
    pub fn accept(self, sdu: u32) -> Accept {
        let (version, options, flags) = match self {
            Self::V12_1 => (315, 0x0001, 0),
            Self::V18 => (317, 0x0001, 0),
            Self::V19 => (318, 0x0001, 0),
            // It takes urgent data and asks for a try.
            Self::V21 => (318, 0x0401, 0x0000_0001),
            Self::V23 => (319, 0x0001, 0x1A00_0000),
        };
        Accept { options, flags, ..Accept::new(version, sdu) }
    }

    /// What it can do.
    pub fn caps(self) -> Caps {
        let mut compile = COMPILE.to_vec();
        compile[7] = self.fields().0;
        let mut runtime = RUNTIME.to_vec();
        if self == Self::V23 {
            compile.resize(55, 0);
            compile[40] |= 0x20;
            compile[44] = 0x02;
            runtime.resize(13, 0);
        }
        Caps { compile, runtime }
    }

    /// Its answer to the protocol message.
    pub fn protocol(self) -> ProtocolAnswer {
        ProtocolAnswer {
            banner: "x86_64/Linux 2.4.xx".to_owned(),
            charset: UTF8,
            national_charset: UTF16,
            flags: 1,
            caps: self.caps(),
        }
    }
}
