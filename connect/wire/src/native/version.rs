/// The version of the services at one end, as it is negotiated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32);

impl Version {
    /// Ours: 23.0.0.0.0.
    pub const OURS: Self = Self(0x1700_0000);

    /// The release.
    pub fn release(self) -> u32 {
        self.0 >> 24
    }

    /// Whether this end derives the longer keys: since 23ai, and in older releases with the update
    /// of July 2021, which says so in the third number (19.0.1).
    pub fn is_strong(self) -> bool {
        self.release() >= 23 || (self.0 >> 12) & 0xFF >= 1
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(all) = *self;
        let (second, third) = ((all >> 20) & 0xF, (all >> 12) & 0xFF);
        write!(f, "{}.{second}.{third}.{}.{}", all >> 24, (all >> 8) & 0xF, all & 0xFF)
    }
}
