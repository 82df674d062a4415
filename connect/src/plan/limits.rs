//! Numbers and times of a DESCRIPTION, and those of sqlnet.ora where it has none.

use std::sync::Arc;
use std::time::Duration;

use tns_dsn::Section;
use tns_dsn::resolve::Profile;
use tns_parser::FileKind;
use tns_parser::catalog::{self, ValueType};
use tns_parser::model::{Value, ValueError, check_value};

use super::address::Dialled;
use super::refusal::refuse;
use super::source::Source;
use super::{Attempt, Failure, ForLogin};

/// What thin drivers wait for one network address; Oracle's own client waits 60 seconds.
pub(super) const TRANSPORT_TIMEOUT: Duration = Duration::from_secs(20);
/// The session data unit that counts where none is set.
pub(super) const SDU: u32 = 8192;
/// After how long operating systems look after a quiet connection, if they are just asked to.
const KEEP_ALIVE: Duration = Duration::from_secs(7200);

/// What counts for every attempt of a description. A time of 0 is no limit.
pub(super) struct Limits {
    pub(super) retries: u32,
    pub(super) delay: Option<Duration>,
    pub(super) sdu: u32,
    pub(super) transport_timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    keep_alive: Option<Duration>,
}

impl Limits {
    pub(super) fn read(settings: &Section, profile: &Profile, source: &Source<'_>) -> Result<Self, Failure> {
        let reader = Reader { settings, profile, source };
        let timeout = |name, in_profile| reader.read(name, in_profile, duration);
        let minutes = reader.read("EXPIRE_TIME", "SQLNET.EXPIRE_TIME", number)?.unwrap_or_default();
        let broken = settings.text("ENABLE").is_some_and(|word| word.eq_ignore_ascii_case("BROKEN"));
        let delay = reader.read("RETRY_DELAY", "", number)?.unwrap_or(1);
        Ok(Self {
            retries: reader.read("RETRY_COUNT", "", number)?.unwrap_or_default(),
            delay: above_zero(Duration::from_secs(delay.into())),
            sdu: reader.read("SDU", "DEFAULT_SDU_SIZE", sdu)?.unwrap_or(SDU),
            transport_timeout: timeout("TRANSPORT_CONNECT_TIMEOUT", "TCP.CONNECT_TIMEOUT")?
                .map_or(Some(TRANSPORT_TIMEOUT), above_zero),
            connect_timeout: timeout("CONNECT_TIMEOUT", "SQLNET.OUTBOUND_CONNECT_TIMEOUT")?
                .and_then(above_zero),
            keep_alive: above_zero(Duration::from_secs(u64::from(minutes) * 60))
                .or(broken.then_some(KEEP_ALIVE)),
        })
    }

    /// The attempt for an address; it has no number yet.
    pub(super) fn attempt(
        &self,
        dialled: Dialled,
        (connect_data, login): (&Arc<str>, &Arc<ForLogin>),
    ) -> Attempt {
        let Dialled { host, port, tls, native, proxy, origin } = dialled;
        Attempt {
            number: 0,
            host,
            port,
            tls,
            native,
            proxy,
            connect_data: Arc::clone(connect_data),
            sdu: self.sdu,
            transport_timeout: self.transport_timeout,
            connect_timeout: self.connect_timeout,
            keep_alive: self.keep_alive,
            origin,
            login: Arc::clone(login),
        }
    }
}

fn above_zero(time: Duration) -> Option<Duration> {
    (time > Duration::ZERO).then_some(time)
}

/// Reads values as the catalogue describes them.
struct Reader<'a> {
    settings: &'a Section,
    profile: &'a Profile,
    source: &'a Source<'a>,
}

/// What a value means, or why it means nothing.
type Meaning<T> = fn(Result<Value<'static>, ValueError>) -> Result<T, ValueError>;

impl Reader<'_> {
    /// The value of the description, else that of sqlnet.ora under its name there.
    fn read<T>(&self, name: &str, in_profile: &str, meaning: Meaning<T>) -> Result<Option<T>, Failure> {
        let (text, name, kind) = match (self.settings.text(name), self.profile.text(in_profile)) {
            (Some(text), _) => (text, name, FileKind::Descriptor),
            (None, Some(text)) => (text, in_profile, FileKind::Sqlnet),
            (None, None) => return Ok(None),
        };
        let Some(wanted) = value_type(kind, name).filter(|_| !text.is_empty()) else { return Ok(None) };
        meaning(check_value(wanted, text)).map(Some).map_err(|error| {
            let origin = self.source.setting(name).or_else(|| self.profile.origin(name));
            let hint = format!("`tnslint param {name}` shows what it takes");
            refuse(None, format!("{name}: {}", error.message(text)), &hint).at(origin)
        })
    }
}

/// What a value of a parameter has to look like.
pub(super) fn value_type(kind: FileKind, name: &str) -> Option<&'static ValueType> {
    catalog::params(kind).find(|row| row.name == name).map(|row| &row.value)
}

fn duration(value: Result<Value<'static>, ValueError>) -> Result<Duration, ValueError> {
    match value? {
        Value::Duration(time) => Ok(Duration::from_millis(u64::try_from(time.millis).unwrap_or_default())),
        _ => Ok(Duration::ZERO),
    }
}

fn number(value: Result<Value<'static>, ValueError>) -> Result<u32, ValueError> {
    match value? {
        Value::Integer(number) => Ok(u32::try_from(number.max(0)).unwrap_or(u32::MAX)),
        // SQLNET.EXPIRE_TIME is a time in the catalogue, always in minutes.
        Value::Duration(time) => Ok(u32::try_from(time.millis.max(0) / 60_000).unwrap_or(u32::MAX)),
        _ => Ok(0),
    }
}

/// Clients bring SDU into its range.
fn sdu(value: Result<Value<'static>, ValueError>) -> Result<u32, ValueError> {
    const RANGE: (i64, i64) = (512, 2_097_152);
    let bytes = match value {
        Ok(Value::Integer(bytes)) => bytes,
        Ok(Value::Size(bytes)) => i64::try_from(bytes).unwrap_or(i64::MAX),
        Ok(_) => i64::from(SDU),
        Err(ValueError::OutOfRange { number, .. }) if number >= 0 => number,
        Err(error) => return Err(error),
    };
    Ok(u32::try_from(bytes.clamp(RANGE.0, RANGE.1)).unwrap_or(SDU))
}
