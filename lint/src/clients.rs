//! The clients that findings speak of.

use schemars::{Schema, SchemaGenerator, json_schema};
use tns_dsn::clients::Client;

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

/// The schema of a list of clients.
pub(crate) fn schema(_: &mut SchemaGenerator) -> Schema {
    let choice = |client: Client| json_schema!({"type": "string", "const": client.name(), "description": client.product()});
    let choices = Client::ALL.map(choice);
    let description = "A client whose behaviour a finding may depend on.";
    json_schema!({"type": "array", "items": {"description": description, "oneOf": choices}})
}
