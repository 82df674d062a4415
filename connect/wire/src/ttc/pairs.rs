//! Names with values, of which logins are made.

use std::fmt;

use zeroize::Zeroizing;

use super::{Reader, TtcError, Writer};

/// A name, its value, and flags.
#[derive(Clone, PartialEq, Eq)]
pub struct Pair {
    /// The name. Some end with a NUL.
    pub name: String,
    /// The value.
    pub value: Zeroizing<Vec<u8>>,
    /// The flags; with `AUTH_VFR_DATA` the number of the verifier.
    pub flags: u32,
}

/// Pairs in their order. Only their names can be printed: values may be secret.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pairs(Vec<Pair>);

impl Pairs {
    /// Adds a pair.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<Vec<u8>>, flags: u32) {
        self.0.push(Pair { name: name.into(), value: Zeroizing::new(value.into()), flags });
    }

    /// Adds the pairs of another answer.
    pub fn extend(&mut self, pairs: Self) {
        self.0.extend(pairs.0);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Pair> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The last pair of a name; a NUL at the end of names does not matter.
    pub fn get(&self, name: &str) -> Option<&Pair> {
        self.0.iter().rev().find(|pair| pair.name.trim_end_matches('\0') == name)
    }

    /// The value of a name as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        std::str::from_utf8(&self.get(name)?.value).ok()
    }

    /// Reads so many pairs.
    ///
    /// # Errors
    /// [`TtcError`] where they are not whole.
    pub fn read(read: &mut Reader<'_>, count: u32) -> Result<Self, TtcError> {
        let mut pairs = Self::default();
        for _ in 0..count {
            let name = read.dlc_text("name of a pair")?;
            let value = read.dlc("value of a pair")?.unwrap_or_default().into_owned();
            pairs.push(name, value, read.ub4("flags of a pair")?);
        }
        Ok(pairs)
    }

    /// Writes all of them, without their number.
    pub fn write(&self, write: &mut Writer) {
        for pair in &self.0 {
            write.dlc(pair.name.as_bytes());
            write.dlc(&pair.value);
            write.number(pair.flags);
        }
    }
}

impl fmt::Debug for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|pair| &pair.name)).finish()
    }
}
