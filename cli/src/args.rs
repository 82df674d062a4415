//! The arguments of every command.

mod connect;
mod extproc;
mod wallet;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tns_lint::Target;
use tns_lint::config::FailOn;
use tns_parser::FileKind;

pub(crate) use connect::{
    ConnectForm, ConvertArgs, DiffArgs, DsnArgs, EditArgs, Preset, ResolveArgs, Written,
};
pub(crate) use extproc::ExtprocArgs;
pub(crate) use wallet::{
    AddArgs, CreateArgs, CredentialCommand, OutArgs, RelocateArgs, RemoveArgs, ShowArgs, WalletCheckArgs,
    WalletCommand, WalletConvertArgs, WalletUse, WrittenWallet,
};

/// Checks and formats Oracle Net configuration: tnsnames.ora, sqlnet.ora,
/// listener.ora, ldap.ora, cman.ora and connect descriptors.
#[derive(Debug, Parser)]
#[command(name = "tnslint", version, about, max_term_width = 100)]
#[command(after_help = "`tnslint PATH` means `tnslint check PATH`.\n\
Exit codes: 0 nothing found, 1 something found, 2 wrong use or unreadable input.")]
pub(crate) struct Arguments {
    /// When to use colour.
    #[arg(long, global = true, value_enum, default_value_t, env = "TNSLINT_COLOR")]
    pub(crate) color: Color,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report what is wrong in files, and mend it with --fix.
    Check(CheckArgs),
    /// Lay files out evenly; values and comments stay as they are.
    Fmt(FmtArgs),
    /// Print the tree, the typed model or the text of one file.
    Parse(ParseArgs),
    /// Keep the findings of now aside, so that only new ones count.
    #[command(subcommand)]
    Baseline(BaselineCommand),
    /// Show or start the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// List all rules.
    Rules(RulesArgs),
    /// Explain a rule (TNS101, duplicate-alias) or an error number (ORA-12514).
    Explain(ExplainArgs),
    /// Show what is known about a parameter.
    Param(ParamArgs),
    /// Turn a connect string into another form.
    Convert(ConvertArgs),
    /// Show the descriptor that a client would use for a name.
    Resolve(ResolveArgs),
    /// Compare two files or directories by what their entries mean.
    Diff(DiffArgs),
    /// Change many aliases of a tnsnames.ora; every other byte stays.
    Edit(EditArgs),
    /// Build a connect string from its parts.
    Dsn(Box<DsnArgs>),
    /// Print the SQL by which an Autonomous Database calls scripts on a remote agent.
    Extproc(Box<ExtprocArgs>),
    /// Look into wallets, point files at them, make and change them.
    #[command(subcommand)]
    Wallet(WalletCommand),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    pub(crate) fn apply(self) {
        let choice = match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
    }
}

/// Which files, and how they are read.
#[derive(Debug, Args)]
pub(crate) struct InputArgs {
    /// Files and directories; `-` is standard input. In directories, files named
    /// tnsnames*.ora, sqlnet*.ora, listener*.ora, ldap*.ora, dsi*.ora, cman*.ora are read.
    /// Without any, this directory.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The kind of all files given by name; else the file name or the content tells.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<FileKind>,
    /// The name that standard input is reported under; tells its kind, too.
    #[arg(long, value_name = "NAME", env = "TNSLINT_STDIN_FILENAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Read files in directories that .gitignore names, too.
    #[arg(long, env = "TNSLINT_NO_RESPECT_GITIGNORE")]
    pub(crate) no_respect_gitignore: bool,
    /// Threads to use; 0 is one for each processor.
    #[arg(short = 'j', long = "jobs", value_name = "N", default_value_t = 0, env = "TNSLINT_JOBS")]
    pub(crate) jobs: usize,
}

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

/// Which configuration counts.
#[derive(Debug, Args)]
pub(crate) struct ConfigArgs {
    /// Use this configuration for all files; else the nearest tnslint.toml, .tnslint.toml or
    /// .config/tnslint.toml above each file counts.
    #[arg(long, value_name = "FILE", env = "TNSLINT_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration.
    #[arg(long, conflicts_with = "config")]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// By the surroundings.
    Auto,
    Human,
    Concise,
    Grouped,
    Json,
    JsonLines,
    Sarif,
    Github,
    Gitlab,
    Junit,
    Checkstyle,
    Rdjson,
    Azure,
}

impl Format {
    const ALL: [(&'static str, Self); 13] = [
        ("auto", Self::Auto),
        ("human", Self::Human),
        ("concise", Self::Concise),
        ("grouped", Self::Grouped),
        ("json", Self::Json),
        ("json-lines", Self::JsonLines),
        ("sarif", Self::Sarif),
        ("github", Self::Github),
        ("gitlab", Self::Gitlab),
        ("junit", Self::Junit),
        ("checkstyle", Self::Checkstyle),
        ("rdjson", Self::Rdjson),
        ("azure", Self::Azure),
    ];

    fn of_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, format)| format)
    }
}

/// `FORMAT[=PATH]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) path: Option<PathBuf>,
}

impl std::str::FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (format, path) = match text.split_once('=') {
            Some((_, "")) => return Err("a path is missing behind `=`".into()),
            Some((format, path)) => (format, Some(PathBuf::from(path))),
            None => (text, None),
        };
        match Format::of_name(format) {
            Some(format) => Ok(Self { format, path }),
            None => Err(format!("the format is one of {}", Format::ALL.map(|(name, _)| name).join(", "))),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct FmtArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Change nothing; name the files that would change and exit with 1.
    #[arg(long)]
    pub(crate) check: bool,
    /// Change nothing; show what would change and exit with 1.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Blanks for each level; 2 where nothing is said.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=8), env = "TNSLINT_INDENT")]
    pub(crate) indent: Option<u8>,
    /// Longest line that a group of parameters may share; 110 where nothing is said.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000), env = "TNSLINT_LINE_WIDTH")]
    pub(crate) line_width: Option<u16>,
    #[command(flatten)]
    pub(crate) config: ConfigArgs,
    /// How keywords are written.
    #[arg(long, value_enum, default_value_t, env = "TNSLINT_KEYWORD_CASE")]
    pub(crate) keyword_case: KeywordCase,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum KeywordCase {
    /// As they are.
    #[default]
    Keep,
    /// HOST
    Upper,
    /// host
    Lower,
}

#[derive(Debug, Args)]
pub(crate) struct ParseArgs {
    /// The file; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,
    /// What to print: the tree, the typed model as JSON, or the text as it was read.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) to: ParseTo,
    /// The kind of the file; else its name or its content tells.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<FileKind>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ParseTo {
    /// A node a line with its span.
    #[default]
    Tree,
    /// The typed model.
    Json,
    /// The text, byte for byte.
    Text,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArgs {
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextOrJson {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A code, the name of a rule, or an error number.
    #[arg(value_name = "CODE")]
    pub(crate) word: String,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct ParamArgs {
    /// The parameter, in any case.
    #[arg(value_name = "NAME", required_unless_present = "list")]
    pub(crate) name: Option<String>,
    /// List all parameters.
    #[arg(long, conflicts_with = "name")]
    pub(crate) list: bool,
    /// Only those of this kind of file.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub(crate) kind: Option<FileKind>,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}

fn kind(word: &str) -> Result<FileKind, tns_parser::catalog::UnknownKind> {
    word.parse()
}
