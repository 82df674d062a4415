//! Easy Connect Plus strings.

use tns_parser::FileKind;
use tns_parser::catalog::{self, EASY_CONNECT, EasyConnectParam};

use super::{Choice, Maker};

pub(super) const PARTS: &[(&str, &[Choice])] = &[
    ("easy protocol", &[("none", 55), ("slashes", 10), ("tcp", 15), ("tcps", 15), ("another", 2)]),
    ("easy hosts", &[("one", 60), ("several", 20), ("groups", 14), ("with blanks", 2), ("none", 1)]),
    ("easy port", &[("none", 30), ("one", 66), ("empty", 4)]),
    ("easy service", &[("one", 78), ("empty", 5), ("none", 8)]),
    ("easy server", &[("none", 75), ("known", 20), ("another", 2)]),
    ("easy instance", &[("none", 85), ("one", 15)]),
    ("easy parameters", &[("none", 55), ("one", 20), ("several", 20), ("without a name", 3), ("blanks", 2)]),
    ("easy value", &[("plain", 85), ("in double quotes", 12), ("empty", 3)]),
];

impl Maker<'_> {
    /// ```abnf
    /// easy-connect = [[protocol ":"] "//"] hosts ["/" [service]] [":" server] ["/" instance] ["?" parameters]
    /// ```
    pub(super) fn easy_connect(&mut self) {
        match self.choose("easy protocol") {
            "none" => {}
            "slashes" => self.out.push_str("//"),
            "another" => {
                let protocol = self.pick(&["ws", "wss", "TCPS", "beq", "tcp4", "invalid"]);
                self.out.push_str(&format!("{protocol}://"));
            }
            protocol => self.out.push_str(&format!("{protocol}://")),
        }
        self.easy_hosts();
        self.easy_target();
        self.easy_parameters();
    }

    fn easy_hosts(&mut self) {
        match self.choose("easy hosts") {
            "one" => self.easy_host(),
            "several" => self.separated(","),
            "groups" => self.separated(";"),
            "with blanks" => self.separated(", "),
            _ => {}
        }
    }

    fn separated(&mut self, mark: &str) {
        self.easy_host();
        for _ in 0..=self.rng.below(3) {
            let mark = if mark == ";" && self.rng.chance(40) { "," } else { mark };
            self.out.push_str(mark);
            self.easy_host();
        }
    }

    fn easy_host(&mut self) {
        let host = if self.rng.chance(75) { format!("db{}", self.rng.below(99)) } else { self.host() };
        self.out.push_str(&host);
        match self.choose("easy port") {
            "one" => {
                let port = self.port();
                self.out.push_str(&format!(":{port}"));
            }
            "empty" => self.out.push(':'),
            _ => {}
        }
    }

    fn easy_target(&mut self) {
        match self.choose("easy service") {
            "one" => {
                let service = self.easy_word();
                self.out.push_str(&format!("/{service}"));
            }
            "empty" => self.out.push('/'),
            _ => {}
        }
        match self.choose("easy server") {
            "known" => {
                let server = self.pick(&[":dedicated", ":shared", ":pooled", ":POOLED"]);
                self.out.push_str(server);
            }
            "another" => self.out.push_str(":other"),
            _ => {}
        }
        if self.choose("easy instance") == "one" {
            let instance = self.easy_word();
            self.out.push_str(&format!("/{instance}"));
        }
    }

    fn easy_parameters(&mut self) {
        let count = match self.choose("easy parameters") {
            "one" => 1,
            "several" => 2 + self.rng.below(3),
            "without a name" => return self.out.push_str("?=on"),
            "blanks" => return self.out.push_str(" ? retry_count = 3 & retry_delay=2 "),
            _ => return,
        };
        for nth in 0..count {
            self.out.push(if nth == 0 { '?' } else { '&' });
            if let Some(param) = self.rng.pick(EASY_CONNECT) {
                self.easy_parameter(param);
            }
        }
    }

    fn easy_parameter(&mut self, param: &'static EasyConnectParam) {
        self.used.insert(("?", param.name));
        let row = catalog::params(FileKind::Descriptor).find(|row| param.descriptor.contains(&row.name));
        let value = row.map_or_else(String::new, |row| self.value_of(row));
        let value = match self.choose("easy value") {
            "plain" => value,
            "in double quotes" => format!("\"{}\"", value.trim_matches('"')),
            _ => String::new(),
        };
        let name = if self.rng.chance(20) { param.name.to_ascii_uppercase() } else { param.name.to_owned() };
        self.out.push_str(&format!("{name}={value}"));
    }
}
