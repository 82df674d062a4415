//! What `tnslint check` shows, and how it ends.

use clap::Args;
use clap::builder::FalseyValueParser;
use tns_lint::Severity;

#[derive(Debug, Args)]
pub(crate) struct ShownArgs {
    /// Leave out findings below this severity, also for the exit code: error, warning or info.
    #[arg(long, value_name = "SEVERITY", value_parser = severity, env = "TNSLINT_MIN_SEVERITY")]
    pub(crate) min_severity: Option<Severity>,
    /// Report so many findings at most, and say how many more there are.
    #[arg(long, value_name = "N", env = "TNSLINT_MAX_DIAGNOSTICS")]
    pub(crate) max_diagnostics: Option<usize>,
    /// Count the findings of each rule instead of reporting them; in the formats human, concise,
    /// grouped, json and json-lines.
    #[arg(long, env = "TNSLINT_STATISTICS", value_parser = FalseyValueParser::new())]
    pub(crate) statistics: bool,
    /// With --fix or --diff, list what is mended; on stderr.
    #[arg(long, env = "TNSLINT_SHOW_FIXES", value_parser = FalseyValueParser::new())]
    pub(crate) show_fixes: bool,
    /// Exit with 0 also where something is found.
    #[arg(long, env = "TNSLINT_EXIT_ZERO", value_parser = FalseyValueParser::new())]
    pub(crate) exit_zero: bool,
    /// Exit with 1 where something was mended, also if nothing is left.
    #[arg(long, env = "TNSLINT_EXIT_NON_ZERO_ON_FIX", value_parser = FalseyValueParser::new())]
    pub(crate) exit_non_zero_on_fix: bool,
    /// Only the findings: no summary, no notes, no progress.
    #[arg(short, long, env = "TNSLINT_QUIET", value_parser = FalseyValueParser::new())]
    pub(crate) quiet: bool,
    /// Tell on stderr which files were looked at, with which configuration, and how long it took.
    #[arg(short, long, conflicts_with = "quiet", env = "TNSLINT_VERBOSE", value_parser = FalseyValueParser::new())]
    pub(crate) verbose: bool,
    /// Check again whenever a file changes, until Ctrl-C.
    #[arg(long, conflicts_with_all = ["diff", "add_suppressions"], env = "TNSLINT_WATCH", value_parser = FalseyValueParser::new())]
    pub(crate) watch: bool,
}

fn severity(word: &str) -> Result<Severity, String> {
    let known = [Severity::Error, Severity::Warning, Severity::Info];
    let found = known.into_iter().find(|severity| severity.name() == word);
    found.ok_or_else(|| "it is one of error, warning, info".to_owned())
}
