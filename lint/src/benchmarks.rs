//! Security benchmarks: which of their items the rules look at.

use std::fmt;

use serde::Serialize;

use crate::rule::RuleInfo;

/// An item of a benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Benchmark {
    /// Who wants it, of which release: `CIS Oracle Database 19c v1.1.0`.
    pub standard: &'static str,
    /// Its number there.
    pub item: &'static str,
    /// What it is about, in our words.
    pub about: &'static str,
    /// The codes of the rules that find where it is not met, in whole or in part.
    #[serde(skip)]
    pub rules: &'static [&'static str],
}

const CIS_19_10: &str = "CIS Oracle Database 19c v1.0.0";
const CIS_19_11: &str = "CIS Oracle Database 19c v1.1.0";
const CIS_19_20: &str = "CIS Oracle Database 19c v2.0.0";
const STIG_12: &str = "DISA STIG Oracle Database 12c";
const STIG_19: &str = "DISA STIG Oracle Database 19c";

/// The items, by benchmark; the numbers change with its releases.
pub static BENCHMARKS: &[Benchmark] = &[
    Benchmark {
        standard: CIS_19_10,
        item: "2.1.1",
        about: "no external procedures in listener.ora",
        rules: &["TNS212"],
    },
    Benchmark {
        standard: CIS_19_11,
        item: "2.3.1",
        about: "the server requires encryption",
        rules: &["TNS514"],
    },
    Benchmark {
        standard: CIS_19_20,
        item: "2.2.4",
        about: "logon protocols of release 12 or later",
        rules: &["TNS520"],
    },
    Benchmark {
        standard: STIG_12,
        item: "V-219875",
        about: "logon protocols of release 12 or later",
        rules: &["TNS520"],
    },
    Benchmark {
        standard: STIG_19,
        item: "V-270539",
        about: "network access for listed machines only",
        rules: &["TNS414", "TNS528"],
    },
    Benchmark {
        standard: STIG_19,
        item: "V-270543",
        about: "logon protocols of release 12 or later",
        rules: &["TNS520"],
    },
];

impl RuleInfo {
    /// The items of benchmarks that it looks at.
    pub fn benchmarks(&self) -> impl Iterator<Item = &'static Benchmark> {
        BENCHMARKS.iter().filter(|item| item.rules.contains(&self.code))
    }
}

impl fmt::Display for Benchmark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.standard, self.item, self.about)
    }
}

#[cfg(test)]
mod tests {
    use super::BENCHMARKS;
    use crate::registry::find_rule;

    #[test]
    fn every_item_leads_to_rules() {
        for item in BENCHMARKS {
            assert!(!item.rules.is_empty(), "{item}");
            assert!(item.rules.iter().all(|code| find_rule(code).is_some()), "{item}");
        }
    }
}
