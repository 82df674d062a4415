//! The settings of a connection for other drivers, for programs that want SQL.
//!
//! 1. [`Target`]: where to connect to, with everything in one descriptor that sqlnet.ora and the
//!    options say beside it.
//! 2. [`Login`]: who logs in. It holds no secret, and so does no export: a program supplies those.
//! 3. [`export`]: the settings as a [`Driver`] takes them, as data, as JSON and as source text, with
//!    a [`Note`] for everything that it cannot do or does in another way.
//!
//! No type of a driver appears here: the settings are handed over by name.

mod ignored;
mod login;
mod note;
mod oracle;
mod oracledb;
mod python;
mod sibyl;
mod source;
mod target;
mod thin;
mod value;

use std::fmt;
use std::str::FromStr;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::error::Failure;

pub use login::{Login, Proof};
pub use note::{Effect, Note};
pub use target::Target;
pub use value::Value;

#[doc(no_inline)]
pub use crate::login::Mode;
#[doc(no_inline)]
pub use tns_wire::login::{Client, Context, ProxyUser, Purity};

/// A driver that settings are exported for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Driver {
    /// python-oracledb in Thin mode: keywords of `oracledb.connect` and `oracledb.ConnectParams`.
    Python,
    /// Oracle's own Rust driver, the crate `oracledb` 26: setters of its `Config`.
    Oracledb,
    /// The crate `oracle` over the Oracle Client libraries: setters of its `Connector`.
    Oracle,
    /// The crate `sibyl` over the Oracle Client libraries: arguments of `Environment::connect`.
    Sibyl,
}

/// A name that belongs to no [`Driver`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no driver `{name}`: it is one of {}", Driver::ALL.map(Driver::name).join(", "))]
pub struct UnknownDriver {
    /// The name as given.
    pub name: String,
}

impl Driver {
    /// Every driver.
    pub const ALL: [Self; 4] = [Self::Python, Self::Oracledb, Self::Oracle, Self::Sibyl];

    /// Its name: `python`, or that of the crate.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Python => "python",
            Self::Oracledb => "oracledb",
            Self::Oracle => "oracle",
            Self::Sibyl => "sibyl",
        }
    }
}

impl fmt::Display for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Driver {
    type Err = UnknownDriver;

    fn from_str(name: &str) -> Result<Self, UnknownDriver> {
        let found = Self::ALL.into_iter().find(|driver| driver.name() == name);
        found.ok_or_else(|| UnknownDriver { name: name.to_owned() })
    }
}

/// The settings of one connection as a driver takes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Export {
    /// For whom.
    pub driver: Driver,
    /// The settings by the driver's names, in the order in which they are written.
    #[serde(serialize_with = "map")]
    pub settings: Vec<(&'static str, Value)>,
    /// The settings that the program has to supply because they are secret.
    pub secrets: Vec<&'static str>,
    /// Variables of the environment that have to be set before the driver is loaded.
    #[serde(serialize_with = "map")]
    pub environment: Vec<(&'static str, Value)>,
    /// What is not the same with this driver, and what it needs.
    pub notes: Vec<Note>,
}

impl Export {
    fn new(driver: Driver, notes: Vec<Note>) -> Self {
        Self { driver, settings: Vec::new(), secrets: Vec::new(), environment: Vec::new(), notes }
    }

    /// A setting by its name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.settings.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A setting that is text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Statements that connect, in the driver's language. Secrets are read from variables of the
    /// environment.
    pub fn source(&self) -> String {
        source::write(self)
    }

    fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        self.settings.push((name, value.into()));
    }

    fn set_text(&mut self, name: &'static str, value: Option<&str>) {
        self.settings.extend(value.map(|value| (name, value.into())));
    }

    fn note(&mut self, effect: Effect, what: &str, why: &str) {
        note::tell(&mut self.notes, effect, what, why);
    }

    /// Says what is lost, and why, of those that are asked for.
    fn note_lost(&mut self, asked: &[(bool, &str, &str)]) {
        for (_, what, why) in asked.iter().filter(|(asked, ..)| *asked) {
            self.note(Effect::Lost, what, why);
        }
    }
}

/// The settings of a connection for a driver.
///
/// # Errors
/// The [`Failure`] of the first address where a thin driver can dial none of them.
pub fn export(driver: Driver, target: &Target, login: &Login) -> Result<Export, Failure> {
    match driver {
        Driver::Python => python::export(target, login),
        Driver::Oracledb => oracledb::export(target, login),
        Driver::Oracle => Ok(oracle::export(target, login)),
        Driver::Sibyl => Ok(sibyl::export(target, login)),
    }
}

fn map<S: Serializer>(settings: &[(&'static str, Value)], to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(settings.len()))?;
    settings.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
    map.end()
}
