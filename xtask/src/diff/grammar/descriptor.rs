//! Connect descriptors.

use tns_parser::catalog::Param;
use tns_parser::catalog::ValueType;

use super::{Case3, Choice, Maker, Style, params};

pub(super) const PARTS: &[(&str, &[Choice])] = &[
    (
        "entry",
        &[("description", 80), ("list of descriptions", 14), ("address alone", 2), ("address list alone", 2)],
    ),
    (
        "addresses",
        &[
            ("one", 45),
            ("several", 15),
            ("one list", 20),
            ("several lists", 8),
            ("list in a list", 2),
            ("addresses and a list", 5),
            ("none", 2),
        ],
    ),
    ("order", &[("usual", 70), ("connect data first", 15), ("parameters last", 15)]),
    (
        "connect data",
        &[
            ("service", 60),
            ("SID", 12),
            ("service and instance", 10),
            ("SID and instance", 6),
            ("empty", 4),
            ("none", 8),
        ],
    ),
    ("security", &[("none", 70), ("some", 30)]),
    ("navigation", &[("none", 70), ("load balance", 12), ("failover", 10), ("source route", 8)]),
    ("layout", &[("one line", 55), ("blanks", 20), ("lines", 25)]),
    ("case of names", &[("upper", 60), ("lower", 25), ("mixed", 15)]),
];

impl Maker<'_> {
    /// ```abnf
    /// entry = description / description-list / address / address-list
    /// ```
    pub(super) fn entry(&mut self) {
        self.restyle();
        match self.choose("entry") {
            "description" => self.description(),
            "list of descriptions" => self.description_list(),
            "address alone" => self.address(),
            _ => self.address_list(1),
        }
    }

    fn restyle(&mut self) {
        let layout = self.choose("layout");
        let case = match self.choose("case of names") {
            "upper" => Case3::Upper,
            "lower" => Case3::Lower,
            _ => Case3::Mixed,
        };
        self.style = Style { blanks: layout != "one line", lines: layout == "lines", case };
    }

    fn description_list(&mut self) {
        self.open("DESCRIPTION_LIST");
        self.navigation();
        for _ in 0..=self.rng.below(3) {
            self.description();
        }
        self.close();
    }

    fn description(&mut self) {
        self.open("DESCRIPTION");
        let order = self.choose("order");
        if order != "parameters last" {
            self.parameters("DESCRIPTION", 3);
        }
        if order == "connect data first" {
            self.connect_data();
        }
        self.navigation();
        self.addresses();
        if order != "connect data first" {
            self.connect_data();
        }
        if self.choose("security") == "some" {
            self.section("SECURITY", 4);
        }
        if order == "parameters last" {
            self.parameters("DESCRIPTION", 3);
        }
        self.close();
    }

    fn addresses(&mut self) {
        match self.choose("addresses") {
            "one" => self.address(),
            "several" => (0..2 + self.rng.below(2)).for_each(|_| self.address()),
            "one list" => self.address_list(1),
            "several lists" => (0..2).for_each(|_| self.address_list(1)),
            "list in a list" => self.address_list(2),
            "addresses and a list" => {
                self.address();
                self.address_list(1);
                self.address();
            }
            _ => {}
        }
    }

    fn address_list(&mut self, depth: usize) {
        self.open("ADDRESS_LIST");
        self.navigation();
        for _ in 0..=self.rng.below(3) {
            match depth {
                1 => self.address(),
                _ => self.address_list(depth - 1),
            }
        }
        self.close();
    }

    fn address(&mut self) {
        self.open("ADDRESS");
        let protocol = self.protocol();
        self.put("PROTOCOL", &protocol);
        if !self.rng.chance(3) {
            let host = self.host();
            self.put("HOST", &host);
        }
        if !self.rng.chance(5) {
            let port = self.port();
            self.put("PORT", &port);
        }
        if self.rng.chance(20) {
            self.parameters("ADDRESS", 2);
        }
        self.close();
    }

    fn connect_data(&mut self) {
        let chosen = self.choose("connect data");
        if chosen == "none" {
            return;
        }
        self.open("CONNECT_DATA");
        if chosen.starts_with("service") {
            let service = self.value();
            self.put("SERVICE_NAME", &service);
        }
        if chosen.starts_with("SID") {
            let sid = self.value();
            self.put("SID", &sid);
        }
        if chosen.ends_with("instance") {
            let instance = self.value();
            self.put("INSTANCE_NAME", &instance);
        }
        if chosen != "empty" && self.rng.chance(50) {
            self.parameters("CONNECT_DATA", 2);
        }
        self.close();
    }

    fn navigation(&mut self) {
        let name = match self.choose("navigation") {
            "load balance" => "LOAD_BALANCE",
            "failover" => "FAILOVER",
            "source route" => "SOURCE_ROUTE",
            _ => return,
        };
        let value = self.boolean();
        self.put(name, &value);
    }

    fn section(&mut self, name: &'static str, most: usize) {
        self.open(name);
        self.parameters(name, most);
        self.close();
    }

    /// Some of a section's parameters.
    fn parameters(&mut self, section: &'static str, most: usize) {
        for _ in 0..self.rng.below(most + 1) {
            if let Some(param) = self.param(section) {
                self.parameter(param);
            }
        }
    }

    fn parameter(&mut self, param: &'static Param) {
        let has_own = params(param.name).next().is_some();
        match (param.name, &param.value) {
            ("WALLET_LOCATION" | "MY_WALLET_DIRECTORY", _) => self.wallet(param.name),
            (name, ValueType::Container) if has_own => self.section(name, 3),
            _ => {
                let value = self.value_of(param);
                self.put(param.name, &value);
            }
        }
    }

    fn wallet(&mut self, name: &str) {
        match self.choose("wallet") {
            "nested" => {
                self.open(name);
                self.open("SOURCE");
                self.put("METHOD", "FILE");
                self.open("METHOD_DATA");
                self.put("DIRECTORY", "/opt/wallet");
                (0..3).for_each(|_| self.close());
            }
            "SYSTEM" => self.put(name, "SYSTEM"),
            _ => self.put(name, "/opt/wallet"),
        }
    }

    /// `(NAME=`
    fn open(&mut self, name: &str) {
        if self.style.lines && !self.out.is_empty() {
            self.out.push_str("\n  ");
        }
        self.out.push('(');
        self.blank();
        let name = self.cased(name);
        self.out.push_str(&name);
        self.blank();
        self.out.push('=');
        self.blank();
    }

    fn close(&mut self) {
        if self.style.lines && self.rng.chance(20) {
            self.out.push_str("\n ");
        }
        self.out.push(')');
        self.blank();
    }

    /// `(NAME=value)`
    fn put(&mut self, name: &str, value: &str) {
        self.open(name);
        self.out.push_str(value);
        self.close();
    }

    fn blank(&mut self) {
        if self.style.blanks && self.rng.chance(30) {
            let blank = self.pick(&[" ", " ", "  ", "\t"]);
            self.out.push_str(blank);
        }
    }

    fn cased(&mut self, name: &str) -> String {
        match self.style.case {
            Case3::Upper => name.to_owned(),
            Case3::Lower => name.to_ascii_lowercase(),
            Case3::Mixed => {
                let mut cased = name.to_ascii_lowercase();
                cased[..1].make_ascii_uppercase();
                cased
            }
        }
    }
}
