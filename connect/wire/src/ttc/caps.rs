//! What each side can do: the capabilities that are exchanged at the start of a session.

use std::fmt;

/// Number of AL32UTF8: in it text is sent, whatever the database keeps it in.
pub const UTF8: u16 = 873;

/// Number of AL16UTF16: the national character set of nearly all databases.
pub const UTF16: u16 = 2000;

/// Which fields messages have; both sides use the older version of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldVersion(pub u8);

impl FieldVersion {
    /// Release 12.1.
    pub const V12_1: Self = Self(7);
    /// Release 12.2.
    pub const V12_2: Self = Self(8);
    /// Release 12.2, extended.
    pub const V12_2_EXTENDED: Self = Self(9);
    /// Release 18, extended: since then releases are numbered anew.
    pub const V18_EXTENDED: Self = Self(11);
    /// Release 19.
    pub const V19: Self = Self(12);
    /// Release 19, extended: fast authentication is written in it.
    pub const V19_EXTENDED: Self = Self(13);
    /// Release 20.
    pub const V20: Self = Self(14);
    /// Release 21.
    pub const V21: Self = Self(16);
    /// Release 23.1.
    pub const V23_1: Self = Self(17);
    /// Release 23.1, extended: functions carry a token.
    pub const V23_1_TOKENS: Self = Self(18);
    /// Release 23.1, extended: columns have annotations.
    pub const V23_1_ANNOTATIONS: Self = Self(20);
    /// Release 23.4, and the newest one that is known here.
    pub const V23_4: Self = Self(24);
}

/// Bytes that say what a side was built with, and what it is set up for.
#[derive(Clone, PartialEq, Eq)]
pub struct Caps {
    /// What it was built with.
    pub compile: Vec<u8>,
    /// What it is set up for.
    pub runtime: Vec<u8>,
}

/// Places in the first array and the bits there.
mod compile {
    pub(super) const FIELDS: usize = 7;
    pub(super) const WIDE_TYPES: usize = 27;
    pub(super) const ZONE: (usize, u8) = (37, 0x02);
    pub(super) const END_OF_RESPONSE: (usize, u8) = (40, 0x20);
    /// Clients with 1 in all of these repeat a character set, and read scales as numbers.
    pub(super) const OTHER_DRIVERS: [usize; 5] = [6, 10, 11, 12, 13];
}

/// Places in the second array and the bits there.
mod runtime {
    pub(super) const ZONE: (usize, u8) = (1, 0x01);
    pub(super) const LONG_STRINGS: (usize, u8) = (6, 0x04);
}

/// What this client was built with: place and value.
#[rustfmt::skip]
const CLIENT: &[(usize, u8)] = &[
    (0, 6),                                // the newest version of SQL
    (4, 0x02 | 0x08 | 0x20 | 0x40 | 0x80), // logins of all kinds, long names and passwords
    (5, 0x08 | 0x10),                      // implicit pools, reasons of refused tokens
    (compile::FIELDS, FieldVersion::V23_4.0),
    (8, 1), // the server converts
    (9, 1),
    (15, 0x01 | 0x08 | 0x20), // status of calls, indicators, fast bit vectors
    (16, 0x10 | 0x80),        // sessions travel fast, contexts as piggyback
    (17, 3),
    (18, 7),
    (19, 3),
    (21, 1),
    (23, 0x01 | 0x02 | 0x04 | 0x08 | 0x40 | 0x80), // LOBs
    (26, 0x04),                                    // empty names are allowed
    (compile::WIDE_TYPES, 1),
    (31, 0x10), // resident pools
    (34, 12),   // the newest function
    (35, 0x20),
    (37, 0x08 | 0x10 | 0x20 | 0x80), // transaction ids, implicit results, big chunks
    (39, FieldVersion::V12_2.0),
    (40, 0x04), // notifications between packets
    (42, 0x01 | 0x04),
    (44, 0x02 | 0x04 | 0x10), // tokens of functions
];

impl Caps {
    /// What this client can do.
    pub fn client(end_of_response: bool) -> Self {
        let mut compile = vec![0; 45];
        CLIENT.iter().for_each(|(at, value)| compile[*at] = *value);
        let mut caps = Self { compile, runtime: vec![2, 0, 0, 0, 0, 0, 0x01 | 0x04] };
        caps.set(compile::END_OF_RESPONSE, end_of_response);
        caps
    }

    /// The version of its fields.
    pub fn fields(&self) -> FieldVersion {
        FieldVersion(byte(&self.compile, compile::FIELDS))
    }

    /// Lowers a client's capabilities to what a server can do, and tells the version of the fields.
    pub fn agree(&mut self, server: &Self) -> FieldVersion {
        let fields = self.fields().min(server.fields());
        if let Some(own) = self.compile.get_mut(compile::FIELDS) {
            *own = fields.0;
        }
        // Release 23.3 knows the mark, and does not send it.
        if fields < FieldVersion::V23_4 {
            self.set(compile::END_OF_RESPONSE, false);
        }
        fields
    }

    /// Whether answers end with a mark of their own.
    pub fn has_end_of_response(&self) -> bool {
        has(&self.compile, compile::END_OF_RESPONSE)
    }

    /// Whether types have two bytes.
    pub fn has_wide_types(&self) -> bool {
        byte(&self.compile, compile::WIDE_TYPES) != 0
    }

    /// Whether VARCHAR2 may have 32,767 bytes.
    pub fn has_long_strings(&self) -> bool {
        has(&self.runtime, runtime::LONG_STRINGS)
    }

    /// How long the block of the time zone is that a client sends, if it sends one.
    pub fn zone_len(&self) -> Option<usize> {
        let len = if has(&self.compile, compile::ZONE) { 15 } else { 11 };
        has(&self.runtime, runtime::ZONE).then_some(len)
    }

    /// Whether it is one of the drivers that write some fields otherwise.
    pub fn is_other_driver(&self) -> bool {
        compile::OTHER_DRIVERS.iter().all(|at| byte(&self.compile, *at) == 1)
    }

    fn set(&mut self, (at, bit): (usize, u8), on: bool) {
        if let Some(byte) = self.compile.get_mut(at) {
            *byte = if on { *byte | bit } else { *byte & !bit };
        }
    }
}

impl fmt::Debug for Caps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Caps({:?}, {} and {} bytes)", self.fields(), self.compile.len(), self.runtime.len())
    }
}

fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or_default()
}

fn has(bytes: &[u8], (at, bit): (usize, u8)) -> bool {
    byte(bytes, at) & bit != 0
}
