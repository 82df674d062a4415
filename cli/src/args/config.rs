//! The arguments about the configuration.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which configuration counts.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Use this configuration for all files; else the nearest tnslint.toml, .tnslint.toml or
    /// .config/tnslint.toml above each file counts.
    #[arg(long, value_name = "FILE", env = "TNSLINT_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration.
    #[arg(long, conflicts_with = "config", env = "TNSLINT_ISOLATED", value_parser = clap::builder::FalseyValueParser::new())]
    pub(crate) isolated: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Print the settings that count for a file or directory.
    Show(ConfigShowArgs),
    /// Write a tnslint.toml to start with.
    Init,
}

#[derive(Debug, Args)]
pub(crate) struct ConfigShowArgs {
    /// The file or directory.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}
