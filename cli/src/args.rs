//! The arguments of every command.

mod check;
mod compat;
mod config;
mod connect;
mod environment;
mod exclude;
mod extproc;
mod fmt;
mod login;
mod network;
mod output;
mod ping;
mod reach;
mod rules;
mod settings;
mod shell;
mod shown;
mod wallet;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use tns_parser::FileKind;

pub(crate) use check::{BaselineArgs, BaselineCommand, CheckArgs};
pub(crate) use compat::{CompatArgs, CompatOutput};
pub(crate) use config::{ConfigArgs, ConfigCommand, ConfigFilesArgs, ConfigShowArgs};
pub(crate) use connect::{
    ConnectForm, ConvertArgs, DiffArgs, DsnArgs, EditArgs, ExportArgs, Preset, ResolveArgs, Written,
};
pub(crate) use environment::EnvironmentArgs;
pub(crate) use exclude::ExcludeArgs;
pub(crate) use extproc::ExtprocArgs;
pub(crate) use fmt::{FmtArgs, KeywordCase};
pub(crate) use login::{ConnectArgs, LoginArgs};
pub(crate) use output::{Format, Output};
pub(crate) use ping::PingArgs;
pub(crate) use reach::ReachArgs;
pub(crate) use rules::RuleArgs;
pub(crate) use settings::SettingsArgs;
pub(crate) use shell::{CompletionsArgs, ManArgs};
pub(crate) use shown::ShownArgs;
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
    /// Show, explain or start the configuration.
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
    /// Tell what each driver and client makes of aliases or of a connect string.
    Compat(CompatArgs),
    /// Compare two files or directories by what their entries mean.
    Diff(DiffArgs),
    /// Change many aliases of a tnsnames.ora; every other byte stays.
    Edit(EditArgs),
    /// Build a connect string from its parts.
    Dsn(Box<DsnArgs>),
    /// Print the SQL by which an Autonomous Database calls scripts on a remote agent.
    Extproc(Box<ExtprocArgs>),
    /// Ask listeners whether they answer, and show each step on the way to them.
    Ping(Box<PingArgs>),
    /// Log in to a database, show each step on the way and what the session is like, and log off.
    Connect(Box<ConnectArgs>),
    /// Look into wallets, point files at them, make and change them.
    #[command(subcommand)]
    Wallet(WalletCommand),
    /// Serve an editor: the Language Server Protocol over standard input and output.
    Lsp(LspArgs),
    /// Print the completions of a shell.
    Completions(CompletionsArgs),
    /// Print the man page, or write all of them.
    Man(ManArgs),
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
    #[arg(long, value_name = "KIND", value_parser = kind, env = "TNSLINT_KIND")]
    pub(crate) kind: Option<FileKind>,
    /// The name that standard input is reported under; tells its kind, too.
    #[arg(long, value_name = "NAME", env = "TNSLINT_STDIN_FILENAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// Read files in directories that .gitignore names, too.
    #[arg(long, env = "TNSLINT_NO_RESPECT_GITIGNORE", value_parser = clap::builder::FalseyValueParser::new())]
    pub(crate) no_respect_gitignore: bool,
    /// Threads to use; 0 is one for each processor.
    #[arg(short = 'j', long = "jobs", value_name = "N", default_value_t = 0, env = "TNSLINT_JOBS")]
    pub(crate) jobs: usize,
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

/// What editors pass to a language server.
#[derive(Debug, Args)]
pub(crate) struct LspArgs {
    /// Speak over standard input and output; nothing else is spoken, so it changes nothing.
    #[arg(long)]
    pub(crate) stdio: bool,
}

fn kind(word: &str) -> Result<FileKind, tns_parser::catalog::UnknownKind> {
    word.parse()
}
