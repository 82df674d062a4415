//! `tnslint.toml`: which rules run, how bad their findings are, and where they
//! keep quiet.

mod find;
mod policy;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tns_parser::Span;

use crate::diagnostic::Severity;
use crate::suggest::nearest;
use crate::target::Target;

pub use find::{FILE_NAMES, Found, at, find, read};
pub use policy::{Policy, PolicyError};

/// What a configuration file says. What it does not say is as on the command
/// line without flags.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Rules that run as well.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extend_select: Vec<String>,
    /// Rules that do not run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ignore: Vec<String>,
    /// The clients that matter; none: all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub target: Vec<Target>,
    /// The exit code is 1 from this severity on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_on: Option<FailOn>,
    /// Files that are not looked at in directories: patterns, relative to this file.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exclude: Vec<String>,
    /// A baseline, relative to this file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<PathBuf>,
    /// Other severities, by code or name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub severity: BTreeMap<String, Severity>,
    /// Rules that keep quiet in files of these patterns.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub per_file_ignores: BTreeMap<String, Vec<String>>,
    /// Rules that keep quiet in entries with names of these patterns.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub per_alias_ignores: BTreeMap<String, Vec<String>>,
    /// Variables of the clients' environment, for rules about it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub environment: BTreeMap<String, String>,
    /// How `tnslint fmt` lays out.
    pub format: FormatConfig,
}

/// `[format]`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct FormatConfig {
    /// Blanks for each level, 1 to 8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub indent: Option<u8>,
    /// Longest line that a group of parameters may share, 20 to 1000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line_width: Option<u16>,
}

/// A set of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// The keys of a configuration, for suggestions.
const KEYS: [&str; 16] = [
    "extend",
    "profile",
    "select",
    "extend-select",
    "ignore",
    "target",
    "fail-on",
    "exclude",
    "baseline",
    "severity",
    "per-file-ignores",
    "per-alias-ignores",
    "environment",
    "format",
    "indent",
    "line-width",
];

/// Why a configuration file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {message}", path.display())]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Where in the file.
    pub span: Option<Span>,
    /// The text of the file.
    pub text: String,
}

impl ConfigError {
    /// What is wrong with a file as a whole.
    pub(crate) fn new(path: &Path, message: impl Into<String>) -> Self {
        let (path, message) = (path.to_owned(), message.into());
        Self { path, message, help: None, span: None, text: String::new() }
    }

    fn of_toml(path: &Path, text: &str, error: &toml::de::Error) -> Self {
        let span = error.span();
        let written = span.clone().and_then(|span| text.get(span)).unwrap_or_default();
        let near = nearest(written.trim_matches('"'), KEYS.into_iter());
        let unknown = error.message().starts_with("unknown field");
        Self {
            help: near.filter(|_| unknown).map(|key| format!("did you mean `{key}`?")),
            span: span.map(|span| Span::new(span.start as u32, span.end as u32)),
            text: text.to_owned(),
            ..Self::new(path, error.message())
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

    /// This configuration over another: what it says counts, tables are joined.
    #[must_use]
    pub fn over(self, base: Self) -> Self {
        let list = |own: Vec<String>, other: Vec<String>| if own.is_empty() { other } else { own };
        fn joined<V>(own: BTreeMap<String, V>, mut other: BTreeMap<String, V>) -> BTreeMap<String, V> {
            other.extend(own);
            other
        }
        Self {
            extend: self.extend,
            profile: self.profile.or(base.profile),
            select: list(self.select, base.select),
            extend_select: [base.extend_select, self.extend_select].concat(),
            ignore: [base.ignore, self.ignore].concat(),
            target: if self.target.is_empty() { base.target } else { self.target },
            fail_on: self.fail_on.or(base.fail_on),
            exclude: [base.exclude, self.exclude].concat(),
            baseline: self.baseline.or(base.baseline),
            severity: joined(self.severity, base.severity),
            per_file_ignores: joined(self.per_file_ignores, base.per_file_ignores),
            per_alias_ignores: joined(self.per_alias_ignores, base.per_alias_ignores),
            environment: joined(self.environment, base.environment),
            format: FormatConfig {
                indent: self.format.indent.or(base.format.indent),
                line_width: self.format.line_width.or(base.format.line_width),
            },
        }
    }
}
