//! The environment that a client runs in, as far as it is known.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use tns_dsn::mask;
use tns_dsn::resolve::{self, Platform};
use tns_parser::Span;

/// The start of the names that Oracle clients look at, and the other names.
const PREFIXES: [&str; 4] = ["ORACLE_", "TNS_", "ORA_", "NLS_"];
const NAMES: [&str; 8] =
    ["HOME", "USERPROFILE", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH", "TWO_TASK", "LOCAL"];

/// The variables that a finding may show.
const SPOKEN_OF: [&str; 6] =
    ["TNS_ADMIN", "ORACLE_HOME", "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH"];

/// Variables of the environment. Where nobody described it, nothing is known of it:
/// a rule must not take an absent variable for one that is not set.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Environment {
    vars: BTreeMap<String, String>,
    is_known: bool,
}

impl Environment {
    /// An environment of which nothing is known.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// The variables of this process that an Oracle client looks at; no other one is
    /// kept, since others may hold passwords.
    pub fn of_process() -> Self {
        let ours =
            |name: &str| NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix));
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.to_string_lossy().into_owned()))
        };
        std::env::vars_os().filter_map(text).filter(|(name, _)| ours(name)).collect()
    }

    /// Adds variables, or replaces those of the same names; it is known then.
    #[must_use]
    pub fn with(mut self, vars: impl IntoIterator<Item = (String, String)>) -> Self {
        for (name, value) in vars {
            self.vars.insert(name, value);
            self.is_known = true;
        }
        self
    }

    /// Whether it was described at all.
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    /// The value of a variable; it may be empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.vars.get(name).map(String::as_str)
    }

    /// The variables, by name.
    pub fn vars(&self) -> impl Iterator<Item = (&str, &str)> {
        self.vars.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// TNS_ADMIN as it is written; nothing where it is empty.
    pub fn tns_admin(&self) -> Option<&Path> {
        self.get("TNS_ADMIN").filter(|value| !value.is_empty()).map(Path::new)
    }

    /// Where a client in it looks for its files.
    pub fn places(&self) -> resolve::Environment {
        let path = |name| self.get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        resolve::Environment {
            tns_admin: path("TNS_ADMIN"),
            oracle_home: path("ORACLE_HOME"),
            oracle_base_home: path("ORACLE_BASE_HOME"),
            home: path("HOME"),
            platform: if cfg!(windows) { Platform::Windows } else { Platform::Unix },
        }
    }

    /// All of it as lines `NAME=VALUE`, the text that findings about it speak of.
    pub fn text(&self) -> String {
        self.vars.iter().map(|(name, value)| format!("{name}={value}\n")).collect()
    }

    /// [`Environment::text`] as it may be shown: what no rule speaks of, and what
    /// may be a password, is `*`, byte for byte as long.
    pub fn shown(&self) -> String {
        let stars = |value: &str| "*".repeat(value.len());
        let shown = |name: &str, value: &str| match SPOKEN_OF.contains(&name) {
            true => mask(value),
            false => stars(value),
        };
        self.vars.iter().map(|(name, value)| format!("{name}={}\n", shown(name, value))).collect()
    }

    /// Where the value of a variable stands in [`Environment::text`].
    pub fn span_of(&self, name: &str) -> Option<Span> {
        let value = self.get(name)?;
        let before = self
            .vars()
            .take_while(|(other, _)| *other < name)
            .map(|(name, value)| name.len() + value.len() + 2);
        let start = (before.sum::<usize>() + name.len() + 1) as u32;
        Some(Span::new(start, start + value.len() as u32))
    }
}

impl FromIterator<(String, String)> for Environment {
    /// A known environment that holds these variables and no other.
    fn from_iter<I: IntoIterator<Item = (String, String)>>(vars: I) -> Self {
        Self { vars: vars.into_iter().collect(), is_known: true }
    }
}

impl fmt::Debug for Environment {
    /// Names only: a value may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.vars.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Environment;

    fn environment(vars: &[(&str, &str)]) -> Environment {
        vars.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_span_points_at_the_value_in_the_text() {
        let some = environment(&[("ORACLE_HOME", "/opt/ü"), ("TNS_ADMIN", "/x"), ("TWO_TASK", "")]);
        for (name, value) in some.vars() {
            let span = some.span_of(name).expect("it is set");
            assert_eq!(&some.text()[span.range()], value, "{name}");
        }
        assert_eq!(some.span_of("HOME"), None);
    }

    #[test]
    fn an_environment_is_known_once_it_was_described() {
        assert!(!Environment::unknown().is_known());
        assert!(!Environment::unknown().with([]).is_known());
        assert!(environment(&[]).is_known(), "an empty one was described, too");
        let more = Environment::unknown().with([("TNS_ADMIN".into(), "/y".into())]);
        assert!(more.is_known());
        assert_eq!(more.tns_admin(), Some("/y".as_ref()));
        assert_eq!(more.places().tns_admin, Some("/y".into()));
    }

    #[test]
    fn what_may_be_a_secret_is_not_shown() {
        let some = environment(&[("ORACLE_PASSWORD", "tiger"), ("TNS_ADMIN", "/x"), ("TWO_TASK", "a/b@c")]);
        assert_eq!(some.shown(), "ORACLE_PASSWORD=*****\nTNS_ADMIN=/x\nTWO_TASK=*****\n");
        assert_eq!(some.shown().len(), some.text().len());
    }

    #[test]
    fn values_are_not_printed_for_debugging() {
        let shown = format!("{:?}", environment(&[("TWO_TASK", "scott/tiger@db")]));
        assert_eq!(shown, "{\"TWO_TASK\"}");
    }
}
