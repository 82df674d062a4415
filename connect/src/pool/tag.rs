//! Tags: what state a session is in, in the words of the program.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// `loc=uk;lang=cy`: the state of a session as properties with values. The order does not matter.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Tag(Arc<[(String, String)]>);

impl Tag {
    /// The value of a property.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let at = self.0.binary_search_by(|(other, _)| other.as_str().cmp(name)).ok()?;
        Some(&self.0[at].1)
    }

    /// Names and values, in the order of the names.
    pub fn properties(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// How many properties are the same in both.
    #[must_use]
    pub fn in_common(&self, other: &Self) -> usize {
        self.properties().filter(|(name, value)| other.get(name) == Some(value)).count()
    }
}

impl FromStr for Tag {
    type Err = TagError;

    /// Reads `name=value` pairs with semicolons between them; blanks around names and values do not
    /// count.
    fn from_str(text: &str) -> Result<Self, TagError> {
        let mut properties = Vec::new();
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let Some((name, value)) = part.split_once('=').map(|(name, value)| (name.trim(), value.trim()))
            else {
                return Err(TagError::NoValue(part.trim().to_owned()));
            };
            if name.is_empty() {
                return Err(TagError::NoName(part.trim().to_owned()));
            }
            properties.push((name.to_owned(), value.to_owned()));
        }
        properties.sort_unstable();
        match properties.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(TagError::Twice(pair[0].0.clone())),
            None if properties.is_empty() => Err(TagError::Empty),
            None => Ok(Self(properties.into())),
        }
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, (name, value)) in self.properties().enumerate() {
            let between = if nth == 0 { "" } else { ";" };
            write!(f, "{between}{name}={value}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tag({self})")
    }
}

/// Why a text is no tag.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TagError {
    /// Nothing is in it.
    #[error("a tag needs at least one property, as in loc=uk")]
    Empty,
    /// A property without `=`.
    #[error("the property `{0}` of a tag has no value: write {0}=…")]
    NoValue(String),
    /// Nothing stands before `=`.
    #[error("`{0}` in a tag has no name before `=`")]
    NoName(String),
    /// A name that is there twice.
    #[error("the property `{0}` stands twice in a tag")]
    Twice(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_blanks_do_not_matter() {
        let tag: Tag = " loc = uk ;lang=cy;".parse().expect("a tag");
        assert_eq!(tag, "lang=cy;loc=uk".parse().expect("a tag"));
        assert_eq!(
            (tag.to_string().as_str(), tag.get("loc"), tag.get("x")),
            ("lang=cy;loc=uk", Some("uk"), None)
        );
        assert_eq!(tag.in_common(&"loc=uk;lang=en".parse().expect("a tag")), 1);
    }

    #[test]
    fn what_is_no_tag_says_why() {
        let error = |text: &str| text.parse::<Tag>().expect_err("no tag");
        assert_eq!(error(" ; "), TagError::Empty);
        assert_eq!(error("a=1;b"), TagError::NoValue("b".into()));
        assert_eq!(error("=1"), TagError::NoName("=1".into()));
        assert_eq!(error("a=1;b=2;a=3"), TagError::Twice("a".into()));
    }
}
