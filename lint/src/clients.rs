//! The clients that findings speak of.

use schemars::{Schema, SchemaGenerator, json_schema};
use tns_dsn::clients::Client;
use tns_dsn::clients::compat::Verdict;
use tns_dsn::mask;
use tns_parser::Span;

/// Clients over the Oracle Client libraries, of any release.
pub const OCI: &[Client] = &[Client::Oci19, Client::Oci23, Client::Oci26];
/// Drivers that speak the protocol themselves and read no sqlnet.ora.
pub const THIN: &[Client] = &[
    Client::JdbcThin,
    Client::PythonThin,
    Client::NodeThin,
    Client::RustThin,
    Client::GoOracledb,
    Client::GoOra,
];

/// What a client that is named as a target makes of an alias, a descriptor or a connect string.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The client.
    pub client: Client,
    /// Its reading beside the documented one.
    pub verdict: &'a Verdict,
    /// The name of the alias, or the string.
    pub span: Span,
}

impl Judged<'_> {
    /// The client as a list.
    pub(crate) fn only(&self) -> &'static [Client] {
        const ALL: &[Client] = &Client::ALL;
        ALL.chunks(1).find(|one| one.contains(&self.client)).unwrap_or(ALL)
    }

    /// What a client says, on one line, not too long and without passwords.
    pub(crate) fn shown(&self, text: &str) -> String {
        let line = mask(text).split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LONGEST) {
            Some((end, _)) => format!("{}…", &line[..end]),
            None => line,
        }
    }
}

/// Characters of a client's words that a message shows.
const LONGEST: usize = 160;

/// The schema of a list of clients.
pub(crate) fn schema(_: &mut SchemaGenerator) -> Schema {
    let choice = |client: Client| json_schema!({"type": "string", "const": client.name(), "description": client.product()});
    let choices = Client::ALL.map(choice);
    let description = "A client whose behaviour a finding may depend on.";
    json_schema!({"type": "array", "items": {"description": description, "oneOf": choices}})
}
