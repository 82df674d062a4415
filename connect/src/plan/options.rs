//! What a plan depends on beside the texts.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use base64ct::{Base64, Encoding};
use tns_dsn::shard::ShardKey;

use super::NativeOptions;
use crate::process::names;

/// Variables of the environment that paths of wallets may name.
const VARIABLES: [&str; 5] = ["TNS_ADMIN", "ORACLE_HOME", "ORACLE_BASE", "HOME", "USERPROFILE"];

/// What a plan depends on beside the texts. The same options give the same plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Decides the orders of LOAD_BALANCE.
    pub seed: u64,
    /// How long all attempts may take together; `None` is without end.
    pub deadline: Option<Duration>,
    /// What CID says: the name of the program …
    pub program: String,
    /// … that of the machine …
    pub host: String,
    /// … and that of the user.
    pub user: String,
    /// CONNECTION_ID, without the prefix that a descriptor may ask for.
    pub connection_id: String,
    /// The folder of the wallet, whatever the texts say.
    pub wallet: Option<PathBuf>,
    /// The folder of the wallet where no text names one, such as that of tnsnames.ora.
    pub default_wallet: Option<PathBuf>,
    /// Levels and algorithms of native encryption, whatever the texts say.
    pub native: NativeOptions,
    /// The sharding key, whatever the descriptor says. Experimental: see [`tns_dsn::shard`].
    pub shard: Option<ShardKey>,
    /// The super sharding key, whatever the descriptor says. Experimental as well.
    pub super_shard: Option<ShardKey>,
    /// Variables that stand for a folder in the texts: TNS_ADMIN, ORACLE_HOME …
    pub variables: BTreeMap<String, String>,
}

impl Options {
    /// Those of this process: its names, a new CONNECTION_ID, a new seed, no deadline.
    pub fn of_process() -> Self {
        let names = names();
        let variable = |name: &str| Some((name.to_owned(), std::env::var(name).ok()?));
        Self {
            seed: u64::from_le_bytes(random()),
            program: names.program.clone(),
            host: names.host.clone(),
            user: names.user.clone(),
            connection_id: Base64::encode_string(&random::<16>()),
            variables: VARIABLES.into_iter().filter_map(variable).collect(),
            ..Self::default()
        }
    }
}

/// Bytes at random; zeros on a machine that has none, as nothing secret hangs on them.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    match getrandom::fill(&mut bytes) {
        Ok(()) => bytes,
        Err(_) => [0; N],
    }
}
