//! The statements by which an Autonomous Database calls scripts on a remote
//! EXTPROC agent over TLS.
//!
//! ```
//! use tns_dsn::extproc::{Extproc, Job, Step};
//!
//! let mut setup = Extproc::new("agent.example.com:16000".parse()?, "CN=agent.example.com");
//! setup.job = Some(Job::new("NIGHTLY", "/u01/app/oracle/scripts/load.py").argument("it's late"));
//! let statements = setup.statements()?;
//! assert_eq!(statements[0].step, Step::WalletDirectory);
//! let script: String = statements.iter().map(ToString::to_string).collect();
//! assert!(script.contains("remote_endpoint_url => 'agent.example.com:16000'"));
//! assert!(script.contains("'REMOTE_EXTPROC:EXTPROC_ENDPOINT:WITH_CONTEXT'"));
//! assert!(script.contains("'it''s late'"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where the names come from
//!
//! Oracle's manual "DBMS_CLOUD_FUNCTION_ADMIN Package" names the procedures
//! REGISTER_, GRANT_, REVOKE_ and DEREGISTER_REMOTE_EXECUTION_ENV and, of their
//! parameters, `remote_endpoint_name` and `user_name`. The other parameters of
//! REGISTER_REMOTE_EXECUTION_ENV (`remote_endpoint_url`, `wallet_dir`,
//! `remote_cert_dn`), those of REVOKE_REMOTE_EXECUTION_ENV, and the prefix
//! `REMOTE_EXTPROC:` of a destination are **recalled, not checked** against a
//! text: look at the manual of your database where it refuses them.
//! Whether a name in double quotes is taken inside the text of a parameter is
//! known of the scheduler only. DBMS_CLOUD.GET_OBJECT is as in the description of Oracle's container image
//! `adb-extproc`, CREATE DIRECTORY with a relative path as in "Create Directory
//! in Autonomous AI Database".

mod check;
mod endpoint;
mod error;
mod quote;
mod statement;
mod steps;

pub use endpoint::{BadEndpoint, Endpoint};
pub use error::{Field, Reason, Refused};
pub use statement::{Statement, Step};

/// What the statements are made of. [`Extproc::new`] fills in usual names.
///
/// Names of objects are written as in SQL: `wallet_dir` and `WALLET_DIR` are
/// the same, a name in double quotes keeps its case, and a name that needs
/// quotes gets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extproc {
    /// Where the agent listens.
    pub endpoint: Endpoint,
    /// The distinguished name in the certificate of the agent.
    pub cert_dn: String,
    /// The name under which the endpoint is registered: letters, digits and `_`,
    /// as it becomes a part of the destination of jobs.
    pub name: String,
    /// The directory object that holds the wallet.
    pub wallet_directory: String,
    /// Its path, relative to the file system of the database.
    pub wallet_path: String,
    /// Where cwallet.sso is fetched from. Without it the file has to be there already.
    pub download: Option<Download>,
    /// Who may use the endpoint beside ADMIN.
    pub grantee: Option<String>,
    /// The job that runs a script.
    pub job: Option<Job>,
}

/// An object storage from which the wallet is fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// The address of cwallet.sso; without a secret in it.
    pub uri: String,
    /// The name of the credential object.
    pub credential: String,
    /// Whether a statement creates that credential; its user and secret are
    /// asked for where it runs.
    pub create_credential: bool,
}

/// A scheduler job that runs a script on the agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The name of the job.
    pub name: String,
    /// The path of the script on the agent.
    pub script: String,
    /// What the script is called with.
    pub arguments: Vec<String>,
    /// Whether the script may call back into the database.
    pub with_context: bool,
}

impl Extproc {
    /// An endpoint with the names EXTPROC_ENDPOINT and EXTPROC_WALLET_DIR,
    /// without download, grant and job.
    pub fn new(endpoint: Endpoint, cert_dn: &str) -> Self {
        Self {
            endpoint,
            cert_dn: cert_dn.to_owned(),
            name: "EXTPROC_ENDPOINT".to_owned(),
            wallet_directory: "EXTPROC_WALLET_DIR".to_owned(),
            wallet_path: "extproc_wallet".to_owned(),
            download: None,
            grantee: None,
            job: None,
        }
    }

    /// The statements in the order in which they are run: those that set the
    /// endpoint up, then those that take it away ([`Step::is_removal`]).
    ///
    /// # Errors
    /// [`Refused`] with every reason why the database would refuse them.
    pub fn statements(&self) -> Result<Vec<Statement>, Refused> {
        check::check(self)?;
        Ok(steps::all(self))
    }
}

impl Job {
    /// A job without arguments whose script may call back into the database.
    pub fn new(name: &str, script: &str) -> Self {
        Self { name: name.to_owned(), script: script.to_owned(), arguments: Vec::new(), with_context: true }
    }

    /// Adds an argument.
    #[must_use]
    pub fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }
}
