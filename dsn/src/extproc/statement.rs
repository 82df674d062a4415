use std::fmt;

use serde::Serialize;

/// One statement. [`Display`](fmt::Display) writes it for SQL*Plus, SQLcl and
/// SQL Developer, with a comment above it and what ends it below.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// What it is for.
    pub step: Step,
    /// The statement itself, as a driver takes it: without `/` and, if it is no
    /// block, without `;`. User and secret of a credential are bind variables.
    pub sql: String,
    /// The same with the variables of command line tools, where it has variables.
    #[serde(skip)]
    pub(super) asking: Option<String>,
}

/// What a statement is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Creates the directory of the wallet.
    WalletDirectory,
    /// Creates the credential of the object storage.
    Credential,
    /// Fetches cwallet.sso.
    WalletDownload,
    /// Registers the endpoint.
    Register,
    /// Lets another user than ADMIN use it.
    Grant,
    /// Creates the job, not yet enabled.
    Job,
    /// Sets the arguments of the job.
    JobArguments,
    /// Sends the job to the endpoint.
    JobDestination,
    /// Enables the job, which then runs.
    JobEnable,
    /// Takes the endpoint away from the user.
    Revoke,
    /// Removes the registration.
    Deregister,
}

impl Step {
    /// Its name: words joined by hyphens.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WalletDirectory => "wallet-directory",
            Self::Credential => "credential",
            Self::WalletDownload => "wallet-download",
            Self::Register => "register",
            Self::Grant => "grant",
            Self::Job => "job",
            Self::JobArguments => "job-arguments",
            Self::JobDestination => "job-destination",
            Self::JobEnable => "job-enable",
            Self::Revoke => "revoke",
            Self::Deregister => "deregister",
        }
    }

    /// What it does, in one sentence.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::WalletDirectory => "Creates the directory of the wallet.",
            Self::Credential => "Creates the credential of the object storage; asks for user and secret.",
            Self::WalletDownload => "Fetches the wallet of the agent; the file has to be cwallet.sso.",
            Self::Register => "Registers the endpoint; run it as ADMIN.",
            Self::Grant => "Lets the user use the endpoint; run it as ADMIN.",
            Self::Job => "Creates the job, not yet enabled.",
            Self::JobArguments => "Sets the arguments of the job.",
            Self::JobDestination => "Sends the job to the endpoint.",
            Self::JobEnable => "Enables the job, which then runs.",
            Self::Revoke => "Takes the endpoint away from the user; run it as ADMIN.",
            Self::Deregister => "Removes the registration; run it as ADMIN.",
        }
    }

    /// Whether it undoes another step and is not a part of setting up.
    pub const fn is_removal(self) -> bool {
        matches!(self, Self::Revoke | Self::Deregister)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// SQL*Plus would show the line with the secret unless VERIFY is off. What is
/// typed in takes the place of the variable as it is: a quote has to be doubled.
const ASK: &str = "SET DEFINE ON
SET VERIFY OFF
ACCEPT storage_user CHAR PROMPT 'User of the object storage: '
ACCEPT storage_secret CHAR PROMPT 'Its auth token or secret key: ' HIDE
";

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "-- {}", self.step.purpose())?;
        match (&self.asking, self.step) {
            (Some(sql), _) => writeln!(f, "{ASK}{sql}\n/\nUNDEFINE storage_user storage_secret"),
            (None, Step::WalletDirectory) => writeln!(f, "{};", self.sql),
            (None, _) => writeln!(f, "{}\n/", self.sql),
        }
    }
}
