//! What a command line says about the network, whatever the texts say.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use tns_connect::plan::{Level, NativeOptions, Options};
use tns_dsn::shard::ShardKey;

#[derive(Debug, Args)]
#[command(next_help_heading = "Network")]
pub(crate) struct NetworkArgs {
    /// How much native encryption is wanted, in place of SQLNET.ENCRYPTION_CLIENT.
    #[arg(long, value_name = "LEVEL", value_parser = level(), ignore_case = true)]
    encryption: Option<Level>,
    /// How much native checksums are wanted, in place of SQLNET.CRYPTO_CHECKSUM_CLIENT.
    #[arg(long, value_name = "LEVEL", value_parser = level(), ignore_case = true)]
    checksum: Option<Level>,
    /// Allow the legacy algorithms (RC4, MD5) that sqlnet.ora names, and short key exchanges.
    #[arg(long)]
    legacy_crypto: bool,
    /// The sharding key: a text or a number. Experimental.
    #[arg(long, value_name = "KEY")]
    sharding_key: Option<String>,
    /// The super sharding key: a text or a number. Experimental.
    #[arg(long, value_name = "KEY", requires = "sharding_key")]
    super_sharding_key: Option<String>,
}

impl NetworkArgs {
    /// The options of a plan with them.
    pub(crate) fn options(&self, options: Options) -> Options {
        let key = |key: &Option<String>| key.as_deref().map(ShardKey::from);
        Options {
            native: NativeOptions {
                encryption: self.encryption,
                checksum: self.checksum,
                legacy: self.legacy_crypto,
                ..options.native
            },
            shard: key(&self.sharding_key),
            super_shard: key(&self.super_sharding_key),
            ..options
        }
    }
}

fn level() -> impl TypedValueParser<Value = Level> {
    let names = ["rejected", "accepted", "requested", "required"];
    PossibleValuesParser::new(names).map(|name| Level::from_name(&name).unwrap_or_default())
}
