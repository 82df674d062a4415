//! The arguments of `tnslint compat`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tns_dsn::clients::Client;
use tns_dsn::clients::compat::Outcome;

#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 every client can use everything as documented, 1 one cannot or differs\n\
(see --fail-on), 2 wrong use or unreadable input.")]
pub(crate) struct CompatArgs {
    /// Files of aliases and directories with some; or one alias or connect string: a word that is
    /// no file and cannot be the name of one. Without any, the files of --tns-admin or of this
    /// directory.
    #[arg(value_name = "PATH|STRING")]
    pub(crate) words: Vec<String>,
    /// An alias or a connect string, whatever it looks like.
    #[arg(last = true, value_name = "STRING")]
    pub(crate) string: Option<String>,
    /// The directory of tnsnames.ora and sqlnet.ora, in place of TNS_ADMIN.
    #[arg(long, value_name = "DIR")]
    pub(crate) tns_admin: Option<PathBuf>,
    /// Only these clients: oci-19, oci-23, oci-26, jdbc-thin, python-thin, node-thin, rust-thin,
    /// go-oracledb, go-ora, odpnet-managed.
    #[arg(long = "target", value_name = "CLIENTS", value_delimiter = ',', env = "TNSLINT_TARGET")]
    pub(crate) targets: Vec<Client>,
    /// Report format: text, json or html; html takes =PATH for a file.
    #[arg(long, value_name = "FORMAT[=PATH]", default_value = "text")]
    pub(crate) output: CompatOutput,
    /// Tell what differs and what is not heeded; in JSON also what each client connects with.
    #[arg(long)]
    pub(crate) details: bool,
    /// Exit with 1 from here on: where a client fails, where one differs from the documentation,
    /// where one ignores a setting, or never.
    #[arg(long, value_enum, value_name = "OUTCOME", default_value_t)]
    pub(crate) fail_on: CompatFailOn,
}

/// From which outcome on the exit code is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CompatFailOn {
    /// A client cannot use a text.
    Fails,
    /// Or something that counts is another than documented.
    #[default]
    Differs,
    /// Or a setting has no effect.
    Ignores,
    /// Not at all.
    Never,
}

impl CompatFailOn {
    /// Whether this is bad enough.
    pub(crate) fn reached_by(self, outcome: Outcome) -> bool {
        match self {
            Self::Fails => outcome >= Outcome::Fails,
            Self::Differs => outcome >= Outcome::Differs,
            Self::Ignores => outcome >= Outcome::Ignores,
            Self::Never => false,
        }
    }
}

/// A report format, and the file of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CompatOutput {
    Text,
    Json,
    Html(Option<PathBuf>),
}

impl std::str::FromStr for CompatOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=') {
            None if text == "text" => Ok(Self::Text),
            None if text == "json" => Ok(Self::Json),
            None if text == "html" => Ok(Self::Html(None)),
            Some(("html", "")) => Err("a path is missing behind `=`".to_owned()),
            Some(("html", path)) => Ok(Self::Html(Some(PathBuf::from(path)))),
            _ => Err("the format is text, json, html or html=PATH".to_owned()),
        }
    }
}

impl CompatArgs {
    /// The clients that matter, in the usual order.
    pub(crate) fn clients(&self) -> Vec<Client> {
        let wanted = |client: &Client| self.targets.is_empty() || self.targets.contains(client);
        Client::ALL.into_iter().filter(wanted).collect()
    }
}
