//! What the connect data says about this client.

use tns_dsn::{Description, Section, Value};

use super::Options;

/// CID and CONNECTION_ID of a description.
pub(super) struct Identity {
    /// The parameters of CID.
    pub(super) cid: Section,
    /// That of the text where it has one, else the one of the options behind its prefix.
    pub(super) connection_id: String,
}

impl Identity {
    pub(super) fn new(description: &Description, options: &Options) -> Self {
        let own = description.connect_data.as_ref().and_then(|data| data.nested("CID"));
        Self {
            cid: own.cloned().unwrap_or_else(|| client(options)),
            connection_id: description
                .connect_text("CONNECTION_ID")
                .filter(|id| !id.is_empty())
                .map_or_else(|| format!("{}{}", prefix(description), options.connection_id), str::to_owned),
        }
    }
}

fn client(options: &Options) -> Section {
    let Options { program, host, user, .. } = options;
    let named = [("PROGRAM", program), ("HOST", host), ("USER", user)];
    named.into_iter().map(|(name, value)| (name.to_owned(), Value::Text(plain(value)))).collect()
}

/// CONNECTION_ID_PREFIX, which node-oracledb also reads in DESCRIPTION.
fn prefix(description: &Description) -> &str {
    const NAME: &str = "CONNECTION_ID_PREFIX";
    description.connect_text(NAME).or_else(|| description.settings.text(NAME)).unwrap_or_default()
}

/// A name of this machine without the characters that mean something in a descriptor.
fn plain(name: &str) -> String {
    name.chars().map(|c| if "()=\"'".contains(c) || c.is_control() { '?' } else { c }).collect()
}
