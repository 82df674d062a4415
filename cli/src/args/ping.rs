//! The arguments of `tnslint ping`.

use clap::Args;

use super::ReachArgs;

#[derive(Debug, Args)]
pub(crate) struct PingArgs {
    /// Aliases or any connect strings.
    #[arg(value_name = "TARGET", required_unless_present = "all")]
    pub(crate) targets: Vec<String>,
    /// Ask for every alias of tnsnames.ora, many at a time, and print a table.
    #[arg(long, conflicts_with_all = ["targets", "count"])]
    pub(crate) all: bool,
    /// Stop after the TLS handshake and say nothing to the listener; HOST:PORT is dialled with TLS.
    #[arg(long)]
    pub(crate) tls: bool,
    /// Ask so many times, and print how long it took.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..), conflicts_with = "dry_run")]
    pub(crate) count: Option<u32>,
    /// With --all, how many are asked at a time.
    #[arg(short = 'j', long = "jobs", value_name = "N", value_parser = clap::value_parser!(u16).range(1..), default_value_t = 16)]
    pub(crate) jobs: u16,
    /// Read the password of the wallet from standard input, one line; else TNSLINT_WALLET_PASSWORD counts.
    #[arg(long)]
    pub(crate) password_stdin: bool,
    #[command(flatten)]
    pub(crate) reach: ReachArgs,
}
