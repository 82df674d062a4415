use serde::Deserialize;
use serde_json::{Map, Value};
use tns_lint::Client;

/// What a user sets in the editor, section `tnslint`; what is absent has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// When files are checked.
    pub run: Run,
    /// A tnslint.toml to use in place of the nearest one.
    pub configuration: Option<String>,
    /// The clients that matter; empty: all.
    pub targets: Vec<Client>,
    /// Which lenses stand above entries.
    pub code_lens: CodeLens,
    /// Which hints stand behind parameters.
    pub inlay_hints: InlayHints,
    /// What goes to the log.
    pub log_level: Level,
}

impl Settings {
    /// Reads what a client tells; gives the names of settings that have no such value, too. Their
    /// defaults count.
    pub fn read(told: &Value) -> (Self, Vec<String>) {
        let all = told.as_object().cloned().unwrap_or_default();
        let fits = |name: &String, value: &Value| {
            let alone = Map::from_iter([(name.clone(), value.clone())]);
            value.is_null() || Self::deserialize(Value::Object(alone)).is_ok()
        };
        let (good, bad): (Map<_, _>, Map<_, _>) =
            all.into_iter().partition(|(name, value)| fits(name, value));
        let set = good.into_iter().filter(|(_, value)| !value.is_null()).collect();
        let settings = Self::deserialize(Value::Object(set)).unwrap_or_default();
        (settings, bad.into_iter().map(|(name, _)| name).collect())
    }
}

/// When files are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Run {
    /// While one types.
    #[default]
    OnType,
    /// When a file is opened or saved.
    OnSave,
}

/// Which lenses stand above entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CodeLens {
    /// "test connection": the client runs `tnslint ping` in its terminal.
    pub ping: bool,
    /// "resolve": the client runs `tnslint resolve` in its terminal.
    pub resolve: bool,
}

impl Default for CodeLens {
    fn default() -> Self {
        Self { ping: false, resolve: true }
    }
}

/// Which hints stand behind parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InlayHints {
    /// Defaults in force where a parameter is absent.
    pub defaults: bool,
}

impl Default for InlayHints {
    fn default() -> Self {
        Self { defaults: true }
    }
}

/// How much goes to the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// What failed.
    Error,
    /// What is odd, too.
    #[default]
    Warn,
    /// What the server does, too.
    Info,
    /// Every message, without its contents.
    Debug,
}

impl Level {
    /// All of them, from the least to the most.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warn, Self::Info, Self::Debug];

    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_bad_setting_costs_no_other() {
        let told = json!({ "run": "onSave", "logLevel": "loud", "codeLens": { "ping": true }, "targets": null, "other": 1 });
        let (settings, wrong) = Settings::read(&told);
        assert_eq!(wrong, ["logLevel"]);
        assert_eq!(settings.run, Run::OnSave);
        assert!(settings.code_lens.ping && settings.code_lens.resolve);
        assert_eq!(Settings::read(&Value::Null), (Settings::default(), Vec::new()));
    }
}
