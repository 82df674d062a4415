//! What a login needs to know of a description.

use std::path::PathBuf;
use std::sync::Arc;

use tns_dsn::Description;
use tns_dsn::resolve::Profile;
use tns_parser::model::read_boolean;

use super::security::Security;
use super::source::Source;
use super::{Options, Trust, wallet};

/// What a login needs to know of a description, beside the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForLogin {
    /// What was asked for, as the user wrote it, and the alias that it led to: a wallet keeps
    /// credentials under such names.
    pub names: Vec<String>,
    /// SERVICE_NAME.
    pub service: String,
    /// Whether SERVER=POOLED asks for a pooled server (DRCP).
    pub pooled: bool,
    /// POOL_CONNECTION_CLASS.
    pub class: Option<String>,
    /// POOL_PURITY, as it is written.
    pub purity: Option<String>,
    /// The folder of the wallet, which may hold credentials also where TLS is not used.
    pub wallet: Option<PathBuf>,
    /// Whether DISABLE_OOB forbids urgent data.
    pub no_urgent: bool,
}

/// Reads it; what is wrong with it is told by a login.
pub(super) fn read(
    description: &Description,
    profile: &Profile,
    options: &Options,
    source: &Source<'_>,
) -> Arc<ForLogin> {
    let text = |name| description.connect_text(name).filter(|text| !text.is_empty());
    let security = Security { section: description.security.as_ref(), profile };
    let wallet = match wallet::trust(security, options, &mut Vec::new()) {
        Trust::Wallet(folder) => Some(folder),
        Trust::System => None,
    };
    let no_urgent = description.settings.text("DISABLE_OOB").or_else(|| profile.text("DISABLE_OOB"));
    Arc::new(ForLogin {
        names: source.names().map(str::to_owned).collect(),
        service: text("SERVICE_NAME").unwrap_or_default().to_owned(),
        pooled: text("SERVER").is_some_and(|word| word.eq_ignore_ascii_case("POOLED")),
        class: text("POOL_CONNECTION_CLASS").map(str::to_owned),
        purity: text("POOL_PURITY").map(str::to_owned),
        wallet,
        no_urgent: no_urgent.and_then(read_boolean) == Some(true),
    })
}
