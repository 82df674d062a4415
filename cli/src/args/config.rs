//! The arguments about the configuration.

use std::path::{Path, PathBuf};

use clap::builder::FalseyValueParser;
use clap::{Args, Subcommand};

use super::{CheckArgs, TextOrJson};

/// Which configuration counts.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Use this configuration for all files; else the nearest tnslint.toml, .tnslint.toml or
    /// .config/tnslint.toml above each file counts. KEY=VALUE is a setting in TOML that comes before
    /// those of files; repeatable, and one a line in TNSLINT_CONFIG.
    #[arg(long = "config", value_name = "FILE|KEY=VALUE", env = "TNSLINT_CONFIG", value_delimiter = '\n')]
    pub(crate) configs: Vec<ConfigWord>,
    /// Use no configuration file.
    #[arg(long, env = "TNSLINT_ISOLATED", value_parser = FalseyValueParser::new())]
    pub(crate) isolated: bool,
}

/// What stands behind `--config`.
#[derive(Clone, Debug)]
pub(crate) enum ConfigWord {
    File(PathBuf),
    /// `KEY=VALUE`
    Setting(String),
}

impl std::str::FromStr for ConfigWord {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.contains('=') && !Path::new(text).exists() {
            true => Self::Setting(text.to_owned()),
            false => Self::File(PathBuf::from(text)),
        })
    }
}

impl ConfigArgs {
    /// The configuration given by hand; the last one counts.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.configs.iter().rev().find_map(|word| match word {
            ConfigWord::File(path) => Some(path.as_path()),
            ConfigWord::Setting(_) => None,
        })
    }

    /// The settings given by hand.
    pub(crate) fn settings(&self) -> impl Iterator<Item = &str> {
        self.configs.iter().filter_map(|word| match word {
            ConfigWord::Setting(text) => Some(text.as_str()),
            ConfigWord::File(_) => None,
        })
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print the settings that count for a file or directory, and where each comes from.
    Show(ConfigShowArgs),
    /// Print the JSON schema of tnslint.toml.
    Schema,
    /// Write a tnslint.toml to start with.
    Init,
    /// List the files that would be checked, and why others would not.
    Files(Box<ConfigFilesArgs>),
}

#[derive(Debug, Args)]
pub(crate) struct ConfigShowArgs {
    /// The file or directory.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ConfigFilesArgs {
    #[command(flatten)]
    pub(crate) check: CheckArgs,
    /// How it answers.
    #[arg(long, value_enum, default_value_t, env = "TNSLINT_FORMAT")]
    pub(crate) format: TextOrJson,
}
