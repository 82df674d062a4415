//! Which rules run beside those selected, and whose fixes may be used.

use clap::Args;

#[derive(Debug, Args)]
pub(crate) struct RuleArgs {
    /// These rules as well as those selected.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_EXTEND_SELECT")]
    pub(crate) extend_select: Vec<String>,
    /// Not these rules either, beside those of --ignore and its variable.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_EXTEND_IGNORE")]
    pub(crate) extend_ignore: Vec<String>,
    /// Use fixes of these rules only; those of others are shown.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_FIXABLE")]
    pub(crate) fixable: Vec<String>,
    /// Use no fixes of these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_UNFIXABLE")]
    pub(crate) unfixable: Vec<String>,
    /// As --fix, for these rules only; with --diff, show only these.
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "TNSLINT_FIX_ONLY")]
    pub(crate) fix_only: Vec<String>,
}

impl RuleArgs {
    /// What is ignored, with what is added to it.
    pub(crate) fn ignored(&self, ignore: &[String]) -> Vec<String> {
        [ignore, &self.extend_ignore].concat()
    }
}
