//! Settings of several sources over each other.

use std::path::Path;

use toml::{Table, Value};

use super::{Config, ConfigError};

/// Lists that are joined; all others are replaced.
const JOINED: [&str; 4] = ["extend-select", "ignore", "unfixable", "extend-exclude"];

/// What one source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The file, or what else it is called.
    pub origin: String,
    table: Table,
}

/// One setting and the sources of its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its keys, from the outermost.
    pub path: Vec<String>,
    /// Its value as TOML.
    pub value: String,
    /// The last source that sets it; for lists that are joined, all of them.
    pub origins: Vec<String>,
}

impl Layer {
    /// Reads a text of settings; `path` is what it is called in errors.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn read(path: &Path, text: &str) -> Result<Self, ConfigError> {
        Config::read(path, text)?;
        let table = toml::from_str(text).map_err(|error| ConfigError::of_toml(path, text, &error))?;
        Ok(Self { origin: path.display().to_string(), table })
    }

    /// Takes settings as they are.
    pub fn new(origin: &str, config: &Config) -> Self {
        let mut table = Table::try_from(config).unwrap_or_default();
        // They have no form for "not set": here they always are as built in.
        table.remove("rules");
        table.retain(|_, value| value.as_table().is_none_or(|table| !table.is_empty()));
        Self { origin: origin.to_owned(), table }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The other file that it extends.
    pub(super) fn extended(&self) -> Option<&str> {
        self.table.get("extend").and_then(Value::as_str)
    }
}

/// What all layers say; the last one is the strongest.
pub(super) fn merged(path: &Path, layers: &[Layer]) -> Result<Config, ConfigError> {
    let mut all = Table::new();
    layers.iter().for_each(|layer| join(&mut all, &layer.table));
    // Each layer was read before: together they are as good.
    all.try_into().map_err(|error: toml::de::Error| ConfigError::new(path, error.message()))
}

fn join(all: &mut Table, over: &Table) {
    for (key, value) in over {
        match (all.get_mut(key), value) {
            (Some(Value::Table(below)), Value::Table(over)) => join(below, over),
            (Some(Value::Array(below)), Value::Array(over)) if JOINED.contains(&key.as_str()) => {
                below.extend(over.iter().cloned());
            }
            _ => drop(all.insert(key.clone(), value.clone())),
        }
    }
}

/// Every setting that one of the layers has, sorted by its path.
pub(super) fn settings(layers: &[Layer]) -> Vec<Setting> {
    let mut all = Table::new();
    layers.iter().for_each(|layer| join(&mut all, &layer.table));
    let mut found = Vec::new();
    walk(&all, &mut Vec::new(), layers, &mut found);
    found
}

fn walk(table: &Table, around: &mut Vec<String>, layers: &[Layer], found: &mut Vec<Setting>) {
    // As TOML wants it: values stand before the tables beside them.
    let (tables, values): (Vec<_>, Vec<_>) = table.iter().partition(|(_, value)| value.is_table());
    for (key, value) in values.into_iter().chain(tables) {
        around.push(key.clone());
        match value {
            Value::Table(below) => walk(below, around, layers, found),
            value => found.push(Setting {
                path: around.clone(),
                value: value.to_string(),
                origins: origins(layers, around),
            }),
        }
        around.pop();
    }
}

fn origins(layers: &[Layer], path: &[String]) -> Vec<String> {
    let says = |layer: &&Layer| {
        let Some((last, tables)) = path.split_last() else { return false };
        let inner = tables.iter().try_fold(&layer.table, |table, key| table.get(key)?.as_table());
        inner.is_some_and(|table| table.contains_key(last))
    };
    let mut origins: Vec<_> = layers.iter().filter(says).map(|layer| layer.origin.clone()).collect();
    if !path.last().is_some_and(|key| JOINED.contains(&key.as_str())) {
        origins.drain(..origins.len().saturating_sub(1));
    }
    origins
}
