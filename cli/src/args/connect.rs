//! The arguments of the commands about connect strings.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use tns_connect::export::{Driver, ProxyUser};
use tns_dsn::Form;
use tns_parser::FileKind;

use super::TextOrJson;
use super::login::Privilege;

/// A form of connect information, of one string or of a whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ConnectForm {
    /// One string; JSON is also a form of a whole file.
    One(Form),
    /// A tnsnames.ora.
    Tnsnames,
    /// An inventory: a table with a row for each alias.
    Csv,
}

impl ConnectForm {
    fn all() -> impl Iterator<Item = (&'static str, Self)> {
        let single = Form::ALL.into_iter().map(|form| (form.name(), Self::One(form)));
        single.chain([("tnsnames", Self::Tnsnames), ("csv", Self::Csv)])
    }

    /// Whether it consists of named entries.
    pub(crate) fn is_of_files(self) -> bool {
        matches!(self, Self::Tnsnames | Self::Csv)
    }

    /// Reads the name of a form; the help lists all.
    fn parser() -> impl TypedValueParser<Value = Self> {
        PossibleValuesParser::new(Self::all().map(|(name, _)| name)).map(|word| {
            let found = Self::all().find(|(name, _)| *name == word);
            found.map_or(Self::One(Form::Descriptor), |(_, form)| form)
        })
    }
}

#[derive(Debug, Args)]
pub(crate) struct Written {
    /// The form to write; descriptor where nothing is said, for whole files tnsnames or json.
    #[arg(long, value_name = "FORM", value_parser = ConnectForm::parser())]
    pub(crate) to: Option<ConnectForm>,
    /// The alias, where one string becomes an entry of a tnsnames.ora or of a table.
    #[arg(long, value_name = "ALIAS")]
    pub(crate) name: Option<String>,
    /// Exit with 1 where something gets lost.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ConvertArgs {
    /// A connect string or what a driver takes; or a file with many entries (tnsnames.ora, .csv,
    /// .json). `-` reads either from standard input.
    #[arg(value_name = "STRING|FILE")]
    pub(crate) text: String,
    /// The form of the input; else its first characters or the name of the file tell.
    #[arg(long, value_name = "FORM", value_parser = ConnectForm::parser())]
    pub(crate) from: Option<ConnectForm>,
    /// Of a file, write the entries that can be used although others cannot; the exit code is 1.
    #[arg(long)]
    pub(crate) keep_going: bool,
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
    #[command(flatten)]
    pub(crate) export: ExportArgs,
}

/// A driver that is to connect.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// Print the statements by which a driver connects there: python-oracledb, or one of the crates
    /// oracledb, oracle and sibyl. sqlnet.ora counts; what the driver cannot do goes to standard error.
    #[arg(long = "export", value_name = "DRIVER", value_parser = driver(), conflicts_with_all = ["to", "name"])]
    pub(crate) driver: Option<Driver>,
    /// With --export, who logs in: USER, or `USER[SCHEMA]` for somebody else.
    #[arg(short, long, value_name = "USER", value_parser = user, requires = "driver", conflicts_with = "external")]
    pub(crate) user: Option<ProxyUser>,
    /// With --export, the privilege of the login.
    #[arg(long = "as", value_name = "MODE", value_enum, ignore_case = true, requires = "driver")]
    pub(crate) mode: Option<Privilege>,
    /// With --export, log in by the wallet, without user and password.
    #[arg(long, requires = "driver")]
    pub(crate) external: bool,
    /// With --export, the folder of the wallet; it goes before every setting.
    #[arg(long, value_name = "DIR", requires = "driver")]
    pub(crate) wallet: Option<PathBuf>,
}

fn driver() -> impl TypedValueParser<Value = Driver> {
    PossibleValuesParser::new(Driver::ALL.map(Driver::name)).try_map(|word| word.parse::<Driver>())
}

fn user(text: &str) -> Result<ProxyUser, String> {
    let user = ProxyUser::parse(text).map_err(|error| error.to_string())?;
    match user.user.contains('/') {
        true => Err("a password does not belong on the command line: leave it out".to_owned()),
        false => Ok(user),
    }
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
