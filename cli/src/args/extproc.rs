//! The arguments of `tnslint extproc`.

use clap::Args;
use tns_dsn::extproc::Endpoint;

use super::TextOrJson;

#[derive(Debug, Args)]
pub(crate) struct ExtprocArgs {
    /// Where the agent listens, such as agent.example.com:16000.
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) endpoint: Endpoint,
    /// The distinguished name in the certificate of the agent.
    #[arg(long, value_name = "DN")]
    pub(crate) cert_dn: String,
    /// The name to register the endpoint under.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// The directory object that holds cwallet.sso.
    #[arg(long, value_name = "NAME")]
    pub(crate) wallet_directory: Option<String>,
    /// The path of that directory, relative to the file system of the database.
    #[arg(long, value_name = "PATH")]
    pub(crate) wallet_path: Option<String>,
    /// The address of cwallet.sso in object storage; else the file is in the directory already.
    #[arg(long, value_name = "URI", requires = "credential")]
    pub(crate) wallet_uri: Option<String>,
    /// The credential object for the object storage.
    #[arg(long, value_name = "NAME", requires = "wallet_uri")]
    pub(crate) credential: Option<String>,
    /// Create that credential, too; SQL*Plus asks for its user and its secret.
    #[arg(long, requires = "credential")]
    pub(crate) create_credential: bool,
    /// The user who may use the endpoint beside ADMIN.
    #[arg(long, value_name = "USER")]
    pub(crate) grant: Option<String>,
    /// The scheduler job that runs the script.
    #[arg(long, value_name = "NAME", requires = "script")]
    pub(crate) job: Option<String>,
    /// The script on the agent.
    #[arg(long, value_name = "PATH", requires = "job")]
    pub(crate) script: Option<String>,
    /// An argument of the script; repeatable.
    #[arg(long = "argument", value_name = "TEXT", requires = "job")]
    pub(crate) arguments: Vec<String>,
    /// The script does not call back into the database.
    #[arg(long, requires = "job")]
    pub(crate) without_context: bool,
    /// Print the statements that take the endpoint away again.
    #[arg(long)]
    pub(crate) remove: bool,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}
