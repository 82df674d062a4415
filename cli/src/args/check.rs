//! The arguments of `tnslint check` and `tnslint baseline`.

use std::path::PathBuf;

use clap::builder::FalseyValueParser;
use clap::{Args, Subcommand};
use tns_lint::Client;
use tns_lint::config::FailOn;

use super::{
    ConfigArgs, EnvironmentArgs, ExcludeArgs, InputArgs, Output, RuleArgs, SettingsArgs, ShownArgs,
    TextOrJson,
};

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Report format, with =PATH into a file; repeatable: human, concise, grouped, json, json-lines,
    /// sarif, github, gitlab, junit, checkstyle, rdjson, azure, html; auto is github in GitHub
    /// Actions, azure in Azure Pipelines, human on a terminal and concise elsewhere.
    #[arg(
        long = "output",
        value_name = "FORMAT[=PATH]",
        default_value = "human",
        value_delimiter = ',',
        env = "TNSLINT_OUTPUT"
    )]
    pub(crate) outputs: Vec<Output>,
    /// Apply safe fixes to the files.
    #[arg(long, env = "TNSLINT_FIX", value_parser = FalseyValueParser::new())]
    pub(crate) fix: bool,
    /// With --fix or --diff, also fixes that may change what a name means.
    #[arg(long, env = "TNSLINT_UNSAFE_FIXES", value_parser = FalseyValueParser::new())]
    pub(crate) unsafe_fixes: bool,
    /// Show what --fix would change and change nothing.
    #[arg(long, env = "TNSLINT_DIFF", value_parser = FalseyValueParser::new())]
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
    #[arg(long, conflicts_with_all = ["fix", "fix_only", "diff"], env = "TNSLINT_IGNORE_SUPPRESSIONS", value_parser = FalseyValueParser::new())]
    pub(crate) ignore_suppressions: bool,
    /// In directories, look for connect strings and Net files in .properties, .env, .yaml, .yml,
    /// .json, .toml and .xml files, too; in such a file given by name they always are looked for.
    #[arg(long, env = "TNSLINT_EMBEDDED", value_parser = FalseyValueParser::new())]
    pub(crate) embedded: bool,
    /// Write a comment for each finding that keeps it quiet, with a reason if one is given.
    #[arg(long, value_name = "REASON", num_args = 0..=1, require_equals = true, default_missing_value = "", conflicts_with_all = ["fix", "fix_only", "diff", "ignore_suppressions"], env = "TNSLINT_ADD_SUPPRESSIONS")]
    pub(crate) add_suppressions: Option<String>,
    /// Check this connect string: Easy Connect, a JDBC URL or a descriptor; repeatable. Without a
    /// PATH no file is checked then.
    #[arg(long = "connect-string", value_name = "STRING", conflicts_with_all = ["fix", "fix_only", "diff", "add_suppressions"], env = "TNSLINT_CONNECT_STRING")]
    pub(crate) connect_strings: Vec<String>,
    /// Only what matters to these clients: oci-19, oci-23, oci-26, jdbc-thin, python-thin,
    /// node-thin, rust-thin, go-oracledb, go-ora, odpnet-managed.
    #[arg(long = "target", value_name = "CLIENTS", value_delimiter = ',', env = "TNSLINT_TARGET")]
    pub(crate) targets: Vec<Client>,
    /// Exit with 1 from this severity on: error, warning (the default), info or never.
    #[arg(long, value_name = "SEVERITY", value_parser = fail_on, env = "TNSLINT_FAIL_ON")]
    pub(crate) fail_on: Option<FailOn>,
    #[command(flatten)]
    pub(crate) settings: SettingsArgs,
    #[command(flatten)]
    pub(crate) environment: EnvironmentArgs,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[command(flatten)]
    pub(crate) shown: ShownArgs,
    #[command(flatten)]
    pub(crate) exclude: ExcludeArgs,
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

    /// Whether files are mended.
    pub(crate) fn fixes(&self) -> bool {
        self.fix || !self.rules.fix_only.is_empty()
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
