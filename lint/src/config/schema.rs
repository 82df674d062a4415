//! The JSON schema of the configuration, from its types.

use std::sync::OnceLock;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::Config;

/// A key of the configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// With the tables around it: `rules.retry-budget.max-seconds`.
    pub path: String,
    /// What its value is, in a few words: `list of strings`.
    pub kind: String,
    /// Its value where nobody sets it, as JSON.
    pub default: Option<String>,
    /// What it means.
    pub doc: String,
}

/// The schema of `tnslint.toml`.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<Config>().to_value();
    without_null(&mut schema);
    schema["title"] = "tnslint.toml".into();
    schema
}

/// TOML has no null: an option is a key that is absent.
fn without_null(value: &mut Value) {
    match value {
        Value::Object(map) => {
            flatten_option(map);
            map.retain(|key, value| key != "default" || !is_empty(value));
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = &types[..] {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// An object of defaults repeats what its keys say.
fn is_empty(value: &Value) -> bool {
    value.is_null() || value.is_object()
}

/// `anyOf: [X, null]` becomes X.
fn flatten_option(map: &mut Map<String, Value>) {
    let Some(Value::Array(choices)) = map.get("anyOf") else { return };
    let Some(Value::Object(inner)) = choices.iter().find(|choice| choice["type"] != "null").cloned() else {
        return;
    };
    map.remove("anyOf");
    for (key, value) in inner {
        map.entry(key).or_insert(value);
    }
}

/// Every key with a value, and every table, by its path.
pub fn keys() -> &'static [Key] {
    static KEYS: OnceLock<Vec<Key>> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut keys = Vec::new();
        below("", &schema(), &mut keys);
        keys
    })
}

/// The options of a rule.
pub fn options_of(rule: &str) -> Vec<&'static Key> {
    let start = format!("rules.{rule}.");
    keys().iter().filter(|key| key.path.starts_with(&start)).collect()
}

fn below(around: &str, schema: &Value, keys: &mut Vec<Key>) {
    for (name, schema) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{around}{name}");
        let text = schema["description"].as_str().unwrap_or_default();
        keys.push(Key {
            kind: kind(schema),
            default: schema.get("default").map(Value::to_string),
            doc: text.split_whitespace().collect::<Vec<_>>().join(" "),
            path: path.clone(),
        });
        below(&format!("{path}."), schema, keys);
    }
}

fn kind(schema: &Value) -> String {
    let words = words(schema);
    if !words.is_empty() {
        return words.join(", ");
    }
    match schema["type"].as_str().unwrap_or_default() {
        "array" => format!("list of {}", kind_of_many(&schema["items"])),
        "object" => match schema.get("additionalProperties").filter(|schema| schema.is_object()) {
            Some(values) => format!("table of {}", kind_of_many(values)),
            None => "table".to_owned(),
        },
        "integer" => match (schema["minimum"].as_u64(), schema["maximum"].as_u64()) {
            (Some(least), Some(most)) if least > 0 => format!("number, {least} to {most}"),
            _ => "number".to_owned(),
        },
        "boolean" => "true or false".to_owned(),
        other => other.to_owned(),
    }
}

fn kind_of_many(schema: &Value) -> String {
    match kind(schema) {
        kind if !words(schema).is_empty() => kind,
        kind if kind.starts_with("list of") => kind.replacen("list", "lists", 1),
        kind => kind + "s",
    }
}

/// The words of a choice.
fn words(schema: &Value) -> Vec<String> {
    let choices = schema["oneOf"].as_array().or(schema["enum"].as_array()).into_iter().flatten();
    let word = |choice: &Value| {
        let word = choice.as_str().or(choice["const"].as_str())?;
        Some(format!("`{word}`"))
    };
    choices.filter_map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::{keys, options_of};
    use crate::config::{Config, Layer};
    use crate::registry::{RULES, find_rule};

    #[test]
    fn every_key_says_what_it_is() {
        for key in keys() {
            assert!(!key.doc.is_empty() && !key.kind.is_empty(), "{key:?}");
        }
        assert!(
            keys()
                .iter()
                .any(|key| key.path == "per-file-ignores" && key.kind == "table of lists of strings")
        );
        assert!(keys().iter().any(|key| key.path == "format.indent" && key.kind == "number, 1 to 8"));
    }

    #[test]
    fn options_belong_to_rules_and_have_defaults() {
        let with_options: Vec<_> = RULES.iter().filter(|rule| !options_of(rule.name).is_empty()).collect();
        for key in keys().iter().filter(|key| key.path.starts_with("rules.")) {
            let rule = key.path.split('.').nth(1).and_then(find_rule).expect("a rule");
            assert!(with_options.iter().any(|with| with.code == rule.code), "{}", key.path);
            assert!(key.kind == "table" || key.default.is_some(), "{}", key.path);
            assert!(key.kind != "table" || key.doc.contains(rule.code), "{}", key.path);
        }
    }

    #[test]
    fn settings_that_say_nothing_are_an_empty_layer() {
        assert!(Layer::new("nothing", &Config::default()).is_empty());
    }
}
