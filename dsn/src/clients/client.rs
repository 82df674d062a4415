use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use tns_parser::catalog::ClientNotes;

/// A client whose reading is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Client {
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

/// How a client's reading is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// It was run.
    Observed,
    /// It was read about.
    Documented,
}

/// A word that is no client.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no client is called `{word}`; there are {}", Client::ALL.map(Client::name).join(", "))]
pub struct UnknownClient {
    /// The word.
    pub word: String,
}

impl Client {
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

    /// The product and the release whose reading is described here.
    pub const fn product(self) -> &'static str {
        match self {
            Self::Oci19 => "Oracle Client libraries 19c",
            Self::Oci23 => "Oracle Client libraries 23ai",
            Self::Oci26 => "Oracle Client libraries 26ai",
            Self::JdbcThin => "Oracle JDBC Thin 23ai",
            Self::PythonThin => "python-oracledb 26.1 (thin)",
            Self::NodeThin => "node-oracledb 26.0 (thin)",
            Self::RustThin => "oracledb for Rust 26.0.0-beta.5",
            Self::GoOracledb => "go-oracledb (Oracle's Go driver)",
            Self::GoOra => "go-ora 3.0 (sijms)",
            Self::OdpnetManaged => "ODP.NET Managed and Core 23ai",
        }
    }

    /// Whether it reads tnsnames.ora at all; programs give the others what stands there.
    pub const fn reads_tnsnames(self) -> bool {
        !matches!(self, Self::GoOra | Self::GoOracledb)
    }

    /// Whether it finds in tnsnames.ora what Oracle documents.
    pub(super) const fn finds_as_documented(self) -> bool {
        matches!(self, Self::Oci19 | Self::Oci23 | Self::Oci26 | Self::JdbcThin)
    }

    /// How its reading is known.
    pub const fn basis(self) -> Basis {
        match self {
            Self::PythonThin | Self::NodeThin | Self::RustThin | Self::GoOra => Basis::Observed,
            _ => Basis::Documented,
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

impl fmt::Display for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Client {
    type Err = UnknownClient;

    fn from_str(word: &str) -> Result<Self, UnknownClient> {
        let found = Self::ALL.into_iter().find(|client| client.name().eq_ignore_ascii_case(word));
        found.ok_or_else(|| UnknownClient { word: word.to_owned() })
    }
}
