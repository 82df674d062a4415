//! The model as data: texts and spans beside the typed values.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::container::{
    Address, AddressList, ConnectData, Description, DescriptionList, FailoverMode, Security,
};
use super::entry::{Entry, Name};
use super::setting::Setting;
use super::value::{Value, ValueError};

impl Serialize for Entry<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Entry", 4)?;
        out.serialize_field("names", &self.names().collect::<Vec<Name<'_>>>())?;
        out.serialize_field("span", &self.span())?;
        out.serialize_field("value", &self.value)?;
        out.serialize_field("unusable", &self.unusable)?;
        out.end()
    }
}

macro_rules! containers {
    ($($name:ident),*) => {$(
        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut out = serializer.serialize_struct(stringify!($name), 2)?;
                out.serialize_field("span", &self.span())?;
                out.serialize_field("parts", &self.parts)?;
                out.end()
            }
        }
    )*};
}

containers!(DescriptionList, Description, AddressList, Address, ConnectData, FailoverMode, Security);

impl Serialize for Setting<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Setting", 6)?;
        out.serialize_field("name", &self.name())?;
        out.serialize_field("type", self.value.type_name())?;
        match &self.value {
            Value::Boolean(value) => out.serialize_field("value", value)?,
            Value::Integer(value) => out.serialize_field("value", value)?,
            Value::Size(value) => out.serialize_field("value", value)?,
            Value::Duration(value) => out.serialize_field("value", value)?,
            Value::Port(value) => out.serialize_field("value", value)?,
            Value::Words(words) => out.serialize_field("value", words)?,
            Value::Nested(settings) => out.serialize_field("value", settings)?,
            Value::Invalid(error) => out.serialize_field("value", &invalid(self, *error))?,
            _ => out.serialize_field("value", &self.text())?,
        }
        out.serialize_field("span", &self.span())?;
        out.serialize_field("value_span", &self.value_span())?;
        out.serialize_field("known", &self.known)?;
        out.end()
    }
}

/// A value that does not fit.
#[derive(serde::Serialize)]
struct Invalid {
    why: &'static str,
    text: String,
    message: String,
}

fn invalid(setting: &Setting<'_>, error: ValueError) -> Invalid {
    let text = setting.node.value().into_owned();
    let why = match error {
        ValueError::Empty => "empty",
        ValueError::NotBoolean => "not-boolean",
        ValueError::NotANumber => "not-a-number",
        ValueError::OutOfRange { .. } => "out-of-range",
        ValueError::UnknownUnit { .. } => "unknown-unit",
        ValueError::NotAllowed { .. } => "not-allowed",
    };
    Invalid { why, message: error.message(&text), text }
}

impl Value<'_> {
    /// The name of its type in data.
    fn type_name(&self) -> &'static str {
        match self {
            Self::Boolean(_) => "boolean",
            Self::Integer(_) => "integer",
            Self::Duration(_) => "duration",
            Self::Size(_) => "size",
            Self::Word(_) => "word",
            Self::Words(_) => "words",
            Self::Path => "path",
            Self::DistinguishedName => "distinguished-name",
            Self::Host => "host",
            Self::Port(_) => "port",
            Self::PortName => "port-name",
            Self::Text => "text",
            Self::Nested(_) => "nested",
            Self::Invalid(_) => "invalid",
        }
    }
}
