//! `tnslint.toml`: which rules run, how bad their findings are, and where they
//! keep quiet.

mod error;
mod find;
mod layers;
mod options;
mod policy;
mod schema;
mod setup;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tns_parser::format;

use crate::diagnostic::Severity;
use tns_dsn::clients::Client;

pub use error::ConfigError;
pub use find::{FILE_NAMES, Found, at, find, read, user_file};
pub use layers::{Layer, Setting};
pub use options::Options;
pub use policy::{Policy, PolicyError};
pub use schema::{Key, keys, options_of, schema};
pub use setup::{Setup, SetupError, Setups, Sources, Wanted};

/// What a configuration file says. What it does not say is as on the command
/// line without flags.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// Another file that counts where this one says nothing; relative to this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extend: Option<PathBuf>,
    /// A set of rules to start from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Profile>,
    /// The only rules that run: codes, prefixes, names, groups, `all`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub select: Vec<String>,
    /// Rules that run as well; joined with those of the file that is extended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extend_select: Vec<String>,
    /// Rules that do not run; joined with those of the file that is extended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// The only rules whose fixes are applied; none: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fixable: Vec<String>,
    /// Rules whose fixes are only shown; joined with those of the file that is extended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unfixable: Vec<String>,
    /// The clients that matter; none: all.
    #[schemars(schema_with = "crate::clients::schema")]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub target: Vec<Client>,
    /// The exit code is 1 from this severity on; else from `warning` on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// Files that are not looked at in directories: patterns, relative to this file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<String>,
    /// More of them; joined with those of the file that is extended.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extend_exclude: Vec<String>,
    /// Whether files that .gitignore names are left out in directories; else they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub respect_gitignore: Option<bool>,
    /// Files in which placeholders (`{{ … }}`, `{% … %}`, `<%= … %>`, `${ … }`, `@NAME@`) stand
    /// for any value: patterns, relative to this file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<String>,
    /// Whether files that IFILE names are read, too; else they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_ifile: Option<bool>,
    /// Whether comments may keep findings quiet; else they may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allow_suppressions: Option<bool>,
    /// A baseline, relative to this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<PathBuf>,
    /// Other severities, by code, prefix, name or group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Severity>,
    /// Rules that keep quiet in files of these patterns.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub per_file_ignores: BTreeMap<String, Vec<String>>,
    /// Rules that keep quiet in entries with names of these patterns, in any case.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub per_alias_ignores: BTreeMap<String, Vec<String>>,
    /// Variables of the clients' environment, for rules about it; in the configuration of the
    /// working directory.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub environment: BTreeMap<String, String>,
    /// How `tnslint fmt` lays out.
    pub format: FormatConfig,
    /// What rules take as too much or too little, by their names.
    pub rules: Options,
    /// Whether files of other programs are looked into.
    pub embedded: EmbeddedConfig,
}

/// Whether files of other programs are looked into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct EmbeddedConfig {
    /// Whether directory runs look for connect strings and Net files in files of other programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The only such files that are looked into: patterns, relative to this file; none: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub include: Vec<String>,
}

impl EmbeddedConfig {
    /// Whether directory runs look into such files.
    pub fn enabled(&self) -> bool {
        self.enabled.unwrap_or_default()
    }
}

/// How `tnslint fmt` lays out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct FormatConfig {
    /// Blanks for each level.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 8))]
    pub indent: Option<u8>,
    /// Longest line that a group of parameters may share.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 20, max = 1000))]
    pub line_width: Option<u16>,
}

impl FormatConfig {
    /// The options of the formatter; what is not said is as in `unsaid`.
    pub fn options(&self, unsaid: format::Options) -> format::Options {
        let indent = self.indent.unwrap_or(unsaid.indent);
        let line_width = self.line_width.unwrap_or(unsaid.line_width);
        format::Options { indent, line_width, ..unsaid }
    }
}

/// A set of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// What is on by default.
    Default,
    /// Only what certainly breaks: errors.
    CiMinimal,
    /// What is on by default and every rule about security.
    Security,
    /// Every rule.
    All,
}

/// The severity from which on a run fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Errors only.
    Error,
    /// Errors and warnings.
    #[default]
    Warning,
    /// Any finding.
    Info,
    /// No finding at all.
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails a run.
    pub fn reached_by(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

impl Config {
    /// Reads the text of the file `path`.
    ///
    /// # Errors
    /// [`ConfigError`] for what is no TOML, an unknown key, and a value of a wrong type.
    pub fn read(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let config: Self = toml::from_str(text).map_err(|error| ConfigError::of_toml(path, text, &error))?;
        let FormatConfig { indent, line_width } = &config.format;
        let fits = indent.is_none_or(|indent| (1..=8).contains(&indent))
            && line_width.is_none_or(|width| (20..=1000).contains(&width));
        match fits {
            true => Ok(config),
            false => Err(ConfigError::new(path, "[format]: indent is 1 to 8, line-width 20 to 1000")),
        }
    }
}
