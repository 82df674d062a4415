use std::fmt::{self, Display, Formatter, Write};

use super::{Address, AddressList, Description, Descriptor, Place, Section, Setting, Value};

impl Display for Descriptor {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if !self.list {
            return self.descriptions.iter().try_for_each(|description| description.fmt(f));
        }
        write!(f, "(DESCRIPTION_LIST={}", self.settings)?;
        self.descriptions.iter().try_for_each(|description| description.fmt(f))?;
        f.write_char(')')
    }
}

impl Display for Description {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "(DESCRIPTION={}", self.settings)?;
        self.addresses.iter().try_for_each(|place| place.fmt(f))?;
        for (name, section) in [("CONNECT_DATA", &self.connect_data), ("SECURITY", &self.security)] {
            if let Some(section) = section {
                write!(f, "({name}={section})")?;
            }
        }
        f.write_char(')')
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::List(list) => list.fmt(f),
        }
    }
}

impl Display for AddressList {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "(ADDRESS_LIST={}", self.settings)?;
        self.addresses.iter().try_for_each(|place| place.fmt(f))?;
        f.write_char(')')
    }
}

impl Display for Address {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "(ADDRESS={})", self.settings)
    }
}

impl Display for Section {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|setting| setting.fmt(f))
    }
}

impl Display for Setting {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "({}={})", self.name, self.value)
    }
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => quoted(text, f),
            Self::Nested(section) => section.fmt(f),
            Self::List(words) => {
                f.write_char('(')?;
                for (at, word) in words.iter().enumerate() {
                    f.write_str(if at > 0 { "," } else { "" })?;
                    quoted(word, f)?;
                }
                f.write_char(')')
            }
        }
    }
}

/// Whether a value has to stand in quotes: the reserved characters of the
/// manual, and blanks at its edges. A backslash is an ordinary character.
fn needs_quotes(text: &str) -> bool {
    text.contains(['(', ')', '=', ',', '"', '\'', '#', '\n', '\r'])
        || text.starts_with(|c: char| c.is_whitespace())
        || text.ends_with(|c: char| c.is_whitespace())
}

/// A value that holds both kinds of quotes cannot be written; it keeps the double ones.
fn quoted(text: &str, f: &mut Formatter<'_>) -> fmt::Result {
    match (needs_quotes(text), text.contains('"') && !text.contains('\'')) {
        (false, _) => f.write_str(text),
        (true, false) => write!(f, "\"{text}\""),
        (true, true) => write!(f, "'{text}'"),
    }
}
