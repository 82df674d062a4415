//! The settings of a description that node-oracledb knows, and what it makes of their values.

use super::super::{Description, Navigation, Refusal, Target, Unheeded, Why};
use super::address::{self, flag, truth};
use super::nv::{Pair, Value};
use super::script::{self, is_word, look_up, number};

#[derive(Clone, Copy)]
enum Setting {
    Flag,
    UseSni,
    AddressList,
    Address,
    ConnectData,
    RetryDelay,
    RetryCount,
    ConnectTimeout,
    TransportConnectTimeout,
    ReceiveTimeout,
    Sdu,
    Compression,
    CompressionLevels,
    ExpireTime,
    Security,
    /// Read and never used: the switch that ENABLE turns has another name where it is asked for.
    Unused,
}

const SETTINGS: [(&str, Setting); 19] = [
    ("ADDRESS", Setting::Address),
    ("CONNECT_DATA", Setting::ConnectData),
    ("ADDRESS_LIST", Setting::AddressList),
    ("SECURITY", Setting::Security),
    ("SOURCE_ROUTE", Setting::Flag),
    ("LOAD_BALANCE", Setting::Flag),
    ("FAILOVER", Setting::Flag),
    ("USE_SNI", Setting::UseSni),
    ("RETRY_DELAY", Setting::RetryDelay),
    ("RETRY_COUNT", Setting::RetryCount),
    ("CONNECT_TIMEOUT", Setting::ConnectTimeout),
    ("TRANSPORT_CONNECT_TIMEOUT", Setting::TransportConnectTimeout),
    ("RECV_TIMEOUT", Setting::ReceiveTimeout),
    ("SDU", Setting::Sdu),
    ("COMPRESSION", Setting::Compression),
    ("COMPRESSION_LEVELS", Setting::CompressionLevels),
    ("EXPIRE_TIME", Setting::ExpireTime),
    ("ENABLE", Setting::Unused),
    ("CONNECTION_ID_PREFIX", Setting::Unused),
];

/// What the listener is asked for by name; everything else of CONNECT_DATA is sent unread.
const CONNECT_DATA: [&str; 11] = [
    "SERVICE_NAME",
    "SID",
    "INSTANCE_NAME",
    "SERVER",
    "POOL_CONNECTION_CLASS",
    "POOL_PURITY",
    "POOL_BOUNDARY",
    "POOL_NAME",
    "SERVICE_TAG",
    "COLOCATION_TAG",
    "CONNECTION_ID_PREFIX",
];

#[derive(Clone, Copy)]
enum Check {
    CertDn,
    DnMatch,
    Weak,
    Wallet,
}

const SECURITY: [(&str, Check); 8] = [
    ("SSL_SERVER_CERT_DN", Check::CertDn),
    ("TLS_SERVER_CERT_DN", Check::CertDn),
    ("SSL_SERVER_DN_MATCH", Check::DnMatch),
    ("TLS_SERVER_DN_MATCH", Check::DnMatch),
    ("SSL_ALLOW_WEAK_DN_MATCH", Check::Weak),
    ("TLS_ALLOW_WEAK_DN_MATCH", Check::Weak),
    ("WALLET_LOCATION", Check::Wallet),
    ("MY_WALLET_DIRECTORY", Check::Wallet),
];

/// Notes a setting that does not count.
pub(super) fn note(unheeded: &mut Vec<Unheeded>, section: &'static str, pair: Pair<'_, '_>, why: Why) {
    unheeded.push(Unheeded { section, name: pair.name().to_uppercase(), why });
}

/// The value of a pair as the client keeps it.
fn written(pair: Pair<'_, '_>) -> String {
    let mut text = String::new();
    pair.write_value(&mut text);
    text
}

/// Reads a DESCRIPTION.
///
/// # Errors
/// NJS-514, and the errors that nobody meant where a switch has no text.
pub(super) fn read(pair: Pair<'_, '_>, unheeded: &mut Vec<Unheeded>) -> Result<Description, Refusal> {
    if !matches!(pair.value(), Value::List) {
        return Err(super::nv::syntax());
    }
    let default = Description { transport_connect_timeout: None, ..Description::default() };
    let mut reading = Reading { description: default, is_compressed: false, unheeded };
    for child in pair.children() {
        match look_up(child.name(), &SETTINGS) {
            Some(setting) => reading.setting(child, setting)?,
            None => note(reading.unheeded, "DESCRIPTION", child, Why::Dropped),
        }
    }
    let mut description = reading.description;
    if description.connect_timeout.is_none() && description.transport_connect_timeout.is_none() {
        description.transport_connect_timeout = Some(20.0);
    }
    Ok(description)
}

struct Reading<'u> {
    description: Description,
    is_compressed: bool,
    unheeded: &'u mut Vec<Unheeded>,
}

impl Reading<'_> {
    fn setting(&mut self, pair: Pair<'_, '_>, setting: Setting) -> Result<(), Refusal> {
        let read = &mut self.description;
        match setting {
            Setting::Flag => flag(&mut read.navigation, pair, "DESCRIPTION", self.unheeded)?,
            Setting::UseSni => read.use_sni = truth(pair, "DESCRIPTION", self.unheeded)?,
            Setting::AddressList => address::list(pair, &mut read.lists, self.unheeded)?,
            Setting::Address => read.lists.push(address::alone(pair, self.unheeded)),
            Setting::ConnectData => self.connect_data(pair),
            Setting::RetryCount => self.retry_count(pair),
            Setting::Sdu => self.sdu(pair),
            Setting::RetryDelay
            | Setting::ConnectTimeout
            | Setting::TransportConnectTimeout
            | Setting::ReceiveTimeout
            | Setting::ExpireTime => self.duration(pair, setting),
            Setting::Compression => {
                truth(pair, "DESCRIPTION", self.unheeded)?;
                self.is_compressed = true;
            }
            Setting::CompressionLevels => self.compression_levels(pair)?,
            Setting::Security => self.security(pair)?,
            Setting::Unused => note(self.unheeded, "DESCRIPTION", pair, Why::Ignored),
        }
        Ok(())
    }

    /// A number above 0 counts; everything else leaves what was there.
    fn duration(&mut self, pair: Pair<'_, '_>, setting: Setting) {
        let read = &mut self.description;
        let value = pair.text().map_or(f64::NAN, number);
        if value > 0.0 {
            match setting {
                Setting::RetryDelay => read.retry_delay = value,
                Setting::ConnectTimeout => read.connect_timeout = Some(value),
                Setting::TransportConnectTimeout => read.transport_connect_timeout = Some(value),
                // Saturates: no session lives so long.
                Setting::ExpireTime => read.expire_time = value as i64,
                _ => {}
            }
            return;
        }
        // 0 is what these are without a value.
        let by_default =
            matches!(setting, Setting::ConnectTimeout | Setting::ReceiveTimeout | Setting::ExpireTime);
        if value != 0.0 || !by_default {
            note(self.unheeded, "DESCRIPTION", pair, Why::Misread);
        }
    }

    fn retry_count(&mut self, pair: Pair<'_, '_>) {
        let digits = |text: &&str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match pair.text().filter(digits) {
            // Only a number too large for the type does not parse.
            Some(text) => self.description.retry_count = text.parse().unwrap_or(i64::MAX),
            None => {
                self.description.retry_count = 0;
                note(self.unheeded, "DESCRIPTION", pair, Why::Misread);
            }
        }
    }

    /// The value has to be a number above 0; then the digits that it begins with count.
    fn sdu(&mut self, pair: Pair<'_, '_>) {
        let text = pair.text().filter(|text| number(text) > 0.0);
        let value = text.map_or(f64::NAN, script::leading_integer);
        if value > 0.0 {
            self.description.sdu = value.clamp(512.0, 2_097_152.0) as i64;
        } else {
            self.description.sdu = Description::default().sdu;
            note(self.unheeded, "DESCRIPTION", pair, Why::Misread);
        }
    }

    fn compression_levels(&mut self, pair: Pair<'_, '_>) -> Result<(), Refusal> {
        for level in pair.children().filter(|child| child.is("LEVEL")) {
            if !self.is_compressed {
                // Only COMPRESSION before it makes the list that levels are put into.
                return Err(Refusal::crash("Cannot read properties of undefined (reading 'push')"));
            }
            if !address::text(level)?.eq_ignore_ascii_case("high") {
                note(self.unheeded, "COMPRESSION_LEVELS", level, Why::Ignored);
            }
        }
        Ok(())
    }

    fn connect_data(&mut self, pair: Pair<'_, '_>) {
        self.description.target = Target::default();
        for child in pair.children() {
            let known = CONNECT_DATA.iter().any(|name| child.is(name));
            if !known {
                note(self.unheeded, "CONNECT_DATA", child, Why::Sent);
            }
        }
        let get = |name| {
            let found = pair.children().find(|child| child.is(name));
            found.map(written).filter(|text| !text.is_empty())
        };
        let server = get("SERVER").map(|server| server.to_lowercase());
        let (service_name, sid, instance_name) = (get("SERVICE_NAME"), get("SID"), get("INSTANCE_NAME"));
        self.description.target = Target { service_name, sid, instance_name, server };
    }

    fn security(&mut self, pair: Pair<'_, '_>) -> Result<(), Refusal> {
        for child in pair.children() {
            let security = &mut self.description.security;
            match look_up(child.name(), &SECURITY) {
                Some(Check::CertDn) => {
                    security.cert_dn = Some(written(child)).filter(|name| !name.is_empty());
                }
                Some(Check::DnMatch) => security.dn_match = truth(child, "SECURITY", self.unheeded)?,
                Some(Check::Weak) => drop(truth(child, "SECURITY", self.unheeded)?),
                Some(Check::Wallet) => match child.text() {
                    // The certificates of the system are what counts without a wallet.
                    Some(text) if is_word(script::trim(text), "SYSTEM") => {}
                    text => security.wallet = text.map(str::to_owned),
                },
                None => note(self.unheeded, "SECURITY", child, Why::Dropped),
            }
        }
        Ok(())
    }
}

/// How descriptions are taken where nothing is said: in random order.
pub(super) fn of_descriptions() -> Navigation {
    Navigation { load_balance: true, ..Navigation::default() }
}
