//! Text in XML.

use std::fmt;

/// A text as it can stand in an attribute or between tags. Characters that XML
/// cannot hold become U+FFFD.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\n' => f.write_str("&#10;")?,
                '\t' => f.write_str("&#9;")?,
                '\u{FFFE}' | '\u{FFFF}' => f.write_str("\u{FFFD}")?,
                c if c.is_control() => f.write_str("\u{FFFD}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}
