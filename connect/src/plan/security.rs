//! What SECURITY says, and sqlnet.ora where it says nothing. `TLS_x` is a twin of `SSL_x` and wins.

use tns_dsn::resolve::Profile;
use tns_dsn::{Section, Value};
use tns_parser::model::read_boolean;

const TWINS: [&str; 2] = ["TLS_", "SSL_"];

/// The settings of TLS, by their names without the prefix.
#[derive(Clone, Copy)]
pub(super) struct Security<'a> {
    pub(super) section: Option<&'a Section>,
    pub(super) profile: &'a Profile,
}

impl<'a> Security<'a> {
    /// One text.
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        let written = |name: &str| self.section.and_then(|section| section.text(name));
        let found = twins(name, written).or_else(|| twins(name, |name| self.profile.text(name)));
        found.filter(|text| !text.is_empty())
    }

    /// A switch; a wrong word is off.
    pub(super) fn is_on(self, name: &str, default: bool) -> bool {
        self.text(name).map_or(default, |word| read_boolean(word) == Some(true))
    }

    /// The words of a list: in parentheses, between commas, or between `or`.
    pub(super) fn words(self, name: &str) -> Vec<String> {
        let listed = |name: &str| match self.section?.get(name)? {
            Value::List(words) => Some(words.join(",")),
            Value::Text(text) => Some(text.clone()),
            Value::Nested(_) => None,
        };
        let text =
            twins(name, listed).or_else(|| twins(name, |name| self.profile.text(name).map(str::to_owned)));
        let text = text.unwrap_or_default();
        let words = text.split([',', '(', ')']).flat_map(|part| part.split(" or ")).map(str::trim);
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }
}

fn twins<T>(name: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    TWINS.iter().find_map(|prefix| find(&format!("{prefix}{name}")))
}
