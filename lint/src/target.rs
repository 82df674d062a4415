use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tns_parser::catalog::ClientNotes;

/// A client whose behaviour a finding may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// Oracle Client libraries 19c: thick drivers, SQL*Plus.
    #[serde(rename = "oci-19")]
    Oci19,
    /// Oracle Client libraries 23ai.
    #[serde(rename = "oci-23")]
    Oci23,
    /// Oracle Client libraries 26ai.
    #[serde(rename = "oci-26")]
    Oci26,
    /// JDBC Thin.
    JdbcThin,
    /// python-oracledb in thin mode.
    PythonThin,
    /// node-oracledb in thin mode.
    NodeThin,
    /// Oracle's Rust driver.
    RustThin,
    /// Oracle's Go driver.
    GoOracledb,
    /// sijms/go-ora.
    GoOra,
    /// ODP.NET Managed and Core.
    OdpnetManaged,
}

/// Clients over the Oracle Client libraries, of any release.
pub const OCI: &[Target] = &[Target::Oci19, Target::Oci23, Target::Oci26];
/// Drivers that speak the protocol themselves and read no sqlnet.ora.
pub const THIN: &[Target] = &[
    Target::JdbcThin,
    Target::PythonThin,
    Target::NodeThin,
    Target::RustThin,
    Target::GoOracledb,
    Target::GoOra,
];

/// A word that is no client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no client is called `{word}`; there are {}", Target::ALL.map(Target::name).join(", "))]
pub struct UnknownTarget {
    /// The word.
    pub word: String,
}

impl Target {
    /// Every client.
    pub const ALL: [Self; 10] = [
        Self::Oci19,
        Self::Oci23,
        Self::Oci26,
        Self::JdbcThin,
        Self::PythonThin,
        Self::NodeThin,
        Self::RustThin,
        Self::GoOracledb,
        Self::GoOra,
        Self::OdpnetManaged,
    ];

    /// Its name on the command line and in configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Oci19 => "oci-19",
            Self::Oci23 => "oci-23",
            Self::Oci26 => "oci-26",
            Self::JdbcThin => "jdbc-thin",
            Self::PythonThin => "python-thin",
            Self::NodeThin => "node-thin",
            Self::RustThin => "rust-thin",
            Self::GoOracledb => "go-oracledb",
            Self::GoOra => "go-ora",
            Self::OdpnetManaged => "odpnet-managed",
        }
    }

    /// What the client does with a parameter, where the catalogue knows it.
    pub const fn note(self, notes: &ClientNotes) -> Option<&'static str> {
        match self {
            Self::PythonThin => notes.python_thin,
            Self::NodeThin => notes.node_thin,
            Self::GoOracledb => notes.go_oracledb,
            Self::JdbcThin => notes.jdbc_thin,
            Self::OdpnetManaged => notes.odpnet_managed,
            Self::Oci19 | Self::Oci23 | Self::Oci26 | Self::RustThin | Self::GoOra => None,
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(word: &str) -> Result<Self, UnknownTarget> {
        let found = Self::ALL.into_iter().find(|target| target.name().eq_ignore_ascii_case(word));
        found.ok_or_else(|| UnknownTarget { word: word.to_owned() })
    }
}
