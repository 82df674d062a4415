//! Values: what people write, and what they may write.

use tns_parser::catalog::{PROTOCOLS, Param, ValueType};

use super::{Choice, Maker};

pub(super) const PARTS: &[(&str, &[Choice])] = &[
    (
        "host",
        &[
            ("short name", 35),
            ("with a domain", 30),
            ("IPv4", 12),
            ("IPv6", 6),
            ("IPv6 in brackets", 8),
            ("one letter", 3),
            ("with odd marks", 3),
        ],
    ),
    ("port", &[("1521", 60), ("another", 34), ("at an edge", 3)]),
    ("protocol", &[("TCP", 68), ("TCPS", 28), ("another", 4)]),
    (
        "value",
        &[
            ("word", 82),
            ("in double quotes", 8),
            ("in single quotes", 3),
            ("with blanks", 2),
            ("with marks", 3),
            ("empty", 2),
        ],
    ),
    ("boolean", &[("on", 35), ("off", 30), ("yes", 12), ("no", 9), ("true", 8), ("false", 6)]),
    ("duration", &[("plain", 55), ("with a unit", 35), ("with a blank and a unit", 10)]),
    ("wallet", &[("a folder", 60), ("nested", 25), ("SYSTEM", 15)]),
];

const WORDS: [&str; 12] = [
    "sales",
    "ORCL",
    "hr.example.com",
    "db1",
    "x",
    "s1_high.adb.oraclecloud.com",
    "orclpdb1",
    "a-b",
    "S_1",
    "é",
    "my svc",
    "7",
];

impl Maker<'_> {
    pub(super) fn word(&mut self) -> String {
        self.pick(&WORDS).to_owned()
    }

    /// A word of two letters or more that every client takes in an Easy Connect string, mostly.
    pub(super) fn easy_word(&mut self) -> String {
        match self.rng.chance(85) {
            true => self
                .pick(&["sales", "ORCL", "hr.example.com", "orclpdb1", "s1_high.adb.oraclecloud.com"])
                .to_owned(),
            false => self.word(),
        }
    }

    /// A free text.
    pub(super) fn value(&mut self) -> String {
        let word = self.word();
        match self.choose("value") {
            "in double quotes" => self.quoted(&word),
            "in single quotes" => format!("'{word}'"),
            "with blanks" => format!(" {word} "),
            "with marks" => format!(
                "{word}{}{word}",
                self.pick(&[",", ";", ":", "/", "\\", "@", "$", "=", "%", "+", "*"])
            ),
            "empty" => String::new(),
            _ => word,
        }
    }

    fn quoted(&mut self, word: &str) -> String {
        let inner = self.pick(&["", " ", ")", "(", "=", "#", "'", "\\", ","]);
        format!("\"{word}{inner}\"")
    }

    pub(super) fn host(&mut self) -> String {
        let number = self.rng.below(99);
        match self.choose("host") {
            "short name" => format!("db{number}"),
            "with a domain" => format!("db-{number}.example.com"),
            "IPv4" => format!("10.0.0.{number}"),
            "IPv6" => self.pick(&["::1", "2001:db8::7", "fe80::1%eth0", "::ffff:1.2.3.4"]).to_owned(),
            "IPv6 in brackets" => self.pick(&["[::1]", "[2001:db8::7]", "[fe80::1]"]).to_owned(),
            "one letter" => "h".to_owned(),
            _ => self.pick(&["db_1", "-db", "db.", "bücher.example", "d$b", "localhost"]).to_owned(),
        }
    }

    pub(super) fn port(&mut self) -> String {
        match self.choose("port") {
            "1521" => "1521".to_owned(),
            "another" => (1024 + self.rng.below(60_000)).to_string(),
            _ => self.pick(&["0", "1", "65535", "65536", "72071", "01521"]).to_owned(),
        }
    }

    pub(super) fn protocol(&mut self) -> String {
        let name = match self.choose("protocol") {
            "another" => {
                let names = PROTOCOLS.iter().map(|protocol| protocol.name).collect::<Vec<_>>();
                self.pick(&names)
            }
            usual => usual,
        };
        if self.rng.chance(60) { name.to_ascii_lowercase() } else { name.to_owned() }
    }

    pub(super) fn boolean(&mut self) -> String {
        let word = self.choose("boolean");
        if self.rng.chance(40) { word.to_ascii_uppercase() } else { word.to_owned() }
    }

    /// A value that the catalogue allows.
    pub(super) fn value_of(&mut self, param: &Param) -> String {
        match (param.name, &param.value) {
            ("HOST" | "HTTPS_PROXY", _) | (_, ValueType::Host) => self.host(),
            (_, ValueType::Port) => self.port(),
            (_, ValueType::Boolean) => self.boolean(),
            (_, ValueType::Integer { .. } | ValueType::Size { .. }) => self.number(param),
            (_, ValueType::Duration { .. }) => self.duration(),
            (_, ValueType::Enum { allowed, .. } | ValueType::EnumList { allowed, .. }) => {
                let word = self.pick(allowed).to_owned();
                if self.rng.chance(50) { word.to_ascii_lowercase() } else { word }
            }
            (_, ValueType::DistinguishedName) => "\"CN=db.example.com, O=Example, C=US\"".to_owned(),
            (_, ValueType::Path) => {
                self.pick(&["/opt/wallet", "C:\\wallet", "\"/a b/c\"", "?/network/admin"]).to_owned()
            }
            _ => self.value(),
        }
    }

    fn number(&mut self, param: &Param) -> String {
        let (min, max) = param.value.range();
        let (least, most) = (min.unwrap_or(0), max.unwrap_or(i64::from(u32::MAX)));
        match self.rng.below(10) {
            0 => least.to_string(),
            1 => most.to_string(),
            _ => least.saturating_add(self.rng.below(100) as i64).min(most).to_string(),
        }
    }

    fn duration(&mut self) -> String {
        let number = self.rng.below(120);
        let unit = self.pick(&["ms", "sec", "min", "MS", "Sec", "hr"]);
        match self.choose("duration") {
            "plain" => number.to_string(),
            "with a unit" => format!("{number}{unit}"),
            _ => format!("{number} {unit}"),
        }
    }
}
