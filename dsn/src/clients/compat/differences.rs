use std::fmt::Write as _;

use super::expected::{Expected, One};
use super::{Aspect, Difference, Documented};
use crate::clients::{Address, Description, Effective, Navigation, Target};

/// What of a client's reading is another than documented. Where the text is silent, the client's
/// own `defaults` are no difference.
pub(super) fn differences(
    documented: &Documented,
    client: &Effective,
    defaults: &Description,
) -> Vec<Difference> {
    let expected = match documented {
        Ok(expected) => expected,
        Err(why) => {
            let documented = format!("refused: {why}");
            return vec![Difference { aspect: Aspect::Use, documented, client: "used".to_owned() }];
        }
    };
    let mut found = Found::default();
    found.lists(expected, client);
    for (expected, client) in expected.descriptions.iter().zip(&client.descriptions) {
        found.description(expected, client, defaults);
    }
    found.0
}

/// The differences found so far.
#[derive(Default)]
struct Found(Vec<Difference>);

impl Found {
    fn add(&mut self, aspect: Aspect, documented: String, client: String) {
        self.0.push(Difference { aspect, documented, client });
    }

    /// Compares values, which are written down only where they differ.
    fn compare<T: PartialEq>(&mut self, aspect: Aspect, values: (T, T), text: impl Fn(&T) -> String) {
        let (documented, client) = values;
        if documented != client {
            self.add(aspect, text(&documented), text(&client));
        }
    }

    /// How many descriptions there are, and how they are taken.
    fn lists(&mut self, expected: &Expected, client: &Effective) {
        let counts = (expected.descriptions.len(), client.descriptions.len());
        self.compare(Aspect::Addresses, counts, |count| match count {
            1 => "1 description".to_owned(),
            count => format!("{count} descriptions"),
        });
        if counts.0.min(counts.1) > 1 {
            let text = |navigation: &Navigation| format!("DESCRIPTION_LIST: {}", route(navigation));
            self.compare(Aspect::Order, (expected.navigation, client.navigation), text);
        }
    }

    fn description(&mut self, expected: &One, client: &Description, defaults: &Description) {
        let addresses: Vec<_> = client.addresses().collect();
        self.compare(Aspect::Addresses, (expected.addresses.iter().collect(), addresses), |all| places(all));
        if expected.addresses.len() > 1 {
            self.compare(Aspect::Order, (expected.navigation, together(client)), route);
        }
        self.compare(Aspect::Target, (Asked(&expected.target), Asked(&client.target)), Asked::text);
        self.retries(expected, client, defaults);
        self.timeouts(expected, client, defaults);
        self.session(expected, client, defaults);
        if expected.addresses.iter().any(|address| address.protocol == "tcps") {
            self.security(expected, client, defaults);
        }
    }

    fn retries(&mut self, expected: &One, client: &Description, defaults: &Description) {
        let count = expected.retry_count.unwrap_or(defaults.retry_count);
        self.compare(Aspect::Retries, (count, client.retry_count), |count| format!("RETRY_COUNT={count}"));
        if count > 0 && client.retry_count > 0 {
            let delay = expected.retry_delay.unwrap_or(defaults.retry_delay);
            self.compare(Aspect::Retries, (delay, client.retry_delay), |delay| {
                format!("RETRY_DELAY={delay}")
            });
        }
    }

    fn timeouts(&mut self, expected: &One, client: &Description, defaults: &Description) {
        let limit = |name: &'static str| {
            move |value: &Option<f64>| match value {
                Some(seconds) => format!("{name}={seconds}"),
                None => format!("no {name}"),
            }
        };
        let values = (
            expected.transport_connect_timeout.or(defaults.transport_connect_timeout),
            client.transport_connect_timeout,
        );
        self.compare(Aspect::Timeouts, values, limit("TRANSPORT_CONNECT_TIMEOUT"));
        let values = (expected.connect_timeout.or(defaults.connect_timeout), client.connect_timeout);
        self.compare(Aspect::Timeouts, values, limit("CONNECT_TIMEOUT"));
        let values = (expected.expire_time.unwrap_or(defaults.expire_time), client.expire_time);
        self.compare(Aspect::Timeouts, values, |minutes| format!("EXPIRE_TIME={minutes}"));
    }

    fn session(&mut self, expected: &One, client: &Description, defaults: &Description) {
        let values = (expected.sdu.unwrap_or(defaults.sdu), client.sdu);
        self.compare(Aspect::Session, values, |sdu| format!("SDU={sdu}"));
        let values = (expected.use_sni.unwrap_or(defaults.use_sni), client.use_sni);
        self.compare(Aspect::Session, values, |on| format!("USE_SNI={}", switch(*on)));
    }

    fn security(&mut self, expected: &One, client: &Description, defaults: &Description) {
        let (usual, client) = (&defaults.security, &client.security);
        let values = (expected.dn_match.unwrap_or(usual.dn_match), client.dn_match);
        self.compare(Aspect::Security, values, |on| format!("SSL_SERVER_DN_MATCH={}", switch(*on)));
        let named = |name: &'static str| {
            move |value: &Option<&String>| {
                value.map_or(format!("no {name}"), |value| format!("{name}={value}"))
            }
        };
        let values = (expected.cert_dn.as_ref().or(usual.cert_dn.as_ref()), client.cert_dn.as_ref());
        self.compare(Aspect::Security, values, named("SSL_SERVER_CERT_DN"));
        let values = (expected.wallet.as_ref().or(usual.wallet.as_ref()), client.wallet.as_ref());
        self.compare(Aspect::Security, values, named("WALLET_LOCATION"));
    }
}

/// How a description and its lists are taken together: clients keep the same flags at other levels.
fn together(description: &Description) -> Navigation {
    let levels = || description.lists.iter().map(|list| &list.navigation).chain([&description.navigation]);
    Navigation {
        load_balance: levels().any(|level| level.load_balance),
        failover: levels().all(|level| level.failover),
        source_route: levels().any(|level| level.source_route),
    }
}

fn switch(on: bool) -> &'static str {
    if on { "on" } else { "off" }
}

fn route(navigation: &Navigation) -> String {
    let Navigation { load_balance, failover, source_route } = *navigation;
    let mut text = format!("LOAD_BALANCE={} FAILOVER={}", switch(load_balance), switch(failover));
    if source_route {
        text.push_str(" SOURCE_ROUTE=on");
    }
    text
}

fn places(addresses: &[&Address]) -> String {
    let one = |address: &&Address| {
        let Address { protocol, host, port, https_proxy, https_proxy_port } = address;
        let host = host.as_deref().unwrap_or("no host");
        let mut text = match port {
            Some(port) => format!("{protocol}://{host}:{port}"),
            None => format!("{protocol}://{host} without a port"),
        };
        if let Some(proxy) = https_proxy {
            let _ = write!(text, " through {proxy}:{}", https_proxy_port.unwrap_or_default());
        }
        text
    };
    match addresses {
        [] => "no address".to_owned(),
        addresses => addresses.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}

/// A target, in which an empty text is none.
struct Asked<'a>(&'a Target);

impl Asked<'_> {
    fn parts(&self) -> [(&'static str, Option<&str>); 4] {
        let Target { service_name, sid, instance_name, server } = self.0;
        let all = [
            ("SERVICE_NAME", service_name),
            ("SID", sid),
            ("INSTANCE_NAME", instance_name),
            ("SERVER", server),
        ];
        all.map(|(name, text)| (name, text.as_deref().filter(|text| !text.is_empty())))
    }

    fn text(&self) -> String {
        let parts = self.parts();
        let given = parts.iter().filter_map(|(name, text)| Some(format!("{name}={}", (*text)?)));
        match given.collect::<Vec<_>>().join(" ") {
            text if text.is_empty() => "no SERVICE_NAME and no SID".to_owned(),
            text => text,
        }
    }
}

impl PartialEq for Asked<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts()
    }
}
