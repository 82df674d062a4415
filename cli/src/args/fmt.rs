//! The arguments of `tnslint fmt`.

use clap::{Args, ValueEnum};

use super::{ConfigArgs, InputArgs};

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
