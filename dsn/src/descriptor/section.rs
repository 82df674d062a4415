use serde::{Deserialize, Serialize};

/// Parameters in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Section(pub Vec<Setting>);

/// `(NAME=value)`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The keyword in upper case.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// What stands behind `=`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// One text, without quotes.
    Text(String),
    /// A list `(a,b)`.
    List(Vec<String>),
    /// Nested parameters.
    Nested(Section),
}

impl Section {
    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The value of a name in any case: the last one counts.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .rev()
            .find(|setting| setting.name.eq_ignore_ascii_case(name))
            .map(|setting| &setting.value)
    }

    /// The value of a name if it is one text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.get(name)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The nested parameters of a name.
    pub fn nested(&self, name: &str) -> Option<&Self> {
        match self.get(name)? {
            Value::Nested(section) => Some(section),
            _ => None,
        }
    }

    /// Sets a parameter: in its place where it is there already, else at the end.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        let value = value.into();
        let found = self.0.iter_mut().rev().find(|setting| setting.name.eq_ignore_ascii_case(name));
        match found {
            Some(setting) => setting.value = value,
            None => self.0.push(Setting { name: name.to_ascii_uppercase(), value }),
        }
    }

    /// Removes a parameter; whether it was there.
    pub fn remove(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|setting| !setting.name.eq_ignore_ascii_case(name));
        self.0.len() < before
    }

    /// The names in it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|setting| setting.name.as_str())
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

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Text(number.to_string())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Text(if value { "ON" } else { "OFF" }.to_owned())
    }
}

impl From<Section> for Value {
    fn from(section: Section) -> Self {
        Self::Nested(section)
    }
}

impl FromIterator<(String, Value)> for Section {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(settings: I) -> Self {
        Self(settings.into_iter().map(|(name, value)| Setting { name, value }).collect())
    }
}
