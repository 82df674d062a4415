//! The arguments of `tnslint check` and `tnslint baseline`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use tns_lint::Target;
use tns_lint::config::FailOn;

use super::{ConfigArgs, EnvironmentArgs, InputArgs, Output, TextOrJson};

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Report format, with =PATH into a file; repeatable: human, concise, grouped, json, json-lines,
    /// sarif, github, gitlab, junit, checkstyle, rdjson, azure; auto is github in GitHub Actions,
    /// azure in Azure Pipelines, human elsewhere.
    #[arg(long = "output", value_name = "FORMAT[=PATH]", default_value = "human", env = "TNSLINT_OUTPUT")]
    pub(crate) outputs: Vec<Output>,
    /// Apply safe fixes to the files.
    #[arg(long, env = "TNSLINT_FIX")]
    pub(crate) fix: bool,
    /// With --fix or --diff, also fixes that may change what a name means.
    #[arg(long, env = "TNSLINT_UNSAFE_FIXES")]
    pub(crate) unsafe_fixes: bool,
    /// Show what --fix would change and change nothing.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Only these rules: codes, code prefixes (TNS1), names, groups or `all`.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_SELECT")]
    pub(crate) select: Vec<String>,
    /// Not these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_IGNORE")]
    pub(crate) ignore: Vec<String>,
    /// Leave out the findings that this file knows; see `tnslint baseline`.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = BASELINE, env = "TNSLINT_BASELINE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Report also what comments (`# tnslint: ignore[…]`) keep quiet.
    #[arg(long, conflicts_with_all = ["fix", "diff"])]
    pub(crate) ignore_suppressions: bool,
    /// Check this connect string: Easy Connect, a JDBC URL or a descriptor; repeatable. Without a
    /// PATH no file is checked then.
    #[arg(long = "connect-string", value_name = "STRING", conflicts_with_all = ["fix", "diff"])]
    pub(crate) connect_strings: Vec<String>,
    /// Only what matters to these clients: oci-19, oci-23, oci-26, jdbc-thin, python-thin,
    /// node-thin, rust-thin, go-oracledb, go-ora, odpnet-managed.
    #[arg(long = "target", value_name = "CLIENTS", value_delimiter = ',', env = "TNSLINT_TARGET")]
    pub(crate) targets: Vec<Target>,
    /// Exit with 1 from this severity on: error, warning (the default), info or never.
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on, env = "TNSLINT_FAIL_ON")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) environment: EnvironmentArgs,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
}

/// The usual name of a baseline.
const BASELINE: &str = ".tnslint-baseline.json";

impl CheckArgs {
    /// Where the baseline is.
    pub(crate) fn baseline_path(&self) -> PathBuf {
        self.baseline.clone().unwrap_or_else(|| PathBuf::from(BASELINE))
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum BaselineCommand {
    /// Write all findings of now into the baseline.
    Write(BaselineArgs),
    /// Take out of the baseline what is not found any more.
    Prune(BaselineArgs),
    /// Say how many findings are known, and which are not found any more.
    Show(BaselineArgs),
}

#[derive(Debug, Args)]
pub(crate) struct BaselineArgs {
    #[command(flatten)]
    pub(crate) check: CheckArgs,
    /// How `show` answers.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: TextOrJson,
}

fn fail_on(word: &str) -> Result<FailOn, String> {
    match word {
        "error" => Ok(FailOn::Error),
        "warning" => Ok(FailOn::Warning),
        "info" => Ok(FailOn::Info),
        "never" => Ok(FailOn::Never),
        _ => Err("it is one of error, warning, info, never".to_owned()),
    }
}
