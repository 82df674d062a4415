//! What else stands in a descriptor: it reaches the listener, the driver itself does nothing about it.

use crate::clients::{Unheeded, Why};

/// What is found beside the addresses and the target.
#[derive(Default)]
pub(super) struct Around {
    /// SERVER of CONNECT_DATA, for which the listener is enough.
    pub(super) server: Option<String>,
    pub(super) unheeded: Vec<Unheeded>,
}

const SECTIONS: [&str; 6] =
    ["DESCRIPTION_LIST", "DESCRIPTION", "ADDRESS_LIST", "ADDRESS", "CONNECT_DATA", "SECURITY"];

/// Goes through the parameters; `seen` are the places of the addresses that count, in order.
pub(super) fn read(text: &str, seen: &[usize]) -> Around {
    let mut around = Around::default();
    let mut open: Vec<Option<&'static str>> = Vec::new();
    for (at, mark) in text.match_indices(['(', ')']) {
        if mark == ")" {
            open.pop();
            continue;
        }
        let inner = &text[at + 1..];
        let end = inner.find(['=', '(', ')']).unwrap_or(inner.len());
        let name = inner[..end].trim();
        let section = SECTIONS.into_iter().find(|section| section.eq_ignore_ascii_case(name));
        match (section, open.last().copied().flatten()) {
            (Some("ADDRESS"), around_it) if seen.binary_search(&at).is_err() => {
                around.add(around_it.unwrap_or(""), name, Why::Misread);
            }
            (None, Some(parent)) => around.parameter(parent, name, &inner[end..]),
            _ => {}
        }
        open.push(section);
    }
    around
}

impl Around {
    fn parameter(&mut self, section: &'static str, name: &str, behind: &str) {
        match section {
            // The address is seen, so it has nothing else; or it is not, which is told already.
            "ADDRESS" => {}
            // The listener reads all of it; failing over a session is the client's part.
            "CONNECT_DATA" if name.eq_ignore_ascii_case("FAILOVER_MODE") => {
                self.add(section, name, Why::Sent);
            }
            "CONNECT_DATA" if name.eq_ignore_ascii_case("SERVER") => {
                let value = behind.strip_prefix('=').and_then(|behind| behind.split([')', '(']).next());
                self.server = value.map(|value| value.trim().to_ascii_lowercase());
            }
            "CONNECT_DATA" => {}
            _ => self.add(section, name, Why::Sent),
        }
    }

    fn add(&mut self, section: &'static str, name: &str, why: Why) {
        self.unheeded.push(Unheeded { section, name: name.to_ascii_uppercase(), why });
    }
}
