use std::fmt;

use super::FieldVersion;

/// The release of a server in five parts, such as 19.3.0.0.0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ServerVersion(pub [u8; 5]);

impl ServerVersion {
    /// The release in the number that `AUTH_VERSION_NO` has; it is packed otherwise since 18c.
    pub fn from_number(number: u32, fields: FieldVersion) -> Self {
        let part = |shift: u32, mask: u32| (number >> shift & mask) as u8;
        Self(match fields >= FieldVersion::V18_EXTENDED {
            true => [part(24, 0xFF), part(16, 0xFF), part(12, 0x0F), part(4, 0xFF), part(0, 0x0F)],
            false => [part(24, 0xFF), part(20, 0x0F), part(12, 0xFF), part(8, 0x0F), part(0, 0xFF)],
        })
    }

    /// The number for `AUTH_VERSION_NO`.
    pub fn to_number(self, fields: FieldVersion) -> u32 {
        let [major, minor, third, fourth, fifth] = self.0.map(u32::from);
        match fields >= FieldVersion::V18_EXTENDED {
            true => major << 24 | minor << 16 | (third & 0x0F) << 12 | fourth << 4 | (fifth & 0x0F),
            false => major << 24 | (minor & 0x0F) << 20 | third << 12 | (fourth & 0x0F) << 8 | fifth,
        }
    }
}

impl fmt::Display for ServerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [major, minor, third, fourth, fifth] = self.0;
        write!(f, "{major}.{minor}.{third}.{fourth}.{fifth}")
    }
}
