//! Distinguished names as texts.

use std::iter::Peekable;
use std::str::Chars;

/// The parts of a distinguished name, comparable: the order of the parts does not count, nor do
/// blanks around them and how many stand between words; the type of a part may be written in any
/// case and under any of its names. The case of values counts, as in Oracle's thin clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dn(Vec<(String, String)>);

/// Names of types, and the one that stands for each.
const TYPES: [(&str, &str); 18] = [
    ("2.5.4.3", "CN"),
    ("2.5.4.6", "C"),
    ("2.5.4.7", "L"),
    ("2.5.4.8", "ST"),
    ("2.5.4.10", "O"),
    ("2.5.4.11", "OU"),
    ("1.2.840.113549.1.9.1", "EMAILADDRESS"),
    ("0.9.2342.19200300.100.1.1", "UID"),
    ("0.9.2342.19200300.100.1.25", "DC"),
    ("COMMONNAME", "CN"),
    ("COUNTRYNAME", "C"),
    ("LOCALITYNAME", "L"),
    ("S", "ST"),
    ("STATEORPROVINCENAME", "ST"),
    ("ORGANIZATIONNAME", "O"),
    ("ORGANIZATIONALUNITNAME", "OU"),
    ("E", "EMAILADDRESS"),
    ("EMAIL", "EMAILADDRESS"),
];

impl Dn {
    /// Reads `CN=db1, O=Example` with the escapes and quotes of RFC 4514 and RFC 2253.
    ///
    /// ```abnf
    /// name  = part *( ( "," / ";" / "+" ) part )
    /// part  = type "=" ( quoted / *( char / escape ) )
    /// ```
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = text.chars().peekable();
        let mut parts = Vec::new();
        while rest.peek().is_some() {
            parts.push((kind(&mut rest)?, value(&mut rest)?));
        }
        parts.sort();
        Some(Self(parts))
    }

    /// The common names.
    pub(super) fn common_names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(kind, _)| kind == "CN").map(|(_, value)| value.as_str())
    }
}

/// What stands before the equals sign, which is taken as well.
fn kind(rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut kind = String::new();
    loop {
        match rest.next()? {
            '=' => break,
            c => kind.push(c.to_ascii_uppercase()),
        }
    }
    let kind = kind.trim();
    let kind = kind.strip_prefix("OID.").unwrap_or(kind);
    let is_type = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let known = TYPES.iter().find(|(name, _)| *name == kind).map_or(kind, |(_, name)| name);
    (!kind.is_empty() && kind.chars().all(is_type)).then(|| known.to_owned())
}

/// What stands before the next separator, which is taken as well.
fn value(rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut value = Value::default();
    let mut quoted = false;
    while let Some(c) = rest.next() {
        match c {
            '"' => quoted = !quoted,
            ',' | ';' | '+' if !quoted => break,
            c if c.is_whitespace() && !quoted => value.blank = true,
            '\\' => value.push(&escaped(rest)?),
            c => value.push(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    (!quoted).then(|| String::from_utf8_lossy(&value.bytes).into_owned())
}

/// A value as it is read: blanks at its ends are dropped, those inside are one.
#[derive(Default)]
struct Value {
    bytes: Vec<u8>,
    blank: bool,
}

impl Value {
    fn push(&mut self, bytes: &[u8]) {
        if std::mem::take(&mut self.blank) && !self.bytes.is_empty() {
            self.bytes.push(b' ');
        }
        self.bytes.extend_from_slice(bytes);
    }
}

/// What stands behind a backslash: a byte as two hexadecimal digits, or a character as it is.
fn escaped(rest: &mut Peekable<Chars<'_>>) -> Option<Vec<u8>> {
    let digit = |c: char| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let first = rest.next()?;
    let second = rest.peek().copied().and_then(digit);
    match (digit(first), second) {
        (Some(high), Some(low)) => {
            rest.next();
            Some(vec![high << 4 | low])
        }
        _ => Some(first.to_string().into_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_blanks_and_the_spelling_of_types_do_not_count() {
        let dn = Dn::parse("CN=db1.example.com,OU=Data Base,O=Example\\, Inc,ST=Bavaria,C=DE");
        for same in [
            "CN=db1.example.com, OU=Data Base, O=\"Example, Inc\", ST=Bavaria, C=DE",
            "c=DE;st=Bavaria;o=Example\\2C Inc;ou=Data  Base;cn=db1.example.com",
            " S = Bavaria , C = DE,OID.2.5.4.10=Example\\, Inc, OU= Data Base + 2.5.4.3=db1.example.com ,",
        ] {
            assert_eq!(Dn::parse(same), dn, "{same}");
        }
    }

    #[test]
    fn values_count_with_their_case_and_number() {
        let dn = Dn::parse("CN=db1,OU=a,OU=a,O=Example");
        for other in [
            "CN=DB1,OU=a,OU=a,O=Example",
            "CN=db1,OU=a,O=Example",
            "CN=db1",
            "CN=db1,OU=a,OU=a,O=Example,C=US",
            "",
        ] {
            assert_ne!(Dn::parse(other), dn, "{other}");
        }
        assert_eq!(Dn::parse("CN=caf\\C3\\A9"), Dn::parse("CN=café"));
        assert_ne!(Dn::parse("CN=\" a\""), Dn::parse("CN=a"));
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for text in ["db1", "=x", "CN=\"open", "CN=a\\", "C N=x", "CN=a,b"] {
            assert_eq!(Dn::parse(text), None, "{text}");
        }
    }
}
