use std::fmt;
use std::str::FromStr;

use super::forms::{
    django, first_name, go_ora, json, node, odp_net, python, r2dbc, spring, sqlalchemy, starts_with,
};
use super::{Converted, Impossible};
use crate::Descriptor;
use crate::error::Unreadable;

/// The forms that are read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `(DESCRIPTION=…)`
    Descriptor,
    /// `host:port/service?name=value`
    EasyConnect,
    /// `jdbc:oracle:thin:@…`
    Jdbc,
    /// The model of [`Descriptor`] as one line of JSON.
    Json,
    /// `oracle+oracledb://host:port/?service_name=…`, else `?dsn=…`.
    Sqlalchemy,
    /// `oracle://host:port/service?SSL=true`, else `?connStr=…`: the URL of sijms/go-ora.
    GoOra,
    /// `Data Source=…;User Id=…`
    OdpNet,
    /// `r2dbc:oracle://host:port/service`, else `?oracle.r2dbc.descriptor=…`.
    R2dbc,
    /// `spring.datasource.url=…`, a line of a .properties file; YAML is read too.
    Spring,
    /// The dictionary of one database in Django's settings.
    Django,
    /// A call of python-oracledb: `oracledb.connect(host="…", service_name="…")`.
    Python,
    /// The object of node-oracledb: `{ connectString: "…" }`.
    Node,
}

/// A name that belongs to no [`Form`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no form `{name}`: it is one of {}", Form::ALL.map(Form::name).join(", "))]
pub struct UnknownForm {
    /// The name as given.
    pub name: String,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 12] = [
        Self::Descriptor,
        Self::EasyConnect,
        Self::Jdbc,
        Self::Json,
        Self::Sqlalchemy,
        Self::GoOra,
        Self::OdpNet,
        Self::R2dbc,
        Self::Spring,
        Self::Django,
        Self::Python,
        Self::Node,
    ];

    /// Its name in lower case, words joined by hyphens.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Descriptor => "descriptor",
            Self::EasyConnect => "easy-connect",
            Self::Jdbc => "jdbc",
            Self::Json => "json",
            Self::Sqlalchemy => "sqlalchemy",
            Self::GoOra => "go-ora",
            Self::OdpNet => "odp-net",
            Self::R2dbc => "r2dbc",
            Self::Spring => "spring",
            Self::Django => "django",
            Self::Python => "python",
            Self::Node => "node",
        }
    }

    /// The form of a text by its first characters. Where they leave it open, as
    /// with a bare word, it counts as Easy Connect.
    pub fn detect(text: &str) -> Self {
        use tns_parser::easy_connect::{Kind, classify};
        if let Some(form) = of_start(text.trim_ascii_start()) {
            return form;
        }
        match classify(text) {
            Kind::Descriptor => Self::Descriptor,
            Kind::JdbcUrl => Self::Jdbc,
            Kind::EasyConnect | Kind::Alias | Kind::Ldap | Kind::CentralConfig => Self::EasyConnect,
        }
    }

    /// Reads a text of this form.
    ///
    /// # Errors
    /// [`Unreadable`] with the places in the text.
    pub fn read(self, text: &str) -> Result<Converted<Descriptor>, Unreadable> {
        match self {
            Self::Descriptor => text.parse().map(Converted::whole),
            Self::EasyConnect => Descriptor::read_easy_connect(text),
            Self::Jdbc => Descriptor::read_jdbc(text),
            Self::Json => json::read(text),
            Self::Sqlalchemy => sqlalchemy::read(text),
            Self::GoOra => go_ora::read(text),
            Self::OdpNet => odp_net::read(text),
            Self::R2dbc => r2dbc::read(text),
            Self::Spring => spring::read(text),
            Self::Django => django::read(text),
            Self::Python => python::read(text),
            Self::Node => node::read(text),
        }
    }

    /// Writes a descriptor in this form.
    ///
    /// # Errors
    /// [`Impossible`] where the form cannot say the same.
    pub fn write(self, descriptor: &Descriptor) -> Result<Converted<String>, Impossible> {
        match self {
            Self::Descriptor => Ok(Converted::whole(descriptor.to_string())),
            Self::EasyConnect => descriptor.to_easy_connect(),
            Self::Jdbc => Ok(descriptor.to_jdbc()),
            Self::Json => json::write(descriptor),
            Self::Sqlalchemy => Ok(sqlalchemy::write(descriptor)),
            Self::GoOra => Ok(go_ora::write(descriptor)),
            Self::OdpNet => Ok(odp_net::write(descriptor)),
            Self::R2dbc => Ok(r2dbc::write(descriptor)),
            Self::Spring => spring::write(descriptor),
            Self::Django => Ok(django::write(descriptor)),
            Self::Python => Ok(python::write(descriptor)),
            Self::Node => Ok(node::write(descriptor)),
        }
    }
}

/// Starts that belong to one form only.
const STARTS: &[(&str, Form)] = &[
    ("oracle+", Form::Sqlalchemy),
    ("oracle://", Form::GoOra),
    ("r2dbc:", Form::R2dbc),
    ("r2dbcs:", Form::R2dbc),
    ("spring.", Form::Spring),
    ("spring:", Form::Spring),
    ("DATABASES", Form::Django),
];

/// Parts that belong to one form only, in lower case; what stands before them
/// may be a name, `await`, or user and password.
const PARTS: &[(&str, Form)] = &[
    ("oracledb.getconnection", Form::Node),
    ("oracledb.createpool", Form::Node),
    ("oracledb.connect", Form::Python),
    ("oracledb.create_pool", Form::Python),
    ("cx_oracle.", Form::Python),
    ("data source=", Form::OdpNet),
    ("data source =", Form::OdpNet),
    ("spring.datasource.", Form::Spring),
    ("spring.r2dbc.", Form::Spring),
];

fn of_start(text: &str) -> Option<Form> {
    if text.starts_with('(') {
        return None;
    }
    if text.starts_with('{') {
        return first_name(text).map(of_name);
    }
    let start = STARTS.iter().find(|(start, _)| starts_with(text, start));
    let lower = text.to_ascii_lowercase();
    let found = start.or_else(|| PARTS.iter().find(|(part, _)| lower.contains(part)));
    found.map(|&(_, form)| form).or_else(|| {
        let (name, rest) = text.split_once('=')?;
        let string = rest.trim_ascii_start().starts_with(['"', '\'']);
        (string && ["dsn", "host", "user", "password"].contains(&name.trim_ascii())).then_some(Form::Python)
    })
}

/// The form of an object by its first name.
fn of_name(name: &str) -> Form {
    match name {
        "list" | "settings" | "descriptions" => Form::Json,
        "default" => Form::Django,
        _ if !name.contains(|c: char| !c.is_ascii_uppercase() && c != '_') => Form::Django,
        _ => Form::Node,
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = UnknownForm;

    fn from_str(name: &str) -> Result<Self, UnknownForm> {
        let found = Self::ALL.into_iter().find(|form| form.name() == name);
        found.ok_or_else(|| UnknownForm { name: name.to_owned() })
    }
}
