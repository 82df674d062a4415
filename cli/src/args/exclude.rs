//! Which files are left out.

use clap::Args;
use clap::builder::FalseyValueParser;

#[derive(Debug, Args)]
pub(crate) struct ExcludeArgs {
    /// Leave these files out in directories, instead of those that the configuration excludes:
    /// patterns as in the configuration, from this directory.
    #[arg(long, value_name = "PATTERNS", value_delimiter = ',', env = "TNSLINT_EXCLUDE")]
    pub(crate) exclude: Vec<String>,
    /// Leave these files out in directories as well.
    #[arg(long, value_name = "PATTERNS", value_delimiter = ',', env = "TNSLINT_EXTEND_EXCLUDE")]
    pub(crate) extend_exclude: Vec<String>,
    /// Leave excluded files out also where they are named by hand, as hooks do.
    #[arg(long, env = "TNSLINT_FORCE_EXCLUDE", value_parser = FalseyValueParser::new())]
    pub(crate) force_exclude: bool,
}
