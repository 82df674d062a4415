use super::Credentials;
use crate::easy_connect::{ConfigUrl, EasyConnect, Host, LdapUrl, Note, Param};
use crate::text::{Span, Spanned};

/// A JDBC URL taken apart.
#[derive(Clone, Debug)]
pub struct JdbcUrl<'a> {
    /// The driver type.
    pub driver: Spanned<Driver>,
    /// User and password before the `@`, where there are any.
    pub credentials: Option<Credentials<'a>>,
    /// What stands behind the `@`.
    pub target: Target<'a>,
    /// The `?name=value` parameters that are no Net keywords of an Easy Connect
    /// target: those stand there, as they become part of the descriptor.
    pub properties: Vec<Param<'a>>,
    /// What is usable but worth telling.
    pub notes: Vec<Note>,
}

/// A driver type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Driver {
    /// `thin`: all Java.
    Thin,
    /// `oci`: on top of the Oracle client.
    Oci,
    /// `oci8`: the old spelling of `oci`.
    Oci8,
    /// `kprb`: inside the database.
    Kprb,
    /// `jdbc:default:connection`: inside the database as well.
    Default,
}

/// What a URL leads to.
#[derive(Clone, Debug)]
pub enum Target<'a> {
    /// `host:port:sid`.
    HostPortSid {
        /// The host; it has a port.
        host: Host<'a>,
        /// The third part: a SID for thin, documented as a service for oci.
        sid: Spanned<&'a str>,
    },
    /// `//host:port/service` and the other Easy Connect forms; the notes are
    /// those of the URL.
    EasyConnect(EasyConnect<'a>),
    /// `(DESCRIPTION=…)`: where it stands.
    Descriptor(Span),
    /// A name of tnsnames.ora.
    Alias {
        /// The name.
        name: Spanned<&'a str>,
        /// The directory of tnsnames.ora, where the URL gives it.
        tns_admin: Option<Spanned<&'a str>>,
    },
    /// Directory servers, tried one after the other.
    Ldap(Vec<LdapUrl<'a>>),
    /// A configuration provider.
    Config(ConfigUrl<'a>),
    /// Nothing: a dedicated server on the same machine (oci only).
    Bequeath,
    /// The session that runs the Java code inside the database.
    Internal,
}

impl Driver {
    /// The driver type of a word in any case.
    pub fn of(word: &str) -> Option<Self> {
        let known = [Self::Thin, Self::Oci, Self::Oci8, Self::Kprb];
        known.into_iter().find(|driver| driver.as_str().eq_ignore_ascii_case(word))
    }

    /// The word of the URL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Thin => "thin",
            Self::Oci => "oci",
            Self::Oci8 => "oci8",
            Self::Kprb => "kprb",
            Self::Default => "default",
        }
    }

    /// Whether it works through the Oracle client.
    pub const fn is_oci(self) -> bool {
        matches!(self, Self::Oci | Self::Oci8)
    }
}

impl JdbcUrl<'_> {
    /// The last property of a name, in its exact spelling.
    pub fn property(&self, name: &str) -> Option<&Param<'_>> {
        self.properties.iter().rev().find(|property| property.name.value == name)
    }
}
