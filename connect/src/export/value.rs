//! Values of settings.

use std::time::Duration;

use serde::{Serialize, Serializer};
use tns_dsn::convert::python::Argument;

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(u64),
    /// A switch.
    Truth(bool),
    /// A time; in JSON a number of seconds.
    Time(Duration),
    /// A constant of the driver.
    Constant {
        /// What JSON and configuration call it: `SYSDBA`.
        name: String,
        /// What source text calls it: `oracledb.AUTH_MODE_SYSDBA`.
        path: String,
    },
    /// Application contexts: namespace, name, value.
    Contexts(Vec<[String; 3]>),
}

impl Value {
    pub(super) fn constant(name: &str, path: impl Into<String>) -> Self {
        Self::Constant { name: name.to_owned(), path: path.into() }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) | Self::Constant { name: text, .. } => to.serialize_str(text),
            Self::Number(number) => to.serialize_u64(*number),
            Self::Truth(truth) => to.serialize_bool(*truth),
            Self::Time(time) => to.serialize_f64(time.as_secs_f64()),
            Self::Contexts(contexts) => contexts.serialize(to),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Truth(truth)
    }
}

impl From<Argument> for Value {
    fn from(argument: Argument) -> Self {
        match argument {
            Argument::Text(text) => Self::Text(text),
            Argument::Number(number) => Self::Number(number),
            Argument::Truth(truth) => Self::Truth(truth),
            Argument::Purity(ref name) => Self::constant(name, argument.to_string()),
        }
    }
}
