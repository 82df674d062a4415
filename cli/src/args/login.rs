//! The arguments of `tnslint connect`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tns_connect::login::{Mode, Purity};

use super::ReachArgs;

#[derive(Debug, Args)]
pub(crate) struct ConnectArgs {
    /// An alias or any connect string.
    #[arg(value_name = "TARGET")]
    pub(crate) target: String,
    #[command(flatten)]
    pub(crate) login: LoginArgs,
    /// Run this query in the session, and print its rows.
    #[arg(long, value_name = "SQL")]
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) reach: ReachArgs,
}

/// Who logs in. Passwords are never arguments.
#[derive(Debug, Args)]
#[command(next_help_heading = "Who logs in")]
pub(crate) struct LoginArgs {
    /// A user with a password; `app[hr]` is the user app, who works as hr.
    #[arg(short, long, value_name = "USER")]
    #[arg(required_unless_present_any = ["token_file", "external", "dry_run"], conflicts_with_all = ["token_file", "external"])]
    pub(crate) user: Option<String>,
    /// The wallet says who logs in: its user and password for TARGET, else its certificate.
    #[arg(long, conflicts_with = "token_file")]
    pub(crate) external: bool,
    /// A token of an identity provider says who logs in; it goes over TLS only.
    #[arg(long, value_name = "FILE")]
    pub(crate) token_file: Option<PathBuf>,
    /// The private key of the token (PEM), where its possession has to be proven: Oracle Cloud IAM.
    #[arg(long, value_name = "FILE", requires = "token_file")]
    pub(crate) token_key: Option<PathBuf>,
    /// The user to work as, who needs no password: the one in the brackets of `app[hr]`.
    #[arg(long, value_name = "NAME")]
    pub(crate) proxy_user: Option<String>,
    /// With which privilege.
    #[arg(long = "as", value_name = "MODE", value_enum, ignore_case = true)]
    pub(crate) mode: Option<Privilege>,
    /// Log in to an instance that is not started, as one does to start it.
    #[arg(long, requires = "mode", conflicts_with = "query")]
    pub(crate) prelim: bool,
    /// Set a new password while logging in, also in place of one that has expired. It is asked for,
    /// or TNSLINT_NEW_PASSWORD holds it.
    #[arg(long, conflicts_with = "token_file")]
    pub(crate) new_password: bool,
    /// Read the password from standard input, one line, and the new one from the next line; else
    /// TNSLINT_PASSWORD and TNSLINT_NEW_PASSWORD count, else the terminal is asked.
    #[arg(long)]
    pub(crate) password_stdin: bool,
    /// The edition that the session sees.
    #[arg(long, value_name = "NAME")]
    pub(crate) edition: Option<String>,
    /// The connection class in a resident pool (DRCP), in place of POOL_CONNECTION_CLASS.
    #[arg(long, value_name = "NAME")]
    pub(crate) class: Option<String>,
    /// Whether a session of a resident pool (DRCP) may be a used one, in place of POOL_PURITY.
    #[arg(long, value_name = "PURITY", value_enum)]
    pub(crate) purity: Option<Pure>,
}

/// What administrators log in as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Privilege {
    Sysdba,
    Sysoper,
    Sysasm,
    Sysbackup,
    Sysdg,
    Syskm,
    Sysrac,
}

impl From<Privilege> for Mode {
    fn from(privilege: Privilege) -> Self {
        match privilege {
            Privilege::Sysdba => Self::SysDba,
            Privilege::Sysoper => Self::SysOper,
            Privilege::Sysasm => Self::SysAsm,
            Privilege::Sysbackup => Self::SysBackup,
            Privilege::Sysdg => Self::SysDg,
            Privilege::Syskm => Self::SysKm,
            Privilege::Sysrac => Self::SysRac,
        }
    }
}

/// Sessions of a resident pool that will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Pure {
    /// One that nobody has used.
    New,
    /// One that was used with the same connection class.
    #[value(name = "self")]
    Reuse,
}

impl From<Pure> for Purity {
    fn from(pure: Pure) -> Self {
        match pure {
            Pure::New => Self::New,
            Pure::Reuse => Self::Reuse,
        }
    }
}
