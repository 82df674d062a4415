use super::StringCode;
use super::bytes::Bytes;

/// No alias has one of these.
static MARKS: Bytes = Bytes::of("/:,;?[@");

/// What kind of connect identifier a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `(DESCRIPTION=…)`: starts with a parenthesis.
    Descriptor,
    /// `host:port/service` and everything else with one of `/ : , ; ? [ @`.
    EasyConnect,
    /// A bare word. It may also be a host, but is looked up as an alias first.
    Alias,
    /// `ldap://…` or `ldaps://…`: resolved by a directory server.
    Ldap,
    /// `config-file://…` and its kin: resolved by a configuration provider.
    CentralConfig,
    /// `jdbc:…`.
    JdbcUrl,
}

impl Kind {
    /// The error that this kind is where an Easy Connect string is wanted.
    pub(super) fn as_error(self) -> Option<StringCode> {
        match self {
            Self::Descriptor => Some(StringCode::Descriptor),
            Self::Ldap => Some(StringCode::Ldap),
            Self::CentralConfig => Some(StringCode::CentralConfig),
            Self::JdbcUrl => Some(StringCode::JdbcUrl),
            Self::EasyConnect | Self::Alias => None,
        }
    }
}

/// The kind of a connect identifier by its first characters; blanks and quotes
/// round it do not count. Whether it is well-formed is not looked at.
pub fn classify(text: &str) -> Kind {
    let text = inside(text.trim_ascii());
    let starts =
        |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    match text {
        _ if text.starts_with('(') => Kind::Descriptor,
        _ if starts("jdbc:") => Kind::JdbcUrl,
        _ if starts("ldap:") || starts("ldaps:") => Kind::Ldap,
        _ if starts("config-") && text.contains(':') => Kind::CentralConfig,
        _ if MARKS.is_in(text) => Kind::EasyConnect,
        _ => Kind::Alias,
    }
}

fn inside(text: &str) -> &str {
    let between = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    between('"').or_else(|| between('\'')).unwrap_or(text).trim_ascii()
}
