//! The second message: how are values of each type written?

use super::caps::UTF8;
use super::{Caps, Kind, Reader, TtcError, Writer};

/// A value in the form that all machines share.
const UNIVERSAL: u16 = 1;

/// A value as Oracle keeps it.
const ORACLE: u16 = 10;

/// Types of messages and values that go as they are, in the common form.
#[rustfmt::skip]
const AS_THEY_ARE: &[(u16, u16)] = &[
    (1, 1), (8, 8), (10, 11), (23, 26), (28, 33), (39, 41), (96, 96), (100, 102), (106, 106), (109, 109),
    (111, 115), (117, 117), (119, 120), (127, 127), (146, 146), (178, 183), (185, 190), (198, 198), (208, 208),
    (231, 231), (233, 233), (252, 252), (290, 294), (298, 313), (315, 323), (327, 329), (331, 331),
    (333, 346), (348, 349), (354, 355), (359, 359), (363, 363), (380, 391), (393, 401), (404, 407), (413, 427),
    (429, 433), (449, 450), (454, 463), (466, 486), (490, 496), (498, 502), (509, 510), (513, 514), (516, 543),
    (560, 560), (563, 565), (572, 576), (578, 585), (590, 605), (611, 616), (622, 632), (636, 640), (646, 647),
    (652, 652), (660, 661), (663, 663), (665, 665), (668, 670),
];

/// Types that are converted, or go in Oracle's form: type, form on the wire, representation.
#[rustfmt::skip]
const CONVERTED: &[(u16, u16, u16)] = &[
    (2, 2, ORACLE), (12, 12, ORACLE), (27, 27, ORACLE), (3, 2, ORACLE), (4, 2, ORACLE), (5, 1, UNIVERSAL),
    (6, 2, ORACLE), (7, 2, ORACLE), (9, 1, UNIVERSAL), (15, 1, UNIVERSAL), (68, 2, ORACLE), (91, 2, ORACLE),
    (94, 1, UNIVERSAL), (95, 23, UNIVERSAL), (97, 96, UNIVERSAL), (104, 11, UNIVERSAL), (108, 109, UNIVERSAL),
    (110, 111, UNIVERSAL), (116, 102, UNIVERSAL), (152, 2, ORACLE), (153, 2, ORACLE), (154, 2, ORACLE),
    (155, 1, UNIVERSAL), (156, 12, ORACLE), (172, 2, ORACLE), (184, 12, ORACLE), (195, 112, UNIVERSAL),
    (196, 113, UNIVERSAL), (197, 114, UNIVERSAL), (232, 231, UNIVERSAL), (241, 109, UNIVERSAL),
];

/// How values of a type are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataType {
    /// The type.
    pub kind: u16,
    /// The type that stands for it on the wire; 0 is none.
    pub form: u16,
    /// The representation.
    pub representation: u16,
}

/// What the client says about types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataTypesRequest {
    /// What the client can do.
    pub caps: Caps,
    /// The block with its time zone, if it sends one.
    pub zone: Vec<u8>,
    /// Its types.
    pub types: Vec<DataType>,
}

impl DataTypesRequest {
    /// What this client says.
    pub fn new(caps: Caps) -> Self {
        let plain = AS_THEY_ARE.iter().flat_map(|(first, last)| *first..=*last);
        let plain = plain.map(|kind| DataType { kind, form: kind, representation: UNIVERSAL });
        let converted = CONVERTED.iter();
        let converted = converted.map(|(kind, form, representation)| DataType {
            kind: *kind,
            form: *form,
            representation: *representation,
        });
        Self { caps, zone: Vec::new(), types: plain.chain(converted).collect() }
    }

    /// Writes it; types have two bytes.
    pub fn write(&self, write: &mut Writer) {
        write.u8(Kind::DATA_TYPES);
        write.u16_low_first(UTF8);
        write.u16_low_first(UTF8);
        // Characters of several bytes, lengths are converted.
        write.u8(0x01 | 0x02);
        write.clr(&self.caps.compile);
        write.clr(&self.caps.runtime);
        write.bytes(&self.zone);
        write_types(write, &self.types, true);
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole.
    pub fn read(read: &mut Reader<'_>) -> Result<Self, TtcError> {
        read.skip(5, "character sets")?;
        let mut caps = || Ok(read.clr("capabilities of the client")?.unwrap_or_default().into_owned());
        let caps = Caps { compile: caps()?, runtime: caps()? };
        let zone = match caps.zone_len() {
            Some(len) => read.bytes(len, "time zone")?.to_vec(),
            None => Vec::new(),
        };
        if !zone.is_empty() && caps.is_other_driver() {
            read.skip(2, "national character set")?;
        }
        let types = read_types(read, caps.has_wide_types())?;
        Ok(Self { caps, zone, types })
    }
}

/// What the server says about them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataTypesAnswer {
    /// The block with its time zone, if the client sent one.
    pub zone: Vec<u8>,
    /// The types.
    pub types: Vec<DataType>,
}

impl DataTypesAnswer {
    /// Agrees to all that a client said.
    pub fn agree(request: &DataTypesRequest) -> Self {
        let zone: &[u8] =
            if request.zone.is_empty() { &[] } else { &[0x80, 0, 0, 0, 60, 60, 60, 0x80, 0, 0, 0] };
        Self { zone: zone.to_vec(), types: request.types.clone() }
    }

    /// Writes it for a client.
    pub fn write(&self, write: &mut Writer, client: &Caps) {
        write.u8(Kind::DATA_TYPES);
        write.bytes(&self.zone);
        write_types(write, &self.types, client.has_wide_types());
    }

    /// Reads it behind its first byte.
    ///
    /// # Errors
    /// [`TtcError`] where it is not whole.
    pub fn read(read: &mut Reader<'_>, client: &Caps) -> Result<Self, TtcError> {
        let zone = match client.zone_len() {
            Some(_) => read.bytes(11, "time zone")?.to_vec(),
            None => Vec::new(),
        };
        Ok(Self { zone, types: read_types(read, client.has_wide_types())? })
    }
}

fn write_types(write: &mut Writer, types: &[DataType], wide: bool) {
    let mut number = |number: u16| if wide { write.u16(number) } else { write.u8(number as u8) };
    for DataType { kind, form, representation } in types {
        number(*kind);
        number(*form);
        if *form != 0 {
            number(*representation);
            number(0);
        }
    }
    number(0);
}

fn read_types(read: &mut Reader<'_>, wide: bool) -> Result<Vec<DataType>, TtcError> {
    let mut number = || if wide { read.u16("data type") } else { read.u8("data type").map(u16::from) };
    let mut types = Vec::new();
    loop {
        let kind = number()?;
        if kind == 0 {
            return Ok(types);
        }
        let form = number()?;
        let representation = if form == 0 { 0 } else { number()? };
        if form != 0 {
            number()?;
        }
        types.push(DataType { kind, form, representation });
    }
}
