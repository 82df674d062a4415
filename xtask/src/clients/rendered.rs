//! The text that Oracle's Rust driver tells its settings by.
//!
//! It writes values as they are, without quotes, so that a value may hold parentheses; what stands
//! where is fixed, though, so each value ends where the next fixed piece begins.

use std::net::Ipv6Addr;

use serde_json::{Map, Value as Json, json};

/// The reading that a text tells, in the shape of `Effective`; `None` where it is not in that form.
pub(crate) fn read(text: &str) -> Option<Json> {
    let is_list = text.starts_with("(DESCRIPTION_LIST=");
    let mut rest = Rest(text, if is_list { "))))" } else { ")))" });
    rest.take("(DESCRIPTION_LIST=");
    let navigation = if is_list { rest.navigation() } else { json!({}) };
    let mut descriptions = Vec::new();
    while rest.take("(DESCRIPTION=") {
        descriptions.push(rest.description()?);
    }
    let is_closed = !is_list || rest.take(")");
    let told = json!({ "navigation": navigation, "descriptions": descriptions });
    (is_closed && rest.0.is_empty() && !descriptions_of(&told).is_empty()).then_some(told)
}

/// Puts brackets around the IPv6 addresses of a reading: the text has them whether they were read or not.
pub(crate) fn bracketed(mut reading: Json) -> Json {
    let descriptions = reading["descriptions"].as_array_mut().into_iter().flatten();
    let lists = descriptions.filter_map(|description| description["lists"].as_array_mut()).flatten();
    let addresses = lists.filter_map(|list| list["addresses"].as_array_mut()).flatten();
    for address in addresses {
        if let Some(host) = address["host"].as_str().filter(|host| host.parse::<Ipv6Addr>().is_ok()) {
            address["host"] = format!("[{host}]").into();
        }
    }
    reading
}

fn descriptions_of(told: &Json) -> &[Json] {
    told["descriptions"].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// What follows the value of CONNECT_DATA that is read.
const AFTER_TARGET: [(&str, &str); 5] = [
    ("(INSTANCE_NAME=", "instance_name"),
    ("(SID=", "sid"),
    ("(SERVER=", "server"),
    ("(USE_TCP_FAST_OPEN=ON)", ""),
    ("(POOL_BOUNDARY=", ""),
];

/// What is not read yet, and what closes the last value of the text.
struct Rest<'a>(&'a str, &'static str);

impl<'a> Rest<'a> {
    /// Passes a fixed piece, if it stands here.
    fn take(&mut self, piece: &str) -> bool {
        let found = self.0.strip_prefix(piece);
        self.0 = found.unwrap_or(self.0);
        found.is_some()
    }

    /// The text up to the first place where one of the pieces stands; that piece is not passed.
    fn until(&mut self, pieces: &[&str]) -> Option<&'a str> {
        let at = pieces.iter().filter_map(|piece| self.0.find(piece)).min()?;
        let (value, rest) = self.0.split_at(at);
        self.0 = rest;
        Some(value)
    }

    /// The same, or up to where nothing but parentheses that close is left.
    fn until_end(&mut self, pieces: &[&str]) -> Option<&'a str> {
        let found = pieces.iter().filter_map(|piece| self.0.find(piece)).min();
        let at = found.or_else(|| self.0.strip_suffix(self.1).map(str::len))?;
        let (value, rest) = self.0.split_at(at);
        self.0 = rest;
        Some(value)
    }

    /// `(NAME=value)` with a value that has no parenthesis.
    fn plain(&mut self, name: &str) -> Option<&'a str> {
        let rest = self.0.strip_prefix('(')?.strip_prefix(name)?.strip_prefix('=')?;
        let (value, rest) = rest.split_once(')')?;
        self.0 = rest;
        Some(value)
    }

    fn number(&mut self, name: &str, default: i64) -> i64 {
        self.plain(name).and_then(|text| text.parse().ok()).unwrap_or(default)
    }

    fn navigation(&mut self) -> Json {
        let failover = !self.take("(FAILOVER=OFF)");
        let load_balance = self.take("(LOAD_BALANCE=ON)");
        let source_route = self.take("(SOURCE_ROUTE=ON)");
        json!({ "failover": failover, "load_balance": load_balance, "source_route": source_route })
    }

    fn description(&mut self) -> Option<Json> {
        let mut told = Map::new();
        let mut put = |name: &str, value: Json| drop(told.insert(name.to_owned(), value));
        put("navigation", self.navigation());
        put("retry_count", self.number("RETRY_COUNT", 0).into());
        put("retry_delay", self.number("RETRY_DELAY", 1).into());
        put("expire_time", self.number("EXPIRE_TIME", 0).into());
        put("use_sni", self.take("(USE_SNI=ON)").into());
        put("sdu", self.number("SDU", 8192).into());
        let timeout = self.plain("TRANSPORT_CONNECT_TIMEOUT");
        put("transport_connect_timeout", timeout.and_then(seconds).into());
        let mut lists = Vec::new();
        while !self.take("(CONNECT_DATA=") {
            lists.push(self.list()?);
        }
        put("lists", lists.into());
        put("target", self.target()?);
        if self.take("(SECURITY=") {
            put("security", self.security()?);
        }
        self.take(")").then_some(told.into())
    }

    fn list(&mut self) -> Option<Json> {
        if !self.take("(ADDRESS_LIST=") {
            return Some(json!({ "navigation": {}, "addresses": [self.address()?] }));
        }
        let navigation = self.navigation();
        let mut addresses = Vec::new();
        while !self.take(")") {
            addresses.push(self.address()?);
        }
        Some(json!({ "navigation": navigation, "addresses": addresses }))
    }

    /// The driver leaves out the parenthesis behind a proxy and behind its port.
    fn address(&mut self) -> Option<Json> {
        self.take("(ADDRESS=(PROTOCOL=").then_some(())?;
        let protocol = self.until(&[")(HOST="])?;
        self.take(")(HOST=");
        let host = self.until(&[")(PORT="])?;
        self.take(")");
        let port = self.number("PORT", 0);
        let ends = [")(ADDRESS", "))(ADDRESS", ")(CONNECT_DATA=", "))(CONNECT_DATA="];
        let proxy_ends = ["(HTTPS_PROXY_PORT=", ends[0], ends[1], ends[2], ends[3]];
        let proxy = if self.take("(HTTPS_PROXY=") { Some(self.until(&proxy_ends)?) } else { None };
        let proxy_port = match self.take("(HTTPS_PROXY_PORT=") {
            true => self.until(&[")"])?.parse::<i64>().ok(),
            false => None,
        };
        let told = json!({ "protocol": taken(protocol), "host": host, "port": port,
            "https_proxy": proxy, "https_proxy_port": proxy_port });
        self.take(")").then_some(told)
    }

    fn target(&mut self) -> Option<Json> {
        let mut told = json!({ "service_name": null, "instance_name": null, "sid": null, "server": null });
        let marks = AFTER_TARGET.map(|(mark, _)| format!("){mark}"));
        let mut ends: Vec<_> = marks.iter().map(String::as_str).collect();
        ends.extend(["))(SECURITY=", ")))(DESCRIPTION="]);
        let names = [("(SERVICE_NAME=", "service_name")].into_iter().chain(AFTER_TARGET);
        for (mark, name) in names {
            if !self.take(mark) || mark.ends_with(')') {
                continue;
            }
            let value = self.until_end(&ends)?;
            self.take(")");
            if !name.is_empty() {
                let value = if name == "server" { value.to_lowercase() } else { value.to_owned() };
                told[name] = value.into();
            }
        }
        self.take(")").then_some(told)
    }

    fn security(&mut self) -> Option<Json> {
        // It tells what was asked for; the name is matched all the same.
        self.take("(SSL_SERVER_DN_MATCH=ON)");
        let (mut cert_dn, mut wallet) = (None, None);
        let ends = [")(MY_WALLET_DIRECTORY=", ")))(DESCRIPTION="];
        for (mark, value) in [("(SSL_SERVER_CERT_DN=", &mut cert_dn), ("(MY_WALLET_DIRECTORY=", &mut wallet)]
        {
            if self.take(mark) {
                *value = Some(self.until_end(&ends)?);
                self.take(")");
            }
        }
        self.take(")").then(|| json!({ "cert_dn": cert_dn, "wallet": wallet }))
    }
}

/// Only `tcps` in lower case means TLS to the driver, which an Easy Connect string may spell otherwise.
fn taken(protocol: &str) -> String {
    match protocol.to_lowercase() {
        name if name == "tcps" && protocol != "tcps" => "tcp".to_owned(),
        name => name,
    }
}

/// `20`, `500 ms`, `2 min`.
fn seconds(text: &str) -> Option<f64> {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let number: f64 = number.parse().ok()?;
    match unit {
        "" => Some(number),
        "ms" => Some(number / 1000.0),
        "min" => Some(number * 60.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn parentheses_in_values_and_forgotten_ones_are_no_problem() {
        let address = "(ADDRESS=(PROTOCOL=tcps)(HOST=h)(PORT=1)(HTTPS_PROXY=p(HTTPS_PROXY_PORT=80)";
        let security = "(SECURITY=(SSL_SERVER_DN_MATCH=ON)(SSL_SERVER_CERT_DN=CN=(x)))";
        let text = format!(
            "(DESCRIPTION=(RETRY_COUNT=2)(TRANSPORT_CONNECT_TIMEOUT=500 ms){address}(CONNECT_DATA=\
             (SERVICE_NAME=a)b)(SERVER=POOLED)){security})"
        );
        let told = read(&text).expect("the form of the driver");
        let description = &told["descriptions"][0];
        assert_eq!(description["target"]["service_name"], "a)b");
        assert_eq!(description["target"]["server"], "pooled");
        assert_eq!(description["lists"][0]["addresses"][0]["https_proxy"], "p");
        assert_eq!(description["lists"][0]["addresses"][0]["https_proxy_port"], 80);
        assert_eq!(description["security"]["cert_dn"], "CN=(x)");
        assert_eq!(description["transport_connect_timeout"], 0.5);
    }

    #[test]
    fn lists_are_read_and_anything_else_is_not() {
        let one = "(DESCRIPTION=(ADDRESS_LIST=(LOAD_BALANCE=ON)(ADDRESS=(PROTOCOL=tcp)(HOST=a)(PORT=1))\
                   (ADDRESS=(PROTOCOL=tcp)(HOST=b)(PORT=2)))(CONNECT_DATA=(SID=x)))";
        let told = read(&format!("(DESCRIPTION_LIST=(FAILOVER=OFF){one}{one})")).expect("a list");
        assert_eq!(told["navigation"]["failover"], false);
        assert_eq!(told["descriptions"][1]["lists"][0]["addresses"][1]["host"], "b");
        assert_eq!(told["descriptions"][1]["target"]["sid"], "x");
        assert_eq!(read("h:1521/s"), None);
    }
}
