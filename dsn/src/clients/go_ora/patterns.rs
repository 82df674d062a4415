//! What the driver's patterns find in a descriptor. They know neither quotes nor nesting.

use super::{Address, DEFAULT_PORT, Refusal};

/// An address that the pattern takes, and where it starts.
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) server: Address,
}

/// The parameters that an address may have; with any other one it is not seen.
const KNOWN: [&str; 4] = ["HOST", "PORT", "COMMUNITY", "PROTOCOL"];

/// `(ADDRESS=(…)…)` with nothing but known parameters and plain values, at least one of them a host.
pub(super) fn addresses(text: &str) -> Result<Vec<Found>, Refusal> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find('(').map(|offset| at + offset) {
        at = open + 1;
        let mut rest = Rest { text: &text[open..] };
        if let Some(values) = rest.address() {
            at = text.len() - rest.text.len();
            found.extend(server(values)?.map(|server| Found { start: open, server }));
        }
    }
    Ok(found)
}

/// The value of the first `(NAME=value)` that is plain.
pub(super) fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let opens = text.match_indices('(').map(|(open, _)| open);
    opens.into_iter().find_map(|open| {
        Rest { text: &text[open..] }.pair(name, |byte| is_word(byte) || b".-".contains(&byte))
    })
}

fn server([host, port, _, protocol]: [&str; 4]) -> Result<Option<Address>, Refusal> {
    let port = match port {
        "" => DEFAULT_PORT,
        digits => digits.parse().map_err(|_| Refusal::plain("strconv.Atoi: value out of range"))?,
    };
    let made = || Address {
        protocol: protocol.to_ascii_lowercase(),
        host: Some(host.to_owned()),
        port: Some(port),
        ..Address::default()
    };
    Ok((!host.is_empty()).then(made))
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// What is left of a text.
#[derive(Clone, Copy)]
struct Rest<'a> {
    text: &'a str,
}

impl<'a> Rest<'a> {
    /// The values of an address, in the order of [`KNOWN`]; of several the last one.
    fn address(&mut self) -> Option<[&'a str; 4]> {
        self.opening("ADDRESS")?;
        let mut values = [""; 4];
        let mut any = false;
        while let Some((nth, value)) = self.parameter() {
            values[nth] = value;
            any = true;
            self.blanks();
        }
        self.byte(b')')?;
        any.then_some(values)
    }

    fn parameter(&mut self) -> Option<(usize, &'a str)> {
        let before = *self;
        let taken: [fn(u8) -> bool; 4] = [
            |byte| is_word(byte) || b".-:".contains(&byte),
            |byte| byte.is_ascii_digit(),
            |byte| is_word(byte) || b".-".contains(&byte),
            is_word,
        ];
        for (nth, name) in KNOWN.iter().enumerate() {
            if let Some(value) = self.pair(name, taken[nth]) {
                return Some((nth, value));
            }
            *self = before;
        }
        None
    }

    /// `(NAME=value)`
    fn pair(&mut self, name: &str, taken: impl Fn(u8) -> bool) -> Option<&'a str> {
        self.opening(name)?;
        let end = self.text.bytes().position(|byte| !taken(byte)).unwrap_or(self.text.len());
        let value = &self.text[..end];
        self.text = &self.text[end..];
        self.blanks();
        self.byte(b')')?;
        Some(value).filter(|value| !value.is_empty())
    }

    /// `(NAME=`
    fn opening(&mut self, name: &str) -> Option<()> {
        self.byte(b'(')?;
        self.blanks();
        let start = self.text.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name))?;
        self.text = &self.text[start.len()..];
        self.blanks();
        self.byte(b'=')?;
        self.blanks();
        Some(())
    }

    fn byte(&mut self, byte: u8) -> Option<()> {
        self.text = self.text.strip_prefix(char::from(byte))?;
        Some(())
    }

    fn blanks(&mut self) {
        self.text = self.text.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']);
    }
}
