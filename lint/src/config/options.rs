//! `[rules]`: what rules take as too much or too little.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Options of rules, by their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Options {
    /// Options of TNS103.
    pub alias_characters: AliasCharacters,
    /// Options of TNS417.
    pub retry_budget: RetryBudget,
    /// Options of TNS419.
    pub receive_timeout: ReceiveTimeout,
    /// Options of TNS504.
    pub weak_cipher_suite: WeakCipherSuite,
    /// Options of TNS527.
    pub plain_tcp: PlainTcp,
    /// Options of TNS605.
    pub wallet_files: WalletFiles,
}

/// Options of TNS103.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct AliasCharacters {
    /// The longest name that is not reported.
    pub max_length: usize,
}

impl Default for AliasCharacters {
    /// The longest name that Oracle's manual promises to work in general.
    fn default() -> Self {
        Self { max_length: 64 }
    }
}

/// Options of TNS417.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct RetryBudget {
    /// The shortest that all pauses together may be where there is a standby.
    pub min_seconds: u32,
    /// The longest that all tries together may take.
    pub max_seconds: u32,
}

impl Default for RetryBudget {
    /// Less than half a minute is too little for any switchover.
    fn default() -> Self {
        Self { min_seconds: 30, max_seconds: 1800 }
    }
}

/// Options of TNS419.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct ReceiveTimeout {
    /// The shortest limit that is not reported.
    pub min_seconds: u32,
}

impl Default for ReceiveTimeout {
    fn default() -> Self {
        Self { min_seconds: 300 }
    }
}

/// Options of TNS504.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct WeakCipherSuite {
    /// Suites that are not reported.
    pub allow: Vec<String>,
}

/// Options of TNS527.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct PlainTcp {
    /// Hosts, and domains with a dot before them (`.lab.example`), that plain TCP may lead to.
    pub allow_hosts: Vec<String>,
}

/// Options of TNS605.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct WalletFiles {
    /// Days before the end of a certificate from which on it is reported.
    pub days: u16,
}

impl Default for WalletFiles {
    fn default() -> Self {
        Self { days: 30 }
    }
}
