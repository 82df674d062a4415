//! What a descriptor says to a client, defaults filled in.

use tns_parser::catalog::PROTOCOLS;
use tns_parser::model::{Address as AddressPart, AddressList as ListPart, Part, Setting, Value};
use tns_parser::{Keyword, model};

use super::Habits;
use super::told::{Around, of_node, tell};
use super::values::{boolean, clamped_sdu, folder, is_tls, navigation, seconds, take, text_of};
use crate::clients::{
    Address, AddressList, Description, Effective, Navigation, Refusal, Security, Target, Unheeded, Why,
};
use crate::resolve::Profile;

const DEFAULT_PORT: i64 = 1521;

/// A reading of one descriptor.
pub(in crate::clients) struct Describing<'h> {
    habits: &'h Habits,
    profile: &'h Profile,
    unheeded: Vec<Unheeded>,
    /// What stands in the way of the first address that cannot be used.
    hindrance: Option<Refusal>,
    usable: bool,
}

impl<'h> Describing<'h> {
    pub(super) fn new(habits: &'h Habits, profile: &'h Profile) -> Self {
        Self { habits, profile, unheeded: Vec::new(), hindrance: None, usable: false }
    }

    pub(super) fn read(mut self, root: &Part<'_>) -> Effective {
        let mut navigation = Navigation::default();
        let descriptions = match root {
            Part::DescriptionList(list) => {
                // In random order unless it says otherwise (Net Services Reference, LOAD_BALANCE).
                navigation.load_balance = true;
                let around = Around::of(Keyword::DESCRIPTION_LIST, "DESCRIPTION_LIST");
                self.navigation(&mut navigation, &list.parts, &around);
                let inner = list.parts.iter().filter(|part| matches!(part, Part::Description(_)));
                inner.map(|part| self.description(part.below())).collect()
            }
            Part::Description(description) => vec![self.description(&description.parts)],
            place => vec![self.description(std::slice::from_ref(place))],
        };
        let doomed = self.hindrance.filter(|_| !self.usable);
        Effective { alias: None, navigation, descriptions, unheeded: self.unheeded, doomed }
    }

    /// LOAD_BALANCE, FAILOVER and SOURCE_ROUTE; of the other settings, what becomes of them.
    fn navigation(&mut self, to: &mut Navigation, parts: &[Part<'_>], around: &Around<'_>) {
        for setting in settings(parts) {
            self.tell(setting, around);
            navigation(setting, to);
        }
    }

    fn tell(&mut self, setting: &Setting<'_>, around: &Around<'_>) {
        self.unheeded.extend(tell(setting, around, self.habits));
    }

    fn description(&mut self, parts: &[Part<'_>]) -> Description {
        let mut made = self.defaults();
        let around = Around::of(Keyword::DESCRIPTION, "DESCRIPTION");
        for part in parts {
            match part {
                Part::Setting(setting) => self.setting(setting, &around, &mut made),
                Part::Address(address) => {
                    let address = self.address(address);
                    alone(&mut made.lists).addresses.push(address);
                }
                Part::AddressList(list) => self.list(list, &mut made.lists),
                Part::ConnectData(data) => made.target = self.connect_data(&data.parts),
                Part::Security(security) => self.security(&security.parts, parts, &mut made.security),
                Part::DescriptionList(_) | Part::Description(_) | Part::FailoverMode(_) => {}
            }
        }
        made.lists.retain(|list| !list.addresses.is_empty());
        made
    }

    fn setting(&mut self, setting: &Setting<'_>, around: &Around<'_>, made: &mut Description) {
        if let Some(size) = clamped_sdu(setting) {
            made.sdu = size;
            return;
        }
        let unheeded = tell(setting, around, self.habits);
        if unheeded.as_ref().is_none_or(|unheeded| unheeded.why == Why::Misread) {
            take(setting, made);
        }
        self.unheeded.extend(unheeded);
    }

    /// What counts where the descriptor says nothing.
    fn defaults(&self) -> Description {
        let set = |name| self.habits.setting(self.profile, name);
        let seconds = |name| set(name).and_then(seconds);
        let matched = set("TLS_SERVER_DN_MATCH").or_else(|| set("SSL_SERVER_DN_MATCH"));
        Description {
            sdu: set("DEFAULT_SDU_SIZE").and_then(|text| text.parse().ok()).unwrap_or(self.habits.sdu),
            transport_connect_timeout: seconds("TCP.CONNECT_TIMEOUT")
                .or(self.habits.transport_connect_timeout),
            connect_timeout: seconds("SQLNET.OUTBOUND_CONNECT_TIMEOUT"),
            expire_time: set("SQLNET.EXPIRE_TIME").and_then(|text| text.parse().ok()).unwrap_or(0),
            security: Security {
                dn_match: matched.and_then(model::read_boolean).unwrap_or(self.habits.dn_match),
                cert_dn: set("TLS_SERVER_CERT_DN").or_else(|| set("SSL_SERVER_CERT_DN")).map(str::to_owned),
                wallet: self.wallet_of_profile(),
            },
            ..Description::default()
        }
    }

    /// `(SOURCE=(METHOD=FILE)(METHOD_DATA=(DIRECTORY=…)))`
    fn wallet_of_profile(&self) -> Option<String> {
        self.habits.setting(self.profile, "WALLET_LOCATION")?;
        let source = self.profile.nested("WALLET_LOCATION")?.nested("SOURCE")?;
        source.nested("METHOD_DATA")?.text("DIRECTORY").map(str::to_owned)
    }

    /// An inner list stands behind what came before it: the order of the text stays.
    fn list(&mut self, list: &ListPart<'_>, to: &mut Vec<AddressList>) {
        let mut navigation = Navigation::default();
        let around = Around::of(Keyword::ADDRESS_LIST, "ADDRESS_LIST");
        self.navigation(&mut navigation, &list.parts, &around);
        to.push(AddressList { navigation, ..AddressList::default() });
        let mut mine = to.len() - 1;
        for part in &list.parts {
            match part {
                Part::Address(address) => {
                    let address = self.address(address);
                    if mine + 1 < to.len() {
                        to.push(AddressList { navigation, ..AddressList::default() });
                        mine = to.len() - 1;
                    }
                    to[mine].addresses.push(address);
                }
                Part::AddressList(inner) => self.list(inner, to),
                _ => {}
            }
        }
        // What follows this list in the description is no part of it.
        to.push(AddressList::default());
    }

    fn address(&mut self, part: &AddressPart<'_>) -> Address {
        let protocol = part.protocol().map(|word| word.to_ascii_lowercase());
        let (tls, uses_proxy) = (is_tls(protocol.as_deref()), self.uses_proxy());
        let around = Around { tls, uses_proxy, ..Around::of(Keyword::ADDRESS, "ADDRESS") };
        let mut made = Address { port: Some(DEFAULT_PORT), ..Address::default() };
        for setting in part.settings() {
            match (setting.keyword, &setting.value) {
                (Keyword::HTTPS_PROXY, _) if around.proxy_counts() => made.https_proxy = text_of(setting),
                (Keyword::HTTPS_PROXY_PORT, Value::Port(port)) if around.proxy_counts() => {
                    made.https_proxy_port = Some(i64::from(*port));
                }
                (Keyword::HOST, _) => made.host = text_of(setting),
                (Keyword::PORT, Value::Port(port)) => made.port = Some(i64::from(*port)),
                // A service of /etc/services: its number is not known here.
                (Keyword::PORT, _) => made.port = None,
                (Keyword::PROTOCOL, _) => {}
                _ => self.tell(setting, &around),
            }
        }
        self.judge(part, protocol.as_deref());
        made.protocol = protocol.unwrap_or_else(|| "tcp".to_owned());
        made
    }

    fn uses_proxy(&self) -> bool {
        let reads_profile = self.habits.profile.contains(&"SQLNET.USE_HTTPS_PROXY");
        let set = self.habits.setting(self.profile, "SQLNET.USE_HTTPS_PROXY");
        !reads_profile || set.and_then(model::read_boolean) == Some(true)
    }

    /// Whether a client can use the address at all.
    fn judge(&mut self, part: &AddressPart<'_>, protocol: Option<&str>) {
        let codes = &self.habits.codes;
        let row =
            PROTOCOLS.iter().find(|row| protocol.is_some_and(|word| row.name.eq_ignore_ascii_case(word)));
        let has = |name: &&&str| part.settings().any(|setting| setting.keyword.text() == **name);
        let lacking = row.map_or(Some(&"PROTOCOL"), |row| row.required.iter().find(|name| !has(name)));
        let lacking = lacking.filter(|_| self.habits.wants_whole_addresses);
        let hindrance = match (row, lacking) {
            (Some(row), _) if self.habits.lacks.contains(&row.name) => {
                let text = format!("there is no adapter for the protocol {}", row.name);
                Some(Refusal { code: codes.protocol, ..Refusal::plain(text) })
            }
            (_, Some(name)) => Some(Refusal::coded(codes.address, format!("the address has no {name}"))),
            _ => None,
        };
        self.usable |= hindrance.is_none();
        self.hindrance = self.hindrance.take().or(hindrance);
    }

    fn connect_data(&mut self, parts: &[Part<'_>]) -> Target {
        let mut target = Target::default();
        let around = Around::of(Keyword::CONNECT_DATA, "CONNECT_DATA");
        for part in parts {
            match part {
                Part::FailoverMode(mode) => {
                    self.unheeded.extend(of_node(mode.node, &around, self.habits));
                }
                Part::Setting(setting) => match setting.keyword {
                    Keyword::SERVICE_NAME => target.service_name = text_of(setting),
                    Keyword::SID => target.sid = text_of(setting),
                    Keyword::INSTANCE_NAME => target.instance_name = text_of(setting),
                    Keyword::SERVER => target.server = text_of(setting).map(|word| word.to_ascii_lowercase()),
                    _ => self.tell(setting, &around),
                },
                _ => {}
            }
        }
        target
    }

    /// A TLS_ parameter beats its SSL_ twin (Database Security Guide, from 19.30 and 26ai).
    fn security(&mut self, parts: &[Part<'_>], description: &[Part<'_>], made: &mut Security) {
        let tls = description
            .iter()
            .flat_map(Part::addresses)
            .any(|address| is_tls(address.protocol().map(|word| word.to_ascii_lowercase()).as_deref()));
        let around = Around { tls, parts, ..Around::of(Keyword::SECURITY, "SECURITY") };
        for setting in settings(parts) {
            let unheeded = tell(setting, &around, self.habits);
            let counts = unheeded.as_ref().is_none_or(|unheeded| unheeded.why == Why::Misread);
            self.unheeded.extend(unheeded);
            if !counts {
                continue;
            }
            match (setting.keyword.text(), &setting.value) {
                ("SSL_SERVER_DN_MATCH" | "TLS_SERVER_DN_MATCH", _) => {
                    made.dn_match = boolean(setting).unwrap_or(made.dn_match);
                }
                ("SSL_SERVER_CERT_DN" | "TLS_SERVER_CERT_DN", _) => made.cert_dn = text_of(setting),
                ("WALLET_LOCATION" | "MY_WALLET_DIRECTORY", Value::Nested(inner)) => {
                    made.wallet = folder(inner);
                }
                ("WALLET_LOCATION" | "MY_WALLET_DIRECTORY", _) => made.wallet = text_of(setting),
                _ => {}
            }
        }
    }
}

fn settings<'m, 'a>(parts: &'m [Part<'a>]) -> impl Iterator<Item = &'m Setting<'a>> {
    parts.iter().filter_map(|part| match part {
        Part::Setting(setting) => Some(setting),
        _ => None,
    })
}

fn alone(lists: &mut Vec<AddressList>) -> &mut AddressList {
    if lists.is_empty() {
        lists.push(AddressList::default());
    }
    let last = lists.len() - 1;
    &mut lists[last]
}
