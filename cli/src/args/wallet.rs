//! The arguments of `tnslint wallet`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use tns_dsn::relocate::Proxy;

use super::TextOrJson;

#[derive(Debug, Subcommand)]
pub(crate) enum WalletCommand {
    /// Show what a wallet holds: files, certificates, names of credentials. No secrets.
    Show(ShowArgs),
    /// Report what is wrong with a wallet or will be soon, and how to connect with it.
    Check(WalletCheckArgs),
    /// Point sqlnet.ora and tnsnames.ora at the place where the wallet lies.
    Relocate(RelocateArgs),
    /// Make a wallet from certificates and a key, or an empty one for credentials.
    Create(CreateArgs),
    /// Write a wallet in another format.
    Convert(WalletConvertArgs),
    /// The secure external password store: credentials for `/@alias`.
    #[command(subcommand)]
    Credential(CredentialCommand),
}

/// How a password is given. Without any of these it is asked for on the terminal.
#[derive(Debug, Args)]
#[command(after_long_help = "")]
pub(crate) struct PasswordArgs {
    /// Read passwords from standard input, a line each, in the order in which they are needed:
    /// of the wallet, then of the new wallet or of the credential. Else the variables
    /// TNSLINT_WALLET_PASSWORD, TNSLINT_NEW_WALLET_PASSWORD and TNSLINT_CREDENTIAL_PASSWORD count.
    #[arg(long)]
    pub(crate) password_stdin: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// A wallet directory, a downloaded zip, or one wallet file.
    #[arg(value_name = "WALLET")]
    pub(crate) wallet: PathBuf,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}

/// Who opens the wallet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WalletUse {
    /// Drivers of their own, such as python-oracledb in thin mode.
    Thin,
    /// Drivers over the Oracle Client libraries.
    Thick,
    /// An Autonomous Database that calls a remote EXTPROC agent.
    Extproc,
}

#[derive(Debug, Args)]
pub(crate) struct WalletCheckArgs {
    /// A wallet directory, a downloaded zip, or one wallet file.
    #[arg(value_name = "WALLET")]
    pub(crate) wallet: PathBuf,
    /// Who opens the wallet; else thin or thick clients.
    #[arg(long = "for", value_enum, value_name = "CLIENT")]
    pub(crate) by: Option<WalletUse>,
    /// The name that the certificate has to have: a host, a common name, a whole DN.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
    /// Report certificates that expire within so many days.
    #[arg(long, default_value_t = 30)]
    pub(crate) days: u32,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}

#[derive(Debug, Args)]
pub(crate) struct RelocateArgs {
    /// The directory with sqlnet.ora and tnsnames.ora, or the downloaded zip.
    #[arg(value_name = "DIR|ZIP")]
    pub(crate) wallet: PathBuf,
    /// The directory that clients shall find the wallet in. The files of a zip are written there.
    #[arg(long, value_name = "DIR")]
    pub(crate) to: PathBuf,
    /// Write the files of the zip here, where --to is a path of another machine or a container.
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
    /// Set this HTTPS proxy on each TCPS address.
    #[arg(long, value_name = "HOST:PORT")]
    pub(crate) proxy: Option<Proxy>,
    /// Replace wallet files that are there already.
    #[arg(long)]
    pub(crate) force: bool,
    /// Change nothing; show what would change.
    #[arg(long)]
    pub(crate) diff: bool,
}

/// A format to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WrittenWallet {
    /// ewallet.pem, for thin clients.
    Pem,
    /// ewallet.p12
    P12,
    /// cwallet.sso, which opens without a password.
    Sso,
}

/// Where and how a wallet is written.
#[derive(Debug, Args)]
pub(crate) struct OutArgs {
    /// The format; else the name of the file tells: .pem, .p12, .sso.
    #[arg(long, value_enum)]
    pub(crate) to: Option<WrittenWallet>,
    /// cwallet.sso only: let it open for this user on this machine only.
    #[arg(long)]
    pub(crate) local: bool,
    /// ewallet.pem only: write the key in clear text.
    #[arg(long, conflicts_with = "local")]
    pub(crate) unencrypted: bool,
    /// Ask for another password for the new wallet.
    #[arg(long)]
    pub(crate) new_password: bool,
    /// Replace a file that is there already.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CreateArgs {
    /// The wallet file to write: ewallet.pem, ewallet.p12 or cwallet.sso.
    #[arg(value_name = "OUT")]
    pub(crate) path: PathBuf,
    /// A file with certificates or a private key, PEM or DER, or another wallet; repeatable.
    #[arg(long = "add", value_name = "FILE")]
    pub(crate) parts: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
}

#[derive(Debug, Args)]
pub(crate) struct WalletConvertArgs {
    /// A wallet file, a wallet directory or a downloaded zip.
    #[arg(value_name = "WALLET")]
    pub(crate) wallet: PathBuf,
    /// The wallet file to write: ewallet.pem, ewallet.p12 or cwallet.sso.
    #[arg(value_name = "OUT")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum CredentialCommand {
    /// List connect strings and user names.
    List(ShowArgs),
    /// Add a credential.
    Add(AddArgs),
    /// Remove a credential.
    Remove(RemoveArgs),
}

#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// A wallet directory or file; in a directory, ewallet.p12 and cwallet.sso are kept alike.
    #[arg(value_name = "WALLET")]
    pub(crate) wallet: PathBuf,
    /// The alias or connect string that the credential is for, as programs write it.
    #[arg(long, value_name = "NAME")]
    pub(crate) connect_string: String,
    /// The user.
    #[arg(long, value_name = "NAME")]
    pub(crate) user: String,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
}

#[derive(Debug, Args)]
pub(crate) struct RemoveArgs {
    /// A wallet directory or file; in a directory, ewallet.p12 and cwallet.sso are kept alike.
    #[arg(value_name = "WALLET")]
    pub(crate) wallet: PathBuf,
    /// The alias or connect string of the credential.
    #[arg(long, value_name = "NAME")]
    pub(crate) connect_string: String,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
}
