//! What a run was made of, and what came of it.

use std::collections::BTreeMap;

use tns_dsn::clients::Client;

use super::grammar::Production;
use super::store::Signature;
use super::{Made, Verdict};
use crate::clients::said::Outcome;

/// What came of all cases with one driver.
#[derive(Clone, Debug, Default)]
pub(super) struct OfDriver {
    pub(super) cases: u64,
    pub(super) agreed: u64,
    pub(super) refused: u64,
    pub(super) crashed: u64,
    /// Refusals by the number of the error.
    pub(super) codes: BTreeMap<String, u64>,
}

/// Counts of a run.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) cases: u64,
    /// Cases that at least one driver refuses.
    pub(super) refused: u64,
    pub(super) damaged: u64,
    pub(super) productions: BTreeMap<Production, u64>,
    pub(super) operators: BTreeMap<&'static str, u64>,
    pub(super) drivers: BTreeMap<Client, OfDriver>,
    pub(super) causes: BTreeMap<Signature, u64>,
}

impl Tally {
    /// Counts a case and what every driver said to it.
    pub(super) fn add<'a>(&mut self, made: &Made, verdicts: impl Iterator<Item = (Client, &'a Verdict)>) {
        self.cases += 1;
        self.damaged += u64::from(!made.operators.is_empty());
        for production in &made.productions {
            *self.productions.entry(*production).or_default() += 1;
        }
        for operator in &made.operators {
            *self.operators.entry(operator).or_default() += 1;
        }
        let mut refused = false;
        for (client, verdict) in verdicts {
            let (read, names) = (&verdict.said.read, &verdict.said.names);
            // Where nothing is read the names are what counts.
            let taken = read.as_ref().map(Outcome::is_taken).or(names.as_ref().map(Outcome::is_taken));
            let of_driver = self.drivers.entry(client).or_default();
            of_driver.cases += 1;
            of_driver.agreed += u64::from(verdict.differences.is_empty());
            of_driver.refused += u64::from(taken == Some(false));
            of_driver.crashed += u64::from(matches!(read, Some(Outcome::Crashed(_))));
            if let Some(Outcome::Refused { code, .. }) = read {
                let code = code.clone().unwrap_or_else(|| "without a number".to_owned());
                *of_driver.codes.entry(code).or_default() += 1;
            }
            refused |= taken == Some(false);
        }
        self.refused += u64::from(refused);
    }

    /// Counts a cause of disagreement; whether it is new in this run.
    pub(super) fn note(&mut self, signature: &Signature) -> bool {
        let count = self.causes.entry(signature.clone()).or_default();
        *count += 1;
        *count == 1
    }
}
