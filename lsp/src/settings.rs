use serde::Deserialize;
use tns_lint::Target;

/// What a user sets in the editor, section `tnslint`; what is absent has its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// When files are checked.
    pub run: Run,
    /// A tnslint.toml to use in place of the nearest one.
    pub configuration: Option<String>,
    /// The clients that matter; empty: all.
    pub targets: Vec<Target>,
    /// Which lenses stand above entries.
    pub code_lens: CodeLens,
    /// Which hints stand behind parameters.
    pub inlay_hints: InlayHints,
    /// What goes to the log.
    pub log_level: Level,
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
