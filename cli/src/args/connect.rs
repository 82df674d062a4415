//! The arguments of the commands about connect strings.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use tns_parser::FileKind;

use super::TextOrJson;

/// A form of connect information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConnectForm {
    /// (DESCRIPTION=…)
    Descriptor,
    /// host:port/service?name=value
    EasyConnect,
    /// jdbc:oracle:thin:@…
    Jdbc,
}

/// A form to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum WrittenForm {
    /// (DESCRIPTION=…)
    #[default]
    Descriptor,
    /// NAME = (DESCRIPTION=…); the name comes from --name.
    Tnsnames,
    /// host:port/service?name=value
    EasyConnect,
    /// jdbc:oracle:thin:@…
    Jdbc,
    /// The descriptor as data.
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Written {
    /// The form to write.
    #[arg(long, value_enum, default_value_t)]
    pub(crate) to: WrittenForm,
    /// The alias of `--to tnsnames`.
    #[arg(long, value_name = "ALIAS", required_if_eq("to", "tnsnames"))]
    pub(crate) name: Option<String>,
    /// Exit with 1 where something gets lost.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ConvertArgs {
    /// A descriptor, an Easy Connect string or a JDBC URL; `-` reads it from standard input.
    #[arg(value_name = "STRING")]
    pub(crate) text: String,
    /// The form of the string; else its first characters tell.
    #[arg(long, value_enum)]
    pub(crate) from: Option<ConnectForm>,
    #[command(flatten)]
    pub(crate) written: Written,
}

#[derive(Debug, Args)]
pub(crate) struct ResolveArgs {
    /// An alias, or any connect string.
    #[arg(value_name = "NAME")]
    pub(crate) target: String,
    /// The directory of tnsnames.ora and sqlnet.ora, in place of TNS_ADMIN.
    #[arg(long, value_name = "DIR")]
    pub(crate) tns_admin: Option<PathBuf>,
    /// Print every step, and where each value comes from.
    #[arg(long)]
    pub(crate) explain: bool,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
    #[command(flatten)]
    pub(crate) written: Written,
}

/// A descriptor for a usual case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Preset {
    /// A cluster behind its SCAN name, with the recommended timeouts.
    RacScan,
    /// A primary (--host) and a standby (--standby), with the recommended timeouts.
    DataGuard,
    /// A cloud database with a client wallet (--wallet).
    CloudMtls,
    /// A cloud database without a wallet.
    CloudTls,
}

#[derive(Debug, Args)]
pub(crate) struct DsnArgs {
    /// The host.
    #[arg(long)]
    pub(crate) host: String,
    /// The port.
    #[arg(long, default_value_t = 1521, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: u16,
    /// The service to ask for.
    #[arg(long, conflicts_with = "sid")]
    pub(crate) service_name: Option<String>,
    /// The instance to ask for.
    #[arg(long)]
    pub(crate) sid: Option<String>,
    /// The region of a sharded database.
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// The sharding key.
    #[arg(long)]
    pub(crate) sharding_key: Option<String>,
    /// The super sharding key.
    #[arg(long)]
    pub(crate) super_sharding_key: Option<String>,
    /// TCP or TCPS.
    #[arg(long, default_value = "TCP")]
    pub(crate) protocol: String,
    /// More addresses, HOST or HOST:PORT; repeatable.
    #[arg(long = "address", value_name = "HOST[:PORT]")]
    pub(crate) addresses: Vec<String>,
    /// Any other parameter: RETRY_COUNT=3, CONNECT_DATA.SERVER=POOLED,
    /// SECURITY.SSL_SERVER_DN_MATCH=yes, ADDRESS.HTTPS_PROXY=proxy; repeatable.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) settings: Vec<String>,
    /// Start from a recommended descriptor.
    #[arg(long, value_enum, requires = "service_name")]
    pub(crate) preset: Option<Preset>,
    /// The standby of `--preset data-guard`.
    #[arg(long, required_if_eq("preset", "data-guard"))]
    pub(crate) standby: Option<String>,
    /// The wallet directory of `--preset cloud-mtls`.
    #[arg(long, required_if_eq("preset", "cloud-mtls"))]
    pub(crate) wallet: Option<String>,
    #[command(flatten)]
    pub(crate) written: Written,
}

#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The old file or directory.
    #[arg(value_name = "OLD")]
    pub(crate) old: PathBuf,
    /// The new file or directory.
    #[arg(value_name = "NEW")]
    pub(crate) new: PathBuf,
    /// The kind of the files; else their names or their content tell.
    #[arg(long, value_name = "KIND", value_parser = super::kind)]
    pub(crate) kind: Option<FileKind>,
    #[arg(long, value_enum, default_value_t)]
    pub(crate) output: TextOrJson,
}

#[derive(Debug, Args)]
#[group(id = "action", required = true, multiple = true, args = ["set", "unset", "rename", "delete"])]
pub(crate) struct EditArgs {
    /// The tnsnames.ora; `-` is standard input.
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,
    /// The aliases to change; `*` and `?` stand for any characters.
    #[arg(long, value_name = "GLOB")]
    pub(crate) alias: String,
    /// Set a parameter: RETRY_COUNT=3, CONNECT_DATA.SERVER=POOLED, ADDRESS.PORT=1522; repeatable.
    #[arg(long, value_name = "PATH=VALUE")]
    pub(crate) set: Vec<String>,
    /// Remove a parameter; repeatable.
    #[arg(long, value_name = "PATH")]
    pub(crate) unset: Vec<String>,
    /// Give the alias another name.
    #[arg(long, value_name = "NEW")]
    pub(crate) rename: Option<String>,
    /// Remove the entries.
    #[arg(long, conflicts_with_all = ["set", "unset", "rename"])]
    pub(crate) delete: bool,
    /// Change nothing; show what would change.
    #[arg(long)]
    pub(crate) diff: bool,
}
