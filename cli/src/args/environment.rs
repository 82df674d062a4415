//! The arguments that describe the environment of the clients.

use std::path::PathBuf;

use clap::Args;
use tns_lint::Environment;

/// Without any, nothing is known of the environment, and no rule speaks of it.
#[derive(Debug, Args)]
pub(crate) struct EnvironmentArgs {
    /// A variable of the clients' environment, for rules about it; repeatable. In
    /// TNSLINT_ENV, one a line.
    #[arg(long = "env", value_name = "NAME=VALUE", value_parser = variable, env = "TNSLINT_ENV",
          hide_env_values = true, value_delimiter = '\n')]
    pub(crate) variables: Vec<(String, String)>,
    /// The clients' TNS_ADMIN; without a PATH, its files are checked beside those of this directory.
    #[arg(long, value_name = "DIR", env = "TNSLINT_TNS_ADMIN")]
    pub(crate) tns_admin: Option<PathBuf>,
    /// The clients run in the environment of this process.
    #[arg(long, env = "TNSLINT_USE_ENV")]
    pub(crate) use_env: bool,
}

impl EnvironmentArgs {
    /// What is known: of this process where that is wanted, then what the configuration
    /// says, then the command line.
    pub(crate) fn environment(&self, configured: impl Iterator<Item = (String, String)>) -> Environment {
        let process = if self.use_env { Environment::of_process() } else { Environment::unknown() };
        let admin = self.tns_admin.iter().map(|dir| ("TNS_ADMIN".to_owned(), dir.display().to_string()));
        process.with(configured).with(self.variables.iter().cloned()).with(admin)
    }
}

fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("a variable is given as NAME=VALUE".to_owned()),
    }
}
